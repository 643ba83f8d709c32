// Heads: states of a window's words → scores for triggers, roles, chains, settings, attributes,
// codes.
//
// The same sums as training/model.py (class ClaimModel, inference only). Logits, no softmax, unless
// said otherwise. Lifetime: Heads views the mapped weights of its Model. Thread-safe; each thread
// brings its own scratch. Source: engine.md section 3.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "rapport/language/matrix.h"
#include "rapport/language/window.h"

namespace rapport {

class Model;  // language/model.h

struct TriggerSpan {
    uint32_t first = 0, last = 0;  // words of the window
    uint32_t label = 0;            // index into labels.trigger (1 … 18: B-TYPE)
};

struct MentionSpan {
    uint32_t first = 0, last = 0;  // words of the window
};

// What one trigger sees: a row a word of the window, a column a label.
struct PairScores {
    Matrix roles, chain, setting;                           // [N,5] [N,9] [N,5]
    std::vector<float> holder, author, mode, kind1, kind2;  // [7] [7] [75] [9] [9]
};

class Heads {
  public:
    struct Scratch;
    struct Free {
        void operator()(Scratch* scratch) const;
    };
    using ScratchPointer = std::unique_ptr<Scratch, Free>;
    static ScratchPointer scratch();

    explicit Heads(const Model& model);
    ~Heads();
    Heads(Heads&&) noexcept;

    // Encodes the window; the states [N,384] stay in the scratch until the next call. `known`: 1
    // where the lexicon knows the word. False when a state is not finite (the document is then
    // quarantined).
    bool read(const Window& window, std::span<const uint8_t> known, Scratch& scratch) const;
    // [N,20]
    const Matrix& triggers(Scratch& scratch) const;
    PairScores pairs(const TriggerSpan& trigger, Scratch& scratch) const;
    // For one mention under one trigger: probabilities (softmax) over the N words and, last,
    // "none"; words that `known` leaves out have 0.
    std::vector<float> point(const TriggerSpan& trigger, const MentionSpan& mention,
                             Scratch& scratch) const;

    struct Weights;

  private:
    std::unique_ptr<Weights> weights_;
};

}  // namespace rapport
