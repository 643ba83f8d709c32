// Window coder: one window → claims, and why the other sentences have none.
//
// In: a window, the heads' scratch, and the document's Coding but for window and marks. Out: claims
// in order of their triggers and at most one NearMiss a sentence. False where the model's states
// are not finite. Lifetime: views Heads, Lexicon and Rules. Thread-safe with a scratch of the
// thread's own.
#pragma once

#include <string>
#include <vector>

#include "rapport/claims/assemble.h"
#include "rapport/claims/confidence.h"
#include "rapport/claims/heads.h"
#include "rapport/claims/relevance.h"

namespace rapport {

struct WindowCoder {
    const Heads& heads;
    const Lexicon& lexicon;
    const Rules& rules;
    ConfidenceFit fit;
    float none_offset = 0;
    Relevance relevance = Relevance::political;
    std::string model_version;

    bool code(const Window& window, const Document& document,
              const std::vector<Sentence>& sentences, const DateReference& dates,
              Heads::Scratch& scratch, std::vector<Claim>& claims,
              std::vector<Evidence>& evidence, std::vector<NearMiss>& near_misses) const;
};

// The lexicon's mark of each word; case says nothing in the prefix.
std::vector<LexiconMark> marks_of(const Window& window, const Lexicon& lexicon,
                                  std::optional<Day> on);

// The best word of each new sentence that has no claim, with the reason. `dropped`: drafts without
// an actor of political relevance.
std::vector<NearMiss> near_misses_of(const Window& window, const Matrix& trigger_logits,
                                     const std::vector<Claim>& claims,
                                     const std::vector<Claim>& dropped);

}  // namespace rapport
