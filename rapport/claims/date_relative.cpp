// Relative atoms: dates counted from the day of publication (today, last week, two days ago).
#include "rapport/claims/date_atoms.h"

namespace rapport {
namespace {

constexpr int amount_max = 3000;

bool is_back(std::string_view word) {
    return word == "ago" || word == "earlier" || word == "before" || word == "prior" ||
           word == "previously" || word == "back";
}
bool is_on(std::string_view word) {
    return word == "later" || word == "after" || word == "afterwards" || word == "following" ||
           word == "on" || word == "afterward" || word == "hence";
}

Moment approximate(Moment moment, bool mark) {
    if (mark) moment.qualifier = '~';
    return moment;
}

}  // namespace

std::optional<DateAtoms::Amount> DateAtoms::amount(size_t at) const {
    Amount out;
    size_t i = at;
    if (const auto number = read_numeral(tokens_, i)) {
        if (number->ordinal || number->value < 1 || number->value > amount_max) return std::nullopt;
        out.number = int(number->value);
        i = number->end;
    } else {
        if (word(i) == "a" || word(i) == "an") out.number = 1, ++i;
        if (word(i) == "few" || word(i) == "several") out.number = 3, out.vague = true, ++i;
        if (word(i) == "couple") out.number = 2, i += word(i + 1) == "of" ? 2 : 1;
    }
    if (!out.number) return std::nullopt;
    if (word(i) == "-" || word(i) == "full" || word(i) == "more") ++i;
    const auto unit = unit_of(word(i));
    if (!unit) return std::nullopt;
    out.unit = *unit;
    out.end = i + 1;
    return out;
}

Moment DateAtoms::back(const Amount& amount, Day from, int sign) const {
    const int n = amount.number * amount.unit.times * sign;
    if (amount.unit.hours) return day_moment(plus_days(from, n / 24));
    switch (amount.unit.grain) {
        case Grain::day:
            if (amount.vague)
                return days_moment(Form::one_of, plus_days(from, sign < 0 ? -5 : 1),
                                   plus_days(from, sign < 0 ? -1 : 5));
            return day_moment(plus_days(from, n));
        case Grain::week:
            return approximate(day_moment(plus_days(from, 7 * n)), amount.number > 1);
        case Grain::month:
        case Grain::quarter: {
            const Civil c =
                to_civil(plus_months(from, amount.unit.grain == Grain::month ? n : 3 * n));
            return approximate(month_moment(c.year, c.month), amount.vague);
        }
        default:
            break;
    }
    const int years = amount.unit.grain == Grain::decade    ? 10
                      : amount.unit.grain == Grain::century ? 100
                                                            : 1;
    const bool round =
        years > 1 || amount.vague || (amount.number >= 50 && amount.number % 10 == 0);
    return approximate(year_moment(to_civil(plus_months(from, 12 * years * n)).year), round);
}

// From N units back to now, or from now on where the event lies ahead.
Moment DateAtoms::stretch(const Amount& amount) const {
    const int sign = reference_.past ? -1 : 1;
    Amount exact = amount;
    exact.vague = false;
    Moment far, near;
    const Civil c = to_civil(today());
    const int n = amount.number * amount.unit.times * sign;
    const bool single = amount.number == 1;
    if (amount.unit.hours) {
        far = day_moment(plus_days(today(), (n + 23 * sign) / 24));
        near = day_moment(today());
    } else if (amount.unit.grain <= Grain::week || (amount.unit.grain == Grain::month && single)) {
        far = day_moment(amount.unit.grain == Grain::month
                             ? plus_months(today(), n)
                             : plus_days(today(), amount.unit.grain == Grain::week ? 7 * n : n));
        near = day_moment(today());
    } else if (amount.unit.grain <= Grain::quarter ||
               (amount.unit.grain == Grain::year && single)) {
        const int months = amount.unit.grain == Grain::year      ? 12 * n
                           : amount.unit.grain == Grain::quarter ? 3 * n
                                                                 : n;
        const Civil f = to_civil(plus_months(today(), months));
        far = month_moment(f.year, f.month);
        near = month_moment(c.year, c.month);
    } else {
        far = back(exact, today(), sign);
        near = year_moment(c.year);
    }
    return reference_.past ? span_moment(Form::interval, far, near)
                           : span_moment(Form::interval, near, far);
}

std::optional<Atom> DateAtoms::distance(size_t at) const {
    const auto much = amount(at);
    if (!much) return std::nullopt;
    size_t i = much->end;
    const bool exact = at > 0 && word(at - 1) == "exactly" && !much->unit.hours && now();
    if (exact && (much->unit.grain == Grain::year || much->unit.grain == Grain::month) &&
        is_back(word(i)))
        return resolved_atom(
            day_moment(
                plus_months(today(), -much->number * (much->unit.grain == Grain::year ? 12 : 1))),
            i + 1);
    if (word(i) == "ago" && now()) return resolved_atom(back(*much, today(), -1), i + 1);
    const bool from_now = word(i) == "from" && (word(i + 1) == "now" || word(i + 1) == "today");
    if (from_now && now()) return resolved_atom(back(*much, today(), 1), i + 2);
    if (at > 0 && word(at - 1) == "in" && !reference_.past && now())
        return resolved_atom(back(*much, today(), 1), i);
    if (word(i) == "on" && i + 1 < tokens_.size()) return std::nullopt;  // "one year on"
    const int sign = is_back(word(i)) ? -1 : is_on(word(i)) || word(i) == "from" ? 1 : 0;
    if (!sign) return std::nullopt;
    for (size_t j = i + 1; j < tokens_.size() && j < i + (loose_ ? 12 : 3);
         ++j) {  // "two days before the May 11 vote"
        if (!loose_ && !is_filler(word(j)) && j > i + 1) break;
        auto anchor = deeper(loose_).read(j);
        if (!anchor) continue;
        const auto moment = resolve(*anchor);
        if (!moment || !moment->first || moment->grain != Grain::day ||
            moment->form != Form::single)
            break;
        Moment out = back(*much, *moment->first, sign);
        out.resolved = moment->resolved;
        Atom atom;
        atom.end = anchor->end;
        atom.moment = out;
        return atom;
    }
    // Without an anchor the words count from the event that is told, which news tells on its day.
    if (!loose_ || !now() || word(i) == "from") return std::nullopt;
    return resolved_atom(back(*much, today(), -1), i + 1);
}

std::optional<Atom> DateAtoms::duration(size_t at) const {
    if (!loose_ || !now()) return std::nullopt;
    if (const auto nth = read_numeral(tokens_, at);
        nth && nth->ordinal && nth->value >= 2 && nth->value <= 31) {
        size_t i = nth->end;
        if (word(i) == "consecutive" || word(i) == "straight" || word(i) == "successive") ++i;
        if (word(i) == "day" || word(i) == "night")
            return resolved_atom(
                days_moment(Form::interval, plus_days(today(), 1 - int(nth->value)), today()),
                i + 1);
    }
    auto much = amount(at);
    if (!much) return std::nullopt;
    const bool days =
        much->unit.grain == Grain::day && much->number > 1;  // a three-day strike counts today
    if (days && !much->unit.hours) --much->number;
    if (much->unit.hours) much->number = much->number < 24 ? 0 : much->number - 24;
    return resolved_atom(stretch(*much), much->end);
}

std::optional<Atom> DateAtoms::recent(size_t at) const {
    const size_t i = skip_the(at);
    const bool back_word = is_previous(word(i)), coming = is_coming(word(i));
    if ((!back_word && !coming) || !now()) return std::nullopt;
    DateReference directed = reference_;
    directed.past = back_word;
    const DateAtoms inner(tokens_, directed, loose_, depth_);
    const auto much = inner.amount(i + 1);
    if (much && much->unit.hours && !loose_ && much->number < 24) return std::nullopt;
    if (much) return resolved_atom(inner.stretch(*much), much->end);
    const auto unit = unit_of(word(i + 1));
    if (!unit || unit->hours) return std::nullopt;
    const bool plural = word(i + 1).ends_with('s');
    const bool stretched = plural
                               ? word(i + 2) != "'" && word(i + 1) != "years"
                               : word(i) == "past" || (back_word && unit->grain >= Grain::decade);
    if (!stretched) return std::nullopt;
    return resolved_atom(inner.stretch({plural ? 2 : 1, *unit, i + 2, false}), i + 2);
}

std::optional<Moment> DateAtoms::unit_around(Grain grain, int shift) const {
    const Civil c = to_civil(today());
    switch (grain) {
        case Grain::day:
            return day_moment(plus_days(today(), shift));
        case Grain::week:
            return week_of(plus_days(today(), 7 * shift));
        case Grain::month: {
            const Civil m = to_civil(plus_months(today(), shift));
            return month_moment(m.year, m.month);
        }
        case Grain::quarter: {
            const Civil m = to_civil(plus_months(today(), 3 * shift));
            return grouping_moment(m.year, 33 + (m.month - 1) / 3);
        }
        case Grain::year:
            return year_moment(c.year + shift);
        case Grain::decade:
            return decade_moment((c.year / 10 + shift) * 10);
        case Grain::century:
            return century_moment((c.year / 100 + shift) * 100);
        default:
            return std::nullopt;
    }
}

std::optional<Atom> DateAtoms::unit(size_t at) const {
    if (!now()) return std::nullopt;
    const size_t i =
        word(at) == "the" && (is_previous(word(at + 1)) || is_coming(word(at + 1))) ? at + 1 : at;
    const bool definite = word(i) == "the", current = word(i) == "this" || word(i) == "current";
    const int shift = is_previous(word(i)) ? -1 : is_coming(word(i)) ? 1 : 0;
    if (!definite && !current && !shift) return std::nullopt;
    size_t j = i + 1;
    if (word(j) == "week" &&
        (word(j + 1) == "of" || word(j + 1) == "beginning" || word(j + 1) == "starting")) {
        const auto day = deeper(true).read(j + 2);
        const auto moment = day ? resolve(*day) : std::nullopt;
        if (moment && moment->grain == Grain::day && moment->first)
            return resolved_atom(week_of(*moment->first), day->end);
    }
    if (current && (is_previous(word(j)) || word(j) == "same")) ++j;
    if (word(j) == "weekend") {
        const int back_days = weekday_of(today()) >= 6 && (shift < 0)
                                  ? weekday_of(today()) + 1
                                  : (weekday_of(today()) + 1) % 7;
        const int ahead = shift > 0 || (!reference_.past && back_days > 1) ? 7 : 0;
        const Day saturday = plus_days(today(), ahead - back_days);
        return resolved_atom(days_moment(Form::interval, saturday, plus_days(saturday, 1)), j + 1);
    }
    const auto named = unit_of(word(j) == "years" && shift < 0 ? "year" : word(j));
    if (!named || named->hours || named->times > 1 || (definite && !loose_)) return std::nullopt;
    if (word(j) != "years" && word(j).ends_with('s')) return std::nullopt;
    if (named->grain == Grain::day && (shift > 0 || word(j) == "night"))
        return std::nullopt;  // its anchor is elsewhere
    if (definite && named->grain == Grain::year)
        return resolved_atom(year_moment(annual_year()), j + 1);
    auto moment = unit_around(named->grain, shift);
    if (!moment) return std::nullopt;
    return resolved_atom(*moment, j + 1);
}

std::optional<Atom> DateAtoms::day_word(size_t at) const {
    if (!now()) return std::nullopt;
    const size_t i = skip_the(at);
    const std::string_view w = word(i);
    const auto day = [&](int shift, size_t end) {
        return resolved_atom(day_moment(plus_days(today(), shift)), end);
    };
    if (w == "day" && word(i + 1) == "before" && word(i + 2) == "yesterday") return day(-2, i + 3);
    if (w == "day" && word(i + 1) == "after" && word(i + 2) == "tomorrow") return day(2, i + 3);
    if (w == "today" || w == "tonight") return day(0, skip_day_part(i + 1));
    if (w == "yesterday") return day(-1, skip_day_part(i + 1));
    if (w == "tomorrow") return day(1, skip_day_part(i + 1));
    if (w == "overnight")
        return resolved_atom(days_moment(Form::interval, plus_days(today(), -1), today()), i + 1);
    if (is_previous(w) && (is_day_part(word(i + 1)))) return day(-1, i + 2);
    if (w == "this" && is_day_part(word(i + 1))) return day(0, i + 2);
    if ((w == "early" || w == "small") && word(i + 1) == "hours" && word(i + 2) == "of") {
        if (auto inner = deeper(loose_).read(skip_the(i + 3)); inner && inner->end > i + 3)
            return inner;
        if (is_day_part(word(skip_the(i + 3)))) return day(0, skip_the(i + 3) + 1);
    }
    if (!loose_) return std::nullopt;
    const bool bare = at != i && w == "day";
    if (bare && (word(i + 1) == "before" || word(i + 1) == "after"))
        return day(-1, i + 2);  // as in distance()
    if (bare) return day(0, i + 1);
    if ((w == "same" || w == "that") && word(i + 1) == "day") return day(0, i + 2);
    return std::nullopt;
}

}  // namespace rapport
