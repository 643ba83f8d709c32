// The table of kernels "scalar": the reference, compiled with the fma instruction (flags in
// CMakeLists.txt).
#include "rapport/language/kernels_matrix.h"
#include "rapport/language/lanes_scalar.h"

namespace rapport {

constinit const Kernels kernels_scalar_fma = kernels_of<ScalarLanes<1>>("scalar");

}  // namespace rapport
