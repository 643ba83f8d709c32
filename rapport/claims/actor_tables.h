// Actor tables: the rows of data/actors/*.tsv as one index of names.
//
// In: a folder. Out: entities, codes, and for each name its senses, those of one name in a chain.
// A file's header row says what it is: "iso3c" states, "word" sectors, "system" memberships (kept
// for other rooms, skipped here), else names. Files that are not ours rank first. Refuses: unknown
// columns' values (code, sector, date), names of more than 16 words; the Fault says where.
// Lifetime: views point into the tables. Threads: read-only after `read_actor_tables`.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapport/base/result.h"
#include "rapport/claims/codes.h"

namespace rapport {

inline constexpr size_t name_words_max = 16;  // marks count: "U . S . Department of State" has 7
inline constexpr size_t actor_file_bytes_max = size_t{64} << 20;

struct CodeRow {
    std::string_view name;    // "Russia"
    std::string_view plover;  // PLOVER's form
};

struct NearWord {
    std::string_view word;  // folded
    bool forbidden = false;
};

struct NameSense {
    std::string_view written;  // where `exact`: words joined by blanks, as in the table
    std::string_view entity;   // "" none
    std::string_view code;     // "-" known but in no state, "" a region
    std::optional<Sector> sector;
    uint32_t near_first = 0, near_count = 0;  // into ActorTables::near
    int32_t from = std::numeric_limits<int32_t>::min();
    int32_t to = std::numeric_limits<int32_t>::max();
    uint8_t rank = 0;        // of its file, 0 first
    bool exact = false;      // the case of the letters counts
    bool ambiguous = false;  // only with one of its near words
    bool person = false;
    bool surname = false;    // of a person, alone: bound to dates
    int32_t next = -1;       // next sense of the same name
};

struct SectorWord {
    Sector sector;
    int weight;
};

// Owns short texts in large blocks.
class TextStore {
  public:
    std::string_view keep(std::string_view text) {
        if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < text.size())
            blocks_.emplace_back().reserve(std::max(block_bytes, text.size()));
        const size_t at = blocks_.back().size();
        blocks_.back() += text;
        return std::string_view(blocks_.back()).substr(at);
    }

  private:
    static constexpr size_t block_bytes = size_t{64} << 10;
    std::deque<std::string> blocks_;
};

struct ActorTables {
    std::vector<NameSense> senses;
    std::vector<NearWord> near;
    std::unordered_map<std::string_view, int32_t> names;       // folded words → first sense
    std::unordered_map<std::string_view, uint8_t> first_words;  // → words of its longest name
    std::unordered_map<std::string_view, CodeRow> codes;
    std::unordered_map<std::string_view, std::string_view> code_of_entity;
    std::unordered_map<std::string_view, SectorWord> sectors;  // folded words
    std::string version;
    std::deque<std::string> files;  // these two own all views
    TextStore texts;
};

Result<ActorTables> read_actor_tables(const std::string& folder);

}  // namespace rapport
