#include "rapport/ledger/query.h"

#include <algorithm>

#include "rapport/ledger/conditions.h"
#include "rapport/ledger/rows.h"

namespace rapport {
namespace {

// Only the newest coding of a document.
constexpr std::string_view from_current =
    " FROM codings c JOIN documents d ON d.number = c.document AND d.coder = c.coder ";
constexpr std::string_view latest_first =
    " ORDER BY coalesce(c.date_earliest, c.date_latest, d.date) DESC, c.claim_id";
constexpr std::string_view earliest_first =
    " ORDER BY coalesce(c.date_earliest, c.date_latest, d.date), c.claim_id";

std::string select_claims() {
    return "SELECT c.number, " + with_alias(claim_columns, "c") + ", " +
           with_alias(head_columns, "d") + std::string(from_current);
}

Result<std::vector<ClaimRow>> read_claims(Database& database, const Conditions& conditions,
                                          std::string_view order, uint32_t limit) {
    auto rows =
        database.prepare(select_claims() + conditions.where() + std::string(order) + " LIMIT ?");
    conditions.bind(rows);
    rows.bind(limit ? int64_t(limit) : int64_t(-1));
    PartReader parts(database);
    std::vector<ClaimRow> found;
    while (rows.next()) {
        ClaimRow row{read_claim(rows, 1), read_head(rows, 1 + claim_column_count)};
        row.claim.document_id = row.document.id;
        if (auto done = parts.read(rows.integer(0), row.claim); !done) return done.fault();
        found.push_back(std::move(row));
    }
    if (auto status = rows.status(); !status) return status.fault();
    return found;
}

bool is_id_prefix(std::string_view text) {
    return !text.empty() && text.size() <= 32 &&
           text.find_first_not_of("0123456789abcdef") == text.npos;
}

// 'g' comes after every hex digit.
void add_prefix(Conditions& conditions, std::string_view column, std::string_view prefix) {
    const std::string name(column);
    conditions.add(name + " >= ? AND " + name + " < ?",
                   {std::string(prefix), std::string(prefix) + "g"});
}

Fault too_short(std::string_view prefix) {
    return {FaultKind::usage, "'" + std::string(prefix) +
                                  "' is too short for an id: give at least " +
                                  std::to_string(id_prefix_min) + " digits"};
}

Fault several(std::string_view what, std::string_view prefix) {
    return {FaultKind::usage, "'" + std::string(prefix) + "' fits several " + std::string(what) +
                                  ": give more of it"};
}

// The numbers of the documents that the conditions fit, at most two.
Result<std::vector<int64_t>> document_numbers(Database& database, const Conditions& conditions) {
    auto rows =
        database.prepare("SELECT d.number FROM documents d " + conditions.where() + " LIMIT 2");
    conditions.bind(rows);
    std::vector<int64_t> numbers;
    while (rows.next()) numbers.push_back(rows.integer(0));
    if (auto status = rows.status(); !status) return status.fault();
    return numbers;
}

Result<std::optional<int64_t>> find_document(Database& database, std::string_view asked) {
    for (const bool by_id : {true, false}) {
        if (by_id && (!is_id_prefix(asked) || asked.size() < id_prefix_min)) continue;
        Conditions conditions;
        if (by_id)
            add_prefix(conditions, "d.document_id", asked);
        else
            conditions.add("d.input_id = ? AND d.input_id <> ''", {std::string(asked)});
        const auto numbers = document_numbers(database, conditions);
        if (!numbers) return numbers.fault();
        if (numbers->size() > 1) return several("documents", asked);
        if (!numbers->empty()) return std::optional<int64_t>(numbers->front());
    }
    return std::optional<int64_t>();
}

Document as_document(DocumentHead head, std::string text, uint64_t decoded) {
    Document document;
    document.id = std::move(head.id), document.input_id = std::move(head.input_id);
    document.publishers = std::move(head.publishers), document.url = std::move(head.url);
    document.title = std::move(head.title), document.date_text = std::move(head.date_text);
    document.date = head.date, document.fiction = head.fiction;
    document.text = std::move(text), document.decoded = decoded;
    return document;
}

Status read_place(Database& database, int64_t number, Document& document) {
    auto row = database.prepare(
        "SELECT s.path, i.record FROM inputs i JOIN cursors s ON s.number = i.source "
        "WHERE i.document = ? ORDER BY 1, 2 LIMIT 1");
    if (row.with(number).next())
        document.path = row.string(0), document.record = uint64_t(row.integer(1));
    return row.status();
}

Status read_sentences(Database& database, int64_t number, std::vector<Sentence>& sentences) {
    auto rows = database.prepare(
        "SELECT sentence, span_begin, span_end FROM sentences WHERE document = ? ORDER BY 1");
    rows.with(number);
    while (rows.next()) sentences.push_back({uint32_t(rows.integer(0)), rows.span(1), {}});
    return rows.status();
}

Status read_near_misses(Database& database, int64_t number, std::vector<NearMiss>& misses) {
    auto rows = database.prepare(
        "SELECT n.sentence, n.word_begin, n.word_end, n.type, n.probability, n.none, n.reason FROM "
        "near_misses n "
        "JOIN documents d ON d.number = n.document AND d.coder = n.coder WHERE n.document = ? "
        "ORDER BY 1");
    rows.with(number);
    while (rows.next())
        misses.push_back({uint32_t(rows.integer(0)), rows.span(1), rows.named<EventType>(3),
                          rows.real(4), rows.real(5), rows.string(6)});
    return rows.status();
}

Result<DocumentRecord> read_document(Database& database, int64_t number) {
    auto row = database.prepare("SELECT " + with_alias(head_columns, "d") +
                                ", d.text, d.decoded, k.coder FROM documents d "
                                "JOIN coders k ON k.number = d.coder WHERE d.number = ?");
    DocumentRecord record;
    if (row.with(number).next()) {
        auto head = read_head(row, 0);
        record.text_sha256 = head.text_sha256, record.coder = row.string(head_column_count + 2);
        record.document = as_document(std::move(head), row.string(head_column_count),
                                      uint64_t(row.integer(head_column_count + 1)));
    }
    if (auto status = row.status(); !status) return status.fault();
    Conditions conditions;
    conditions.add("c.document = ?", {number});
    auto rows = read_claims(database, conditions, " ORDER BY c.trigger_begin, c.trigger_end", 0);
    if (!rows) return rows.fault();
    for (auto& claim : *rows) record.claims.push_back(std::move(claim.claim));
    if (auto done = read_place(database, number, record.document); !done) return done.fault();
    if (auto done = read_sentences(database, number, record.sentences); !done) return done.fault();
    if (auto done = read_near_misses(database, number, record.near_misses); !done)
        return done.fault();
    return record;
}

Status read_tally(Database& database, Tally& tally) {
    auto rows = database.prepare("SELECT outcome, count(*) FROM records GROUP BY outcome");
    while (rows.next()) {
        const auto count = uint64_t(rows.integer(1));
        switch (rows.named<Outcome>(0)) {
            case Outcome::coded:
                tally.coded = count;
                break;
            case Outcome::no_claim:
                tally.no_claim = count;
                break;
            case Outcome::duplicate:
                tally.duplicate = count;
                break;
            case Outcome::quarantined:
                tally.quarantined = count;
                break;
        }
    }
    return rows.status();
}

}  // namespace

Result<std::vector<ClaimRow>> claims(const Ledger& ledger, const Filter& filter) {
    const auto conditions = conditions_of(filter);
    if (!conditions) return conditions.fault();
    return read_claims(ledger.database(), *conditions, latest_first, filter.limit);
}

Result<std::optional<ClaimRow>> claim(const Ledger& ledger, std::string_view id_prefix) {
    if (!is_id_prefix(id_prefix)) return std::optional<ClaimRow>();
    if (id_prefix.size() < id_prefix_min) return too_short(id_prefix);
    Conditions conditions;
    add_prefix(conditions, "c.claim_id", id_prefix);
    auto rows = read_claims(ledger.database(), conditions, "", 2);
    if (!rows) return rows.fault();
    if (rows->size() > 1) return several("claims", id_prefix);
    if (rows->empty()) return std::optional<ClaimRow>();
    return std::optional<ClaimRow>(std::move(rows->front()));
}

Result<std::optional<DocumentRecord>> document(const Ledger& ledger,
                                               std::string_view id_or_input_id) {
    auto& database = ledger.database();
    Snapshot snapshot(database);
    const auto number = find_document(database, id_or_input_id);
    if (!number) return number.fault();
    if (!*number) {
        if (is_id_prefix(id_or_input_id) && id_or_input_id.size() < id_prefix_min)
            return too_short(id_or_input_id);
        return std::optional<DocumentRecord>();
    }
    auto record = read_document(database, **number);
    if (!record) return record.fault();
    return std::optional<DocumentRecord>(std::move(*record));
}

Result<Counts> counts(const Ledger& ledger) {
    auto& database = ledger.database();
    Snapshot snapshot(database);
    auto row = database.prepare(
        "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM sentences), "
        "(SELECT count(*)" +
        std::string(from_current) +
        "), "
        "(SELECT count(*) FROM near_misses n JOIN documents d ON d.number = n.document AND d.coder "
        "= n.coder), "
        "(SELECT count(*) FROM cursors)");
    Counts counts;
    if (row.next())
        counts = {uint64_t(row.integer(0)), uint64_t(row.integer(1)), uint64_t(row.integer(2)),
                  uint64_t(row.integer(3)), uint64_t(row.integer(4)), {}};
    if (auto status = row.status(); !status) return status.fault();
    if (auto done = read_tally(database, counts.records); !done) return done.fault();
    return counts;
}

Result<std::vector<std::pair<std::string, uint64_t>>> quarantine_counts(const Ledger& ledger) {
    auto rows = ledger.database().prepare(
        "SELECT code, count(*) FROM quarantine GROUP BY code ORDER BY 2 DESC, 1");
    std::vector<std::pair<std::string, uint64_t>> counts;
    while (rows.next()) counts.emplace_back(rows.string(0), uint64_t(rows.integer(1)));
    if (auto status = rows.status(); !status) return status.fault();
    return counts;
}

Result<std::vector<DyadClaim>> dyad_claims(const Ledger& ledger, const DyadFilter& filter) {
    Snapshot snapshot(ledger.database());
    std::vector<DyadClaim> found;
    using Side = Conditions::Side;
    const struct {
        Direction direction;
        Side side_of_a, side_of_b;
    } ways[] = {{Direction::forward, Side::actor, Side::recipient},
                {Direction::backward, Side::recipient, Side::actor},
                {Direction::mutual, Side::actor, Side::actor}};
    for (const auto& way : ways) {
        Conditions conditions;
        conditions.add_party(way.side_of_a, filter.a);
        conditions.add_party(way.side_of_b, filter.b);
        conditions.add_period(filter.since, filter.until);
        if (filter.confidence_min > 0) conditions.add("c.confidence >= ?", {filter.confidence_min});
        auto rows = read_claims(ledger.database(), conditions, earliest_first, 0);
        if (!rows) return rows.fault();
        for (auto& row : *rows) found.push_back({std::move(row), way.direction});
    }
    return found;
}

Result<std::vector<NamedOn>> documents_naming(const Ledger& ledger, const Party& party) {
    std::vector<Conditions::Value> values;
    std::string named;
    for (const auto side :
         {Conditions::Side::actor, Conditions::Side::recipient, Conditions::Side::source})
        named += (named.empty() ? "" : " UNION ") + codings_of(side, party, values);
    Conditions conditions;
    conditions.add("c.number IN (" + named + ")", std::move(values));
    auto rows = ledger.database().prepare("SELECT DISTINCT d.document_id, d.outlet, d.date" +
                                          std::string(from_current) + conditions.where() +
                                          " ORDER BY d.date, 1");
    conditions.bind(rows);
    std::vector<NamedOn> found;
    while (rows.next()) found.push_back({rows.string(0), rows.string(1), day_of(rows, 2)});
    if (auto status = rows.status(); !status) return status.fault();
    return found;
}

Result<std::vector<Document>> documents(const Ledger& ledger, const std::vector<std::string>& ids) {
    auto row = ledger.database().prepare("SELECT " + std::string(head_columns) +
                                         ", text, decoded FROM documents WHERE document_id = ?");
    std::vector<Document> found;
    for (const auto& id : ids) {
        if (row.with(id).next())
            found.push_back(as_document(read_head(row, 0), row.string(head_column_count),
                                        uint64_t(row.integer(head_column_count + 1))));
        if (auto status = row.finish(); !status) return status.fault();
    }
    return found;
}

}  // namespace rapport
