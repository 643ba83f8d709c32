// Dyads: what the ledger says of two actors, month by month, first form of measures.md.
//
// In: two parties and a period. Out: a row for each month with its coverage, and cells: one for
// each month, direction, kind of event (four quads and attitudes) and voice (public or reported)
// that has claims. A claim counts in C or K with a weight above 0 only: negatives are denials, Uu
// is unsure; both are kept apart. Its month is that of the middle of its date's bounds, of the
// known bound where one side is open, of the publication where the text gives no date. Claims whose
// bounds are further apart than `month_days_max` ("in 2019") are in no month but in `wide`, those
// without any date in `undated`. No documents that name either party: a gap (coverage 0). Documents
// but no claim: zero. Wording: "reported". Threads: as Ledger. Source: measures.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/base/names.h"
#include "rapport/ledger/origins.h"
#include "rapport/ledger/query.h"

namespace rapport {

// The four quads of PLOVER, and the two signs of ATTITUDE, which has no quad.
enum class Strand : uint8_t {
    words_cooperation,
    deeds_cooperation,
    words_conflict,
    deeds_conflict,
    attitude_positive,
    attitude_negative
};
template <>
inline constexpr auto names_of<Strand> =
    std::to_array<std::string_view>({"words_cooperation", "deeds_cooperation", "words_conflict",
                                     "deeds_conflict", "attitude_positive", "attitude_negative"});
inline constexpr size_t strands = 6;

// Public: a claim made in public by an office holder, or a published document. Reported: privately,
// leaked, by others.
enum class Voice : uint8_t { public_voice, reported };
template <>
inline constexpr auto names_of<Voice> = std::to_array<std::string_view>({"public", "reported"});

struct Month {
    int year = 1970, month = 1;
    auto operator<=>(const Month&) const = default;
};
Month month_of(Day day);
Month next(Month month);
std::string to_text(Month month);  // "2024-03"

enum class Standpoint : uint8_t {
    counted,
    denied,
    unsure
};  // by the weight of the claim's factuality
// 1 for CT+, 0.7 PR+, 0.35 PS+, else 0; read from `author`, from `holder` where the author is Uu.
double weight_of(const Claim& claim);
Standpoint standpoint_of(const Claim& claim);
std::optional<Strand> strand_of(const Claim& claim);  // null: no quad and no sign
Voice voice_of(const Claim& claim);
std::optional<Day> day_of(const ClaimRow& row);

inline constexpr int month_days_max = 45;  // bounds that a claim of one month may have

struct DyadCell {
    Month month;
    Direction direction = Direction::forward;
    Strand strand = Strand::words_cooperation;
    Voice voice = Voice::reported;
    uint32_t counted = 0, denied = 0, unsure = 0;  // claims
    uint32_t documents = 0;                        // distinct, of all its claims
    Origins origins;                               // of all its claims
    std::vector<size_t> rows;                      // into Dyad::claims, in time order
};

struct DyadMonth {
    Month month;
    uint32_t documents = 0, outlets = 0;  // that name either party; 0 documents = a gap
};

// One line of the answer's table. The cells' documents and sources do not add up: one document may
// hold several.
struct DyadLine {
    Month month;
    Direction direction = Direction::forward;
    Voice voice = Voice::reported;
    std::array<std::optional<size_t>, strands> cells;  // into Dyad::cells; null: no claim
    uint32_t documents = 0;
    Origins origins;
};

struct DyadQuestion {
    Party a, b;
    std::optional<Day> since, until;  // of the month that a claim falls in
    double confidence_min = 0;
};

struct Dyad {
    // Every month from the first to the last that has a document or a claim.
    std::vector<DyadMonth> months;
    std::vector<DyadCell> cells;        // by month, direction, strand, voice
    std::vector<DyadClaim> claims;      // all that have a strand, in the ledger's order
    std::vector<size_t> wide, undated;  // into claims: those of no month
    uint32_t documents = 0;  // distinct, of all claims
    Origins origins;         // of all claims
    std::vector<DyadLine> lines;  // cells of one month, direction and voice side by side, in order
};

Result<Dyad> dyad(const Ledger& ledger, const DyadQuestion& question);

}  // namespace rapport
