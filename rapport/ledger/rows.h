// Rows: claims and documents to and from the columns of schema.sql. One list of columns serves
// writing and reading.
//
// Threads: as Database.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/ledger/record.h"
#include "rapport/ledger/sql.h"

namespace rapport {

// Columns of `codings` that hold a claim, in the order in which bind_claim binds and read_claim
// reads them.
inline constexpr std::string_view claim_columns =
    "claim_id, coding_id, sentence, type, mode, contexts, cameo, quad, score_plover, "
    "score_goldstein, "
    "trigger_begin, trigger_end, holder, author, tense, "
    "dead_low, dead_high, dead_begin, dead_end, injured_low, injured_high, injured_begin, "
    "injured_end, "
    "arrested_low, arrested_high, arrested_begin, arrested_end, "
    "date_edtf, date_earliest, date_latest, date_basis, date_begin, date_end, "
    "place_name, place_begin, place_end, place_id, place_country, place_lat, place_lon, "
    "place_precision, "
    "channel, confidence, trace";
inline constexpr int claim_column_count = 44;

inline constexpr std::string_view head_columns =
    "document_id, outlet, publishers, input_id, url, title, date_text, date, fiction, text_sha256";
inline constexpr int head_column_count = 10;

// "?, ?, …", and the same columns with a table's alias before each.
std::string marks(int count);
std::string with_alias(std::string_view columns, std::string_view alias);

std::string json_of(const std::vector<std::string>& list);
std::vector<std::string> list_of(std::string_view json);
std::string json_of(const std::vector<Sector>& sectors);
std::vector<Sector> sectors_of(Statement& row, int column);
std::optional<std::string> iso_of(std::optional<Day> day);
std::optional<Day> day_of(const Statement& row, int column);

void bind_claim(Statement& statement, const Claim& claim);
// Without actors, recipients, chain and document id.
Claim read_claim(Statement& row, int first);
DocumentHead read_head(const Statement& row, int first);

// Reads the parts of a claim that have tables of their own.
class PartReader {
  public:
    explicit PartReader(Database& database);
    Status read(int64_t coding, Claim& claim);

  private:
    Statement actors_, links_;
};

}  // namespace rapport
