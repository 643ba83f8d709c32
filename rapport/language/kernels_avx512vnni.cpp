// The table of kernels "avx512vnni": compiled with -mavx512{f,bw,dq,vl,vnni} (flags in
// CMakeLists.txt).
#include "rapport/language/kernels_matrix.h"
#include "rapport/language/lanes_avx512.h"

namespace rapport {

constinit const Kernels kernels_avx512vnni = kernels_of<Avx512Lanes>("avx512vnni");

}  // namespace rapport
