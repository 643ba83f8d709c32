// What a Lexicon holds. Private to lexicon*.cpp.
#pragma once

#include "rapport/claims/actor_tables.h"
#include "rapport/claims/lexicon.h"

namespace rapport {

struct Lexicon::Tables : ActorTables {};

}  // namespace rapport
