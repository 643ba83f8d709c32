#include "rapport/language/encoder.h"

namespace rapport {
namespace {

constexpr float epsilon = 1e-12f;

LayerNorm norm(const Model& model, const std::string& name) {
    return {&model.kernels(), model.floats(name + "_w"), model.floats(name + "_b"), epsilon};
}

EncoderLayer layer(const Model& model, size_t i) {
    const std::string at = "encoder.p.l" + std::to_string(i) + "_";
    const auto linear = [&](const std::string& name) {
        return model.linear({at + name + "_w"}, {at + name + "_b"});
    };
    Linear qkv =
        model.linear({at + "q_w", at + "k_w", at + "v_w"}, {at + "q_b", at + "k_b", at + "v_b"});
    return {{&model.kernels(), std::move(qkv), linear("o"), model.limits().heads},
            norm(model, at + "ln1"),
            {linear("f1"), linear("f2")},
            norm(model, at + "ln2")};
}

}  // namespace

void EncoderLayer::operator()(Matrix& x, LayerScratch& scratch) const {
    attention.add_to(x, x, scratch);
    norm_attention(x, x);
    feed_forward.add_to(x, x, scratch);
    norm_feed_forward(x, x);
}

Encoder::Encoder(const Model& model)
    : model_(&model), words_(&model.tensor("encoder.p.emb_word")),
      positions_(model.floats("encoder.p.emb_pos")), norm_(norm(model, "encoder.p.emb_ln")) {
    const size_t width = model.sizes().width;
    const std::vector<float> segment = model.floats("encoder.p.emb_type");
    for (size_t i = 0; i < positions_.size(); ++i) positions_[i] += segment[i % width];
    for (size_t i = 0; i < model.sizes().layers; ++i) layers_.push_back(layer(model, i));
}

void Encoder::embed(std::span<const int32_t> pieces, Matrix& x) const {
    const size_t width = model_->sizes().width;
    reshape(x, pieces.size(), width);
    for (size_t t = 0; t < pieces.size(); ++t) {
        RAPPORT_ASSERT(pieces[t] >= 0 && size_t(pieces[t]) < model_->sizes().vocabulary);
        copy_floats(*words_, size_t(pieces[t]) * width, {x.row(t), width});
        for (size_t i = 0; i < width; ++i) x.row(t)[i] += positions_[t * width + i];
    }
}

void Encoder::operator()(std::span<const int32_t> pieces, Matrix& x, LayerScratch& scratch) const {
    RAPPORT_ASSERT(pieces.size() <= model_->sizes().positions);
    embed(pieces, x);
    norm_(x, x);
    for (const EncoderLayer& layer : layers_) layer(x, scratch);
}

}  // namespace rapport
