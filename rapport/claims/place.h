// Places, first form: the words that name where → the country that the lexicon gives them.
//
// In: the marked words, the window's marks, the text. Out: a Place with name and span; country and
// precision ("country" where the words are the country's own name, else "city") where the lexicon
// knows a word of it; no coordinates yet (issue 3). Refuses nothing; never guesses. Pure.
#pragma once

#include <span>

#include "rapport/claims/decode.h"
#include "rapport/claims/lexicon.h"

namespace rapport {

Place place_of(const MarkedSpan& mention, std::span<const LexiconMark> marks, std::string_view text,
               const Lexicon& lexicon);

}  // namespace rapport
