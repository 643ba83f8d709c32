// Fuzz target: lines "name<TAB>text" as the metadata of a weight file. What is taken keeps what
// the header promises: labels and vocabulary without repetition, limits within limit_max.
#include <cstddef>
#include <cstdint>
#include <set>

#include "rapport/language/metadata.h"

using namespace rapport;

static bool all_differ(const std::vector<std::string>& names) {
    return std::set(names.begin(), names.end()).size() == names.size() && !names.empty();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    MetadataTexts texts;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        const size_t tab = std::min(line.find('\t'), line.size());
        texts[std::string(line.substr(0, tab))] = line.substr(std::min(tab + 1, line.size()));
    }
    const auto metadata = parse_metadata(texts);
    if (!metadata) return RAPPORT_ASSERT(!metadata.fault().message.empty()), 0;
    const Labels& labels = metadata->labels;
    for (const auto& names : {labels.trigger, labels.roles, labels.chain, labels.setting,
                              labels.factuality, labels.kind, labels.mode, metadata->vocabulary})
        RAPPORT_ASSERT(all_differ(names));
    for (size_t limit : {metadata->limits.words, metadata->limits.pieces, metadata->limits.heads})
        RAPPORT_ASSERT(limit >= 1 && limit <= limit_max);
    return 0;
}
