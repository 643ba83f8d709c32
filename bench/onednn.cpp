// The encoder's products by oneDNN: u8 × s8 → s32, one thread, weights reordered before; nothing
// is dequantised, which ours does. Its matmul and its inner product: bench/run takes the faster.
#include <cstring>
#include <dnnl.hpp>

#include "bench/parts.h"

namespace rapport::bench {
namespace {

using Type = dnnl::memory::data_type;
using Layout = dnnl::memory::format_tag;
using Description = dnnl::memory::desc;

struct Matmul {
    static constexpr const char* name = "onednn_matmul";
    static constexpr bool weights_by_output = false;
    using Primitive = dnnl::matmul;
    static auto description(const Description& x, const Description& w, const Description& out) {
        return dnnl::matmul::desc(x, w, out);
    }
};
struct InnerProduct {
    static constexpr const char* name = "onednn_inner";
    static constexpr bool weights_by_output = true;
    using Primitive = dnnl::inner_product_forward;
    static auto description(const Description& x, const Description& w, const Description& out) {
        return dnnl::inner_product_forward::desc(dnnl::prop_kind::forward_inference, x, w, out);
    }
};

template <class Peer>
void products(benchmark::State& state, Shape shape, size_t rows) {
    const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    dnnl::stream stream(engine);
    const auto m = int64_t(rows), k = int64_t(shape.inputs), n = int64_t(shape.outputs);
    const dnnl::memory::dims sizes =
        Peer::weights_by_output ? dnnl::memory::dims{n, k} : dnnl::memory::dims{k, n};
    const Description x({m, k}, Type::u8, Layout::ab), out({m, n}, Type::s32, Layout::ab);
    const Description given(sizes, Type::s8, Layout::ab), any(sizes, Type::s8, Layout::any);
    const typename Peer::Primitive::primitive_desc plan(Peer::description(x, any, out), engine);
    dnnl::memory codes(x, engine), weights(given, engine), packed(plan.weights_desc(), engine),
        sums(out, engine);
    for (size_t i = 0; i < rows * shape.inputs; ++i)
        static_cast<uint8_t*>(codes.get_data_handle())[i] = uint8_t(i * 31);
    for (size_t i = 0; i < shape.inputs * shape.outputs; ++i)
        static_cast<int8_t*>(weights.get_data_handle())[i] = int8_t(i * 29 % 255 - 127);
    dnnl::reorder(weights, packed).execute(stream, weights, packed);
    const typename Peer::Primitive primitive(plan);
    const std::unordered_map<int, dnnl::memory> arguments = {
        {DNNL_ARG_SRC, codes}, {DNNL_ARG_WEIGHTS, packed}, {DNNL_ARG_DST, sums}};
    for (auto _ : state) {
        primitive.execute(stream, arguments);
        stream.wait();
    }
    state.SetItemsProcessed(int64_t(state.iterations() * rows * shape.inputs * shape.outputs));
}

template <class Peer>
void add(const Shape& shape, size_t rows) {
    const std::string name =
        std::string("gemm/") + Peer::name + "/" + shape.name + "/" + std::to_string(rows);
    benchmark::RegisterBenchmark(
        name.c_str(), [=](benchmark::State& state) { products<Peer>(state, shape, rows); });
}

}  // namespace

void register_onednn(const ModelSizes& sizes) {
    for (const size_t rows : rows_measured)
        for (const Shape& shape : shapes_of(sizes)) {
            add<Matmul>(shape, rows);
            add<InnerProduct>(shape, rows);
        }
}

}  // namespace rapport::bench
