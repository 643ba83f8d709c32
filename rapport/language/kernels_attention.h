// Attention over 16 lanes, head by head, in float32 or in 16-bit integers: one text for all
// instruction sets. What a Head is: kernels_heads.h.
#pragma once

#include "rapport/language/kernels_heads.h"

namespace rapport {

template <class L, template <class, size_t> class Head>
struct AttentionKernels {
    template <size_t width>
    struct Rows {  // as many queries as fit the registers
        using Step = typename Head<L, width>::Step;
        using Cell = typename Step::X;
        static constexpr size_t R = Step::rows;
        const Head<L, width>& head;
        const Cell *queries[R], *weights[R];
        float unit[R];

        // Scores with keys from `j` on, G groups of 16 at a time; returns the first key left.
        template <size_t G>
        size_t score(size_t j) const {
            for (; j + lane_count * (G - 1) < head.rows; j += lane_count * G) {
                typename Step::Sum sums[R][G];
                clear(sums);
                products<Step>(queries, head.k + j, head.wide, head.row_cells, sums);
                each_of_tile<R, G>([&](size_t r, size_t g) {
                    L::store(head.scores + r * head.wide + j + lane_count * g,
                             Step::floats(sums[r][g]));
                });
            }
            return j;
        }
        // Values by their weights, G groups of 16 dimensions from `d` on, for `count` rows.
        template <size_t G>
        void average(size_t d, size_t count, float* out, size_t stride) const {
            typename Step::Sum sums[R][G];
            clear(sums);
            products<Step>(weights, head.v + d, width, head.weight_cells(), sums);
            each_of_tile<R, G>([&](size_t r, size_t g) {
                if (r < count)
                    L::store(out + r * stride + d + lane_count * g,
                             L::mul(Step::floats(sums[r][g]), L::splat(unit[r])));
            });
        }
        template <size_t G>
        static void clear(typename Step::Sum (&sums)[R][G]) {
            each_of_tile<R, G>([&](size_t r, size_t g) { sums[r][g] = typename Step::Sum{}; });
        }
    };

    template <size_t width>
    static void one_head(const AttentionInput& in, size_t h, float* out, size_t stride,
                         float* scratch) {
        using Block = Rows<width>;
        constexpr size_t R = Block::R, most = Block::Step::groups, all = width / lane_count;
        constexpr size_t G = most < all ? most : all;
        const Head<L, width> head(head_rows(in, h), scratch);
        for (size_t t = 0; t < in.rows; t += R) {
            Block block{head, {}, {}, {}};
            point_at(block.queries, static_cast<const typename Block::Cell*>(head.q),
                     head.row_cells, t, in.rows);
            block.template score<1>(block.template score<most>(0));
            for (size_t r = 0; r < R; ++r) block.unit[r] = head.weigh(r, block.weights[r]);
            for (size_t d = 0; d < width; d += lane_count * G)
                block.template average<G>(d, in.rows - t, out + t * stride + h * width, stride);
        }
    }

    static void attention(const AttentionInput& in, float* out, size_t stride, float* scratch) {
        if (in.rows == 0) return;  // then there is no address to reckon with
        for (size_t h = 0; h < in.heads; ++h) {
            if (in.width == 32) one_head<32>(in, h, out, stride, scratch);
            if (in.width == 64) one_head<64>(in, h, out, stride, scratch);
        }
    }
};

}  // namespace rapport
