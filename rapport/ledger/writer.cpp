#include "rapport/ledger/writer.h"

#include "rapport/base/hash.h"
#include "rapport/ledger/rows.h"

namespace rapport {
namespace {

constexpr const char* insert_document =
    "INSERT INTO documents (document_id, variant, coder, outlet, publishers, input_id, url, title, "
    "date_text, date, "
    "fiction, decoded, text_sha256, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* update_document =
    "UPDATE documents SET (document_id, variant, coder, outlet, publishers, input_id, url, title, "
    "date_text, date, "
    "fiction, decoded, text_sha256, text) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE "
    "number = ?";
// A source's cursor only moves on, whoever comes last.
constexpr const char* upsert_source =
    "INSERT INTO cursors (path, identity, position, records, complete) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (path, identity) DO UPDATE SET position = max(position, excluded.position), "
    "records = max(records, excluded.records), complete = max(complete, excluded.complete) "
    "RETURNING number";

std::string insert_claim() {
    return "INSERT INTO codings (document, coder, " + std::string(claim_columns) + ") VALUES (" +
           marks(2 + claim_column_count) + ")";
}

Result<int64_t> first_number(Statement& statement) {
    const int64_t number = statement.next() ? statement.integer(0) : 0;
    if (auto status = statement.finish(); !status) return status.fault();
    return number;
}

void count(Tally& tally, Outcome outcome) {
    switch (outcome) {
        case Outcome::coded:
            ++tally.coded;
            break;
        case Outcome::no_claim:
            ++tally.no_claim;
            break;
        case Outcome::duplicate:
            ++tally.duplicate;
            break;
        case Outcome::quarantined:
            ++tally.quarantined;
            break;
    }
}

}  // namespace

std::string variant_of(const Document& document) {
    return (document.title.empty() ? "1" : "0") +
           digest({json_of(document.publishers), document.input_id, document.url, document.title,
                   document.date_text, document.fiction ? "fiction" : "",
                   std::to_string(document.decoded)});
}

std::string quarantine_id(const Refusal& refusal) {
    return digest({name(refusal.code), refusal.path, std::to_string(refusal.record),
                   std::to_string(refusal.offset), std::to_string(refusal.length), refusal.detail});
}

Writer::Writer(Database& database)
    : database_(database),
      find_(database.prepare("SELECT number, variant FROM documents WHERE document_id = ?")),
      source_(database.prepare(upsert_source)),
      add_coder_(database.prepare("INSERT INTO coders (coder) VALUES (?) ON CONFLICT DO NOTHING")),
      find_coder_(database.prepare("SELECT number FROM coders WHERE coder = ?")),
      document_(database.prepare(insert_document)),
      update_(database.prepare(update_document)),
      clear_codings_(database.prepare("DELETE FROM codings WHERE document = ?")),
      clear_sentences_(database.prepare("DELETE FROM sentences WHERE document = ?")),
      clear_near_misses_(database.prepare("DELETE FROM near_misses WHERE document = ?")),
      sentence_(database.prepare("INSERT INTO sentences VALUES (?, ?, ?, ?)")),
      claim_(database.prepare(insert_claim())),
      actor_(database.prepare("INSERT INTO coding_actors VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      link_(database.prepare(
          "INSERT INTO coding_links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      near_miss_(database.prepare("INSERT INTO near_misses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      refuse_(database.prepare(
          "INSERT INTO quarantine (quarantine_id, code, path, record, byte_offset, "
          "byte_length, detail) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")),
      find_refusal_(database.prepare("SELECT number FROM quarantine WHERE quarantine_id = ?")),
      input_(database.prepare(
          "INSERT INTO inputs (source, record, document, quarantine) VALUES (?, ?, ?, ?) "
          "ON CONFLICT DO NOTHING")) {}

Result<Tally> Writer::write(const Batch& batch) {
    Tally tally;
    const auto source = this->source(batch.cursor);
    if (!source) return source.fault();
    const auto coder = this->coder(batch.coder);
    if (!coder) return coder.fault();
    for (const auto& entry : batch.entries) {
        Result<Outcome> outcome = Outcome::coded;
        if (const auto* coded = std::get_if<CodedDocument>(&entry))
            outcome = add(*coded, *source, *coder);
        if (const auto* known = std::get_if<KnownDocument>(&entry)) outcome = add(*known, *source);
        if (const auto* refusal = std::get_if<Refusal>(&entry)) outcome = add(*refusal, *source);
        if (!outcome) return outcome.fault();
        count(tally, *outcome);
    }
    return tally;
}

Result<Standing> Writer::standing(const Document& document) {
    const auto found = find(document.id);
    if (!found) return found.fault();
    if (!found->number) return Standing::fresh;
    return variant_of(document) < found->variant ? Standing::better : Standing::known;
}

Result<Writer::Found> Writer::find(const std::string& document_id) {
    Found found;
    if (find_.with(document_id).next()) found = {find_.integer(0), find_.string(1)};
    if (auto status = find_.finish(); !status) return status.fault();
    return found;
}

Result<int64_t> Writer::source(const Cursor& cursor) {
    return first_number(source_.with(cursor.path, cursor.identity, cursor.position, cursor.records,
                                     cursor.complete));
}

Result<int64_t> Writer::coder(const std::string& coder) {
    if (auto done = add_coder_.with(coder).finish(); !done) return done.fault();
    return first_number(find_coder_.with(coder));
}

Result<Outcome> Writer::add(const CodedDocument& entry, int64_t source, int64_t coder) {
    const auto found = find(entry.document.id);
    if (!found) return found.fault();
    int64_t number = found->number;
    if (!number || variant_of(entry.document) < found->variant) {
        const auto put = put_document(entry.document, coder, number);
        if (!put) return put.fault();
        number = *put;
        if (auto done = put_parts(entry, number, coder); !done) return done.fault();
    }
    if (auto done = put_input(source, entry.document.record, number, {}); !done)
        return done.fault();
    if (found->number) return Outcome::duplicate;
    return entry.claims.empty() ? Outcome::no_claim : Outcome::coded;
}

Result<Outcome> Writer::add(const KnownDocument& entry, int64_t source) {
    const auto found = find(entry.document_id);
    if (!found) return found.fault();
    if (!found->number)
        return Fault{FaultKind::unusable,
                     "document " + entry.document_id + " was called known, but is not there"};
    if (auto done = put_input(source, entry.record, found->number, {}); !done) return done.fault();
    return Outcome::duplicate;
}

Result<Outcome> Writer::add(const Refusal& refusal, int64_t source) {
    const auto id = quarantine_id(refusal);
    refuse_.with(id, name(refusal.code), refusal.path, refusal.record, refusal.offset,
                 refusal.length, refusal.detail);
    if (auto done = refuse_.finish(); !done) return done.fault();
    const auto number = first_number(find_refusal_.with(id));
    if (!number) return number.fault();
    if (auto done = put_input(source, refusal.record, {}, *number); !done) return done.fault();
    return Outcome::quarantined;
}

// number 0: a new row; else the row is overwritten and what hung on it is removed.
Result<int64_t> Writer::put_document(const Document& document, int64_t coder, int64_t number) {
    if (number)
        if (auto done = clear_document(number); !done) return done.fault();
    auto& put = number ? update_ : document_;
    const std::string outlet = document.publishers.empty() ? "" : document.publishers.front();
    put.with(document.id, variant_of(document), coder, outlet, json_of(document.publishers),
             document.input_id, document.url, document.title, document.date_text,
             iso_of(document.date), document.fiction, document.decoded, sha256_hex(document.text),
             document.text);
    if (number) put.bind(number);
    if (auto done = put.finish(); !done) return done.fault();
    return number ? number : database_.last_number();
}

Status Writer::clear_document(int64_t number) {
    for (auto* clear : {&clear_codings_, &clear_sentences_, &clear_near_misses_})
        if (auto done = clear->with(number).finish(); !done) return done;
    return Done{};
}

Status Writer::put_parts(const CodedDocument& entry, int64_t document, int64_t coder) {
    for (const auto& sentence : entry.sentences)
        if (auto done = sentence_.with(document, sentence.number, sentence.span).finish(); !done)
            return done;
    for (const auto& claim : entry.claims)
        if (auto done = put_claim(claim, document, coder); !done) return done;
    for (const auto& miss : entry.near_misses) {
        near_miss_.with(document, coder, miss.sentence, miss.word, name(miss.type),
                        miss.probability, miss.none, miss.reason);
        if (auto done = near_miss_.finish(); !done) return done;
    }
    return Done{};
}

Status Writer::put_claim(const Claim& claim, int64_t document, int64_t coder) {
    claim_.with(document, coder);
    bind_claim(claim_, claim);
    if (auto done = claim_.finish(); !done) return done;
    const int64_t coding = database_.last_number();
    if (auto done = put_actors(claim.actors, "actor", coding); !done) return done;
    if (auto done = put_actors(claim.recipients, "recipient", coding); !done) return done;
    return put_links(claim.chain, coding);
}

Status Writer::put_actors(const std::vector<Actor>& actors, const char* side, int64_t coding) {
    for (size_t i = 0; i < actors.size(); ++i) {
        const auto& actor = actors[i];
        actor_.with(coding, side, int64_t(i), actor.name, actor.span, actor.entity, actor.code,
                    actor.plover, json_of(actor.sectors));
        if (auto done = actor_.finish(); !done) return done;
    }
    return Done{};
}

Status Writer::put_links(const std::vector<Link>& chain, int64_t coding) {
    for (size_t i = 0; i < chain.size(); ++i) {
        const auto& link = chain[i];
        link_.with(coding, int64_t(i), link.source, link.span, link.entity, link.code,
                   json_of(link.sectors), link.anonymous, link.cue, name(link.kind), link.direct,
                   name(link.factuality));
        if (auto done = link_.finish(); !done) return done;
    }
    return Done{};
}

Status Writer::put_input(int64_t source, uint64_t record, std::optional<int64_t> document,
                         std::optional<int64_t> quarantine) {
    return input_.with(source, record, document, quarantine).finish();
}

}  // namespace rapport
