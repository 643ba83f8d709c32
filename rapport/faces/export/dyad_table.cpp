#include "rapport/faces/export/dyad_table.h"

#include <nlohmann/json.hpp>

#include "rapport/faces/export/csv.h"

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;

DyadMonth coverage_of(const Dyad& dyad, Month month) {
    for (const DyadMonth& row : dyad.months)
        if (row.month == month) return row;
    return {.month = month};
}

Json cell_json(const DyadCell& cell, const Dyad& dyad, const DyadNames& names, bool claims) {
    const DyadMonth coverage = coverage_of(dyad, cell.month);
    Json out = {{"month", to_text(cell.month)},
                {"direction", name(cell.direction)},
                {"actor", cell.direction == Direction::backward ? names.b : names.a},
                {"recipient", cell.direction == Direction::backward ? names.a : names.b},
                {"strand", name(cell.strand)},
                {"voice", name(cell.voice)},
                {"claims", cell.counted},
                {"denied", cell.denied},
                {"unsure", cell.unsure},
                {"documents", cell.documents},
                {"sources_lo", cell.origins.sources.lo},
                {"sources_hi", cell.origins.sources.hi},
                {"reports_lo", cell.origins.reports.lo},
                {"reports_hi", cell.origins.reports.hi},
                {"circular", cell.origins.circular},
                {"coverage_documents", coverage.documents},
                {"coverage_outlets", coverage.outlets}};
    if (claims) {
        Json ids = Json::array();
        for (size_t row : cell.rows) ids.push_back(dyad.claims[row].row.claim.claim_id);
        out["claim_ids"] = ids;
    }
    return out;
}

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string plain(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_array()) return dumped(value);
    std::string out;
    for (const Json& id : value) out += (out.empty() ? "" : " ") + id.get<std::string>();
    return out;
}

Json day_json(const std::optional<Day>& day) { return day ? Json(to_iso(*day)) : Json(nullptr); }

}  // namespace

std::vector<std::string> dyad_jsonl(const Dyad& dyad, const DyadQuestion& question,
                                    const DyadNames& names, bool claims) {
    Json head = {{"a", names.a},
                 {"b", names.b},
                 {"since", day_json(question.since)},
                 {"until", day_json(question.until)},
                 {"min_confidence", question.confidence_min},
                 {"claims", dyad.claims.size()},
                 {"documents", dyad.documents},
                 {"wide", dyad.wide.size()},
                 {"undated", dyad.undated.size()},
                 {"sources_lo", dyad.origins.sources.lo},
                 {"sources_hi", dyad.origins.sources.hi},
                 {"reports_lo", dyad.origins.reports.lo},
                 {"reports_hi", dyad.origins.reports.hi},
                 {"coverage", Json::array()}};
    for (const DyadMonth& month : dyad.months)
        head["coverage"].push_back({{"month", to_text(month.month)},
                                    {"documents", month.documents},
                                    {"outlets", month.outlets}});
    std::vector<std::string> out = {dumped(head)};
    for (const DyadCell& cell : dyad.cells)
        out.push_back(dumped(cell_json(cell, dyad, names, claims)));
    return out;
}

std::vector<std::string> dyad_csv(const Dyad& dyad, const DyadNames& names, bool claims) {
    std::vector<std::string> header, out;
    const Json empty = cell_json({}, {}, names, claims);  // items() does not keep a temporary alive
    for (const auto& [key, _] : empty.items()) header.push_back(key);
    out.push_back(csv_line(header));
    for (const DyadCell& cell : dyad.cells) {
        std::vector<std::string> cells;
        const Json row = cell_json(cell, dyad, names, claims);
        for (const auto& [_, value] : row.items()) cells.push_back(plain(value));
        out.push_back(csv_line(cells));
    }
    return out;
}

}  // namespace rapport
