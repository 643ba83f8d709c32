// Relevance: does a claim have an actor that politics knows? "I visited Dr. Cooper" has none.
//
// In: a claim, the words of its sentence, and whether the lexicon knows a word of the sentence or
// of the headline. Out: yes or no. Yes where an actor, recipient, source or place has a code, where
// one has a sector of public life or a role word of politics ("rebels", "police", "protesters");
// where the claim has no actor and its deed is one of states, courts or crowds ("was arrested");
// and where the sentence or headline names a known actor or such a role. Lenient on purpose: the
// guide counts uncoded groups, and on dev a rule that asked the roles alone cost 1.8 points of type
// F1. Refuses nothing; pure. Source: ../shared/data/claims/GUIDE.md section 1.
#pragma once

#include <string_view>

#include "rapport/claims/claim.h"
#include "rapport/claims/phrase.h"

namespace rapport {

// Drafts without it are dropped; `any` keeps them, to compare with the reference model.
enum class Relevance { political, any };

bool is_relevant(const Claim& claim, const LowWords& sentence, bool known_actor_near);
bool is_political_role(std::string_view low_word);  // in an actor
bool is_strong_role(std::string_view low_word);     // anywhere in the sentence

}  // namespace rapport
