// Sixteen lanes as one AVX-512 register; the same operations as lanes_scalar.h, where they are
// described.
#pragma once

#include <immintrin.h>

#include "rapport/language/kernels.h"
#include "rapport/language/tile_vnni.h"

namespace rapport {

struct Avx512Lanes {
    using F = __m512;
    using I = __m512i;
    using Int8Tile = VnniTile<Avx512Lanes>;
    static constexpr size_t rows = 6, groups = 4, int_rows = 6, int_groups = 4;

    static F splat(float x) { return _mm512_set1_ps(x); }
    static F load(const float* p) { return _mm512_loadu_ps(p); }
    static void store(float* p, F a) { _mm512_storeu_ps(p, a); }
    static I load_ints(const void* p) { return _mm512_loadu_si512(p); }
    static void store_ints(void* p, I a) { _mm512_storeu_si512(p, a); }
    static F of_ints(I a) { return _mm512_cvtepi32_ps(a); }
    static void add_pairs(I& sum, const int32_t* x, I b) {
        sum = dot_pairs(sum, _mm512_set1_epi32(*x), b);
    }
    static void add_quads(I& sum, const uint8_t* x, I b) {
        int32_t codes;
        __builtin_memcpy(&codes, x, 4);
        sum = dot_quads(sum, _mm512_set1_epi32(codes), b);
    }
    static F add(F a, F b) { return _mm512_add_ps(a, b); }
    static F sub(F a, F b) { return _mm512_sub_ps(a, b); }
    static F mul(F a, F b) { return _mm512_mul_ps(a, b); }
    static F fma(F a, F b, F c) { return _mm512_fmadd_ps(a, b, c); }
    static F min(F a, F b) { return _mm512_min_ps(a, b); }
    static F max(F a, F b) { return _mm512_max_ps(a, b); }
    static F abs(F a) { return _mm512_abs_ps(a); }
    static F times_power_of_two(F a, F shifted) {
        const I n = _mm512_slli_epi32(_mm512_castps_si512(shifted), 23);
        return _mm512_castsi512_ps(_mm512_add_epi32(n, _mm512_castps_si512(a)));
    }
    static void store_bytes(uint8_t* p, F shifted) {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(p),
                         _mm512_cvtepi32_epi8(_mm512_castps_si512(shifted)));
    }
    static void store_pairs(int32_t* p, F low, F high) {
        const I upper = _mm512_slli_epi32(_mm512_castps_si512(high), 16);
        store_ints(p, _mm512_mask_blend_epi16(0xaaaaaaaa, _mm512_castps_si512(low), upper));
    }
    static float sum(F a) {
        const __m256 eight = _mm256_add_ps(_mm512_castps512_ps256(a), _mm512_extractf32x8_ps(a, 1));
        const __m128 four =
            _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
        const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
        return _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)));
    }
    static float largest(F a) {
        const __m256 eight = _mm256_max_ps(_mm512_castps512_ps256(a), _mm512_extractf32x8_ps(a, 1));
        const __m128 four =
            _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
        const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
        return _mm_cvtss_f32(_mm_max_ss(two, _mm_shuffle_ps(two, two, 1)));
    }

  private:
    // In assembly, since gcc 12 copies sums before and after each of the intrinsics.
    static I dot_pairs(I sum, I x, I b) {
        asm("vpdpwssd %2,%1,%0" : "+v"(sum) : "v"(x), "v"(b));
        return sum;
    }
    static I dot_quads(I sum, I x, I b) {
        asm("vpdpbusd %2,%1,%0" : "+v"(sum) : "v"(x), "v"(b));
        return sum;
    }
};

}  // namespace rapport
