#include "rapport/claims/heads.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "rapport/language/encoder.h"

namespace rapport {
namespace {

constexpr float epsilon = 1e-5f;
constexpr float nowhere = -1e4f;
constexpr size_t pools = 5;  // holder, author, mode, kind1, kind2

struct RoleLayer {
    LayerNorm norm_attention;
    SelfAttention attention;
    LayerNorm norm_feed_forward;
    FeedForward feed_forward;

    void operator()(Matrix& z, Matrix& normed, LayerScratch& scratch) const {
        norm_attention(z, normed);
        attention.add_to(z, normed, scratch);
        norm_feed_forward(z, normed);
        feed_forward.add_to(z, normed, scratch);
    }
};

Linear big(const Model& model, const std::string& name) {
    return model.linear({name + ".weight"}, {name + ".bias"});
}
Linear small(const Model& model, const std::string& name) {
    return model.linear({name + ".weight"}, {name + ".bias"}, Precision::float32);
}

RoleLayer role_layer(const Model& model, size_t i) {
    const std::string at = "role_layers." + std::to_string(i) + ".";
    const Kernels* kernels = &model.kernels();
    const auto norm = [&](const std::string& name) {
        return LayerNorm{kernels, model.floats(at + name + ".weight"),
                         model.floats(at + name + ".bias"), epsilon};
    };
    return {norm("n1"),
            {kernels, big(model, at + "qkv"), big(model, at + "o"), model.limits().role_heads},
            norm("n2"),
            {big(model, at + "f1"), big(model, at + "f2")}};
}

// A convolution over three words is a linear layer over three rows that lie end to end.
Linear convolution(const Model& model, const std::string& name) {
    const std::vector<float> from = model.floats(name + ".weight");  // [out][in][3]
    const std::vector<size_t>& shape = model.tensor(name + ".weight").shape;
    const size_t outputs = shape[0], inputs = shape[1], taps = shape[2];
    std::vector<float> to(from.size());
    for (size_t n = 0; n < outputs; ++n)
        for (size_t k = 0; k < inputs; ++k)
            for (size_t tap = 0; tap < taps; ++tap)
                to[(n * taps + tap) * inputs + k] = from[(n * inputs + k) * taps + tap];
    return Linear(model.kernels(), model.precision(), to, model.floats(name + ".bias"), outputs);
}

bool finite(const Matrix& m) {
    bool good = true;
    for (float x : m.cells) good &= std::isfinite(x);
    return good;
}

Matrix columns_of(const Matrix& from, size_t first, size_t count) {
    Matrix out;
    out.resize(from.rows, count);
    for (size_t n = 0; n < from.rows; ++n) std::copy_n(from.row(n) + first, count, out.row(n));
    return out;
}

}  // namespace

struct Heads::Weights {
    const Model& model;
    const Kernels& kernels;
    size_t width, hidden, distance;
    Encoder encoder;
    std::vector<float> shape, known, relative, event_type, point_inside, point_relative;
    Linear trigger_hidden, trigger_out;
    Linear word_side, trigger_side;  // sum, mul and the pointer's keys; sum and mul
    Linear smooth;
    std::vector<RoleLayer> role_layers;
    Linear tags;  // roles, chain, setting, pool
    std::array<Linear, pools> attributes;
    Linear point_query, point_none;

    explicit Weights(const Model& m);
    size_t relative_at(size_t word, size_t from) const;
};

Heads::Weights::Weights(const Model& m)
    : model(m), kernels(m.kernels()), width(m.sizes().width), hidden(m.sizes().hidden),
      distance(m.limits().distance), encoder(m), shape(m.floats("shape.weight")),
      known(m.floats("known.weight")), relative(m.floats("relative.weight")),
      event_type(m.floats("event_type.weight")), point_inside(m.floats("point_inside.weight")),
      point_relative(m.floats("point_relative.weight")), trigger_hidden(big(m, "trigger_hidden")),
      trigger_out(small(m, "trigger_out")),
      word_side(m.linear({"sum_word.weight", "mul_word.weight", "point_key.weight"},
                         {"sum_word.bias", "", "point_key.bias"})),
      trigger_side(
          m.linear({"sum_trigger.weight", "mul_trigger.weight"}, {"sum_trigger.bias", ""})),
      smooth(convolution(m, "smooth")),
      tags(m.linear({"roles.weight", "chain.weight", "setting.weight", "pool.weight"},
                    {"roles.bias", "chain.bias", "setting.bias", "pool.bias"}, Precision::float32)),
      attributes{small(m, "holder"), small(m, "author"), small(m, "mode"), small(m, "kind1"),
                 small(m, "kind2")},
      point_query(big(m, "point_query")), point_none(small(m, "point_none")) {
    for (size_t i = 0; i < m.sizes().role_layers; ++i) role_layers.push_back(role_layer(m, i));
}

// Row of a table by relative position: word − from, cut at ±distance.
size_t Heads::Weights::relative_at(size_t word, size_t from) const {
    const auto far = ptrdiff_t(distance);
    return size_t(std::clamp(ptrdiff_t(word) - ptrdiff_t(from), -far, far) + far);
}

struct Heads::Scratch {
    LayerScratch layer;
    std::vector<uint8_t> known;
    Matrix pieces, states, hidden, triggers;
    bool words_done = false;
    Matrix word_side;  // once a window, when the first trigger asks
    Matrix trigger_side, z_between, z, normed, tags;
    Matrix pool, features, query, none, attribute;
};

Heads::ScratchPointer Heads::scratch() { return ScratchPointer(new Scratch); }
void Heads::Free::operator()(Scratch* scratch) const { delete scratch; }

Heads::Heads(const Model& model) : weights_(std::make_unique<Weights>(model)) {}
Heads::~Heads() = default;
Heads::Heads(Heads&&) noexcept = default;

bool Heads::read(const Window& window, std::span<const uint8_t> known, Scratch& s) const {
    const Weights& w = *weights_;
    RAPPORT_ASSERT(known.size() == window.words.size() && known.size() == window.first.size());
    w.encoder(window.pieces, s.pieces, s.layer);
    s.known.assign(known.begin(), known.end());
    s.words_done = false;
    reshape(s.states, known.size(), w.width);
    for (size_t n = 0; n < known.size(); ++n) {
        RAPPORT_ASSERT(window.first[n] < s.pieces.rows);
        const float* piece = s.pieces.row(window.first[n]);
        const float* shape = w.shape.data() + size_t(window.words[n].shape) * w.width;
        const float* mark = w.known.data() + (known[n] ? w.width : 0);
        for (size_t i = 0; i < w.width; ++i) s.states.row(n)[i] = piece[i] + shape[i] + mark[i];
    }
    return finite(s.states);
}

const Matrix& Heads::triggers(Scratch& s) const {
    const Weights& w = *weights_;
    reshape(s.hidden, s.states.rows, w.trigger_hidden.outputs());
    reshape(s.triggers, s.states.rows, w.trigger_out.outputs());
    w.trigger_hidden(s.states, s.hidden, 0, Epilogue::gelu, s.layer.linear);
    w.trigger_out(s.hidden, s.triggers, 0, Epilogue::none, s.layer.linear);
    return s.triggers;
}

namespace {

using Weights = Heads::Weights;
using Scratch = Heads::Scratch;

void once_a_window(const Weights& w, Scratch& s) {
    if (s.words_done) return;
    reshape(s.word_side, s.states.rows, w.word_side.outputs());
    w.word_side(s.states, s.word_side, 0, Epilogue::none, s.layer.linear);
    s.words_done = true;
}

// z_j = gelu(A·t + B·h_j + (C·t)∘(D·h_j) + relative position + type), a row of zeros before and
// after.
void combine(const Weights& w, const TriggerSpan& trigger, Scratch& s) {
    const size_t h = w.hidden, words = s.states.rows;
    reshape(s.trigger_side, 1, 2 * h);
    w.trigger_side(Rows(s.states).part(trigger.first, 1), s.trigger_side, 0, Epilogue::none,
                   s.layer.linear);
    const float *sum = s.trigger_side.row(0), *mul = sum + h;
    const float* type = w.event_type.data() + trigger.label * h;
    s.z_between.resize(words + 2, h);
    for (size_t n = 0; n < words; ++n) {
        const float* word = s.word_side.row(n);
        const float* relative = w.relative.data() + w.relative_at(n, trigger.first) * h;
        float* z = s.z_between.row(n + 1);
        for (size_t i = 0; i < h; ++i)
            z[i] = sum[i] + word[i] + mul[i] * word[h + i] + relative[i] + type[i];
        w.kernels.gelu(z, h);
    }
}

// z = gelu(convolution over neighbours + z), then the role layers.
void refine(const Weights& w, Scratch& s) {
    const size_t h = w.hidden, words = s.states.rows;
    reshape(s.z, words, h);
    std::copy_n(s.z_between.row(1), words * s.z.stride, s.z.row(0));
    w.smooth(Rows(s.z_between.row(0), words, 3 * h, h), s.z, 0, Epilogue::add, s.layer.linear);
    for (size_t n = 0; n < words; ++n) w.kernels.gelu(s.z.row(n), h);
    for (const RoleLayer& layer : w.role_layers) layer(s.z, s.normed, s.layer);
}

// One attribute's logits: the words' z weighed by attention, beside the trigger's state.
std::vector<float> attribute(const Weights& w, const TriggerSpan& trigger, size_t pool,
                             Scratch& s) {
    const size_t words = s.z.rows, column = w.tags.outputs() - pools + pool;
    s.pool.resize(1, words);
    for (size_t n = 0; n < words; ++n) s.pool.row(0)[n] = s.tags.row(n)[column];
    w.kernels.softmax(s.pool.row(0), words);
    s.features.resize(1, w.hidden + w.width);
    float* features = s.features.row(0);
    for (size_t n = 0; n < words; ++n)
        w.kernels.add_scaled(features, s.z.row(n), s.pool.row(0)[n], w.hidden);
    std::copy_n(s.states.row(trigger.first), w.width, features + w.hidden);
    const Linear& out = w.attributes[pool];
    s.attribute.resize(1, out.outputs());
    out(s.features, s.attribute, 0, Epilogue::none, s.layer.linear);
    return {s.attribute.row(0), s.attribute.row(0) + out.outputs()};
}

}  // namespace

PairScores Heads::pairs(const TriggerSpan& trigger, Scratch& s) const {
    const Weights& w = *weights_;
    const Labels& labels = w.model.labels();
    RAPPORT_ASSERT(trigger.first < s.states.rows && trigger.label < labels.trigger.size());
    once_a_window(w, s);
    combine(w, trigger, s);
    refine(w, s);
    reshape(s.tags, s.z.rows, w.tags.outputs());
    w.tags(s.z, s.tags, 0, Epilogue::none, s.layer.linear);
    const size_t roles = labels.roles.size(), chain = labels.chain.size();
    PairScores out;
    out.roles = columns_of(s.tags, 0, roles);
    out.chain = columns_of(s.tags, roles, chain);
    out.setting = columns_of(s.tags, roles + chain, labels.setting.size());
    std::vector<float>* const attributes[pools] = {&out.holder, &out.author, &out.mode, &out.kind1,
                                                   &out.kind2};
    for (size_t pool = 0; pool < pools; ++pool) *attributes[pool] = attribute(w, trigger, pool, s);
    return out;
}

std::vector<float> Heads::point(const TriggerSpan& trigger, const MentionSpan& mention,
                                Scratch& s) const {
    const Weights& w = *weights_;
    const size_t words = s.states.rows, h = w.hidden;
    RAPPORT_ASSERT(mention.first <= mention.last && mention.last < words && trigger.first < words);
    once_a_window(w, s);
    reshape(s.features, 1, 3 * w.width), reshape(s.query, 1, h), reshape(s.none, 1, 1);
    float* features = s.features.row(0);
    for (uint32_t word : {mention.first, mention.last, trigger.first})
        features = std::copy_n(s.states.row(word), w.width, features);
    w.point_query(s.features, s.query, 0, Epilogue::none, s.layer.linear);
    w.point_none(s.features, s.none, 0, Epilogue::none, s.layer.linear);
    s.pool.resize(1, words + 1);
    float* scores = s.pool.row(0);
    for (size_t n = 0; n < words; ++n) {
        const bool inside = n >= mention.first && n <= mention.last;
        const float dot = w.kernels.dot(s.word_side.row(n) + 2 * h, s.query.row(0), h);
        const float bias =
            w.point_inside[inside] + w.point_relative[w.relative_at(n, mention.first)];
        scores[n] = s.known[n] ? dot / 16 + bias : nowhere;
    }
    scores[words] = s.none.row(0)[0];
    w.kernels.softmax(scores, words + 1);
    for (size_t n = 0; n < words; ++n)
        if (!s.known[n]) scores[n] = 0;
    return {scores, scores + words + 1};
}

}  // namespace rapport
