// The table of kernels "scalar": the reference; runs on every machine (flags in CMakeLists.txt).
#include "rapport/language/kernels_matrix.h"
#include "rapport/language/lanes_scalar.h"

namespace rapport {

constinit const Kernels kernels_scalar = kernels_of<ScalarLanes<0>>("scalar");

}  // namespace rapport
