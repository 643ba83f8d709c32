// Text with its spans marked, for the terminal: colours on one that has them, [actor: France]
// elsewhere.
//
// In: a text, the ranges of it to show, marks. Marks may nest; one that crosses another is left
// out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapport/base/names.h"
#include "rapport/base/span.h"
#include "rapport/claims/claim.h"
#include "rapport/faces/cli/terminal.h"

namespace rapport::cli {

enum class MarkKind { trigger, actor, recipient, source, cue, time, place };

struct Mark {
    Span span;
    MarkKind kind = MarkKind::trigger;
};

std::vector<Mark> marks_of(const Claim& claim);
std::string marked(std::string_view text, Span shown, std::vector<Mark> marks,
                   const Terminal& terminal);
std::string legend(const Terminal& terminal);  // "" without colours

}  // namespace rapport::cli

namespace rapport {
template <>
inline constexpr auto names_of<cli::MarkKind> = std::to_array<std::string_view>(
    {"trigger", "actor", "recipient", "source", "cue", "time", "place"});
}  // namespace rapport
