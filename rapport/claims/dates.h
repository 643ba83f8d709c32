// Dates: the words that say when → EDTF (ISO 8601-2 levels 1 and 2 as claims.md section 4) with
// closed day bounds.
//
// Refuses nothing: words that it cannot read give a date with basis none. Source: claims.md
// section 4.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/claims/claim.h"
#include "rapport/claims/edtf.h"

namespace rapport {

// What a relative expression ("on Friday", "last month") counts from.
struct DateReference {
    std::optional<Day> publication;
    bool past = true;  // "on Friday" is the last one unless the event lies ahead
    // An annual report's year ("during the year", months without one); see report_year. Empty for
    // news.
    std::optional<int> report_year;
};

// Reads the words `when` of `text` ("in late 2023 or early 2024", "on Friday", "since March").
EventDate read_date(std::string_view text, Span when, const DateReference& reference);
// Every date expression in `sentence`, in order, for events whose own words name none.
std::vector<EventDate> find_dates(std::string_view text, Span sentence,
                                  const DateReference& reference);
// basis publication, or none where the document has no date.
EventDate publication_date(const DateReference& reference);

// The year that an annual report covers: the one before, where a document published in January to
// April is a report of it by its title ("Country report Chad 2023"), or says "during the year" at
// least twice. Null for news.
std::optional<int> report_year(std::string_view title, std::string_view text,
                               std::optional<Day> publication);

}  // namespace rapport
