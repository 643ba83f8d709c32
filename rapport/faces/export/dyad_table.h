// The cells of a dyad as JSON lines and as CSV: month, direction, strand, voice, with counts,
// origins and coverage.
//
// JSON lines: first one object with the question and totals, then one a cell. CSV: a header, then
// one row a cell. `claims`: also the ids of the claims behind each cell. Lines come without their
// ends.
#pragma once

#include <string>
#include <vector>

#include "rapport/relations/dyad.h"

namespace rapport {

struct DyadNames {
    std::string a, b;  // as the tables name the two parties: RUS, AFG/REB
};

std::vector<std::string> dyad_jsonl(const Dyad& dyad, const DyadQuestion& question,
                                    const DyadNames& names, bool claims);
std::vector<std::string> dyad_csv(const Dyad& dyad, const DyadNames& names, bool claims);

}  // namespace rapport
