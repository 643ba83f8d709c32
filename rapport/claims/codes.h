// The codebook as enums: event types, factuality, kinds of link, sectors, and what PLOVER attaches
// to a type.
//
// Source: PLOVER 2.0 (codes and numbers) with the decisions and extensions of claims.md section 1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "rapport/base/names.h"

namespace rapport {

enum class EventType : uint8_t {
    agree, consult, support, concede, cooperate, aid, retreat, request, accuse, reject, threaten,
    protest, sanction, mobilize, coerce, assault, espionage, attitude
};
template <>
inline constexpr auto names_of<EventType> = std::to_array<std::string_view>(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
     "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ESPIONAGE",
     "ATTITUDE"});

// FactBank's values, relative to a source; CTu exists in import and export only.
enum class Factuality : uint8_t { ct_plus, pr_plus, ps_plus, ct_minus, pr_minus, ps_minus, uu };
template <>
inline constexpr auto names_of<Factuality> =
    std::to_array<std::string_view>({"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"});

enum class LinkKind : uint8_t { say, report, allege, believe, deny, confirm, infer, know, other };
template <>
inline constexpr auto names_of<LinkKind> = std::to_array<std::string_view>(
    {"say", "report", "allege", "believe", "deny", "confirm", "infer", "know", "other"});

// The corpus' sectors (claims.md section 5); PLOVER's names are made on output.
enum class Sector : uint8_t {
    gov, mil, spy, cop, jud, leg, pty, opp, reb, uaf, crm, cvl, bus, med, ngo, edu, igo, rel, oth
};
template <>
inline constexpr auto names_of<Sector> = std::to_array<std::string_view>(
    {"GOV", "MIL", "SPY", "COP", "JUD", "LEG", "PTY", "OPP", "REB", "UAF", "CRM", "CVL", "BUS",
     "MED", "NGO", "EDU", "IGO", "REL", "OTH"});

enum class Tense : uint8_t { past, present, future, hypothetical, historical };
template <>
inline constexpr auto names_of<Tense> =
    std::to_array<std::string_view>({"past", "present", "future", "hypothetical", "historical"});

enum class Channel : uint8_t {
    public_statement, document, privately_reported, leaked, third_party
};
template <>
inline constexpr auto names_of<Channel> = std::to_array<std::string_view>(
    {"public_statement", "document", "privately_reported", "leaked", "third_party"});

enum class DateBasis : uint8_t { stated, resolved, dateline, publication, none };
template <>
inline constexpr auto names_of<DateBasis> =
    std::to_array<std::string_view>({"stated", "resolved", "dateline", "publication", "none"});

// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, 0 none
// (ATTITUDE).
int quad_of(EventType type);
// Score of PLOVER's manual for the mode, or for the type where the mode has none; null for
// ATTITUDE.
std::optional<double> plover_score(EventType type, std::string_view mode);
// The CAMEO code that the repaired crosswalk gives to type and mode ("" where it gives none), and
// Goldstein's value for it in the table `icews-cameo`.
std::string cameo_of(EventType type, std::string_view mode);
std::optional<double> goldstein_score(std::string_view cameo);

inline constexpr std::string_view score_table_plover = "plover-2.0-rapport";
inline constexpr std::string_view score_table_goldstein = "icews-cameo";

}  // namespace rapport
