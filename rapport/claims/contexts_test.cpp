#include "rapport/claims/contexts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "rapport/claims/rule_case.h"

namespace rapport {
namespace {

struct Row {
    std::string_view sentence, trigger, role, contexts;  // contexts: with spaces between
};

const Row rows[] = {
    {"Norland's navy shelled the port.", "shelled", "Norland", "military"},
    {"The spy stole blueprints of a chip.", "stole", "The spy", "intelligence technology"},
    {"Norland recruits scientists.", "recruits", "Norland", "technology"},
    {"Sudmark covets the northern islands.", "covets", "Sudmark", "territory"},
    {"The court sentenced the senator.", "sentenced", "The court", "legislative legal"},
    {"Police fired tear gas at students.", "fired", "Police", "repression"},
    {"The ambassador was expelled.", "expelled", "ambassador", "diplomatic"},
    {"Norland imposed tariffs on steel.", "imposed", "Norland", "economic"},
    {"Voters blocked the polling station.", "blocked", "Voters", "election"},
    {"Hackers attacked the bank.", "attacked", "Hackers", "economic cyber"},
    {"Norland seized a lithium mine.", "seized", "Norland", "natural_resource"},
    {"Peacekeepers were killed.", "killed", "Peacekeepers", "peacekeeping"},
    {"A suicide bomber struck a mosque.", "struck", "mosque", "religion_ethnicity terrorism"},
    {"Norland enriched uranium.", "enriched", "Norland", "cbrn"},
    {"The envoy was bribed.", "bribed", "The envoy", "diplomatic corruption"},
    {"Norland granted asylum to the pilot.", "granted", "pilot", "asylum"},
    {"Norland deported forty people.", "deported", "forty people", "migration"},
    {"Sudmark sent rescuers after the earthquake.", "sent", "Sudmark", "disasters"},
    {"The coup was condemned.", "condemned", "The coup", "political_institutions"},
    {"The state of emergency was lifted.", "lifted", "emergency", "pro_autocracy"},
    {"Norland spread disinformation.", "spread", "Norland", "misinformation"},
    {"The cartel kidnapped a mayor.", "kidnapped", "a mayor", "crime"},
    {"Journalists were beaten.", "beaten", "Journalists", "rights_freedoms"},
    {"Norland blocked vaccines.", "blocked", "Norland", "health"},
    {"Women marched in Tal.", "marched", "Women", "gender"},
    {"Norland praised Sudmark.", "praised", "Norland", ""},
    {"The general met him for tea and cakes and songs and more songs and yet more in the court.",
     "met", "The general", ""},
    {"The general met him for tea and cakes and songs and more songs and yet more in the court.",
     "met", "the court", "legal"},
};

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : " ") + part;
    return out;
}

TEST(Contexts, by_words_near_the_trigger_and_in_roles) {
    const auto contexts = Contexts::load("data");
    ASSERT_TRUE(bool(contexts)) << contexts.fault().message;
    for (const Row& r : rows) {
        const RuleCase c(r.sentence);
        const Span role = c.find(r.role);
        EXPECT_EQ(joined(contexts->of(c.words, c.find(r.trigger), {&role, 1})), r.contexts)
            << r.sentence;
    }
}

TEST(Contexts, the_table_has_each_of_the_37_once) {
    const auto contexts = Contexts::load("data");
    ASSERT_TRUE(bool(contexts)) << contexts.fault().message;
    std::vector<std::string> names = contexts->names();
    EXPECT_EQ(names.size(), 37u);
    std::ranges::sort(names);
    EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
}

TEST(Contexts, a_missing_table_is_a_fault) {
    EXPECT_FALSE(bool(Contexts::load("no/such/folder")));
}

}  // namespace
}  // namespace rapport
