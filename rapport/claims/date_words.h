// Date words: months, weekdays, seasons, units and the small words around dates, as numbers.
//
// In: lower-cased words. Out: numbers; 0 or null where a word means nothing here.
// Pure and thread-safe. Source: the English calendar; written for this project.
#pragma once

#include <optional>
#include <string_view>

#include "rapport/claims/moment.h"

namespace rapport {

int month_of(std::string_view word);    // 1 … 12; full names, three letters, "sept"
int weekday_of(std::string_view word);  // 1 Monday … 7 Sunday; full names and usual short forms
int season_of(std::string_view word);   // EDTF 21 … 24
Part part_of_word(std::string_view word);

// "days" → {day, 1}; "fortnight" → {week, 2}. An hour counts as a unit of its own: `hours` is true.
struct DateUnit {
    Grain grain = Grain::day;
    int times = 1;
    bool hours = false;
};
std::optional<DateUnit> unit_of(std::string_view word);

// What a word does to the date behind it.
enum class DatePrefix { none, since, until, up_to, before, after, about, perhaps };
DatePrefix prefix_of(std::string_view word);

bool is_day_part(std::string_view word);  // morning, night, dawn, noon …
bool is_filler(std::string_view
                   word);  // on, in, at, the, of, during …: may stand between a prefix and its date
bool is_previous(std::string_view word);  // last, past, previous, preceding, prior
bool is_coming(std::string_view word);    // next, coming, following, upcoming
// A word after which a bare four-digit number is a year, in running text.
bool leads_year(std::string_view word);
// A word after which it is one whatever follows, but for round numbers ("In 2014 protests spread").
bool firmly_leads_year(std::string_view word);
// A word that may follow such a year: "in 2000 people were killed" shows why most may not.
bool follows_year(std::string_view word);

}  // namespace rapport
