// Safetensors: named arrays of numbers and a few texts in one file.
//
//   file   = size(u64, little endian) header data
//   header = JSON of `size` bytes: {"__metadata__": {name: text}, name: tensor, ...}
//   tensor = {"dtype", "shape", "data_offsets"}
//   data   = the arrays, end to end, no gap and no overlap
//
// In: the file's bytes, from anywhere. Out: views into them. Refuses (Fault, with the reason) a
// header above header_max, JSON that is none, duplicate names, dtypes but F16 and F32, shapes whose
// size overflows or differs from the offsets, offsets outside the file, gaps, overlaps, odd
// alignment. Lifetime: as the bytes. Thread-safe. Source: the format's public description
// (huggingface/safetensors, README).
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/base/names.h"
#include "rapport/base/result.h"

namespace rapport {

enum class Dtype : uint8_t { f16, f32 };
template <>
inline constexpr auto names_of<Dtype> = std::to_array<std::string_view>({"F16", "F32"});

struct Tensor {
    Dtype dtype = Dtype::f16;
    std::vector<size_t> shape;
    std::string_view bytes;
    size_t count() const { return bytes.size() / (dtype == Dtype::f16 ? 2 : 4); }
};

struct Safetensors {
    static constexpr size_t header_max = 1 << 20;  // bytes
    static constexpr size_t tensors_max = 4096;
    static constexpr size_t dimensions_max = 8;
    static constexpr size_t name_max = 256;  // bytes

    std::map<std::string, Tensor, std::less<>> tensors;
    std::map<std::string, std::string, std::less<>> metadata;
};

Result<Safetensors> parse_safetensors(std::string_view bytes);

// Values first … first + out.size() − 1 as floats; asserts that the tensor has them.
void copy_floats(const Tensor& tensor, size_t first, std::span<float> out);

}  // namespace rapport
