// Contexts: PLOVER's 37 fields of politics that a claim touches (military, territory, technology
// …).
//
// In: data/codes/contexts.tsv (a context a line with its words), then a sentence, the trigger and
// the spans of the claim's roles. Out: contexts in the order of the table, those whose words stand
// in the trigger, in a role, or within `context_reach_words` of the trigger; targets of coercion
// and espionage (technology, territory, natural_resource …) come this way too. Refuses a table that
// is missing or has a line without words. Lifetime: owns its words; constant. Source: PLOVER 2.0
// (names), claims.md section 1; the words are ours.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rapport/base/result.h"
#include "rapport/claims/phrase.h"

namespace rapport {

inline constexpr size_t context_reach_words = 10;
inline constexpr size_t context_rows_max = 1000;

class Contexts {
  public:
    static Result<Contexts> load(const std::string& data_folder);

    std::vector<std::string> of(const LowWords& words, Span trigger,
                                std::span<const Span> roles) const;
    std::vector<std::string> names() const;

  private:
    struct Row {
        std::string context;
        std::vector<std::string> phrases;
    };
    static Result<Row> row(std::string_view line);
    std::vector<Row> rows_;
};

}  // namespace rapport
