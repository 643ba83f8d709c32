// Numerals: the small tokens that dates and counts are read from, and the numbers among them.
//
// In: a span of the document's text.
// Out: tokens (a run of letters, a run of digits, or one other character), lower-cased in ASCII,
// and the value of a numeral that begins at one of them: "12", "1,250", "twenty-five", "two hundred
// and six", "3 million", "2.5 million", "fourteenth", "5th". Curly quotes and dashes count as ' -.
// Refuses nothing; reads at most numeral_tokens_max tokens. Above numeral_max there is no numeral.
// Lifetime: tokens own their words. Thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/base/span.h"

namespace rapport {

inline constexpr size_t numeral_tokens_max = 4096;
inline constexpr uint64_t numeral_max = 4'000'000'000;

struct NumeralToken {
    std::string word;      // lower-cased
    Span span;             // in the document's text
    bool capital = false;  // began with a capital letter
    bool spaced = false;   // white space stands before it
    // Value of one to four digits, else -1.
    int small() const { return digits() && word.size() <= 4 ? std::stoi(word) : -1; }
    bool digits() const { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }
    bool letters() const {
        return !word.empty() && ((word[0] >= 'a' && word[0] <= 'z') || (word[0] & 0x80));
    }
};

std::vector<NumeralToken> numeral_tokens(std::string_view text, Span span);

struct Numeral {
    uint64_t value = 0;
    size_t end = 0;  // token after it
    bool ordinal = false;
    bool operator==(const Numeral&) const = default;
};

// The longest numeral that begins at token `at`.
std::optional<Numeral> read_numeral(const std::vector<NumeralToken>& tokens, size_t at);

}  // namespace rapport
