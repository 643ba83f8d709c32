#include "rapport/relations/dyad.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "rapport/base/hash.h"

namespace rapport {
namespace {

TEST(Month, NextAndText) {
    EXPECT_EQ(to_text(next({2023, 12})), "2024-01");
    EXPECT_EQ(to_text(next({2024, 1})), "2024-02");
    EXPECT_EQ(to_text(month_of(*day_of_iso("2024-02-29"))), "2024-02");
}

TEST(Standpoint, AuthorDecidesUnlessUu) {
    const struct {
        std::string_view holder, author;
        double weight;
        Standpoint standpoint;
    } rows[] = {
        {"CT+", "CT+", 1, Standpoint::counted},  {"CT+", "Uu", 1, Standpoint::counted},
        {"PR+", "Uu", 0.7, Standpoint::counted}, {"PS+", "Uu", 0.35, Standpoint::counted},
        {"CT-", "Uu", 0, Standpoint::denied},    {"CT+", "CT-", 0, Standpoint::denied},
        {"Uu", "Uu", 0, Standpoint::unsure},     {"PR-", "PR-", 0, Standpoint::denied},
        {"CT-", "CT+", 1, Standpoint::counted},
    };
    for (const auto& row : rows) {
        Claim claim;
        claim.holder = *parse<Factuality>(row.holder),
        claim.author = *parse<Factuality>(row.author);
        EXPECT_DOUBLE_EQ(weight_of(claim), row.weight) << row.holder << ' ' << row.author;
        EXPECT_EQ(standpoint_of(claim), row.standpoint) << row.holder << ' ' << row.author;
    }
}

TEST(DayOf, MiddleOfTheBounds) {
    const auto day = [](const char* text) { return *text ? day_of_iso(text) : std::nullopt; };
    const struct {
        const char *earliest, *latest, *publication, *expected;
    } rows[] = {
        {"2024-01-01", "2024-01-31", "2024-05-01", "2024-01-16"},
        {"2024-01-01", "2024-01-01", "2024-05-01", "2024-01-01"},
        {"2024-03-01", "", "2024-05-01", "2024-03-01"},
        {"", "2022-12-03", "2024-05-01", "2022-12-03"},
        {"", "", "2024-05-01", "2024-05-01"},
        {"", "", "", ""},
    };
    for (const auto& row : rows) {
        ClaimRow claim;
        claim.claim.date.earliest = day(row.earliest), claim.claim.date.latest = day(row.latest);
        claim.document.date = day(row.publication);
        EXPECT_EQ(day_of(claim), day(row.expected)) << row.earliest << ".." << row.latest;
    }
}

// A ledger of invented documents, one claim each.
class DyadLedger : public testing::Test {
  protected:
    struct Told {
        const char *outlet, *date, *actor, *recipient;
        EventType type;
        const char *holder, *author;
        Channel channel;
    };

    void SetUp() override {
        path_ =
            std::filesystem::temp_directory_path() /
            ("dyad_test_" +
             std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".db");
        TearDown();
        auto opened = Ledger::open(path_, {.access = Access::create});
        ASSERT_TRUE(opened) << opened.fault().message;
        ledger_ = std::make_unique<Ledger>(std::move(*opened));
    }
    void TearDown() override {
        ledger_.reset();
        for (const char* end : {"", "-wal", "-shm", "-lock"}) std::filesystem::remove(path_ + end);
    }

    static Actor actor(const char* code, Span span) {
        Actor out;
        out.name = code, out.code = code, out.span = span, out.sectors = {Sector::gov};
        return out;
    }

    void tell(const std::vector<Told>& rows) {
        Batch batch;
        batch.cursor = {"invented", "x", ++position_, position_, false};
        for (const Told& row : rows) {
            CodedDocument coded;
            Document& d = coded.document;
            d.publishers = {row.outlet}, d.date_text = row.date, d.date = day_of_iso(row.date);
            d.text = std::string(row.actor) + " did it to " + row.recipient + " on " + row.date +
                     " says " + row.outlet;
            d.path = "invented", d.record = record_++;
            d.id = document_id(d);
            coded.sentences = {{0, {0, uint32_t(d.text.size())}, {}}};
            Claim c;
            c.document_id = d.id, c.trigger = {4, 7}, c.claim_id = claim_id(d.id, c.trigger);
            c.coding_id = digest({c.claim_id, "test"}), c.type = row.type,
            c.quad = quad_of(row.type);
            c.actors = {actor(row.actor, {0, 3})}, c.recipients = {actor(row.recipient, {14, 17})};
            c.holder = *parse<Factuality>(row.holder), c.author = *parse<Factuality>(row.author);
            c.channel = row.channel;
            coded.claims = {c};
            batch.entries.push_back(coded);
        }
        batch.cursor.records = record_;
        const auto added = ledger_->add(batch);
        ASSERT_TRUE(added) << added.fault().message;
    }

    std::string path_;
    std::unique_ptr<Ledger> ledger_;
    uint64_t position_ = 0, record_ = 0;
};

constexpr Channel third = Channel::third_party, open_ = Channel::public_statement;

TEST_F(DyadLedger, CellsGapsAndDenials) {
    tell({
        {"Herald", "2024-01-05", "AAA", "BBB", EventType::accuse, "CT+", "CT+", open_},
        {"Herald", "2024-01-09", "AAA", "BBB", EventType::assault, "CT+", "Uu", third},
        {"Courier", "2024-01-20", "AAA", "BBB", EventType::assault, "CT-", "Uu", third},
        {"Courier", "2024-01-21", "BBB", "AAA", EventType::support, "CT+", "CT+", open_},
        {"Courier", "2024-02-02", "AAA", "CCC", EventType::aid, "CT+", "CT+", third},
        {"Courier", "2024-05-02", "AAA", "BBB", EventType::consult, "Uu", "Uu", third},
    });
    const auto answer = dyad(*ledger_, {.a = {.code = "AAA"}, .b = {.code = "BBB"}});
    ASSERT_TRUE(answer) << answer.fault().message;
    std::vector<std::string> lines;
    for (const DyadCell& c : answer->cells)
        lines.push_back(to_text(c.month) + std::array{" > ", " < ", " = "}[size_t(c.direction)] +
                        std::string(name(c.strand)) + " " + std::string(name(c.voice)) + " " +
                        std::to_string(c.counted) + "/" + std::to_string(c.denied) + "/" +
                        std::to_string(c.unsure) + " in " + std::to_string(c.documents));
    EXPECT_EQ(lines, (std::vector<std::string>{
                         "2024-01 > words_conflict public 1/0/0 in 1",
                         "2024-01 > deeds_conflict reported 1/1/0 in 2",
                         "2024-01 < words_cooperation public 1/0/0 in 1",
                         "2024-05 > words_cooperation reported 0/0/1 in 1",
                     }));
    std::vector<std::string> months;
    for (const DyadMonth& m : answer->months)
        months.push_back(to_text(m.month) + " " + std::to_string(m.documents));
    EXPECT_EQ(months, (std::vector<std::string>{"2024-01 4", "2024-02 1", "2024-03 0", "2024-04 0",
                                                "2024-05 1"}));
    EXPECT_EQ(answer->documents, 5u);
    ASSERT_EQ(answer->lines.size(), 4u);
    EXPECT_TRUE(answer->lines[0].cells[size_t(Strand::words_conflict)]);
}

TEST_F(DyadLedger, PeriodIsOfTheDayThatAClaimFallsOn) {
    tell({
        {"Herald", "2024-01-31", "AAA", "BBB", EventType::accuse, "CT+", "CT+", open_},
        {"Herald", "2024-02-01", "AAA", "BBB", EventType::accuse, "CT+", "CT+", open_},
    });
    const auto answer = dyad(*ledger_, {.a = {.code = "AAA"},
                                        .b = {.code = "BBB"},
                                        .since = day_of_iso("2024-02-01"),
                                        .until = day_of_iso("2024-02-29")});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->claims.size(), 1u);
    ASSERT_EQ(answer->months.size(), 1u);
    EXPECT_EQ(to_text(answer->months[0].month), "2024-02");
}

TEST_F(DyadLedger, NothingToldIsEmpty) {
    const auto answer = dyad(*ledger_, {.a = {.code = "AAA"}, .b = {.code = "BBB"}});
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->months.empty());
    EXPECT_TRUE(answer->cells.empty());
}

}  // namespace
}  // namespace rapport
