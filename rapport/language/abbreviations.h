// Abbreviations of English news that end in a full stop: which of them go on, and before what.
//
// In: the word before the stop, without it, lower case or as written ("Gen", "U.S"). Out: how it
// behaves. The list is our own; a word that is missing here ends its sentence. Threads: no state.
#pragma once

#include <string_view>

#include "rapport/base/names.h"

namespace rapport {

enum class Abbreviation {
    none,
    title,   // something always follows: Mr. Gen. vs.
    number,  // goes on before a digit only: No. pp.
    month,   // goes on before a digit, and before a capital that begins no sentence: Jan.
    tail     // may end a sentence: Inc. U.S. a.m.; goes on where no sentence begins
};
template <>
inline constexpr auto names_of<Abbreviation> =
    std::to_array<std::string_view>({"none", "title", "number", "month", "tail"});

inline constexpr size_t abbreviation_bytes_max = 16;  // no longer word is looked up

Abbreviation abbreviation(std::string_view word);
// Words that, with a capital, begin a sentence rather than a name: The, He, However.
bool begins_sentences(std::string_view word);

}  // namespace rapport
