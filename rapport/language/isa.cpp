#include "rapport/language/isa.h"

#include <cpuid.h>

#include <string>

namespace rapport {
namespace {

bool has_fma() {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

bool has_avxvnni() {  // no name of it is known to clang 14's __builtin_cpu_supports
    constexpr unsigned leaf = 7, subleaf = 1, avx_vnni = 1u << 4;
    unsigned a = 0, b = 0, c = 0, d = 0;
    return has_fma() && __get_cpuid_count(leaf, subleaf, &a, &b, &c, &d) && (a & avx_vnni);
}

bool has_avx512vl() {
    return has_fma() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512vnni");
}

bool has_avx512vnni() {
    return has_avx512vl() && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512dq");
}

Isa best() {
    for (Isa isa : {Isa::avx512vnni, Isa::avxvnni, Isa::avx2})
        if (supported(isa)) return isa;
    return Isa::scalar;
}

std::string all_names() {
    std::string out;
    for (std::string_view name : names_of<Isa>)
        out += (out.empty() ? "" : ", ") + std::string(name);
    return out;
}

}  // namespace

bool supported(Isa isa) {
    switch (isa) {
        case Isa::scalar: return true;
        case Isa::avx2: return has_fma();
        case Isa::avxvnni: return has_avxvnni();
        case Isa::avx512vl: return has_avx512vl();
        case Isa::avx512vnni: return has_avx512vnni();
    }
    RAPPORT_ASSERT(false);
    return false;
}

const Kernels& kernels_for(Isa isa) {
    RAPPORT_ASSERT(supported(isa));
    switch (isa) {
        case Isa::scalar: break;
        case Isa::avx2: return kernels_avx2;
        case Isa::avxvnni: return kernels_avxvnni;
        case Isa::avx512vl: return kernels_avx512vl;
        case Isa::avx512vnni: return kernels_avx512vnni;
    }
    return has_fma() ? kernels_scalar_fma : kernels_scalar;
}

Result<const Kernels*> choose_kernels(std::string_view name) {
    const auto isa = name.empty() ? best() : parse<Isa>(name);
    const std::string shown(name);
    if (!isa)
        return Fault{FaultKind::usage,
                     "unknown instruction set " + shown + ": use one of " + all_names()};
    if (!supported(*isa))
        return Fault{FaultKind::usage, "this machine has no " + shown + ": use another or none"};
    return &kernels_for(*isa);
}

}  // namespace rapport
