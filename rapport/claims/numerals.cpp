#include "rapport/claims/numerals.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapport {
namespace {

using Tokens = std::vector<NumeralToken>;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Typographic marks that stand for an ASCII one: its bytes, and the mark.
constexpr std::array<std::pair<std::string_view, char>, 7> marks = {{{"\u2019", '\''},
                                                                     {"\u2018", '\''},
                                                                     {"\u2013", '-'},
                                                                     {"\u2014", '-'},
                                                                     {"\u2010", '-'},
                                                                     {"\u2011", '-'},
                                                                     {"\u00a0", ' '}}};

std::pair<char, size_t> mark_at(std::string_view rest) {
    for (const auto& [bytes, mark] : marks)
        if (rest.starts_with(bytes)) return {mark, bytes.size()};
    return {rest[0], 1};
}

size_t run_length(std::string_view rest) {
    size_t n = 0;
    if (is_digit(rest[0])) {
        while (n < rest.size() && is_digit(rest[n])) ++n;
        return n;
    }
    while (n < rest.size() && is_letter(rest[n]) && mark_at(rest.substr(n)).second == 1) ++n;
    return n;
}

constexpr std::array<std::string_view, 20> ones = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 20> ordinal_ones = {
    "zeroth",     "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
constexpr std::array<std::string_view, 10> tens = {"",      "",      "twenty",  "thirty", "forty",
                                                   "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 10> ordinal_tens = {
    "",         "",         "twentieth",  "thirtieth", "fortieth",
    "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"};

template <size_t n>
int index_in(const std::array<std::string_view, n>& table, std::string_view word) {
    if (word.empty()) return -1;
    const auto it = std::find(table.begin(), table.end(), word);
    return it == table.end() ? -1 : int(it - table.begin());
}

std::string_view word_at(const Tokens& t, size_t i) {
    return i < t.size() ? std::string_view(t[i].word) : "";
}

uint64_t multiplier(std::string_view word) {
    return word == "hundred"    ? 100
           : word == "thousand" ? 1000
           : word == "million"  ? 1'000'000
           : word == "dozen"    ? 12
           : word == "billion"  ? 1'000'000'000
                                : 0;
}

// "twenty", "twenty-five", "twenty five", "twenty-fifth".
std::optional<Numeral> below_hundred(const Tokens& t, size_t i) {
    if (int n = index_in(ones, word_at(t, i)); n >= 0) return Numeral{uint64_t(n), i + 1, false};
    if (int n = index_in(ordinal_ones, word_at(t, i)); n >= 0)
        return Numeral{uint64_t(n), i + 1, true};
    if (int n = index_in(ordinal_tens, word_at(t, i)); n >= 0)
        return Numeral{uint64_t(n) * 10, i + 1, true};
    const int ten = index_in(tens, word_at(t, i));
    if (ten < 0) return std::nullopt;
    const size_t next = word_at(t, i + 1) == "-" ? i + 2 : i + 1;
    if (int n = index_in(ones, word_at(t, next)); n > 0 && n < 10)
        return Numeral{uint64_t(ten * 10 + n), next + 1, false};
    if (int n = index_in(ordinal_ones, word_at(t, next)); n > 0 && n < 10)
        return Numeral{uint64_t(ten * 10 + n), next + 1, true};
    return Numeral{uint64_t(ten) * 10, i + 1, false};
}

bool tight(const Tokens& t, size_t i) { return i < t.size() && !t[i].spaced; }

// "1,250,000": groups of three digits behind commas that no space follows.
std::optional<Numeral> digits_at(const Tokens& t, size_t i) {
    if (i >= t.size() || !t[i].digits() || t[i].word.size() > 10) return std::nullopt;
    Numeral out{std::stoull(t[i].word), i + 1, false};
    bool grouped = t[i].word.size() <= 3;
    while (grouped && word_at(t, out.end) == "," && tight(t, out.end) && tight(t, out.end + 1) &&
           t[out.end + 1].digits() && t[out.end + 1].word.size() == 3 && out.value < numeral_max) {
        out.value = out.value * 1000 + std::stoull(t[out.end + 1].word);
        out.end += 2;
    }
    const std::string_view suffix = word_at(t, out.end);
    if (tight(t, out.end) && (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th"))
        return Numeral{out.value, out.end + 1, true};
    return out;
}

// "2.5 million": one decimal before a multiplier.
std::optional<Numeral> decimal_at(const Tokens& t, size_t i) {
    if (i + 3 >= t.size() || !t[i].digits() || word_at(t, i + 1) != "." || !tight(t, i + 1) ||
        !tight(t, i + 2) || !t[i + 2].digits() || t[i + 2].word.size() != 1 || t[i].word.size() > 6)
        return std::nullopt;
    const uint64_t factor = multiplier(word_at(t, i + 3));
    if (factor < 1000) return std::nullopt;
    return Numeral{std::stoull(t[i].word) * factor + uint64_t(t[i + 2].word[0] - '0') * factor / 10,
                   i + 4, false};
}

}  // namespace

std::vector<NumeralToken> numeral_tokens(std::string_view text, Span span) {
    Tokens out;
    bool spaced = true;
    const size_t end = std::min(size_t(span.end), text.size());
    for (size_t i = span.begin; i < end && out.size() < numeral_tokens_max;) {
        const auto [mark, bytes] = mark_at(text.substr(i, end - i));
        if (is_space(mark)) {
            spaced = true;
            i += bytes;
            continue;
        }
        size_t length = bytes;
        NumeralToken token;
        if (bytes == 1 && (is_letter(mark) || is_digit(mark))) {
            length = run_length(text.substr(i, end - i));
            token.word = text.substr(i, length);
        } else {
            token.word = std::string(1, mark);
        }
        token.capital = mark >= 'A' && mark <= 'Z';
        for (char& c : token.word)
            if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
        token.span = {uint32_t(i), uint32_t(i + length)};
        token.spaced = spaced;
        spaced = false;
        i += length;
        out.push_back(std::move(token));
    }
    return out;
}

std::optional<Numeral> read_numeral(const Tokens& t, size_t at) {
    if (auto decimal = decimal_at(t, at)) return decimal;
    auto part = digits_at(t, at);
    if (!part) part = below_hundred(t, at);
    const bool article = !part && (word_at(t, at) == "a" || word_at(t, at) == "an");
    if (article && multiplier(word_at(t, at + 1))) part = Numeral{1, at + 1, false};
    if (!part || part->ordinal) return part;
    uint64_t total = 0,
             group = part->value;  // "two thousand three hundred and six": total 2000, group 306
    size_t i = part->end;
    for (;;) {
        const uint64_t factor = multiplier(word_at(t, i));
        if (factor && group <= numeral_max / factor) {
            group *= factor;
            if (factor >= 1000) total += std::exchange(group, 0);
            ++i;
            continue;
        }
        const size_t next = word_at(t, i) == "and" ? i + 1 : i;
        const auto more = below_hundred(t, next);
        const bool joins = i > part->end && more && !more->ordinal && group % 100 == 0;
        if (!joins || (next > i && multiplier(word_at(t, more->end))))
            break;  // "two hundred and three hundred"
        group += more->value;
        i = more->end;
    }
    if (total + group > numeral_max) return std::nullopt;
    return Numeral{total + group, i, false};
}

}  // namespace rapport
