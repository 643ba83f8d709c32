#include "rapport/claims/sizes.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "rapport/claims/quantities.h"

namespace rapport {
namespace {

using Tokens = std::vector<NumeralToken>;

enum class Harm { none, dead, injured, arrested };

struct HarmWord {
    std::string_view word;
    Harm harm;
};
constexpr std::array<HarmWord, 40> harm_words = {{
    {"killed", Harm::dead},      {"kill", Harm::dead},          {"kills", Harm::dead},
    {"killing", Harm::dead},     {"dead", Harm::dead},          {"died", Harm::dead},
    {"die", Harm::dead},         {"dies", Harm::dead},          {"deaths", Harm::dead},
    {"death", Harm::dead},       {"toll", Harm::dead},          {"fatalities", Harm::dead},
    {"slain", Harm::dead},       {"murdered", Harm::dead},      {"executed", Harm::dead},
    {"executes", Harm::dead},    {"massacred", Harm::dead},     {"perished", Harm::dead},
    {"lives", Harm::dead},       {"assassinated", Harm::dead},  {"beheaded", Harm::dead},
    {"injured", Harm::injured},  {"injures", Harm::injured},    {"injuring", Harm::injured},
    {"injure", Harm::injured},   {"injuries", Harm::injured},   {"wounded", Harm::injured},
    {"wounds", Harm::injured},   {"wounding", Harm::injured},   {"wound", Harm::injured},
    {"hurt", Harm::injured},     {"arrested", Harm::arrested},  {"arrest", Harm::arrested},
    {"arrests", Harm::arrested}, {"arresting", Harm::arrested}, {"detained", Harm::arrested},
    {"detains", Harm::arrested}, {"detaining", Harm::arrested}, {"detentions", Harm::arrested},
    {"custody", Harm::arrested},
}};

Harm harm_of(std::string_view word) {
    for (const HarmWord& row : harm_words)
        if (row.word == word) return row.harm;
    return Harm::none;
}

bool is_border(std::string_view w) {
    return w == "and" || w == "," || w == ";" || w == "while" || w == "but" || w == "as";
}

// Words between a count and a word of harm, borders dearer; nothing reaches over a full stop.
constexpr int border_cost = 3, reach_max = 14;

int cost(const Tokens& t, size_t from, size_t to) {
    int out = 1;
    for (size_t i = from; i < to; ++i)
        out += is_border(t[i].word) ? border_cost : t[i].word == "." ? reach_max : 1;
    return out;
}

struct Held {
    Quantity quantity;
    size_t harm_at = 0;
    Harm harm = Harm::none;
    bool after = false;  // the word of harm stands behind the count
};

std::vector<Quantity> quantities(const Tokens& t) {
    std::vector<Quantity> out;
    for (size_t i = 0; i < t.size();) {
        const auto q = read_quantity(t, i);
        if (q) out.push_back(*q);
        i = q ? q->end : i + 1;
    }
    return out;
}

// Active forms take their count behind them: "injuring 30" is not counted by the 12 before it.
bool is_active(std::string_view word) {
    return word.ends_with("ing") || word == "kills" || word == "toll" || word == "wounds";
}

std::optional<Held> held(const Tokens& t, const Quantity& q) {
    std::optional<Held> best;
    int best_cost = reach_max + 1;
    for (size_t i = 0; i < t.size(); ++i) {
        const Harm harm = harm_of(t[i].word);
        if (harm == Harm::none || (i >= q.begin && i < q.end)) continue;
        const bool after = i >= q.end;
        if (after && is_active(t[i].word)) continue;
        const int c = after ? cost(t, q.end, i) : cost(t, i + 1, q.begin);
        if (c >= best_cost) continue;
        best = Held{q, i, harm, after};
        best_cost = c;
    }
    return best;
}

uint32_t sum(uint32_t a, uint32_t b) {
    return a == count_open || b == count_open ? count_open : a + b;
}

// "two soldiers and a civilian were killed": neighbours under one word of harm add up.
std::vector<Held> added(const Tokens& t, const std::vector<Held>& all) {
    constexpr size_t words_between_max = 4;
    std::vector<Held> out;
    for (const Held& h : all) {
        Held* last = out.empty() ? nullptr : &out.back();
        bool joins = last && last->harm_at == h.harm_at && last->after == h.after &&
                     h.quantity.begin - last->quantity.end <= words_between_max;
        bool bordered = false;
        for (size_t i = last ? last->quantity.end : 0; joins && i < h.quantity.begin; ++i)
            bordered |= t[i].word == "and" || t[i].word == ",";
        if (!joins || !bordered) {
            out.push_back(h);
            continue;
        }
        last->quantity.low = sum(last->quantity.low, h.quantity.low);
        last->quantity.high = sum(last->quantity.high, h.quantity.high);
        last->quantity.end = h.quantity.end;
    }
    return out;
}

bool has(EventType type, Harm harm) {
    if (type == EventType::protest) return true;
    if (type == EventType::assault) return harm != Harm::arrested;
    return (type == EventType::coerce || type == EventType::sanction) && harm == Harm::arrested;
}

uint32_t gap(Span a, Span b) {
    return a.end <= b.begin ? b.begin - a.end : b.end <= a.begin ? a.begin - b.end : 0;
}

}  // namespace

Size read_size(std::string_view text, Span sentence, Span trigger, EventType type) {
    Size out;
    const Tokens t = numeral_tokens(text, sentence);
    std::vector<Held> all;
    for (const Quantity& q : quantities(t))
        if (auto h = q.part ? std::nullopt : held(t, q)) all.push_back(*h);
    for (const Held& h : added(t, all)) {
        if (!has(type, h.harm)) continue;
        const Span span{t[h.quantity.begin].span.begin, t[h.quantity.end - 1].span.end};
        auto& slot = h.harm == Harm::dead      ? out.dead
                     : h.harm == Harm::injured ? out.injured
                                               : out.arrested;
        const Span word = t[h.harm_at].span;
        if (slot && gap(slot->span, trigger) <= std::min(gap(span, trigger), gap(word, trigger)))
            continue;
        slot = Count{h.quantity.low, h.quantity.high, span};
    }
    return out;
}

}  // namespace rapport
