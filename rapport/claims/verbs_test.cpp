// Sentences → verb groups, one a line: "has shelled past" parted by "; ", ? where it is doubtful.
#include "rapport/claims/verbs.h"

#include <gtest/gtest.h>

#include <fstream>

#include "rapport/claims/rule_case.h"

namespace rapport {
namespace {

struct Row {
    std::string_view sentence, groups;
};

const Row rows[] = {
    {"The army has not yet shelled Tal.", "has not yet shelled past"},
    {"The army has been shelling Tal.", "has been shelling present"},
    {"Six are killed.", "are killed present"},
    {"Six are feared killed wounded.", "are feared killed wounded present"},
    {"He may have fled.", "may have fled past"},
    {"He may flee.", "may flee modal"},
    {"He would flee.", "would flee would"},
    {"They won't agree.", "won ' t agree future"},
    {"In May rebels fled.", "fled past?"},
    {"Norland agrees to send ships.", "agrees present; to send infinitive"},
    {"Norland claims to have sent ships.", "claims present?; to have sent past"},
    {"He went to prison.", "went past"},
    {"Norland charges three men.", "charges present"},
    {"The charges against Orlo hold.", ""},
    {"Drone strikes hit two towns.", "hit past"},
    {"Drones strike two towns.", "strike present"},
    {"They would file charges and then seek money.",
     "would file would; charges present?; seek would"},
    {"Rebels killed six.", "killed past"},
    {"Rebels killed in Tal.", "killed past?"},
    {"The killed men.", ""},
    {"A detained suspect left.", "left past?"},
    {"", ""},
};

std::string text_of(const LowWords& words, const std::vector<VerbGroup>& groups) {
    constexpr std::array<const char*, 6> forms{"past", "present", "future", "would", "modal",
                                               "infinitive"};
    std::string out;
    for (const VerbGroup& g : groups) {
        out += out.empty() ? "" : "; ";
        for (size_t i = g.words.from; i < g.words.to; ++i) out += words.text[i] + " ";
        out += std::string(forms[size_t(g.form)]) + (g.sure ? "" : "?");
    }
    return out;
}

TEST(Verbs, groups) {
    const auto verbs = Verbs::load("data");
    ASSERT_TRUE(bool(verbs)) << verbs.fault().message;
    for (const Row& r : rows) {
        const RuleCase c(r.sentence);
        EXPECT_EQ(text_of(c.words, verbs->groups(c.words, {})), r.groups) << r.sentence;
    }
}

TEST(Verbs, a_trigger_may_be_a_verb_that_no_list_knows) {
    const auto verbs = Verbs::load("data");
    ASSERT_TRUE(bool(verbs)) << verbs.fault().message;
    const RuleCase c("Rioters torch the hall.");
    EXPECT_EQ(text_of(c.words, verbs->groups(c.words, {})), "");
    EXPECT_EQ(text_of(c.words, verbs->groups(c.words, {1, 2})), "torch present");
}

TEST(Verbs, classes) {
    const auto verbs = Verbs::load("data");
    ASSERT_TRUE(bool(verbs)) << verbs.fault().message;
    EXPECT_TRUE(verbs->is(VerbClass::content, "condemned"));  // by condemn*
    EXPECT_TRUE(verbs->is(VerbClass::lasting, "sanctions"));
    EXPECT_FALSE(verbs->is(VerbClass::lasting, "sanctioned"));
}

TEST(Verbs, a_bad_table_is_a_fault) {
    EXPECT_FALSE(bool(Verbs::load("no/such/folder")));
}

}  // namespace
}  // namespace rapport
