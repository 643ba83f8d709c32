// Assembly: the draft of a claim and everything that the rules and tables know → the whole Claim.
//
// In: a ClaimDraft whose mentions carry the pointer's shares, and a Coding: the document, the
// window with its marks, the lexicon and tables. Out: a Claim with actors resolved for the event's
// date, date, place, size, codes, contexts, tense, channel, links, trace and ids; its
// confidence is still to be read (confidence.h).
// Refuses nothing. Lifetime: a Coding only views its parts. Thread-safe. Source: claims.md sections
// 1 to 5.
#pragma once

#include <span>
#include <string_view>

#include "rapport/claims/dates.h"
#include "rapport/claims/decode.h"
#include "rapport/claims/lexicon.h"
#include "rapport/claims/rules.h"
#include "rapport/intake/document.h"

namespace rapport {

// Changes whenever a written rule changes what is coded: a part of each coding's id.
inline constexpr std::string_view rules_version = "rules-2";

inline constexpr size_t date_opens_words = 3;  // "On July 31, rebels attacked …"
inline constexpr size_t date_reach_words = 6;  // "… arrested nine men there on Monday"

struct Coding {
    const Document& document;
    const std::vector<Sentence>& sentences;
    const Window& window;
    const LowWords& words;  // of the window, without its prefix
    std::span<const LexiconMark> marks;  // one a word of the window
    DateReference dates;
    const Lexicon& lexicon;
    const Rules& rules;
    std::string_view model_version;
};

Claim assemble(const ClaimDraft& draft, const Coding& coding);

}  // namespace rapport
