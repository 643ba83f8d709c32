// Layers: self-attention and feed-forward blocks, each added onto a residual stream.
//
// Both the encoder (norm after) and the role layers of the heads (norm before) are made of them.
// Thread-safe; each thread brings its own scratch. Source: Vaswani et al. 2017, sections 3.2
// and 3.3.
#pragma once

#include "rapport/language/ops.h"

namespace rapport {

struct LayerScratch {
    LinearScratch linear;
    Matrix qkv, context, inner;
    Buffer<float> attention;
};

struct SelfAttention {
    const Kernels* kernels;
    Linear qkv, output;
    size_t heads;

    // residual += W_o · concat_h softmax(q_h k_hᵀ / √width) v_h, over all rows of x (x may be the
    // residual)
    void add_to(Matrix& residual, const Matrix& x, LayerScratch& scratch) const;
};

struct FeedForward {
    static constexpr size_t rows_at_once = 60;  // their inner activations stay in the second cache
    Linear inner, outer;

    // residual += W_2 · gelu(W_1 · x) (x may be the residual)
    void add_to(Matrix& residual, const Matrix& x, LayerScratch& scratch) const;
};

}  // namespace rapport
