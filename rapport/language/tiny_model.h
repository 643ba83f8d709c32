// A tiny model for tests: a weight file of the right shapes with random weights, small enough to
// write in a moment.
//
// `with` may change texts, shapes and bytes before they are laid out, to make the file wrong in one
// place.
#pragma once

#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "rapport/language/metadata.h"
#include "rapport/language/shapes.h"

namespace rapport::tiny {

struct Parts {
    MetadataTexts texts;
    Shapes shapes;
    std::map<std::string, std::string> bytes;  // halves, in place of random ones
};
using Change = std::function<void(Parts&)>;

inline constexpr ModelSizes sizes = {2, 11, 40, 64, 96, 128, 2, 80};

inline MetadataTexts texts() {
    const auto list = [](const std::string& stem, size_t n) {
        nlohmann::json out = nlohmann::json::array();
        for (size_t i = 0; i < n; ++i) out.push_back(stem + std::to_string(i));
        return out;
    };
    const nlohmann::json labels = {{"trigger", list("t", 20)},   {"roles", list("r", 5)},
                                   {"chain", list("c", 9)},      {"setting", list("s", 5)},
                                   {"factuality", list("f", 7)}, {"kind", list("k", 9)},
                                   {"mode", list("m", 75)}};
    return {{"format", std::string(weight_format)},
            {"labels", labels.dump()},
            {"vocabulary", list("v", sizes.vocabulary).dump()},
            {"limits", R"({"prefix_words":24,"pieces_new":20,"pieces_context":8,"words":40,)"
                       R"("pieces":40,"pieces_per_word":6,"heads":2,"role_heads":2,"distance":5})"},
            {"thresholds", R"({"trigger_none":0.0})"},
            {"calibration", R"({"evidence":["e0","e1"],"weights":[1.5,2],"offset":-0.25})"}};
}

// Halves of size 1/8 … 1/4, either sign.
inline std::string random_halves(size_t count, std::mt19937& random) {
    std::string out;
    for (size_t i = 0; i < count; ++i) {
        const auto half = uint16_t((random() & 0x83ff) | 12 << 10);
        out += char(half & 255);
        out += char(half >> 8);
    }
    return out;
}

inline std::string file(const Change& with = [](Parts&) {}) {
    Parts parts;
    parts.texts = texts();
    parts.shapes = shapes_of(sizes, *parse_metadata(parts.texts));
    with(parts);
    std::mt19937 random(1);
    nlohmann::json header = {{"__metadata__", parts.texts}};
    std::string data;
    for (const auto& [name, shape] : parts.shapes) {
        size_t count = 1;
        for (size_t n : shape) count *= n;
        const size_t begin = data.size();
        const auto given = parts.bytes.find(name);
        data += given == parts.bytes.end() ? random_halves(count, random) : given->second;
        header[name] = {{"dtype", "F16"}, {"shape", shape}, {"data_offsets", {begin, data.size()}}};
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');
    std::string size(8, '\0');
    for (size_t i = 0; i < 8; ++i) size[i] = char(text.size() >> 8 * i & 255);
    return size + text + data;
}

inline std::string write(
    const std::string& path, const Change& with = [](Parts&) {}) {
    std::ofstream(path, std::ios::binary) << file(with);
    return path;
}

}  // namespace rapport::tiny
