#include "rapport/ledger/query.h"

#include <algorithm>

#include "rapport/ledger/conditions.h"
#include "rapport/ledger/fixture.h"

namespace rapport {
namespace {

using namespace testing;

EventDate dated(std::string_view earliest, std::string_view latest) {
    return {"", day_of_iso(earliest), day_of_iso(latest), DateBasis::stated, {}};
}

// Four documents with a claim each: A (undated event), B (source), C (open date), D (other
// direction, a deed).
class Queries : public ::testing::Test {
  protected:
    Queries() : ledger_(open_ledger(folder_.file("a.db"))) {
        auto a = make_coded({.text = "Norland accused Sudmark of theft."});
        auto b = make_coded({.outlet = "Sudmark Post",
                             .text = "A clerk said Norland accused Sudmark in 100% of cases.",
                             .date = "2031-06-02",
                             .record = 1});
        b.claims[0].chain = {{"A clerk",
                              {0, 7},
                              "clerk-1",
                              "SUD",
                              {Sector::gov},
                              false,
                              {8, 12},
                              LinkKind::say,
                              false,
                              Factuality::uu}};
        b.claims[0].date = dated("2031-05-30", "2031-06-01"), b.claims[0].confidence = 0.4;
        auto c = make_coded({
            .text = "Norland accused Sudmark since March.",
            .record = 2,
        });
        c.claims[0].date = dated("2031-03-01", "");
        auto d = make_coded({.text = "Rebels of Sudmark attacked Norland.",
                             .date = "",
                             .title = "Feuer über Étalon",
                             .input_id = "story-4",
                             .record = 3},
                            false);
        d.claims = {make_claim(d.document, "Sudmark", "attacked", "Norland", EventType::assault)};
        d.claims[0].actors[0].sectors = {Sector::reb};
        documents_ = {a.document.id, b.document.id, c.document.id, d.document.id};
        claims_ = {a.claims[0].claim_id, b.claims[0].claim_id, c.claims[0].claim_id,
                   d.claims[0].claim_id};
        RAPPORT_ASSERT(ledger_.add(make_batch({a, b, c, d})));
    }

    // Claims as letters, in the answer's order.
    std::string letters(const Filter& filter) {
        const auto rows = claims(ledger_, filter);
        if (!rows) return rows.fault().message;
        std::string text;
        for (const auto& row : *rows) text += letter(row.claim.claim_id, claims_);
        return text;
    }
    static char letter(const std::string& id, const std::vector<std::string>& ids) {
        return char('A' + (std::find(ids.begin(), ids.end(), id) - ids.begin()));
    }

    Folder folder_;
    Ledger ledger_;
    std::vector<std::string> documents_, claims_;
};

TEST_F(Queries, FilterClaims) {
    const auto day = [](std::string_view text) { return day_of_iso(text); };
    struct Row {
        std::string_view what;
        Filter filter;
        std::string_view expected;
    };
    const Row rows[] = {
        {"all, latest first, undated last", {}, "BACD"},
        {"actor by code", {.actor = {.code = "NOR"}}, "BAC"},
        {"recipient by code", {.recipient = {.code = "NOR"}}, "D"},
        {"actor with sector", {.actor = {.code = "SUD", .sector = "REB"}}, "D"},
        {"no such sector", {.actor = {.code = "SUD", .sector = "MIL"}}, ""},
        {"actor by part of the name", {.actor = {.name = "orLAN"}}, "BAC"},
        {"a name's wildcard is a letter", {.actor = {.name = "N%d"}}, ""},
        {"source by code", {.source = {.code = "SUD"}}, "B"},
        {"source by name", {.source = {.name = "clerk"}}, "B"},
        {"source by entity", {.source = {.entity = "clerk-1"}}, "B"},
        {"type", {.type = EventType::assault}, "D"},
        {"since: overlap, open end, publication", {.since = day("2031-06-01")}, "BC"},
        {"since the publication", {.since = day("2031-05-02")}, "BAC"},
        {"until: overlap", {.until = day("2031-05-30")}, "BAC"},
        {"until before all but the open one", {.until = day("2031-03-01")}, "C"},
        {"words", {.words = "theft"}, "A"},
        {"words in the title, accents off", {.words = "etalon"}, "D"},
        {"all words", {.words = "accused theft"}, "A"},
        {"a phrase", {.words = "\"sudmark since\""}, "C"},
        {"operators are words", {.words = "theft OR march"}, ""},
        {"confidence", {.confidence_min = 0.5}, "ACD"},
        {"document", {.document = documents_[2]}, "C"},
        {"limit", {.limit = 2}, "BA"},
        {"everything at once",
         {.actor = {.code = "NOR"},
          .recipient = {.code = "SUD"},
          .since = day("2031-05-01"),
          .words = "theft"},
         "A"},
        {"no words in the words",
         {.words = "\" , %"},
         "no letter or digit to search for in '\" , %'"},
        {"quotes inside a value", {.actor = {.code = "' OR 1 --"}}, ""},
    };
    for (const auto& row : rows) EXPECT_EQ(letters(row.filter), row.expected) << row.what;
}

TEST(Words, BecomeAQueryOfPhrases) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"gas pipe", "\"gas\" \"pipe\""},
        {"\"gas pipe\" leak", "\"gas pipe\" \"leak\""},
        {"gas\"pipe line", "\"gas\" \"pipe line\""},
        {"* - ( gas", "\"gas\""},
        {"NEAR(gas)", "\"NEAR(gas)\""},
        {"\"\"", ""},
        {"Ölfeld", "\"Ölfeld\""},
    };
    for (const auto& [words, query] : rows) EXPECT_EQ(fts_query(words), query) << words;
}

TEST_F(Queries, FindOneClaimByPrefix) {
    const auto& id = claims_[1];
    const auto row = claim(ledger_, id.substr(0, 10));
    ASSERT_TRUE(row && *row);
    EXPECT_EQ((*row)->claim.claim_id, id);
    EXPECT_EQ((*row)->claim.document_id, documents_[1]);
    EXPECT_EQ((*row)->document.outlet, "Sudmark Post");
    EXPECT_FALSE(claim(ledger_, "no id")->has_value());
    EXPECT_FALSE(claim(ledger_, std::string(32, '0'))->has_value());
    EXPECT_EQ(claim(ledger_, id.substr(0, 3)).fault().kind, FaultKind::usage);
}

TEST_F(Queries, FindOneDocumentByPrefixOrInputId) {
    EXPECT_EQ((*document(ledger_, documents_[0].substr(0, 6)))->document.id, documents_[0]);
    EXPECT_EQ((*document(ledger_, "story-4"))->document.id, documents_[3]);
    EXPECT_EQ((*document(ledger_, "story-4"))->document.record, 3u);
    EXPECT_FALSE(document(ledger_, "story")->has_value());
    EXPECT_FALSE(document(ledger_, "")->has_value());
    EXPECT_EQ(document(ledger_, "abc").fault().kind, FaultKind::usage);
    const auto twin = make_coded({.text = "Another text.", .input_id = "story-4"}, false);
    ASSERT_TRUE(ledger_.add(make_batch({twin}, "twin.jsonl")));
    EXPECT_EQ(document(ledger_, "story-4").fault().message,
              "'story-4' fits several documents: give more of it");
}

TEST_F(Queries, GiveADyadInBothDirections) {
    const auto found = dyad_claims(ledger_, {{.code = "NOR"}, {.code = "SUD"}, {}, {}, 0});
    ASSERT_TRUE(found);
    std::string text;
    for (const auto& claim : *found)
        (text += "><="[size_t(claim.direction)]) += letter(claim.row.claim.claim_id, claims_);
    EXPECT_EQ(text, ">C>A>B<D");
}

TEST_F(Queries, GiveWhatBothDoTogether) {
    auto talks = make_coded({.text = "Norland met Sudmark.", .record = 9}, false);
    talks.claims = {make_claim(talks.document, "Norland", "met", "Sudmark", EventType::consult)};
    talks.claims[0].actors.push_back(talks.claims[0].recipients[0]);
    talks.claims[0].recipients.clear();
    ASSERT_TRUE(ledger_.add(make_batch({talks}, "talks.jsonl")));
    for (const auto& [a, b] : {std::pair{"NOR", "SUD"}, {"SUD", "NOR"}}) {
        const auto found = dyad_claims(ledger_, {{.code = a}, {.code = b}, {}, {}, 0});
        ASSERT_TRUE(found);
        EXPECT_EQ(std::ranges::count(*found, Direction::mutual, &DyadClaim::direction), 1);
    }
}

TEST_F(Queries, GiveTheDocumentsThatNameAnActor) {
    const auto text = [&](const Party& party) {
        std::string letters;
        const auto named = documents_naming(ledger_, party);
        for (const auto& document : *named) letters += letter(document.document_id, documents_);
        return letters;
    };
    auto all = text({.code = "SUD"});
    EXPECT_EQ(all.substr(0, 1) + all.substr(3), "DB");  // undated first; A and C are of one day
    EXPECT_EQ(all.size(), 4u);
    EXPECT_EQ(text({.code = "SUD", .sector = "REB"}), "D");
    EXPECT_EQ(text({.entity = "clerk-1"}), "B");
    EXPECT_EQ(text({.code = "XXX"}), "");
}

TEST_F(Queries, CountAndGiveTexts) {
    const auto totals = counts(ledger_);
    ASSERT_TRUE(totals);
    EXPECT_EQ(*totals, (Counts{4, 4, 4, 1, 1, {4, 0, 0, 0}}));
    const auto texts = documents(ledger_, {documents_[1], "none", documents_[0]});
    ASSERT_EQ(texts->size(), 2u);
    EXPECT_EQ((*texts)[1].text, "Norland accused Sudmark of theft.");
    ASSERT_TRUE(
        ledger_.add(make_batch({Refusal{RefusalCode::binary, "x.bin", 0, 0, 4, ""}}, "x.bin")));
    EXPECT_EQ(*quarantine_counts(ledger_),
              (std::vector<std::pair<std::string, uint64_t>>{{"binary", 1}}));
}

}  // namespace
}  // namespace rapport
