// Parties: a user's word for an actor → what the ledger is asked for.
//
//   Russia, russian, RUS     code RUS          AFG/REB      code and sector
//   entity:fsb               that entity       SDN entity:x code and entity
//   anything else            part of the name as written
// Refuses (usage): an empty word, a sector that is none. Source: claims.md section 5, measures.md.
#pragma once

#include <string>
#include <string_view>

#include "rapport/base/result.h"
#include "rapport/claims/lexicon.h"
#include "rapport/ledger/query.h"

namespace rapport::cli {

Result<Party> party_of(std::string_view word, const Lexicon& lexicon);
// "Russia (RUS)", "Afghanistan (AFG/REB)", "entity fsb", "the name \"rebels\""
std::string party_text(const Party& party, const Lexicon& lexicon);
// The short form for tables: RUS, AFG/REB, fsb, rebels
std::string party_label(const Party& party);

}  // namespace rapport::cli
