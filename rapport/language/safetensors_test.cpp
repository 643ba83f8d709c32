#include "rapport/language/safetensors.h"

#include <gtest/gtest.h>

#include <cmath>

#include "rapport/language/half.h"

namespace rapport {
namespace {

std::string file_of(std::string header, const std::string& data) {
    header.resize((header.size() + 7) / 8 * 8, ' ');
    std::string size(8, '\0');
    for (size_t i = 0; i < 8; ++i) size[i] = char(header.size() >> 8 * i & 255);
    return size + header + data;
}

const std::string good =
    R"({"__metadata__":{"format":"x"},"a":{"dtype":"F16","shape":[2,2],"data_offsets":[0,8]},)"
    R"("b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}})";

TEST(Safetensors, ReadsViewsAndMetadata) {
    const std::string data("\x00\x3c\x00\xc0\x01\x00\x00\x7c\x00\x00\x80\x3f", 12);
    const std::string bytes = file_of(good, data);
    const auto file = parse_safetensors(bytes);
    ASSERT_TRUE(file) << file.fault().message;
    EXPECT_EQ(file->metadata.at("format"), "x");
    EXPECT_EQ(file->tensors.at("a").shape, (std::vector<size_t>{2, 2}));
    float a[4], b[1];
    copy_floats(file->tensors.at("a"), 0, a);
    copy_floats(file->tensors.at("b"), 0, b);
    EXPECT_EQ(a[0], 1.0f);
    EXPECT_EQ(a[1], -2.0f);
    EXPECT_EQ(a[2], 0x1p-24f);
    EXPECT_TRUE(std::isinf(a[3]));
    EXPECT_EQ(b[0], 1.0f);
}

std::string one(const std::string& entry) { return R"({"a":)" + entry + "}"; }
std::string tensor(const std::string& dtype, const std::string& shape, const std::string& offsets) {
    return R"({"dtype":)" + dtype + R"(,"shape":)" + shape + R"(,"data_offsets":)" + offsets + "}";
}

TEST(Safetensors, RefusesWithTheReason) {
    const std::string eight(8, '\0'), f16 = R"("F16")";
    const std::string two = R"({"a":)" + tensor(f16, "[2]", "[0,4]") + R"(,"b":)";
    const struct {
        std::string bytes, reason;
    } rows[] = {
        {"", "too short"},
        {std::string(7, '\0'), "too short"},
        {std::string(8, '\xff'), "larger than 1 MiB"},
        {std::string("\x01\x00\x10\x00\x00\x00\x00\x00", 8), "larger than 1 MiB"},
        {std::string("\x40\0\0\0\0\0\0\0{}", 10), "ends behind the file"},
        {std::string("\x02\0\0\0\0\0\0\0{}", 10), "not aligned"},
        {file_of("", ""), "no JSON object"},
        {file_of("[]", ""), "no JSON object"},
        {file_of("{\"a\":", ""), "no JSON object"},
        {file_of(std::string(4000, '['), ""), "no JSON object"},
        {file_of("{}", eight), "gaps"},
        {file_of(one("3"), eight), "no object"},
        {file_of(one("{}"), eight), "neither F16 nor F32"},
        {file_of(one(tensor("7", "[4]", "[0,8]")), eight), "neither F16 nor F32"},
        {file_of(one(tensor(R"("I8")", "[8]", "[0,8]")), eight), "neither F16 nor F32"},
        {file_of(one(tensor(f16, "4", "[0,8]")), eight), "lacks shape"},
        {file_of(one(tensor(f16, "[-4]", "[0,8]")), eight), "lacks shape"},
        {file_of(one(tensor(f16, "[4.0]", "[0,8]")), eight), "lacks shape"},
        {file_of(one(tensor(f16, "[1,1,1,1,1,1,1,1,4]", "[0,8]")), eight), "lacks shape"},
        {file_of(one(tensor(f16, "[4]", "[0]")), eight), "lacks shape"},
        {file_of(one(tensor(f16, "[4]", "[8,0]")), eight), "outside the file"},
        {file_of(one(tensor(f16, "[8]", "[0,16]")), eight), "outside the file"},
        {file_of(one(tensor(f16, "[4]", "[0,18446744073709551615]")), eight), "outside the file"},
        {file_of(one(tensor(f16, "[3]", "[0,8]")), eight), "disagree"},
        {file_of(one(tensor(f16, "[9223372036854775808,2]", "[0,0]")), ""), "disagree"},
        {file_of(one(tensor(f16, "[4294967296,4294967296]", "[0,0]")), ""), "disagree"},
        {file_of(one(tensor(R"("F32")", "[1]", "[2,6]")), eight), "not aligned"},
        {file_of(two + tensor(f16, "[2]", "[2,6]") + "}", std::string(6, '\0')), "overlap"},
        {file_of(two + tensor(f16, "[2]", "[0,4]") + "}", std::string(4, '\0')), "overlap"},
        {file_of(two + tensor(f16, "[1]", "[6,8]") + "}", eight), "gaps"},
        {file_of(two + tensor(f16, "[1]", "[4,6]") + "}", eight), "gaps"},
        {file_of(one(tensor(f16, "[2]", "[0,4]")).insert(1, R"("a":{},)"), eight), "twice"},
        {file_of(R"({"__metadata__":[]})", ""), "no object"},
        {file_of(R"({"__metadata__":{"x":1}})", ""), "no text"},
        {file_of(R"({")" + std::string(300, 'n') + R"(":{}})", ""), "too long"},
    };
    for (const auto& row : rows) {
        const auto file = parse_safetensors(row.bytes);
        ASSERT_FALSE(file) << row.reason;
        EXPECT_NE(file.fault().message.find(row.reason), std::string::npos) << file.fault().message;
    }
}

// Every half: sign, exponent and fraction read by the definition.
TEST(Half, IsExact) {
    for (uint32_t half = 0; half < 0x10000; ++half) {
        const int exponent = int(half >> 10 & 31), fraction = int(half & 1023);
        const float value = float_of_half(uint16_t(half));
        EXPECT_EQ(std::signbit(value), half >> 15 == 1);
        if (exponent == 31) {
            EXPECT_TRUE(fraction ? std::isnan(value) : std::isinf(value));
            continue;
        }
        const double size =
            exponent ? std::ldexp(1024 + fraction, exponent - 25) : std::ldexp(fraction, -24);
        EXPECT_EQ(std::fabs(double(value)), size) << half;
    }
}

}  // namespace
}  // namespace rapport
