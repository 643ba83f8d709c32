// The heads against PyTorch (training/reference.py), and a tiny random model in every instruction
// set.
#include "rapport/claims/heads.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "rapport/language/model.h"
#include "rapport/language/tiny_model.h"

namespace rapport {
namespace {

using Json = nlohmann::json;

Window window_of(const Json& json) {
    Window window;
    for (const int shape : json["shape"])
        window.words.push_back({.text = {}, .span = {}, .shape = Shape(shape)});
    window.pieces = json["pieces"].get<std::vector<int32_t>>();
    window.first = json["first"].get<std::vector<uint16_t>>();
    return window;
}

size_t best_of(const std::vector<float>& row) {
    return size_t(std::max_element(row.begin(), row.end()) - row.begin());
}

// Differences to PyTorch, over all rows that were compared.
struct Comparison {
    double worst = 0;
    size_t rows = 0, other_best = 0;

    void add(std::vector<float> got, const Json& json) {
        const auto want = json.get<std::vector<float>>();
        ASSERT_EQ(got.size(), want.size());
        for (size_t i = 0; i < want.size(); ++i)
            worst = std::max(worst, std::fabs(double(got[i]) - want[i]));
        ++rows;
        other_best += best_of(got) != best_of(want);
    }
    void add(const Matrix& got, const Json& json) {
        ASSERT_EQ(got.rows, json.size());
        for (size_t n = 0; n < got.rows; ++n) add({got.row(n), got.row(n) + got.columns}, json[n]);
    }
};

void compare(const Heads& heads, const Json& json, Heads::Scratch& scratch, Comparison& out) {
    const auto known = json["known"].get<std::vector<uint8_t>>();
    ASSERT_TRUE(heads.read(window_of(json), known, scratch));
    out.add(heads.triggers(scratch), json["triggers"]);
    for (const Json& claim : json["claims"]) {
        const TriggerSpan trigger{claim["first"], claim["last"], claim["label"]};
        const MentionSpan mention{claim["mention"][0], claim["mention"][1]};
        const PairScores scores = heads.pairs(trigger, scratch);
        out.add(scores.roles, claim["roles"]);
        out.add(scores.chain, claim["chain"]);
        out.add(scores.setting, claim["setting"]);
        out.add(scores.holder, claim["holder"]);
        out.add(scores.author, claim["author"]);
        out.add(scores.mode, claim["mode"]);
        out.add(scores.kind1, claim["kind1"]);
        out.add(scores.kind2, claim["kind2"]);
        out.add(heads.point(trigger, mention, scratch), claim["point"]);
    }
}

std::string from_environment(const char* name, const char* otherwise) {
    const char* value = std::getenv(name);
    return value ? value : otherwise;
}

// The weights that are shipped and what PyTorch said of them; $RAPPORT_MODEL and $RAPPORT_REFERENCE
// name others.
class Reference : public testing::Test {
  protected:
    Comparison run(Precision precision) {
        const std::string weights = from_environment("RAPPORT_MODEL", "models/rapport.safetensors");
        Comparison out;
        auto model = Model::open(weights, precision, "");
        EXPECT_TRUE(model) << model.fault().message;
        if (!model) return out;
        const Heads heads(*model);
        const auto scratch = Heads::scratch();
        const std::string said =
            from_environment("RAPPORT_REFERENCE", "tests/model/reference.json");
        std::ifstream file(said);
        EXPECT_TRUE(file) << said << " is missing: training/reference.py writes it";
        if (!file) return out;
        for (const Json& window : Json::parse(file)) compare(heads, window, *scratch, out);
        return out;
    }
    void SetUp() override {
        if (!std::getenv("RAPPORT_MODEL") && !std::filesystem::exists("models/rapport.safetensors"))
            GTEST_SKIP() << "models/rapport.safetensors is not there";
    }
};

TEST_F(Reference, Float32SaysWhatPyTorchSays) {
    const Comparison c = run(Precision::float32);
    EXPECT_GT(c.rows, 100u);
    EXPECT_LE(c.worst, 2e-3);
    EXPECT_EQ(c.other_best, 0u);
    RecordProperty("worst", std::to_string(c.worst));
}

TEST_F(Reference, Int8RarelyDiffers) {
    const Comparison c = run(Precision::int8);
    EXPECT_GT(c.rows, 100u);
    EXPECT_LE(double(c.other_best), 0.02 * double(c.rows));
    RecordProperty("worst", std::to_string(c.worst));
    RecordProperty("other_best", std::to_string(c.other_best));
}

std::string path() { return testing::TempDir() + "rapport_heads_test.safetensors"; }

Window tiny_window(size_t words) {
    Window window;
    window.pieces = {1};
    for (size_t i = 0; i < words; ++i) {
        window.words.push_back({.text = {}, .span = {}, .shape = Shape(i % 6)});
        window.first.push_back(uint16_t(window.pieces.size()));
        window.pieces.push_back(int32_t(i * i % 11));
        if (i % 5 == 0) window.pieces.push_back(4);
    }
    window.pieces.push_back(2);
    return window;
}

void append(const Matrix& m, std::vector<float>& out) {
    out.insert(out.end(), m.cells.begin(), m.cells.end());
}
void append(const std::vector<float>& v, std::vector<float>& out) {
    out.insert(out.end(), v.begin(), v.end());
}

// Everything that the heads say about two windows.
std::vector<float> all_scores(Precision precision, std::string_view isa) {
    auto model = Model::open(path(), precision, isa);
    RAPPORT_ASSERT(model);
    const Heads heads(*model);
    const auto scratch = Heads::scratch();
    std::vector<float> out;
    for (uint32_t words : {23u, 1u, 9u}) {
        std::vector<uint8_t> known(words);
        for (size_t n = 0; n < words; n += 3) known[n] = 1;
        RAPPORT_ASSERT(heads.read(tiny_window(words), known, *scratch));
        append(heads.triggers(*scratch), out);
        for (uint32_t at : {words / 2, words - 1}) {
            const PairScores s = heads.pairs({at, at, 3 + at % 5}, *scratch);
            for (const Matrix* m : {&s.roles, &s.chain, &s.setting}) append(*m, out);
            for (const auto* v : {&s.holder, &s.author, &s.mode, &s.kind1, &s.kind2})
                append(*v, out);
            append(heads.point({at, at, 1}, {at / 2, at}, *scratch), out);
        }
    }
    return out;
}

TEST(Heads, HaveTheSameBitsInEverySet) {
    tiny::write(path());
    for (Precision precision : {Precision::int8, Precision::float32}) {
        const auto want = all_scores(precision, "scalar");
        for (Isa isa : {Isa::avx2, Isa::avx512vnni}) {
            if (!supported(isa)) continue;
            const auto got = all_scores(precision, name(isa));
            ASSERT_EQ(got.size(), want.size());
            EXPECT_EQ(std::memcmp(got.data(), want.data(), 4 * want.size()), 0) << name(isa);
        }
    }
}

TEST(Heads, PointerSharesSumToOneOverKnownWords) {
    auto model = Model::open(tiny::write(path()), Precision::int8, "");
    ASSERT_TRUE(model);
    const Heads heads(*model);
    const auto scratch = Heads::scratch();
    const std::vector<uint8_t> known = {0, 1, 0, 0, 1, 0, 0};
    ASSERT_TRUE(heads.read(tiny_window(7), known, *scratch));
    const auto shares = heads.point({2, 2, 1}, {0, 1}, *scratch);
    ASSERT_EQ(shares.size(), 8u);
    float sum = 0;
    for (size_t n = 0; n < 7; ++n) {
        EXPECT_EQ(shares[n] == 0, !known[n]) << n;
        sum += shares[n];
    }
    EXPECT_NEAR(sum + shares[7], 1, 1e-6);
}

TEST(Heads, AStateThatIsNotFiniteIsReported) {
    tiny::write(path(), [](tiny::Parts& p) {
        std::string halves(2 * 11 * 64, '\0');
        halves[2 * 4 * 64 + 1] =
            '\x7e';  // a NaN in piece 4, which the check at the start leaves out
        p.bytes["encoder.p.emb_word"] = halves;
    });
    auto model = Model::open(path(), Precision::int8, "");
    ASSERT_TRUE(model) << model.fault().message;
    const Heads heads(*model);
    const auto scratch = Heads::scratch();
    EXPECT_FALSE(heads.read(tiny_window(3), std::vector<uint8_t>(3), *scratch));
}

}  // namespace
}  // namespace rapport
