// Resolution: a mention with its marks and the pointer's opinion → Actor.
//
// The code is the match's that heads the mention ("the US ambassador to Israel" → USA), else the
// pointer's. Sectors are read off the words ("soldiers" → MIL), then the match, then GOV for a
// bare state. A person has an entity only where a table gives him one.
#include <algorithm>
#include <array>
#include <cstdio>

#include "rapport/claims/folded.h"
#include "rapport/claims/lexicon_tables.h"
#include "rapport/claims/word_classes.h"

namespace rapport {
namespace {

constexpr double overruling_share = 0.5;  // the pointer against a weak match
constexpr int match_weight = 5;           // of a matched name's own sector, twice a word's weight
constexpr size_t phrase_words_max = 3;     // of data/actors/sectors.tsv

// "Iranian-backed militia": the state before is not the actor ("Saudi-led coalition": it is).
constexpr std::array<std::string_view, 19> after_hyphen{
    "aligned", "allied",   "affiliated", "appointed", "backed",   "born",   "brokered",
    "built",   "dominated", "funded",    "held",      "inspired", "linked", "made",
    "occupied", "sponsored", "supported", "trained",  "installed"};
// What comes after these describes the head of the mention.
constexpr std::array<std::string_view, 22> breaks{
    "of", "in", "from", "at", "on", "for", "to", "with", "by", "near", "against", "who", "that",
    "which", "under", "inside", "outside", "across", "including", "about", "between", "over"};

template <size_t n>
bool is_one_of(const std::array<std::string_view, n>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

struct Run {
    size_t first = 0, count = 0;
    const LexiconMark* mark = nullptr;
    int strength = 0;  // 2 names the actor, 1 describes it ("pro-Russian", "US-backed")
};

int strength_of(const Run& run, std::span<const SplitWord> words) {
    const size_t end = run.first + run.count;
    if (end + 1 < words.size() && words[end].folded == "-" &&
        is_one_of(after_hyphen, words[end + 1].folded))
        return 1;
    if (run.first >= 2 && words[run.first - 1].folded == "-" &&
        (words[run.first - 2].folded == "pro" || words[run.first - 2].folded == "anti" ||
         words[run.first - 2].folded == "non"))
        return 1;
    return 2;
}

std::vector<Run> runs_of(std::span<const LexiconMark> marks, std::span<const SplitWord> words) {
    std::vector<Run> out;
    for (size_t i = 0; i < marks.size() && i < words.size();) {
        size_t count = 1;
        while (i + count < marks.size() && marks[i + count].length == 0 &&
               marks[i + count].code == marks[i].code && marks[i + count].entity == marks[i].entity)
            ++count;
        const bool marked = !marks[i].code.empty() || !marks[i].entity.empty();
        count = std::min(marked ? count : 1, words.size() - i);
        if (marked) {
            out.push_back({i, count, &marks[i], 0});
            out.back().strength = strength_of(out.back(), words);
        }
        i += count;
    }
    return out;
}

// The strongest run, the first among equals; a region counts only where nothing has a code.
const Run* head_run(const std::vector<Run>& runs) {
    const Run* best = nullptr;
    for (const Run& run : runs) {
        const auto worth = [](const Run& r) { return (r.mark->known() ? 4 : 0) + r.strength; };
        if (!best || worth(run) > worth(*best)) best = &run;
    }
    return best;
}

// An entity of its own (a person, a body) rather than the state's: the last one of the head's
// state.
std::string_view entity_of(const std::vector<Run>& runs, const Run& head) {
    for (size_t i = runs.size(); i-- > 0;)
        if (runs[i].mark->code == head.mark->code && runs[i].mark->entity != head.mark->code &&
            !runs[i].mark->entity.empty() && runs[i].strength == 2)
            return runs[i].mark->entity;
    return head.mark->entity;
}

struct Role {
    Sector sector;
    int worth = 0;  // weight, and whether it stands in the head of the phrase
};

struct Phrase {
    std::optional<SectorWord> found;
    size_t count = 1;
};

// The longest phrase of sectors.tsv that begins at word `at`.
Phrase phrase_at(const ActorTables& tables, std::span<const SplitWord> words, size_t at) {
    Phrase out;
    std::string phrase;
    for (size_t n = 0; n < phrase_words_max && at + n < words.size(); ++n) {
        phrase += (n ? " " : "") + words[at + n].folded;
        if (const auto found = tables.sectors.find(phrase); found != tables.sectors.end())
            out = {found->second, n + 1};
    }
    return out;
}

const Run* run_at(const std::vector<Run>& runs, size_t word) {
    for (const Run& run : runs)
        if (run.first == word) return &run;
    return nullptr;
}

// Roles by worth; among equals the last of the head, where English puts the noun. A matched name
// counts with its own sector, not by its words ("Islamic State" is no state).
std::optional<Role> role_of(const ActorTables& tables, std::span<const SplitWord> words,
                            const std::vector<Run>& runs) {
    std::optional<Role> best;
    bool in_head = true;
    for (size_t i = 0; i < words.size();) {
        if (is_one_of(breaks, words[i].folded) && best) in_head = false;
        const Run* run = run_at(runs, i);
        const Phrase phrase = run ? Phrase{{}, run->count} : phrase_at(tables, words, i);
        std::optional<Role> role;
        if (run && run->mark->sector && run->strength == 2)
            role = Role{*run->mark->sector, match_weight + (in_head ? 3 : 0)};
        else if (phrase.found)
            role = Role{phrase.found->sector, 2 * phrase.found->weight + (in_head ? 3 : 0)};
        if (role && (!best || role->worth > best->worth || (in_head && role->worth == best->worth)))
            best = role;
        i += phrase.count;
    }
    return best;
}

bool is_organisation(std::string_view plover) {
    return plover == "UNO" || plover == "EUR" || plover == "IGO";
}

void add(std::vector<Sector>& sectors, std::optional<Sector> sector) {
    if (sector && std::ranges::find(sectors, *sector) == sectors.end()) sectors.push_back(*sector);
}

// A bare state, a name or a pronoun; "the interrogators", whom no table knows, are no government.
bool may_be_state(std::span<const SplitWord> words, const std::vector<Run>& runs) {
    size_t last = 0;
    while (last + 1 < words.size() && !is_one_of(breaks, words[last + 1].folded)) ++last;
    while (last > 0 && (words[last].folded == "s" || words[last].folded == "'")) --last;
    const auto covers = [&](const Run& r) { return r.first <= last && last < r.first + r.count; };
    const std::string_view written = words.empty() ? "" : words[last].written;
    const bool low = !written.empty() && written[0] >= 'a' && written[0] <= 'z';
    return !low || is_pronoun(words[last].folded) || std::ranges::any_of(runs, covers);
}

std::string percent(double share) {
    char out[16];
    std::snprintf(out, sizeof out, "%.2f", share);
    return out;
}

std::string plover_of(const ActorTables& tables, const std::string& code) {
    if (code.empty()) return {};
    const auto found = tables.codes.find(code);
    return std::string(found == tables.codes.end() ? std::string_view(code) : found->second.plover);
}

}  // namespace

Actor Lexicon::resolve(const MentionContext& mention, std::vector<std::string>& trace) const {
    const std::string_view text = mention.span.of(mention.text);
    const std::vector<SplitWord> words = split_folded(text);
    const std::vector<Run> runs = runs_of(mention.inside, words);
    const Run* head = head_run(runs);
    Actor actor;
    actor.name = text;
    actor.span = mention.span;
    const CodeShare* pointer = mention.shares.empty() ? nullptr : &mention.shares[0];
    const bool weak = head && (head->strength < 2 || !head->mark->known());
    const bool overruled =
        weak && pointer && pointer->code != "-" && pointer->share >= overruling_share;
    if (head && !overruled) {
        actor.code = head->mark->known() && head->mark->code != "-" ? head->mark->code : "";
        actor.entity = entity_of(runs, *head);
        trace.push_back("code " + (actor.code.empty() ? "none" : actor.code) + " by lexicon \"" +
                        std::string(words[head->first].written) + "\"" +
                        (actor.entity.empty() ? "" : " (" + actor.entity + ")"));
    } else if (pointer) {
        actor.code = pointer->code == "-" ? "" : pointer->code;
        trace.push_back("code " + (actor.code.empty() ? "none" : actor.code) + " by pointer " +
                        percent(pointer->share));
    } else {
        trace.push_back("code none: no name that the lexicon knows");
    }
    actor.plover = plover_of(*tables_, actor.code);
    const Sector default_sector = is_organisation(actor.plover) ? Sector::igo : Sector::gov;
    const auto role = role_of(*tables_, words, runs);
    if (role) add(actor.sectors, role->sector == Sector::gov ? default_sector : role->sector);
    for (const Run& run : runs)
        if (run.strength == 2 && run.mark->sector != Sector::gov)
            add(actor.sectors, run.mark->sector);
    if (actor.sectors.empty() && !actor.code.empty() && may_be_state(words, runs))
        add(actor.sectors, default_sector);
    return actor;
}

}  // namespace rapport
