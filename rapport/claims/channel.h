// Channel: the way by which a claim came out: public_statement, document, privately_reported,
// leaked, third_party.
//
// In: type, actors, and the chain with its sources coded and marked anonymous. Out: a Channel.
// First match: a source or cue that names a leaked or secret paper → leaked; innermost source
// anonymous → privately_reported; a paper as innermost source → document; an office holder as
// innermost source, or as actor of a verbal claim without a chain → public_statement; else
// third_party. Pure. Source: claims.md section 2.
#pragma once

#include <string_view>
#include <vector>

#include "rapport/claims/claim.h"

namespace rapport {

// `text` is the document's: cues are spans of it.
Channel channel_of(EventType type, const std::vector<Actor>& actors, const std::vector<Link>& chain,
                   std::string_view text);
bool is_verbal(EventType type);                            // done by saying it
bool holds_office(const std::vector<Sector>& sectors);     // speaks for a state or its organs
bool names_paper(std::string_view source);                 // "a report", "the indictment"
bool names_leak(std::string_view source_or_cue);           // "a leaked memo", "classified files"

}  // namespace rapport
