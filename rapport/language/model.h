// Models: a weight file opened, checked and mapped; what encoder and heads take their matrices
// from.
//
// In: a path, the precision of the big matrices, an instruction set ("" = the machine's best). Out:
// tensors by the names of training/model.py. Refuses (Fault, with file and reason) what
// safetensors.h and metadata.h refuse, a tensor that is missing, too many or of another shape, and
// values that are not finite: whoever holds a Model may build Encoder and Heads without a check.
// Lifetime: encoder and heads copy what they pack, but read embeddings from the mapping, so the
// Model must outlive them. Thread-safe once opened. Source: promises.md 13.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/language/isa.h"
#include "rapport/language/mapped_file.h"
#include "rapport/language/metadata.h"
#include "rapport/language/ops.h"
#include "rapport/language/safetensors.h"
#include "rapport/language/shapes.h"

namespace rapport {

class Model {
  public:
    static Result<Model> open(const std::string& path, Precision precision, std::string_view isa);
    Model(Model&&) noexcept;
    Model& operator=(Model&&) noexcept;
    ~Model();

    const ModelSizes& sizes() const { return sizes_; }
    const Labels& labels() const { return metadata_.labels; }
    const std::vector<std::string>& vocabulary() const { return metadata_.vocabulary; }
    const Limits& limits() const { return metadata_.limits; }
    Thresholds thresholds() const { return metadata_.thresholds; }
    const Calibration& calibration() const { return metadata_.calibration; }
    Precision precision() const { return precision_; }
    std::string_view isa() const { return kernels_->name; }
    const Kernels& kernels() const { return *kernels_; }
    std::string version()
        const;  // first 12 digits of the file's SHA-256, computed at the first call

    const Tensor& tensor(
        std::string_view name) const;  // asserts that it is there, as open has checked
    std::vector<float> floats(std::string_view name) const;
    // Linear layers that read the same rows, stacked into one: `weights` and `biases` name them in
    // order; a bias may be "". Precision as the model's, or as given.
    Linear linear(const std::vector<std::string>& weights,
                  const std::vector<std::string>& biases) const;
    Linear linear(const std::vector<std::string>& weights, const std::vector<std::string>& biases,
                  Precision precision) const;

  private:
    struct Version;
    Model(MappedFile file, Safetensors tensors, Metadata metadata, const Kernels& kernels,
          Precision precision);

    MappedFile file_;
    Safetensors tensors_;
    Metadata metadata_;
    const Kernels* kernels_;
    Precision precision_;
    ModelSizes sizes_{};
    std::unique_ptr<Version> version_;
};

}  // namespace rapport
