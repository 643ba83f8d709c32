#include <gtest/gtest.h>

#include <algorithm>

#include "rapport/claims/code_tables.h"

namespace rapport {
namespace {

struct Row {
    EventType type;
    std::string_view mode;
    int quad;
    std::optional<double> plover;
    std::string_view cameo;
    std::optional<double> goldstein;
};

// Written by hand from the manuals, not from the tables under test.
const Row rows[] = {
    {EventType::agree, "", 1, 2.5, "030", 4.0},
    {EventType::consult, "visit", 1, 4, "042", 1.9},
    {EventType::consult, "phone", 1, 1.5, "041", 1.0},
    {EventType::support, "", 1, 5, "050", 3.5},
    {EventType::cooperate, "", 2, 9.5, "060", 6.0},
    {EventType::aid, "", 2, 10, "070", 7.0},
    {EventType::retreat, "withdraw", 2, 8, "0874", 10.0},
    {EventType::retreat, "", 2, 6.5, "080", 5.0},
    {EventType::request, "meet", 3, 0, "106", -5.0},
    {EventType::accuse, "", 3, -3, "112", -2.0},
    {EventType::accuse, "disapprove", 3, -2, "110", -2.0},
    {EventType::reject, "", 3, -2, "120", -4.0},
    {EventType::threaten, "violence", 3, -3.5, "138", -7.0},
    {EventType::protest, "riot", 4, -7, "145", -7.5},
    {EventType::protest, "vandalize", 4, -5, "140", -6.5},
    {EventType::sanction, "", 4, -6, "160", -4.0},
    {EventType::sanction, "discontinue", 4, -6, "163", -8.0},
    {EventType::mobilize, "troops", 4, -6.5, "154", -7.2},
    {EventType::coerce, "arrest", 4, -7, "173", -5.0},
    {EventType::assault, "", 4, -9, "190", -10.0},
    {EventType::assault, "drone", 4, -9.5, "195", -10.0},
    {EventType::espionage, "steal", 4, -7, "", std::nullopt},
    {EventType::espionage, "", 4, -7, "", std::nullopt},
    {EventType::attitude, "positive", 0, std::nullopt, "", std::nullopt},
    {EventType::accuse, "no such mode", 3, -3, "112", -2.0},
};

TEST(Codes, quads_scores_and_cameo) {
    for (const Row& r : rows) {
        const std::string at = std::string(name(r.type)) + "/" + std::string(r.mode);
        EXPECT_EQ(quad_of(r.type), r.quad) << at;
        EXPECT_EQ(plover_score(r.type, r.mode), r.plover) << at;
        EXPECT_EQ(cameo_of(r.type, r.mode), r.cameo) << at;
        EXPECT_EQ(goldstein_score(cameo_of(r.type, r.mode)), r.goldstein) << at;
    }
}

TEST(Codes, tables_are_in_the_order_of_their_enum_and_sorted) {
    ASSERT_EQ(std::size(type_rows), names_of<EventType>.size());
    for (size_t i = 0; i < std::size(type_rows); ++i) EXPECT_EQ(size_t(type_rows[i].type), i);
    EXPECT_TRUE(std::ranges::is_sorted(goldstein_rows, {}, &GoldsteinRow::cameo));
    for (const ModeRow& row : mode_rows)
        EXPECT_TRUE(row.cameo.empty() || goldstein_score(row.cameo)) << row.mode;
}

TEST(Codes, the_two_goldstein_tables_differ_here) {
    EXPECT_EQ(goldstein_score("016"), -5.0);
    EXPECT_EQ(goldstein_score("166"), -7.0);
    EXPECT_EQ(goldstein_score("999"), std::nullopt);
}

}  // namespace
}  // namespace rapport
