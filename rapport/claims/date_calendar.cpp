// Calendar atoms: dates named by number, month and weekday (years: date_years.cpp).
#include "rapport/claims/date_atoms.h"

namespace rapport {
Atom DateAtoms::calendar_atom(const Calendar& calendar, size_t end) const {
    Atom out;
    out.end = end;
    out.calendar = calendar;
    return out;
}

Atom DateAtoms::resolved_atom(Moment moment, size_t end) const {
    moment.resolved = true;
    Atom out;
    out.end = end;
    out.moment = std::move(moment);
    return out;
}

int DateAtoms::year_number(size_t at) const {
    if (at >= tokens_.size() || !tokens_[at].digits() || tokens_[at].word.size() != 4) return 0;
    const int year = tokens_[at].small();
    const bool glued =
        at + 1 < tokens_.size() && !tokens_[at + 1].spaced && tokens_[at + 1].letters();
    return in_moment_years(year) && !glued ? year : 0;
}

int DateAtoms::annual_year() const {
    constexpr int months_after =
        4;  // "during the year", told in January to April, is the year before
    if (reference_.report_year) return *reference_.report_year;
    const Civil c = to_civil(today());
    return reference_.past && c.month <= months_after ? c.year - 1 : c.year;
}

std::optional<int> DateAtoms::day_number(size_t at, size_t& end) const {
    const auto numeral = read_numeral(tokens_, at);
    if (!numeral || numeral->value < 1 || numeral->value > 31) return std::nullopt;
    if (!numeral->ordinal && (!tokens_[at].digits() || tokens_[at].word.size() > 2))
        return std::nullopt;
    const bool clock = numeral->end + 1 < tokens_.size() && !tokens_[numeral->end].spaced &&
                       (word(numeral->end) == ":" || word(numeral->end) == ".") &&
                       !tokens_[numeral->end + 1].spaced && tokens_[numeral->end + 1].digits();
    if (clock || word(numeral->end) == "%") return std::nullopt;
    end = numeral->end;
    return int(numeral->value);
}

void DateAtoms::read_year_tail(Calendar& calendar, size_t& end) const {
    size_t i = end;
    if (word(i) == "," || word(i) == "of" || word(i) == "in" || word(i) == "-") ++i;
    if (const int year = year_number(i)) {
        calendar.year = year;
        end = i + 1;
        return;
    }
    if (word(i) == "the" && word(i + 1) == "same") return;
    const size_t j = skip_the(i);
    if (word(j + 1) != "year" || !now()) return;
    const int shift = word(j) == "this" || word(j) == "current" ? 0
                      : is_previous(word(j))                    ? -1
                      : is_coming(word(j))                      ? 1
                                                                : 9;
    if (shift == 9) return;
    calendar.year = to_civil(today()).year + shift;
    calendar.resolved = true;
    end = j + 2;
}

size_t DateAtoms::skip_day_part(size_t at) const {
    size_t i = at;
    if ((word(i) == "late" || word(i) == "early") && is_day_part(word(i + 1))) ++i;
    if (is_day_part(word(i))) ++i;
    if (i == at && word(i) == "at" &&
        (is_day_part(word(i + 1)) || (i + 1 < tokens_.size() && tokens_[i + 1].digits())))
        i += 2;
    if (i > at && word(i) == ":" && i + 1 < tokens_.size() && tokens_[i + 1].digits()) i += 2;
    if (i > at && (word(i) == "am" || word(i) == "pm" || word(i) == "gmt" || word(i) == "utc")) ++i;
    if (i > at && word(i) == "local" && word(i + 1) == "time") i += 2;
    return i;
}

// "May", "march" and "sun" are words too: running text must show that the month is meant.
bool DateAtoms::month_allowed(size_t at, bool numbered) const {
    if (loose_) return true;
    const NumeralToken& token = tokens_[at];
    if (!token.capital) return numbered && token.word.size() > 3 && token.word != "march";
    if (numbered) return true;
    if (token.word.size() <= 4 && token.word != "june" && token.word != "july" &&
        token.word != "may")
        return false;
    if (token.word != "may" && token.word != "march" && token.word != "august") return true;
    const std::string_view lead = at ? word(at - 1) : std::string_view();
    return lead == "in" || lead == "since" || lead == "until" || lead == "by" || lead == "of" ||
           lead == "last" || lead == "from" || lead == "between" || lead == "next" ||
           lead == "late" || lead == "early" || lead == "mid" || lead == "during" ||
           lead == "this" || lead == "-";
}

std::optional<Atom> DateAtoms::numeric(size_t at) const {
    if (at + 2 >= tokens_.size() || !tokens_[at].digits() || !tokens_[at + 2].digits())
        return std::nullopt;
    const std::string_view mark = word(at + 1);
    if ((mark != "-" && mark != "/" && mark != ".") || tokens_[at + 1].spaced ||
        tokens_[at + 2].spaced)
        return std::nullopt;
    const std::string_view ahead = at > 0 && !tokens_[at].spaced ? word(at - 1) : "";
    if (ahead == "/" || ahead == "-" || ahead == ".") return std::nullopt;
    const bool three = at + 4 < tokens_.size() && word(at + 3) == mark && !tokens_[at + 3].spaced &&
                       !tokens_[at + 4].spaced && tokens_[at + 4].digits();
    const int a = tokens_[at].small(), b = tokens_[at + 2].small(),
              c = three ? tokens_[at + 4].small() : -1;
    if (in_moment_years(a) && tokens_[at].word.size() == 4 && tokens_[at + 2].word.size() <= 2 &&
        b >= 1 && b <= 12) {
        if (three && c >= 1 && c <= 31) return calendar_atom({a, b, c}, at + 5);
        if (!three && mark == "-" && tokens_[at + 2].word.size() == 2 && b <= a % 100)
            return calendar_atom({a, b, 0}, at + 3);
        return std::nullopt;
    }
    if (a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12) || (a <= 12 && b <= 12 && a != b))
        return std::nullopt;
    const Calendar day{0, a > 12 ? b : a, a > 12 ? a : b};
    if (three && in_moment_years(c) && tokens_[at + 4].word.size() == 4)
        return calendar_atom({c, day.month, day.day}, at + 5);
    if (three || mark != "/" || tokens_[at + 2].word.size() != 2) return std::nullopt;
    return calendar_atom(day, at + 3);
}

std::optional<Atom> DateAtoms::day_month(size_t at) const {
    size_t i = skip_the(at);
    const auto day = day_number(i, i);
    if (!day) return std::nullopt;
    if (word(i) == "of" || word(i) == "-") ++i;
    const int month = month_of(word(i));
    if (!month || !month_allowed(i, true)) {
        const bool named = i == skip_the(at) + 1 || word(at) == "the";
        const bool alone = loose_ && word(at) == "the" && named && i >= tokens_.size() && now();
        return alone ? std::optional(calendar_atom({0, 0, *day}, i)) : std::nullopt;
    }
    Calendar out{0, month, *day};
    size_t end = i + 1;
    if (word(end) == "." && month_of(word(i)) && word(i).size() <= 4) ++end;
    read_year_tail(out, end);
    return calendar_atom(out, skip_day_part(end));
}

std::optional<Atom> DateAtoms::month_day(size_t at) const {
    size_t i = at;
    int shift = 9;
    if (word(i) == "this" || is_previous(word(i)) || is_coming(word(i))) {
        shift = word(i) == "this" ? 0 : is_previous(word(i)) ? -1 : 1;
        ++i;
    }
    const int month = month_of(word(i));
    if (!month) return std::nullopt;
    Calendar out{0, month, 0};
    size_t end = i + 1;
    if (word(end) == "." && word(i).size() <= 4) ++end;
    size_t after = end;
    const size_t number_at = skip_the(end);
    if (!year_number(end))
        if (const auto day = day_number(number_at, after)) out.day = *day, end = after;
    read_year_tail(out, end);
    if (!month_allowed(i, out.day || out.year || shift != 9)) return std::nullopt;
    if (shift != 9 && !out.day && !out.year) {
        if (!now()) return std::nullopt;
        const Civil c = to_civil(today());
        out.year = c.year + (shift < 0 && month >= c.month   ? -1
                             : shift > 0 && month <= c.month ? 1
                                                             : 0);
        out.resolved = true;
    }
    return calendar_atom(out, out.day ? skip_day_part(end) : end);
}

// "Friday the 13th": the nearest such day.
std::optional<Atom> DateAtoms::weekday_of_month(int number, size_t at) const {
    constexpr int months_apart_max = 24;
    const size_t i = skip_the(at);
    const auto day = read_numeral(tokens_, i);
    if (!day || !day->ordinal || day->value < 1 || day->value > 31) return std::nullopt;
    const Civil c = to_civil(today());
    for (int n = 0; n <= months_apart_max; ++n) {
        const Civil month =
            to_civil(plus_months(to_day({c.year, c.month, 1}), reference_.past ? -n : n));
        if (int(day->value) > last_day_of(month.year, month.month)) continue;
        const Day found = to_day({month.year, month.month, int(day->value)});
        if (rapport::weekday_of(found) == number &&
            (reference_.past ? found <= today() : found >= today()))
            return resolved_atom(day_moment(found), day->end);
    }
    return std::nullopt;
}

std::optional<Atom> DateAtoms::weekday(size_t at) const {
    size_t i = at;
    bool past = false, coming = false, this_one = false;
    if (word(i) == "this" || word(i) == "the") this_one = word(i) == "this", ++i;
    if (is_previous(word(i)))
        past = true, ++i;
    else if (is_coming(word(i)))
        coming = true, ++i;
    const int number = weekday_of(word(i));
    if (at > 0 && !loose_ &&
        (word(at - 1) == "every" || word(at - 1) == "each" || word(at - 1) == "other"))
        return std::nullopt;
    if (!number || (!loose_ && !tokens_[i].capital)) return std::nullopt;
    size_t end = i + 1;
    const size_t inner = word(end) == "," || word(end) == "(" ? end + 1 : end;
    for (auto date : {numeric(inner), day_month(inner), month_day(inner)})
        if (date && date->calendar.day && date->calendar.month) {
            if (word(end) == "(" && word(date->end) == ")") ++date->end;
            return date;
        }
    if (!now()) return std::nullopt;
    if (const auto day = weekday_of_month(number, end)) return day;
    const int current = weekday_of(today());
    int days = number - current;  // of this week
    if (past)
        days = days >= 0 ? days - 7 : days;
    else if (coming)
        days = days <= 0 ? days + 7 : days;
    else if (!this_one)
        days += reference_.past ? (days > 0 ? -7 : 0) : (days < 0 ? 7 : 0);
    end = skip_day_part(end);
    const size_t week = word(end) == "of" ? end + 1 : end;
    const bool named_week =
        word(week + 1) == "week" &&
        (is_previous(word(week)) || is_coming(word(week)) || word(week) == "this");
    if (named_week) {
        days = number - current + (is_previous(word(week)) ? -7 : is_coming(word(week)) ? 7 : 0);
        end = week + 2;
    }
    Atom out = resolved_atom(day_moment(plus_days(today(), days)), end);
    out.weekday = number;
    return out;
}

}  // namespace rapport
