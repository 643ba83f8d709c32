// Windows: the stretches of text that the encoder reads at once.
//
// Outlet and headline as prefix, then as many consecutive sentences as fit about 200 pieces, with
// about 80 pieces of earlier sentences, already coded, as left context; claims are taken from
// sentences `new_from` on only. A sentence longer than the limits is split hard before (words_max),
// so that time stays linear. Same rules as training/text.py. Lifetime: `text` of a word points into
// the document's text or into the prefix' owner; a window outlives neither.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rapport/language/sentence.h"

namespace rapport {

struct WindowWord {
    std::string_view text;
    Span span;              // in the document's text; empty in the prefix
    int32_t sentence = -1;  // number of its sentence, −1 in the prefix
    Shape shape = Shape::lower;
};

struct Window {
    std::vector<WindowWord> words;
    std::vector<int32_t> pieces;  // word pieces with [CLS] and [SEP]
    std::vector<uint16_t> first;  // index of each word's first piece
    uint32_t new_from = 0;        // first sentence that this window codes
    uint32_t words_prefix = 0;    // how many words stand in the prefix
};

}  // namespace rapport
