// What the machine's instructions could do with all operands in registers: 24 sums, none of which
// waits for another.
#include "bench/parts.h"

// The instruction on each of the registers 8 … 31, `times` times.
#define ON_ALL_SUMS(instruction, times)                                                           \
    asm volatile(                                                                                 \
        "vpxord %%zmm0,%%zmm0,%%zmm0\n\tvpxord %%zmm1,%%zmm1,%%zmm1\n\t1:\n\t"                    \
        ".irp n,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n\t"        \
        instruction " %%zmm0,%%zmm1,%%zmm\\n\n\t"                                                 \
        ".endr\n\tdec %0\n\tjnz 1b\n\t"                                                           \
        : "+r"(times)::"cc", "xmm0", "xmm1", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13",  \
          "xmm14", "xmm15", "xmm16", "xmm17", "xmm18", "xmm19", "xmm20", "xmm21", "xmm22",        \
          "xmm23", "xmm24", "xmm25", "xmm26", "xmm27", "xmm28", "xmm29", "xmm30", "xmm31")

namespace rapport::bench {
namespace {

constexpr size_t sums = 24, loops = 1000;

__attribute__((target("avx512f,avx512vnni"))) void int8_products() {
    size_t times = loops;
    ON_ALL_SUMS("vpdpbusd", times);
}
__attribute__((target("avx512f,avx512vnni"))) void int16_products() {
    size_t times = loops;
    ON_ALL_SUMS("vpdpwssd", times);
}
__attribute__((target("avx512f"))) void float32_products() {
    size_t times = loops;
    ON_ALL_SUMS("vfmadd231ps", times);
}

void limit(const char* name, void (*products)(), size_t products_each) {
    benchmark::RegisterBenchmark(name, [=](benchmark::State& state) {
        for (auto _ : state) products();
        state.SetItemsProcessed(int64_t(state.iterations() * sums * loops * products_each));
    });
}

}  // namespace

void register_limits(std::string_view isa) {
    if (isa != "avx512vnni") return;  // the loops are written for it alone
    limit("limit/int8", int8_products, 64);
    limit("limit/int16", int16_products, 32);
    limit("limit/float32", float32_products, 16);
}

}  // namespace rapport::bench
