// Records: what goes into the ledger and what comes out of it, as plain structs.
//
// In: a Batch of entries (each a coded Document or a Refusal) and the cursor of the source that
// they were read from. Out: Tally (how records ended), ClaimRow (a claim with its document's head),
// DocumentRecord, DyadClaim, NamedOn. Everything owns its parts. Source: claims.md section 2,
// promises.md 1–6.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "rapport/base/day.h"
#include "rapport/base/names.h"
#include "rapport/claims/claim.h"
#include "rapport/intake/document.h"
#include "rapport/language/sentence.h"

namespace rapport {

// How an input record ended: exactly one of these. A document that was read from several places is
// counted at the first of them (by path, then record number); at the others it is a duplicate. So
// the order of reading is no matter.
enum class Outcome { coded, no_claim, duplicate, quarantined };
template <>
inline constexpr auto names_of<Outcome> =
    std::to_array<std::string_view>({"coded", "no_claim", "duplicate", "quarantined"});

struct Tally {
    uint64_t coded = 0, no_claim = 0, duplicate = 0, quarantined = 0;
    uint64_t records() const { return coded + no_claim + duplicate + quarantined; }
    bool operator==(const Tally&) const = default;
};

// A document with what was found in it (`record` inside it is its place in the source).
struct CodedDocument {
    Document document;
    std::vector<Sentence> sentences;  // their words are not kept
    std::vector<Claim> claims;        // document_id of each is the document's
    std::vector<NearMiss> near_misses;
};

// A document that the ledger holds already (Ledger::standing said `known`), so that nobody coded it
// again.
struct KnownDocument {
    std::string document_id;
    uint64_t record = 0;
};

using Entry = std::variant<CodedDocument, KnownDocument, Refusal>;

// How far one source has been read. `identity` tells that the file is still the same: the SHA-256
// of its bytes where it is a file, "" for a stream. Another identity at the same path is another
// source.
struct Cursor {
    std::string path;  // file, or "-"; the same as in the documents and refusals read from it
    std::string identity;
    uint64_t position = 0;  // byte to go on from
    uint64_t records = 0;   // records read before it, each with its outcome in the ledger
    bool complete = false;
    bool operator==(const Cursor&) const = default;
};

// What one transaction stores. All entries were read from `cursor.path`; the cursor is what holds
// after them.
struct Batch {
    std::vector<Entry> entries;
    Cursor cursor;
    std::string coder;  // who coded: model and rule versions in one line
};

struct DocumentHead {
    std::string id, input_id, outlet, title, url;
    std::vector<std::string> publishers;
    std::string date_text;
    std::optional<Day> date;
    bool fiction = false;
    std::string text_sha256;
    bool operator==(const DocumentHead&) const = default;
};

struct ClaimRow {
    Claim claim;
    DocumentHead document;
};

struct DocumentRecord {
    Document document;  // path and record: the first place it was read from
    std::string text_sha256, coder;
    std::vector<Sentence> sentences;  // without words
    std::vector<Claim> claims;        // in order of their triggers
    std::vector<NearMiss> near_misses;
};

// From the first of the two parties asked for to the second, the other way, or both as actors of
// one event that they do together (a meeting, a pact, fighting each other).
enum class Direction : uint8_t { forward, backward, mutual };
template <>
inline constexpr auto names_of<Direction> =
    std::to_array<std::string_view>({"forward", "backward", "mutual"});

// A claim between two actors.
struct DyadClaim {
    ClaimRow row;
    Direction direction = Direction::forward;
};

// A document with a claim that names an actor, for coverage.
struct NamedOn {
    std::string document_id, outlet;
    std::optional<Day> date;
    bool operator==(const NamedOn&) const = default;
};

}  // namespace rapport
