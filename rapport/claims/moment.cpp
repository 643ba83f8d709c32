#include "rapport/claims/moment.h"

#include <algorithm>

#include "rapport/claims/edtf.h"

namespace rapport {
namespace {

Moment single(std::string edtf, Grain grain) {
    const auto bounds = edtf_bounds(edtf);
    Moment out;
    out.low = out.high = std::move(edtf);
    if (bounds) out.first = bounds->earliest, out.last = bounds->latest;
    out.grain = grain;
    return out;
}

// The neighbour of the same grain that ends before `day` or begins at it.
Moment of_grain(Day day, Grain grain) {
    const Civil c = to_civil(day);
    if (grain == Grain::year || grain >= Grain::decade) return year_moment(c.year);
    if (grain == Grain::month) return month_moment(c.year, c.month);
    return day_moment(day);
}

Moment closed_by_now(Moment to, std::optional<Day> now, Form form) {
    Moment out = to;
    out.form = form;
    out.high = to.high;
    out.low = form == Form::interval ? "" : "..";
    out.first.reset();
    if (now && to.last && *to.last > *now) {
        out.low = day_moment(*now).low;
        out.first = now;
        out.resolved = true;
    }
    return out;
}

Moment years_of(int from, int to) {
    return span_moment(Form::one_of, year_moment(from), year_moment(to));
}

}  // namespace

std::string edtf_of(const Moment& m) {
    const std::string mark = m.qualifier ? std::string(1, m.qualifier) : "";
    if (m.form == Form::single || (m.low == m.high && m.form != Form::both)) return m.low + mark;
    if (m.form == Form::interval)
        return m.low + (m.first ? mark : "") + "/" + m.high + (m.last ? mark : "");
    const bool pair = m.form != Form::one_of;
    const std::string open = m.form == Form::both ? "{" : "[",
                      close = m.form == Form::both ? "}" : "]";
    const std::string low = m.low == ".." ? "" : m.low, high = m.high == ".." ? "" : m.high;
    return open + low + (pair ? "," : "..") + high + close;
}

Moment day_moment(Day day) {
    const Civil c = to_civil(day);
    return single(edtf_of(c.year, c.month, c.day), Grain::day);
}
Moment month_moment(int year, int month) { return single(edtf_of(year, month), Grain::month); }
Moment grouping_moment(int year, int grouping) {
    return single(edtf_of(year, grouping), grouping <= 32   ? Grain::season
                                           : grouping <= 36 ? Grain::quarter
                                                            : Grain::half);
}
Moment year_moment(int year) { return single(edtf_of(year), Grain::year); }
Moment decade_moment(int first_year) {
    return single(edtf_of(first_year).substr(0, 3) + "X", Grain::decade);
}
Moment century_moment(int first_year) {
    return single(edtf_of(first_year).substr(0, 2) + "XX", Grain::century);
}

Moment span_moment(Form form, const Moment& from, const Moment& to) {
    Moment out;
    out.form = form;
    // A decade's or century's X has no place at the end of an interval: its first and last year
    // have.
    out.low =
        from.grain >= Grain::decade && from.first ? edtf_of(to_civil(*from.first).year) : from.low;
    out.high = to.grain >= Grain::decade && to.last ? edtf_of(to_civil(*to.last).year) : to.high;
    out.first = from.first;
    out.last = to.last;
    out.grain = std::max(from.grain, to.grain);
    out.resolved = from.resolved || to.resolved;
    return out;
}

Moment days_moment(Form form, Day from, Day to) {
    return span_moment(form, day_moment(from), day_moment(to));
}

Moment months_moment(Form form, int from_year, int from_month, int to_year, int to_month) {
    return span_moment(form, month_moment(from_year, from_month), month_moment(to_year, to_month));
}

Moment week_of(Day day) {
    const Day monday = plus_days(day, 1 - weekday_of(day));
    Moment out = days_moment(Form::interval, monday, plus_days(monday, 6));
    out.grain = Grain::week;
    return out;
}

Moment part_of(const Moment& m, Part part) {
    if (part == Part::whole || !m.first || !m.last) return m;
    const int third = part == Part::early || part == Part::start ? 0 : part == Part::mid ? 1 : 2;
    const Civil first = to_civil(*m.first), last = to_civil(*m.last);
    Moment out = m;
    if (m.grain == Grain::year) {
        if (part == Part::start || part == Part::end) {
            out = month_moment(first.year, part == Part::start ? 1 : 12);
        } else {
            constexpr int from[] = {1, 4, 10}, to[] = {3, 9, 12};
            out = months_moment(Form::one_of, first.year, from[third], first.year, to[third]);
        }
    } else if (m.grain == Grain::month) {
        const int to[] = {10, 20, last.day};
        out = days_moment(Form::one_of, plus_days(*m.first, third * 10),
                          plus_days(*m.first, to[third] - 1));
    } else if (m.grain == Grain::decade) {
        constexpr int from[] = {0, 4, 7}, to[] = {3, 6, 9};
        out = years_of(first.year + from[third], first.year + to[third]);
    } else if (m.grain == Grain::century) {
        constexpr int from[] = {0, 34, 67}, to[] = {33, 66, 99};
        out = years_of(first.year + from[third], first.year + to[third]);
    }
    out.resolved = m.resolved;
    return out;
}

Moment since(const Moment& m) {
    Moment out = m;
    out.form = Form::interval;
    out.high = "..";
    out.last.reset();
    if (m.grain >= Grain::decade && m.first) out.low = edtf_of(to_civil(*m.first).year);
    return out;
}

Moment until(const Moment& m, std::optional<Day> now) {
    return closed_by_now(m, now, Form::interval);
}

Moment up_to(const Moment& m, std::optional<Day> now) {
    return closed_by_now(m, now, Form::one_of);
}

Moment before(const Moment& m, std::optional<Day> now) {
    if (!m.first) return m;
    Moment end = of_grain(plus_days(*m.first, -1), m.grain);
    end.resolved = m.resolved;
    return up_to(end, now);
}

Moment after(const Moment& m) {
    if (!m.last) return m;
    Moment out = of_grain(plus_days(*m.last, 1), m.grain);
    out.form = Form::one_of;
    out.high = "..";
    out.last.reset();
    out.resolved = m.resolved;
    return out;
}

Moment either(const Moment& a, const Moment& b) {
    Moment out = span_moment(Form::one_of, a, b);
    const bool days = a.form == Form::single && b.form == Form::single && out.grain == Grain::day;
    if (days) out.form = Form::either;
    return out;
}

Moment both(const Moment& a, const Moment& b) {
    const bool adjacent = a.last && b.first && *b.first == plus_days(*a.last, 1);
    return span_moment(adjacent ? Form::interval : Form::both, a, b);
}

int weekday_of(Day day) { return int(((day.number + 3) % 7 + 7) % 7) + 1; }

Day plus_months(Day day, int months) {
    const Civil c = to_civil(day);
    const int total = c.year * 12 + c.month - 1 + months;
    const int year = std::clamp(total / 12, moment_year_min, moment_year_max),
              month = total % 12 + 1;
    return to_day({year, month, std::min(c.day, last_day_of(year, month))});
}

}  // namespace rapport
