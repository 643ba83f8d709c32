#include "rapport/base/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace rapport {

// Range of the second byte for each lead byte; everything after it is 80..BF (Unicode 15, table
// 3-7).
struct Lead {
    uint32_t size;
    unsigned char low, high;
};
static Lead lead_of(unsigned char b) {
    if (b >= 0xC2 && b <= 0xDF) return {2, 0x80, 0xBF};
    if (b == 0xE0) return {3, 0xA0, 0xBF};
    if (b == 0xED) return {3, 0x80, 0x9F};
    if (b >= 0xE1 && b <= 0xEF) return {3, 0x80, 0xBF};
    if (b == 0xF0) return {4, 0x90, 0xBF};
    if (b >= 0xF1 && b <= 0xF3) return {4, 0x80, 0xBF};
    if (b == 0xF4) return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

CodePoint decode_sequence(std::string_view text, size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const Lead lead = lead_of(first);
    if (lead.size == 0) return {replacement_character, 1, false};
    char32_t value = first & (0x7F >> lead.size);
    for (uint32_t i = 1; i < lead.size; ++i) {
        if (at + i >= text.size()) return {replacement_character, i, false};
        const auto byte = static_cast<unsigned char>(text[at + i]);
        if (byte < (i == 1 ? lead.low : 0x80) || byte > (i == 1 ? lead.high : 0xBF))
            return {replacement_character, i, false};
        value = value << 6 | (byte & 0x3F);
    }
    return {value, lead.size, true};
}

void append_utf8(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement_character;
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | (c >> shift & 0x3F)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | c >> 6), tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | c >> 12), tail(6), tail(0);
    } else {
        out += static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0);
    }
}

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    for (size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        out += c.value;
        at += c.size;
    }
    return out;
}

bool is_utf8(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        if (!c.valid) return false;
        at += c.size;
    }
    return true;
}

size_t code_point_before(std::string_view text, size_t at) {
    for (size_t back = 1; back <= std::min<size_t>(4, at); ++back) {
        const auto byte = static_cast<unsigned char>(text[at - back]);
        if ((byte & 0xC0) == 0x80) continue;
        const CodePoint c = decode(text, at - back);
        return c.valid && c.size == back ? at - back : at - 1;
    }
    return at - 1;
}

static Category of_utf8proc(int c) {
    switch (c) {
        case UTF8PROC_CATEGORY_LU: return Category::upper;
        case UTF8PROC_CATEGORY_LL: return Category::lower;
        case UTF8PROC_CATEGORY_LT: return Category::title;
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO: return Category::letter;
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME: return Category::mark;
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_NO: return Category::number;
        case UTF8PROC_CATEGORY_PC:
        case UTF8PROC_CATEGORY_PD:
        case UTF8PROC_CATEGORY_PS:
        case UTF8PROC_CATEGORY_PE:
        case UTF8PROC_CATEGORY_PI:
        case UTF8PROC_CATEGORY_PF:
        case UTF8PROC_CATEGORY_PO: return Category::punctuation;
        case UTF8PROC_CATEGORY_SM:
        case UTF8PROC_CATEGORY_SC:
        case UTF8PROC_CATEGORY_SK:
        case UTF8PROC_CATEGORY_SO: return Category::symbol;
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP: return Category::space;
        default: return Category::other;
    }
}

Category category_beyond_ascii(char32_t c) {
    return of_utf8proc(utf8proc_category(static_cast<utf8proc_int32_t>(c)));
}

static constexpr auto ascii_categories = [] {
    std::array<Category, 128> table{};
    for (int c = 0x21; c < 0x7F; ++c) table[c] = Category::punctuation;
    for (int c = 'A'; c <= 'Z'; ++c) table[c] = Category::upper;
    for (int c = 'a'; c <= 'z'; ++c) table[c] = Category::lower;
    for (int c = '0'; c <= '9'; ++c) table[c] = Category::number;
    for (char c : std::string_view("$+<=>^`|~")) table[static_cast<size_t>(c)] = Category::symbol;
    table[' '] = Category::space;
    return table;
}();

Category category(char32_t c) { return c < 128 ? ascii_categories[c] : category_beyond_ascii(c); }

static bool has_category(char32_t c, int which) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == which;
}
bool is_format(char32_t c) { return c >= 0xAD && has_category(c, UTF8PROC_CATEGORY_CF); }
bool is_nonspacing(char32_t c) { return c >= 0x300 && has_category(c, UTF8PROC_CATEGORY_MN); }

char32_t lower(char32_t c) {
    if (c < 128) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

// Σ is ς where a letter stands before it and none behind it (Unicode 15, section 3.13,
// Final_Sigma).
static bool is_final_sigma(std::string_view text, size_t at) {
    const size_t behind = at + 2;
    return at > 0 && is_letter(category(decode(text, code_point_before(text, at)).value)) &&
           (behind >= text.size() || !is_letter(category(decode(text, behind).value)));
}

std::string lower(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        if (c.value == 0x130)  // İ → i with a dot above
            out += "i\xCC\x87";
        else if (c.value == 0x3A3 && is_final_sigma(text, at))
            append_utf8(out, 0x3C2);
        else
            append_utf8(out, lower(c.value));
        at += c.size;
    }
    return out;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; })) {
        size_ = text.size();
        return;
    }
    for (size_t at = 0; at < text.size(); at += decode(text, at).size)
        if (size_++ % step == 0) bytes_.push_back(static_cast<uint32_t>(at));
}

size_t CodePointIndex::index_of(size_t byte) const {
    byte = std::min(byte, text_.size());
    if (bytes_.empty()) return byte;
    if (byte == text_.size()) return size_;
    const auto after = std::upper_bound(bytes_.begin(), bytes_.end(), byte);
    const size_t block = static_cast<size_t>(after - bytes_.begin()) - 1;
    size_t index = block * step;
    for (size_t at = bytes_[block]; (at += decode(text_, at).size) <= byte;) ++index;
    return index;
}

size_t CodePointIndex::byte_of(size_t index) const {
    if (index >= size_) return text_.size();
    if (bytes_.empty()) return index;
    size_t at = bytes_[index / step];
    for (size_t i = index / step * step; i < index; ++i) at += decode(text_, at).size;
    return at;
}

}  // namespace rapport
