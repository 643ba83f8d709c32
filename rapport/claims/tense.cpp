#include "rapport/claims/tense.h"

#include <algorithm>

#include "rapport/claims/codes.h"
#include "rapport/claims/word_classes.h"

namespace rapport {
namespace {

constexpr ptrdiff_t clause_words_max = 15, phrase_words_max = 6, joined_words_max = 6;

bool opens_segment(std::string_view w) {
    return is_one_of(w, {"that", "which", "who", "whom", "whose", "because", "while", "when", "if",
                         "whether", "although", "though", "where", "after", "before", "as", "since",
                         "until", "unless", "following", ";", ":", "—", "–", "(", ")"});
}

bool ends_clause(std::string_view w) {
    return is_one_of(w, {",", ";", ":", ".", "!", "?", "\"", "“", "”", "(", ")", "—", "–"});
}

bool reported_before(const LowWords& words, size_t to) {
    return has_any(words, 0, to,
                   {"said", "says", "announced*", "announces", "pledge*", "promise*",
                    "vow*", "warn*", "threaten*", "confirmed", "confirms", "told", "decid*"});
}

bool conditional(const LowWords& words, ptrdiff_t verb) {
    for (ptrdiff_t i = verb - 1; i >= 0 && i >= verb - clause_words_max; --i) {
        const std::string_view w = words.at(i);
        if (ends_clause(w)) return false;
        if (is_one_of(w, {"if", "unless", "whether", "lest", "provided"})) return true;
        if (w == "case" && words.at(i - 1) == "in") return words.at(i + 1) != "of";
    }
    return false;
}

bool is_question(const LowWords& words) { return words.at(ptrdiff_t(words.size()) - 1) == "?"; }

// What a word before a noun tells of it.
std::optional<Tense> of_modifier(std::string_view w) {
    if (is_one_of(w, {"planned", "upcoming", "future", "forthcoming", "scheduled"}))
        return Tense::future;
    if (is_one_of(w, {"possible", "potential", "feared"})) return Tense::hypothetical;
    if (is_one_of(w, {"ongoing", "current", "continuing", "continued"})) return Tense::present;
    if (is_one_of(w, {"alleged", "previous", "earlier", "past", "recent", "yesterday", "failed",
                      "foiled", "thwarted"}))
        return Tense::past;
    if (w == "historical") return Tense::historical;
    return std::nullopt;
}

class Reader {
  public:
    Reader(const LowWords& words, WordRange trigger, EventType type, const Verbs& verbs)
        : words_(words), trigger_(trigger), type_(type), verbs_(verbs),
          groups_(verbs.groups(words, trigger)) {}

    ToldTense read() const {
        if (is_question(words_)) return {Tense::hypothetical, true};
        const std::string_view head = words_.text[trigger_.to - 1];
        if (is_one_of(head, {"responsible", "responsibility", "behind"})) return {};
        if (const VerbGroup* own = own_group()) return {of_verb(*own), true};
        return {of_noun(), false};
    }

  private:
    std::string_view at(ptrdiff_t i) const { return words_.at(i); }

    static bool is_finite(const VerbGroup& g) { return g.form != VerbForm::infinitive; }

    // Where the clause has a verb beyond doubt, a doubtful trigger is a noun.
    const VerbGroup* own_group() const {
        const auto mine = [&](const VerbGroup& g) { return g.words.overlaps(trigger_); };
        const auto found = std::ranges::find_if(groups_, mine);
        if (found == groups_.end()) return nullptr;
        const VerbGroup* own = &*found;
        const bool longer = found + 1 != groups_.end() && mine(found[1]) && !is_finite(found[1]);
        if (longer && verbs_.is(VerbClass::ahead, words_.text[own->words.to - 1])) return own + 1;
        if (own->sure || own->form == VerbForm::past) return own;
        const WordRange clause = segment();
        const bool plural = own->words.from > 0 && !words_.text[trigger_.from].ends_with("s");
        const bool other = std::ranges::any_of(groups_, [&](const VerbGroup& g) {
            const bool beside = !plural || g.words.from <= own->words.to;  // "police report says"
            return g.sure && is_finite(g) && clause.contains(g.words.from) && &g != own && beside;
        });
        return other ? nullptr : own;
    }

    Tense of_verb(const VerbGroup& g) const {
        if (is_finite(g) && conditional(words_, ptrdiff_t(g.words.from)))
            return Tense::hypothetical;
        if (g.words.to == g.words.from + 1 && g.form == VerbForm::past)
            if (const VerbGroup* first = joined_passive(g)) return of_group(*first);
        return of_group(g);
    }

    // "are killed and 25 injured": a participle behind "and" has the helping verb of the first.
    const VerbGroup* joined_passive(const VerbGroup& g) const {
        if (&g == groups_.data() || !(&g - 1)->passive) return nullptr;
        const VerbGroup& first = *(&g - 1);
        if (g.words.from > first.words.to + joined_words_max) return nullptr;
        for (size_t i = first.words.to; i < g.words.from; ++i)
            if (joins(words_.text[i])) return &first;
        return nullptr;
    }

    Tense of_group(const VerbGroup& g) const {
        switch (g.form) {
            case VerbForm::past: return Tense::past;
            case VerbForm::present: return Tense::present;
            case VerbForm::future: return Tense::future;
            case VerbForm::modal: return Tense::hypothetical;
            case VerbForm::infinitive: return of_infinitive(g);
            case VerbForm::would: break;
        }
        if (has_any(words_, g.words.from, g.words.to + 1,
                    {"often", "usually", "sometimes", "regularly", "routinely", "always"}))
            return Tense::past;
        return reported_before(words_, g.words.from) ? Tense::future : Tense::hypothetical;
    }

    Tense of_infinitive(const VerbGroup& g) const {
        const auto from = ptrdiff_t(g.words.from);
        const std::string_view before = at(from - 1);
        if (is_one_of(before, {"is", "are", "am"})) return Tense::future;
        const bool purpose = before == "order" && at(from - 2) == "in";
        if (verbs_.is(VerbClass::ahead, before) && !purpose) return Tense::future;
        for (const VerbGroup* left = &g; left-- != groups_.data();)  // "failed to stop"
            if (is_finite(*left) && (left->sure || left->form == VerbForm::past))
                return of_group(*left);
        return Tense::future;  // "Minister to visit Paris"
    }

    WordRange segment() const {
        WordRange out{trigger_.from, trigger_.to};
        while (out.from > 0 && !opens_segment(words_.text[out.from - 1])) --out.from;
        while (out.to < words_.size() && !opens_segment(words_.text[out.to])) ++out.to;
        return out;
    }

    // "says that they left, accusing …": a speech act told by a participle is the first speaker's.
    const VerbGroup* speaker() const {
        const int quad = quad_of(type_);
        const bool participle = words_.text[trigger_.from].ends_with("ing") &&
                                at(ptrdiff_t(trigger_.from) - 1) == ",";
        if ((quad != 1 && quad != 3) || !participle) return nullptr;
        for (const VerbGroup& g : groups_)
            if (g.sure && is_finite(g) && g.words.to <= trigger_.from) return &g;
        return nullptr;
    }

    // Its subject is the trigger: "the attack killed", "“talks” were held".
    const VerbGroup* predicate() const {
        const size_t next = trigger_.to + is_quote_mark(at(ptrdiff_t(trigger_.to)));
        for (const VerbGroup& g : groups_)
            if (g.sure && is_finite(g) && g.words.from >= trigger_.to && g.words.from <= next)
                return &g;
        return nullptr;
    }

    // In a stretch of the sentence the nearest on the left, else the nearest on the right.
    const VerbGroup* nearest(WordRange where, bool sure) const {
        const VerbGroup *left = nullptr, *right = nullptr;
        for (const VerbGroup& g : groups_) {
            if (g.sure != sure || !where.overlaps(g.words)) continue;
            if (g.words.to <= trigger_.from) left = &g;
            if (g.words.from >= trigger_.to && is_finite(g) && !right) right = &g;
        }
        return left ? left : right;
    }

    // The verb that governs a noun or a participle: in its clause, then outside of it.
    const VerbGroup* governor() const {
        if (const VerbGroup* g = speaker()) return g;
        if (const VerbGroup* g = predicate()) return g;
        for (const WordRange where : {segment(), WordRange{0, words_.size()}})
            for (const bool sure : {true, false})
                if (const VerbGroup* g = nearest(where, sure)) return g;
        return nullptr;
    }

    bool in_verb(size_t word) const {
        return std::ranges::any_of(
            groups_, [&](const VerbGroup& g) { return g.sure && g.words.contains(word); });
    }

    // The trigger's noun phrase begins here: "|a series of drone attacks", "|Monday's attack".
    size_t phrase_start() const {
        size_t i = trigger_.from;
        const auto closed = [&](size_t word) {
            const std::string_view w = words_.text[word];
            return in_verb(word) || is_mark(w) || opens_segment(w) || joins(w) || is_preposition(w);
        };
        while (i > 0 && i + phrase_words_max > trigger_.from && !closed(i - 1)) --i;
        return i;
    }

    // "condemned the attack", "accused of shelling": what is told under it has happened.
    bool is_content() const {
        const WordRange clause = segment();
        const size_t start = phrase_start();
        for (size_t i = trigger_.from; i-- > clause.from;) {
            const bool describes = i >= start && is_past_form(words_.text[i]);  // "suspected spy"
            if (!describes && verbs_.is(VerbClass::content, words_.text[i])) return true;
            if (in_verb(i)) return false;
        }
        return false;
    }

    bool has_class(VerbClass kind, size_t from, size_t to) const {
        for (size_t i = from; i < to; ++i)
            if (verbs_.is(kind, words_.text[i])) return true;
        return false;
    }

    // "after an inquiry into the attack": a stretch without a verb of its own.
    bool comes_after() const {
        const WordRange clause = segment();
        const bool verb = std::ranges::any_of(groups_, [&](const VerbGroup& g) {
            return g.sure && is_finite(g) && clause.contains(g.words.from);
        });
        return !verb && at(ptrdiff_t(trigger_.from) - 1) != "latest" &&
               is_one_of(at(ptrdiff_t(clause.from) - 1), {"after", "following"});
    }

    std::optional<Tense> of_phrase() const {
        const size_t start = phrase_start();
        for (size_t i = start; i < trigger_.from; ++i)
            if (const auto tense = of_modifier(words_.text[i])) return tense;
        for (size_t i = start; i < trigger_.from; ++i)
            if (at(ptrdiff_t(i) + 2) == "s" && (is_day(words_.text[i]) || words_.text[i] == "week"))
                return Tense::past;
        const auto p = ptrdiff_t(start) - 1;
        const auto ends_with = [&](std::string_view phrase, ptrdiff_t count) {
            return p + 1 >= count && phrase_at(words_, size_t(p + 1 - count), phrase) > 0;
        };
        if (comes_after() || ends_with("in response to", 3) || ends_with("in the wake of", 4) ||
            ends_with("in retaliation for", 3) || ends_with("in retaliation to", 3))
            return Tense::past;
        if (at(p) == "for" && has_class(VerbClass::penalty, segment().from, size_t(p)))
            return Tense::past;
        if (ends_with("ahead of", 2)) return Tense::future;
        return std::nullopt;
    }

    Tense of_noun() const {
        if (type_ == EventType::attitude) return Tense::present;
        if (const auto tense = of_phrase()) return *tense;
        const VerbGroup* by = governor();
        const Tense tense = by ? of_group(*by) : Tense::past;
        const bool lasting = verbs_.is(VerbClass::lasting, words_.text[trigger_.to - 1]);
        if (lasting && tense == Tense::past && by && !is_finite(*by)) return Tense::present;
        const bool unsettled = tense == Tense::present || tense == Tense::hypothetical;
        const bool ground = is_one_of(at(ptrdiff_t(phrase_start()) - 1), {"for", "of", "with"});
        if (!lasting && (unsettled || ground) && is_content()) return Tense::past;
        return tense;
    }

    const LowWords& words_;
    const WordRange trigger_;
    const EventType type_;
    const Verbs& verbs_;
    const std::vector<VerbGroup> groups_;
};

// "in 2014", "two years ago", but not "on 9 February": a day without a year is a recent one.
bool names_year(std::string_view date_words) {
    size_t digits = 0;
    for (const char c : date_words) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits == 4) return true;
    }
    for (const std::string_view word : {"ago", "decade", "centur", "years"})
        if (date_words.find(word) != std::string_view::npos) return true;
    return false;
}

}  // namespace

ToldTense tense_of(const LowWords& words, Span trigger, EventType type, const Verbs& verbs) {
    const size_t from = words.first_of(trigger);
    if (from >= words.size()) return {};
    return Reader(words, {from, words.end_of(trigger)}, type, verbs).read();
}

Tense tense_with_date(ToldTense told, const EventDate& date, std::string_view date_words,
                      std::optional<Day> publication) {
    const bool given = date.basis == DateBasis::stated || date.basis == DateBasis::resolved;
    if (!given || !publication) return told.tense;
    const bool over = date.latest && date.latest->number + historical_after_days <
                                         publication->number;
    const bool told_past = told.tense == Tense::past ||
                           (told.tense == Tense::present && !told.by_verb);  // not "is wanted for"
    if (over && told_past && names_year(date_words)) return Tense::historical;
    const bool ahead = date.earliest && *date.earliest > *publication;
    return ahead && told.tense != Tense::hypothetical ? Tense::future : told.tense;
}

}  // namespace rapport
