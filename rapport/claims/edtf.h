// EDTF: expressions of the Extended Date/Time Format (ISO 8601-2) → closed day bounds.
//
// In: levels 0 and 1, and of level 2 the sets ([..] one of, {..} all of), qualified components,
// groupings of months (21 … 41), unspecified digits anywhere, decades of three digits. A time of
// day is read and dropped.
// Out: first and last day; an open or unknown end is empty. Qualifiers (~ ? %) widen no bounds.
// Refuses (null): what is no such expression, dates that do not exist, years outside 1 … 9999 (so
// every `Y` year), intervals that end before they begin or name neither end, more than
// edtf_bytes_max bytes.
// Groupings: 21–24 and 25–28 seasons of the north, 29–32 of the south, 33–36 quarters, 37–39
// thirds, 40–41 halves of a year. A season begins with its month and ends on the day on which the
// sky's season usually turns, so that both habits fit: spring 1 March … 21 June, summer 1 June …
// 22 September, autumn 1 September … 21 December, winter 1 December … 20 March of the year after.
// Winter carries the year of its December.
// Pure and thread-safe. Source: claims.md section 4; ISO 8601-2, the Library of Congress's EDTF.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "rapport/base/day.h"

namespace rapport {

inline constexpr size_t edtf_bytes_max = 256;

struct EdtfBounds {
    std::optional<Day> earliest, latest;  // empty: open or unknown
    bool operator==(const EdtfBounds&) const = default;
};

// Bounds of an EDTF expression; null where it is none. For imports, filters (`--since`) and tests.
std::optional<EdtfBounds> edtf_bounds(std::string_view edtf);

// "2024", "2024-03", "2024-03-01"; month or day 0 = none. `month` may be a grouping (21 … 41).
std::string edtf_of(int year, int month = 0, int day = 0);
// Closed bounds of a grouping of months; null outside 21 … 41.
std::optional<EdtfBounds> grouping_bounds(int year, int grouping);

}  // namespace rapport
