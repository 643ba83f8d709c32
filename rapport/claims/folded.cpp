#include "rapport/claims/folded.h"

#include <utf8proc.h>

#include "rapport/base/utf8.h"
#include "rapport/language/words.h"

namespace rapport {
namespace {

constexpr size_t parts_max = 8;  // code points that one code point decomposes into

// Letters that Unicode does not take apart, and the marks that are written in several ways.
std::string_view plain_form(char32_t c) {
    switch (c) {
        case U'ł': return "l";
        case U'ø': return "o";
        case U'đ': return "d";
        case U'ı': return "i";
        case U'ß': return "ss";
        case U'æ': return "ae";
        case U'œ': return "oe";
        case U'ð': return "d";
        case U'þ': return "th";
        case U'’': case U'‘': case U'ʼ': case U'ʻ': case U'´': case U'`': return "'";
        case U'‐': case U'‑': case U'–': return "-";
        default: return {};
    }
}

void append_folded(std::string& out, char32_t c) {
    utf8proc_int32_t parts[parts_max];
    const auto count = utf8proc_decompose_char(utf8proc_int32_t(c), parts, parts_max,
                                               UTF8PROC_DECOMPOSE, nullptr);
    if (count <= 0 || count > utf8proc_ssize_t(parts_max)) return append_utf8(out, c);
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
        const char32_t part = lower(char32_t(parts[i]));
        if (is_nonspacing(part)) continue;
        const std::string_view plain = plain_form(part);
        plain.empty() ? append_utf8(out, part) : void(out += plain);
    }
}

bool is_ascii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c == '`' ? '\'' : c; }

// The rules of language/words.h for ASCII alone: tables are mostly that, and are read at every
// start.
size_t append_ascii_key(std::string& key, std::string_view text) {
    size_t count = 0;
    bool in_word = false;
    for (const char c : text) {
        const bool of_word = is_word_char(char32_t(c));
        if (c > ' ' && c < 0x7F) {
            if (!(in_word && of_word)) {
                if (count++) key += ' ';
            }
            key += lower_ascii(c);
        }
        in_word = of_word;
    }
    return count;
}

}  // namespace

std::string folded(std::string_view word) {
    std::string out;
    out.reserve(word.size());
    for (size_t i = 0; i < word.size();) {
        const CodePoint c = decode(word, i);
        i += c.size;
        if (c.value < 0x80)
            out += lower_ascii(char(c.value));
        else if (!is_format(c.value))
            append_folded(out, c.value);
    }
    return out;
}

std::vector<SplitWord> split_folded(std::string_view text) {
    std::vector<SplitWord> out;
    for (const Word& word : words(text, {0, uint32_t(text.size())})) {
        const std::string_view written = word.span.of(text);
        out.push_back({written, folded(written)});
    }
    return out;
}

size_t append_key(std::string& key, std::string_view text) {
    if (is_ascii(text)) return append_ascii_key(key, text);
    size_t count = 0;
    for (const SplitWord& word : split_folded(text)) {
        if (count++) key += ' ';
        key += word.folded;
    }
    return count;
}

}  // namespace rapport
