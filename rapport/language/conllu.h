// CoNLL-U: a document's sentences → the ten columns, tokens and words only (the rest is "_").
//
// Out: "# sent_id", "# text" and one line a word; a contraction has its range line first. A break
// inside a sentence becomes a blank in "# text". Source: universaldependencies.org/format.html
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "rapport/base/span.h"

namespace rapport {

// Appends; `id` begins each sent_id ("id-1").
void append_conllu(std::string& out, std::string_view text, std::span<const Span> sentences,
                   std::string_view id);

}  // namespace rapport
