// For tests of the written rules: a sentence as text → its words, and the span of a quotation in
// it.
//
// Lifetime: a RuleCase owns its text. Refuses a quotation that the text lacks (assertion).
#pragma once

#include <string>

#include "rapport/base/result.h"
#include "rapport/claims/phrase.h"
#include "rapport/language/words.h"

namespace rapport {

struct RuleCase {
    std::string text;
    LowWords words;

    explicit RuleCase(std::string_view sentence)
        : text(sentence),
          words(low_words(text, rapport::words(text, {0, uint32_t(text.size())}))) {}

    Span find(std::string_view quote) const {
        const size_t at = text.find(quote);
        RAPPORT_ASSERT(at != std::string::npos);
        return {uint32_t(at), uint32_t(at + quote.size())};
    }
};

}  // namespace rapport
