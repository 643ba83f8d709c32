// The table of kernels "avx2": compiled with -mavx2 -mfma (flags in CMakeLists.txt).
#include "rapport/language/kernels_matrix.h"
#include "rapport/language/lanes_avx2.h"

namespace rapport {

constinit const Kernels kernels_avx2 = kernels_of<Avx2Lanes<0>>("avx2");

}  // namespace rapport
