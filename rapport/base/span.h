// Spans: half-open byte ranges of a document's stored text. The text owns the bytes; a span
// outlives nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rapport {

struct Span {
    uint32_t begin = 0;  // bytes
    uint32_t end = 0;    // bytes; begin == end: no span
    bool empty() const { return begin == end; }
    uint32_t size() const { return end - begin; }
    bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
    bool operator==(const Span&) const = default;
    auto operator<=>(const Span&) const = default;
};

}  // namespace rapport
