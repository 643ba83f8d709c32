// Conditions: a question's parts as SQL with the values to bind, side by side. No value ever
// becomes part of the SQL.
//
// In: Filter, Party. Out: WHERE clauses over `codings c JOIN documents d` and their values in
// order. Refuses words without a letter or digit (usage).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rapport/base/result.h"
#include "rapport/ledger/query.h"
#include "rapport/ledger/sql.h"

namespace rapport {

class Conditions {
  public:
    using Value = std::variant<int64_t, double, std::string>;
    enum class Side { actor, recipient, source };

    void add(std::string_view sql, std::vector<Value> values = {});
    void add_party(Side side, const Party& party);
    void add_period(std::optional<Day> since, std::optional<Day> until);
    Status add_words(std::string_view words);

    std::string where() const;  // "WHERE a AND b", or ""
    void bind(Statement& statement) const;

  private:
    std::string sql_;
    std::vector<Value> values_;
};

Result<Conditions> conditions_of(const Filter& filter);

// A subquery that gives the numbers of the codings in which the party stands on that side.
std::string codings_of(Conditions::Side side, const Party& party,
                       std::vector<Conditions::Value>& values);
// Words and "phrases" → an FTS5 query that asks for all of them; "" where there is no letter or
// digit.
std::string fts_query(std::string_view words);

}  // namespace rapport
