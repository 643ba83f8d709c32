// Links: what the written rules add to a chain: anonymous, direct, each level's own certainty.
//
// In: a chain whose sources and cues are spans of the sentence. Out: the same links, filled.
// * anonymous: "sources", "a senior official", "who asked not to be named" (and the like) beside
//   it.
// * direct: the innermost link's words stand in quotation marks and its source or cue outside them.
// * factuality: innermost = holder; outside it the kind decides: say, allege, confirm, know CT+,
//   believe, infer PR+, deny CT−, report and whatever a medium says Uu (it only passes on). Refuses
//   nothing. Pure. Source: claims.md section 3.
#pragma once

#include <string_view>
#include <vector>

#include "rapport/claims/claim.h"
#include "rapport/claims/phrase.h"

namespace rapport {

bool is_anonymous(const LowWords& words, Span source);
// True where `content` lies in quotation marks of the sentence and the speaker does not. A mark
// that nothing closes runs to the end, one that nothing opened begins with the sentence.
bool is_quoted(const LowWords& words, Span content, Span speaker);
Factuality outer_factuality(const Link& link);
void complete_links(std::vector<Link>& chain, const LowWords& words, Span trigger,
                    Factuality holder);

inline constexpr size_t anonymity_reach_words = 14;  // behind the source: "…, who asked not to be"

}  // namespace rapport
