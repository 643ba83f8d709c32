#include "rapport/claims/tense.h"

namespace rapport {
namespace {

constexpr ptrdiff_t group_words_max = 8, clause_words_max = 15, noun_reach_max = 12;

bool is_adverb(std::string_view w) {
    return (w.size() > 4 && w.ends_with("ly")) ||
           is_one_of(w, {"not", "n", "t", "'", "’", "also", "already", "still", "now", "again",
                         "soon", "never", "ever", "later", "then", "first", "yet", "just", "even"});
}

bool is_auxiliary(std::string_view w) {
    return is_one_of(w, {"be", "been", "being", "is", "are", "am", "was", "were", "has", "have",
                         "had", "having", "do", "does", "did", "will", "shall", "ll", "wo", "won",
                         "would", "may", "might", "could", "should", "must", "can", "get", "got"});
}

bool looks_ahead(std::string_view w) {
    for (const std::string_view stem :
         {"plan", "intend", "aim", "prepar", "vow", "promis", "pledg", "agree", "hop", "threaten",
          "decid", "expect", "schedul", "seek", "propos", "offer", "swor", "commit", "want"})
        if (w.starts_with(stem)) return true;
    return is_one_of(w, {"set", "due", "about", "ready", "likely", "going", "poised", "able",
                         "unlikely", "order", "bid", "effort", "efforts", "attempt", "need"});
}

bool is_irregular_past(std::string_view w) {
    return is_one_of(w, {"met", "said", "told", "held", "shot", "struck", "fought", "fell", "sent",
                         "gave", "given", "took", "taken", "began", "begun", "broke", "broken",
                         "led", "left", "made", "went", "gone", "stole", "stolen", "seized", "hit",
                         "sank", "sunk", "shook", "spoke", "spoken", "drew", "drove", "forbade",
                         "withdrew", "withdrawn", "overthrew", "won", "lost", "paid", "sold",
                         "sought", "brought", "bought", "caught", "found", "kept", "laid", "put",
                         "swore", "sworn", "threw", "tore", "wrote", "quit", "saw", "became",
                         "came", "ran", "rose", "felt", "thought", "knew", "grew", "froze", "shut",
                         "set", "cut", "blew", "bled", "beat", "beaten", "burnt", "shelled",
                         "slain"});
}

bool is_past_form(std::string_view w) {
    return (w.size() > 3 && w.ends_with("ed")) || is_irregular_past(w);
}

bool ends_clause(std::string_view w) {
    return is_one_of(w, {",", ";", ":", ".", "!", "?", "\"", "“", "”", "(", ")", "—", "–"});
}

bool reported_before(const LowWords& words, size_t to) {
    return has_any(words, 0, to,
                   {"said", "says", "announced*", "announces", "pledge*", "promise*",
                    "vow*", "warn*", "threaten*", "confirmed", "confirms", "told", "decid*"});
}

struct VerbGroup {
    bool future = false, would = false, modal = false, have = false, been = false, past = false,
         present = false, to = false;
    ptrdiff_t begin = 0;  // first word of the group
};

void add(VerbGroup& group, std::string_view w) {
    group.future |= is_one_of(w, {"will", "shall", "ll", "wo", "won"});
    group.would |= w == "would";
    group.modal |= is_one_of(w, {"may", "might", "could", "should", "must"});
    group.have |= is_one_of(w, {"has", "have", "had", "having"});
    group.been |= w == "been";
    group.past |= is_one_of(w, {"was", "were", "did", "got", "had"});
    group.present |= is_one_of(w, {"is", "are", "am", "do", "does", "can", "being"});
    group.to |= w == "to";
}

VerbGroup group_before(const LowWords& words, ptrdiff_t trigger) {
    VerbGroup group;
    ptrdiff_t i = trigger - 1;
    for (; i >= 0 && i >= trigger - group_words_max; --i) {
        const std::string_view w = words.at(i);
        if (w == "to" && group.to) break;
        if (w != "to" && !is_auxiliary(w) && !is_adverb(w)) break;
        add(group, w);
        if (w == "to") {  // what stands before decides: "is set to", "failed to"
            --i;
            break;
        }
    }
    group.begin = i + 1;
    return group;
}

bool conditional(const LowWords& words, ptrdiff_t trigger) {
    for (ptrdiff_t i = trigger - 1; i >= 0 && i >= trigger - clause_words_max; --i) {
        const std::string_view w = words.at(i);
        if (ends_clause(w)) return false;
        if (is_one_of(w, {"if", "unless", "whether", "lest", "provided"})) return true;
        if (w == "case" && words.at(i - 1) == "in") return words.at(i + 1) != "of";
    }
    return false;
}

bool is_question(const LowWords& words) { return words.at(ptrdiff_t(words.size()) - 1) == "?"; }

bool is_determiner(std::string_view w) {
    return is_one_of(w, {"the", "a", "an", "its", "their", "his", "her", "our", "this", "that",
                         "these", "those", "of", "in", "for", "on", "by", "with", "from", "after",
                         "during", "against", "s", "any", "no", "all", "some", "several", "new",
                         "fresh", "between", "despite", "over", "under", "last", "two", "three",
                         "more", "recent", "military", "air", "joint", "about", "at", "before"});
}

bool is_plan(std::string_view w) {
    return is_one_of(w, {"planned", "upcoming", "future", "forthcoming", "scheduled"});
}

bool is_chance(std::string_view w) { return is_one_of(w, {"possible", "potential", "feared"}); }

bool is_noun(const LowWords& words, ptrdiff_t i) {
    const std::string_view w = words.at(i), before = words.at(i - 1), after = words.at(i + 1);
    for (const std::string_view end : {"tion", "sion", "ment", "ence", "ance", "ship", "ity", "ism",
                                       "tions", "sions", "ments", "age", "ure", "war"})
        if (w.ends_with(end) && w.size() > end.size() + 1 && before != "to") return true;
    if (is_past_form(w)) return false;
    if (is_determiner(before) || is_plan(before) || is_chance(before)) return true;
    return is_one_of(after, {"of", "between"}) || is_one_of(w, {"talks", "sanctions", "war"});
}

Tense of_infinitive(const LowWords& words, const VerbGroup& group, size_t trigger) {
    const std::string_view before = words.at(group.begin - 1);
    if (is_one_of(before, {"is", "are", "am", "s"}) || looks_ahead(before)) return Tense::future;
    if (is_one_of(before, {"was", "were"})) return Tense::past;
    for (size_t i = 0; i < trigger; ++i)  // "failed to stop", "refuses to leave": the verb before
        if (is_past_form(words.at(ptrdiff_t(i)))) return Tense::past;
    return Tense::future;  // "Minister to visit Paris"
}

std::optional<Tense> of_group(const LowWords& words, const VerbGroup& group, ptrdiff_t trigger) {
    if (group.future) return Tense::future;
    if (group.would)
        return reported_before(words, size_t(group.begin)) ? Tense::future : Tense::hypothetical;
    if (group.modal) return group.have ? Tense::past : Tense::hypothetical;
    if (group.to && !group.have) return of_infinitive(words, group, size_t(trigger));
    const bool going_on = words.at(trigger).ends_with("ing");
    if (group.have && group.been && going_on && !group.past) return Tense::present;
    if (group.have || group.past) return Tense::past;
    if (group.present) return Tense::present;
    return std::nullopt;
}

// The tense of the verb at word i, where it shows one.
std::optional<Tense> of_other_verb(const LowWords& words, ptrdiff_t i) {
    const std::string_view w = words.at(i);
    if (w == "will") return Tense::future;
    if (w == "would")
        return reported_before(words, size_t(i)) ? Tense::future : Tense::hypothetical;
    if (is_one_of(w, {"might", "could"})) return Tense::hypothetical;
    if (is_one_of(w, {"was", "were", "had", "did", "has", "have"}) || is_past_form(w))
        return Tense::past;
    if (is_one_of(w, {"is", "are", "continues", "continue", "remains", "remain"}))
        return Tense::present;
    if (w == "to" && looks_ahead(words.at(i - 1))) return Tense::future;
    return std::nullopt;
}

Tense of_noun(const LowWords& words, ptrdiff_t trigger, EventType type) {
    if (type == EventType::attitude) return Tense::present;
    if (is_plan(words.at(trigger - 1))) return Tense::future;
    if (is_chance(words.at(trigger - 1))) return Tense::hypothetical;
    for (ptrdiff_t far = 1; far <= noun_reach_max; ++far)
        for (const ptrdiff_t i : {trigger - far, trigger + far})
            if (const auto tense = of_other_verb(words, i)) return *tense;
    return Tense::past;
}

}  // namespace

Tense tense_of(const LowWords& words, Span trigger, EventType type) {
    const auto at = ptrdiff_t(words.first_of(trigger));
    if (size_t(at) >= words.size()) return Tense::past;
    if (conditional(words, at) || is_question(words)) return Tense::hypothetical;
    const VerbGroup group = group_before(words, at);
    if (const auto tense = of_group(words, group, at)) return *tense;
    const std::string_view w = words.at(at);
    if (is_noun(words, at) || w.ends_with("ing")) return of_noun(words, at, type);
    if (is_past_form(w)) return Tense::past;
    return Tense::present;  // "accuses", "meet"
}

Tense tense_with_date(Tense tense, const EventDate& date, std::optional<Day> publication) {
    const bool told = date.basis == DateBasis::stated || date.basis == DateBasis::resolved;
    if (!told || !publication) return tense;
    if (date.latest && date.latest->number + historical_after_days < publication->number)
        return Tense::historical;
    const bool ahead = date.earliest && *date.earliest > *publication;
    return ahead && tense != Tense::hypothetical ? Tense::future : tense;
}

}  // namespace rapport
