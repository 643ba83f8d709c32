#include <gtest/gtest.h>

#include "rapport/base/day.h"
#include "rapport/base/hash.h"
#include "rapport/base/span.h"

namespace rapport {
namespace {

TEST(Day, IsoRoundTrip) {
    for (const char* text :
         {"1970-01-01", "2000-02-29", "2024-12-31", "0001-01-01", "9999-12-31"}) {
        const auto day = day_of_iso(text);
        ASSERT_TRUE(day) << text;
        EXPECT_EQ(to_iso(*day), text);
    }
    EXPECT_EQ(day_of_iso("2024-03-01T10:00:00Z"), day_of_iso("2024-03-01"));
    EXPECT_EQ(day_of_iso("1970-01-02")->number, 1);
}

TEST(Day, RefusesWhatIsNoDay) {
    for (const char* text : {"", "2023", "2023-02-30", "2023-13-01", "2023-00-10", "20230101",
                             "2023-1-1", "2023-01-01x", "-123-01-01", "2023-01--1"})
        EXPECT_FALSE(day_of_iso(text)) << text;
}

TEST(Hash, Sha256OfFips180) {
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Hash, DigestKeepsPartsApart) {
    EXPECT_NE(digest({"ab", "c"}), digest({"a", "bc"}));
    EXPECT_NE(digest({"a"}), digest({"a", ""}));
    EXPECT_EQ(digest({"a", "b"}).size(), 32u);
}

}  // namespace
}  // namespace rapport
