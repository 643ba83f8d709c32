// The walk: paths as the user gave them → the list of inputs to read, in order.
//
// A folder stands for every regular file below it, sorted by the bytes of each name; hidden entries
// and left out ones are counted, not read; links to folders are not followed. A path given twice is
// read twice (its records are then duplicates). Refuses: what cannot be looked at (unreadable),
// folders nested deeper than folder_depth_max.
#pragma once

#include <string>
#include <vector>

#include "rapport/intake/intake.h"

namespace rapport {

struct PlannedInput {
    std::string path;
    PathInfo info;
    std::optional<Refusal> refusal;  // then there is nothing to read
};

struct Plan {
    std::vector<PlannedInput> inputs;
    PassedOver passed_over;
};
// A Fault where there are paths and none of them can be read.
Result<Plan> plan_inputs(const Files& files, const IntakeOptions& options);

}  // namespace rapport
