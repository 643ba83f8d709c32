// Sixteen lanes as two AVX2 registers; the same operations as lanes_scalar.h, where they are
// described.
#pragma once

#include <immintrin.h>

#include "rapport/language/kernels.h"

namespace rapport {

struct Avx2Lanes {
    struct F {
        __m256 lo, hi;
    };
    static constexpr size_t rows = 3, groups = 2;

    static F splat(float x) { return {_mm256_set1_ps(x), _mm256_set1_ps(x)}; }
    static F load(const float* p) { return {_mm256_loadu_ps(p), _mm256_loadu_ps(p + 8)}; }
    static void store(float* p, F a) { _mm256_storeu_ps(p, a.lo), _mm256_storeu_ps(p + 8, a.hi); }
    static F of_ints(const int32_t* p) {
        return {_mm256_cvtepi32_ps(ints(p)), _mm256_cvtepi32_ps(ints(p + 8))};
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
    static F power_of_two(F shifted) { return {exponent(shifted.lo), exponent(shifted.hi)}; }
    static void store_bytes(uint8_t* p, F shifted) {
        const __m256i byte = _mm256_set1_epi32(255);
        const __m256i lo = _mm256_and_si256(_mm256_castps_si256(shifted.lo), byte);
        const __m256i hi = _mm256_and_si256(_mm256_castps_si256(shifted.hi), byte);
        const __m256i words = _mm256_permute4x64_epi64(_mm256_packus_epi32(lo, hi), 0xd8);
        const __m128i bytes =
            _mm_packus_epi16(_mm256_castsi256_si128(words), _mm256_extracti128_si256(words, 1));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(p), bytes);
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
    // vpmaddubsw saturates on u8·s8 pairs, but not on |a−128| · (b with the sign of a−128): 2 ·
    // 127² < 2^15.
    static void tile_int8(const uint8_t* a, size_t stride, const int8_t* b, size_t quads,
                          const int32_t*, int32_t* out) {
        for (size_t r = 0; r < tile_rows; r += 2)
            for (size_t c = 0; c < tile_columns; c += 32)
                two_rows(a + r * stride, stride, b + 4 * c, quads, out + r * tile_columns + c);
    }

  private:
    static __m256i ints(const int32_t* p) {
        return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
    }
    static __m256 exponent(__m256 shifted) {
        const __m256i n = _mm256_slli_epi32(_mm256_castps_si256(shifted), 23);
        return _mm256_castsi256_ps(_mm256_add_epi32(n, _mm256_set1_epi32(0x3f800000)));
    }
    static __m256i four_codes(const uint8_t* a) {
        int32_t quad;
        __builtin_memcpy(&quad, a, 4);
        return _mm256_xor_si256(_mm256_set1_epi32(quad), _mm256_set1_epi8(char(0x80)));
    }
    static __m256i dot4(__m256i sum, __m256i a, __m256i size, const int8_t* b) {
        const __m256i signed_b =
            _mm256_sign_epi8(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(b)), a);
        const __m256i pairs = _mm256_maddubs_epi16(size, signed_b);
        return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
    }
    static void two_rows(const uint8_t* a, size_t stride, const int8_t* b, size_t quads,
                         int32_t* out) {
        __m256i sums[2][4] = {};
        for (size_t k = 0; k < quads; ++k, a += 4, b += 4 * tile_columns) {
            const __m256i a0 = four_codes(a), a1 = four_codes(a + stride);
            const __m256i size0 = _mm256_abs_epi8(a0), size1 = _mm256_abs_epi8(a1);
#pragma GCC unroll 4
            for (int c = 0; c < 4; ++c) {
                sums[0][c] = dot4(sums[0][c], a0, size0, b + 32 * c);
                sums[1][c] = dot4(sums[1][c], a1, size1, b + 32 * c);
            }
        }
        for (int r = 0; r < 2; ++r)
            for (int c = 0; c < 4; ++c)
                _mm256_storeu_si256(
                    reinterpret_cast<__m256i*>(out + size_t(r) * tile_columns + 8 * c), sums[r][c]);
    }
};

}  // namespace rapport
