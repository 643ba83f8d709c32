// Two ways, one answer: every instruction set of this machine against the scalar reference, bit for
// bit; the reference against sums written out in double precision.
#include "rapport/language/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <random>
#include <vector>

#include "rapport/language/isa.h"
#include "rapport/language/ops.h"

namespace rapport {
namespace {

std::vector<const Kernels*> others() {
    std::vector<const Kernels*> out;
    for (std::string_view name : names_of<Isa>)
        if (const Isa isa = *parse<Isa>(name); supported(isa)) out.push_back(&kernels_for(isa));
    return out;
}

Buffer<float> noise(size_t size, float spread, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, spread);
    Buffer<float> out(size);
    for (float& x : out) x = normal(random);
    return out;
}

template <class T>
void expect_same_bits(const Buffer<T>& want, const Buffer<T>& got, const char* name) {
    ASSERT_EQ(want.size(), got.size());
    EXPECT_EQ(std::memcmp(want.data(), got.data(), want.size() * sizeof(T)), 0) << name;
}

enum class Codes { random, mixed, one_sided };  // the latter two at the ends of their range

// Packed weights of random codes, and the same codes as [outputs][inputs].
struct RandomInt8 {
    size_t inputs, outputs;
    Buffer<int8_t> plain, packed;
    Buffer<int32_t> offsets;
    Buffer<float> scales, bias;

    RandomInt8(size_t inputs_, size_t outputs_, Codes codes)
        : inputs(inputs_),
          outputs(outputs_),
          plain(inputs_ * outputs_),
          packed(inputs_ * outputs_),
          offsets(outputs_),
          scales(noise(outputs_, 0.01f, 3)),
          bias(noise(outputs_, 1, 4)) {
        std::mt19937 random(5);
        for (size_t n = 0; n < outputs; ++n)
            for (size_t k = 0; k < inputs; ++k) {
                const int code = codes == Codes::random  ? int(random() % 256) - 128
                                 : codes == Codes::mixed ? (n % 2 ? 127 : -128)
                                                         : -128;
                plain[n * inputs + k] =
                    packed[n / 64 * 64 * inputs + k / 4 * 256 + n % 64 * 4 + k % 4] = int8_t(code);
                offsets[n] -= 128 * code;
            }
    }
    Int8Weights view() const {
        return {packed.data(), scales.data(), offsets.data(), bias.data(), inputs, outputs};
    }
};

struct RandomRows {
    size_t rows, size;
    Buffer<uint8_t> codes;
    Buffer<float> scales;

    RandomRows(size_t rows_, size_t size_, Codes kind)
        : rows(rows_),
          size(size_),
          codes(padded(rows_, tile_rows) * size_),
          scales(noise(rows_, 0.1f, 6)) {
        std::mt19937 random(7);
        for (uint8_t& code : codes)
            code = uint8_t(kind == Codes::random  ? random() % 256
                           : kind == Codes::mixed ? random() % 2 * 255
                                                  : 255);
    }
    QuantisedRows view() const { return {codes.data(), size, scales.data(), rows}; }
};

constexpr size_t shapes[][3] = {{1, 16, 64},    {5, 64, 128},  {6, 384, 64},       {7, 1536, 128},
                                {13, 256, 192}, {280, 48, 64}, {2, inputs_max, 64}};

TEST(Kernels, Int8ProductsAreExact) {
    for (const auto& [rows, inputs, outputs] : shapes)
        for (Codes codes : {Codes::random, Codes::mixed, Codes::one_sided}) {
            RandomInt8 w(inputs, outputs, codes);
            const RandomRows x(rows, inputs, codes);
            std::fill(w.bias.begin(), w.bias.end(), 0.0f);
            std::fill(w.scales.begin(), w.scales.end(), 1.0f);
            for (const Kernels* kernels : others()) {
                Buffer<float> out(rows * outputs);
                kernels->linear_int8(x.view(), w.view(), {out.data(), outputs, outputs},
                                     Epilogue::none);
                for (size_t t = 0; t < rows; ++t)
                    for (size_t n = 0; n < outputs; ++n) {
                        int64_t sum = 0;
                        for (size_t k = 0; k < inputs; ++k)
                            sum += (int(x.codes[t * inputs + k]) - 128) * w.plain[n * inputs + k];
                        ASSERT_EQ(out[t * outputs + n], float(sum) * x.scales[t]) << kernels->name;
                    }
            }
        }
}

TEST(Kernels, Int8LayersHaveTheSameBits) {
    for (const auto& [rows, inputs, outputs] : shapes)
        for (Epilogue epilogue : {Epilogue::none, Epilogue::gelu, Epilogue::add}) {
            const RandomInt8 w(inputs, outputs, Codes::random);
            const RandomRows x(rows, inputs, Codes::random);
            const auto run = [&, rows = rows, outputs = outputs](const Kernels& kernels) {
                Buffer<float> out = noise(rows * outputs, 1, 8);
                kernels.linear_int8(x.view(), w.view(), {out.data(), outputs, outputs}, epilogue);
                return out;
            };
            const auto want = run(kernels_scalar);
            for (const Kernels* kernels : others())
                expect_same_bits(want, run(*kernels), kernels->name);
        }
}

TEST(Kernels, Float32LayersHaveTheSameBitsAndAreRight) {
    for (const auto& [rows, inputs, outputs] : shapes) {
        const auto x = noise(rows * inputs, 1, 1), w = noise(inputs * outputs, 1, 2),
                   bias = noise(outputs, 1, 3);
        const size_t columns = outputs - 16;  // a target narrower than the packed weights
        const auto run = [&, rows = rows, inputs = inputs,
                          outputs = outputs](const Kernels& kernels) {
            Buffer<float> out(rows * columns);
            kernels.linear_float32(x.data(), inputs, rows, {w.data(), bias.data(), inputs, outputs},
                                   {out.data(), columns, columns}, Epilogue::none);
            return out;
        };
        const auto want = run(kernels_scalar);
        for (const Kernels* kernels : others())
            expect_same_bits(want, run(*kernels), kernels->name);
        for (size_t t = 0; t < rows; ++t)
            for (size_t n = 0; n < columns; ++n) {
                double sum = bias[n];
                for (size_t k = 0; k < inputs; ++k)
                    sum += double(x[t * inputs + k]) * w[n / 64 * 64 * inputs + k * 64 + n % 64];
                EXPECT_NEAR(want[t * columns + n], sum, 1e-4 + 1e-6 * double(inputs));
            }
    }
}

// One head written out in double precision.
double attention_at(const Buffer<float>& qkv, size_t stride, size_t rows, size_t model,
                    size_t width, size_t head, size_t t, size_t d) {
    double total = 0, value = 0;
    for (size_t j = 0; j < rows; ++j) {
        double score = 0;
        for (size_t i = 0; i < width; ++i)
            score += double(qkv[t * stride + head * width + i]) *
                     qkv[j * stride + model + head * width + i];
        const double e = std::exp(score / std::sqrt(double(width)));
        total += e;
        value += e * qkv[j * stride + 2 * model + head * width + d];
    }
    return value / total;
}

struct AttentionCase {
    size_t width, rows, heads = 3;
    Buffer<float> qkv;

    AttentionCase(size_t width_, size_t rows_, float spread)
        : width(width_), rows(rows_), qkv(noise(rows_ * 3 * model(), spread, 1)) {}
    size_t model() const { return heads * width; }
    using Function = decltype(Kernels::attention);
    Buffer<float> operator()(Function attention) const {
        Buffer<float> out(rows * model()), scratch(attention_scratch(rows, width), NAN);
        attention({qkv.data(), 3 * model(), rows, heads, width}, out.data(), model(),
                  scratch.data());
        return out;
    }
    double error(const Buffer<float>& out) const {
        double worst = 0;
        for (size_t t = 0; t < rows; t += 9)
            for (size_t c = 0; c < model(); c += 7)
                worst = std::max(worst, std::fabs(out[t * model() + c] -
                                                  attention_at(qkv, 3 * model(), rows, model(),
                                                               width, c / width, t, c % width)));
        return worst;
    }
};

TEST(Kernels, AttentionHasTheSameBitsAndIsRight) {
    for (size_t width : {32, 64})
        for (size_t rows : {1, 7, 16, 17, 32, 33, 63, 65, 130})
            for (float spread : {0.0f, 0.7f, 30.0f}) {
                const AttentionCase run(width, rows, spread);
                const auto exact = run(kernels_scalar.attention),
                           coded = run(kernels_scalar.attention_int16);
                for (const Kernels* kernels : others()) {
                    expect_same_bits(exact, run(kernels->attention), kernels->name);
                    expect_same_bits(coded, run(kernels->attention_int16), kernels->name);
                }
                EXPECT_LE(run.error(exact), spread < 1 ? 1e-5 : 0.01 * spread) << rows;
                EXPECT_LE(run.error(coded), spread < 1 ? 1e-3 : 0.01 * spread) << rows;
            }
}

TEST(Kernels, AttentionInCodesStaysBelowTheirLimits) {
    for (size_t width : {32, 64})
        for (float value : {1e3f, -1e3f}) {
            AttentionCase run(width, 600, 0);
            run.heads = 1;
            run.qkv.assign(run.rows * 3 * width, value);
            for (const Kernels* kernels : others())
                for (float x : run(kernels->attention_int16))
                    ASSERT_NEAR(x, value, 1e-3) << kernels->name;
        }
}

TEST(Kernels, RowsHaveTheSameBits) {
    for (size_t size : {16, 32, 256, 384, 1536}) {
        const auto x = noise(size, 3, 1), w = noise(size, 1, 2), b = noise(size, 1, 3);
        const auto run = [&](const Kernels& kernels) {
            Buffer<float> out(size * 4 + 48);
            Buffer<uint8_t> codes(size);
            kernels.layer_norm(x.data(), out.data(), size, w.data(), b.data(), 1e-5f);
            for (size_t i = 0; i < 3; ++i) std::memcpy(&out[size * (i + 1)], x.data(), size * 4);
            kernels.gelu(&out[size], size);
            kernels.softmax(&out[2 * size], size - 5);
            kernels.add_scaled(&out[3 * size], w.data(), 0.3f, size);
            out[size * 4] = kernels.dot(x.data(), w.data(), size);
            out[size * 4 + 1] = kernels.quantise(x.data(), size, codes.data());
            for (size_t i = 0; i < 16; ++i) out[size * 4 + 16 + i] = codes[i];
            return out;
        };
        const auto want = run(kernels_scalar);
        for (const Kernels* kernels : others())
            expect_same_bits(want, run(*kernels), kernels->name);
    }
}

TEST(Kernels, QuantisedRowsAreWithinHalfAStep) {
    const auto x = noise(384, 2, 9);
    Buffer<uint8_t> codes(384);
    const float scale = kernels_scalar.quantise(x.data(), 384, codes.data());
    for (size_t i = 0; i < 384; ++i)
        EXPECT_LE(std::fabs(scale * (codes[i] - 128) - x[i]), 0.501f * scale);
    const Buffer<float> zeros(16);
    EXPECT_GT(kernels_scalar.quantise(zeros.data(), 16, codes.data()), 0.0f);
    EXPECT_EQ(codes[0], 128);
}

TEST(Kernels, PolynomialsAreWithinOneMillionth) {
    for (const Kernels* kernels : others()) {
        Buffer<float> x(1 << 18), e, g;
        for (size_t i = 0; i < x.size(); ++i)
            x[i] = (float(i) / float(x.size()) - 0.5f) * 60;  // −30 … 30
        e = g = x;
        kernels->exp(e.data(), e.size());
        kernels->gelu(g.data(), g.size());
        double worst_exp = 0, worst_gelu = 0;
        for (size_t i = 0; i < x.size(); ++i) {
            const double real = std::exp(double(x[i]));
            worst_exp = std::max(worst_exp, std::fabs(e[i] - real) / std::max(1.0, real));
            const double gelu = 0.5 * x[i] * std::erfc(-x[i] / std::sqrt(2.0));
            worst_gelu = std::max(worst_gelu, std::fabs(g[i] - gelu));
        }
        EXPECT_LE(worst_exp, 1e-6) << kernels->name;
        EXPECT_LE(worst_gelu, 1e-6) << kernels->name;
    }
}

TEST(Kernels, GeluFarOutIsTheIdentityOrZero) {
    Buffer<float> x = {6, -6, 100, -100, 3e5f, -3e5f, 0, -0.0f, 1e-30f, 1, 2, 3, 4, 5, 6, 7};
    kernels_scalar.gelu(x.data(), x.size());
    EXPECT_EQ(x[0], 6.0f);
    EXPECT_EQ(x[1], 0.0f);
    EXPECT_EQ(x[2], 100.0f);
    EXPECT_EQ(x[3], 0.0f);
    EXPECT_EQ(x[4], 3e5f);
    EXPECT_EQ(x[5], 0.0f);
    EXPECT_EQ(x[6], 0.0f);
}

TEST(Isa, UnknownNamesAreRefused) {
    EXPECT_TRUE(choose_kernels(""));
    EXPECT_STREQ((*choose_kernels("scalar"))->name, "scalar");
    for (const char* other : {"sse", "AVX2", " ", "avx512"}) {
        const auto kernels = choose_kernels(other);
        ASSERT_FALSE(kernels) << other;
        EXPECT_EQ(kernels.fault().kind, FaultKind::usage);
    }
    for (std::string_view name : names_of<Isa>) {
        const bool here = supported(*parse<Isa>(name));
        EXPECT_EQ(bool(choose_kernels(name)), here) << name;
        if (!here) continue;
        EXPECT_EQ((*choose_kernels(name))->name, name);
    }
}

TEST(Isa, EveryKernelRunsHere) {
    for (std::string_view name : names_of<Isa>)
        if (!supported(*parse<Isa>(name)))
            GTEST_SKIP() << name << ": assembled, not run, this machine lacks it";
}

}  // namespace
}  // namespace rapport
