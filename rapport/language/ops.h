// Ops: linear layers and layer norms over rows of floats, with the kernels of one instruction set.
//
// In: rows whose length is a multiple of 16. Out: rows of a Matrix. Linear keeps its weights
// packed, as int8 codes per output (dynamic u8 rows, zero point 128) or as float32. Thread-safe;
// each thread brings its own scratch. Source: engine.md section 5.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rapport/language/kernels.h"
#include "rapport/language/matrix.h"
#include "rapport/language/precision.h"

namespace rapport {

template <class T>
using Buffer = std::vector<T, Aligned<T>>;

// Some rows of floats that somebody else owns; rows may overlap (stride below columns).
struct Rows {
    const float* values;
    size_t rows, columns, stride;

    Rows(const float* values_, size_t rows_, size_t columns_, size_t stride_)
        : values(values_), rows(rows_), columns(columns_), stride(stride_) {}
    Rows(const Matrix& m) : Rows(m.row(0), m.rows, m.columns, m.stride) {}
    Rows part(size_t first, size_t count) const {
        return {values + first * stride, count, columns, stride};
    }
};

struct LinearScratch {
    Buffer<uint8_t> codes;
    Buffer<float> scales;
};

// Like resize, but leaves what is there where the size is the same.
void reshape(Matrix& matrix, size_t rows, size_t columns);

class Linear {
  public:
    // weights: [outputs][inputs]; bias: one an output, or empty.
    Linear(const Kernels& kernels, Precision precision, std::span<const float> weights,
           std::span<const float> bias, size_t outputs);
    // Rows of x to the rows of `out` from `first` on; out has them and outputs() columns.
    void operator()(Rows x, Matrix& out, size_t first, Epilogue epilogue,
                    LinearScratch& scratch) const;
    size_t inputs() const { return inputs_; }
    size_t outputs() const { return outputs_; }
    Precision precision() const { return precision_; }

  private:
    void pack_int8(std::span<const float> weights);
    void pack_float32(std::span<const float> weights);
    QuantisedRows quantise(Rows x, LinearScratch& scratch) const;

    const Kernels* kernels_;
    Precision precision_;
    size_t inputs_, outputs_, outputs_padded_;
    Buffer<float> bias_;
    Buffer<int8_t> codes_;
    Buffer<float> scales_;
    Buffer<int32_t> offsets_;
    Buffer<float> values_;
};

struct LayerNorm {
    const Kernels* kernels;
    std::vector<float> weight, bias;
    float epsilon;

    void operator()(const Matrix& x, Matrix& out) const;  // out may be x
};

}  // namespace rapport
