#include "rapport/language/ops.h"

#include <algorithm>
#include <cmath>

#include "rapport/base/result.h"

namespace rapport {
namespace {

constexpr float code_max = 127;

}  // namespace

void reshape(Matrix& matrix, size_t rows, size_t columns) {
    if (matrix.rows != rows || matrix.columns != columns) matrix.resize(rows, columns);
}

Linear::Linear(const Kernels& kernels, Precision precision, std::span<const float> weights,
               std::span<const float> bias, size_t outputs)
    : kernels_(&kernels), precision_(precision), inputs_(weights.size() / outputs),
      outputs_(outputs), outputs_padded_(padded(outputs, tile_columns)), bias_(outputs_padded_) {
    RAPPORT_ASSERT(inputs_ * outputs == weights.size() && inputs_ <= inputs_max);
    RAPPORT_ASSERT(inputs_ % lane_count == 0 && (bias.empty() || bias.size() == outputs));
    std::copy(bias.begin(), bias.end(), bias_.begin());
    precision == Precision::int8 ? pack_int8(weights) : pack_float32(weights);
}

// [outputs/64][inputs/4][64][4], each output scaled so that its largest weight becomes 127.
void Linear::pack_int8(std::span<const float> weights) {
    codes_.resize(outputs_padded_ * inputs_);
    scales_.resize(outputs_padded_);
    offsets_.resize(outputs_padded_);
    for (size_t n = 0; n < outputs_; ++n) {
        const float* row = weights.data() + n * inputs_;
        int8_t* to =
            codes_.data() + n / tile_columns * tile_columns * inputs_ + n % tile_columns * 4;
        float largest = 1e-9f;
        for (size_t k = 0; k < inputs_; ++k) largest = std::max(largest, std::fabs(row[k]));
        const float inverse = code_max / largest, magic = 0x1.8p23f;  // rounds to nearest even
        int32_t sum = 0;
        for (size_t k = 0; k < inputs_; ++k) {
            const int32_t code = int32_t((row[k] * inverse + magic) - magic);
            to[k / 4 * 4 * tile_columns + k % 4] = int8_t(code);
            sum += code;
        }
        scales_[n] = largest / code_max;
        offsets_[n] = -128 * sum;
    }
}

void Linear::pack_float32(std::span<const float> weights) {
    values_.resize(outputs_padded_ * inputs_);
    for (size_t n = 0; n < outputs_; ++n) {
        float* to = values_.data() + n / tile_columns * tile_columns * inputs_ + n % tile_columns;
        for (size_t k = 0; k < inputs_; ++k) to[k * tile_columns] = weights[n * inputs_ + k];
    }
}

QuantisedRows Linear::quantise(Rows x, LinearScratch& scratch) const {
    const size_t rows = padded(x.rows, tile_rows);
    if (scratch.codes.size() < rows * inputs_) scratch.codes.resize(rows * inputs_);
    if (scratch.scales.size() < rows) scratch.scales.resize(rows);
    for (size_t t = 0; t < x.rows; ++t)
        scratch.scales[t] = kernels_->quantise(x.values + t * x.stride, inputs_,
                                               scratch.codes.data() + t * inputs_);
    return {scratch.codes.data(), inputs_, scratch.scales.data(), x.rows};
}

void Linear::operator()(Rows x, Matrix& out, size_t first, Epilogue epilogue,
                        LinearScratch& scratch) const {
    RAPPORT_ASSERT(x.columns == inputs_ && out.columns == outputs_ && first + x.rows <= out.rows);
    if (x.rows == 0) return;
    const Target target{out.row(first), out.stride, padded(outputs_, lane_count)};
    if (precision_ == Precision::int8) {
        const Int8Weights weights{codes_.data(), scales_.data(), offsets_.data(),
                                  bias_.data(),  inputs_,        outputs_padded_};
        return kernels_->linear_int8(quantise(x, scratch), weights, target, epilogue);
    }
    const Float32Weights weights{values_.data(), bias_.data(), inputs_, outputs_padded_};
    kernels_->linear_float32(x.values, x.stride, x.rows, weights, target, epilogue);
}

void LayerNorm::operator()(const Matrix& x, Matrix& out) const {
    RAPPORT_ASSERT(x.columns == weight.size() && x.columns % lane_count == 0);
    if (&x != &out) reshape(out, x.rows, x.columns);
    for (size_t t = 0; t < x.rows; ++t)
        kernels->layer_norm(x.row(t), out.row(t), x.columns, weight.data(), bias.data(), epsilon);
}

}  // namespace rapport
