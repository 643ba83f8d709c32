// Readers of plain text, and of what is none.
//
// Text: the whole input is one document. It may begin with a block of lines `Title:`, `Date:`,
// `Publisher:`, `URL:`, `Fiction: true` (in any order and case, nothing else among them, an empty
// line after them): these are metadata, the text begins after the empty line. Publisher may stand
// several times. Blank inputs are refused as no_text. Binary: NUL bytes, more than 30 % control
// characters, or the mark of a known format in the head → one Refusal.
#pragma once

#include "rapport/intake/reader.h"

namespace rapport {

bool looks_binary(const Head& head);
std::unique_ptr<Reader> make_binary_reader(Source& source, const ReadOptions& options);

bool looks_like_text(const Head& head);  // always
std::unique_ptr<Reader> make_text_reader(Source& source, const ReadOptions& options);

// Moves a leading block of metadata from document.text to the other fields.
void take_header_lines(Document& document);

}  // namespace rapport
