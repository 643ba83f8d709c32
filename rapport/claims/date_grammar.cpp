#include "rapport/claims/date_grammar.h"

#include <array>
#include <utility>

namespace rapport {
namespace {

enum class LinkWord { none, to, also, either };

LinkWord link_of(std::string_view word) {
    if (word == "to" || word == "-" || word == "until" || word == "till" || word == "through" ||
        word == "til")
        return LinkWord::to;
    if (word == "and") return LinkWord::also;
    if (word == "or") return LinkWord::either;
    return LinkWord::none;
}

struct Phrasing {
    std::array<std::string_view, 4> words;
    DatePrefix kind;
};
constexpr std::array<Phrasing, 14> phrasings = {{
    {{"on", "or", "before", ""}, DatePrefix::up_to},
    {{"on", "or", "after", ""}, DatePrefix::since},
    {{"no", "later", "than", ""}, DatePrefix::up_to},
    {{"not", "later", "than", ""}, DatePrefix::up_to},
    {{"later", "than", "", ""}, DatePrefix::after},
    {{"earlier", "than", "", ""}, DatePrefix::before},
    {{"as", "early", "as", ""}, DatePrefix::none},
    {{"as", "late", "as", ""}, DatePrefix::none},
    {{"as", "long", "ago", "as"}, DatePrefix::none},
    {{"as", "of", "", ""}, DatePrefix::none},
    {{"up", "to", "", ""}, DatePrefix::until},
    {{"up", "until", "", ""}, DatePrefix::until},
    {{"prior", "to", "", ""}, DatePrefix::before},
    {{"c", ".", "", ""}, DatePrefix::about},
}};

}  // namespace

DateGrammar::Prefix DateGrammar::prefix(size_t at) const {
    for (const Phrasing& row : phrasings) {
        size_t n = 0;
        while (n < row.words.size() && !row.words[n].empty() && word(at + n) == row.words[n]) ++n;
        if (n == row.words.size() || row.words[n].empty()) return {row.kind, at + n};
    }
    const bool begins =
        word(at) == "beginning" || word(at) == "starting" || word(at) == "effective";
    if (begins && word(at + 1) != "of") return {DatePrefix::since, at + 1};
    const DatePrefix kind = prefix_of(word(at));
    if (kind != DatePrefix::none) return {kind, at + 1};
    return {DatePrefix::none, at};
}

size_t DateGrammar::skip_clock(size_t at) const {
    size_t i = at;
    if (word(i) == "shortly" || word(i) == "just") ++i;
    if (prefix_of(word(i)) == DatePrefix::none && word(i) != "at") return at;
    size_t end = atoms_.skip_day_part(i + 1);
    if (end == i + 1) return at;
    while (word(end) == "on" || word(end) == ",") ++end;
    return end;
}

std::optional<Atom> DateGrammar::side(size_t at) const {
    if (auto atom = atoms_.read(at)) return atom;
    Atom bare;
    const size_t number_at = word(at) == "the" ? at + 1 : at;
    const auto day = atoms_.day_number(number_at, bare.end);
    if (!day || link_of(word(bare.end)) == LinkWord::none) return std::nullopt;
    bare.calendar.day = *day;
    return bare;
}

std::optional<Atom> DateGrammar::second(const Atom& first, size_t at) const {
    while (word(at) == "on" || word(at) == "in" || word(at) == "from" || word(at) == "again") ++at;
    if (word(at) == "at" && word(at + 1) == "least") at += 2;
    if (word(at) == "now" || word(at) == "date" || word(at) == "present") {
        Atom today;
        if (!reference_.publication) return std::nullopt;
        today.moment = day_moment(*reference_.publication);
        today.moment->resolved = true;
        today.end = at + 1;
        return today;
    }
    if (auto atom = atoms_.read(at)) return atom;
    const Calendar& c = first.calendar;
    Atom bare;
    if (first.moment || !c.month || !c.day || !(bare.end = at)) return std::nullopt;
    const size_t number_at = word(at) == "the" ? at + 1 : at;
    const auto day = atoms_.day_number(number_at, bare.end);
    if (!day) return std::nullopt;
    bare.calendar = {0, c.month, *day};
    atoms_.read_year_tail(bare.calendar, bare.end);
    return bare;
}

// Each side takes from the other what it does not say itself.
void DateGrammar::inherit(Calendar& a, Calendar& b) const {
    if (!a.month && a.day && b.month) a.month = b.month;
    const auto later = [](const Calendar& x, const Calendar& y) {
        return std::pair(x.month, x.day) > std::pair(y.month, y.day);
    };
    if (!a.year && !b.year)
        if (const auto resolved = atoms_.resolve(b); resolved && resolved->first) {
            b.year = to_civil(*resolved->first).year;
            b.resolved = true;
        }
    if (!a.year && b.year && a.month) {
        a.year = b.year - (b.month && later(a, b) ? 1 : 0);
        a.resolved = b.resolved;
    } else if (a.year && !b.year && b.month) {
        b.year = a.year + (a.month && later(a, b) ? 1 : 0);
        b.resolved = a.resolved;
    }
}

std::optional<DateGrammar::Phrase> DateGrammar::pair(Atom a, std::string_view link, Atom b) const {
    if (!a.moment && !b.moment) inherit(a.calendar, b.calendar);
    auto from = atoms_.resolve(a), to = atoms_.resolve(b);
    if (!from || !to || !from->first || !to->last) return std::nullopt;
    if (a.weekday && b.weekday && *from->first > *to->first) {
        from = day_moment(plus_days(*from->first, -7));
        from->resolved = true;
    }
    if (*from->first > *to->first || from->last > to->last) return std::nullopt;
    const LinkWord kind = link_of(link);
    Moment out = kind == LinkWord::either ? either(*from, *to)
                 : kind == LinkWord::also ? both(*from, *to)
                                          : span_moment(Form::interval, *from, *to);
    return Phrase{out, b.end, true};
}

std::optional<DateGrammar::Phrase> DateGrammar::phrase(size_t at) const {
    const std::string_view lead = word(at);
    const bool between = lead == "between", from = lead == "from",
               listed = lead == "either" || lead == "both";
    size_t i = between || from || listed ? at + 1 : at;
    if (i > at)
        while (word(i) == "on" || word(i) == "in" || word(i) == "about") ++i;
    const auto first = side(i);
    if (!first) return std::nullopt;
    const size_t link_at =
        first->end + (word(first->end) == "," && word(first->end + 1) == "and" ? 1 : 0);
    const std::string_view link = word(link_at);
    const LinkWord kind = link_of(link);
    const bool alone = loose_ && first->end >= tokens_.size();  // "on the 29th"
    const bool bare = !alone && !first->moment && !first->calendar.month && !first->calendar.year;
    const bool wanted = kind == LinkWord::to || kind == LinkWord::either ||
                        (kind == LinkWord::also && (loose_ || between || listed || bare));
    if (wanted)
        if (const auto last = second(*first, link_at + 1))
            if (auto out = pair(*first, between ? "to" : link, *last)) return out;
    if (between || listed || bare) return std::nullopt;
    const auto moment = atoms_.resolve(*first);
    if (!moment) return std::nullopt;
    return Phrase{*moment, first->end, false};
}

Moment DateGrammar::apply(DatePrefix kind, const Moment& moment) const {
    const auto now = reference_.publication;
    Moment out = moment;
    switch (kind) {
        case DatePrefix::since:
            return since(moment);
        case DatePrefix::until:
            return until(moment, now);
        case DatePrefix::up_to:
            return up_to(moment, now);
        case DatePrefix::before:
            return before(moment, now);
        case DatePrefix::after:
            return after(moment);
        case DatePrefix::about:
            out.qualifier = '~';
            return out;
        case DatePrefix::perhaps:
            out.qualifier = '?';
            return out;
        case DatePrefix::none:
            break;
    }
    return out;
}

// "onwards", "and later", "or before".
void DateGrammar::apply_suffix(DateExpression& e) const {
    size_t i = e.end;
    if (word(i) == "and" || word(i) == "or") ++i;
    const std::string_view w = word(i);
    const bool joined = i > e.end;
    const bool end =
        i + 1 >= tokens_.size() || !(tokens_[i + 1].letters() || tokens_[i + 1].digits());
    if (w == "onwards" || w == "onward" || (joined && end && (w == "later" || w == "after")))
        e.prefix = DatePrefix::since;
    else if (joined && end && (w == "earlier" || w == "before"))
        e.prefix = DatePrefix::up_to;
    else
        return;
    e.moment = apply(e.prefix, e.moment);
    e.end = i + 1;
}

std::optional<DateExpression> DateGrammar::read(size_t at) const {
    DateExpression out;
    out.begin = at;
    size_t i = skip_clock(at);
    const bool clock = i > at;
    Prefix lead{DatePrefix::none, i};
    if (!clock) {
        if (auto range = phrase(at); range && (range->range || word(at) != "from")) {
            out.moment = range->moment;
            out.end = range->end;
            apply_suffix(out);
            return out;
        }
        lead = prefix(at);
    }
    i = lead.end;
    size_t j = i;
    while (j < i + 4 && is_filler(word(j)) &&
           (loose_ || word(j) == "the" || word(j) == "in" || word(j) == "on")) {
        if (phrase(j)) break;
        ++j;
    }
    if (i == at && j == at) return std::nullopt;
    if (i == at) return std::nullopt;
    // A deadline without a year lies ahead, whatever the tense of its verb.
    const bool deadline = lead.kind == DatePrefix::until || lead.kind == DatePrefix::up_to;
    DateReference ahead = reference_;
    ahead.past = false;
    const auto inner = deadline && !reference_.report_year
                           ? DateGrammar(tokens_, ahead, loose_).phrase(j)
                           : phrase(j);
    if (!inner) return std::nullopt;
    // "before the end of the year" is by its end.
    const size_t noun = word(j) == "the" ? j + 1 : j;
    if (lead.kind == DatePrefix::before && (word(noun) == "end" || word(noun) == "close"))
        lead.kind = DatePrefix::up_to;
    out.prefix = lead.kind;
    out.moment = apply(lead.kind, inner->moment);
    out.end = inner->end;
    if (lead.kind == DatePrefix::since &&
        (word(out.end) == "on" || word(out.end) == "onwards" || word(out.end) == "onward"))
        out.end += word(out.end) == "on" && out.end + 1 < tokens_.size() && word(out.end + 1) != ","
                       ? 0
                       : 1;
    return out;
}

}  // namespace rapport
