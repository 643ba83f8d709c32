// Sixteen lanes without vector instructions: the reference that the others must equal bit for bit.
//
// `Build` tells two compilations of this text apart (with and without the fma instruction).
#pragma once

#include "rapport/language/kernels.h"

namespace rapport {

template <int Build>
struct ScalarLanes {
    struct F {
        float v[16];
    };
    struct I {
        int32_t v[16];
    };
    // A tile of floats, and one of integers, that fits the registers.
    static constexpr size_t rows = 1, groups = 1, int_rows = 1, int_groups = 1;

    template <class Op>
    static F each(Op op) {
        F out;
        for (int i = 0; i < 16; ++i) out.v[i] = op(i);
        return out;
    }
    static F splat(float x) {
        return each([&](int) { return x; });
    }
    static F load(const float* p) {
        return each([&](int i) { return p[i]; });
    }
    static void store(float* p, F a) {
        for (int i = 0; i < 16; ++i) p[i] = a.v[i];
    }
    static I load_ints(const int32_t* p) {
        I out;
        for (int i = 0; i < 16; ++i) out.v[i] = p[i];
        return out;
    }
    static F of_ints(I a) {
        return each([&](int i) { return float(a.v[i]); });
    }
    // Each lane: two 16-bit numbers of x by two of b.
    static void add_pairs(I& sum, const int32_t* x, I b) {
        for (int i = 0; i < 16; ++i) sum.v[i] += low(*x) * low(b.v[i]) + high(*x) * high(b.v[i]);
    }
    static F add(F a, F b) {
        return each([&](int i) { return a.v[i] + b.v[i]; });
    }
    static F sub(F a, F b) {
        return each([&](int i) { return a.v[i] - b.v[i]; });
    }
    static F mul(F a, F b) {
        return each([&](int i) { return a.v[i] * b.v[i]; });
    }
    static F fma(F a, F b, F c) {  // a·b + c
        return each([&](int i) { return __builtin_fmaf(a.v[i], b.v[i], c.v[i]); });
    }
    static F min(F a, F b) {  // b where either is NaN, as minps has it
        return each([&](int i) { return a.v[i] < b.v[i] ? a.v[i] : b.v[i]; });
    }
    static F max(F a, F b) {
        return each([&](int i) { return a.v[i] > b.v[i] ? a.v[i] : b.v[i]; });
    }
    static F abs(F a) {
        return each([&](int i) { return __builtin_fabsf(a.v[i]); });
    }
    static F times_power_of_two(F a, F shifted) {  // a·2^n, where shifted = 1.5·2^23 + n
        return each([&](int i) {
            return __builtin_bit_cast(float, (bits(shifted.v[i]) << 23) + bits(a.v[i]));
        });
    }
    static void store_bytes(uint8_t* p, F shifted) {  // low byte of the integer n
        for (int i = 0; i < 16; ++i) p[i] = uint8_t(bits(shifted.v[i]));
    }
    // Low 16 bits of two integers n as one int32 a lane.
    static void store_pairs(int32_t* p, F low, F high) {
        for (int i = 0; i < 16; ++i)
            p[i] = int32_t((bits(low.v[i]) & 0xffffu) | bits(high.v[i]) << 16);
    }
    static float sum(F a) {  // lane i + lane i+8, then 4, 2, 1
        for (int step = 8; step > 0; step /= 2)
            for (int i = 0; i < step; ++i) a.v[i] += a.v[i + step];
        return a.v[0];
    }
    static float largest(F a) {
        for (int step = 8; step > 0; step /= 2)
            for (int i = 0; i < step; ++i) a.v[i] = a.v[i] > a.v[i + step] ? a.v[i] : a.v[i + step];
        return a.v[0];
    }
    struct Int8Tile {
        void operator()(const uint8_t* a, size_t stride, const int8_t* b, size_t quads,
                        const int32_t*, int32_t* out) const {
            for (size_t r = 0; r < tile_rows; ++r, out += tile_columns) {
                for (size_t c = 0; c < tile_columns; ++c) out[c] = 0;
                for (size_t k = 0; k < quads; ++k)
                    add_quad(a + r * stride + 4 * k, b + k * 4 * tile_columns, out);
            }
        }
    };

  private:
    static uint32_t bits(float x) { return __builtin_bit_cast(uint32_t, x); }
    static int32_t low(int32_t pair) { return int16_t(pair); }
    static int32_t high(int32_t pair) { return pair >> 16; }
    static void add_quad(const uint8_t* a, const int8_t* b, int32_t* out) {
        const int a0 = a[0] - 128, a1 = a[1] - 128, a2 = a[2] - 128, a3 = a[3] - 128;
        for (size_t c = 0; c < tile_columns; ++c)
            out[c] += a0 * b[4 * c] + a1 * b[4 * c + 1] + a2 * b[4 * c + 2] + a3 * b[4 * c + 3];
    }
};

}  // namespace rapport
