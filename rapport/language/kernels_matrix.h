// Linear layers over 16 lanes: one text for all instruction sets.
//
// Each output is one chain of fused multiply-adds over the inputs in their order (float), or one
// exact integer (int8), so tiles may have any shape. Panels of 64 outputs stay in the first cache
// while the rows go by.
#pragma once

#include "rapport/language/kernels_attention.h"
#include "rapport/language/kernels_math.h"
#include "rapport/language/kernels_products.h"

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
                each_of_tile<R, G>([&](size_t r, size_t g) { sums[r][g] = L::splat(0.0f); });
                products<FloatStep<L>>(in, panel, tile_columns, w.inputs, sums);
                each_of_tile<R, G>([&](size_t r, size_t g) {
                    const size_t c = n + lane_count * g;
                    if (t + r < rows && c < out.columns)
                        finish<E>(L::add(sums[r][g], L::load(w.bias + c)),
                                  out.values + (t + r) * out.stride + c);
                });
            }
        }
    }

    template <Epilogue E>
    static void linear_int8(const QuantisedRows& x, const Int8Weights& w, Target out) {
        alignas(64) int32_t tile[tile_rows * tile_columns];
        typename L::Int8Tile multiply;
        for (size_t n = 0; n < out.columns; n += tile_columns)
            for (size_t t = 0; t < x.rows; t += tile_rows) {
                multiply(x.codes + t * x.stride, x.stride, w.codes + n * w.inputs, w.inputs / 4,
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
            const F sum = L::mul(L::of_ints(L::load_ints(tile + r * tile_columns)), scale);
            finish<E>(L::fma(sum, L::splat(x.scales[t + r]), bias),
                      out.values + (t + r) * out.stride + c);
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
    return {name,
            M::quantise,
            X::int8,
            X::float32,
            M::layer_norm,
            AttentionKernels<L, Float32Head>::attention,
            AttentionKernels<L, Int16Head>::attention,
            M::softmax,
            M::exp_all,
            M::gelu_all,
            M::dot,
            M::add_scaled};
}

}  // namespace rapport
