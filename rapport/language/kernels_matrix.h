// Linear layers and attention over 16 lanes: one text for all instruction sets.
//
// Each output is one chain of fused multiply-adds over the inputs in their order (float), or one
// exact integer (int8), so tiles may have any shape. Panels of 64 outputs stay in the first cache
// while the rows go by.
#pragma once

#include "rapport/language/kernels_math.h"

namespace rapport {

template <class L>
struct MatrixKernels {
    using F = typename L::F;
    using M = Math<L>;

    template <Epilogue E>
    static void finish(F v, float* out) {
        if constexpr (E == Epilogue::gelu) v = M::gelu(v);
        if constexpr (E == Epilogue::add) v = L::add(L::load(out), v);
        L::store(out, v);
    }

    // sums[R][G] = Σ_k rows[r][k] · b[k][16·g …]; b advances by `step` floats for each k.
    template <size_t R, size_t G>
    static void products(const float* const* rows, const float* b, size_t step, size_t size,
                         F (&sums)[R][G]) {
#pragma GCC unroll 6
        for (size_t r = 0; r < R; ++r)
#pragma GCC unroll 4
            for (size_t g = 0; g < G; ++g) sums[r][g] = L::splat(0.0f);
        for (size_t k = 0; k < size; ++k, b += step) {
            F columns[G];
#pragma GCC unroll 4
            for (size_t g = 0; g < G; ++g) columns[g] = L::load(b + lane_count * g);
#pragma GCC unroll 6
            for (size_t r = 0; r < R; ++r) {
                const F x = L::splat(rows[r][k]);
#pragma GCC unroll 4
                for (size_t g = 0; g < G; ++g) sums[r][g] = L::fma(x, columns[g], sums[r][g]);
            }
        }
    }
    // Pointers to R rows from `first` on; the last row stands in for those behind it.
    template <size_t R>
    static void point_at(const float* (&rows)[R], const float* x, size_t stride, size_t first,
                         size_t count) {
        for (size_t r = 0; r < R; ++r)
            rows[r] = x + (first + r < count ? first + r : count - 1) * stride;
    }

    template <Epilogue E>
    static void linear_float32(const float* x, size_t stride, size_t rows, const Float32Weights& w,
                               Target out) {
        constexpr size_t R = L::rows, G = L::groups;
        for (size_t n = 0; n < out.columns; n += lane_count * G) {
            const float* panel =
                w.values + n / tile_columns * tile_columns * w.inputs + n % tile_columns;
            for (size_t t = 0; t < rows; t += R) {
                const float* in[R];
                F sums[R][G];
                point_at(in, x, stride, t, rows);
                products<R, G>(in, panel, tile_columns, w.inputs, sums);
                for (size_t r = 0; r < R && t + r < rows; ++r)
                    for (size_t g = 0; g < G && n + lane_count * g < out.columns; ++g) {
                        const size_t c = n + lane_count * g;
                        finish<E>(L::add(sums[r][g], L::load(w.bias + c)),
                                  out.values + (t + r) * out.stride + c);
                    }
            }
        }
    }

    template <Epilogue E>
    static void linear_int8(const QuantisedRows& x, const Int8Weights& w, Target out) {
        alignas(64) int32_t tile[tile_rows * tile_columns];
        for (size_t n = 0; n < out.columns; n += tile_columns)
            for (size_t t = 0; t < x.rows; t += tile_rows) {
                L::tile_int8(x.codes + t * x.stride, x.stride, w.codes + n * w.inputs, w.inputs / 4,
                             w.offsets + n, tile);
                for (size_t c = n; c < n + tile_columns && c < out.columns; c += lane_count)
                    dequantise<E>(x, w, t, c, tile + (c - n), out);
            }
    }
    template <Epilogue E>
    static void dequantise(const QuantisedRows& x, const Int8Weights& w, size_t t, size_t c,
                           const int32_t* tile, Target out) {
        const F scale = L::load(w.scales + c), bias = L::load(w.bias + c);
        for (size_t r = 0; r < tile_rows && t + r < x.rows; ++r) {
            const F sum = L::mul(L::of_ints(tile + r * tile_columns), scale);
            finish<E>(L::fma(sum, L::splat(x.scales[t + r]), bias),
                      out.values + (t + r) * out.stride + c);
        }
    }

    // One head's queries (scaled), keys (transposed) and values, packed; then L::rows queries at a
    // time.
    template <size_t G>
    static void attention_head(const AttentionInput& in, size_t head, float* out, size_t out_stride,
                               float* scratch) {
        constexpr size_t R = L::rows, width = G * lane_count;
        const size_t rows = in.rows, wide = padded(rows, 64);
        float *q = scratch, *v = q + rows * width, *k = v + rows * width,
              *scores = k + width * wide;
        pack_head<G>(in, head, q, k, v, wide);
        for (size_t t = 0; t < rows; t += R) {
            const float *queries[R], *weights[R];
            float scale[R];
            point_at(queries, q, width, t, rows);
            for (size_t r = 0; r < R; ++r) weights[r] = scores + r * wide;
            size_t j = 0;
            for (; j + lane_count * (L::groups - 1) < rows; j += lane_count * L::groups)
                score<L::groups>(queries, k + j, wide, width, scores + j);
            for (; j < rows; j += lane_count) score<1>(queries, k + j, wide, width, scores + j);
            for (size_t r = 0; r < R; ++r) scale[r] = 1.0f / M::exp_row(scores + r * wide, rows);
            F sums[R][G];
            products<R, G>(weights, v, width, rows, sums);
            for (size_t r = 0; r < R && t + r < rows; ++r)
                for (size_t g = 0; g < G; ++g)
                    L::store(out + (t + r) * out_stride + head * width + lane_count * g,
                             L::mul(sums[r][g], L::splat(scale[r])));
        }
    }
    template <size_t G>
    static void pack_head(const AttentionInput& in, size_t head, float* q, float* k, float* v,
                          size_t wide) {
        constexpr size_t width = G * lane_count;
        const F scale = L::splat(1.0f / __builtin_sqrtf(float(width)));
        for (size_t t = 0; t < in.rows; ++t) {
            const float* row = in.qkv + t * in.stride + head * width;
            const float* keys = row + in.heads * width;
            for (size_t g = 0; g < width; g += lane_count) {
                L::store(q + t * width + g, L::mul(L::load(row + g), scale));
                L::store(v + t * width + g, L::load(keys + in.heads * width + g));
            }
        }
        for (size_t t = 0; t < in.rows; t += lane_count) transpose<G>(in, head, t, k + t, wide);
    }
    // Keys of 16 rows from t on, as one column of lanes for each dimension; rows behind the last
    // count as it.
    template <size_t G>
    static void transpose(const AttentionInput& in, size_t head, size_t t, float* k, size_t wide) {
        constexpr size_t width = G * lane_count;
        const float* keys[lane_count];
        point_at(keys, in.qkv + (in.heads + head) * width, in.stride, t, in.rows);
        for (size_t d = 0; d < width; ++d) {
            alignas(64) float column[lane_count];
            for (size_t i = 0; i < lane_count; ++i) column[i] = keys[i][d];
            L::store(k + d * wide, L::load(column));
        }
    }
    template <size_t G>
    static void score(const float* const* queries, const float* k, size_t wide, size_t width,
                      float* scores) {
        F sums[L::rows][G];
        products<L::rows, G>(queries, k, wide, width, sums);
        for (size_t r = 0; r < L::rows; ++r)
            for (size_t g = 0; g < G; ++g) L::store(scores + r * wide + lane_count * g, sums[r][g]);
    }

    static void attention(const AttentionInput& in, float* out, size_t out_stride, float* scratch) {
        for (size_t head = 0; head < in.heads; ++head) {
            if (in.width == 32) attention_head<2>(in, head, out, out_stride, scratch);
            if (in.width == 64) attention_head<4>(in, head, out, out_stride, scratch);
        }
    }
    static void float32(const float* x, size_t stride, size_t rows, const Float32Weights& w,
                        Target out, Epilogue e) {
        if (e == Epilogue::none) return linear_float32<Epilogue::none>(x, stride, rows, w, out);
        if (e == Epilogue::gelu) return linear_float32<Epilogue::gelu>(x, stride, rows, w, out);
        linear_float32<Epilogue::add>(x, stride, rows, w, out);
    }
    static void int8(const QuantisedRows& x, const Int8Weights& w, Target out, Epilogue e) {
        if (e == Epilogue::none) return linear_int8<Epilogue::none>(x, w, out);
        if (e == Epilogue::gelu) return linear_int8<Epilogue::gelu>(x, w, out);
        linear_int8<Epilogue::add>(x, w, out);
    }
};

template <class L>
constexpr Kernels kernels_of(const char* name) {
    using M = Math<L>;
    using X = MatrixKernels<L>;
    return {name,       M::quantise, X::int8,     X::float32, M::layer_norm, X::attention,
            M::softmax, M::exp_all,  M::gelu_all, M::dot,     M::add_scaled};
}

}  // namespace rapport
