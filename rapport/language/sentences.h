// Sentences: the text of a document → sentences with their words, by our own plain rules.
//
// Written for English news. A sentence ends at . ! ? … with the quotes and brackets that close
// behind it, before white space and something that can begin a sentence; not at abbreviations,
// initials, decimals, list numbers, nor before a lower-case word; and always where a stretch ends
// (stretches.h). White space and invisible characters between sentences belong to none.
// In: UTF-8; other bytes are marks. Refuses nothing. A sentence may be as long as its text: split
// it with `fitted` (windows.h). Cost: linear. Threads: no state.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "rapport/language/sentence.h"

namespace rapport {

std::vector<Span> sentence_spans(std::string_view text);

// Numbered from 0, with their words; the second form takes spans that were found elsewhere.
std::vector<Sentence> sentences(std::string_view text);
std::vector<Sentence> sentences(std::string_view text, std::span<const Span> spans);

}  // namespace rapport
