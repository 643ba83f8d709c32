// Years, decades and centuries; and the year of a calendar date that names none.
#include <algorithm>
#include <array>

#include "rapport/claims/date_atoms.h"

namespace rapport {
std::optional<Atom> DateAtoms::year(size_t at) const {
    size_t i = skip_the(at);
    if (word(i) == "year" && year_number(i + 1)) ++i;
    const int year = year_number(i);
    if (!year) return std::nullopt;
    if (!loose_) {
        const std::string_view link = word(i + 1);
        const bool ranged =
            (link == "-" || link == "to" || link == "through") && year_number(i + 2) > year;
        const bool led = i == 0 || leads_year(word(i - 1)) || ranged;
        const bool firm = i > 0 && firmly_leads_year(word(i - 1)) && year % 100 != 0;
        const bool followed = firm || ranged || i + 1 >= tokens_.size() ||
                              !(tokens_[i + 1].letters() || tokens_[i + 1].digits()) ||
                              follows_year(word(i + 1)) || month_of(word(i + 1));
        const bool money = i > 0 && (word(i - 1) == "$" || word(i - 1) == ",");
        const bool part_of_number =
            word(i + 1) == "," && i + 2 < tokens_.size() && !tokens_[i + 2].spaced;
        if (!led || !followed || year < 1500 || year > 2100 ||
            (money && i > 1 && !tokens_[i].spaced) || part_of_number)
            return std::nullopt;
    }
    if (month_of(word(i + 1)))
        if (auto date = month_day(i + 1); date && !date->calendar.year) {
            date->calendar.year = year;
            return date;
        }
    const bool longer = word(i + 3) == "-" || word(i + 3) == "/";  // 2002-10-…, a date that is none
    const bool short_range = !longer && word(i + 1) == "-" && i + 2 < tokens_.size() &&
                             tokens_[i + 2].word.size() == 2 && tokens_[i + 2].digits() &&
                             tokens_[i + 2].small() > year % 100;
    if (!short_range) return calendar_atom({year, 0, 0}, i + 1);
    const int until = year - year % 100 + tokens_[i + 2].small();
    Atom out = calendar_atom({}, i + 3);
    out.moment = span_moment(Form::interval, year_moment(year), year_moment(until));
    return out;
}

std::optional<Atom> DateAtoms::decade(size_t at) const {
    constexpr std::array<std::string_view, 10> named = {
        "",        "",        "twenties",  "thirties", "forties",
        "fifties", "sixties", "seventies", "eighties", "nineties"};
    const size_t i = skip_the(at);
    Atom out;
    const auto it = std::find(named.begin() + 2, named.end(), word(i));
    if (it != named.end() && (loose_ || i > at)) {
        out.moment = decade_moment(1900 + 10 * int(it - named.begin()));
        out.end = i + 1;
        return out;
    }
    if (const auto nth = read_numeral(tokens_, i);
        nth && nth->ordinal && nth->value >= 10 && nth->value <= 29) {
        const size_t end = word(nth->end) == "-" ? nth->end + 1 : nth->end;
        if (word(end) != "century") return std::nullopt;
        out.moment = century_moment((int(nth->value) - 1) * 100);
        out.end = end + 1;
        return out;
    }
    if (i + 1 >= tokens_.size() || !tokens_[i].digits()) return std::nullopt;
    size_t end = i + 1;
    if (word(end) == "'" && !tokens_[end].spaced && word(end + 1) == "s") ++end;
    if (word(end) != "s" || tokens_[end].spaced) return std::nullopt;
    const int number = tokens_[i].small();
    const bool two = tokens_[i].word.size() == 2 && number >= 20 && (i > at || loose_);
    const int first = two ? 1900 + number : number;
    if (first % 10 || !in_moment_years(first)) return std::nullopt;
    out.moment =
        !two && first % 100 == 0 && first < 2000 ? century_moment(first) : decade_moment(first);
    out.end = end + 1;
    return out;
}

std::optional<Moment> DateAtoms::dated(const Calendar& c, int year) const {
    if (!in_moment_years(year) || (c.day && (c.day < 1 || c.day > last_day_of(year, c.month))))
        return std::nullopt;
    if (c.day) return day_moment(to_day({year, c.month, c.day}));
    Moment whole = c.month > 12 ? grouping_moment(year, c.month)
                   : c.month    ? month_moment(year, c.month)
                                : year_moment(year);
    return part_of(whole, c.part);
}

std::optional<Moment> DateAtoms::resolve(const Calendar& c) const {
    constexpr int leap_years_apart = 8;
    std::optional<Moment> out;
    if (c.year) {
        out = dated(c, c.year);
        if (out) out->resolved = c.resolved;
        return out;
    }
    if (!now() || (!c.month && !c.day)) return std::nullopt;
    const Civil today_is = to_civil(today());
    // News of a day without a year that is at hand means that day, not the one eleven months ago.
    constexpr int days_at_hand = 30;
    if (c.month && c.day && reference_.past && !reference_.report_year)
        for (int year : {today_is.year, today_is.year + 1})
            if (auto near = dated(c, year); near && *near->first > today() &&
                                            *near->first <= plus_days(today(), days_at_hand)) {
                near->resolved = true;
                return near;
            }
    for (int i = 0; i <= leap_years_apart && !out; ++i) {
        const int step = reference_.past ? -i : i;
        int year = today_is.year + step;
        Calendar dated_calendar = c;
        if (!c.month) {  // "the 29th"
            const Civil month =
                to_civil(plus_months(to_day({today_is.year, today_is.month, 1}), step));
            year = month.year;
            dated_calendar.month = month.month;
        } else if (reference_.report_year && reference_.past) {
            year = *reference_.report_year - i;
        }
        out = dated(dated_calendar, year);
        if (out && (reference_.past ? *out->first > today() : *out->last < today())) out.reset();
    }
    if (out) out->resolved = true;
    return out;
}

std::optional<Moment> DateAtoms::resolve(const Atom& atom) const {
    return atom.moment ? atom.moment : resolve(atom.calendar);
}

}  // namespace rapport
