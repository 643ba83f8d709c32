#include "rapport/language/sentences.h"

#include <algorithm>

#include "rapport/base/utf8.h"
#include "rapport/language/abbreviations.h"
#include "rapport/language/stretches.h"
#include "rapport/language/words.h"

namespace rapport {

namespace {

constexpr size_t openers_max = 8;     // quotes and brackets read before a sentence's first letter
constexpr size_t next_word_max = 48;  // bytes of the next word that are looked at

unsigned char to_byte(char c) { return static_cast<unsigned char>(c); }
bool is_stop(char32_t c) { return c == '.' || c == '!' || c == '?' || c == U'…'; }
bool is_wide_stop(char32_t c) { return c == U'。' || c == U'！' || c == U'？'; }
bool is_closer(char32_t c) {
    return std::u32string_view(U"\"'”’»)]}›").find(c) != std::u32string_view::npos;
}
bool is_opener(char32_t c) {
    return std::u32string_view(U"\"'“‘«([{‹„*-–—¿¡").find(c) != std::u32string_view::npos;
}
bool is_invisible(char32_t c) { return is_space(c) || category(c) == Category::other; }

// What stands behind a stop.
struct Next {
    size_t begin = 0;       // first visible byte
    bool spaced = false;    // white space before it
    bool nothing = false;   // end of the stretch
    char32_t first = 0;     // first character behind openers
    std::string_view word;  // run of word characters from there
    bool capital = false;
};

class Splitter {
  public:
    Splitter(std::string_view text, Span stretch) : text_(text.substr(0, stretch.end)) {
        begin_ = stretch.begin;
    }
    void split(std::vector<Span>& out) {
        for (size_t at = begin_; at < text_.size();) {
            const CodePoint c = decode(text_, at);
            if (!is_stop(c.value) && !is_wide_stop(c.value)) {
                at += c.size;
                continue;
            }
            const size_t stop = at;
            const size_t end = end_of_closers(end_of_stops(at));
            const Next next = next_of(end);
            at = end;
            if (next.nothing || !ends(stop, end, next)) continue;
            close(end, out);
            begin_ = at = next.begin;
        }
        close(text_.size(), out);
    }

  private:
    void close(size_t end, std::vector<Span>& out) const {
        Span span{static_cast<uint32_t>(begin_), static_cast<uint32_t>(end)};
        if (!span.empty()) out.push_back(span);
    }
    size_t end_of_stops(size_t at) const {
        for (CodePoint c; at < text_.size(); at += c.size)
            if (c = decode(text_, at); !is_stop(c.value) && !is_wide_stop(c.value)) break;
        return at;
    }
    size_t note_size(size_t at) const;
    size_t end_of_closers(size_t at) const;
    Next next_of(size_t at) const;
    bool ends(size_t stop, size_t end, const Next& next) const;
    bool ends_after_word(std::string_view word, size_t stop, const Next& next) const;
    std::string_view word_before(size_t stop) const;

    std::string_view text_;
    size_t begin_ = 0;  // of the sentence that is being read
};

// Bytes of a footnote mark at `at`, with a blank before it or not: "[3]", " [12]"; 0 where none is.
size_t Splitter::note_size(size_t at) const {
    size_t end = at + (at < text_.size() && text_[at] == ' ');
    if (end >= text_.size() || text_[end] != '[') return 0;
    const size_t digits = ++end;
    while (end < text_.size() && end < digits + 3 && is_digit(to_byte(text_[end]))) ++end;
    return end > digits && end < text_.size() && text_[end] == ']' ? end + 1 - at : 0;
}

// Behind quotes, brackets and footnote marks that stand at the stop.
size_t Splitter::end_of_closers(size_t at) const {
    while (at < text_.size()) {
        const CodePoint c = decode(text_, at);
        if (const size_t note = note_size(at); note > 0)
            at += note;
        else if (is_closer(c.value))
            at += c.size;
        else
            break;
    }
    return at;
}

Next Splitter::next_of(size_t at) const {
    Next next;
    for (CodePoint c; at < text_.size(); at += c.size) {
        c = decode(text_, at);
        if (!is_invisible(c.value)) break;
        next.spaced = next.spaced || is_space(c.value);
    }
    next.begin = at;
    next.nothing = at >= text_.size();
    for (size_t n = 0; n < openers_max && at < text_.size(); ++n) {
        const CodePoint c = decode(text_, at);
        if (!is_opener(c.value) && !is_invisible(c.value)) break;
        at += c.size;
    }
    if (at >= text_.size()) return next;
    next.first = decode(text_, at).value;
    size_t end = at;
    for (CodePoint c; end < text_.size() && end < at + next_word_max; end += c.size) {
        c = decode(text_, end);
        // al-Shabaab, d'Estaing: a capital within the first word makes it a name
        const bool inner = c.value == '-' || c.value == '\'' || c.value == U'’';
        if (!is_word_char(c.value) && !(inner && end > at)) break;
        const Category kind = category(c.value);
        next.capital = next.capital || kind == Category::upper || kind == Category::title;
    }
    next.word = text_.substr(at, end - at);
    return next;
}

// The word that ends at the stop, inner stops included: "Gen", "U.S"; "" where it is too long.
std::string_view Splitter::word_before(size_t stop) const {
    size_t begin = stop;
    while (begin > begin_) {
        const size_t before = code_point_before(text_, begin);
        const char32_t c = decode(text_, before).value;
        if (!is_word_char(c) && c != '.') break;
        begin = before;
        if (stop - begin > abbreviation_bytes_max) return {};
    }
    return text_.substr(begin, stop - begin);
}

// After a single full stop with `word` before it.
bool Splitter::ends_after_word(std::string_view word, size_t stop, const Next& next) const {
    const bool digit = is_digit(next.first);
    const bool starter = next.capital && begins_sentences(next.word);
    const bool first = stop - word.size() == begin_;  // "1. Ministers met", "b. Second"
    const bool one = !word.empty() && decode(word, 0).size == word.size();
    const bool number = std::all_of(word.begin(), word.end(),
                                    [](char c) { return is_digit(to_byte(c)); });
    if (first && !word.empty() && (one || (number && word.size() <= 3))) return false;
    if (one && category(decode(word, 0).value) == Category::upper)  // an initial
        return starter;
    switch (abbreviation(word)) {
        case Abbreviation::none: return true;
        case Abbreviation::title: return false;
        case Abbreviation::number: return !digit;
        case Abbreviation::month: return !digit && starter;
        case Abbreviation::tail: return starter;
    }
    return true;
}

bool Splitter::ends(size_t stop, size_t end, const Next& next) const {
    if (is_wide_stop(decode(text_, stop).value)) return true;
    if (!next.spaced) return false;
    const Category kind = category(next.first);
    const bool casual = category(decode(text_, begin_).value) == Category::lower;
    if (kind == Category::lower && !next.capital && !casual) return false;
    if (is_closer(next.first)) return false;  // openers were read over
    if (is_stop(next.first) || next.first == ',' || next.first == ';' || next.first == ':')
        return false;
    if (text_[stop] != '.' || end != stop + 1) return true;
    return ends_after_word(word_before(stop), stop, next);
}

}  // namespace

std::vector<Span> sentence_spans(std::string_view text) {
    std::vector<Span> out;
    for (const Span& stretch : stretches(text)) Splitter(text, stretch).split(out);
    return out;
}

std::vector<Sentence> sentences(std::string_view text) {
    return sentences(text, sentence_spans(text));
}

std::vector<Sentence> sentences(std::string_view text, std::span<const Span> spans) {
    std::vector<Sentence> out;
    out.reserve(spans.size());
    for (const Span& span : spans)
        out.push_back({static_cast<uint32_t>(out.size()), span, words(text, span)});
    return out;
}

}  // namespace rapport
