// Stretches: a text → the parts that no sentence crosses, by its lines.
//
// A blank line ends a stretch. So does a line break, but not inside a paragraph that was wrapped to
// a width: there every line is so full that the next line's first word had no room on it. A list
// item begins a stretch. Out: spans in order, without white space and invisible characters around
// them, none empty.
// Cost: linear. Threads: no state.
#pragma once

#include <string_view>
#include <vector>

#include "rapport/base/span.h"

namespace rapport {

std::vector<Span> stretches(std::string_view text);

}  // namespace rapport
