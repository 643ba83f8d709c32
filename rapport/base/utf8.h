// UTF-8: bytes ↔ code points, categories, lower case.
//
// In: any bytes. `decode` never fails: a sequence that is no UTF-8 (overlong, surrogate, cut off,
// above U+10FFFF) gives U+FFFD for its longest valid beginning, as the WHATWG decoder does, and
// reading goes on behind it.
// Out: code points, byte lengths; categories are Unicode 15's, by libutf8proc.
// Lifetime: CodePointIndex points into its text. Threads: everything here is free of state.
// Source: RFC 3629; Unicode standard 15.0, section 3.9 (U+FFFD substitution of maximal subparts).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

inline constexpr char32_t replacement_character = 0xFFFD;

struct CodePoint {
    char32_t value = 0;
    uint32_t size = 0;  // bytes read, at least 1
    bool valid = true;
};

CodePoint decode_sequence(std::string_view text, size_t at);  // what `decode` calls beyond ASCII

// The code point that begins at byte `at` < text.size().
inline CodePoint decode(std::string_view text, size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? CodePoint{byte, 1, true} : decode_sequence(text, at);
}

void append_utf8(std::string& out, char32_t c);  // U+FFFD for surrogates and above U+10FFFF
std::u32string to_utf32(std::string_view text);
bool is_utf8(std::string_view text);

// First byte of the code point that ends at `at` > 0; `at` − 1 where no valid one does.
size_t code_point_before(std::string_view text, size_t at);

enum class Category : uint8_t {
    other,  // control, format, private use, unassigned
    upper,
    title,
    lower,
    letter,  // modifier letters and letters without case
    number,
    mark,
    punctuation,
    symbol,
    space
};
Category category_beyond_ascii(char32_t c);
Category category(char32_t c);

inline bool is_letter(Category c) { return c >= Category::upper && c <= Category::letter; }
inline bool is_space(char32_t c) {  // also the controls that stand for white space
    return (c >= 9 && c <= 13) || c == 0x85 || category(c) == Category::space;
}
inline bool is_word_char(char32_t c) {
    const Category k = category(c);
    return is_letter(k) || k == Category::number || c == '_';
}
bool is_format(char32_t c);   // Cf: zero-width, bidi controls, soft hyphen
bool is_nonspacing(char32_t c);  // Mn: accents
inline bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

char32_t lower(char32_t c);
std::string lower(std::string_view text);  // as Python's str.lower(): İ and final sigma included

// Byte offset ↔ code point index. Built in one pass; keeps a number for every 64 code points, none
// for ASCII; answers in at most 64 steps.
class CodePointIndex {
  public:
    explicit CodePointIndex(std::string_view text);
    size_t size() const { return size_; }
    size_t index_of(size_t byte) const;  // of the code point that `byte` lies in; size() at the end
    size_t byte_of(size_t index) const;  // text.size() where the index is size() or more
  private:
    static constexpr size_t step = 64;
    std::string_view text_;
    std::vector<uint32_t> bytes_;  // byte of every step-th code point; empty for ASCII
    size_t size_ = 0;
};

}  // namespace rapport
