#include "rapport/ledger/conditions.h"

#include "rapport/base/utf8.h"

namespace rapport {
namespace {

bool has_word(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
        const auto c = decode(text, at);
        if (is_word_char(c.value)) return true;
        at += c.size;
    }
    return false;
}

// `part` as a pattern that LIKE finds anywhere, with \ before its own wildcards.
std::string like_pattern(std::string_view part) {
    std::string pattern = "%";
    for (const char c : part) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

void append_phrase(std::string& query, std::string_view phrase) {
    if (!has_word(phrase)) return;
    if (!query.empty()) query += ' ';
    ((query += '"') += phrase) += '"';
}

}  // namespace

std::string fts_query(std::string_view words) {
    std::string query;
    while (!words.empty()) {
        const bool quoted = words.front() == '"';
        if (quoted) words.remove_prefix(1);
        const size_t end = std::min(words.find_first_of(quoted ? "\"" : " \t\r\n\""), words.size());
        append_phrase(query, words.substr(0, end));
        const bool opens = !quoted && end < words.size() && words[end] == '"';
        words.remove_prefix(opens ? end : std::min(end + 1, words.size()));
    }
    return query;
}

std::string codings_of(Conditions::Side side, const Party& party,
                       std::vector<Conditions::Value>& values) {
    const bool source = side == Conditions::Side::source;
    std::string sql = source ? "SELECT p.coding FROM coding_links p WHERE 1"
                             : "SELECT p.coding FROM coding_actors p WHERE p.side = ?";
    if (!source) values.emplace_back(side == Conditions::Side::actor ? "actor" : "recipient");
    const auto ask = [&](const std::string& value, std::string_view clause) {
        if (value.empty()) return;
        (sql += " AND ") += clause;
        values.emplace_back(value);
    };
    ask(party.code, "p.code = ?");
    ask(party.entity, "p.entity = ?");
    ask(party.sector, "EXISTS (SELECT 1 FROM json_each(p.sectors) j WHERE j.value = ?)");
    ask(party.name.empty() ? "" : like_pattern(party.name),
        source ? "p.source LIKE ? ESCAPE '\\'" : "p.name LIKE ? ESCAPE '\\'");
    return sql;
}

void Conditions::add(std::string_view sql, std::vector<Value> values) {
    ((sql_ += sql_.empty() ? "WHERE (" : " AND (") += sql) += ")";
    for (auto& value : values) values_.push_back(std::move(value));
}

void Conditions::add_party(Side side, const Party& party) {
    if (party.empty()) return;
    std::vector<Value> values;
    const auto sql = "c.number IN (" + codings_of(side, party, values) + ")";
    add(sql, std::move(values));
}

// A claim is in the period where its bounds overlap it; an open bound reaches on for ever.
void Conditions::add_period(std::optional<Day> since, std::optional<Day> until) {
    if (since)
        add("CASE WHEN c.date_latest IS NOT NULL THEN c.date_latest >= ? WHEN c.date_earliest IS "
            "NOT NULL THEN 1 "
            "ELSE d.date >= ? END",
            {to_iso(*since), to_iso(*since)});
    if (until)
        add("CASE WHEN c.date_earliest IS NOT NULL THEN c.date_earliest <= ? WHEN c.date_latest IS "
            "NOT NULL THEN 1 "
            "ELSE d.date <= ? END",
            {to_iso(*until), to_iso(*until)});
}

Status Conditions::add_words(std::string_view words) {
    if (words.empty()) return Done{};
    auto query = fts_query(words);
    if (query.empty())
        return Fault{FaultKind::usage,
                     "no letter or digit to search for in '" + std::string(words) + "'"};
    add("d.number IN (SELECT rowid FROM document_words WHERE document_words MATCH ?)",
        {std::move(query)});
    return Done{};
}

std::string Conditions::where() const { return sql_; }

void Conditions::bind(Statement& statement) const {
    for (const auto& value : values_) std::visit([&](const auto& v) { statement.bind(v); }, value);
}

Result<Conditions> conditions_of(const Filter& filter) {
    Conditions conditions;
    conditions.add_party(Conditions::Side::actor, filter.actor);
    conditions.add_party(Conditions::Side::recipient, filter.recipient);
    conditions.add_party(Conditions::Side::source, filter.source);
    if (filter.type) conditions.add("c.type = ?", {std::string(name(*filter.type))});
    conditions.add_period(filter.since, filter.until);
    if (filter.confidence_min > 0) conditions.add("c.confidence >= ?", {filter.confidence_min});
    if (!filter.document.empty()) conditions.add("d.document_id = ?", {filter.document});
    if (auto done = conditions.add_words(filter.words); !done) return done.fault();
    return conditions;
}

}  // namespace rapport
