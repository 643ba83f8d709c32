#include "rapport/ledger/dump.h"

#include <array>
#include <charconv>
#include <cstdio>

#include <openssl/evp.h>

#include "rapport/ledger/rows.h"
#include "rapport/ledger/sql.h"

namespace rapport {
namespace {

enum class Part { content, places };

// One kind of line: its name and the rows, sorted by content. Every column of schema.sql that
// counts is in one of them; row numbers are replaced by the ids that they stand for.
struct Section {
    std::string_view kind;
    Part part;
    std::string sql;
};

std::array<Section, 9> sections() {
    const std::string coded =
        " JOIN codings c ON c.number = p.coding JOIN documents d ON d.number = c.document "
        "JOIN coders k ON k.number = c.coder ";
    return {{
        {"document", Part::content,
         "SELECT " + with_alias(head_columns, "d") +
             ", d.decoded, k.coder FROM documents d "
             "JOIN coders k ON k.number = d.coder ORDER BY d.document_id"},
        {"sentence", Part::content,
         "SELECT d.document_id, s.sentence, s.span_begin, s.span_end FROM sentences s "
         "JOIN documents d ON d.number = s.document ORDER BY 1, 2"},
        {"claim", Part::content,
         "SELECT d.document_id, k.coder, " + with_alias(claim_columns, "c") +
             " FROM codings c "
             "JOIN documents d ON d.number = c.document JOIN coders k ON k.number = c.coder ORDER "
             "BY c.claim_id, 2"},
        {"actor", Part::content,
         "SELECT c.coding_id, p.side, p.position, p.name, p.span_begin, p.span_end, p.entity, "
         "p.code, p.plover, "
         "p.sectors FROM coding_actors p" +
             coded + "ORDER BY c.claim_id, k.coder, 2, 3"},
        {"link", Part::content,
         "SELECT c.coding_id, p.level, p.source, p.span_begin, p.span_end, p.entity, p.code, "
         "p.sectors, p.anonymous, "
         "p.cue_begin, p.cue_end, p.kind, p.direct, p.factuality FROM coding_links p" +
             coded + "ORDER BY c.claim_id, k.coder, 2"},
        {"near_miss", Part::content,
         "SELECT d.document_id, k.coder, n.sentence, n.word_begin, n.word_end, n.type, "
         "n.probability, n.none, "
         "n.reason FROM near_misses n JOIN documents d ON d.number = n.document "
         "JOIN coders k ON k.number = n.coder ORDER BY 1, 2, 3"},
        {"source", Part::places,
         "SELECT path, identity, position, records, complete FROM cursors ORDER BY 1, 2"},
        {"record", Part::places,
         "SELECT path, identity, record, outcome, document_id, quarantine_id FROM records ORDER BY "
         "1, 2, 3, 4, 5, 6"},
        {"refusal", Part::places,
         "SELECT quarantine_id, code, path, record, byte_offset, byte_length, detail FROM "
         "quarantine ORDER BY 1"},
    }};
}

class Sha256 {
  public:
    Sha256() : context_(EVP_MD_CTX_new()) {
        RAPPORT_ASSERT(EVP_DigestInit_ex(context_, EVP_sha256(), nullptr) == 1);
    }
    Sha256(const Sha256&) = delete;
    ~Sha256() { EVP_MD_CTX_free(context_); }
    void add(std::string_view bytes) { EVP_DigestUpdate(context_, bytes.data(), bytes.size()); }
    std::string hex() {
        unsigned char bytes[32];
        unsigned length = 0;
        RAPPORT_ASSERT(EVP_DigestFinal_ex(context_, bytes, &length) == 1 && length == sizeof bytes);
        std::string text;
        char two[3];
        for (const auto byte : bytes) std::snprintf(two, sizeof two, "%02x", byte), text += two;
        return text;
    }

  private:
    EVP_MD_CTX* context_;
};

void append_escaped(std::string& line, std::string_view text) {
    for (const char c : text) {
        if (c == '\t')
            line += "\\t";
        else if (c == '\n')
            line += "\\n";
        else if (c == '\r')
            line += "\\r";
        else if (c == '\\')
            line += "\\\\";
        else
            line += c;
    }
}

// Numbers in the shortest form that reads back as the same number; NULL as \N.
void append_value(std::string& line, const Statement& row, int column) {
    char digits[32];
    switch (row.kind(column)) {
        case ColumnKind::null:
            line += "\\N";
            return;
        case ColumnKind::text:
            append_escaped(line, row.text(column));
            return;
        case ColumnKind::integer:
            line += std::to_string(row.integer(column));
            return;
        case ColumnKind::real:
            break;
    }
    line.append(digits, std::to_chars(digits, digits + sizeof digits, row.real(column)).ptr);
}

}  // namespace

Result<DumpDigest> dump(const Ledger& ledger, const std::function<void(std::string_view)>& line) {
    auto& database = ledger.database();
    Snapshot snapshot(database);
    if (auto status = snapshot.status(); !status) return status.fault();
    Sha256 content, whole;
    std::string text;
    for (const auto& section : sections()) {
        auto rows = database.prepare(section.sql);
        while (rows.next()) {
            text = section.kind;
            for (int i = 0; i < rows.columns(); ++i) text += '\t', append_value(text, rows, i);
            if (line) line(text);
            text += '\n';
            whole.add(text);
            if (section.part == Part::content) content.add(text);
        }
        if (auto status = rows.status(); !status) return status.fault();
    }
    return DumpDigest{content.hex(), whole.hex()};
}

}  // namespace rapport
