#include "rapport/claims/decode.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>

#include "rapport/claims/code_tables.h"

namespace rapport {
namespace {

constexpr size_t types = names_of<EventType>.size();

uint32_t best_of(std::span<const float> row) {
    return uint32_t(std::ranges::max_element(row) - row.begin());
}

double softmax_at(std::span<const float> row, uint32_t at) {
    double sum = 0;
    for (const float x : row) sum += std::exp(double(x) - double(row[at]));
    return 1 / sum;
}

std::span<const float> row_of(const Matrix& logits, uint32_t word) {
    return {logits.row(word), logits.columns};
}

Span bytes_of(const Window& window, MentionSpan words) {
    return {window.words[words.first].span.begin, window.words[words.last].span.end};
}

// The best mode among those of the type and "-".
std::string_view mode_of(const std::vector<float>& logits, EventType type) {
    size_t best = 0;
    for (size_t i = 0; i < std::size(mode_rows); ++i)
        if (mode_rows[i].type == type && logits[i + 1] > logits[best]) best = i + 1;
    return best ? mode_rows[best - 1].mode : std::string_view();
}

std::optional<MarkedSpan> first_of(const std::vector<MarkedSpan>& spans, uint32_t kind) {
    const auto at = std::ranges::find(spans, kind, &MarkedSpan::kind);
    return at == spans.end() ? std::nullopt : std::optional(*at);
}

std::vector<LinkDraft> chain_of(const PairScores& scores, const Window& window) {
    const std::vector<MarkedSpan> spans = find_spans(scores.chain, window);
    std::vector<LinkDraft> out;
    for (uint32_t level = links_max; level-- > 0;) {
        LinkDraft link{first_of(spans, 2 * level), first_of(spans, 2 * level + 1)};
        if (!link.source && !link.cue) continue;
        const std::vector<float>& kind = level == 0 ? scores.kind1 : scores.kind2;
        link.kind = LinkKind(best_of(kind));
        link.probability = softmax_at(kind, uint32_t(link.kind));
        out.push_back(link);
    }
    return out;
}

// Expected number of spans of that kind that begin at words outside the given ones.
double missed_of(const Matrix& roles, uint32_t kind, const std::vector<MarkedSpan>& found,
                 const Window& window) {
    double sum = 0;
    for (uint32_t word = window.words_prefix; word < window.words.size(); ++word) {
        const auto covers = [&](const MarkedSpan& s) {
            return s.words.first <= word && word <= s.words.last;
        };
        if (std::ranges::none_of(found, covers))
            sum += softmax_at(row_of(roles, word), 1 + 2 * kind);
    }
    return sum;
}

// Takes the marks off either end; a span of marks alone stays.
void trim(MentionSpan& words, const Window& window) {
    static constexpr auto never_last = std::to_array<std::string_view>(
        {",", ";", ":", "'", "’", "\"", "”", "“", "‘", "(", "[", "-", "–", "—"});
    static constexpr auto never_first = std::to_array<std::string_view>(
        {",", ";", ":", "'", "’", "\"", "”", "“", "‘", ")", "]", "-", "–", "—"});
    const auto among = [&](const auto& marks, uint32_t word) {
        return std::ranges::find(marks, window.words[word].text) != marks.end();
    };
    while (words.first < words.last && among(never_last, words.last)) --words.last;
    while (words.first < words.last && among(never_first, words.first)) ++words.first;
}

// Sums of logits less that of O, so that they stay small; of equals the lower label wins.
std::vector<uint32_t> best_labels(const Matrix& logits, size_t words) {
    if (words == 0) return {};
    const auto labels = uint32_t(logits.columns);
    std::vector<uint32_t> from(words * labels, 0);
    std::vector<float> sums(labels), before(labels);
    constexpr float never = -1e9f;
    for (size_t word = 0; word < words; ++word) {
        const auto row = row_of(logits, uint32_t(word));
        const uint32_t best = word == 0 ? 0 : best_of(before);
        for (uint32_t label = 0; label < labels; ++label) {
            uint32_t previous = best;
            const bool inside = label != 0 && label % 2 == 0;
            if (inside) previous = before[label - 1] >= before[label] ? label - 1 : label;
            const float start = inside ? never : 0;
            sums[label] = (word == 0 ? start : before[previous]) + (row[label] - row[0]);
            from[word * labels + label] = previous;
        }
        std::swap(sums, before);
    }
    std::vector<uint32_t> path(words, best_of(before));
    for (size_t word = words - 1; word > 0; --word)
        path[word - 1] = from[word * labels + path[word]];
    return path;
}

}  // namespace

std::vector<std::string> trigger_labels() {
    std::vector<std::string> out{"O"};
    for (const std::string_view type : names_of<EventType>) out.push_back("B-" + std::string(type));
    out.push_back("I");
    return out;
}

std::vector<std::string> mode_labels() {
    std::vector<std::string> out{"-"};
    for (const ModeRow& row : mode_rows)
        out.push_back(std::string(name(row.type)) + "/" + std::string(row.mode));
    return out;
}

TypeScore type_score(const float* logits) {
    const std::span<const float> all(logits, types + 2);
    const auto begin = all.subspan(1, types);
    const uint32_t best = best_of(begin);
    uint32_t next = best == 0 ? 1 : 0;
    for (uint32_t i = 0; i < types; ++i)
        if (i != best && begin[i] > begin[next]) next = i;
    return {EventType(best), softmax_at(all, best + 1), EventType(next), softmax_at(all, next + 1),
            softmax_at(all, 0)};
}

std::vector<TriggerSpan> find_triggers(const Matrix& logits, const Window& window,
                                       float none_offset) {
    const auto tag = [&](uint32_t word) {
        std::vector<float> row(logits.row(word), logits.row(word) + logits.columns);
        row[0] -= none_offset;
        return best_of(row);
    };
    std::vector<TriggerSpan> out;
    const auto words = uint32_t(window.words.size());
    for (uint32_t i = 0; i < words; ++i) {
        const uint32_t label = tag(i);
        const int32_t sentence = window.words[i].sentence;
        if (label == 0 || label > types || sentence < int32_t(window.new_from)) continue;
        const uint32_t first = i;
        while (i + 1 < words && tag(i + 1) == types + 1) ++i;
        out.push_back({first, i, label});
    }
    return out;
}

std::vector<MarkedSpan> find_spans(const Matrix& logits, const Window& window) {
    std::vector<MarkedSpan> out;
    const std::vector<uint32_t> labels = best_labels(logits, window.words.size());
    for (uint32_t i = 0; i < labels.size(); ++i) {
        if (labels[i] == 0) continue;
        if (labels[i] % 2 == 1) out.push_back({(labels[i] - 1) / 2, {i, i}, {}, 0, {}});
        out.back().words.last = i;
        out.back().probability += softmax_at(row_of(logits, i), labels[i]);
    }
    for (MarkedSpan& s : out) {
        s.probability /= s.words.last - s.words.first + 1;
        trim(s.words, window);
        s.span = bytes_of(window, s.words);
    }
    std::erase_if(out, [&](const MarkedSpan& s) { return s.words.first < window.words_prefix; });
    return out;
}

std::vector<CodeShare> code_shares(std::span<const float> pointed,
                                   std::span<const LexiconMark> marks) {
    std::vector<CodeShare> out{{"-", pointed.back()}};
    for (size_t i = 0; i < marks.size(); ++i) {
        if (!marks[i].known()) continue;
        const auto at = std::ranges::find(out, marks[i].code, &CodeShare::code);
        if (at == out.end())
            out.push_back({marks[i].code, pointed[i]});
        else
            at->share += pointed[i];
    }
    std::ranges::stable_sort(out, std::greater(), &CodeShare::share);
    return out;
}

ClaimDraft decode(const TriggerSpan& trigger, const Matrix& trigger_logits,
                  const PairScores& scores, const Window& window) {
    ClaimDraft draft;
    draft.words = trigger;
    draft.trigger = bytes_of(window, {trigger.first, trigger.last});
    draft.sentence = uint32_t(window.words[trigger.first].sentence);
    draft.score = type_score(trigger_logits.row(trigger.first));
    draft.mode = mode_of(scores.mode, draft.score.type);
    for (const MarkedSpan& s : find_spans(scores.roles, window))
        (s.kind == 0 ? draft.actors : draft.recipients).push_back(s);
    draft.actors_missed = missed_of(scores.roles, 0, draft.actors, window);
    draft.recipients_missed = missed_of(scores.roles, 1, draft.recipients, window);
    draft.chain = chain_of(scores, window);
    draft.holder = Factuality(best_of(scores.holder));
    draft.author = Factuality(best_of(scores.author));
    const std::vector<MarkedSpan> setting = find_spans(scores.setting, window);
    draft.time = first_of(setting, 0);
    draft.place = first_of(setting, 1);
    return draft;
}

}  // namespace rapport
