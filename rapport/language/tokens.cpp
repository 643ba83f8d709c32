#include "rapport/language/tokens.h"

#include <algorithm>
#include <array>

#include "rapport/base/utf8.h"
#include "rapport/language/abbreviations.h"

namespace rapport {

namespace {

constexpr size_t contraction_bytes_max = 24;  // a longer word is none

template <class List>
bool contains(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr auto prefixes = std::to_array<std::string_view>(
    {"anti", "co", "counter", "cross", "e", "ex", "inter", "mega", "micro", "mid", "mini", "mis",
     "multi", "non", "over", "post", "pre", "pro", "re", "semi", "sub", "un", "under"});
constexpr auto units = std::to_array<std::string_view>(
    {"am", "b", "bn", "cm", "ft", "gb", "hz", "k", "kg", "km", "kw", "lb", "m", "mb", "mm", "mw",
     "pm", "x"});

// Words written as one that are two; the second number is the size of the first part.
struct Joined {
    std::string_view word;
    uint32_t cut;
};
constexpr auto joined_words = std::to_array<Joined>(
    {{"arent", 3}, {"cannot", 3}, {"cant", 2}, {"couldnt", 5}, {"didnt", 3}, {"doesnt", 4},
     {"dont", 2}, {"gonna", 3}, {"gotta", 3}, {"im", 1}, {"isnt", 2}, {"ive", 1}, {"thats", 4},
     {"wanna", 3}, {"wont", 2}, {"wouldnt", 5}, {"youre", 3}});

bool is_apostrophe(char32_t c) { return c == '\'' || c == U'’'; }

class Tokenizer {
  public:
    Tokenizer(std::string_view text, Span sentence)
        : text_(text.substr(0, sentence.end)), at_(sentence.begin) {}

    std::vector<Token> run() {
        while (at_ < text_.size()) {
            const CodePoint c = decode(text_, at_);
            const Category kind = category(c.value);
            if (kind == Category::space || kind == Category::other)
                at_ += c.size;
            else if (begins_chunk() && address())
                continue;
            else if (is_word_char(c.value))
                word();
            else
                mark(c);
        }
        return std::move(out_);
    }

  private:
    // The character at byte `at`, 0 beyond the end.
    char32_t peek(size_t at) const { return at < text_.size() ? decode(text_, at).value : 0; }
    bool word_at(size_t at) const { return at < text_.size() && is_word_char(peek(at)); }
    bool digit_at(size_t at) const { return is_digit(peek(at)); }
    void put(size_t end, size_t cut = 0) {
        out_.push_back({{static_cast<uint32_t>(at_), static_cast<uint32_t>(end)},
                        static_cast<uint32_t>(cut)});
        at_ = end;
    }
    // True once for each run without white space: addresses are looked for where it begins.
    bool begins_chunk() {
        if (at_ < chunk_end_) return false;
        chunk_end_ = std::min(text_.find_first_of(" \t\r\n", at_), text_.size());
        return true;
    }
    bool address();
    void word();
    void mark(CodePoint c);
    size_t end_of_run(size_t at) const;
    size_t joined_end(size_t begin, size_t end) const;
    size_t phone_end() const;
    bool keeps_stop(std::string_view word, size_t end) const;
    void contraction(size_t end);

    std::string_view text_;
    size_t at_;
    size_t chunk_end_ = 0;
    bool quoted_ = false;  // an opening ' stands before
    std::vector<Token> out_;
};

// Web and mail addresses, up to white space, without the marks that close behind them.
bool Tokenizer::address() {
    std::string_view chunk = text_.substr(at_, chunk_end_ - at_);
    const size_t opening = std::min(chunk.find_first_not_of("<([\"'"), chunk.size());
    chunk.remove_prefix(opening);
    while (!chunk.empty() && std::string_view(".,;:!?)>]\"'").find(chunk.back()) != chunk.npos)
        chunk.remove_suffix(1);
    const size_t at_sign = chunk.find('@'), inner = chunk.find_first_of("()<>\"");
    const bool mail = at_sign != chunk.npos && at_sign > 0 && at_sign + 1 < chunk.size() &&
                      is_word_char(static_cast<unsigned char>(chunk[at_sign - 1]));
    const bool web = chunk.find("://") != chunk.npos || chunk.starts_with("www.");
    if ((!mail && !web) || (mail && !web && inner != chunk.npos)) return false;
    for (size_t i = 0; i < opening; ++i) put(at_ + 1);
    put(at_ + chunk.size());
    return true;
}

size_t Tokenizer::end_of_run(size_t at) const {
    size_t last = at;
    for (CodePoint c; at < text_.size(); at += c.size) {
        c = decode(text_, at);
        if (is_word_char(c.value) || category(c.value) == Category::mark)
            last = at + c.size;
        else if (!is_format(c.value))
            break;
    }
    return last;
}

// End of the token when the mark at `end` ties the run before it to the one behind; else `end`.
size_t Tokenizer::joined_end(size_t begin, size_t end) const {
    const CodePoint tie = end < text_.size() ? decode(text_, end) : CodePoint{};
    const size_t next = end + tie.size;
    if (tie.size == 0 || !word_at(next)) return end;
    const std::string_view left = text_.substr(begin, end - begin);
    const std::string_view run = text_.substr(next, end_of_run(next) - next);
    const bool digits = digit_at(end - 1) && digit_at(next);
    const bool single = left.size() == 1 && run.size() == 1;
    bool tied = false;
    if (tie.value == '.') {
        const bool new_sentence = category(peek(next)) == Category::upper && left.size() > 1 &&
                                  run.size() > 1 && category(peek(next + 1)) == Category::lower;
        tied = digits || (!digit_at(end - 1) && !new_sentence);
    } else if (tie.value == ',' || tie.value == ':') {
        tied = digits;
    } else if (tie.value == '/') {
        tied = digits || single;
    } else if (tie.value == '&') {
        const auto upper = [](char32_t c) { return category(c) == Category::upper; };
        tied = upper(peek(end - 1)) && upper(peek(next)) && left.size() <= 3;
    } else if (tie.value == '-') {
        tied = contains(prefixes, lower(left));
    } else if (is_apostrophe(tie.value)) {
        tied = !contains(std::to_array<std::string_view>({"s", "m", "re", "ve", "ll", "d", "t"}),
                         lower(run)) ||
               (digit_at(begin) && lower(run) == "s");
    }
    return tied ? next + run.size() : end;
}

// "713-664-7478", "235-1972": end of the number, or 0.
size_t Tokenizer::phone_end() const {
    size_t at = at_;
    for (size_t group = 0, digits = 0;; ++group, digits = 0) {
        for (; digit_at(at) && digits < 5; ++at) ++digits;
        const bool last = digits == 4 && group > 0 && !word_at(at);
        if (last) return at;
        if (digits != 3 || group > 2 || peek(at) != '-') return 0;
        ++at;
    }
}

// Whether the stop at `end` belongs to the word before it.
bool Tokenizer::keeps_stop(std::string_view word, size_t end) const {
    if (peek(end) != '.' || peek(end + 1) == '.') return false;
    const std::string_view rest = text_.substr(end + 1);
    const bool last = rest.find_first_not_of(" \t\r\n\"')]") == rest.npos;
    const bool one = word.size() == 1 && category(peek(end - 1)) == Category::upper;
    switch (abbreviation(word)) {
        case Abbreviation::none: return one && !last;
        case Abbreviation::number: return !last && (one || is_space(peek(end + 1)));
        case Abbreviation::month:
        case Abbreviation::title:
        case Abbreviation::tail: return true;
    }
    return false;
}

void Tokenizer::word() {
    if (const size_t phone = phone_end(); phone > 0) return put(phone);
    size_t end = end_of_run(at_);
    const size_t digits_end = std::min(text_.find_first_not_of("0123456789", at_), text_.size());
    if (digits_end > at_ && digits_end < end &&
        contains(units, lower(text_.substr(digits_end, end - digits_end))))
        return put(digits_end);  // 5pm, 20km
    for (size_t begin = at_, next; (next = joined_end(begin, end)) != end; end = next)
        begin = end + decode(text_, end).size;
    if (keeps_stop(text_.substr(at_, end - at_), end)) return put(end + 1);
    contraction(end);
}

// do|n't, it|'s, states|', can|not.
void Tokenizer::contraction(size_t end) {
    const size_t begin = at_;
    if (end - begin > contraction_bytes_max) return put(end);
    const std::string low = lower(text_.substr(begin, end - begin));
    const CodePoint tie = end < text_.size() ? decode(text_, end) : CodePoint{};
    if (is_apostrophe(tie.value)) {
        const size_t tail = end + tie.size, tail_end = end_of_run(tail);
        if (tail_end > tail) {  // joined_end left the clitics apart
            const bool t = lower(text_.substr(tail, tail_end - tail)) == "t";
            return put(tail_end, end - begin - (t && low.size() > 1 && low.back() == 'n'));
        }
        if (low.ends_with('s') && low.size() > 2 && !quoted_) return put(tail, end - begin);
    }
    for (const Joined& joined : joined_words)
        if (joined.word == low) return put(end, joined.cut);
    put(end);
}

// A mark, or a run of one mark ("--", "...", "!!"); ! and ? mix.
void Tokenizer::mark(CodePoint c) {
    const bool opens = out_.empty() || out_.back().span.end < at_;
    size_t end = at_ + c.size;
    if (is_apostrophe(c.value)) {
        quoted_ = opens;
        if (opens && digit_at(end)) end = end_of_run(end);  // '99
        return put(end);
    }
    if ((c.value == '#' || c.value == '@') && opens && word_at(end)) return put(end_of_run(end));
    const bool shout = c.value == '!' || c.value == '?';
    const bool runs = shout || std::string_view(".-*=~+_").find(static_cast<char>(c.value)) !=
                                   std::string_view::npos;
    while (runs && c.value < 128 && end < text_.size() &&
           (text_[end] == text_[at_] || (shout && (text_[end] == '!' || text_[end] == '?'))))
        ++end;
    const std::string_view face = text_.substr(at_, 3);
    for (std::string_view smile : {":-)", ";-)", ":-(", ":)", ";)", ":(", ":D", "=)", "''", "``"})
        if (face.starts_with(smile) && opens) end = std::max(end, at_ + smile.size());
    put(end);
}

}  // namespace

std::vector<Token> tokens(std::string_view text, Span sentence) {
    return Tokenizer(text, sentence).run();
}

}  // namespace rapport
