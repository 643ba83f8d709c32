// Date atoms: one date expression without its prefixes and connectives ("5 May 2014", "late last
// year", "on Friday").
//
// In: tokens and the day of reference. Out: a calendar date whose year may still be missing (a
// range gives it: "between 3 and 5 May 2023"), or a moment that is complete.
// Refuses numbers that have two readings (5/6/2014), words that need a day of publication where
// there is none, years outside moment_year_min … moment_year_max, nesting below atom_depth_max.
// `loose` = the words are known to say when (the model's span): a bare month, season or number of
// years is then read.
// Lifetime: views tokens and reference. Thread-safe. Source: claims.md section 4.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "rapport/claims/date_words.h"
#include "rapport/claims/dates.h"
#include "rapport/claims/moment.h"
#include "rapport/claims/numerals.h"

namespace rapport {

struct Calendar {
    int year = 0, month = 0, day = 0;  // 0: not said; month 21 … 41: a grouping of months
    Part part = Part::whole;
    bool resolved = false;  // its year was told by reference ("of last year")
};

struct Atom {
    size_t end = 0;  // token after it
    Calendar calendar;
    std::optional<Moment> moment;  // else the calendar
    int weekday = 0;               // of "Friday", for ranges
};

inline constexpr int atom_depth_max = 3;  // "two days before the end of the first week of May"

class DateAtoms {
  public:
    DateAtoms(const std::vector<NumeralToken>& tokens, const DateReference& reference, bool loose,
              int depth = 0)
        : tokens_(tokens), reference_(reference), loose_(loose), depth_(depth) {}

    std::optional<Atom> read(size_t at) const;
    std::optional<Moment> resolve(const Atom& atom) const;
    std::optional<Moment> resolve(const Calendar& calendar) const;

    // Shared with the connectives.
    std::string_view word(size_t i) const {
        return i < tokens_.size() ? std::string_view(tokens_[i].word) : std::string_view();
    }
    std::optional<int> day_number(size_t at, size_t& end) const;  // 1 … 31, "3", "3rd", "third"
    // ", 2014", "of last year": fills the year and moves `end` behind it.
    void read_year_tail(Calendar& calendar, size_t& end) const;
    size_t skip_day_part(size_t at) const;  // " night", " at 10 pm local time"

  private:
    std::optional<Atom> numeric(size_t at) const;    // 2014-05-05, 23.04.2022, 25/12/2014
    std::optional<Atom> day_month(size_t at) const;  // 5 May, the fifth of May
    std::optional<Atom> month_day(size_t at) const;  // May 5, May 2014, May, last May
    std::optional<Atom> weekday(size_t at) const;    // Friday, last Friday, Friday (April 14)
    std::optional<Atom> weekday_of_month(int number, size_t at) const;
    std::optional<Atom> year(size_t at) const;      // 2014, 2014-18, 2014 September 11
    std::optional<Atom> decade(size_t at) const;    // 1990s, nineties, 19th century
    std::optional<Atom> grouping(size_t at) const;  // spring 2023, Q4 2023, the second half of 2021
    std::optional<Atom> holiday(size_t at) const;   // Christmas, New Year's Eve
    std::optional<Atom> partial(size_t at) const;   // early 2023, end of March, later this year
    std::optional<Atom> first_of(size_t at) const;  // first six months of 2021, second week of May
    std::optional<Atom> day_word(size_t at) const;  // today, overnight, last night, the weekend
    std::optional<Atom> unit(size_t at) const;      // last week, this month, the year
    std::optional<Atom> recent(size_t at) const;    // the past three years, the next two weeks
    std::optional<Atom> distance(
        size_t at) const;  // two days ago, a week earlier, two days before 5 May
    std::optional<Atom> duration(size_t at) const;  // loose: "four-year", "25 years"

    struct Amount {
        int number = 0;
        DateUnit unit;
        size_t end = 0;
        bool vague = false;  // a few, several
    };
    std::optional<Amount> amount(size_t at) const;
    Atom calendar_atom(const Calendar& calendar, size_t end) const;
    Atom resolved_atom(Moment moment, size_t end) const;
    std::optional<Moment> dated(const Calendar& calendar, int year) const;
    std::optional<Moment> unit_around(Grain grain, int shift) const;
    Moment back(const Amount& amount, Day from, int sign) const;
    Moment stretch(const Amount& amount) const;
    bool month_allowed(size_t at, bool numbered) const;
    int year_number(size_t at) const;  // 0 where token `at` is no year of four digits
    int annual_year() const;           // the year that "the year" means
    DateAtoms deeper(bool loose) const { return {tokens_, reference_, loose, depth_ + 1}; }
    bool now() const { return reference_.publication.has_value(); }
    Day today() const { return *reference_.publication; }
    size_t skip_the(size_t at) const { return word(at) == "the" ? at + 1 : at; }

    const std::vector<NumeralToken>& tokens_;
    const DateReference& reference_;
    bool loose_;
    int depth_;
};

}  // namespace rapport
