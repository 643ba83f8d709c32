#include "rapport/claims/sizes.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "rapport/claims/quantities.h"
#include "rapport/claims/word_classes.h"

namespace rapport {
namespace {

using Tokens = std::vector<NumeralToken>;

enum class Harm { none, dead, injured, arrested };

struct HarmWord {
    std::string_view word;
    Harm harm;
};
constexpr std::array<HarmWord, 58> harm_words = {{
    {"killed", Harm::dead},         {"kill", Harm::dead},         {"kills", Harm::dead},
    {"killing", Harm::dead},        {"killings", Harm::dead},     {"dead", Harm::dead},
    {"died", Harm::dead},           {"die", Harm::dead},          {"dies", Harm::dead},
    {"deaths", Harm::dead},         {"death", Harm::dead},        {"toll", Harm::dead},
    {"tolls", Harm::dead},          {"fatalities", Harm::dead},   {"slain", Harm::dead},
    {"murdered", Harm::dead},
    {"murder", Harm::dead},         {"murders", Harm::dead},      {"murdering", Harm::dead},
    {"executed", Harm::dead},       {"executes", Harm::dead},     {"execute", Harm::dead},
    {"executing", Harm::dead},      {"massacred", Harm::dead},    {"massacre", Harm::dead},
    {"perished", Harm::dead},       {"drowned", Harm::dead},      {"hanged", Harm::dead},
    {"lives", Harm::dead},          {"assassinated", Harm::dead}, {"beheaded", Harm::dead},
    {"beheads", Harm::dead},        {"beheading", Harm::dead},    {"injured", Harm::injured},
    {"injures", Harm::injured},     {"injuring", Harm::injured},  {"injure", Harm::injured},
    {"injuries", Harm::injured},    {"wounded", Harm::injured},   {"wounds", Harm::injured},
    {"wounding", Harm::injured},    {"wound", Harm::injured},     {"hurt", Harm::injured},
    {"hospitalised", Harm::injured}, {"hospitalized", Harm::injured},
    {"arrested", Harm::arrested},   {"arrest", Harm::arrested},   {"arrests", Harm::arrested},
    {"arresting", Harm::arrested},  {"detained", Harm::arrested}, {"detains", Harm::arrested},
    {"detaining", Harm::arrested},  {"detentions", Harm::arrested},
    {"custody", Harm::arrested},    {"captured", Harm::arrested}, {"captures", Harm::arrested},
    {"capture", Harm::arrested},    {"capturing", Harm::arrested},
}};

// A penalty is no deed: "sentenced to death", "the death penalty".
bool is_penalty(const Tokens& t, size_t at) {
    if (t[at].word != "death") return false;
    const std::string_view behind =
        at + 1 < t.size() ? std::string_view(t[at + 1].word) : std::string_view();
    return (at > 0 && t[at - 1].word == "to") || behind == "penalty" || behind == "sentence" ||
           behind == "sentences" || behind == "row" || behind == "threats";
}

Harm harm_at(const Tokens& t, size_t at) {
    for (const HarmWord& row : harm_words)
        if (row.word == t[at].word) return is_penalty(t, at) ? Harm::none : row.harm;
    return Harm::none;
}

bool is_border(std::string_view w) {
    return w == "and" || w == "," || w == ";" || w == "while" || w == "but" || w == "as";
}

// Words between a count and a word of harm, borders dearer; nothing reaches over a full stop, and
// "no" must stand beside it ("no deaths", not "no contact after the arrest").
constexpr int border_cost = 3, reach_max = 14, none_reach_max = 3;

int cost(const Tokens& t, size_t from, size_t to) {
    int out = 1;
    for (size_t i = from; i < to; ++i) {
        const bool wall = t[i].word == "." || t[i].word == "for";  // "four are jailed for a murder"
        out += is_border(t[i].word) ? border_cost : wall ? reach_max : 1;
    }
    return out;
}

struct Held {
    Quantity quantity;
    size_t harm_at = 0;
    Harm harm = Harm::none;
    bool after = false;  // the word of harm stands behind the count
    int cost = 0;        // how far
};

std::vector<Quantity> quantities(const Tokens& t) {
    std::vector<Quantity> out;
    for (size_t i = 0; i < t.size();) {
        const auto q = read_quantity(t, i);
        if (q && !q->part) out.push_back(*q);
        i = q ? q->end : i + 1;
    }
    return out;
}

// Active forms take their count behind them: "injuring 30" is not counted by the 12 before it.
bool is_active(std::string_view word) {
    const bool verb = word.ends_with("s") && word != "arrests" && word != "deaths" &&
                      word != "lives" && word != "injuries" && word != "fatalities" &&
                      word != "killings" && word != "murders" && word != "detentions";
    return word.ends_with("ing") || word == "toll" || verb;
}

std::optional<Held> held(const Tokens& t, const Quantity& q) {
    std::optional<Held> best;
    int best_cost = q.high == 0 ? none_reach_max : reach_max;
    for (size_t i = 0; i < t.size(); ++i) {
        const Harm harm = harm_at(t, i);
        if (harm == Harm::none || (i >= q.begin && i < q.end)) continue;
        const bool after = i >= q.end;
        if (after && is_active(t[i].word)) continue;
        const int c = after ? cost(t, q.end, i) : cost(t, i + 1, q.begin);
        if (c > best_cost || (c == best_cost && !after)) continue;
        best = Held{q, i, harm, after, c};
        best_cost = c;
    }
    return best;
}

uint32_t sum(uint32_t a, uint32_t b) {
    return a == count_open || b == count_open ? count_open : a + b;
}

// "two soldiers and a civilian": neighbours in one list.
bool joined(const Tokens& t, const Quantity& a, const Quantity& b) {
    constexpr size_t words_between_max = 4;
    if (b.begin - a.end > words_between_max) return false;
    bool bordered = false;
    for (size_t i = a.end; i < b.begin; ++i) {
        if (harm_at(t, i) != Harm::none) return false;
        bordered |= t[i].word == "and" || t[i].word == ",";
    }
    return bordered;
}

// Not "hundreds and possibly thousands".
bool added_up(const Tokens& t, const Quantity& a, const Quantity& b) {
    for (size_t i = a.end; i < b.begin; ++i)
        if (t[i].word == "possibly" || t[i].word == "perhaps" || t[i].word == "maybe") return false;
    return true;
}

// Each count with its word of harm; one that has none in reach shares that of the list's next.
std::vector<Held> all_held(const Tokens& t) {
    std::vector<Held> out;
    const std::vector<Quantity> found = quantities(t);
    for (size_t i = found.size(); i-- > 0;) {
        std::optional<Held> h = held(t, found[i]);
        const bool listed = !out.empty() && out.back().after && i + 1 < found.size() &&
                            joined(t, found[i], found[i + 1]);
        if (!h && listed && out.back().quantity.begin == found[i + 1].begin)
            h = Held{found[i], out.back().harm_at, out.back().harm, true, out.back().cost};
        if (h) out.push_back(*h);
    }
    std::ranges::reverse(out);
    return out;
}

// Neighbours under one word of harm add up; "a soldier" alone is no number.
std::vector<Held> added(const Tokens& t, const std::vector<Held>& all) {
    std::vector<Held> out;
    for (const Held& h : all) {
        Held* last = out.empty() ? nullptr : &out.back();
        if (!last || last->harm_at != h.harm_at || last->after != h.after ||
            !joined(t, last->quantity, h.quantity)) {
            out.push_back(h);
            continue;
        }
        const bool sure = added_up(t, last->quantity, h.quantity);
        last->quantity.low = sum(last->quantity.low, sure ? h.quantity.low : 0);
        last->quantity.high = sum(last->quantity.high, h.quantity.high);
        last->quantity.end = h.quantity.end;
        last->quantity.single &= h.quantity.single;
        last->cost = std::min(last->cost, h.cost);
    }
    std::erase_if(out, [](const Held& h) { return h.quantity.single; });
    return out;
}

// Of several counts under one word of harm the nearest: "killed 23 in the raid on 20 farms".
bool is_nearest(const Held& h, const std::vector<Held>& all) {
    return std::ranges::none_of(
        all, [&](const Held& o) { return o.harm_at == h.harm_at && o.cost < h.cost; });
}

bool has(EventType type, Harm harm) {
    if (type == EventType::protest) return true;
    if (type == EventType::assault) return harm != Harm::arrested;
    return (type == EventType::coerce || type == EventType::sanction) && harm == Harm::arrested;
}

uint32_t gap(Span a, Span b) {
    return a.end <= b.begin ? b.begin - a.end : b.end <= a.begin ? a.begin - b.end : 0;
}

// "has killed 43 people and burnt down three villages": what follows "and" is a deed of its own.
bool is_other_deed(const Tokens& t, Span harm, Span trigger) {
    if (trigger.begin < harm.end || trigger.overlaps(harm)) return false;
    for (size_t i = 1; i < t.size(); ++i)
        if (t[i].span.overlaps(trigger))
            return t[i - 1].word == "and" &&
                   (is_past_form(t[i].word) || t[i].word.ends_with("ing"));
    return false;
}

}  // namespace

Size read_size(std::string_view text, Span sentence, Span trigger, EventType type) {
    Size out;
    const Tokens t = numeral_tokens(text, sentence);
    const std::vector<Held> counts = added(t, all_held(t));
    for (const Held& h : counts) {
        const Span word = t[h.harm_at].span;
        if (!has(type, h.harm) || !is_nearest(h, counts) || is_other_deed(t, word, trigger))
            continue;
        const Span span{t[h.quantity.begin].span.begin, t[h.quantity.end - 1].span.end};
        auto& slot = h.harm == Harm::dead      ? out.dead
                     : h.harm == Harm::injured ? out.injured
                                               : out.arrested;
        if (slot && gap(slot->span, trigger) <= std::min(gap(span, trigger), gap(word, trigger)))
            continue;
        slot = Count{h.quantity.low, h.quantity.high, span};
    }
    return out;
}

}  // namespace rapport
