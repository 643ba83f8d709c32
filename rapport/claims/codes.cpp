#include "rapport/claims/codes.h"

#include <algorithm>
#include <cmath>

#include "rapport/claims/code_tables.h"

namespace rapport {
namespace {

const TypeRow& row_of(EventType type) { return type_rows[static_cast<size_t>(type)]; }

const ModeRow* mode_row(EventType type, std::string_view mode) {
    for (const ModeRow& row : mode_rows)
        if (row.type == type && row.mode == mode) return &row;
    return nullptr;
}

std::optional<double> score(double value) {
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

}  // namespace

int quad_of(EventType type) { return row_of(type).quad; }

std::optional<double> plover_score(EventType type, std::string_view mode) {
    const ModeRow* row = mode_row(type, mode);
    return row && !std::isnan(row->score) ? score(row->score) : score(row_of(type).score);
}

std::string cameo_of(EventType type, std::string_view mode) {
    const ModeRow* row = mode_row(type, mode);
    return std::string(row ? row->cameo : row_of(type).cameo);
}

std::optional<double> goldstein_score(std::string_view cameo) {
    const auto at = std::ranges::lower_bound(goldstein_rows, cameo, {}, &GoldsteinRow::cameo);
    if (at == std::end(goldstein_rows) || at->cameo != cameo) return std::nullopt;
    return at->score;
}

}  // namespace rapport
