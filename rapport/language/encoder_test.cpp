// The encoder of a tiny random model: the same bits in every instruction set, and int8 close to
// float32.
#include "rapport/language/encoder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

#include "rapport/language/tiny_model.h"

namespace rapport {
namespace {

std::string path() { return testing::TempDir() + "rapport_encoder_test.safetensors"; }

Matrix encode(Precision precision, std::string_view isa, size_t pieces) {
    auto model = Model::open(path(), precision, isa);
    RAPPORT_ASSERT(model);
    const Encoder encoder(*model);
    std::vector<int32_t> ids;
    for (size_t i = 0; i < pieces; ++i) ids.push_back(int32_t(i * i % 11));
    Matrix x;
    LayerScratch scratch;
    encoder(std::span(ids).first(pieces / 2), x,
            scratch);  // a scratch that has seen another window
    encoder(ids, x, scratch);
    return x;
}

TEST(Encoder, HasTheSameBitsInEverySet) {
    tiny::write(path());
    for (Precision precision : {Precision::int8, Precision::float32})
        for (size_t pieces : {1, 2, 5, 17, 40}) {
            const Matrix want = encode(precision, "scalar", pieces);
            ASSERT_EQ(want.rows, pieces);
            for (std::string_view isa : names_of<Isa>) {
                if (!supported(*parse<Isa>(isa))) continue;
                const Matrix got = encode(precision, isa, pieces);
                ASSERT_EQ(got.cells.size(), want.cells.size());
                EXPECT_EQ(std::memcmp(got.cells.data(), want.cells.data(), 4 * want.cells.size()),
                          0)
                    << isa << " " << name(precision) << " " << pieces;
            }
        }
}

TEST(Encoder, Int8IsCloseToFloat32) {
    tiny::write(path());
    const Matrix a = encode(Precision::int8, "", 40), b = encode(Precision::float32, "", 40);
    double error = 0, size = 0;
    for (size_t i = 0; i < a.cells.size(); ++i) {
        error += std::pow(a.cells[i] - b.cells[i], 2);
        size += std::pow(b.cells[i], 2);
    }
    EXPECT_GT(size, 0);
    EXPECT_GT(error, 0);
    EXPECT_LT(std::sqrt(error / size), 0.03);
}

}  // namespace
}  // namespace rapport
