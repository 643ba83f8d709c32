// Encoder: word pieces of a window → one state each.
//
// BERT, norms after the blocks, GELU with erf, dropout left out. In: ids of pieces with [CLS] and
// [SEP], at most sizes().positions. Out: Matrix [T, width]. Asserts that ids are of the vocabulary
// (Window is our own). Lifetime: reads embeddings from the Model's mapping. Thread-safe; each
// thread brings its own scratch. Source: Devlin et al. 2019; training/model.py (class Encoder).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rapport/language/layers.h"
#include "rapport/language/model.h"

namespace rapport {

struct EncoderLayer {
    SelfAttention attention;
    LayerNorm norm_attention;
    FeedForward feed_forward;
    LayerNorm norm_feed_forward;

    void operator()(Matrix& x, LayerScratch& scratch) const;
};

class Encoder {
  public:
    explicit Encoder(const Model& model);
    void operator()(std::span<const int32_t> pieces, Matrix& x, LayerScratch& scratch) const;

  private:
    void embed(std::span<const int32_t> pieces, Matrix& x) const;

    const Model* model_;
    const Tensor* words_;
    std::vector<float> positions_;  // with the embedding of the first segment added
    LayerNorm norm_;
    std::vector<EncoderLayer> layers_;
};

}  // namespace rapport
