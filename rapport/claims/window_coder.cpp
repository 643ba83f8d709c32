#include "rapport/claims/window_coder.h"

#include <algorithm>

#include "rapport/claims/relevance.h"

namespace rapport {
namespace {

constexpr std::string_view below = "below the threshold";
constexpr std::string_view irrelevant = "no actor of political relevance";

LowWords low_words_of(const Window& window, std::string_view text) {
    std::vector<Word> words;
    for (size_t i = window.words_prefix; i < window.words.size(); ++i)
        words.push_back({window.words[i].span, window.words[i].shape});
    return low_words(text, words);
}

std::vector<MarkedSpan*> mentions_of(ClaimDraft& draft) {
    std::vector<MarkedSpan*> out;
    for (auto* side : {&draft.actors, &draft.recipients})
        for (MarkedSpan& mention : *side) out.push_back(&mention);
    for (LinkDraft& link : draft.chain)
        if (link.source) out.push_back(&*link.source);
    return out;
}

bool known_actor_near(const Window& window, std::span<const LexiconMark> marks, uint32_t sentence) {
    for (size_t i = 0; i < marks.size(); ++i) {
        const bool near = i < window.words_prefix || window.words[i].sentence == int32_t(sentence);
        if (near && marks[i].known()) return true;
    }
    return false;
}

NearMiss near_miss(const Window& window, const Matrix& logits, uint32_t word) {
    const TypeScore score = type_score(logits.row(word));
    return {uint32_t(window.words[word].sentence), window.words[word].span, score.type,
            score.probability, score.none, std::string(below)};
}

}  // namespace

// Headlines are often all capitals, so case says nothing in the prefix.
std::vector<LexiconMark> marks_of(const Window& window, const Lexicon& lexicon,
                                  std::optional<Day> on) {
    const std::span<const WindowWord> words = window.words;
    std::vector<LexiconMark> marks = lexicon.match(words.first(window.words_prefix), false, on);
    const auto text = lexicon.match(words.subspan(window.words_prefix), true, on);
    marks.insert(marks.end(), text.begin(), text.end());
    return marks;
}

std::vector<NearMiss> near_misses_of(const Window& window, const Matrix& trigger_logits,
                                     const std::vector<Claim>& claims,
                                     const std::vector<Claim>& dropped) {
    std::vector<NearMiss> out;
    for (uint32_t i = 0; i < window.words.size(); ++i) {
        const int32_t sentence = window.words[i].sentence;
        if (sentence < int32_t(window.new_from)) continue;
        const auto here = [&](const Claim& c) { return int32_t(c.sentence) == sentence; };
        if (std::ranges::any_of(claims, here)) continue;
        NearMiss miss = near_miss(window, trigger_logits, i);
        const auto dropped_here = [&](const Claim& c) { return c.trigger.contains(miss.word); };
        if (std::ranges::any_of(dropped, dropped_here)) miss.reason = irrelevant;
        if (out.empty() || out.back().sentence != miss.sentence)
            out.push_back(std::move(miss));
        else if (miss.probability > out.back().probability)
            out.back() = std::move(miss);
    }
    return out;
}

bool WindowCoder::code(const Window& window, const Document& document,
                       const std::vector<Sentence>& sentences, const DateReference& dates,
                       Heads::Scratch& scratch, std::vector<Claim>& claims,
                       std::vector<Evidence>& evidence, std::vector<NearMiss>& near_misses) const {
    const std::vector<LexiconMark> marks = marks_of(window, lexicon, document.date);
    std::vector<uint8_t> known(marks.size());
    std::ranges::transform(marks, known.begin(), [](const auto& m) { return m.known(); });
    if (!heads.read(window, known, scratch)) return false;
    const Matrix logits = heads.triggers(scratch);  // a copy: the scratch goes on working
    const LowWords words = low_words_of(window, document.text);
    const Coding coding{document, sentences, window, words, marks,
                        dates,    lexicon,   rules,  model_version};
    std::vector<Claim> kept, dropped;
    for (const TriggerSpan& trigger : find_triggers(logits, window, none_offset)) {
        ClaimDraft draft = decode(trigger, logits, heads.pairs(trigger, scratch), window);
        for (MarkedSpan* mention : mentions_of(draft))
            mention->shares = code_shares(heads.point(trigger, mention->words, scratch), marks);
        Claim claim = assemble(draft, coding);
        const Evidence seen = evidence_of(draft, claim);
        claim.confidence = confidence_of(seen, fit);
        const LowWords sentence = low_words(document.text, sentences[claim.sentence].words);
        const bool relevant =
            is_relevant(claim, sentence, known_actor_near(window, marks, claim.sentence));
        if (relevant) evidence.push_back(seen);
        (relevant ? kept : dropped).push_back(std::move(claim));
    }
    std::ranges::move(near_misses_of(window, logits, kept, dropped),
                      std::back_inserter(near_misses));
    std::ranges::move(kept, std::back_inserter(claims));
    return true;
}

}  // namespace rapport
