// Word classes: small closed lists of English for the written rules, and forms told by their
// endings.
//
// In: one word in lower case. Out: whether it belongs to the class; a word may belong to several.
// Pure. The lists are ours.
#pragma once

#include <string_view>

namespace rapport {

bool is_adverb(std::string_view w);  // also the parts of "n't" and of "it's"
bool is_auxiliary(std::string_view w);
bool is_be(std::string_view w);
bool is_past_form(std::string_view w);  // "shelled", "met"
bool is_preposition(std::string_view w);
bool is_determiner(std::string_view w);  // also possessives and small numbers
bool is_pronoun(std::string_view w);     // that can be a subject alone: "he", "others"
bool is_relative(std::string_view w);    // "who", "which"
bool opens_clause(std::string_view w);   // "because", "that"
bool joins(std::string_view w);          // "and", "but"
bool is_day(std::string_view w);         // "monday", "today"
bool is_month(std::string_view w);
bool is_mark(std::string_view w);        // punctuation that parts phrases, quotation marks included

}  // namespace rapport
