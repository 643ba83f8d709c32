#include "rapport/language/model.h"

#include <gtest/gtest.h>

#include "rapport/base/hash.h"
#include "rapport/language/tiny_model.h"

namespace rapport {
namespace {

std::string path() { return testing::TempDir() + "rapport_model_test.safetensors"; }

TEST(Model, OpensWhatTrainingWrites) {
    auto model = Model::open(tiny::write(path()), Precision::int8, "scalar");
    ASSERT_TRUE(model) << model.fault().message;
    EXPECT_EQ(model->isa(), "scalar");
    EXPECT_EQ(model->labels().mode.size(), 75u);
    EXPECT_EQ(model->vocabulary()[3], "v3");
    EXPECT_EQ(model->limits().pieces_context, 8u);
    EXPECT_EQ(model->calibration().weights, (std::vector<float>{1.5f, 2}));
    EXPECT_EQ(model->version(), sha256_hex(tiny::file()).substr(0, 12));
    EXPECT_EQ(model->sizes().inner, 96u);
    EXPECT_EQ(
        model->linear({"sum_word.weight", "mul_word.weight"}, {"sum_word.bias", ""}).outputs(),
        256u);
    const Model moved = std::move(*model);
    EXPECT_EQ(moved.floats("known.weight").size(), 128u);
}

TEST(Model, RefusesWithTheReason) {
    using tiny::Parts;
    const struct {
        tiny::Change with;
        std::string reason;
    } rows[] = {
        {[](Parts& p) { p.texts.erase("format"); }, "format"},
        {[](Parts& p) { p.texts["format"] = "rapport-claims-1"; }, "format"},
        {[](Parts& p) { p.texts.erase("labels"); }, "bad metadata labels"},
        {[](Parts& p) { p.texts["labels"] = "{"; }, "bad metadata labels"},
        {[](Parts& p) { p.texts["labels"] = "[]"; }, "bad metadata trigger"},
        {[](Parts& p) { p.texts["vocabulary"] = R"(["a","a"])"; }, "bad metadata vocabulary"},
        {[](Parts& p) { p.texts["vocabulary"] = R"(["a","b"])"; },
         "vocabulary and embeddings differ"},
        {[](Parts& p) { p.texts["limits"] = R"({"prefix_words":0})"; },
         "bad metadata prefix_words"},
        {[](Parts& p) { p.texts["thresholds"] = R"({"trigger_none":"x"})"; },
         "bad metadata trigger_none"},
        {[](Parts& p) {
             p.texts["calibration"] = R"({"evidence":["a"],"weights":[1e99],"offset":0})";
         },
         "bad metadata weights"},
        {[](Parts& p) { p.shapes.erase("encoder.p.l0_q_w"); }, "no layers"},
        {[](Parts& p) { p.shapes.erase("encoder.p.l1_f2_b"); }, "encoder.p.l1_f2_b is missing"},
        {[](Parts& p) { p.shapes["extra"] = {1}; }, "not the model's"},
        {[](Parts& p) {
             p.shapes["shape.weight"] = {5, 64};
         },
         "shape.weight has another shape"},
        {[](Parts& p) {
             p.shapes["encoder.p.emb_pos"] = {39, 64};
         },
         "limits.pieces"},
        {[](Parts& p) {
             p.shapes["encoder.p.emb_word"] = {11, 65};
         },
         "32 or 64 wide"},
        {[](Parts& p) {
             p.shapes["encoder.p.l0_f1_w"] = {97, 64};
         },
         "multiple of 16"},
        {[](Parts& p) {
             p.shapes["sum_word.weight"] = {1 << 12, 1 << 3};
         },
         "32 or 64 wide"},
        {[](Parts& p) { p.bytes["pool.bias"] = std::string("\0\x7c\0\0\0\0\0\0\0\0", 10); },
         "not finite"},
    };
    for (const auto& row : rows) {
        const auto model = Model::open(tiny::write(path(), row.with), Precision::int8, "");
        ASSERT_FALSE(model) << row.reason;
        EXPECT_NE(model.fault().message.find(row.reason), std::string::npos)
            << model.fault().message;
        EXPECT_EQ(model.fault().message.find(path()), 0u) << model.fault().message;
    }
}

TEST(Model, RefusesFilesAndSetsThatAreNotThere) {
    EXPECT_FALSE(Model::open(path() + ".missing", Precision::int8, ""));
    EXPECT_FALSE(Model::open(testing::TempDir(), Precision::int8, ""));
    EXPECT_FALSE(Model::open(tiny::write(path()), Precision::int8, "mmx"));
    std::ofstream(path(), std::ios::trunc).close();
    EXPECT_FALSE(Model::open(path(), Precision::int8, ""));
}

}  // namespace
}  // namespace rapport
