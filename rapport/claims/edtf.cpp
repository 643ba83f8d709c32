#include "rapport/claims/edtf.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

namespace rapport {
namespace {

constexpr int year_min = 1, year_max = 9999;

// Four, two and two characters, digits or X; empty where the expression stops earlier.
struct Pattern {
    std::string year, month, day;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_qualifier(char c) { return c == '~' || c == '?' || c == '%'; }

bool fits(std::string_view pattern, int value) {
    for (size_t i = pattern.size(); i-- > 0; value /= 10)
        if (pattern[i] != 'X' && pattern[i] - '0' != value % 10) return false;
    return value == 0;
}

std::optional<int> extreme(std::string_view pattern, int low, int high, bool latest) {
    for (int i = low; i <= high; ++i) {
        const int value = latest ? high - (i - low) : i;
        if (fits(pattern, value)) return value;
    }
    return std::nullopt;
}

// Takes `width` digits or X from the front of `rest`.
std::optional<std::string> component(std::string_view& rest, size_t width) {
    if (!rest.empty() && is_qualifier(rest.front())) rest.remove_prefix(1);
    if (rest.size() < width) return std::nullopt;
    const std::string_view digits = rest.substr(0, width);
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return is_digit(c) || c == 'X'; }))
        return std::nullopt;
    rest.remove_prefix(width);
    if (!rest.empty() && is_qualifier(rest.front())) rest.remove_prefix(1);
    return std::string(digits);
}

// "19:00", "19:00:00", with Z or an offset.
bool is_time(std::string_view time) {
    constexpr std::array<std::string_view, 6> forms = {
        "dd:dd", "dd:ddZ", "dd:dd:dd", "dd:dd:ddZ", "dd:dd+dd:dd", "dd:dd:dd+dd:dd"};
    return std::any_of(forms.begin(), forms.end(), [&](std::string_view form) {
        return form.size() == time.size() &&
               std::equal(form.begin(), form.end(), time.begin(), [](char f, char c) {
                   return f == 'd' ? is_digit(c) : f == '+' ? c == '+' || c == '-' : f == c;
               });
    });
}

bool is_decade(std::string_view text) {
    if (!text.empty() && is_qualifier(text.back())) text.remove_suffix(1);
    return text.size() == 3 && std::all_of(text.begin(), text.end(), is_digit);
}

std::optional<Pattern> pattern_of(std::string_view text) {
    if (is_decade(text)) return Pattern{std::string(text.substr(0, 3)) + "X", "", ""};
    Pattern out;
    auto year = component(text, 4);
    if (!year) return std::nullopt;
    out.year = *year;
    for (std::string* part : {&out.month, &out.day}) {
        if (text.empty()) return out;
        if (text.front() != '-') return std::nullopt;
        text.remove_prefix(1);
        auto digits = component(text, 2);
        if (!digits) return std::nullopt;
        *part = *digits;
    }
    if (text.empty()) return out;
    const bool timed = text.front() == 'T' && is_time(text.substr(1));
    return timed ? std::optional(out) : std::nullopt;
}

// The first or last day that fits; "1XX1-02-29" fits none.
std::optional<Day> extreme_day(const Pattern& p, bool latest) {
    for (int i = 0; i < year_max; ++i) {
        const int year = latest ? year_max - i : year_min + i;
        if (!fits(p.year, year)) continue;
        for (int j = 0; j < 12; ++j) {
            const int month = latest ? 12 - j : 1 + j;
            if (!p.month.empty() && !fits(p.month, month)) continue;
            const int last = last_day_of(year, month);
            if (p.day.empty()) return to_day({year, month, latest ? last : 1});
            if (auto day = extreme(p.day, 1, last, latest)) return to_day({year, month, *day});
        }
    }
    return std::nullopt;
}

std::optional<EdtfBounds> date_bounds(std::string_view text) {
    const auto pattern = pattern_of(text);
    if (!pattern) return std::nullopt;
    if (pattern->day.empty() && !pattern->month.empty() && pattern->month >= "21" &&
        pattern->month <= "41") {
        const auto low = extreme(pattern->year, year_min, year_max, false);
        const auto high = extreme(pattern->year, year_min, year_max, true);
        const auto number = extreme(pattern->month, 21, 41, false);
        if (!low || !high || !number || pattern->month.find('X') != std::string::npos)
            return std::nullopt;
        const auto first = grouping_bounds(*low, *number), last = grouping_bounds(*high, *number);
        if (!first || !last) return std::nullopt;
        return EdtfBounds{first->earliest, last->latest};
    }
    const auto first = extreme_day(*pattern, false), last = extreme_day(*pattern, true);
    if (!first || !last) return std::nullopt;
    return EdtfBounds{first, last};
}

bool in_order(const EdtfBounds& b) { return !b.earliest || !b.latest || *b.earliest <= *b.latest; }

// "a/b", with ".." for an open end and nothing for an unknown one; both ends empty says nothing and
// is refused.
std::optional<EdtfBounds> interval_bounds(std::string_view from, std::string_view to) {
    EdtfBounds out;
    if (!from.empty() && from != "..") {
        const auto bounds = date_bounds(from);
        if (!bounds) return std::nullopt;
        out.earliest = bounds->earliest;
    }
    if (!to.empty() && to != "..") {
        const auto bounds = date_bounds(to);
        if (!bounds) return std::nullopt;
        out.latest = bounds->latest;
    }
    if ((!out.earliest && !out.latest) || !in_order(out)) return std::nullopt;
    return out;
}

std::optional<EdtfBounds> member_bounds(std::string_view member) {
    const size_t dots = member.find("..");
    if (dots == std::string_view::npos) return date_bounds(member);
    return interval_bounds(member.substr(0, dots), member.substr(dots + 2));
}

std::optional<EdtfBounds> set_bounds(std::string_view members) {
    EdtfBounds out;
    bool open_low = false, open_high = false;
    for (;;) {
        const size_t comma = members.find(',');
        const auto bounds = member_bounds(members.substr(0, comma));
        if (!bounds) return std::nullopt;
        open_low |= !bounds->earliest;
        open_high |= !bounds->latest;
        if (!out.earliest || bounds->earliest < out.earliest) out.earliest = bounds->earliest;
        if (bounds->latest > out.latest) out.latest = bounds->latest;
        if (comma == std::string_view::npos) break;
        members.remove_prefix(comma + 1);
    }
    if (open_low) out.earliest.reset();
    if (open_high) out.latest.reset();
    return out;
}

struct Months {
    int month, day, until_month, until_day;  // until_day 0: the month's last
};
constexpr std::array<Months, 4> seasons = {
    {{3, 1, 6, 21}, {6, 1, 9, 22}, {9, 1, 12, 21}, {12, 1, 3, 20}}};

EdtfBounds months_bounds(int year, const Months& m) {
    const int end_year = m.until_month < m.month ? year + 1 : year;
    const int day = m.until_day ? m.until_day : last_day_of(end_year, m.until_month);
    return {to_day({year, m.month, m.day}), to_day({end_year, m.until_month, day})};
}

}  // namespace

std::optional<EdtfBounds> grouping_bounds(int year, int grouping) {
    if (year < year_min || year >= year_max || grouping < 21 || grouping > 41) return std::nullopt;
    if (grouping <= 28) return months_bounds(year, seasons[size_t(grouping - 21) % 4]);
    if (grouping <= 32) return months_bounds(year, seasons[size_t(grouping - 29 + 2) % 4]);
    const auto [first, length] = grouping <= 36   ? std::pair{33, 3}
                                 : grouping <= 39 ? std::pair{37, 4}
                                                  : std::pair{40, 6};
    const int month = 1 + (grouping - first) * length;
    return months_bounds(year, {month, 1, month + length - 1, 0});
}

std::optional<EdtfBounds> edtf_bounds(std::string_view edtf) {
    if (edtf.empty() || edtf.size() > edtf_bytes_max) return std::nullopt;
    const char open = edtf.front(), close = edtf.back();
    if (edtf.size() > 2 && ((open == '[' && close == ']') || (open == '{' && close == '}')))
        return set_bounds(edtf.substr(1, edtf.size() - 2));
    const size_t slash = edtf.find('/');
    if (slash != std::string_view::npos)
        return interval_bounds(edtf.substr(0, slash), edtf.substr(slash + 1));
    return date_bounds(edtf);
}

std::string edtf_of(int year, int month, int day) {
    char buffer[40];
    const char* format = day ? "%04d-%02d-%02d" : month ? "%04d-%02d" : "%04d";
    const int length = std::snprintf(buffer, sizeof buffer, format, year, month, day);
    return std::string(buffer, size_t(length));
}

}  // namespace rapport
