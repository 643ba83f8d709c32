// Sixteen lanes as two AVX2 registers; the same operations as lanes_scalar.h, where they are
// described.
#pragma once

#include <immintrin.h>

#include "rapport/language/kernels_products.h"

namespace rapport {

// `Build` tells compilations of this text for several tables apart.
template <int Build>
struct Avx2Lanes {
    struct F {
        __m256 lo, hi;
    };
    struct I {
        __m256i lo, hi;
    };
    static constexpr size_t rows = 3, groups = 2, int_rows = 6, int_groups = 1;

    static F splat(float x) { return {_mm256_set1_ps(x), _mm256_set1_ps(x)}; }
    static F load(const float* p) { return {_mm256_loadu_ps(p), _mm256_loadu_ps(p + 8)}; }
    static void store(float* p, F a) { _mm256_storeu_ps(p, a.lo), _mm256_storeu_ps(p + 8, a.hi); }
    static I load_ints(const void* p) {
        const auto* halves = static_cast<const __m256i*>(p);
        return {_mm256_loadu_si256(halves), _mm256_loadu_si256(halves + 1)};
    }
    static void store_ints(void* p, I a) {
        auto* halves = static_cast<__m256i*>(p);
        _mm256_storeu_si256(halves, a.lo), _mm256_storeu_si256(halves + 1, a.hi);
    }
    static F of_ints(I a) { return {_mm256_cvtepi32_ps(a.lo), _mm256_cvtepi32_ps(a.hi)}; }
    static void add_pairs(I& sum, const int32_t* x, I b) {
        add_products(sum, _mm256_set1_epi32(*x), b);
    }
    static F add(F a, F b) { return {_mm256_add_ps(a.lo, b.lo), _mm256_add_ps(a.hi, b.hi)}; }
    static F sub(F a, F b) { return {_mm256_sub_ps(a.lo, b.lo), _mm256_sub_ps(a.hi, b.hi)}; }
    static F mul(F a, F b) { return {_mm256_mul_ps(a.lo, b.lo), _mm256_mul_ps(a.hi, b.hi)}; }
    static F fma(F a, F b, F c) {
        return {_mm256_fmadd_ps(a.lo, b.lo, c.lo), _mm256_fmadd_ps(a.hi, b.hi, c.hi)};
    }
    static F min(F a, F b) { return {_mm256_min_ps(a.lo, b.lo), _mm256_min_ps(a.hi, b.hi)}; }
    static F max(F a, F b) { return {_mm256_max_ps(a.lo, b.lo), _mm256_max_ps(a.hi, b.hi)}; }
    static F abs(F a) {
        const __m256 mask = _mm256_castsi256_ps(_mm256_set1_epi32(0x7fffffff));
        return {_mm256_and_ps(a.lo, mask), _mm256_and_ps(a.hi, mask)};
    }
    static F times_power_of_two(F a, F shifted) {
        return {scaled(a.lo, shifted.lo), scaled(a.hi, shifted.hi)};
    }
    static void store_bytes(uint8_t* p, F shifted) {
        const __m256i byte = _mm256_set1_epi32(255);
        const __m256i lo = _mm256_and_si256(_mm256_castps_si256(shifted.lo), byte);
        const __m256i hi = _mm256_and_si256(_mm256_castps_si256(shifted.hi), byte);
        const __m256i words = _mm256_permute4x64_epi64(_mm256_packus_epi32(lo, hi), 0xd8);
        const __m128i bytes =
            _mm_packus_epi16(_mm256_castsi256_si128(words), _mm256_extracti128_si256(words, 1));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(p), bytes);
    }
    static void store_pairs(int32_t* p, F low, F high) {
        store_ints(p, {pairs(low.lo, high.lo), pairs(low.hi, high.hi)});
    }
    static float sum(F a) {
        const __m256 eight = _mm256_add_ps(a.lo, a.hi);
        const __m128 four =
            _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
        const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
        return _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)));
    }
    static float largest(F a) {
        const __m256 eight = _mm256_max_ps(a.lo, a.hi);
        const __m128 four =
            _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
        const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
        return _mm_cvtss_f32(_mm_max_ss(two, _mm_shuffle_ps(two, two, 1)));
    }
    // Four codes of a row, widened to 16 bits, by the weights of 8 outputs; a lane has two of the
    // four products.
    struct WideStep {
        using X = int16_t;
        using B = int8_t;
        using Sum = I;
        static constexpr size_t depth = 4;
        static Sum load(const B* b) {
            const auto* halves = reinterpret_cast<const __m128i*>(b);
            return {_mm256_cvtepi8_epi16(_mm_loadu_si128(halves)),
                    _mm256_cvtepi8_epi16(_mm_loadu_si128(halves + 1))};
        }
        static void add(Sum& sum, const X* x, Sum b) {
            int64_t four;
            __builtin_memcpy(&four, x, 8);
            add_products(sum, _mm256_set1_epi64x(four), b);
        }
    };
    // vpmaddubsw would saturate: so codes less 128 in 16 bits, 8 outputs at a time.
    struct Int8Tile {
        alignas(64) int16_t wide[tile_rows * inputs_max];

        void operator()(const uint8_t* a, size_t stride, const int8_t* b, size_t quads,
                        const int32_t*, int32_t* out) {
            const size_t inputs = 4 * quads;
            const int16_t* rows[tile_rows];
            point_at(rows, static_cast<const int16_t*>(wide), inputs, 0, tile_rows);
            for (size_t r = 0; r < tile_rows; ++r) widen(a + r * stride, inputs, wide + r * inputs);
            for (size_t c = 0; c < tile_columns; c += 8) {
                I sums[tile_rows][1];
                each_of_tile<tile_rows, 1>([&](size_t r, size_t g) { sums[r][g] = I{}; });
                products<WideStep>(rows, b + 4 * c, 4 * tile_columns, quads, sums);
                each_of_tile<tile_rows, 1>([&](size_t r, size_t g) {
                    const __m256i both = _mm256_hadd_epi32(sums[r][g].lo, sums[r][g].hi);
                    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + r * tile_columns + c),
                                        _mm256_permute4x64_epi64(both, 0xd8));
                });
            }
        }
    };

  private:
    // sum += x·b, 16-bit numbers. In assembly, since gcc 12 runs out of registers with intrinsics.
    static void add_products(I& sum, __m256i x, I b) {
        __m256i lo = sum.lo, hi = sum.hi, product;
        asm("vpmaddwd %[lo],%[x],%[product]\n\tvpmaddwd %[hi],%[x],%[x]\n\t"
            "vpaddd %[product],%[sum_lo],%[sum_lo]\n\tvpaddd %[x],%[sum_hi],%[sum_hi]"
            : [sum_lo] "+x"(lo), [sum_hi] "+x"(hi), [x] "+x"(x), [product] "=&x"(product)
            : [lo] "x"(b.lo), [hi] "x"(b.hi));
        sum = {lo, hi};
    }
    static void widen(const uint8_t* codes, size_t size, int16_t* out) {
        for (size_t k = 0; k < size; k += 16) {
            const auto* from = reinterpret_cast<const __m128i*>(codes + k);
            const __m256i wide = _mm256_cvtepu8_epi16(_mm_loadu_si128(from));
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + k),
                                _mm256_sub_epi16(wide, _mm256_set1_epi16(128)));
        }
    }
    static __m256i pairs(__m256 low, __m256 high) {
        const __m256i upper = _mm256_slli_epi32(_mm256_castps_si256(high), 16);
        return _mm256_blend_epi16(_mm256_castps_si256(low), upper, 0xaa);
    }
    static __m256 scaled(__m256 a, __m256 shifted) {
        const __m256i n = _mm256_slli_epi32(_mm256_castps_si256(shifted), 23);
        return _mm256_castsi256_ps(_mm256_add_epi32(n, _mm256_castps_si256(a)));
    }
};

}  // namespace rapport
