// Instruction sets: which table of kernels this machine runs.
//
// In: a name of names_of<Isa>, or "" for the best of this machine. Refuses unknown names and sets
// that the machine lacks. All sets give the same bits (kernels.h), so the choice changes speed
// alone.
#pragma once

#include <string_view>

#include "rapport/base/names.h"
#include "rapport/base/result.h"
#include "rapport/language/kernels.h"

namespace rapport {

// avx512vl: VNNI in 256-bit registers, the kernels of avxvnni in AVX-512's encoding.
enum class Isa { scalar, avx2, avxvnni, avx512vl, avx512vnni };
template <>
inline constexpr auto names_of<Isa> = std::to_array<std::string_view>({"scalar", "avx2", "avxvnni",
                                                                       "avx512vl", "avx512vnni"});

bool supported(Isa isa);
const Kernels& kernels_for(Isa isa);  // one that is supported
Result<const Kernels*> choose_kernels(std::string_view name);

}  // namespace rapport
