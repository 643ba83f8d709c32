// Any bytes as a weight file: parsed or refused, and every tensor that is parsed can be read.
#include <cstdint>
#include <string_view>
#include <vector>

#include "rapport/language/safetensors.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const auto file = rapport::parse_safetensors({reinterpret_cast<const char*>(data), size});
    if (!file) return 0;
    for (const auto& [name, tensor] : file->tensors) {
        std::vector<float> values(tensor.count());
        rapport::copy_floats(tensor, 0, values);
    }
    return 0;
}
