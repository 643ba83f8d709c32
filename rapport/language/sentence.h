// Sentences and words: what language hands on.
//
// Words are runs of letters, digits and underscores, or single other characters; white space,
// controls and unassigned characters stand between them. Spans count bytes of the document's text.
// Source: engine.md section 1.
#pragma once

#include <cstdint>
#include <vector>

#include "rapport/base/names.h"
#include "rapport/base/span.h"

namespace rapport {

enum class Shape : uint8_t { lower, title, upper, mixed, digit, mark };
template <>
inline constexpr auto names_of<Shape> =
    std::to_array<std::string_view>({"lower", "title", "upper", "mixed", "digit", "mark"});

struct Word {
    Span span;
    Shape shape = Shape::lower;
    bool operator==(const Word&) const = default;
};

struct Sentence {
    uint32_t number = 0;  // from 0 in its document
    Span span;            // without white space around it
    std::vector<Word> words;
    bool operator==(const Sentence&) const = default;
};

}  // namespace rapport
