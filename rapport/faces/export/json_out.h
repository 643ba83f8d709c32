// JSON out: a claim with its document → one line of JSON, the record of claims.md section 2.
//
// Offsets are Unicode code points of the document's text; every quotation is {text, start, end,
// prefix, suffix}, where prefix and suffix are a few words around it (W3C Web Annotation: position
// and quote selectors). What is empty is null, lists are []. `document_id` is the input's own id
// where it gave one, else the hash; `document_hash` always the hash. In: claims whose spans lie in
// that document. Lifetime: a ClaimPrinter outlives neither text nor document. Threads: a printer
// may be shared. Source: claims.md sections 2 and 5.
#pragma once

#include <string>

#include "rapport/base/utf8.h"
#include "rapport/claims/claim.h"
#include "rapport/intake/document.h"

namespace rapport {

// For all claims of one document: counts its code points and hashes its text once.
class ClaimPrinter {
  public:
    explicit ClaimPrinter(const Document& document);
    std::string line(const Claim& claim) const;  // without the line's end

  private:
    const Document& document_;
    CodePointIndex index_;
    std::string text_sha256_;
};

std::string claim_json(const Claim& claim, const Document& document);
// A refused record: {"refused": code, "path", "record", "offset", "length", "detail"}.
std::string refusal_json(const Refusal& refusal);

}  // namespace rapport
