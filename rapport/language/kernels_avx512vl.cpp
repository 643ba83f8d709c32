// The table of kernels "avx512vl": compiled with -mavx2 -mfma -mavx512{f,vl,vnni} (flags in
// CMakeLists.txt).
#include "rapport/language/kernels_matrix.h"
#include "rapport/language/lanes_vnni256.h"

namespace rapport {

constinit const Kernels kernels_avx512vl = kernels_of<Vnni256Lanes<1>>("avx512vl");

}  // namespace rapport
