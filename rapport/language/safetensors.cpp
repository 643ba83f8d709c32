#include "rapport/language/safetensors.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "rapport/language/half.h"

namespace rapport {
namespace {

using Json = nlohmann::json;
constexpr size_t prefix_size = 8;

Fault bad(const std::string& what) { return {FaultKind::unusable, "weight file: " + what}; }

uint64_t size_of_header(std::string_view bytes) {
    uint64_t size = 0;
    for (size_t i = prefix_size; i-- > 0;) size = size << 8 | uint8_t(bytes[i]);
    return size;
}

// JSON whose outer names differ; nothing else of it is checked here.
Result<Json> parse_header(std::string_view text) {
    std::set<std::string> names;
    std::string twice;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& value) {
        if (event == Json::parse_event_t::key && depth == 1)
            if (const auto name = value.get<std::string>(); !names.insert(name).second)
                twice = name;
        return true;
    };
    Json header = Json::parse(text, watch, false);
    if (header.is_discarded() || !header.is_object()) return bad("the header is no JSON object");
    if (!twice.empty()) return bad("the name " + twice + " stands twice in the header");
    return header;
}

// A list of natural numbers, at most `most` of them.
std::optional<std::vector<size_t>> numbers(const Json& entry, const char* key, size_t most) {
    const auto list = entry.find(key);
    if (list == entry.end() || !list->is_array() || list->size() > most) return std::nullopt;
    std::vector<size_t> out;
    for (const Json& value : *list) {
        if (!value.is_number_unsigned()) return std::nullopt;
        out.push_back(value.get<size_t>());
    }
    return out;
}

std::optional<size_t> bytes_of(const std::vector<size_t>& shape, size_t unit) {
    size_t product = unit;
    for (size_t n : shape)
        if (__builtin_mul_overflow(product, n, &product)) return std::nullopt;
    return product;
}

Result<Tensor> parse_tensor(const std::string& name, const Json& entry, std::string_view data) {
    if (name.size() > Safetensors::name_max) return bad("a name is too long");
    if (!entry.is_object()) return bad(name + " is no object");
    const auto type = entry.find("dtype");
    const bool named = type != entry.end() && type->is_string();
    const auto dtype = named ? parse<Dtype>(type->get<std::string>()) : std::nullopt;
    if (!dtype) return bad(name + " is neither F16 nor F32");
    const auto shape = numbers(entry, "shape", Safetensors::dimensions_max);
    const auto offsets = numbers(entry, "data_offsets", 2);
    if (!shape || !offsets || offsets->size() != 2) return bad(name + " lacks shape or offsets");
    const size_t begin = (*offsets)[0], end = (*offsets)[1];
    if (begin > end || end > data.size()) return bad(name + " lies outside the file");
    const size_t unit = *dtype == Dtype::f16 ? 2 : 4;
    if (bytes_of(*shape, unit) != end - begin) return bad(name + ": shape and offsets disagree");
    if (begin % unit != 0) return bad(name + " is not aligned");
    return Tensor{*dtype, *shape, data.substr(begin, end - begin)};
}

// End to end: sorted by place, each begins where the one before ends.
bool tiles(const Safetensors& file, std::string_view data) {
    std::vector<std::string_view> parts;
    for (const auto& [name, tensor] : file.tensors) parts.push_back(tensor.bytes);
    std::sort(parts.begin(), parts.end(), [](std::string_view a, std::string_view b) {
        return std::pair(a.data(), a.size()) < std::pair(b.data(), b.size());
    });
    const char* at = data.data();
    for (std::string_view part : parts) {
        if (part.data() != at) return false;
        at += part.size();
    }
    return at == data.data() + data.size();
}

Status add_metadata(const Json& texts, Safetensors& file) {
    if (!texts.is_object()) return bad("__metadata__ is no object");
    for (const auto& [name, text] : texts.items()) {
        if (!text.is_string()) return bad("metadata " + name + " is no text");
        file.metadata[name] = text.get<std::string>();
    }
    return Done{};
}

}  // namespace

Result<Safetensors> parse_safetensors(std::string_view bytes) {
    if (bytes.size() < prefix_size) return bad("too short");
    const uint64_t size = size_of_header(bytes);
    if (size > Safetensors::header_max) return bad("the header is larger than 1 MiB");
    if (size > bytes.size() - prefix_size) return bad("the header ends behind the file");
    if (size % 4 != 0) return bad("the data is not aligned");
    auto header = parse_header(bytes.substr(prefix_size, size));
    if (!header) return header.fault();
    if (header->size() > Safetensors::tensors_max) return bad("too many tensors");
    const std::string_view data = bytes.substr(prefix_size + size);
    Safetensors file;
    for (const auto& [name, entry] : header->items()) {
        if (name == "__metadata__") {
            if (auto done = add_metadata(entry, file); !done) return done.fault();
            continue;
        }
        auto tensor = parse_tensor(name, entry, data);
        if (!tensor) return tensor.fault();
        file.tensors.emplace(name, std::move(*tensor));
    }
    if (!tiles(file, data)) return bad("tensors overlap or leave gaps");
    return file;
}

void copy_floats(const Tensor& tensor, size_t first, std::span<float> out) {
    RAPPORT_ASSERT(first <= tensor.count() && out.size() <= tensor.count() - first);
    if (out.empty()) return;
    if (tensor.dtype == Dtype::f32) {
        std::memcpy(out.data(), tensor.bytes.data() + 4 * first, 4 * out.size());
        return;
    }
    const char* from = tensor.bytes.data() + 2 * first;
    for (size_t i = 0; i < out.size(); ++i) {
        uint16_t half;
        std::memcpy(&half, from + 2 * i, 2);
        out[i] = float_of_half(half);
    }
}

}  // namespace rapport
