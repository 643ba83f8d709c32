// Claims: one event or attitude as told in one place of one document, under one chain of sources.
//
// The record of claims.md section 2. Spans count bytes of the document's text; every face prints
// code points. A displayed statement without a span that contains it is a bug. `summary` prints a
// claim on one line: `ACCUSE FRA→DEU by reuters[report Uu]`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rapport/base/day.h"
#include "rapport/base/span.h"
#include "rapport/claims/codes.h"

namespace rapport {

struct Actor {
    std::string name;             // as written
    Span span;
    std::string entity;           // id in data/actors, "" where none
    std::string code;  // corpus form: iso3c on the event's date, or UN, EU, NATO …; "" = uncoded
    std::string plover;           // PLOVER's form of the code
    std::vector<Sector> sectors;  // main one first
    bool operator==(const Actor&) const = default;
};

struct Link {
    std::string source;  // as written, "" for adverbs without a source
    Span span;
    std::string entity, code;
    std::vector<Sector> sectors;
    bool anonymous = false;
    Span cue;
    LinkKind kind = LinkKind::say;
    bool direct = false;  // quoted words
    Factuality factuality = Factuality::uu;
    bool operator==(const Link&) const = default;
};

inline constexpr uint32_t count_open = 0xffffffff;  // "at least 12": no upper end

struct Count {
    uint32_t low = 0, high = 0;  // closed; high may be count_open
    Span span;
    bool operator==(const Count&) const = default;
};

struct Size {
    std::optional<Count> dead, injured, arrested;
    bool operator==(const Size&) const = default;
};

struct EventDate {
    std::string edtf;                    // "" where nothing is known
    std::optional<Day> earliest, latest;  // closed bounds; an open side is empty
    DateBasis basis = DateBasis::none;
    Span span;  // the words, empty for publication
    bool operator==(const EventDate&) const = default;
};

struct Place {
    std::string name;  // as written, "" where none
    Span span;
    std::string id, country;  // country: iso3c
    std::optional<double> lat, lon;  // degrees
    std::string precision;           // "country", "city", …; "" unknown
    bool operator==(const Place&) const = default;
};

struct Claim {
    std::string claim_id;   // digest of document id and trigger span
    std::string coding_id;  // digest of claim id, codes, model and rule versions
    std::string document_id;
    uint32_t sentence = 0;
    EventType type = EventType::consult;
    std::string mode;  // PLOVER's or ours, "" = none
    std::vector<std::string> contexts;
    std::string cameo;
    int quad = 0;
    std::optional<double> score_plover, score_goldstein;
    std::vector<Actor> actors, recipients;
    Span trigger;
    std::vector<Link> chain;  // outermost first
    Factuality holder = Factuality::ct_plus, author = Factuality::ct_plus;
    Tense tense = Tense::past;
    Size size;
    EventDate date;
    Place place;
    Channel channel = Channel::third_party;
    double confidence = 0;           // probability that type, actors and direction are right
    std::vector<std::string> trace;  // one line a decision: "type ACCUSE 0.93 (next REJECT 0.04)"
    bool operator==(const Claim&) const = default;
};

std::string claim_id(std::string_view document_id, Span trigger);
std::string summary(const Claim& claim);

// The best candidate of a sentence that gave no claim, for `rapport why`.
struct NearMiss {
    uint32_t sentence = 0;
    Span word;
    EventType type = EventType::consult;
    double probability = 0;  // of its best type
    double none = 0;         // probability that the word triggers nothing
    std::string reason;      // "below the threshold", "no actor of political relevance", …
    bool operator==(const NearMiss&) const = default;
};

}  // namespace rapport
