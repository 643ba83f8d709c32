// Metadata of a weight file: labels, vocabulary, limits, thresholds and calibration, each a JSON
// text.
//
// In: the texts under their names, as training/export.py writes them. Refuses (Fault) a foreign
// `format`, missing or ill-typed members, empty or repeated labels, limits of 0 or above limit_max.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/base/result.h"

namespace rapport {

inline constexpr std::string_view weight_format = "rapport-claims-2";
inline constexpr size_t limit_max = 4096;
inline constexpr size_t vocabulary_max = 1 << 17;

struct Labels {  // in the order of the logits
    std::vector<std::string> trigger, roles, chain, setting, factuality, kind, mode;
};
struct Limits {
    size_t prefix_words, pieces_new, pieces_context, words, pieces, pieces_per_word;
    size_t heads, role_heads, distance;
};
struct Thresholds {
    float trigger_none;  // taken off the logit of "no trigger"
};
struct Calibration {  // of a claim's confidence, see claims/confidence.h
    std::vector<std::string> evidence;
    std::vector<float> weights;
    float offset;
};

struct Metadata {
    Labels labels;
    std::vector<std::string> vocabulary;  // in the order of the ids
    Limits limits{};
    Thresholds thresholds{};
    Calibration calibration{};
};

using MetadataTexts = std::map<std::string, std::string, std::less<>>;
Result<Metadata> parse_metadata(const MetadataTexts& texts);

}  // namespace rapport
