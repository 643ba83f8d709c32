// Decoding: scores of the heads → drafts of claims, greedily. No lexicon, no dates, no rules yet.
//
// In: a window with its trigger logits [N,20] and, for each trigger, its PairScores. Out: triggers
// in the window's new sentences, and one ClaimDraft a trigger: spans, chain, mode, factuality with
// their probabilities. The same decisions as training/decode.py. Role spans that begin in the
// prefix are dropped: a span must lie in the document. Refuses nothing. Pure functions,
// thread-safe. Codes of shares point into the Lexicon.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/claims/claim.h"
#include "rapport/claims/heads.h"
#include "rapport/claims/lexicon.h"
#include "rapport/language/window.h"

namespace rapport {

inline constexpr uint32_t links_max = 2;  // of a chain, as many as the model has labels for

// Label sets in the order of the model's logits; the weight file must carry the same.
std::vector<std::string> trigger_labels();  // O, B-AGREE … B-ATTITUDE, I
std::vector<std::string> mode_labels();     // -, CONSULT/visit …
inline constexpr auto role_labels =
    std::to_array<std::string_view>({"O", "B-actor", "I-actor", "B-recipient", "I-recipient"});
inline constexpr auto chain_labels =
    std::to_array<std::string_view>({"O", "B-source1", "I-source1", "B-cue1", "I-cue1", "B-source2",
                                     "I-source2", "B-cue2", "I-cue2"});
inline constexpr auto setting_labels =
    std::to_array<std::string_view>({"O", "B-time", "I-time", "B-place", "I-place"});

// A run of words that the model marked, as bytes of the document too.
struct MarkedSpan {
    uint32_t kind = 0;  // 0 actor, source 1, time; 1 recipient, cue 1, place; 2 source 2; 3 cue 2
    MentionSpan words;
    Span span;
    double probability = 0;  // mean over its words
    std::vector<CodeShare> shares;  // what the pointer says of it, see code_shares
};

struct LinkDraft {
    std::optional<MarkedSpan> source, cue;
    LinkKind kind = LinkKind::say;
    double probability = 0;  // of the kind
};

struct TypeScore {
    EventType type = EventType::consult;
    double probability = 0;       // of the type
    EventType next = EventType::consult;
    double next_probability = 0;  // of the best other type
    double none = 0;              // that the word triggers nothing
};

struct ClaimDraft {
    TriggerSpan words;
    Span trigger;
    uint32_t sentence = 0;
    TypeScore score;
    std::string_view mode;  // "" = none
    std::vector<MarkedSpan> actors, recipients;
    double actors_missed = 0, recipients_missed = 0;  // expected number beside those
    std::vector<LinkDraft> chain;  // outermost first
    Factuality holder = Factuality::ct_plus, author = Factuality::ct_plus;
    std::optional<MarkedSpan> time, place;
};

TypeScore type_score(const float* logits);
// `none_offset` is taken off the logit of "O" (the threshold of the weight file).
std::vector<TriggerSpan> find_triggers(const Matrix& logits, const Window& window,
                                       float none_offset);
// The best BIO labelling of the window (Viterbi: an I only goes on what began), a row of logits a
// word.
// Label 1 + 2k is B of kind k, 2 + 2k its I. Spans begin and end with no comma, quote or dash.
std::vector<MarkedSpan> find_spans(const Matrix& logits, const Window& window);
// The pointer's probabilities (a word each, "none" last) → a share a code, best first; "-" is none.
std::vector<CodeShare> code_shares(std::span<const float> pointed,
                                   std::span<const LexiconMark> marks);
ClaimDraft decode(const TriggerSpan& trigger, const Matrix& trigger_logits,
                  const PairScores& scores, const Window& window);

}  // namespace rapport
