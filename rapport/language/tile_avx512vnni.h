// The int8 tile of AVX-512 VNNI: 6 rows × 64 outputs, 24 sums in registers, 24 vpdpbusd for each
// 4 inputs.
//
// Inline assembly, because gcc 12 and clang 14 spill the sums of the same loop in intrinsics and
// halve its speed.
// In: codes of 6 rows, packed weights [quads][64][4], first value of the sums. Out: int32 [6][64].
#pragma once

#include <cstddef>
#include <cstdint>

namespace rapport {

inline void tile_avx512vnni(const uint8_t* a, size_t stride, const int8_t* b, size_t quads,
                            const int32_t* init, int32_t* out) {
    const uint8_t* a3 = a + 3 * stride;
    asm volatile(
            "vmovdqu32 0(%[init]),%%zmm8\n\t"
            "vmovdqu32 64(%[init]),%%zmm9\n\t"
            "vmovdqu32 128(%[init]),%%zmm10\n\t"
            "vmovdqu32 192(%[init]),%%zmm11\n\t"
            "vmovdqa64 %%zmm8,%%zmm12\n\t" "vmovdqa64 %%zmm9,%%zmm13\n\t"
            "vmovdqa64 %%zmm10,%%zmm14\n\t" "vmovdqa64 %%zmm11,%%zmm15\n\t"
            "vmovdqa64 %%zmm8,%%zmm16\n\t" "vmovdqa64 %%zmm9,%%zmm17\n\t"
            "vmovdqa64 %%zmm10,%%zmm18\n\t" "vmovdqa64 %%zmm11,%%zmm19\n\t"
            "vmovdqa64 %%zmm8,%%zmm20\n\t" "vmovdqa64 %%zmm9,%%zmm21\n\t"
            "vmovdqa64 %%zmm10,%%zmm22\n\t" "vmovdqa64 %%zmm11,%%zmm23\n\t"
            "vmovdqa64 %%zmm8,%%zmm24\n\t" "vmovdqa64 %%zmm9,%%zmm25\n\t"
            "vmovdqa64 %%zmm10,%%zmm26\n\t" "vmovdqa64 %%zmm11,%%zmm27\n\t"
            "vmovdqa64 %%zmm8,%%zmm28\n\t" "vmovdqa64 %%zmm9,%%zmm29\n\t"
            "vmovdqa64 %%zmm10,%%zmm30\n\t" "vmovdqa64 %%zmm11,%%zmm31\n\t"
            ".p2align 5\n1:\n\t"
            "vmovdqu32 0(%[b]),%%zmm0\n\t"
            "vmovdqu32 64(%[b]),%%zmm1\n\t"
            "vmovdqu32 128(%[b]),%%zmm2\n\t"
            "vmovdqu32 192(%[b]),%%zmm3\n\t"
            "vpbroadcastd (%[a]),%%zmm4\n\t"
            "vpdpbusd %%zmm0,%%zmm4,%%zmm8\n\t" "vpdpbusd %%zmm1,%%zmm4,%%zmm9\n\t"
            "vpdpbusd %%zmm2,%%zmm4,%%zmm10\n\t" "vpdpbusd %%zmm3,%%zmm4,%%zmm11\n\t"
            "vpbroadcastd (%[a],%[stride]),%%zmm5\n\t"
            "vpdpbusd %%zmm0,%%zmm5,%%zmm12\n\t" "vpdpbusd %%zmm1,%%zmm5,%%zmm13\n\t"
            "vpdpbusd %%zmm2,%%zmm5,%%zmm14\n\t" "vpdpbusd %%zmm3,%%zmm5,%%zmm15\n\t"
            "vpbroadcastd (%[a],%[stride],2),%%zmm6\n\t"
            "vpdpbusd %%zmm0,%%zmm6,%%zmm16\n\t" "vpdpbusd %%zmm1,%%zmm6,%%zmm17\n\t"
            "vpdpbusd %%zmm2,%%zmm6,%%zmm18\n\t" "vpdpbusd %%zmm3,%%zmm6,%%zmm19\n\t"
            "vpbroadcastd (%[a3]),%%zmm7\n\t"
            "vpdpbusd %%zmm0,%%zmm7,%%zmm20\n\t" "vpdpbusd %%zmm1,%%zmm7,%%zmm21\n\t"
            "vpdpbusd %%zmm2,%%zmm7,%%zmm22\n\t" "vpdpbusd %%zmm3,%%zmm7,%%zmm23\n\t"
            "vpbroadcastd (%[a3],%[stride]),%%zmm4\n\t"
            "vpdpbusd %%zmm0,%%zmm4,%%zmm24\n\t" "vpdpbusd %%zmm1,%%zmm4,%%zmm25\n\t"
            "vpdpbusd %%zmm2,%%zmm4,%%zmm26\n\t" "vpdpbusd %%zmm3,%%zmm4,%%zmm27\n\t"
            "vpbroadcastd (%[a3],%[stride],2),%%zmm5\n\t"
            "vpdpbusd %%zmm0,%%zmm5,%%zmm28\n\t" "vpdpbusd %%zmm1,%%zmm5,%%zmm29\n\t"
            "vpdpbusd %%zmm2,%%zmm5,%%zmm30\n\t" "vpdpbusd %%zmm3,%%zmm5,%%zmm31\n\t"
            "add $4,%[a]\n\t" "add $4,%[a3]\n\t" "add $256,%[b]\n\t" "dec %[k]\n\t" "jnz 1b\n\t"
            "vmovdqu32 %%zmm8,0(%[out])\n\t" "vmovdqu32 %%zmm9,64(%[out])\n\t"
            "vmovdqu32 %%zmm10,128(%[out])\n\t" "vmovdqu32 %%zmm11,192(%[out])\n\t"
            "vmovdqu32 %%zmm12,256(%[out])\n\t" "vmovdqu32 %%zmm13,320(%[out])\n\t"
            "vmovdqu32 %%zmm14,384(%[out])\n\t" "vmovdqu32 %%zmm15,448(%[out])\n\t"
            "vmovdqu32 %%zmm16,512(%[out])\n\t" "vmovdqu32 %%zmm17,576(%[out])\n\t"
            "vmovdqu32 %%zmm18,640(%[out])\n\t" "vmovdqu32 %%zmm19,704(%[out])\n\t"
            "vmovdqu32 %%zmm20,768(%[out])\n\t" "vmovdqu32 %%zmm21,832(%[out])\n\t"
            "vmovdqu32 %%zmm22,896(%[out])\n\t" "vmovdqu32 %%zmm23,960(%[out])\n\t"
            "vmovdqu32 %%zmm24,1024(%[out])\n\t" "vmovdqu32 %%zmm25,1088(%[out])\n\t"
            "vmovdqu32 %%zmm26,1152(%[out])\n\t" "vmovdqu32 %%zmm27,1216(%[out])\n\t"
            "vmovdqu32 %%zmm28,1280(%[out])\n\t" "vmovdqu32 %%zmm29,1344(%[out])\n\t"
            "vmovdqu32 %%zmm30,1408(%[out])\n\t" "vmovdqu32 %%zmm31,1472(%[out])\n\t"
            : [a] "+r"(a), [a3] "+r"(a3), [b] "+r"(b), [k] "+r"(quads)
            : [stride] "r"(stride), [init] "r"(init), [out] "r"(out)
            : "memory", "cc",
              "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7",
              "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15",
              "xmm16", "xmm17", "xmm18", "xmm19", "xmm20", "xmm21", "xmm22", "xmm23",
              "xmm24", "xmm25", "xmm26", "xmm27", "xmm28", "xmm29", "xmm30", "xmm31");
}

}  // namespace rapport
