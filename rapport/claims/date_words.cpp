#include "rapport/claims/date_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace rapport {
namespace {

using Words = std::initializer_list<std::string_view>;

bool among(std::string_view word, Words words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

struct Named {
    std::string_view word;
    int number;
};

template <size_t n>
int number_of(const std::array<Named, n>& table, std::string_view word) {
    for (const Named& row : table)
        if (row.word == word) return row.number;
    return 0;
}

constexpr std::array<Named, 24> months = {
    {{"january", 1},   {"february", 2},  {"march", 3},  {"april", 4},     {"may", 5},
     {"june", 6},      {"july", 7},      {"august", 8}, {"september", 9}, {"october", 10},
     {"november", 11}, {"december", 12}, {"jan", 1},    {"feb", 2},       {"mar", 3},
     {"apr", 4},       {"jun", 6},       {"jul", 7},    {"aug", 8},       {"sept", 9},
     {"sep", 9},       {"oct", 10},      {"nov", 11},   {"dec", 12}}};

constexpr std::array<Named, 18> weekdays = {{{"monday", 1},
                                             {"tuesday", 2},
                                             {"wednesday", 3},
                                             {"thursday", 4},
                                             {"friday", 5},
                                             {"saturday", 6},
                                             {"sunday", 7},
                                             {"mon", 1},
                                             {"tue", 2},
                                             {"tues", 2},
                                             {"wed", 3},
                                             {"weds", 3},
                                             {"thu", 4},
                                             {"thur", 4},
                                             {"thurs", 4},
                                             {"fri", 5},
                                             {"sat", 6},
                                             {"sun", 7}}};

constexpr std::array<Named, 5> season_words = {
    {{"spring", 21}, {"summer", 22}, {"autumn", 23}, {"fall", 23}, {"winter", 24}}};

}  // namespace

int month_of(std::string_view word) { return number_of(months, word); }
int weekday_of(std::string_view word) { return number_of(weekdays, word); }
int season_of(std::string_view word) { return number_of(season_words, word); }

Part part_of_word(std::string_view word) {
    if (among(word, {"early", "earlier"})) return Part::early;
    if (among(word, {"mid", "middle"})) return Part::mid;
    if (among(word, {"late", "later"})) return Part::late;
    if (among(word, {"beginning", "start", "outset"})) return Part::start;
    if (among(word, {"end", "close"})) return Part::end;
    return Part::whole;
}

std::optional<DateUnit> unit_of(std::string_view word) {
    if (among(word, {"hour", "hours", "hrs", "minute", "minutes"}))
        return DateUnit{Grain::day, 1, true};
    if (among(word, {"day", "days", "night", "nights"})) return DateUnit{Grain::day};
    if (among(word, {"week", "weeks"})) return DateUnit{Grain::week};
    if (among(word, {"fortnight", "fortnights"})) return DateUnit{Grain::week, 2};
    if (among(word, {"month", "months"})) return DateUnit{Grain::month};
    if (among(word, {"quarter", "quarters"})) return DateUnit{Grain::quarter};
    if (among(word, {"year", "years", "yrs", "yr"})) return DateUnit{Grain::year};
    if (among(word, {"decade", "decades"})) return DateUnit{Grain::decade};
    if (among(word, {"century", "centuries"})) return DateUnit{Grain::century};
    return std::nullopt;
}

DatePrefix prefix_of(std::string_view word) {
    if (among(word, {"since", "from"})) return DatePrefix::since;
    if (among(word, {"until", "till", "til", "through"})) return DatePrefix::until;
    if (among(word, {"by"})) return DatePrefix::up_to;
    if (among(word, {"before"})) return DatePrefix::before;
    if (among(word, {"after", "following"})) return DatePrefix::after;
    if (among(word, {"about", "around", "circa", "approximately", "roughly"}))
        return DatePrefix::about;
    if (among(word, {"possibly", "perhaps", "maybe", "probably"})) return DatePrefix::perhaps;
    return DatePrefix::none;
}

bool is_day_part(std::string_view word) {
    return among(word, {"morning", "afternoon", "evening", "night", "noon", "midnight", "midday",
                        "dawn", "dusk", "nightfall", "sunrise", "sunset", "daybreak", "lunchtime",
                        "nighttime", "mornings"});
}

bool is_filler(std::string_view word) {
    return among(word, {"on",     "in",      "at",       "the",  "of",      "during",     "over",
                        "within", "for",     "only",     "also", "earlier", "later",      "as",
                        "both",   "either",  "sometime", "some", "time",    "exactly",    "just",
                        "almost", "nearly",  "back",     "late", "early",   "throughout", "this",
                        "that",   "shortly", "local",    "'",    ",",       "(",          "-"});
}

bool is_previous(std::string_view word) {
    return among(word, {"last", "past", "previous", "preceding", "prior"});
}
bool is_coming(std::string_view word) {
    return among(word, {"next", "coming", "following", "upcoming"});
}

bool leads_year(std::string_view word) {
    return among(word,
                 {"in",      "since", "from", "until",      "till",  "by",     "of",      "to",
                  "between", "and",   "or",   "before",     "after", "during", "through", "early",
                  "mid",     "late",  "year", "-",          "(",     "circa",  "both",    "the",
                  "around",  "for",   "into", "throughout", ",",     "/"});
}

bool firmly_leads_year(std::string_view word) {
    return among(word, {"in", "since", "during", "until"});
}

bool follows_year(std::string_view word) {
    return among(
        word, {"and",  "or",    "to",      "in",   "when", "the",  "by", "after", "with",  "was",
               "were", "has",   "had",     "that", "as",   "for",  "on", "but",   "while", "until",
               "at",   "under", "because", "he",   "she",  "they", "it", "who",   "which", "before",
               "amid", "over",  "against", "from", "is",   "are",  "a",  "an",    "during"});
}

}  // namespace rapport
