// Tense: when an event lies, seen from its words: past, present, future, hypothetical, historical.
//
// In: the sentence's words, the trigger, its type; then the date that was read. Out: a Tense. The
// rule looks at the verb group before the trigger ("has been", "would", "plans to"), at if-clauses
// and questions, at the trigger's own form, and for nouns at the nearest verb. Refuses nothing:
// past is what news tells by default, present what an attitude is. Pure. Source: claims.md sections
// 2 and 4.
#pragma once

#include <optional>

#include "rapport/claims/claim.h"
#include "rapport/claims/phrase.h"

namespace rapport {

Tense tense_of(const LowWords& words, Span trigger, EventType type);
// A stated date overrules: ended over a year before publication → historical, not begun → future.
Tense tense_with_date(Tense tense, const EventDate& date, std::optional<Day> publication);

inline constexpr int historical_after_days = 366;

}  // namespace rapport
