#include "rapport/language/isa.h"

namespace rapport {
namespace {

bool has_fma() {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

bool has_avx512vnni() {
    return has_fma() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512vnni");
}

Isa best() {
    if (has_avx512vnni()) return Isa::avx512vnni;
    return has_fma() ? Isa::avx2 : Isa::scalar;
}

}  // namespace

bool supported(Isa isa) {
    if (isa == Isa::avx512vnni) return has_avx512vnni();
    return isa == Isa::scalar || has_fma();
}

const Kernels& kernels_for(Isa isa) {
    RAPPORT_ASSERT(supported(isa));
    if (isa == Isa::avx512vnni) return kernels_avx512vnni;
    if (isa == Isa::avx2) return kernels_avx2;
    return has_fma() ? kernels_scalar_fma : kernels_scalar;
}

Result<const Kernels*> choose_kernels(std::string_view name) {
    const auto isa = name.empty() ? best() : parse<Isa>(name);
    const std::string shown(name);
    if (!isa)
        return Fault{FaultKind::usage,
                     "unknown instruction set " + shown + ": use scalar, avx2 or avx512vnni"};
    if (!supported(*isa))
        return Fault{FaultKind::usage, "this machine has no " + shown + ": use another or none"};
    return &kernels_for(*isa);
}

}  // namespace rapport
