#include "rapport/language/words.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

// "word/shape word/shape …"; the visible form of each word.
std::string printed(std::string_view text) {
    std::string out;
    for (const Word& w : words(text, {0, static_cast<uint32_t>(text.size())}))
        out += " " + visible(w.span.of(text)) + "/" + std::string(name(w.shape));
    if (!out.empty()) out.erase(0, 1);
    return out;
}

TEST(Words, RunsAndMarks) {
    struct Row {
        std::string_view text, expected;
    };
    for (const auto& [text, expected] : std::initializer_list<Row>{
             {"", ""},
             {" \t\n\xC2\xA0 ", ""},
             {"Mara said no.", "Mara/title said/lower no/lower ./mark"},
             {"U.S. troops", "U/title ./mark S/title ./mark troops/lower"},
             {"NATO McDonald eBay", "NATO/upper McDonald/mixed eBay/mixed"},
             {"X X1 A_B", "X/title X1/upper A_B/upper"},
             {"state-owned 20-year", "state/lower -/mark owned/lower 20/digit -/mark year/lower"},
             {"3.5% $5m", "3/digit ./mark 5/digit %/mark $/mark 5m/digit"},
             {"5pm _a ½", "5pm/digit _a/mark ½/digit"},
             {"don't “no”", "don/lower '/mark t/lower “/mark no/lower ”/mark"},
             {"Łódź Ünal ǅ 中文", "Łódź/title Ünal/title ǅ/title 中文/lower"},
             {"e\xCC\x81t", "e/lower \xCC\x81/mark t/lower"},  // a free accent
             {"Pu\xE2\x80\x8Btin gov\xC2\xADt", "Putin/title govt/lower"},
             {"\xE2\x80\xAE" "evil\xE2\x80\xAC end\xE2\x80\x8B", "evil/lower end/lower"},
             {std::string_view("a\0b", 3), "a/lower b/lower"},
             {"a\xFFz", "a/lower \xFF/mark z/lower"},
             {"…!!", "…/mark !/mark !/mark"},
         })
        EXPECT_EQ(printed(text), expected) << text;
}

TEST(Words, StayInTheirRange) {
    const std::string_view text = "alpha beta gamma";
    const std::vector<Word> some = words(text, {2, 8});
    ASSERT_EQ(some.size(), 2u);
    EXPECT_EQ(some[0].span.of(text), "pha");
    EXPECT_EQ(some[1].span.of(text), "be");
}

}  // namespace
}  // namespace rapport
