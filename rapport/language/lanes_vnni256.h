// AVX2's lanes with the integer products of VNNI in 256-bit registers: one text, assembled twice.
//
// With -mavxvnni in VEX's encoding (machines with AVX-VNNI), else in EVEX's (machines with
// AVX-512VL and VNNI). The latter shows that the former is right where only it can run.
#pragma once

#include "rapport/language/lanes_avx2.h"
#include "rapport/language/tile_vnni.h"

#ifdef __AVXVNNI__
#define RAPPORT_ENCODING "%{vex%} "
#else
#define RAPPORT_ENCODING "%{evex%} "
#endif

namespace rapport {

template <int Build>
struct Vnni256Lanes : Avx2Lanes<Build> {
    using I = typename Avx2Lanes<Build>::I;
    using Int8Tile = VnniTile<Vnni256Lanes>;

    static void add_pairs(I& sum, const int32_t* x, I b) {
        const __m256i pair = _mm256_set1_epi32(*x);
        sum = {dot_pairs(sum.lo, pair, b.lo), dot_pairs(sum.hi, pair, b.hi)};
    }
    static void add_quads(I& sum, const uint8_t* x, I b) {
        int32_t codes;
        __builtin_memcpy(&codes, x, 4);
        const __m256i quad = _mm256_set1_epi32(codes);
        sum = {dot_quads(sum.lo, quad, b.lo), dot_quads(sum.hi, quad, b.hi)};
    }

  private:
    static __m256i dot_pairs(__m256i sum, __m256i x, __m256i b) {
        asm(RAPPORT_ENCODING "vpdpwssd %2,%1,%0" : "+x"(sum) : "x"(x), "x"(b));
        return sum;
    }
    static __m256i dot_quads(__m256i sum, __m256i x, __m256i b) {
        asm(RAPPORT_ENCODING "vpdpbusd %2,%1,%0" : "+x"(sum) : "x"(x), "x"(b));
        return sum;
    }
};

}  // namespace rapport

#undef RAPPORT_ENCODING
