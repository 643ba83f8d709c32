#include "rapport/base/utf8.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

TEST(Utf8, DecodesAndReplacesTheLongestValidBeginning) {
    struct Row {
        std::string_view bytes;
        std::u32string_view code_points;
    };
    for (const auto& [bytes, expected] : std::initializer_list<Row>{
             {"", U""},
             {"a", U"a"},
             {"\xC3\xA9", U"é"},
             {"\xE2\x82\xAC", U"€"},
             {"\xF0\x9F\x98\x80", U"\U0001F600"},
             {"\xF4\x8F\xBF\xBF", U"\U0010FFFF"},
             {"\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD"},  // above U+10FFFF
             {"\xC0\x80", U"\uFFFD\uFFFD"},                      // overlong NUL
             {"\xE0\x80\x80", U"\uFFFD\uFFFD\uFFFD"},            // overlong
             {"\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD"},            // surrogate
             {"\xE2\x82", U"\uFFFD"},                            // cut off
             {"\xE2\x82z", U"\uFFFDz"},
             {"\xF0\x9F\x98\xC3\xA9", U"\uFFFDé"},
             {"\x80\xBF", U"\uFFFD\uFFFD"},                      // tails alone
             {"\xFE\xFF", U"\uFFFD\uFFFD"},
             {std::string_view("\0x", 2), std::u32string_view(U"\0x", 2)},
         }) {
        EXPECT_EQ(to_utf32(bytes), expected);
        EXPECT_EQ(is_utf8(bytes), expected.find(replacement_character) == expected.npos);
    }
}

TEST(Utf8, EveryCodePointComesBack) {
    for (char32_t c = 0; c <= 0x110010; ++c) {
        std::string bytes;
        append_utf8(bytes, c);
        const CodePoint back = decode(bytes, 0);
        const bool scalar = c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
        ASSERT_EQ(back.value, scalar ? c : replacement_character);
        ASSERT_EQ(back.size, bytes.size());
        ASSERT_TRUE(back.valid);
        ASSERT_EQ(code_point_before(bytes, bytes.size()), 0u);
    }
}

TEST(Utf8, Categories) {
    struct Row {
        char32_t c;
        Category category;
        bool word;
    };
    for (const auto& [c, expected, word] : std::initializer_list<Row>{
             {'a', Category::lower, true},          {'Z', Category::upper, true},
             {'7', Category::number, true},         {'_', Category::punctuation, true},
             {'$', Category::symbol, false},        {'%', Category::punctuation, false},
             {'`', Category::symbol, false},        {' ', Category::space, false},
             {'\n', Category::other, false},        {0, Category::other, false},
             {0x7F, Category::other, false},        {U'é', Category::lower, true},
             {U'ǅ', Category::title, true},         {U'中', Category::letter, true},
             {U'Ⅷ', Category::number, true},        {U'½', Category::number, true},
             {0x301, Category::mark, false},        {0xA0, Category::space, false},
             {0x200B, Category::other, false},      {0x202E, Category::other, false},
             {U'“', Category::punctuation, false},  {U'€', Category::symbol, false},
             {0xE000, Category::other, false},      {0x378, Category::other, false},
         }) {
        EXPECT_EQ(category(c), expected) << std::hex << static_cast<uint32_t>(c);
        EXPECT_EQ(is_word_char(c), word) << std::hex << static_cast<uint32_t>(c);
    }
    for (char32_t c = 0; c < 128; ++c) EXPECT_EQ(category(c), category_beyond_ascii(c)) << char(c);
    for (char32_t c : {0x200B, 0x202E, 0xAD, 0xFEFF}) EXPECT_TRUE(is_format(c));
    for (char32_t c : {0x61, 0, 0xA0, 0x301}) EXPECT_FALSE(is_format(c));
}

TEST(Utf8, Lower) {
    struct Row {
        std::string_view text, lowered;
    };
    for (const auto& [text, lowered] : std::initializer_list<Row>{
             {"NATO", "nato"}, {"Łódź", "łódź"}, {"ÅÉ", "åé"}, {"İzmir", "i̇zmir"},
             {"ΟΔΟΣ", "οδος"}, {"ΣΑΣ Σ", "σας σ"}, {"КИЇВ", "київ"}, {"ẞ", "ß"},
             {"中文", "中文"}, {"\xFF" "A", "\uFFFD" "a"}})
        EXPECT_EQ(lower(text), lowered);
}

TEST(CodePointIndex, BothWaysAtEveryOffset) {
    std::string mixed;
    for (int i = 0; i < 300; ++i) mixed += i % 3 ? "é" : i % 2 ? "a" : "\U0001F600";
    const std::vector<std::string> texts = {"", "plain", mixed, mixed + "\xE2\x82"};
    for (const std::string& text : texts) {
        const CodePointIndex index(text);
        size_t n = 0;
        for (size_t at = 0; at < text.size(); ++n) {
            const size_t size = decode(text, at).size;
            for (size_t i = 0; i < size; ++i) ASSERT_EQ(index.index_of(at + i), n);
            ASSERT_EQ(index.byte_of(n), at);
            at += size;
        }
        EXPECT_EQ(index.size(), n);
        EXPECT_EQ(index.index_of(text.size()), n);
        EXPECT_EQ(index.index_of(text.size() + 9), n);
        EXPECT_EQ(index.byte_of(n), text.size());
        EXPECT_EQ(index.byte_of(n + 9), text.size());
    }
}

}  // namespace
}  // namespace rapport
