#include "rapport/ledger/check.h"

#include "rapport/base/hash.h"
#include "rapport/ledger/rows.h"
#include "rapport/ledger/writer.h"

namespace rapport {
namespace {

// A rule that SQL can say: its rows are the findings, as (where, detail).
struct Rule {
    std::string name, sql;
};

template <class Enum>
std::string listed() {
    std::string list;
    for (const auto text : names_of<Enum>)
        list += (list.empty() ? "'" : ", '") + std::string(text) + "'";
    return list;
}

template <class Enum>
Rule name_rule(std::string_view table, std::string_view column) {
    const auto name = std::string(column);
    return {"name", "SELECT '" + std::string(table) + "." + name + "', 'unknown: ' || " + name +
                        " FROM " + std::string(table) + " WHERE " + name + " NOT IN (" +
                        listed<Enum>() + ")"};
}

std::vector<Rule> rules() {
    return {
        {"records",
         "SELECT s.path, 'the cursor counts ' || s.records || ' records, ' || "
         "(SELECT count(DISTINCT record) FROM inputs WHERE source = s.number) || ' have an "
         "outcome' "
         "FROM cursors s WHERE s.records <> "
         "(SELECT count(DISTINCT record) FROM inputs WHERE source = s.number)"},
        {"records",
         "SELECT 'all sources', n || ' input records, ' || o || ' outcomes' FROM (SELECT "
         "(SELECT count(*) FROM inputs) AS n, (SELECT count(*) FROM records) AS o) WHERE n <> o"},
        {"records",
         "SELECT s.path, 'record ' || i.record || ' has not exactly one outcome' "
         "FROM inputs i JOIN cursors s ON s.number = i.source "
         "WHERE (i.document IS NULL) = (i.quarantine IS NULL)"},
        {"document",
         "SELECT document_id, 'no input record gave this document' FROM documents d "
         "WHERE NOT EXISTS (SELECT 1 FROM inputs i WHERE i.document = d.number)"},
        {"quarantine",
         "SELECT quarantine_id, 'no input record was refused so' FROM quarantine q "
         "WHERE NOT EXISTS (SELECT 1 FROM inputs i WHERE i.quarantine = q.number)"},
        {"sentence",
         "SELECT c.claim_id, 'its trigger lies outside its sentence' FROM codings c WHERE NOT "
         "EXISTS "
         "(SELECT 1 FROM sentences s WHERE s.document = c.document AND s.sentence = c.sentence "
         "AND s.span_begin <= c.trigger_begin AND c.trigger_end <= s.span_end)"},
        {"sentence",
         "SELECT d.document_id, 'a near miss lies outside sentence ' || n.sentence FROM "
         "near_misses n "
         "JOIN documents d ON d.number = n.document WHERE NOT EXISTS "
         "(SELECT 1 FROM sentences s WHERE s.document = n.document AND s.sentence = n.sentence "
         "AND s.span_begin <= n.word_begin AND n.word_end <= s.span_end)"},
        {"trigger",
         "SELECT claim_id, 'has no trigger' FROM codings WHERE trigger_begin >= trigger_end"},
        {"date",
         "SELECT claim_id, 'ends before it begins: ' || date_earliest || ' … ' || date_latest "
         "FROM codings WHERE date_earliest > date_latest"},
        {"confidence",
         "SELECT claim_id, 'is no probability: ' || confidence FROM codings "
         "WHERE NOT confidence BETWEEN 0 AND 1"},
        {"words",
         "SELECT document_id, 'is not in the full-text index' FROM documents "
         "WHERE number NOT IN (SELECT id FROM document_words_docsize)"},
        {"words",
         "SELECT 'row ' || id, 'of the full-text index has no document' FROM "
         "document_words_docsize "
         "WHERE id NOT IN (SELECT number FROM documents)"},
        name_rule<EventType>("codings", "type"),
        name_rule<Factuality>("codings", "holder"),
        name_rule<Factuality>("codings", "author"),
        name_rule<Tense>("codings", "tense"),
        name_rule<DateBasis>("codings", "date_basis"),
        name_rule<Channel>("codings", "channel"),
        name_rule<LinkKind>("coding_links", "kind"),
        name_rule<Factuality>("coding_links", "factuality"),
        name_rule<EventType>("near_misses", "type"),
        name_rule<RefusalCode>("quarantine", "code"),
    };
}

// Every span of a document's records: whose, what, begin, end.
constexpr const char* spans_of_document =
    "WITH c AS (SELECT * FROM codings WHERE document = ?1) "
    "SELECT 'sentence ' || sentence, 'sentence', span_begin, span_end FROM sentences WHERE "
    "document = ?1 "
    "UNION ALL SELECT 'sentence ' || sentence, 'near miss', word_begin, word_end FROM near_misses "
    "WHERE document = ?1 "
    "UNION ALL SELECT claim_id, 'trigger', trigger_begin, trigger_end FROM c "
    "UNION ALL SELECT claim_id, 'date', date_begin, date_end FROM c "
    "UNION ALL SELECT claim_id, 'place', place_begin, place_end FROM c "
    "UNION ALL SELECT claim_id, 'dead', dead_begin, dead_end FROM c WHERE dead_begin IS NOT NULL "
    "UNION ALL SELECT claim_id, 'injured', injured_begin, injured_end FROM c WHERE injured_begin "
    "IS NOT NULL "
    "UNION ALL SELECT claim_id, 'arrested', arrested_begin, arrested_end FROM c WHERE "
    "arrested_begin IS NOT NULL "
    "UNION ALL SELECT c.claim_id, p.side, p.span_begin, p.span_end FROM c JOIN coding_actors p ON "
    "p.coding = c.number "
    "UNION ALL SELECT c.claim_id, 'source', p.span_begin, p.span_end FROM c JOIN coding_links p ON "
    "p.coding = c.number "
    "UNION ALL SELECT c.claim_id, 'cue', p.cue_begin, p.cue_end FROM c JOIN coding_links p ON "
    "p.coding = c.number";

bool on_edge(std::string_view text, int64_t at) {
    return size_t(at) == text.size() ||
           (static_cast<unsigned char>(text[size_t(at)]) & 0xc0) != 0x80;
}

// "" where the span is sound.
std::string span_fault(std::string_view text, int64_t begin, int64_t end) {
    const auto span = std::to_string(begin) + "–" + std::to_string(end);
    if (begin < 0 || begin > end || end > int64_t(text.size()))
        return span + " lies outside the text of " + std::to_string(text.size()) + " bytes";
    if (!on_edge(text, begin) || !on_edge(text, end)) return span + " cuts a character";
    return "";
}

class Checker {
  public:
    explicit Checker(Database& database)
        : database_(database),
          spans_(database.prepare(spans_of_document)),
          triggers_(database.prepare(
              "SELECT claim_id, trigger_begin, trigger_end FROM codings WHERE document = ?")) {}

    Status pages() {
        auto rows = database_.prepare("PRAGMA integrity_check(100)");
        while (rows.next())
            if (rows.text(0) != "ok") add("integrity", "file", rows.string(0));
        return rows.status();
    }

    Status keys() {
        auto rows = database_.prepare("PRAGMA foreign_key_check");
        while (rows.next())
            add("key", rows.string(0),
                "row " + rows.string(1) + " points to no row of " + rows.string(2));
        return rows.status();
    }

    Status apply(const Rule& rule) {
        auto rows = database_.prepare(rule.sql);
        while (rows.next()) add(rule.name, rows.string(0), rows.string(1));
        return rows.status();
    }

    Status documents() {
        auto rows = database_.prepare(
            "SELECT " + std::string(head_columns) +
            ", decoded, variant, number, text FROM documents ORDER BY document_id");
        while (rows.next()) {
            const auto text = rows.string(head_column_count + 3);
            const auto number = rows.integer(head_column_count + 2);
            document(rows, text);
            if (auto done = spans(number, text); !done) return done;
            if (auto done = claim_ids(number, rows.string(0)); !done) return done;
        }
        return rows.status();
    }

    Status refusals() {
        auto rows = database_.prepare(
            "SELECT quarantine_id, code, path, record, byte_offset, byte_length, detail "
            "FROM quarantine ORDER BY 1");
        while (rows.next()) {
            const auto code = parse<RefusalCode>(rows.text(1));
            if (!code) continue;  // the rule `name` says so
            const Refusal refusal{*code,
                                  rows.string(2),
                                  uint64_t(rows.integer(3)),
                                  uint64_t(rows.integer(4)),
                                  uint64_t(rows.integer(5)),
                                  rows.string(6)};
            if (quarantine_id(refusal) != rows.text(0))
                add("quarantine_id", rows.string(0), "is not that of its row");
        }
        return rows.status();
    }

    CheckReport take() { return std::move(report_); }
    bool sound() const { return report_.findings.empty(); }

  private:
    void add(const std::string& rule, std::string where, std::string detail) {
        if (report_.findings.size() < findings_max)
            report_.findings.push_back({rule, std::move(where), std::move(detail)});
        else
            ++report_.suppressed;
    }

    void document(const Statement& row, const std::string& text) {
        const auto head = read_head(row, 0);
        Document document;
        document.input_id = head.input_id, document.publishers = head.publishers,
        document.url = head.url;
        document.title = head.title, document.date_text = head.date_text, document.date = head.date;
        document.fiction = head.fiction, document.text = text;
        document.decoded = uint64_t(row.integer(head_column_count));
        if (document_id(document) != head.id)
            add("document_id", head.id, "is not that of its contents");
        if (sha256_hex(text) != head.text_sha256)
            add("text_sha256", head.id, "is not that of its text");
        if (variant_of(document) != row.text(head_column_count + 1))
            add("variant", head.id, "is not that of its head");
        if (head.outlet != (head.publishers.empty() ? "" : head.publishers.front()))
            add("outlet", head.id, "'" + head.outlet + "' is not its first publisher");
    }

    Status spans(int64_t number, std::string_view text) {
        spans_.with(number);
        while (spans_.next()) {
            const auto fault = span_fault(text, spans_.integer(2), spans_.integer(3));
            if (!fault.empty()) add("span", spans_.string(0), spans_.string(1) + " " + fault);
        }
        return spans_.finish();
    }

    Status claim_ids(int64_t number, const std::string& document) {
        triggers_.with(number);
        while (triggers_.next())
            if (claim_id(document, triggers_.span(1)) != triggers_.text(0))
                add("claim_id", triggers_.string(0), "is not that of its document and trigger");
        return triggers_.finish();
    }

    Database& database_;
    Statement spans_, triggers_;
    CheckReport report_;
};

Status check_contents(Checker& checker) {
    if (auto done = checker.keys(); !done) return done;
    for (const auto& rule : rules())
        if (auto done = checker.apply(rule); !done) return done;
    if (auto done = checker.documents(); !done) return done;
    return checker.refusals();
}

}  // namespace

Result<CheckReport> check(const Ledger& ledger) {
    auto& database = ledger.database();
    Snapshot snapshot(database);
    Checker checker(database);
    if (auto done = checker.pages(); !done) return done.fault();
    // A file whose pages are broken is not read further: what it says would be noise.
    if (!checker.sound()) return checker.take();
    if (auto done = check_contents(checker); !done) return done.fault();
    auto report = checker.take();
    auto totals = counts(ledger);
    if (totals) report.counts = *totals;
    // An unknown name is a finding already; without findings the counts must be there.
    else if (report.findings.empty())
        return totals.fault();
    return report;
}

}  // namespace rapport
