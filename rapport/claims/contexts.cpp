#include "rapport/claims/contexts.h"

#include <algorithm>

#include "rapport/claims/rule_table.h"
#include "rapport/claims/word_classes.h"

namespace rapport {
namespace {

constexpr size_t head_letters = 3;  // a stem before * has as many at least

std::string head_of(std::string_view phrase) {
    const size_t end = std::min(phrase.find_first_of(" *"), head_letters);
    return std::string(phrase.substr(0, end));
}

bool ends_clause(std::string_view w) {
    return opens_clause(w) || joins(w) || (is_mark(w) && w != ",");
}

// Which part of a claim a word belongs to; 0 = none. A trigger's word is always the event's.
std::vector<uint8_t> places(const ContextCase& c) {
    enum : uint8_t { none, event, target, trigger };  // each counts for those before it
    std::vector<uint8_t> out(c.words.size(), none);
    const auto mark = [&](std::span<const Span> spans, uint8_t place) {
        for (size_t i = 0; i < out.size(); ++i)
            for (const Span span : spans)
                if (c.words.span[i].overlaps(span)) out[i] = place;
    };
    const size_t from = c.words.first_of(c.trigger), to = c.words.end_of(c.trigger);
    if (from >= out.size()) return out;
    for (size_t i = from; i-- > 0 && from - i <= context_words_left;) {
        if (ends_clause(c.words.text[i])) break;
        out[i] = target;
    }
    for (size_t i = to; i < out.size() && i < to + context_words_right; ++i) {
        if (ends_clause(c.words.text[i])) break;
        out[i] = target;
    }
    mark(c.telling, none);
    mark(c.actors, event);
    mark(c.recipients, target);
    std::fill(out.begin() + ptrdiff_t(from), out.begin() + ptrdiff_t(to), uint8_t(trigger));
    return out;
}

uint8_t least(ContextPlace place) { return uint8_t(3 - uint8_t(place)); }

}  // namespace

Status Contexts::add(const std::vector<std::string>& cells) {
    Row row{cells[0], {}, ContextPlace::event, cells[3] == "*"};
    for (const std::string& type : cells[1] == "*" ? TableRow() : listed(cells[1])) {
        const auto parsed = parse<EventType>(type);
        if (!parsed) return Fault{FaultKind::unusable, "unknown type " + type};
        row.types.push_back(*parsed);
    }
    const auto place = parse<ContextPlace>(cells[2]);
    if (!place) return Fault{FaultKind::unusable, "unknown place " + cells[2]};
    row.place = *place;
    for (const std::string& phrase : row.any_words ? TableRow() : listed(cells[3])) {
        if (phrase.empty() || phrase.substr(0, phrase.find(' ')).find('*') < head_letters)
            return Fault{FaultKind::unusable, "a word has three letters before *: " + phrase};
        by_head_[head_of(phrase)].push_back({rows_.size(), phrase});
    }
    rows_.push_back(std::move(row));
    return Done{};
}

Result<Contexts> Contexts::load(const std::string& data_folder) {
    const std::string path = data_folder + "/codes/contexts.tsv";
    const auto rows = read_rule_table(path, 4);
    if (!rows) return rows.fault();
    Contexts out;
    for (const TableRow& cells : *rows)
        if (const Status added = out.add(cells); !added)
            return Fault{FaultKind::unusable, path + ": " + added.fault().message};
    return out;
}

std::vector<Contexts::Match> Contexts::matches(const LowWords& words) const {
    std::vector<Match> out;
    std::vector<size_t> longest(words.size());
    for (size_t i = 0; i < words.size(); ++i) {
        const auto found = by_head_.find(words.text[i].substr(0, head_letters));
        if (found == by_head_.end()) continue;
        for (const Phrase& phrase : found->second) {
            const size_t count = phrase_at(words, i, phrase.text);
            if (count == 0) continue;
            out.push_back({phrase.row, i, count});
            for (size_t k = i; k < i + count; ++k) longest[k] = std::max(longest[k], count);
        }
    }
    std::erase_if(out, [&](const Match& m) {
        for (size_t k = m.from; k < m.from + m.count; ++k)
            if (longest[k] > m.count) return true;
        return false;
    });
    return out;
}

std::vector<std::string> Contexts::of(const ContextCase& claim) const {
    const std::vector<uint8_t> place = places(claim);
    std::vector<bool> holds(rows_.size());
    for (const Match& m : matches(claim.words))
        if (place[m.from] >= least(rows_[m.row].place)) holds[m.row] = true;
    std::vector<std::string> out;
    for (size_t i = 0; i < rows_.size(); ++i) {
        const Row& row = rows_[i];
        const bool typed = row.types.empty() ||
                           std::ranges::find(row.types, claim.type) != row.types.end();
        if (typed && (holds[i] || row.any_words) && row.context != "-" &&
            std::ranges::find(out, row.context) == out.end())
            out.push_back(row.context);
    }
    return out;
}

std::vector<std::string> Contexts::names() const {
    std::vector<std::string> out;
    for (const Row& row : rows_)
        if (row.context != "-" && std::ranges::find(out, row.context) == out.end())
            out.push_back(row.context);
    return out;
}

}  // namespace rapport
