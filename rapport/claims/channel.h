// Channel: the way by which a claim came out: public_statement, document, privately_reported,
// leaked, third_party.
//
// In: type, actors, the chain with its sources coded and marked anonymous, and the words of the
// claim's sentence. Out: a Channel. First match: a source or cue that names a leaked or secret
// paper → leaked; innermost source anonymous, or officials of no institution → privately_reported;
// the press → third_party; a paper as innermost source, or in which one that holds no office writes
// ("in its annual report") → document; an office holder as innermost source, or as actor of a
// verbal claim without a chain → public_statement; else third_party. Pure. Source: claims.md
// section 2.
#pragma once

#include <string_view>
#include <vector>

#include "rapport/claims/claim.h"
#include "rapport/claims/phrase.h"

namespace rapport {

// `text` is the document's: cues are spans of it.
Channel channel_of(EventType type, const std::vector<Actor>& actors, const std::vector<Link>& chain,
                   std::string_view text, const LowWords& sentence);
bool is_verbal(EventType type);                            // PLOVER's quads 1 and 3
bool holds_office(const std::vector<Sector>& sectors);     // speaks for a state or its organs
bool names_paper(std::string_view source);                 // "a report", "the indictment"
bool names_press(std::string_view source);                 // "a local news report", "state media"
bool names_leak(std::string_view source_or_cue);           // "a leaked memo", "classified files"
// "officials", "a senior official": of no state or body that the words name.
bool names_bare_officials(std::string_view source);

}  // namespace rapport
