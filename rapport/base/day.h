// Days: a civil date as a day number (1970-01-01 = 0, proleptic Gregorian), and its ISO 8601 form.
//
// Refuses dates that do not exist (2023-02-30). Range: years 1 to 9999.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapport {

struct Day {
    int32_t number = 0;  // days since 1970-01-01
    auto operator<=>(const Day&) const = default;
};

struct Civil {
    int year = 1970, month = 1, day = 1;  // month and day from 1
    bool operator==(const Civil&) const = default;
};

constexpr Day to_day(Civil c) {
    using namespace std::chrono;
    const auto ymd = year{c.year} / month(unsigned(c.month)) / day(unsigned(c.day));
    return {int32_t(sys_days{ymd}.time_since_epoch().count())};
}
constexpr Civil to_civil(Day d) {
    using namespace std::chrono;
    const year_month_day ymd{sys_days{days{d.number}}};
    return {int(ymd.year()), int(unsigned(ymd.month())), int(unsigned(ymd.day()))};
}
constexpr int last_day_of(int year, int month) {
    using namespace std::chrono;
    return int(unsigned(
        (std::chrono::year{year} / std::chrono::month(unsigned(month)) / std::chrono::last).day()));
}

std::string to_iso(Day day);                          // "2024-03-01"
// Takes "2024-03-01" and anything after a T or a space.
std::optional<Day> day_of_iso(std::string_view text);

}  // namespace rapport
