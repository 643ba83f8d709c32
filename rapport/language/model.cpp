#include "rapport/language/model.h"

#include <mutex>

#include "rapport/base/hash.h"

namespace rapport {

struct Model::Version {
    std::once_flag once;
    std::string text;
};

Model::Model(MappedFile file, Safetensors tensors, Metadata metadata, const Kernels& kernels,
             Precision precision)
    : file_(std::move(file)), tensors_(std::move(tensors)), metadata_(std::move(metadata)),
      kernels_(&kernels), precision_(precision), version_(std::make_unique<Version>()) {}
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

Result<Model> Model::open(const std::string& path, Precision precision, std::string_view isa) {
    const auto kernels = choose_kernels(isa);
    if (!kernels) return kernels.fault();
    auto file = MappedFile::open(path);
    if (!file) return file.fault();
    const auto fault = [&](const Fault& f) { return Fault{f.kind, path + ": " + f.message}; };
    auto tensors = parse_safetensors(file->bytes());
    if (!tensors) return fault(tensors.fault());
    auto metadata = parse_metadata(tensors->metadata);
    if (!metadata) return fault(metadata.fault());
    auto sizes = check_shapes(*tensors, *metadata);
    if (!sizes) return fault(sizes.fault());
    Model model(std::move(*file), std::move(*tensors), std::move(*metadata), **kernels, precision);
    model.sizes_ = *sizes;
    return model;
}

std::string Model::version() const {
    std::call_once(version_->once,
                   [&] { version_->text = sha256_hex(file_.bytes()).substr(0, 12); });
    return version_->text;
}

const Tensor& Model::tensor(std::string_view name) const {
    const auto found = tensors_.tensors.find(name);
    RAPPORT_ASSERT(found != tensors_.tensors.end());
    return found->second;
}

std::vector<float> Model::floats(std::string_view name) const {
    const Tensor& from = tensor(name);
    std::vector<float> out(from.count());
    copy_floats(from, 0, out);
    return out;
}

Linear Model::linear(const std::vector<std::string>& weights,
                     const std::vector<std::string>& biases) const {
    return linear(weights, biases, precision_);
}

Linear Model::linear(const std::vector<std::string>& weights,
                     const std::vector<std::string>& biases, Precision precision) const {
    RAPPORT_ASSERT(weights.size() == biases.size());
    std::vector<float> matrix, bias;
    for (size_t i = 0; i < weights.size(); ++i) {
        const std::vector<float> part = floats(weights[i]);
        const size_t outputs = tensor(weights[i]).shape[0];
        matrix.insert(matrix.end(), part.begin(), part.end());
        const auto part_bias = biases[i].empty() ? std::vector<float>(outputs) : floats(biases[i]);
        bias.insert(bias.end(), part_bias.begin(), part_bias.end());
    }
    return Linear(*kernels_, precision, matrix, bias, bias.size());
}

}  // namespace rapport
