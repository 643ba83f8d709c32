#include "rapport/language/layers.h"

#include <algorithm>

namespace rapport {

void SelfAttention::add_to(Matrix& residual, const Matrix& x, LayerScratch& scratch) const {
    const size_t model = output.inputs(), width = model / heads;
    reshape(scratch.qkv, x.rows, 3 * model);
    reshape(scratch.context, x.rows, model);
    scratch.attention.resize(std::max(scratch.attention.size(), attention_scratch(x.rows, width)));
    qkv(x, scratch.qkv, 0, Epilogue::none, scratch.linear);
    const bool exact = output.precision() == Precision::float32;
    const auto attention = exact ? kernels->attention : kernels->attention_int16;
    attention({scratch.qkv.row(0), scratch.qkv.stride, x.rows, heads, width},
              scratch.context.row(0), scratch.context.stride, scratch.attention.data());
    output(scratch.context, residual, 0, Epilogue::add, scratch.linear);
}

void FeedForward::add_to(Matrix& residual, const Matrix& x, LayerScratch& scratch) const {
    reshape(scratch.inner, rows_at_once, inner.outputs());
    for (size_t t = 0; t < x.rows; t += rows_at_once) {
        const size_t count = std::min(rows_at_once, x.rows - t);
        inner(Rows(x).part(t, count), scratch.inner, 0, Epilogue::gelu, scratch.linear);
        outer(Rows(scratch.inner).part(0, count), residual, t, Epilogue::add, scratch.linear);
    }
}

}  // namespace rapport
