// Tense: when an event lies, seen from its words: past, present, future, hypothetical, historical.
//
// In: the sentence's words, the trigger, its type and the verbs of data/codes/verbs.tsv; then the
// date that was read. Out: a Tense. A trigger that is a verb has the tense of its group ("has
// been", "would", "plans to"); a noun or a participle has that of the verb that governs it, the
// nearest in its clause, unless words beside it tell more ("after the attack", "denies the attack",
// "alleged"). Refuses nothing: past is what news tells by default, present what an attitude is.
// Pure. Source: claims.md sections 2 and 4.
#pragma once

#include <optional>

#include "rapport/claims/claim.h"
#include "rapport/claims/phrase.h"
#include "rapport/claims/verbs.h"

namespace rapport {

struct ToldTense {
    Tense tense = Tense::past;
    bool by_verb = false;  // the trigger's own verb shows it
};

ToldTense tense_of(const LowWords& words, Span trigger, EventType type, const Verbs& verbs);
// A stated date overrules: told as past with a year that ended over a year before publication →
// historical, not begun → future. `date_words`: the date's own words.
Tense tense_with_date(ToldTense told, const EventDate& date, std::string_view date_words,
                      std::optional<Day> publication);

inline constexpr int historical_after_days = 366;

}  // namespace rapport
