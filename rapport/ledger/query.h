// Queries: what the faces and relations ask of the ledger.
//
// Only the newest coding of each document counts. All values are bound, none is pasted into SQL.
// Results come in a fixed order: claims by event date (latest first; the publication date where the
// text gives none), then claim id. Refuses: an id prefix shorter than `id_prefix_min` (usage), one
// that fits several records (usage), words without a letter or digit (usage). Threads: as Ledger.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/base/result.h"
#include "rapport/ledger/record.h"
#include "rapport/ledger/store.h"

namespace rapport {

inline constexpr size_t id_prefix_min = 4;
inline constexpr uint32_t claims_default = 1000;  // rows, where a filter names no limit

// An actor, recipient or source as a question names it. Empty fields ask nothing; the others must
// all hold. The face resolves a user's word: "Russia" → code RUS, "AFG/REB" → code AFG, sector REB,
// else name.
struct Party {
    std::string code;    // corpus form
    std::string sector;  // as printed, "REB"
    std::string entity;
    std::string name;  // part of the name as written, in any case of ASCII letters
    bool empty() const { return code.empty() && sector.empty() && entity.empty() && name.empty(); }
    bool operator==(const Party&) const = default;
};

struct Filter {
    Party actor, recipient, source;  // source: any level of the chain
    std::optional<EventType> type;
    std::optional<Day> since,
        until;          // the event's bounds overlap them; publication where the text gives none
    std::string words;  // full-text search in title and text: all words; "phrases in quotes"
    double confidence_min = 0;
    std::string document;             // id
    uint32_t limit = claims_default;  // 0 = all
};

Result<std::vector<ClaimRow>> claims(const Ledger& ledger, const Filter& filter);
// Null where no claim's id begins so.
Result<std::optional<ClaimRow>> claim(const Ledger& ledger, std::string_view id_prefix);
// By id prefix, or by the whole input id. Null where there is none.
Result<std::optional<DocumentRecord>> document(const Ledger& ledger,
                                               std::string_view id_or_input_id);

struct Counts {
    uint64_t documents = 0, sentences = 0, claims = 0, near_misses = 0, sources = 0;
    Tally records;  // how the input records ended
    bool operator==(const Counts&) const = default;
};
Result<Counts> counts(const Ledger& ledger);
// How often each quarantine code was given, most frequent first.
Result<std::vector<std::pair<std::string, uint64_t>>> quarantine_counts(const Ledger& ledger);

struct DyadFilter {
    Party a, b;
    std::optional<Day> since, until;
    double confidence_min = 0;
};
// Claims with a as actor and b as recipient (forward), those of the other direction, and those with
// both as actors (mutual); each group in time order.
Result<std::vector<DyadClaim>> dyad_claims(const Ledger& ledger, const DyadFilter& filter);

// Documents with a claim whose actor, recipient or source is that party, by date, then id. Undated
// ones come first.
Result<std::vector<NamedOn>> documents_naming(const Ledger& ledger, const Party& party);

// Texts of documents, for origins: every document with these ids, in the order of the ids.
Result<std::vector<Document>> documents(const Ledger& ledger, const std::vector<std::string>& ids);

}  // namespace rapport
