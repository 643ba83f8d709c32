// Documents: what intake hands on. Bytes → Document, or a Refusal that says why there is none.
//
// `text` is UTF-8 and is never changed afterwards: every span of Rapport counts its bytes.
// `id` = digest of outlet, address or input id, date and text (claims.md section 2): two inputs
// equal in all four are one document; the same text from another outlet is another document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/base/day.h"
#include "rapport/base/names.h"

namespace rapport {

struct Document {
    std::string id;                       // 32 hex digits, see document_id()
    std::string input_id;                 // the id that the input gave, or ""
    std::vector<std::string> publishers;  // outlets; the first one is the outlet
    std::string url;
    std::string title;
    std::string date_text;    // as given; "" where the input gives none
    std::optional<Day> date;  // publication
    std::string text;
    std::string path;      // where it was read: file, or "-"
    uint64_t record = 0;   // record number in that file, from 0
    uint64_t decoded = 0;  // bytes that were no UTF-8 and were replaced
    bool fiction = false;  // the input's metadata says "fiction": true (samples)
    bool operator==(const Document&) const = default;
};

std::string document_id(const Document& document);

enum class RefusalCode {
    encoding, json, depth, too_long, no_text, binary, unreadable, language, model
};
template <>
inline constexpr auto names_of<RefusalCode> =
    std::to_array<std::string_view>({"encoding", "json", "depth", "too_long", "no_text", "binary",
                                     "unreadable", "language", "model"});

struct Refusal {
    RefusalCode code = RefusalCode::json;
    std::string path;
    uint64_t record = 0;
    uint64_t offset = 0;  // byte in the input
    uint64_t length = 0;  // bytes refused
    std::string detail;   // one line
    bool operator==(const Refusal&) const = default;
};

}  // namespace rapport
