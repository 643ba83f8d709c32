#include "rapport/language/metadata.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace rapport {
namespace {

using Json = nlohmann::json;

// Reads members one after the other and remembers the first that is wrong.
class Reader {
  public:
    explicit Reader(const MetadataTexts& texts) : texts_(texts) {}
    const std::string& wrong() const { return wrong_; }

    Json json(const char* name) {
        const auto text = texts_.find(name);
        Json value = text == texts_.end() ? Json(Json::value_t::discarded)
                                          : Json::parse(text->second, nullptr, false);
        if (value.is_discarded()) fail(name);
        return value;
    }
    void read(const Json& from, const char* key, size_t& to) {
        const auto value = from.is_object() ? from.find(key) : from.end();
        if (value == from.end() || !value->is_number_unsigned()) return fail(key);
        to = value->get<size_t>();
        if (to == 0 || to > limit_max) fail(key);
    }
    void read(const Json& from, const char* key, float& to) {
        const auto value = from.is_object() ? from.find(key) : from.end();
        if (value == from.end() || !value->is_number()) return fail(key);
        to = value->get<float>();
        if (!std::isfinite(to)) fail(key);
    }
    void read(const Json& from, const char* key, std::vector<float>& to) {
        const auto value = from.is_object() ? from.find(key) : from.end();
        if (value == from.end() || !value->is_array() || value->size() > limit_max)
            return fail(key);
        for (const Json& x : *value) {
            to.push_back(x.is_number() ? x.get<float>() : NAN);
            if (!std::isfinite(to.back())) fail(key);
        }
    }
    void read(const Json& from, const char* key, std::vector<std::string>& to) {
        const auto value = from.is_object() ? from.find(key) : from.end();
        if (value == from.end()) return fail(key);
        texts(*value, key, limit_max, to);
    }
    // A list of different texts.
    void texts(const Json& list, const char* name, size_t most, std::vector<std::string>& to) {
        if (!list.is_array() || list.empty() || list.size() > most) return fail(name);
        std::unordered_set<std::string_view> seen;  // views of the list
        seen.reserve(list.size());
        for (const Json& text : list) {
            if (!text.is_string()) return fail(name);
            const auto& value = text.get_ref<const std::string&>();
            if (!seen.insert(value).second) return fail(name);
            to.push_back(value);
        }
    }

  private:
    void fail(const char* name) {
        if (wrong_.empty()) wrong_ = name;
    }
    const MetadataTexts& texts_;
    std::string wrong_;
};

void read_labels(Reader& reader, Labels& labels) {
    const Json json = reader.json("labels");
    reader.read(json, "trigger", labels.trigger);
    reader.read(json, "roles", labels.roles);
    reader.read(json, "chain", labels.chain);
    reader.read(json, "setting", labels.setting);
    reader.read(json, "factuality", labels.factuality);
    reader.read(json, "kind", labels.kind);
    reader.read(json, "mode", labels.mode);
}

void read_limits(Reader& reader, Limits& limits) {
    const Json json = reader.json("limits");
    reader.read(json, "prefix_words", limits.prefix_words);
    reader.read(json, "pieces_new", limits.pieces_new);
    reader.read(json, "pieces_context", limits.pieces_context);
    reader.read(json, "words", limits.words);
    reader.read(json, "pieces", limits.pieces);
    reader.read(json, "pieces_per_word", limits.pieces_per_word);
    reader.read(json, "heads", limits.heads);
    reader.read(json, "role_heads", limits.role_heads);
    reader.read(json, "distance", limits.distance);
}

}  // namespace

Result<Metadata> parse_metadata(const MetadataTexts& texts) {
    const auto format = texts.find("format");
    if (format == texts.end() || format->second != weight_format)
        return Fault{FaultKind::unusable,
                     "weight file: its format is not " + std::string(weight_format)};
    Reader reader(texts);
    Metadata out;
    read_labels(reader, out.labels);
    reader.texts(reader.json("vocabulary"), "vocabulary", vocabulary_max, out.vocabulary);
    read_limits(reader, out.limits);
    reader.read(reader.json("thresholds"), "trigger_none", out.thresholds.trigger_none);
    const Json calibration = reader.json("calibration");
    reader.read(calibration, "evidence", out.calibration.evidence);
    reader.read(calibration, "weights", out.calibration.weights);
    reader.read(calibration, "offset", out.calibration.offset);
    if (!reader.wrong().empty())
        return Fault{FaultKind::unusable, "weight file: bad metadata " + reader.wrong()};
    return out;
}

}  // namespace rapport
