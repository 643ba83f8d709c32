// Precision of the big matrices: int8 is what ships, float32 is what it is measured against.
#pragma once

#include <cstdint>

#include "rapport/base/names.h"

namespace rapport {

enum class Precision : uint8_t { int8, float32 };
template <>
inline constexpr auto names_of<Precision> =
    std::to_array<std::string_view>({"int8", "float32"});

}  // namespace rapport
