// The answer of `rapport dyad` as a table for the terminal.
//
// A line for each month, direction and voice, six strands side by side; months without documents
// are a gap. In words, always "reported".
#pragma once

#include "rapport/claims/lexicon.h"
#include "rapport/faces/cli/command.h"
#include "rapport/relations/dyad.h"

namespace rapport::cli {

void print_dyad_text(const Dyad& dyad, const DyadQuestion& question, const Lexicon& lexicon,
                     bool claims, const Shell& shell);

}  // namespace rapport::cli
