#include "rapport/intake/encoding.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

using namespace std::string_literals;

TEST(ToUtf8, DecodesInTheOrderOfWhatwg) {
    struct {
        std::string in, out;
        uint64_t replaced;
    } rows[] = {
        {"", "", 0},
        {"plain", "plain", 0},
        {"Zürich – 東京 😀", "Zürich – 東京 😀", 0},
        {"a\0b"s, "a\0b"s, 0},
        {"caf\xE9", "café", 1},  // no UTF-8 at all: windows-1252
        {"\x93quoted\x94 \x80", "“quoted” €", 3},
        {"hole \x81", "hole \u0081", 1},
        {"ü and \xE9", "ü and \uFFFD", 1},      // a mixture: UTF-8 with losses
        {"ü \xE2\x82 cut", "ü \uFFFD cut", 2},  // one mark for a cut character
        {"ü \xF0\x9F\x98", "ü \uFFFD", 3},
        {"ü \xC0\xAF", "ü \uFFFD\uFFFD", 2},                      // overlong
        {"ü \xED\xA0\x80", "ü \uFFFD\uFFFD\uFFFD", 3},            // a surrogate
        {"ü \xF4\x90\x80\x80", "ü \uFFFD\uFFFD\uFFFD\uFFFD", 4},  // above U+10FFFF
    };
    for (const auto& row : rows) {
        const Decoded decoded = to_utf8(row.in);
        EXPECT_EQ(decoded.text, row.out);
        EXPECT_EQ(decoded.replaced, row.replaced) << row.out;
    }
}

// Fed byte by byte and at once.
TEST(Utf16, DecodesInPiecesOfAnySize) {
    struct {
        std::string little;
        std::string out;
        uint64_t replaced;
    } rows[] = {
        {"a\0b\0"s, "ab", 0},
        {"\xFC\0"s, "ü", 0},
        {"\x3D\xD8\x00\xDE"s, "😀", 0},
        {"\x3D\xD8"s, "\uFFFD", 2},  // high surrogate at the end
        {"\x3D\xD8"
         "a\0"s,
         "\uFFFD"
         "a",
         2},  // … and before a letter
        {"\x00\xDE"
         "a\0"s,
         "\uFFFD"
         "a",
         2},  // low surrogate alone
        {"\x3D\xD8\x3D\xD8\x00\xDE"s, "\uFFFD😀", 2},
        {"a\0b"s, "a\uFFFD", 1},  // odd byte
    };
    for (const auto& row : rows)
        for (size_t piece : {size_t(1), size_t(3), size_t(100)})
            for (ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
                std::string bytes = row.little, out;
                if (order == ByteOrder::big)
                    for (size_t i = 0; i + 1 < bytes.size(); i += 2)
                        std::swap(bytes[i], bytes[i + 1]);
                Utf16Decoder decoder(order);
                for (size_t at = 0; at < bytes.size(); at += piece)
                    decoder.feed(bytes.substr(at, piece), out);
                decoder.finish(out);
                EXPECT_EQ(out, row.out);
                EXPECT_EQ(decoder.replaced(), row.replaced);
            }
}

}  // namespace
}  // namespace rapport
