#include "rapport/language/shapes.h"

#include <cstring>

#include "rapport/language/kernels.h"

namespace rapport {
namespace {

constexpr size_t layers_max = 48;
constexpr const char* piece_embeddings = "encoder.p.emb_word";

Fault bad(const std::string& what) { return {FaultKind::unusable, "weight file: " + what}; }

// Size of dimension d of a tensor, 0 where there is none.
size_t size_of(const Safetensors& file, const std::string& name, size_t d) {
    const auto found = file.tensors.find(name);
    if (found == file.tensors.end() || found->second.shape.size() <= d) return 0;
    return found->second.shape[d];
}

size_t count(const Safetensors& file, const std::string& before, const std::string& after) {
    size_t n = 0;
    while (n < layers_max && file.tensors.contains(before + std::to_string(n) + after)) ++n;
    return n;
}

ModelSizes sizes_of(const Safetensors& file) {
    ModelSizes sizes{};
    sizes.layers = count(file, "encoder.p.l", "_q_w");
    sizes.vocabulary = size_of(file, piece_embeddings, 0);
    sizes.positions = size_of(file, "encoder.p.emb_pos", 0);
    sizes.width = size_of(file, piece_embeddings, 1);
    sizes.inner = size_of(file, "encoder.p.l0_f1_w", 0);
    sizes.hidden = size_of(file, "sum_word.weight", 0);
    sizes.role_layers = count(file, "role_layers.", ".qkv.weight");
    sizes.role_inner = size_of(file, "role_layers.0.f1.weight", 0);
    return sizes;
}

bool fits_kernels(size_t width, size_t heads) { return width == 32 * heads || width == 64 * heads; }

Status check_sizes(const ModelSizes& s, const Metadata& metadata) {
    const Limits& limits = metadata.limits;
    if (s.layers == 0 || s.role_layers == 0) return bad("it has no layers");
    if (!fits_kernels(s.width, limits.heads) || !fits_kernels(s.hidden, limits.role_heads))
        return bad("heads must be 32 or 64 wide");
    if (3 * s.width > inputs_max || 3 * s.hidden > inputs_max || s.inner > inputs_max ||
        s.role_inner > inputs_max || s.inner % lane_count || s.role_inner % lane_count)
        return bad("its layers are too wide, or no multiple of 16");
    if (s.vocabulary != metadata.vocabulary.size()) return bad("vocabulary and embeddings differ");
    if (limits.pieces > s.positions) return bad("limits.pieces is above the positions");
    return Done{};
}

void add_encoder(const ModelSizes& s, Shapes& out) {
    const size_t d = s.width;
    const auto add_norm = [&](const std::string& name) {
        out[name + "_w"] = out[name + "_b"] = {d};
    };
    out[piece_embeddings] = {s.vocabulary, d};
    out["encoder.p.emb_pos"] = {s.positions, d};
    out["encoder.p.emb_type"] = {2, d};
    add_norm("encoder.p.emb_ln");
    for (size_t i = 0; i < s.layers; ++i) {
        const std::string layer = "encoder.p.l" + std::to_string(i) + "_";
        for (const char* part : {"q", "k", "v", "o"}) {
            out[layer + part + "_w"] = {d, d};
            out[layer + part + "_b"] = {d};
        }
        out[layer + "f1_w"] = {s.inner, d}, out[layer + "f1_b"] = {s.inner};
        out[layer + "f2_w"] = {d, s.inner}, out[layer + "f2_b"] = {d};
        add_norm(layer + "ln1"), add_norm(layer + "ln2");
    }
}

void add_linear(const std::string& name, size_t outputs, size_t inputs, Shapes& out) {
    out[name + ".weight"] = {outputs, inputs};
    out[name + ".bias"] = {outputs};
}

void add_role_layers(const ModelSizes& s, Shapes& out) {
    const size_t h = s.hidden;
    for (size_t i = 0; i < s.role_layers; ++i) {
        const std::string layer = "role_layers." + std::to_string(i) + ".";
        for (const char* norm : {"n1", "n2"}) {
            out[layer + norm + ".weight"] = {h};
            out[layer + norm + ".bias"] = {h};
        }
        add_linear(layer + "qkv", 3 * h, h, out);
        add_linear(layer + "o", h, h, out);
        add_linear(layer + "f1", s.role_inner, h, out);
        add_linear(layer + "f2", h, s.role_inner, out);
    }
}

void add_heads(const ModelSizes& s, const Metadata& metadata, Shapes& out) {
    const size_t d = s.width, h = s.hidden, relative = 2 * metadata.limits.distance + 1;
    const Labels& labels = metadata.labels;
    out["shape.weight"] = {6, d}, out["known.weight"] = {2, d};
    add_linear("trigger_hidden", d, d, out);
    add_linear("trigger_out", labels.trigger.size(), d, out);
    for (const char* name : {"sum_trigger", "sum_word", "point_key"}) add_linear(name, h, d, out);
    out["mul_trigger.weight"] = out["mul_word.weight"] = {h, d};
    out["relative.weight"] = {relative, h}, out["event_type.weight"] = {labels.trigger.size(), h};
    out["smooth.weight"] = {h, h, 3}, out["smooth.bias"] = {h};
    add_linear("roles", labels.roles.size(), h, out);
    add_linear("chain", labels.chain.size(), h, out);
    add_linear("setting", labels.setting.size(), h, out);
    add_linear("pool", 5, h, out);
    for (const char* name : {"holder", "author"})
        add_linear(name, labels.factuality.size(), h + d, out);
    for (const char* name : {"kind1", "kind2"}) add_linear(name, labels.kind.size(), h + d, out);
    add_linear("mode", labels.mode.size(), h + d, out);
    add_linear("point_query", h, 3 * d, out);
    add_linear("point_none", 1, 3 * d, out);
    out["point_inside.weight"] = {2, 1}, out["point_relative.weight"] = {relative, 1};
}

// No infinity, no NaN: the exponent is never all ones.
template <class Bits>
bool finite(std::string_view bytes, Bits exponent) {
    Bits infinite = 0;
    for (size_t i = 0; i < bytes.size(); i += sizeof(Bits)) {
        Bits bits;
        std::memcpy(&bits, bytes.data() + i, sizeof bits);
        infinite |= Bits((bits & exponent) == exponent);
    }
    return infinite == 0;
}

bool finite(const Tensor& tensor) {
    if (tensor.dtype == Dtype::f16) return finite<uint16_t>(tensor.bytes, 0x7c00);
    return finite<uint32_t>(tensor.bytes, 0x7f800000);
}

}  // namespace

Shapes shapes_of(const ModelSizes& sizes, const Metadata& metadata) {
    Shapes out;
    add_encoder(sizes, out);
    add_role_layers(sizes, out);
    add_heads(sizes, metadata, out);
    return out;
}

Result<ModelSizes> check_shapes(const Safetensors& file, const Metadata& metadata) {
    const ModelSizes sizes = sizes_of(file);
    if (auto done = check_sizes(sizes, metadata); !done) return done.fault();
    const Shapes shapes = shapes_of(sizes, metadata);
    for (const auto& [name, shape] : shapes) {
        const auto found = file.tensors.find(name);
        if (found == file.tensors.end()) return bad(name + " is missing");
        if (found->second.shape != shape) return bad(name + " has another shape");
        if (name != piece_embeddings && !finite(found->second)) return bad(name + " is not finite");
    }
    if (shapes.size() != file.tensors.size())
        return bad("it holds tensors that are not the model's");
    return sizes;
}

}  // namespace rapport
