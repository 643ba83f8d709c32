// Tokens: a sentence → the units of Universal Dependencies, for `rapport parse` only.
//
// The model's words are words.h's. Here an abbreviation keeps its stop, numbers keep their marks
// ("3.5", "10:30", "9/30/01"), addresses stay whole, hyphens part words but not prefixes ("self -
// made", "non-human"), a run of one mark is one token ("...", "!!"), and a contraction is one token
// of two words ("don't" = do + n't). Source: the tokenisation guidelines of UD English, and our own
// counts of its development sets. Refuses nothing. Cost: linear. Threads: no state.
#pragma once

#include <string_view>
#include <vector>

#include "rapport/base/span.h"

namespace rapport {

struct Token {
    Span span;
    uint32_t cut = 0;  // bytes of the first of its two words; 0: one word
    bool operator==(const Token&) const = default;
};

std::vector<Token> tokens(std::string_view text, Span sentence);

}  // namespace rapport
