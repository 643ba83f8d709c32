// Phrases: a sentence's words in lower case, for the written rules (tense, channel, links,
// contexts).
//
// In: the document's text and the words of a sentence. Out: words with their spans, look-up by
// span, and matching of short phrases of our own ("on condition of anonymity", "sanction*").
// Lifetime: owns its strings. Threads: constant once made.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/language/sentence.h"

namespace rapport {

struct LowWords {
    std::vector<std::string> text;  // lower case
    std::vector<Span> span;
    std::vector<Shape> shape;

    size_t size() const { return text.size(); }
    // The word at `i`, "" outside the sentence: rules may look left and right without asking.
    std::string_view at(ptrdiff_t i) const;
    size_t first_of(Span where) const;  // first word that overlaps `where`; size() where none does
    size_t end_of(Span where) const;    // one behind the last word that overlaps it; size() if none
};

LowWords low_words(std::string_view text, const std::vector<Word>& words);

// Words that `phrase` covers from word `i` on, 0 where it does not stand there. Words of a phrase
// are split at spaces; a word that ends in * matches every word that begins so.
size_t phrase_at(const LowWords& words, size_t i, std::string_view phrase);
bool has_phrase(const LowWords& words, size_t from, size_t to, std::string_view phrase);
bool has_any(const LowWords& words, size_t from, size_t to,
             std::initializer_list<std::string_view> phrases);
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list);

}  // namespace rapport
