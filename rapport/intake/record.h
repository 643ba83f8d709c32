// Records: one JSON object → Document.
//
// Fields: id (string or integer), date, title, url, text (strings), publisher (string or list of
// strings), fiction (boolean); null is as good as absent; others are ignored, of doubled ones the
// last counts. Refuses: what is no JSON, wrong types, numbers beyond a double (json), nesting
// deeper than 128 (depth), a record whose text is missing or blank (no_text). Parsed as a stream of
// events, never as a tree. Threads: pure functions.
#pragma once

#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

#include "rapport/base/span.h"
#include "rapport/intake/document.h"

namespace rapport {

inline constexpr size_t json_depth_max = 128;

enum class GivenSentences {
    ignore,
    read
};  // field "sentences": [[start, end], …] in code points of the text

struct ReadRecord {
    std::variant<Document, Refusal> what;
    std::vector<Span> sentences;  // bytes; only where asked for
};
// `json` is UTF-8. Fills neither path, record, offset nor id.
ReadRecord read_record(std::string_view json, GivenSentences sentences = GivenSentences::ignore);

// What the head of an input looks like as JSON. incomplete: right as far as it goes.
enum class JsonVerdict { valid, incomplete, deep, broken };
JsonVerdict judge_json(std::string_view bytes);

bool is_blank(std::string_view text);

}  // namespace rapport
