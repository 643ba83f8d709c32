// Moments: what a date expression means, between its words and its EDTF string.
//
// In: calendar numbers and days. Out: an EDTF string and closed day bounds, combined by or, and,
// to, since, until, before, after. Years stay within moment_year_min … moment_year_max, so that no
// sum of days overflows. Pure values; thread-safe. Source: claims.md section 4.
#pragma once

#include <optional>
#include <string>

#include "rapport/base/day.h"

namespace rapport {

inline constexpr int moment_year_min = 1000, moment_year_max = 2999;
constexpr bool in_moment_years(int year) {
    return year >= moment_year_min && year <= moment_year_max;
}

enum class Grain { day, week, month, season, quarter, half, year, decade, century };
// early/mid/late by our convention; start and end are the first and last month of a year, else
// early and late.
enum class Part { whole, early, mid, late, start, end };
// a · a/b · [a..b] · [a,b] · {a,b}
enum class Form { single, interval, one_of, either, both };

struct Moment {
    Form form = Form::single;
    std::string low, high;  // EDTF of its ends; equal for a single date; "" unknown, ".." open
    std::optional<Day> first, last;  // closed bounds
    Grain grain = Grain::day;
    bool resolved = false;  // needed the day of publication
    char qualifier = 0;     // ~ ? %
    bool operator==(const Moment&) const = default;
};

std::string edtf_of(const Moment& moment);

Moment day_moment(Day day);
Moment month_moment(int year, int month);
Moment grouping_moment(int year, int grouping);  // season, quarter, half: 21 … 41
Moment year_moment(int year);
Moment decade_moment(int first_year);   // 1990 → 199X
Moment century_moment(int first_year);  // 1900 → 19XX
Moment span_moment(Form form, const Moment& from, const Moment& to);
Moment days_moment(Form form, Day from, Day to);
Moment months_moment(Form form, int from_year, int from_month, int to_year, int to_month);
Moment week_of(Day day);  // Monday to Sunday, an interval
// Early/mid/late: Jan–Mar, Apr–Sep, Oct–Dec; 1–10, 11–20, 21–end; years 0–3, 4–6, 7–9 of a decade.
Moment part_of(const Moment& moment, Part part);

Moment since(const Moment& moment);                          // X/..
Moment until(const Moment& moment, std::optional<Day> now);  // /X, or now/X where X lies ahead
Moment up_to(const Moment& moment,
             std::optional<Day> now);  // [..X], or [now..X] where X lies ahead
Moment before(const Moment& moment,
              std::optional<Day> now);            // the same up to the day, month or year before
Moment after(const Moment& moment);               // [X+1..]
Moment either(const Moment& a, const Moment& b);  // [a,b] for two days, else [a..b]
Moment both(const Moment& a, const Moment& b);    // {a,b}, or a/b where b follows a at once

int weekday_of(Day day);               // 1 Monday … 7 Sunday
Day plus_months(Day day, int months);  // the month's last day where the number does not exist
inline Day plus_days(Day day, int days) { return {day.number + days}; }

}  // namespace rapport
