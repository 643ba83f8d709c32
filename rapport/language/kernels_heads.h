// One head of attention as the kernels read it: queries, keys and values packed, and its scores
// made weights, in float32 or in 16-bit integers.
//
// Integers: codes of one unit a head for queries, keys and values, 15 bits of a row's sum for
// softmax's weights; both products are exact, at twice the rate of float. The two numbers of a lane
// are dimensions, or rows, that lie 16 apart: two registers make one without a shuffle.
#pragma once

#include "rapport/language/kernels_math.h"
#include "rapport/language/kernels_products.h"

namespace rapport {

// 16 rows from `t` on, one column for each of their `size` cells; rows behind the last count as it.
template <class Cell>
static void transpose(const Cell* x, size_t stride, size_t t, size_t rows, size_t size, Cell* out,
                      size_t out_stride) {
    const Cell* from[lane_count];
    point_at(from, x, stride, t, rows);
    for (size_t d = 0; d < size; ++d, out += out_stride)
        for (size_t i = 0; i < lane_count; ++i) out[i] = from[i][d];
}

// The rows of one head in AttentionInput.
struct HeadRows {
    const float *queries, *keys, *values;
    size_t stride, rows;
};

static HeadRows head_rows(const AttentionInput& in, size_t head) {
    const float* queries = in.qkv + head * in.width;
    const float* keys = queries + in.heads * in.width;
    return {queries, keys, keys + in.heads * in.width, in.stride, in.rows};
}

// A head, packed: queries [rows][width], keys [width][wide], values [rows][width].
template <class L, size_t width>
struct Float32Head {
    using Step = FloatStep<L>;
    using F = typename L::F;
    using M = Math<L>;
    float *q, *v, *k, *scores;
    size_t rows, wide;

    Float32Head(const HeadRows& in, float* scratch)
        : q(scratch),
          v(q + in.rows * width),
          k(v + in.rows * width),
          scores(k + width * padded(in.rows, 64)),
          rows(in.rows),
          wide(padded(in.rows, 64)) {
        const F scale = L::splat(1.0f / __builtin_sqrtf(float(width)));
        for (size_t t = 0; t < rows; ++t)
            for (size_t g = 0; g < width; g += lane_count) {
                L::store(q + t * width + g, L::mul(L::load(in.queries + t * in.stride + g), scale));
                L::store(v + t * width + g, L::load(in.values + t * in.stride + g));
            }
        for (size_t t = 0; t < rows; t += lane_count)
            transpose(in.keys, in.stride, t, rows, width, k + t, wide);
    }
    // A row of scores becomes weights; returns what their sum with the values is to be scaled by.
    float weigh(size_t r, const float*& weights) const {
        weights = scores + r * wide;
        return 1.0f / M::template weigh_row<M::exp>(scores + r * wide, rows, 1.0f);
    }
    static constexpr size_t row_cells = width;
    size_t weight_cells() const { return rows; }
};

// A head, packed: pairs of codes of queries [rows][width/2], keys [width/2][wide] and values
// [wide/2][width].
template <class L, size_t width>
struct Int16Head {
    using Step = PairStep<L>;
    using F = typename L::F;
    using M = Math<L>;
    static constexpr float score_code_max = 5791;  // 64 · 5791² < 2^31, and no width is larger
    static constexpr float value_code_max = 32767;
    static constexpr float weight_code_max = 32767;  // a row's sum, but for rounding
    float* scores;
    int32_t *q, *k, *v, *weight_codes;
    size_t rows, wide;
    float score_unit, value_unit;  // of scores as exponents of 2

    Int16Head(const HeadRows& in, float* scratch)
        : scores(scratch),
          q(reinterpret_cast<int32_t*>(scores + Step::rows * padded(in.rows, 64))),
          k(q + in.rows * width / 2),
          v(k + width / 2 * padded(in.rows, 64)),
          weight_codes(v + width / 2 * padded(in.rows, 64)),
          rows(in.rows),
          wide(padded(in.rows, 64)) {
        const float query = largest(in, in.queries), key = largest(in, in.keys),
                    value = largest(in, in.values);
        score_unit = query / score_code_max * (key / score_code_max) *
                     (1.44269504f / __builtin_sqrtf(float(width)));
        value_unit = value / value_code_max;
        for (size_t t = 0; t < rows; ++t)
            pack_row(in.queries + t * in.stride, score_code_max / query, q + t * width / 2);
        pack_keys(in, score_code_max / key);
        pack_values(in, value_code_max / value);
    }
    // A row of scores becomes weights; returns what their sum with the values is to be scaled by.
    float weigh(size_t r, const int32_t*& weights) const {
        float* row = scores + r * wide;
        const float unit = weight_code_max / M::template weigh_row<M::power>(row, rows, score_unit);
        if (rows % pair_lanes - 1 < lane_count)  // the last pairs have no second half
            L::store(row + padded(rows, lane_count), L::splat(0.0f));
        int32_t* codes = weight_codes + r * wide / 2;
        F total = L::splat(0.0f);  // of the codes, so that rounding them favours no value
        for (size_t j = 0; j < rows; j += pair_lanes) {
            const F low = code(row + j, unit), high = code(row + j + lane_count, unit);
            L::store_pairs(codes + j / 2, low, high);
            total = L::add(total, L::sub(low, L::splat(M::magic)));
            total = L::add(total, L::sub(high, L::splat(M::magic)));
        }
        weights = codes;
        return value_unit / L::sum(total);
    }
    static constexpr size_t row_cells = width / 2;
    size_t weight_cells() const { return padded(rows, pair_lanes) / 2; }

  private:
    static constexpr size_t pair_lanes = 2 * lane_count;  // numbers in a register of pairs

    static float largest(const HeadRows& in, const float* x) {
        F top = L::splat(1e-9f);  // zeros have a unit, too
        for (size_t t = 0; t < in.rows; ++t)
            for (size_t g = 0; g < width; g += lane_count)
                top = L::max(L::abs(L::load(x + t * in.stride + g)), top);
        return L::largest(top);
    }
    static F code(const float* x, float per_unit) {
        return L::fma(L::load(x), L::splat(per_unit), L::splat(M::magic));
    }
    static void pack_row(const float* x, float per_unit, int32_t* out) {
        for (size_t g = 0; g < width; g += pair_lanes)
            L::store_pairs(out + g / 2, code(x + g, per_unit), code(x + g + lane_count, per_unit));
    }
    void pack_keys(const HeadRows& in, float per_unit) {
        alignas(64) int32_t codes[lane_count * width / 2];
        for (size_t t = 0; t < rows; t += lane_count) {
            const float* keys[lane_count];
            point_at(keys, in.keys, in.stride, t, rows);
            for (size_t i = 0; i < lane_count; ++i)
                pack_row(keys[i], per_unit, codes + i * width / 2);
            transpose(codes, width / 2, 0, lane_count, width / 2, k + t, wide);
        }
    }
    void pack_values(const HeadRows& in, float per_unit) {
        for (size_t t = 0; t < rows; t += pair_lanes) {
            const float* values[pair_lanes];
            point_at(values, in.values, in.stride, t, rows);
            for (size_t i = 0; i < lane_count; ++i)
                for (size_t g = 0; g < width; g += lane_count)
                    L::store_pairs(v + (t / 2 + i) * width + g, code(values[i] + g, per_unit),
                                   code(values[i + lane_count] + g, per_unit));
        }
    }
};

}  // namespace rapport
