#include "rapport/claims/tense.h"

#include <gtest/gtest.h>

#include "rapport/claims/rule_case.h"

namespace rapport {
namespace {

struct Row {
    std::string_view sentence, trigger;
    EventType type;
    Tense tense;
};

const Row rows[] = {
    {"Norland accused Sudmark of shelling the port.", "accused", EventType::accuse, Tense::past},
    {"Norland accuses Sudmark of shelling the port.", "accuses", EventType::accuse, Tense::present},
    {"The two ministers met in Tal on Friday.", "met", EventType::consult, Tense::past},
    {"The two ministers will meet in Tal on Friday.", "meet", EventType::consult, Tense::future},
    {"The army has arrested nine officers.", "arrested", EventType::coerce, Tense::past},
    {"Nine officers are detained in the capital.", "detained", EventType::coerce, Tense::present},
    {"Police are arresting students there.", "arresting", EventType::coerce, Tense::present},
    {"Troops have been shelling the town for days", "shelling", EventType::assault, Tense::present},
    {"Troops were shelling the town.", "shelling", EventType::assault, Tense::past},
    {"If Norland attacks the port, Sudmark says it is ready.", "attacks", EventType::assault,
     Tense::hypothetical},
    {"It is unclear whether the army shot the man.", "shot", EventType::assault,
     Tense::hypothetical},
    {"Norland could attack the port within days.", "attack", EventType::assault,
     Tense::hypothetical},
    {"Norland may have attacked the port.", "attacked", EventType::assault, Tense::past},
    {"The minister said Norland would close the border.", "close", EventType::coerce,
     Tense::future},
    {"Such a step would break the treaty.", "break", EventType::reject, Tense::hypothetical},
    {"Norland plans to withdraw its envoys.", "withdraw", EventType::sanction, Tense::future},
    {"Norland is set to sign the pact on Monday.", "sign", EventType::support, Tense::future},
    {"The president is to visit Tal.", "visit", EventType::consult, Tense::future},
    {"Norland refused to release the crew.", "refused", EventType::reject, Tense::past},
    {"Did the navy seize the trawler?", "seize", EventType::coerce, Tense::hypothetical},
    {"The attack on the port killed nine.", "attack", EventType::assault, Tense::past},
    {"The talks will begin on Monday.", "talks", EventType::consult, Tense::future},
    {"The planned visit worries Sudmark.", "visit", EventType::consult, Tense::future},
    {"The protests are spreading to the coast.", "protests", EventType::protest, Tense::present},
    {"Relations between Norland and Sudmark were tense.", "Relations", EventType::attitude,
     Tense::present},
    {"Sudmark sees Norland as a threat.", "sees", EventType::attitude, Tense::present},
    {"The envoys were not expelled.", "expelled", EventType::sanction, Tense::past},
    {"Norland will soon be sanctioned.", "sanctioned", EventType::sanction, Tense::future},
    {"Foreign minister to visit Tal", "visit", EventType::consult, Tense::future},
    {"Sudmark condemned the killing of the envoy.", "killing", EventType::assault, Tense::past},
};

TEST(Tense, verb_forms) {
    for (const Row& r : rows) {
        const RuleCase c(r.sentence);
        EXPECT_EQ(name(tense_of(c.words, c.find(r.trigger), r.type)), name(r.tense)) << r.sentence;
    }
}

TEST(Tense, dates_overrule) {
    const auto day = [](int y, int m, int d) { return to_day({y, m, d}); };
    const Day published = day(2026, 3, 1);
    const auto date = [](Day from, Day to, DateBasis basis) {
        return EventDate{"", from, to, basis, {}};
    };
    const EventDate old = date(day(2014, 1, 1), day(2014, 12, 31), DateBasis::stated);
    const EventDate ahead = date(day(2026, 4, 1), day(2026, 4, 30), DateBasis::resolved);
    const EventDate issue = date(published, published, DateBasis::publication);
    const EventDate lately = date(day(2025, 11, 1), day(2025, 11, 30), DateBasis::stated);
    EXPECT_EQ(tense_with_date(Tense::past, old, published), Tense::historical);
    EXPECT_EQ(tense_with_date(Tense::past, old, std::nullopt), Tense::past);
    EXPECT_EQ(tense_with_date(Tense::present, ahead, published), Tense::future);
    EXPECT_EQ(tense_with_date(Tense::hypothetical, ahead, published), Tense::hypothetical);
    EXPECT_EQ(tense_with_date(Tense::past, issue, published), Tense::past);
    EXPECT_EQ(tense_with_date(Tense::past, lately, published), Tense::past);
}

}  // namespace
}  // namespace rapport
