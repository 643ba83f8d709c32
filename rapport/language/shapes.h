// Shapes: which tensors a weight file must hold, and of which shape, given its labels and limits.
//
// In: a parsed file. Out: the sizes of the model. Refuses (Fault) missing, foreign and misshapen
// tensors, sizes that the kernels cannot take, and values that are not finite (embeddings of pieces
// excepted: too many to read at every start; a state that is not finite is refused later). Source:
// training/model.py.
#pragma once

#include "rapport/language/metadata.h"
#include "rapport/language/safetensors.h"

namespace rapport {

struct ModelSizes {
    size_t layers, vocabulary, positions, width, inner;  // of the encoder
    size_t hidden, role_layers, role_inner;              // of the heads
};

using Shapes = std::map<std::string, std::vector<size_t>>;
Shapes shapes_of(const ModelSizes& sizes,
                 const Metadata& metadata);  // every tensor of such a model
Result<ModelSizes> check_shapes(const Safetensors& file, const Metadata& metadata);

}  // namespace rapport
