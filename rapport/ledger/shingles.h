// Shingles: a text as the set of its runs of `shingle_words` words, for finding copies.
//
// In: UTF-8 text. Out: hashes of runs of lower-case words (marks and spaces do not count), and a
// sample of them by winnowing: of every `winnow_window` neighbours the smallest, so that two texts
// which share a passage of shingle_words + winnow_window − 1 words always share a sample. Cost:
// linear. Threads: no state. Source: Schleimer, Wilkerson, Aiken, "Winnowing", SIGMOD 2003.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rapport {

inline constexpr size_t shingle_words = 5;
inline constexpr size_t winnow_window = 6;

struct Shingles {
    uint64_t words_hash = 0;       // of all words in order; 0: there is no word
    std::vector<uint32_t> all;     // sorted, each once
    std::vector<uint32_t> sample;  // sorted, each once
};

Shingles shingles_of(std::string_view text);
// Share of the smaller set that is in the other one; 0 where one is empty.
double containment(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b);

}  // namespace rapport
