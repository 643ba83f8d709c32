// Products of rows with packed columns, a tile of sums in registers: the one inner loop of linear
// layers and attention.
//
// A Step says what a lane holds (one float, two 16-bit or four 8-bit numbers) and how many rows and
// groups of 16 lanes fit the registers. All loops over a tile are unrolled, the first and the last
// included: else gcc 12 keeps the sums in memory, which halves the speed. Functions are static, so
// that the linker never takes the one of another instruction set.
#pragma once

#include "rapport/language/kernels.h"

namespace rapport {

template <size_t R, size_t G, class Use>
static void each_of_tile(Use use) {
#pragma GCC unroll 6
    for (size_t r = 0; r < R; ++r)
#pragma GCC unroll 4
        for (size_t g = 0; g < G; ++g) use(r, g);
}

// sums[r][g] += Σ_k rows[r][k] · b[k][g], over `steps` groups of Step::depth numbers k; b advances
// by `stride` numbers a step.
template <class Step, size_t R, size_t G>
static void products(const typename Step::X* const* rows, const typename Step::B* b, size_t stride,
                     size_t steps, typename Step::Sum (&sums)[R][G]) {
    for (size_t k = 0; k < steps; ++k, b += stride) {
        typename Step::Sum columns[G];
        each_of_tile<1, G>(
            [&](size_t, size_t g) { columns[g] = Step::load(b + lane_count * Step::depth * g); });
        each_of_tile<R, G>([&](size_t r, size_t g) {
            Step::add(sums[r][g], rows[r] + Step::depth * k, columns[g]);
        });
    }
}

// Pointers to R rows from `first` on; the last row stands in for those behind it.
template <size_t R, class X>
static void point_at(const X* (&rows)[R], const X* x, size_t stride, size_t first, size_t count) {
    for (size_t r = 0; r < R; ++r)
        rows[r] = x + (first + r < count ? first + r : count - 1) * stride;
}

// One float a lane: chains of fused multiply-adds.
template <class L>
struct FloatStep {
    using X = float;
    using B = float;
    using Sum = typename L::F;
    static constexpr size_t depth = 1, rows = L::rows, groups = L::groups;
    static Sum load(const B* b) { return L::load(b); }
    static void add(Sum& sum, const X* x, Sum b) { sum = L::fma(L::splat(*x), b, sum); }
    static Sum floats(Sum sum) { return sum; }
};

// Two 16-bit numbers a lane, as one int32: exact sums of their products.
template <class L>
struct PairStep {
    using X = int32_t;
    using B = int32_t;
    using Sum = typename L::I;
    static constexpr size_t depth = 1, rows = L::int_rows, groups = L::int_groups;
    static Sum load(const B* b) { return L::load_ints(b); }
    static void add(Sum& sum, const X* x, Sum b) { L::add_pairs(sum, x, b); }
    static typename L::F floats(Sum sum) { return L::of_ints(sum); }
};

}  // namespace rapport
