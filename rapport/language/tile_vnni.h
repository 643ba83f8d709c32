// The int8 tile of machines with vpdpbusd: four products of u8 by s8 a lane, added to an int32
// exactly. The zero point of the codes is taken off by the sums' first values.
//
// In: codes of 6 rows, packed weights [quads][64][4], first values of the sums. Out: int32 [6][64].
#pragma once

#include "rapport/language/kernels_products.h"

namespace rapport {

template <class L>
struct QuadStep {
    using X = uint8_t;
    using B = int8_t;
    using Sum = typename L::I;
    static constexpr size_t depth = 4;
    static Sum load(const B* b) { return L::load_ints(b); }
    static void add(Sum& sum, const X* x, Sum b) { L::add_quads(sum, x, b); }
};

template <class L>
struct VnniTile {
    void operator()(const uint8_t* a, size_t stride, const int8_t* b, size_t quads,
                    const int32_t* init, int32_t* out) const {
        constexpr size_t R = tile_rows, G = L::int_groups;
        const uint8_t* rows[R];
        point_at(rows, a, stride, 0, R);
        for (size_t c = 0; c < tile_columns; c += lane_count * G) {
            typename L::I sums[R][G];
            each_of_tile<R, G>(
                [&](size_t r, size_t g) { sums[r][g] = L::load_ints(init + c + lane_count * g); });
            products<QuadStep<L>>(rows, b + 4 * c, 4 * tile_columns, quads, sums);
            each_of_tile<R, G>([&](size_t r, size_t g) {
                L::store_ints(out + r * tile_columns + c + lane_count * g, sums[r][g]);
            });
        }
    }
};

}  // namespace rapport
