// Half precision (IEEE 754 binary16) to float, exactly, without instructions that some machine may
// lack.
#pragma once

#include <bit>
#include <cstdint>

namespace rapport {

// Exponent and fraction moved into place, then 2^112 mends the bias; this is exact for subnormals,
// too.
constexpr float float_of_half(uint16_t half) {
    const uint32_t sign = uint32_t(half & 0x8000u) << 16;
    const uint32_t rest = uint32_t(half & 0x7fffu) << 13;
    const uint32_t scaled = std::bit_cast<uint32_t>(std::bit_cast<float>(rest) * 0x1p112f);
    const uint32_t infinite = (half & 0x7c00u) == 0x7c00u ? 0x7f800000u : 0;  // infinities and NaNs
    return std::bit_cast<float>(sign | scaled | infinite);
}

}  // namespace rapport
