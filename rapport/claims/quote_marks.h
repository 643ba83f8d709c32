// Quotation marks: which words of a text stand between them.
//
// In: the words of a sentence, a paragraph or a window. Out: stretches in order. A straight mark
// opens or closes by the white space beside it, else by turns. A mark that nothing closes runs to
// the end, one that nothing opened begins with the text. Refuses nothing. Pure. Linear.
#pragma once

#include <vector>

#include "rapport/claims/phrase.h"

namespace rapport {

// Half-open range of words.
struct WordRange {
    size_t from = 0, to = 0;
    bool empty() const { return from >= to; }
    bool contains(size_t word) const { return from <= word && word < to; }
    bool overlaps(WordRange other) const { return from < other.to && other.from < to; }
    bool operator==(const WordRange&) const = default;
};

bool is_quote_mark(std::string_view w);
std::vector<WordRange> quotes_in(const LowWords& words);  // without their marks

}  // namespace rapport
