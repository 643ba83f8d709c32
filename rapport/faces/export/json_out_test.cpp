#include "rapport/faces/export/json_out.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "rapport/base/hash.h"

namespace rapport {
namespace {

using Json = nlohmann::json;

struct Case {
    Document document;
    Claim claim;
};

Span span_of(const std::string& text, const std::string& words) {
    const size_t at = text.find(words);
    return {uint32_t(at), uint32_t(at + words.size())};
}

Case example() {
    Case c;
    c.document.text = "„Ünïted“ Reuters reported that France accused Germany in 2023.";
    c.document.publishers = {"Gazette"};
    c.document.date = to_day({2024, 1, 2});
    c.document.id = document_id(c.document);
    const std::string& text = c.document.text;
    Actor france, germany;
    france.name = "France", france.span = span_of(text, "France"),
    france.code = france.plover = "FRA";
    france.sectors = {Sector::gov};
    germany.name = "Germany", germany.span = span_of(text, "Germany");
    Link link;
    link.source = "Reuters", link.span = span_of(text, "Reuters"),
    link.cue = span_of(text, "reported");
    link.kind = LinkKind::report;
    c.claim.type = EventType::accuse;
    c.claim.quad = 3, c.claim.score_plover = -3;
    c.claim.trigger = span_of(text, "accused");
    c.claim.actors = {france}, c.claim.recipients = {germany}, c.claim.chain = {link, Link{}};
    c.claim.date = {"2023", to_day({2023, 1, 1}), to_day({2023, 12, 31}), DateBasis::stated,
                    span_of(text, "in 2023")};
    return c;
}

TEST(ClaimJson, CountsCodePointsAndQuotes) {
    const Case c = example();
    const Json out = Json::parse(claim_json(c.claim, c.document));
    EXPECT_EQ(out["trigger"]["start"], 38);
    EXPECT_EQ(out["trigger"]["end"], 45);
    EXPECT_EQ(out["trigger"]["text"], "accused");
    EXPECT_EQ(out["trigger"]["prefix"], "d“ Reuters reported that France ");
    EXPECT_EQ(out["trigger"]["suffix"], " Germany in 2023.");
    EXPECT_EQ(out["actors"][0]["start"], 31);
    EXPECT_EQ(out["chain"][0]["source"]["text"], "Reuters");
    EXPECT_EQ(out["chain"][0]["cue"]["text"], "reported");
    EXPECT_EQ(out["date_text"]["text"], "in 2023");
    EXPECT_EQ(out["text_sha256"], sha256_hex(c.document.text));
}

TEST(ClaimJson, HasFlatFieldsAndNulls) {
    const Case c = example();
    const Json out = Json::parse(claim_json(c.claim, c.document));
    struct {
        const char* field;
        Json value;
    } rows[] = {
        {"type", "ACCUSE"},
        {"mode", nullptr},
        {"quad", 3},
        {"score_plover", -3.0},
        {"score_goldstein", nullptr},
        {"score_plover_table", "plover-2.0-rapport"},
        {"cameo", nullptr},
        {"contexts", Json::array()},
        {"holder", "CT+"},
        {"date_edtf", "2023"},
        {"date_earliest", "2023-01-01"},
        {"date_latest", "2023-12-31"},
        {"date_basis", "stated"},
        {"place", nullptr},
        {"published", "2024-01-02"},
        {"channel", "third_party"},
        {"fiction", false},
        {"publisher", Json::array({"Gazette"})},
    };
    for (const auto& row : rows) EXPECT_EQ(out.at(row.field), row.value) << row.field;
    EXPECT_EQ(out["recipients"][0]["code"], nullptr);
    EXPECT_EQ(out["actors"][0]["sectors"], Json::array({"GOV"}));
    EXPECT_EQ(out["chain"][1]["source"], nullptr);
    EXPECT_EQ(out["size"]["dead"], nullptr);
}

TEST(ClaimJson, PrefersTheInputsOwnId) {
    Case c = example();
    EXPECT_EQ(Json::parse(claim_json(c.claim, c.document))["document_id"], c.document.id);
    c.document.input_id = "wcep-1#2";
    const Json out = Json::parse(claim_json(c.claim, c.document));
    EXPECT_EQ(out["document_id"], "wcep-1#2");
    EXPECT_EQ(out["document_hash"], c.document.id);
}

TEST(RefusalJson, SaysWhere) {
    Refusal refusal;
    refusal.code = RefusalCode::json, refusal.path = "a\xFF", refusal.record = 3,
    refusal.offset = 90;
    const Json out = Json::parse(refusal_json(refusal));
    EXPECT_EQ(out["refused"], "json");
    EXPECT_EQ(out["record"], 3);
    EXPECT_EQ(out["path"], "a\uFFFD");
}

}  // namespace
}  // namespace rapport
