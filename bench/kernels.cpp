// Our kernels by themselves, on random values of the encoder's shapes.
#include <random>

#include "bench/parts.h"
#include "rapport/language/ops.h"

namespace rapport::bench {
namespace {

template <class T>
Buffer<T> random(size_t size, int from, int to) {
    std::mt19937 generator(7);
    Buffer<T> out(size);
    for (T& value : out) value = T(from + int(generator() % unsigned(to - from + 1)));
    return out;
}

Buffer<float> random_floats(size_t size) {
    std::mt19937 generator(7);
    std::normal_distribution<float> normal;
    Buffer<float> out(size);
    for (float& value : out) value = normal(generator);
    return out;
}

void items(benchmark::State& state, size_t each) {
    state.SetItemsProcessed(int64_t(state.iterations() * each));
}

// Products, dequantised, with bias: more than the peer's bare sums.
void gemm(benchmark::State& state, const Kernels& kernels, Shape shape, size_t rows) {
    const auto codes = random<uint8_t>(padded(rows, tile_rows) * shape.inputs, 0, 255);
    const auto weights = random<int8_t>(shape.inputs * shape.outputs, -127, 127);
    const Buffer<float> scales(padded(rows, tile_rows), 0.01f), each_output(shape.outputs, 0.01f);
    const Buffer<int32_t> offsets(shape.outputs);
    Buffer<float> out(rows * shape.outputs);
    for (auto _ : state) {
        kernels.linear_int8({codes.data(), shape.inputs, scales.data(), rows},
                            {weights.data(), each_output.data(), offsets.data(), each_output.data(),
                             shape.inputs, shape.outputs},
                            {out.data(), shape.outputs, shape.outputs}, Epilogue::none);
        benchmark::DoNotOptimize(out.data());
    }
    items(state, rows * shape.inputs * shape.outputs);
}

// As the int8 encoder runs it: both products in 16-bit codes.
void attention(benchmark::State& state, const Kernels& kernels, size_t width, size_t heads,
               size_t rows) {
    const auto qkv = random_floats(rows * 3 * width);
    Buffer<float> out(rows * width), scratch(attention_scratch(rows, width / heads));
    for (auto _ : state)
        kernels.attention_int16({qkv.data(), 3 * width, rows, heads, width / heads}, out.data(),
                                width, scratch.data());
    items(state, 2 * rows * rows * width);
}

void layer_norm(benchmark::State& state, const Kernels& kernels, size_t width, size_t rows) {
    const auto x = random_floats(rows * width);
    const Buffer<float> weight(width, 1.0f), bias(width);
    Buffer<float> out(rows * width);
    for (auto _ : state)
        for (size_t t = 0; t < rows; ++t)
            kernels.layer_norm(x.data() + t * width, out.data() + t * width, width, weight.data(),
                               bias.data(), 1e-12f);
    items(state, rows * width);
}

void gelu(benchmark::State& state, const Kernels& kernels, size_t width, size_t rows) {
    const auto x = random_floats(rows * width);
    Buffer<float> row(width);
    for (auto _ : state)
        for (size_t t = 0; t < rows; ++t) {
            std::copy_n(x.data() + t * width, width, row.data());
            kernels.gelu(row.data(), width);
        }
    items(state, rows * width);
}

void quantise(benchmark::State& state, const Kernels& kernels, size_t width, size_t rows) {
    const auto x = random_floats(rows * width);
    Buffer<uint8_t> codes(width);
    for (auto _ : state)
        for (size_t t = 0; t < rows; ++t)
            benchmark::DoNotOptimize(kernels.quantise(x.data() + t * width, width, codes.data()));
    items(state, rows * width);
}

template <class... Arguments>
void add(const std::string& name, void (*part)(benchmark::State&, const Kernels&, Arguments...),
         const Kernels& kernels, Arguments... arguments) {
    benchmark::RegisterBenchmark(name.c_str(), [=, &kernels](benchmark::State& state) {
        part(state, kernels, arguments...);
    });
}

}  // namespace

std::vector<Shape> shapes_of(const ModelSizes& sizes) {
    return {{"qkv", sizes.width, 3 * sizes.width},
            {"output", sizes.width, sizes.width},
            {"inner", sizes.width, sizes.inner},
            {"outer", sizes.inner, sizes.width}};
}

void register_kernels(const Model& model) {
    const Kernels& kernels = model.kernels();
    const ModelSizes& sizes = model.sizes();
    for (const size_t rows : rows_measured) {
        const std::string of_rows = "/" + std::to_string(rows);
        for (const Shape& shape : shapes_of(sizes))
            add(std::string("gemm/ours/") + shape.name + of_rows, gemm, kernels, shape, rows);
        add("kernel/attention" + of_rows, attention, kernels, sizes.width, model.limits().heads,
            rows);
    }
    const size_t rows = rows_measured[std::size(rows_measured) - 1];
    const std::string of_rows = "/" + std::to_string(rows);
    add("kernel/layer_norm" + of_rows, layer_norm, kernels, sizes.width, rows);
    add("kernel/gelu" + of_rows, gelu, kernels, sizes.inner, rows);
    add("kernel/quantise" + of_rows, quantise, kernels, sizes.width, rows);
}

}  // namespace rapport::bench
