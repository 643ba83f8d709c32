// The dump: everything that counts in a ledger as lines of text, sorted by content ids.
//
// Two ledgers made from the same inputs by the same coder have the same dump, whatever the order,
// the number of processes and the interruptions. It holds no row number, clock time or order of
// arrival. Two parts: content (documents, sentences, claims, near misses), whose hash is the same
// wherever the files lay, and places (sources, input records with their outcome, refusals), which
// names paths. Grammar: docs/ledger.md.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "rapport/base/result.h"
#include "rapport/ledger/store.h"

namespace rapport {

struct DumpDigest {
    std::string content;  // SHA-256 of the content lines
    std::string whole;    // SHA-256 of all lines
    bool operator==(const DumpDigest&) const = default;
};

// Calls `line` once a line, without its newline; pass {} for the hashes alone.
Result<DumpDigest> dump(const Ledger& ledger, const std::function<void(std::string_view)>& line);

}  // namespace rapport
