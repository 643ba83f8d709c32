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
    // a participle behind "and" has the helping verb of the first, and a base form that of its own
    {"Six are killed and 25 injured.", "injured", EventType::assault, Tense::present},
    {"A bomb, planted by rebels, is found.", "planted", EventType::assault, Tense::past},
    {"Guards would often file charges and then solicit bribes.", "solicit", EventType::coerce,
     Tense::past},
    // the trigger's own verb: habit, looking ahead, what is done
    {"Guards would often beat him.", "beat", EventType::assault, Tense::past},
    {"The fleet prepares to send two ships.", "prepares to send", EventType::agree, Tense::future},
    {"The agency claims to have derailed a train.", "derailed", EventType::assault, Tense::past},
    {"Norland sends its army to help close the border.", "close", EventType::coerce,
     Tense::present},
    {"Orlo also attempted to seize the paper.", "seize", EventType::coerce, Tense::past},
    // present forms without a helping verb
    {"Norlandic drones strike the air base.", "strike", EventType::assault, Tense::present},
    {"Thousands of people protest in Tal with 350 arrests made.", "protest", EventType::protest,
     Tense::present},
    {"Norland and Sudmark reopen their borders.", "reopen", EventType::retreat, Tense::present},
    {"Guards, who reportedly support Orlo, hold the port.", "support", EventType::support,
     Tense::present},
    {"The army of Norland capitulates.", "capitulates", EventType::concede, Tense::past},
    // a noun or participle has the tense of the verb that governs it
    {"Six people are killed in a suicide attack.", "suicide attack", EventType::assault,
     Tense::present},
    {"A drone strike in Tal kills six.", "drone strike", EventType::assault, Tense::present},
    {"Norland announces the withdrawal of its troops.", "withdrawal", EventType::retreat,
     Tense::present},
    {"The army says the attack killed six.", "attack", EventType::assault, Tense::past},
    {"Norland replies by sending jets.", "sending", EventType::mobilize, Tense::present},
    {"Orlo says the peak was not reached, warning residents.", "warning", EventType::threaten,
     Tense::present},
    {"The army says rebels attacked the post, shelling it.", "shelling", EventType::assault,
     Tense::past},
    {"The party, in a venture between both states, prepares to send ships.", "venture",
     EventType::cooperate, Tense::present},
    {"Norland is set to hold talks.", "talks", EventType::consult, Tense::future},
    // words beside it tell more
    {"Orlo resigns after talks with Sudmark.", "talks", EventType::consult, Tense::past},
    {"Orlo is demoted after an inquiry into the protest.", "protest", EventType::protest,
     Tense::past},
    {"Police arrest Orlo ahead of protests.", "protests", EventType::protest, Tense::future},
    {"Norland acts in response to a request.", "request", EventType::request, Tense::past},
    {"Sudmark denies the attack.", "attack", EventType::assault, Tense::past},
    {"Sudmark accuses Norland of arming rebels.", "arming", EventType::aid, Tense::past},
    {"Orlo is jailed for inciting unrest.", "inciting", EventType::coerce, Tense::past},
    {"Orlo is to be charged for killing the envoy.", "killing", EventType::assault, Tense::past},
    {"Sudmark tries them for a failed coup.", "coup", EventType::assault, Tense::past},
    {"Norland extradites a suspected spy.", "spy", EventType::espionage, Tense::present},
    {"Norland protests against alleged violations.", "violations", EventType::coerce, Tense::past},
    {"Norland speaks of its ongoing siege.", "siege", EventType::coerce, Tense::present},
    {"Norland has sent troops to bolster the war on Sudmark.", "war", EventType::assault,
     Tense::present},
    {"Reporters think that Norland is responsible.", "responsible", EventType::assault,
     Tense::past},
    {"Norland remembers Friday's attack.", "attack", EventType::assault, Tense::past},
    {"They wrote of historical invasions.", "invasions", EventType::assault, Tense::historical},
};

TEST(Tense, by_verbs_and_words_beside) {
    const auto verbs = Verbs::load("data");
    ASSERT_TRUE(bool(verbs)) << verbs.fault().message;
    for (const Row& r : rows) {
        const RuleCase c(r.sentence);
        const ToldTense told = tense_of(c.words, c.find(r.trigger), r.type, *verbs);
        EXPECT_EQ(name(told.tense), name(r.tense)) << r.sentence << " | " << r.trigger;
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
    const auto told = [](Tense tense) { return ToldTense{tense, true}; };
    const auto with = [&](ToldTense t, const EventDate& d, std::string_view words) {
        return tense_with_date(t, d, words, published);
    };
    EXPECT_EQ(with(told(Tense::past), old, "in 2014"), Tense::historical);
    EXPECT_EQ(with(told(Tense::past), old, "twelve years ago"), Tense::historical);
    EXPECT_EQ(with(told(Tense::past), old, "on 9 February"), Tense::past);  // a recent one
    EXPECT_EQ(with(told(Tense::present), old, "in 2014"), Tense::present);  // "is wanted for …"
    EXPECT_EQ(with({Tense::present, false}, old, "2014"), Tense::historical);  // "mourns 2014's"
    EXPECT_EQ(tense_with_date(told(Tense::past), old, "in 2014", std::nullopt), Tense::past);
    EXPECT_EQ(with(told(Tense::hypothetical), old, "of 2014"), Tense::hypothetical);
    EXPECT_EQ(with(told(Tense::present), ahead, "in April"), Tense::future);
    EXPECT_EQ(with(told(Tense::hypothetical), ahead, "in April"), Tense::hypothetical);
    EXPECT_EQ(with(told(Tense::past), issue, ""), Tense::past);
    EXPECT_EQ(with(told(Tense::past), lately, "in November 2025"), Tense::past);
}

}  // namespace
}  // namespace rapport
