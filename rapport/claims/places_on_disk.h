// Where data folder and weight file lie, when the caller names none.
//
// In: what the caller named ("" = nothing). Out: the path, from the caller, the environment
// ($RAPPORT_DATA, $RAPPORT_MODEL), or beside the program: the installed layout and the source tree
// are both found by walking up from the program's folder. Refuses (Fault) where nothing is there,
// and says what to do. Reads the environment and the file system; thread-safe.
#pragma once

#include <string>

#include "rapport/base/result.h"

namespace rapport {

inline constexpr int folders_up_max = 4;  // from build/<name>/rapport to the source tree and beyond

Result<std::string> find_data_folder(const std::string& named);
Result<std::string> find_model_file(const std::string& named);

}  // namespace rapport
