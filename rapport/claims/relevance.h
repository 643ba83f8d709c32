// Relevance: does a claim have an actor that politics knows? "I visited Dr. Cooper" has none.
//
// In: a claim, and whether the words of its sentence that the lexicon knows. Out: yes or no. Yes where
// an actor, recipient, source or place has a code, where one has a sector of public life or a role
// word of politics ("rebels", "police", "the court", "protesters"), and, for a claim without any
// actor or recipient, where its sentence names a known actor or such a role. Lenient on purpose: the
// guide counts uncoded groups. Refuses nothing; pure. Source: ../shared/data/claims/GUIDE.md section 1.
#pragma once

#include <string_view>

#include "rapport/claims/claim.h"
#include "rapport/claims/phrase.h"

namespace rapport {

bool is_relevant(const Claim& claim, const LowWords& sentence, bool sentence_names_actor);
bool is_political_role(std::string_view low_word);

}  // namespace rapport
