#include "rapport/claims/verbs.h"

#include <algorithm>

#include "rapport/claims/rule_table.h"
#include "rapport/claims/word_classes.h"

namespace rapport {
namespace {

constexpr ptrdiff_t names_reach = 4, adverbs_max = 3;
constexpr size_t groups_back_max = 4;

enum class Kind { none, plain, either };  // may be a noun: no list has it, seldom, as often

bool is_finite_helper(std::string_view w) {
    return is_one_of(w, {"is",   "are",  "am",    "was",   "were",  "has",    "have",  "had",
                         "do",   "does", "did",   "will",  "shall", "ll",     "would", "may",
                         "can",  "wo",   "might", "could", "should", "must", "cannot"});
}

bool is_number(const LowWords& words, ptrdiff_t i) {
    const std::string_view w = words.at(i);
    return !w.empty() && w[0] >= '0' && w[0] <= '9';
}

bool is_capital(const LowWords& words, ptrdiff_t i) {
    if (i < 0 || size_t(i) >= words.size()) return false;
    const Shape shape = words.shape[size_t(i)];
    return shape == Shape::title || shape == Shape::upper || shape == Shape::mixed;
}

bool is_possessive(std::string_view w) {
    return is_one_of(w, {"its", "their", "his", "her", "our", "my", "your", "whose"});
}

// "military", "Russian", "alleged": what stands before a noun rather than before a verb.
bool is_adjective(const LowWords& words, ptrdiff_t i) {
    const std::string_view w = words.at(i);
    for (const std::string_view end : {"al", "ic", "ous", "ive", "ary", "ful", "less", "able"})
        if (w.size() > end.size() + 2 && w.ends_with(end) && !is_capital(words, i)) return true;
    for (const std::string_view end : {"ian", "ean", "can", "ish", "ese"})
        if (w.size() > end.size() + 1 && w.ends_with(end) && is_capital(words, i)) return true;
    return is_one_of(w, {"new", "fresh", "first", "second", "third", "last", "next", "air", "drone",
                         "further", "heavy", "joint", "recent", "major", "suspected", "alleged",
                         "french", "german", "dutch", "greek", "afghan", "former", "suicide",
                         "israeli", "iraqi", "saudi", "yemeni", "pakistani", "somali", "qatari"});
}

bool is_plural(const LowWords& words, ptrdiff_t i) {
    const std::string_view w = words.at(i);
    if (is_one_of(w, {"police", "people", "men", "women", "children", "media", "they", "we", "you",
                      "others", "many", "both", "who", "which"}))
        return true;
    return w.size() > 3 && w.ends_with("s") && !w.ends_with("ss");
}

// What begins an object: "kills at least", "charges three", "strike the base", "warns that".
bool opens_object(const LowWords& words, ptrdiff_t i) {
    const std::string_view w = words.at(i);
    return is_determiner(w) || is_possessive(w) || is_number(words, i) || is_capital(words, i) ||
           is_one_of(w, {"that", "him", "them", "it", "us", "at", "up", "dozens", "hundreds",
                         "himself", "herself", "itself", "themselves"});
}

class Finder {
  public:
    Finder(const Verbs& verbs, const LowWords& words, WordRange trigger)
        : verbs_(verbs), words_(words), trigger_(trigger) {}

    std::vector<VerbGroup> groups() {
        for (size_t i = 0; i < words_.size();) {
            if (!helped(i) && !infinitive(i) && !past(i)) present(i);
            i = !out_.empty() && out_.back().words.to > i ? out_.back().words.to : i + 1;
        }
        return std::move(out_);
    }

  private:
    std::string_view at(ptrdiff_t i) const { return words_.at(i); }

    ptrdiff_t before(size_t i) const {  // the word before, adverbs left out
        ptrdiff_t p = ptrdiff_t(i) - 1;
        for (ptrdiff_t n = 0; n < adverbs_max && is_adverb(at(p)) && at(p) != "'" && at(p) != "’";
             ++n)
            --p;
        return p;
    }

    Kind base(std::string_view w) const {
        if (verbs_.is(VerbClass::either, w)) return Kind::either;
        return verbs_.is(VerbClass::verb, w) ? Kind::plain : Kind::none;
    }

    // A trigger may be a verb that the list lacks, if its ending does not tell a noun.
    Kind unlisted(size_t i) const {
        const std::string_view w = at(ptrdiff_t(i));
        const bool letters = words_.shape[i] != Shape::mark && words_.shape[i] != Shape::digit;
        if (i != trigger_.from || !letters || is_preposition(w) || is_adverb(w)) return Kind::none;
        for (const std::string_view end :
             {"ed", "ion", "ions", "ment", "ments", "ness", "ity", "ities", "ing", "ings", "ance",
              "ence", "ances", "ences", "ism", "ship", "al", "ible", "ive", "or", "er"})
            if (w.ends_with(end)) return Kind::none;
        return opens_object(words_, ptrdiff_t(i) + 1) ? Kind::either : Kind::none;
    }

    Kind kind_of_base(size_t i) const {
        const Kind kind = base(at(ptrdiff_t(i)));
        return kind == Kind::none ? unlisted(i) : kind;
    }

    Kind kind_of_s_form(size_t i) const {
        const std::string w(at(ptrdiff_t(i)));
        if (w.size() < 4 || !w.ends_with("s") || w.ends_with("ss")) return Kind::none;
        const std::string stem = w.substr(0, w.size() - 1);
        Kind kind = base(stem);
        if (kind == Kind::none && w.ends_with("ies")) kind = base(w.substr(0, w.size() - 3) + "y");
        if (kind == Kind::none && w.ends_with("es")) kind = base(w.substr(0, w.size() - 2));
        return kind == Kind::none ? unlisted(i) : kind;
    }

    // Whether a noun or an adjective is what the word before lets expect.
    bool noun_place(ptrdiff_t p) const {
        const std::string_view w = at(p);
        const bool possessor = w == "s" && is_one_of(at(p - 1), {"'", "’"});
        const bool participle =  // "a detained man", "of planned protests"
            w.ends_with("ed") && (is_determiner(at(p - 1)) || is_preposition(at(p - 1)));
        return possessor || participle || w == "'" || w == "’" || w == "-" || is_possessive(w) ||
               (is_determiner(w) && !is_one_of(w, {"that", "this", "both", "many"})) ||
               (is_preposition(w) && w != "than") || (is_number(words_, p) && w.size() != 4);
    }

    void add(size_t from, size_t to, VerbForm form, bool sure, bool passive = false) {
        out_.push_back({{from, to}, form, sure, passive});
    }

    bool is_verb_behind_helper(size_t i) const {
        const std::string_view w = words_.text[i];
        return is_past_form(w) || (w.size() > 4 && w.ends_with("ing")) ||
               kind_of_base(i) != Kind::none;
    }

    struct Helpers {
        bool have = false, been = false, be = false, modal = false;
        size_t end = 0;  // one behind the last of them and of the adverbs between
    };

    Helpers helpers_from(size_t i) const {
        Helpers out;
        for (out.end = i; out.end < words_.size(); ++out.end) {
            const std::string_view w = words_.text[out.end];
            if (!is_auxiliary(w) && !is_adverb(w) && w != "cannot") break;
            out.have |= is_one_of(w, {"has", "have", "had", "having"});
            out.been |= w == "been";
            out.be |= is_be(w);
            out.modal |= is_one_of(w, {"may", "might", "could", "should", "must"});
        }
        return out;
    }

    // Groups that begin with a helping verb.
    bool helped(size_t i) {
        const std::string_view first = at(ptrdiff_t(i));
        const bool wont = first == "won" && is_one_of(at(ptrdiff_t(i) + 1), {"'", "’"});
        const bool month = first == "may" && i > 0 && is_capital(words_, ptrdiff_t(i));
        if ((!is_finite_helper(first) && !wont) || month) return false;
        const Helpers h = helpers_from(i);
        size_t end = h.end;
        const bool verb = end < words_.size() && is_verb_behind_helper(end);
        const bool going_on = verb && words_.text[end].ends_with("ing");
        VerbForm form = VerbForm::present;
        if (wont || is_one_of(first, {"will", "shall", "ll", "wo"})) form = VerbForm::future;
        else if (first == "would") form = VerbForm::would;
        else if (h.modal) form = h.have ? VerbForm::past : VerbForm::modal;
        else if (is_one_of(first, {"was", "were", "had", "did"})) form = VerbForm::past;
        else if (is_one_of(first, {"has", "have"}) && (verb || h.been))
            form = h.been && going_on ? VerbForm::present : VerbForm::past;
        end += verb;
        while (verb && end < words_.size() && is_past_form(words_.text[end]))
            ++end;  // "is confirmed killed"
        add(i, end, form, true, h.be && verb && !going_on);
        return true;
    }

    bool infinitive(size_t i) {
        if (words_.text[i] != "to") return false;
        size_t end = i + 1;
        while (end < words_.size() && is_adverb(words_.text[end])) ++end;
        const bool more = end + 1 < words_.size() && is_verb_behind_helper(end + 1);
        if (more && is_one_of(words_.text[end], {"be", "have", "get", "help", "let"})) ++end;
        if (end >= words_.size() || !is_verb_behind_helper(end)) return false;
        const std::string_view w = words_.text[end];
        if (end == i + 1 && (w.ends_with("ing") || w.ends_with("ed"))) return false;
        const bool done = words_.text[i + 1] == "have" && is_past_form(w);  // "claims to have shot"
        add(i, end + 1, done ? VerbForm::past : VerbForm::infinitive, true);
        return true;
    }

    bool past(size_t i) {
        const std::string_view w = words_.text[i], next = at(ptrdiff_t(i) + 1);
        const bool certain = verbs_.is(VerbClass::past, w);
        if (!certain && !is_past_form(w)) return false;
        const ptrdiff_t p = before(i);
        if (!trigger_.contains(i) && (p < 0 || is_capital(words_, ptrdiff_t(i)))) return false;
        const bool describes = noun_place(p) || (is_adjective(words_, p) && !certain);
        if (describes && at(p) != "as") return false;
        const bool counted = is_determiner(next) || is_number(words_, ptrdiff_t(i) + 1);
        if (is_adjective(words_, ptrdiff_t(i)) && !counted && next != "that") return false;
        const bool said = is_one_of(w, {"said", "warned", "added", "denied", "stated"});
        const bool object = !next.empty() && !is_preposition(next) && !is_mark(next) &&
                            !is_adverb(next) && !joins(next) &&
                            (next == "that" || !opens_clause(next));
        add(i, i + 1, VerbForm::past, certain || said || (object && !is_mark(at(p))));
        return true;
    }

    void present(size_t i) {
        const Kind s_form = kind_of_s_form(i), base = kind_of_base(i);
        if (s_form == Kind::none && base == Kind::none) return;
        const ptrdiff_t p = before(i);
        const bool object = opens_object(words_, ptrdiff_t(i) + 1);
        const bool name = s_form == Kind::plain && at(p) == "s" && object;
        if (noun_place(p) && !name) return;  // but "McDonald's closes all …"
        if (is_capital(words_, ptrdiff_t(i)) && p >= 0 && !trigger_.contains(i)) return;
        const bool joined = joins(at(p)) || at(p) == ",";
        if (s_form != Kind::none) present_singular(i, p, s_form, object && !joined);
        else if (!joined || !goes_on(i)) present_plural(i, p, base, object, joined);
    }

    void present_singular(size_t i, ptrdiff_t p, Kind kind, bool object) {
        if (kind == Kind::plain) return add(i, i + 1, VerbForm::present, p >= 0);
        const bool many = is_plural(words_, p) && !is_capital(words_, p) && !is_relative(at(p));
        if (p < 0 || many || is_adjective(words_, p)) return;
        add(i, i + 1, VerbForm::present, object);
    }

    void present_plural(size_t i, ptrdiff_t p, Kind kind, bool object, bool joined) {
        const bool plural = is_plural(words_, p) || joined_names(p);
        const bool opens = i == trigger_.from;
        const bool described = is_past_form(at(p));  // "officially sanctioned torture"
        if (p < 0) return;
        if (kind == Kind::either && (is_adjective(words_, p) || (!plural && !(opens && object))))
            return;
        if (!plural && !joined && !object && (!opens || described)) return;
        const bool known = kind == Kind::plain && (plural || (opens && !described));
        add(i, i + 1, VerbForm::present, known || (object && plural));
    }

    // "Norland and Sudmark sign".
    bool joined_names(ptrdiff_t p) const {
        if (!is_capital(words_, p)) return false;
        for (ptrdiff_t i = p - 1; i > 0 && i >= p - names_reach; --i)
            if (at(i) == "and") return true;
        return false;
    }

    // "would file charges and then solicit bribes": the base form goes on with the group before.
    bool goes_on(size_t i) {
        size_t last = out_.size();
        while (last > 0 && out_.size() - last < groups_back_max && !out_[last - 1].sure) --last;
        if (last == 0 || !out_[last - 1].sure) return false;
        const VerbGroup group = out_[last - 1];
        if (!is_one_of(words_.text[group.words.from],
                       {"to", "would", "will", "may", "might", "could", "should", "must", "can",
                        "did", "do", "shall"}))
            return false;
        add(i, i + 1, group.form, true);
        return true;
    }

    const Verbs& verbs_;
    const LowWords& words_;
    const WordRange trigger_;
    std::vector<VerbGroup> out_;
};

}  // namespace

Result<Verbs> Verbs::load(const std::string& data_folder) {
    const std::string path = data_folder + "/codes/verbs.tsv";
    const auto rows = read_rule_table(path, 2);
    if (!rows) return rows.fault();
    Verbs out;
    for (const TableRow& row : *rows) {
        const auto kind = parse<VerbClass>(row[0]);
        if (!kind) return Fault{FaultKind::unusable, path + ": unknown class " + row[0]};
        List& list = out.lists_[size_t(*kind)];
        for (const std::string& word : listed(row[1]))
            if (word.ends_with('*')) list.stems.push_back(word.substr(0, word.size() - 1));
            else list.words.insert(word);
    }
    return out;
}

bool Verbs::is(VerbClass kind, std::string_view word) const {
    const List& list = lists_[size_t(kind)];
    const auto begins = [&](const std::string& stem) { return word.starts_with(stem); };
    return list.words.contains(std::string(word)) || std::ranges::any_of(list.stems, begins);
}

std::vector<VerbGroup> Verbs::groups(const LowWords& words, WordRange trigger) const {
    return Finder(*this, words, trigger).groups();
}

}  // namespace rapport
