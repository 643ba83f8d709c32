// Parts of dates (early 2023, the first week of May), groupings of months, and the order of the
// rules.
#include "rapport/claims/date_atoms.h"

namespace rapport {

std::optional<Atom> DateAtoms::partial(size_t at) const {
    if (word(at) == "a" && word(at + 1) == "day" && word(at + 2) == "in") {  // → 2022-07-XX
        auto month = deeper(loose_).read(at + 3);
        if (!month || month->moment || month->calendar.day || month->calendar.month > 12)
            return month;
        month->moment = resolve(*month);
        if (month->moment && month->moment->grain == Grain::month)
            month->moment->high = month->moment->low += "-XX";
        return month;
    }
    const size_t head = word(at) == "the" ? at + 1 : at;
    const Part part = part_of_word(word(head));
    if (part == Part::whole) return std::nullopt;
    size_t i = head + 1;
    const bool noun = part == Part::start || part == Part::end || word(head) == "middle";
    if (noun && word(i) != "of") return std::nullopt;  // "beginning on Monday"
    if (part == Part::start && word(i + 1) == "the" && word(i + 2) == "year" && now())
        return resolved_atom(part_of(year_moment(to_civil(today()).year), part), i + 3);
    while (word(i) == "-" || word(i) == "in" || word(i) == "of" || word(i) == "on") ++i;
    const bool window = word(head) == "earlier" || word(head) == "later";
    const DateAtoms inner = deeper(loose_ || i > head + 1);
    const size_t j = word(i) == "the" && month_of(word(i + 1)) ? i + 1 : i;
    auto atom = inner.read(j);
    if (!atom) return std::nullopt;
    if (!atom->moment && !atom->calendar.day) {
        if (!window && atom->calendar.month <= 12) atom->calendar.part = part;
        return atom;
    }
    if (!atom->moment || atom->moment->grain == Grain::day) return atom;
    const Moment whole = *atom->moment;
    if (!window || !whole.resolved || !whole.first || *whole.first > today() ||
        *whole.last < today()) {
        atom->moment = part_of(whole, part);
        return atom;
    }
    if (part == Part::early && whole.grain == Grain::week)
        atom->moment = days_moment(Form::one_of, *whole.first, today());
    else if (part == Part::late && *whole.last > today())
        atom->moment = days_moment(Form::one_of, plus_days(today(), 1), *whole.last);
    atom->moment->resolved = true;
    return atom;
}

std::optional<Atom> DateAtoms::first_of(size_t at) const {
    size_t i = skip_the(at);
    const bool last = word(i) == "last" || word(i) == "final";
    const auto nth = read_numeral(tokens_, i);
    if (!last && !(nth && nth->ordinal && nth->value >= 1 && nth->value <= 5)) return std::nullopt;
    i = last ? i + 1 : nth->end;
    const auto many = read_numeral(tokens_, i);
    const int count = many && many->value <= 31 && many->value > 0 ? int(many->value) : 1;
    if (many) i = many->end;
    const int named_day = weekday_of(word(i));
    const auto unit = named_day ? std::optional(DateUnit{}) : unit_of(word(i));
    if (!unit || unit->hours || (word(i + 1) != "of" && word(i + 1) != "in")) return std::nullopt;
    const DateAtoms inner = deeper(true);
    const auto atom = inner.read(i + 2);
    const auto whole = atom ? resolve(*atom) : std::nullopt;
    if (!whole || !whole->first || !whole->last) return std::nullopt;
    const int before = last ? 0 : (int(nth->value) - 1) * count;
    Atom out;
    out.end = atom->end;
    if (named_day) {  // the first Monday of May
        const Day base = last ? plus_days(*whole->last, -6) : *whole->first;
        const Day first = plus_days(base, (named_day - weekday_of(base) + 7) % 7);
        out.moment = day_moment(plus_days(first, 7 * before));
        out.moment->resolved = whole->resolved;
        return out;
    }
    if (unit->grain == Grain::month) {
        const Day from =
            last ? plus_months(*whole->last, 1 - count) : plus_months(*whole->first, before);
        const Civil a = to_civil(from), b = to_civil(plus_months(from, count - 1));
        out.moment = months_moment(Form::interval, a.year, a.month, b.year, b.month);
    } else if (unit->grain <= Grain::week) {
        const int length = count * (unit->grain == Grain::week ? 7 * unit->times : 1);
        const int step = unit->grain == Grain::week ? 7 * unit->times : 1;
        const Day from =
            last ? plus_days(*whole->last, 1 - length) : plus_days(*whole->first, before * step);
        out.moment = days_moment(unit->grain == Grain::week ? Form::one_of : Form::interval, from,
                                 plus_days(from, length - 1));
    } else {
        return std::nullopt;
    }
    out.moment->resolved = whole->resolved;
    return out;
}

std::optional<Atom> DateAtoms::grouping(size_t at) const {
    size_t i = skip_the(at);
    int year = year_number(i), shift = 9;
    if (year) i += word(i + 1) == "-" ? 2 : 1;
    if (!year && (word(i) == "this" || is_previous(word(i)) || is_coming(word(i))))
        shift = word(i) == "this" ? 0 : is_previous(word(i)) ? -1 : 1, ++i;
    int number = season_of(word(i));
    size_t end = i + 1;
    const auto nth = read_numeral(tokens_, i);
    if ((word(i) == "q" || word(i) == "h") && end < tokens_.size() && tokens_[end].digits() &&
        !tokens_[end].spaced) {
        const int n = tokens_[end].word.size() == 1 ? tokens_[end].word[0] - '0' : 0;
        number = n >= 1 && n <= (word(i) == "q" ? 4 : 2) ? (word(i) == "q" ? 32 : 39) + n : 0;
        ++end;
    } else if (nth && nth->ordinal && nth->value >= 1 && nth->value <= 4) {
        const bool half = word(nth->end) == "half" && nth->value <= 2;
        number = half                          ? 39 + int(nth->value)
                 : word(nth->end) == "quarter" ? 32 + int(nth->value)
                                               : 0;
        end = nth->end + 1;
    }
    if (!number) return std::nullopt;
    Calendar out{year, number, 0};
    size_t tail = end;
    if (!year) read_year_tail(out, tail);
    if (!out.year && now() && (word(tail) == "of" || word(tail) == "in") &&
        word(tail + 1) == "the" && word(tail + 2) == "year")
        out.year = annual_year(), out.resolved = true, tail += 3;
    if (out.year && word(tail) == "-" && tail + 1 < tokens_.size() &&
        tokens_[tail + 1].word.size() == 2 && tokens_[tail + 1].digits())
        tail += 2;  // winter 2021–22
    const bool capital_fall = word(i) != "fall" || out.year || shift != 9;
    if (!out.year && ((!loose_ && shift == 9) || !now() || !capital_fall || number >= 40))
        return std::nullopt;
    if (out.year || shift == 9) return calendar_atom(out, tail);
    Atom atom =
        calendar_atom(out, tail);  // last spring: the newest that is over; this spring: this year's
    const int now_year = to_civil(today()).year;
    for (int y = now_year + 1; y >= now_year - 1; --y) {
        const Moment m = grouping_moment(shift > 0 ? 2 * now_year - y : y, number);
        const bool fits = shift < 0   ? *m.last < today()
                          : shift > 0 ? *m.first > today()
                                      : y == now_year;
        if (fits) return resolved_atom(m, tail);
    }
    return atom;
}

std::optional<Atom> DateAtoms::holiday(size_t at) const {
    Calendar out;
    if (word(at) == "year" && word(at + 1) == "'" && word(at + 2) == "s" && word(at + 3) == "end" &&
        now())
        return resolved_atom(month_moment(annual_year(), 12), at + 4);
    size_t end = at + 1;
    if (word(at) == "christmas") {
        out = {0, 12, word(end) == "eve" ? 24 : 25};
        if (word(end) == "eve" || word(end) == "day") ++end;
    } else if (word(at) == "new" && word(at + 1) == "year" && word(at + 2) == "'" &&
               word(at + 3) == "s") {
        end = at + 5;
        if (word(at + 4) == "eve")
            out = {0, 12, 31};
        else if (word(at + 4) == "day")
            out = {0, 1, 1};
    } else if (word(at) == "boxing" && word(at + 1) == "day") {
        out = {0, 12, 26};
        end = at + 2;
    }
    if (!out.day) return std::nullopt;
    read_year_tail(out, end);
    return calendar_atom(out, end);
}

std::optional<Atom> DateAtoms::read(size_t at) const {
    using Rule = std::optional<Atom> (DateAtoms::*)(size_t) const;
    constexpr Rule rules[] = {&DateAtoms::partial,  &DateAtoms::first_of,  &DateAtoms::numeric,
                              &DateAtoms::grouping, &DateAtoms::day_month, &DateAtoms::month_day,
                              &DateAtoms::weekday,  &DateAtoms::holiday,   &DateAtoms::decade,
                              &DateAtoms::distance, &DateAtoms::year,      &DateAtoms::recent,
                              &DateAtoms::day_word, &DateAtoms::unit,      &DateAtoms::duration};
    if (at >= tokens_.size() || depth_ > atom_depth_max) return std::nullopt;
    for (const Rule rule : rules)
        if (auto atom = (this->*rule)(at)) return atom;
    return std::nullopt;
}

}  // namespace rapport
