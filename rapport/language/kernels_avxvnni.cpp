// The table of kernels "avxvnni": compiled with -mavx2 -mfma -mavxvnni (flags in CMakeLists.txt).
#include "rapport/language/kernels_matrix.h"
#include "rapport/language/lanes_vnni256.h"

namespace rapport {

constinit const Kernels kernels_avxvnni = kernels_of<Vnni256Lanes<0>>("avxvnni");

}  // namespace rapport
