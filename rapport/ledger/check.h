// The check: does the ledger hold what it says? For `rapport check`.
//
// Recomputes every id and hash from the contents, puts every span inside its document and on the
// edges of characters, adds up the records of every source, and lets SQLite prove its own pages,
// keys and full-text index. Nothing is repaired. At most `findings_max` findings are kept;
// `suppressed` counts the others.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rapport/base/result.h"
#include "rapport/ledger/query.h"
#include "rapport/ledger/store.h"

namespace rapport {

inline constexpr size_t findings_max = 1000;

struct Finding {
    std::string rule;    // "document_id", "span", "records", … (docs/ledger.md lists them)
    std::string where;   // the id or path concerned
    std::string detail;  // one line
    bool operator==(const Finding&) const = default;
};

struct CheckReport {
    std::vector<Finding> findings;  // empty: all is well
    uint64_t suppressed = 0;
    Counts counts;
};

Result<CheckReport> check(const Ledger& ledger);

}  // namespace rapport
