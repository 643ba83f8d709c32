// Sizes: the numbers of dead, injured and arrested that a sentence gives for an event.
//
// In: a sentence, trigger and type of a claim in it. Out: low and high of each count with the span
// of its words; empty where the words give no number. ASSAULT has dead and injured, COERCE and
// SANCTION arrested, PROTEST all three; other types have none.
// A count goes to the nearest word of harm, on the side on which it is written ("killed 12", "12
// were killed", "12 dead"); counts joined under one word add up ("two soldiers and a civilian were
// killed"); "including three children" is part of a count, not one. Of several counts of one kind
// the one nearest to the trigger wins; a verb behind "and" is a deed of its own and does not share
// the counts before it. "A soldier" alone is no number.
// Bounds: "12", "some 12", "about 12" 12–12; "at least 12", "12 or more" 12–open; "more than 50"
// 51–open; "up to 40", "as many as 40" 0–40; "fewer than 40" 0–39; "between 10 and 20" 10–20;
// "dozens" 24–open; "scores" 40–open; "hundreds" 200–open; "thousands" 2,000–open; "tens of
// thousands" 20,000–open; "several", "a few" 3–open; "no one" 0–0. Open is count_open.
// Refuses percentages, years, ages, hours, lengths of time, money, ordinals, numbers above
// count_max. Pure and thread-safe. Source: claims.md section 2 (`size`); the bounds are ours.
#pragma once

#include <string_view>

#include "rapport/claims/claim.h"

namespace rapport {

inline constexpr uint32_t count_max = 100'000'000;

Size read_size(std::string_view text, Span sentence, Span trigger, EventType type);

}  // namespace rapport
