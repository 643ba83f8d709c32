#include "rapport/claims/contexts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "rapport/claims/rule_case.h"

namespace rapport {
namespace {

// Roles by quotation, "" = none; contexts with spaces between.
struct Row {
    std::string_view sentence;
    EventType type;
    std::string_view trigger, actor, recipient, source, contexts;
};

constexpr auto assault = EventType::assault, coerce = EventType::coerce;
constexpr auto accuse = EventType::accuse, sanction = EventType::sanction;

const Row rows[] = {
    {"Norland's navy shelled the port.", assault, "shelled", "navy", "", "", "military"},
    {"The spy stole blueprints of a chip.", EventType::espionage, "stole", "The spy", "", "",
     "intelligence technology"},
    {"Norland recruits scientists.", EventType::espionage, "recruits", "Norland", "scientists", "",
     "intelligence technology"},
    {"Norland annexed the islands.", assault, "annexed", "Norland", "", "", "territory"},
    {"Forces captured a village.", assault, "captured", "Forces", "", "", "military territory"},
    {"Police captured two men.", coerce, "captured", "Police", "two men", "", ""},
    {"The court sentenced the men.", sanction, "sentenced", "The court", "", "", "legal"},
    {"Police fired tear gas at students.", coerce, "fired", "Police", "students", "", "repression"},
    {"The ambassador was expelled.", sanction, "expelled", "", "ambassador", "", "diplomatic"},
    {"Norland imposed tariffs on steel.", sanction, "imposed", "Norland", "", "", "economic"},
    {"Voters blocked the road.", EventType::protest, "blocked", "Voters", "", "", "election"},
    {"Hackers robbed the ministry.", coerce, "robbed", "Hackers", "", "", "cyber crime"},
    {"Norland seized a lithium mine.", coerce, "seized", "Norland", "", "", "natural_resource"},
    {"Peacekeepers were killed.", assault, "killed", "", "Peacekeepers", "", "peacekeeping"},
    {"A suicide bomber struck a mosque.", assault, "struck", "A suicide bomber", "mosque", "",
     "religion_ethnicity terrorism"},
    {"Bombers struck a bridge.", assault, "struck", "Bombers", "bridge", "", "military"},
    {"Norland enriched uranium.", EventType::mobilize, "enriched", "Norland", "", "",
     "natural_resource cbrn"},
    {"Norland granted asylum to the pilot.", EventType::aid, "granted", "Norland", "pilot", "",
     "asylum"},
    {"Norland deported forty people.", coerce, "deported", "Norland", "", "", "migration"},
    {"Norland spread disinformation.", coerce, "spread", "Norland", "", "", "misinformation"},
    {"The cartel robbed a mayor.", coerce, "robbed", "The cartel", "a mayor", "", "crime"},
    {"Journalists were detained.", coerce, "detained", "", "Journalists", "", "rights_freedoms"},
    {"Journalists were thanked.", EventType::support, "thanked", "", "Journalists", "", ""},
    {"Norland blocked vaccines.", coerce, "blocked", "Norland", "", "", "health"},
    {"Norland praised Sudmark.", EventType::support, "praised", "Norland", "", "", ""},
    // offices and services are no context of what their holders say or do
    {"The president urged Sudmark to sign.", EventType::request, "urged", "The president", "", "",
     ""},
    {"The special envoy denies it.", EventType::reject, "denies", "The special envoy", "", "", ""},
    {"The intelligence service blew up a train.", assault, "blew up", "The intelligence service",
     "a train", "", ""},
    {"The two presidents met.", EventType::consult, "met", "The two presidents", "", "",
     "diplomatic"},
    // longer names hide the words in them
    {"Security forces beat a man.", assault, "beat", "Security forces", "", "", ""},
    {"The Muslim Brotherhood was blamed.", accuse, "blamed", "", "The Muslim Brotherhood", "", ""},
    // a source tells, unless it is the actor too
    {"The army said that rebels shot him.", assault, "shot", "rebels", "him", "The army", ""},
    {"The army said that soldiers shot him.", assault, "shot", "soldiers", "him", "The army",
     "military"},
    // the clause's end, and words far from the trigger
    {"The general met him and the court rose.", EventType::aid, "met", "The general", "", "", ""},
    {"The men came for tea near hills near woods near towns near the river near the court.", coerce,
     "came", "The men", "", "", ""},
    {"The men came for tea near hills near woods near towns near the river near the court.", coerce,
     "came", "The men", "the court", "", "legal"},
};

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : " ") + part;
    return out;
}

TEST(Contexts, by_words_of_the_event) {
    const auto contexts = Contexts::load("data");
    ASSERT_TRUE(bool(contexts)) << contexts.fault().message;
    for (const Row& r : rows) {
        const RuleCase c(r.sentence);
        const auto spans = [&](std::string_view quote) {
            return quote.empty() ? std::vector<Span>() : std::vector{c.find(quote)};
        };
        const auto actors = spans(r.actor), recipients = spans(r.recipient),
                   telling = spans(r.source);
        EXPECT_EQ(joined(contexts->of({c.words, r.type, c.find(r.trigger), actors, recipients,
                                       telling})),
                  r.contexts)
            << r.sentence;
    }
}

TEST(Contexts, the_table_has_each_of_the_37) {
    const auto contexts = Contexts::load("data");
    ASSERT_TRUE(bool(contexts)) << contexts.fault().message;
    const std::vector<std::string> names = contexts->names();
    EXPECT_EQ(names.size(), 37u);
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), 37u);
}

TEST(Contexts, a_missing_table_is_a_fault) {
    EXPECT_FALSE(bool(Contexts::load("no/such/folder")));
}

}  // namespace
}  // namespace rapport
