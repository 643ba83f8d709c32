#include "rapport/claims/dates.h"

#include <algorithm>

#include "rapport/claims/date_grammar.h"

namespace rapport {
namespace {

using Tokens = std::vector<NumeralToken>;

EventDate event_date(const Moment& moment, Span span) {
    EventDate out;
    out.edtf = edtf_of(moment);
    out.earliest = moment.first;
    out.latest = moment.last;
    out.basis = moment.resolved ? DateBasis::resolved : DateBasis::stated;
    out.span = span;
    return out;
}

bool is_weak(const Tokens& tokens, const DateExpression& e) {
    for (size_t i = e.begin; i < e.end; ++i)
        if (!unit_of(tokens[i].word) && !read_numeral(tokens, i) && tokens[i].word != "a" &&
            tokens[i].word != "-")
            return false;
    return true;
}

// "since the tests of 1998", "before the rains end in October": the prefix stands apart from its
// date. The date is that of the thing between them, so that the day itself belongs to the bounds.
Moment with_distant_prefix(const Tokens& tokens, const DateGrammar& grammar,
                           const DateExpression& e, std::optional<Day> now) {
    if (e.prefix != DatePrefix::none || e.moment.form == Form::interval) return e.moment;
    for (size_t i = e.begin; i-- > 0;) {
        const DatePrefix kind = prefix_of(tokens[i].word);
        if (kind == DatePrefix::since || kind == DatePrefix::until)
            return grammar.apply(kind, e.moment);
        if (kind == DatePrefix::before) return up_to(e.moment, now);
        if (kind != DatePrefix::after) continue;
        Moment out = since(e.moment);
        out.form = Form::one_of;
        return out;
    }
    return e.moment;
}

// The end of a run such as 5/6/2014 or 138-2010-99: three numbers or more, joined tightly; `at` if
// there is none.
size_t numbers_end(const Tokens& tokens, size_t at) {
    constexpr int numbers_min = 3;
    size_t i = at;
    int numbers = 0;
    while (i < tokens.size() && tokens[i].digits() && (i == at || !tokens[i].spaced)) {
        ++numbers;
        const bool joined =
            i + 1 < tokens.size() && !tokens[i + 1].spaced &&
            (tokens[i + 1].word == "/" || tokens[i + 1].word == "-" || tokens[i + 1].word == ".");
        if (!joined || i + 2 >= tokens.size() || !tokens[i + 2].digits())
            return numbers < numbers_min ? at : i + 1;
        i += 2;
    }
    return at;
}

// The expression at token `at`, or where to look next. Numbers that make no whole date are no part
// of one.
std::optional<DateExpression> read_at(const Tokens& tokens, const DateGrammar& grammar, size_t at,
                                      size_t& next) {
    auto found = grammar.read(at);
    const size_t run = numbers_end(tokens, at);
    if (found && found->end < run) found.reset();
    next = found ? found->end : std::max(run, at + 1);
    return found;
}

// A time of day alone is the day of publication.
bool is_time_of_day(const Tokens& tokens) {
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (is_day_part(tokens[i].word)) return true;
        const bool clock = i + 2 < tokens.size() && tokens[i].digits() && tokens[i + 2].digits() &&
                           (tokens[i + 1].word == ":" || tokens[i + 1].word == ".") &&
                           !tokens[i + 1].spaced;
        if (clock && tokens[i].word.size() <= 2 && tokens[i + 2].word.size() == 2) return true;
    }
    return false;
}

}  // namespace

EventDate read_date(std::string_view text, Span when, const DateReference& reference) {
    const Tokens tokens = numeral_tokens(text, when);
    const DateGrammar grammar(tokens, reference, true);
    std::optional<DateExpression> best;
    for (size_t i = 0; i < tokens.size();) {
        const auto found = read_at(tokens, grammar, i, i);
        if (!found) continue;
        const bool firm = !is_weak(tokens, *found);
        if (!best || firm) best = found;
        if (firm) break;
    }
    if (best)
        return event_date(with_distant_prefix(tokens, grammar, *best, reference.publication), when);
    if (!reference.publication || !is_time_of_day(tokens)) return {};
    Moment day = day_moment(*reference.publication);
    day.resolved = true;
    return event_date(day, when);
}

std::vector<EventDate> find_dates(std::string_view text, Span sentence,
                                  const DateReference& reference) {
    const Tokens tokens = numeral_tokens(text, sentence);
    const DateGrammar grammar(tokens, reference, false);
    std::vector<EventDate> out;
    for (size_t i = 0; i < tokens.size();) {
        const size_t begin = i;
        if (const auto found = read_at(tokens, grammar, begin, i))
            out.push_back(event_date(found->moment,
                                     {tokens[begin].span.begin, tokens[found->end - 1].span.end}));
    }
    return out;
}

EventDate publication_date(const DateReference& reference) {
    if (!reference.publication) return {};
    EventDate out = event_date(day_moment(*reference.publication), {});
    out.basis = DateBasis::publication;
    return out;
}

std::optional<int> report_year(std::string_view title, std::string_view text,
                               std::optional<Day> publication) {
    constexpr std::string_view phrase = "uring the year";
    constexpr int months_after = 4, times_min = 2;
    if (!publication || to_civil(*publication).month > months_after) return std::nullopt;
    const int year = to_civil(*publication).year - 1;
    const bool named =
        title.find("eport") != title.npos && title.find(std::to_string(year)) != title.npos;
    if (named) return year;
    int times = 0;
    for (size_t at = text.find(phrase); at != std::string_view::npos;
         at = text.find(phrase, at + 1))
        ++times;
    return times >= times_min ? std::optional(year) : std::nullopt;
}

}  // namespace rapport
