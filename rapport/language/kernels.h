// Kernels: the inner loops of the encoder and the heads, one table of functions for each
// instruction set.
//
// In: raw rows; lengths in elements. Every table gives the same bits: int8 products are exact, and
// the float parts run in one order of 16 lanes with explicit fused multiply-add and our own exp and
// GELU (kernels_math.h). Refuses nothing: callers (ops.h, layers.h) pad rows to 16 floats and
// packed weights to 64 outputs. Threads: stateless. This header and all that the tables are built
// from stay free of the standard library, so that no shared inline function is compiled for a
// machine that cannot run it. Source: engine.md section 5.
#pragma once

#include <cstddef>
#include <cstdint>

namespace rapport {

inline constexpr size_t lane_count = 16;  // floats that every reduction keeps apart
inline constexpr size_t tile_rows = 6;    // rows of an int8 tile: quantised rows are padded to it
inline constexpr size_t tile_columns = 64;
inline constexpr size_t inputs_max = 8192;  // 255 · 127 · inputs stays far below 2^31

enum class Epilogue { none, gelu, add };  // add: onto what is in `out` (the residual)

struct QuantisedRows {
    const uint8_t* codes;  // value = scale · (code − 128)
    size_t stride;
    const float* scales;  // one a row
    size_t rows;          // codes has rows up to the next multiple of tile_rows
};
struct Int8Weights {
    const int8_t* codes;  // [outputs/64][inputs/4][64][4]
    const float* scales;  // one an output
    const int32_t*
        offsets;  // −128 · Σ codes of the output: what the zero point adds, taken off again
    const float* bias;
    size_t inputs, outputs;  // padded to 4 and 64
};
struct Float32Weights {
    const float* values;  // [outputs/64][inputs][64]
    const float* bias;
    size_t inputs, outputs;  // outputs padded to 64
};
struct Target {
    float* values;
    size_t stride, columns;  // columns: a multiple of 16, at most stride and the weights' outputs
};
struct AttentionInput {
    const float* qkv;  // a row: queries of all heads, keys of all heads, values of all heads
    size_t stride, rows, heads, width;  // width of a head: 32 or 64
};

struct Kernels {
    const char* name;
    // One row; `size` is a multiple of 16. Writes its codes, returns its scale.
    float (*quantise)(const float* row, size_t size, uint8_t* codes);
    void (*linear_int8)(const QuantisedRows&, const Int8Weights&, Target, Epilogue);
    void (*linear_float32)(const float* x, size_t stride, size_t rows, const Float32Weights&,
                           Target, Epilogue);
    void (*layer_norm)(const float* x, float* out, size_t size, const float* weight,
                       const float* bias, float epsilon);
    // softmax(q·kᵀ/√width)·v head by head, in float32 or in 16-bit codes with exact sums; scratch
    // holds attention_scratch floats, aligned to 64 bytes.
    void (*attention)(const AttentionInput&, float* out, size_t out_stride, float* scratch);
    void (*attention_int16)(const AttentionInput&, float* out, size_t out_stride, float* scratch);
    void (*softmax)(float* row,
                    size_t size);  // in place; row has room up to the next multiple of 16
    void (*exp)(float* row,
                size_t size);  // in place, size a multiple of 16; arguments below −60 count as −60
    void (*gelu)(float* row, size_t size);                      // in place, size a multiple of 16
    float (*dot)(const float* a, const float* b, size_t size);  // size a multiple of 16
    void (*add_scaled)(float* sum, const float* x, float scale,
                       size_t size);  // sum += scale·x; size as above
};

constexpr size_t padded(size_t n, size_t unit) { return (n + unit - 1) / unit * unit; }
constexpr size_t attention_scratch(size_t rows, size_t width) {
    return 2 * rows * width + (width + 2 * tile_rows) * padded(rows, 64);
}

extern const Kernels kernels_scalar;      // runs everywhere; fma by the C library
extern const Kernels kernels_scalar_fma;  // the same source with the fma instruction
extern const Kernels kernels_avx2;        // needs avx2 and fma
extern const Kernels kernels_avxvnni;     // needs avx2, fma and avxvnni
extern const Kernels kernels_avx512vl;    // needs avx2, fma, avx512 f vl vnni: the same source
extern const Kernels kernels_avx512vnni;  // needs avx512 f bw dq vl vnni

}  // namespace rapport
