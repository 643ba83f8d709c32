#include "rapport/claims/quantities.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "rapport/claims/date_words.h"
#include "rapport/claims/sizes.h"
#include "rapport/claims/word_classes.h"

namespace rapport {
namespace {

using Tokens = std::vector<NumeralToken>;
using Words = std::initializer_list<std::string_view>;

std::string_view word_at(const Tokens& t, size_t i) {
    return i < t.size() ? std::string_view(t[i].word) : std::string_view();
}
bool among(std::string_view word, Words words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

enum class Bound { exact, at_least, more, up_to, fewer };

struct Modifier {
    std::initializer_list<std::string_view> words;
    Bound bound;
};
const Modifier modifiers[] = {
    {{"at", "least"}, Bound::at_least},
    {{"no", "fewer", "than"}, Bound::at_least},
    {{"no", "less", "than"}, Bound::at_least},
    {{"not", "less", "than"}, Bound::at_least},
    {{"a", "minimum", "of"}, Bound::at_least},
    {{"as", "many", "as"}, Bound::up_to},
    {{"no", "more", "than"}, Bound::up_to},
    {{"more", "than"}, Bound::more},
    {{"upwards", "of"}, Bound::more},
    {{"in", "excess", "of"}, Bound::more},
    {{"over"}, Bound::more},
    {{"above"}, Bound::more},
    {{"exceeded"}, Bound::more},
    {{"exceeds"}, Bound::more},
    {{"exceeding"}, Bound::more},
    {{"surpassed"}, Bound::more},
    {{"surpasses"}, Bound::more},
    {{"up", "to"}, Bound::up_to},
    {{"at", "most"}, Bound::up_to},
    {{"fewer", "than"}, Bound::fewer},
    {{"less", "than"}, Bound::fewer},
    {{"under"}, Bound::fewer},
    {{"an", "estimated"}, Bound::exact},
    {{"estimated"}, Bound::exact},
    {{"close", "to"}, Bound::exact},
    {{"about"}, Bound::exact},
    {{"around"}, Bound::exact},
    {{"some"}, Bound::exact},
    {{"nearly"}, Bound::exact},
    {{"almost"}, Bound::exact},
    {{"approximately"}, Bound::exact},
    {{"roughly"}, Bound::exact},
};

bool starts(const Tokens& t, size_t at, const std::initializer_list<std::string_view>& words) {
    size_t i = at;
    for (const std::string_view w : words)
        if (word_at(t, i++) != w) return false;
    return true;
}

Bound modifier_at(const Tokens& t, size_t at, size_t& end) {
    for (const Modifier& m : modifiers)
        if (starts(t, at, m.words)) {
            end = at + m.words.size();
            return m.bound;
        }
    end = at;
    return Bound::exact;
}

struct Vague {
    std::initializer_list<std::string_view> words;
    uint32_t low, high;
};
const Vague vagues[] = {
    {{"hundreds", "of", "thousands"}, 200'000, count_open},
    {{"tens", "of", "thousands"}, 20'000, count_open},
    {{"thousands"}, 2'000, count_open},
    {{"hundreds"}, 200, count_open},
    {{"dozens"}, 24, count_open},
    {{"scores"}, 40, count_open},
    {{"several"}, 3, count_open},
    {{"a", "few"}, 3, count_open},
    {{"a", "handful"}, 3, count_open},
    {{"a", "couple"}, 2, 2},
    {{"no", "one"}, 0, 0},
    {{"nobody"}, 0, 0},
    {{"none"}, 0, 0},
    {{"no"}, 0, 0},
};

bool is_person(const NumeralToken& token) {
    return token.capital ||
           among(
               token.word,
               {"man",       "woman",       "soldier",      "civilian",  "child",       "boy",
                "girl",      "person",      "journalist",   "policeman", "policewoman", "officer",
                "protester", "fighter",     "militant",     "student",   "teacher",     "worker",
                "driver",    "passenger",   "member",       "leader",    "commander",   "general",
                "minister",  "politician",  "official",     "cleric",    "activist",    "lawyer",
                "judge",     "doctor",      "nurse",        "farmer",    "guard",       "resident",
                "teenager",  "suspect",     "gunman",       "bomber",    "reporter",    "pilot",
                "sailor",    "diplomat",    "priest",       "imam",      "mayor",       "candidate",
                "lawmaker",  "peacekeeper", "contractor",   "national",  "citizen",     "rebel",
                "insurgent", "terrorist",   "demonstrator", "villager",  "fisherman",   "migrant",
                "baby",      "infant",      "bystander"});
}

bool is_other(std::string_view word) {
    return among(
        word,
        {"%",       "percent",   "per",       "km",       "kilometres", "kilometers", "miles",
         "metres",  "meters",    "am",        "pm",       "rounds",     "rockets",    "missiles",
         "tonnes",  "tons",      "vehicles",  "houses",   "homes",      "buildings",  "villages",
         "towns",   "cities",    "countries", "dollars",  "euros",      "times",      "shots",
         "drones",  "tanks",     "aircraft",  ":",        "attacks",    "bombs",      "explosions",
         "others'", "provinces", "states",    "districts", "count",     "counts",     "charges",
         "cases",   "incidents", "kidnappings", "abductions", "complaints", "bombings", "blasts",
         "strikes", "airstrikes", "raids",    "clashes",  "shootings",  "operations", "bullets",
         "communities", "locations", "occasions"});
}

// What may not be counted as people: "12 percent", "12-year-old", "two separate attacks".
bool counts_other(const Tokens& t, size_t end) {
    constexpr size_t words_to_noun_max = 3;
    size_t i = end;
    if (word_at(t, i) == "-") ++i;
    if (unit_of(word_at(t, i)) || month_of(word_at(t, i)) || is_other(word_at(t, i))) return true;
    for (const size_t last = i + words_to_noun_max; i < last && i < t.size(); ++i) {
        if (is_preposition(t[i].word) || is_auxiliary(t[i].word) || !t[i].letters()) return false;
        if (is_other(t[i].word)) return true;
    }
    return false;
}

bool is_date_or_money(const Tokens& t, size_t at, const Numeral& n) {
    const std::string_view lead = at ? word_at(t, at - 1) : std::string_view();
    if (among(lead, {"$", "aged", "age", "resolution", "article", "flight", "#"})) return true;
    if (month_of(lead) && t[at - 1].capital) return true;
    const bool named = at > 1 && t[at - 1].capital && t[at].word.size() > 2 &&
                       (n.end == t.size() || !t[n.end].letters());
    if (named && t[at].digits()) return true;  // "at Branch 251, where"
    const bool age = lead == "," && word_at(t, n.end) == "," && at > 1 && t[at - 2].capital;
    if (age && t[at].digits()) return true;  // "Ana Orlo, 47, was arrested"
    if (at && !t[at].spaced && lead != "-" && lead != "(") return true;  // £12, A4, 13:40
    if (t[at].word.size() > 1 && t[at].word[0] == '0') return true;  // 0040 UTC
    const bool year = t[at].word.size() == 4 && n.value >= 1900 && n.value <= 2100;
    return year && (leads_year(lead) || lead == ".");
}

std::optional<Numeral> plain(const Tokens& t, size_t at) {
    const auto n = read_numeral(t, at);
    const std::string_view link = n ? word_at(t, n->end) : "";
    const auto next = link == "and" || link == "to" || link == "-" ? read_numeral(t, n->end + 1)
                                                                   : std::nullopt;
    if (next && unit_of(word_at(t, next->end))) return std::nullopt;  // "12 and 17 years of age"
    if (!n || n->ordinal || n->value > count_max || is_date_or_money(t, at, *n) ||
        counts_other(t, n->end))
        return std::nullopt;
    return n;
}

Quantity bounded(Bound bound, uint32_t n) {
    switch (bound) {
        case Bound::at_least:
            return {n, count_open};
        case Bound::more:
            return {n + 1, count_open};
        case Bound::up_to:
            return {0, n};
        case Bound::fewer:
            return {0, n ? n - 1 : 0};
        case Bound::exact:
            break;
    }
    return {n, n};
}

std::optional<Quantity> range_at(const Tokens& t, size_t at) {
    const bool between = word_at(t, at) == "between" || word_at(t, at) == "from";
    const auto low = read_numeral(t, between ? at + 1 : at);
    if (!low || low->ordinal) return std::nullopt;
    const std::string_view link = word_at(t, low->end);
    const bool joined = between ? link == "and" || link == "to" : among(link, {"to", "-", "or"});
    const auto high = joined ? plain(t, low->end + 1) : std::nullopt;
    if (!high || high->value <= low->value || is_date_or_money(t, between ? at + 1 : at, *low))
        return std::nullopt;
    return Quantity{uint32_t(low->value), uint32_t(high->value), at, high->end};
}

// "a soldier", "an unarmed young man".
std::optional<Quantity> single_at(const Tokens& t, size_t at) {
    constexpr size_t adjectives_max = 3;
    if (word_at(t, at) != "a" && word_at(t, at) != "an") return std::nullopt;
    for (size_t i = at + 1; i < t.size() && i <= at + 1 + adjectives_max && t[i].letters(); ++i)
        if (is_preposition(t[i].word) || is_determiner(t[i].word)) return std::nullopt;
        else if (is_person(t[i])) return Quantity{1, 1, at, i + 1, false, true};
    return std::nullopt;
}

}  // namespace

std::optional<Quantity> read_quantity(const Tokens& t, size_t at) {
    std::optional<Quantity> out = range_at(t, at);
    size_t i = at;
    const Bound bound = modifier_at(t, at, i);
    if (!out)
        if (const auto n = plain(t, i)) {
            out = bounded(bound, uint32_t(n->value));
            out->end = n->end;
            if (word_at(t, n->end) == "or" && word_at(t, n->end + 1) == "more")
                out->high = count_open, out->end += 2;
        }
    for (const Vague& v : vagues)
        if (!out && starts(t, i, v.words)) {
            out = Quantity{v.low, v.high, at, i + v.words.size()};
            if (counts_other(t, word_at(t, out->end) == "of" ? out->end + 1 : out->end))
                return std::nullopt;
        }
    if (!out) out = single_at(t, at);
    if (!out) return std::nullopt;
    out->begin = at;
    const std::string_view lead = at ? word_at(t, at - 1) : std::string_view();
    const std::string_view follow = word_at(t, out->end);
    out->part =
        among(lead, {"including", "among", "includes"}) ||
        (follow == "of" && among(word_at(t, out->end + 1), {"whom", "them", "these", "those"}));
    return out;
}

}  // namespace rapport
