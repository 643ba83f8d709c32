// exp, GELU, layer norm, softmax, quantisation: one text for all instruction sets.
//
// `L` is a struct of 16 lanes (lanes_*.h). Polynomials fitted by us (minimax, reweighted least
// squares): exp to 3e-9 relative before rounding, GELU (with erf, not tanh) to 6e-7 absolute in
// float.
#pragma once

#include "rapport/language/kernels.h"

namespace rapport {

template <class L>
struct Math {
    using F = typename L::F;
    static constexpr float magic =
        12582912.0f;  // 1.5·2^23: adding it rounds to the nearest integer, ties to even

    // x = n·ln2 + f, exp x = 2^n · (1 + f + f²·p(f)); ln2 in two parts, so that f is good to the
    // last bit.
    static F exp(F x) {
        x = L::min(L::max(x, L::splat(-60.0f)), L::splat(60.0f));
        const F shifted = L::fma(x, L::splat(1.44269504f), L::splat(magic));
        const F n = L::sub(shifted, L::splat(magic));
        F f = L::fma(n, L::splat(-0.693145752f), x);
        f = L::fma(n, L::splat(-1.42860677e-6f), f);
        F p = L::splat(0.00138144742f);
        p = L::fma(p, f, L::splat(0.0083687827f));
        p = L::fma(p, f, L::splat(0.0416683927f));
        p = L::fma(p, f, L::splat(0.166665196f));
        p = L::fma(p, f, L::splat(0.49999994f));
        p = L::fma(p, L::mul(f, f), f);
        const F scale = L::times_power_of_two(L::splat(1.0f), shifted);
        return L::fma(p, scale, scale);
    }
    // 2^x for x ≤ 0, 2^−100 at least; to 3e-6 relative, for weights that are rounded to 15 bits.
    static F power(F x) {
        x = L::max(x, L::splat(-100.0f));
        const F shifted = L::add(x, L::splat(magic));
        const F f = L::sub(x, L::sub(shifted, L::splat(magic)));
        F p = L::splat(0.00958285294f);
        p = L::fma(p, f, L::splat(0.0559064262f));
        p = L::fma(p, f, L::splat(0.240240991f));
        p = L::fma(p, f, L::splat(0.693124175f));
        p = L::fma(p, f, L::splat(1.0f));
        return L::times_power_of_two(p, shifted);
    }

    // x/2 + |x|·h, h = min(t·p(2t²/5.4² − 1), 1/2) ≈ erf(t/√2)/2, t = min(|x|, 5.4); exactly x or 0
    // beyond 5.4.
    static F gelu(F x) {
        constexpr float coefficients[] = {
            -0.000979768694f, 0.00106737972f, -0.00132753421f, 0.00343424268f, -0.00655963132f,
            0.00977834873f,   -0.0140446164f, 0.0196092464f,   -0.0257261693f, 0.0321212448f,
            -0.0392089374f,   0.0484993756f,  -0.0653279945f,  0.130928114f};
        const F size = L::abs(x);
        const F t = L::min(size, L::splat(5.4f));
        const F u = L::fma(L::mul(t, t), L::splat(0.068587102f), L::splat(-1.0f));
        F p = L::splat(0.000329288101f);
#pragma GCC unroll 14
        for (float coefficient : coefficients) p = L::fma(p, u, L::splat(coefficient));
        const F h = L::min(L::mul(t, p), L::splat(0.5f));
        return L::fma(size, h, L::mul(x, L::splat(0.5f)));
    }

    static float sum(const float* x, size_t size) {
        F total = L::splat(0.0f);
        for (size_t i = 0; i < size; i += lane_count) total = L::add(total, L::load(x + i));
        return L::sum(total);
    }

    static void layer_norm(const float* x, float* out, size_t size, const float* weight,
                           const float* bias, float epsilon) {
        const F mean = L::splat(sum(x, size) / float(size));
        F squares = L::splat(0.0f);
        for (size_t i = 0; i < size; i += lane_count) {
            const F d = L::sub(L::load(x + i), mean);
            squares = L::fma(d, d, squares);
        }
        const F scale = L::splat(1.0f / __builtin_sqrtf(L::sum(squares) / float(size) + epsilon));
        for (size_t i = 0; i < size; i += lane_count) {
            const F d = L::mul(L::sub(L::load(x + i), mean), scale);
            L::store(out + i, L::fma(d, L::load(weight + i), L::load(bias + i)));
        }
    }

    // Power((x − max)·unit) in place, lanes behind `size` 0; returns the sum.
    template <F (*Power)(F)>
    static float weigh_row(float* row, size_t size, float unit) {
        const size_t end = padded(size, lane_count);
        for (size_t i = size; i < end; ++i) row[i] = row[0];  // no influence on the maximum
        F top = L::load(row);
        for (size_t i = lane_count; i < end; i += lane_count) top = L::max(top, L::load(row + i));
        const F scale = L::splat(unit), offset = L::splat(-L::largest(top) * unit);
        F total = L::splat(0.0f);
        for (size_t i = 0; i < end; i += lane_count) {
            F e = Power(L::fma(L::load(row + i), scale, offset));
            L::store(row + i, e);
            if (i + lane_count > size) {
                for (size_t k = size; k < end; ++k) row[k] = 0.0f;
                e = L::load(row + i);
            }
            total = L::add(total, e);
        }
        return L::sum(total);
    }
    static void softmax(float* row, size_t size) {
        const F scale = L::splat(1.0f / weigh_row<exp>(row, size, 1.0f));
        for (size_t i = 0; i < size; i += lane_count)
            L::store(row + i, L::mul(L::load(row + i), scale));
    }

    static float quantise(const float* row, size_t size, uint8_t* codes) {
        F top = L::splat(1e-9f);  // a row of zeros has a scale, too
        for (size_t i = 0; i < size; i += lane_count) top = L::max(L::abs(L::load(row + i)), top);
        const float largest = L::largest(top);
        const F inverse = L::splat(127.0f / largest);
        for (size_t i = 0; i < size; i += lane_count)
            L::store_bytes(codes + i, L::fma(L::load(row + i), inverse, L::splat(magic + 128.0f)));
        return largest / 127.0f;
    }

    static float dot(const float* a, const float* b, size_t size) {
        F total = L::splat(0.0f);
        for (size_t i = 0; i < size; i += lane_count)
            total = L::fma(L::load(a + i), L::load(b + i), total);
        return L::sum(total);
    }
    static void add_scaled(float* sum, const float* x, float scale, size_t size) {
        for (size_t i = 0; i < size; i += lane_count)
            L::store(sum + i, L::fma(L::splat(scale), L::load(x + i), L::load(sum + i)));
    }
    static void exp_all(float* row, size_t size) {
        for (size_t i = 0; i < size; i += lane_count) L::store(row + i, exp(L::load(row + i)));
    }
    static void gelu_all(float* row, size_t size) {
        for (size_t i = 0; i < size; i += lane_count) L::store(row + i, gelu(L::load(row + i)));
    }
};

}  // namespace rapport
