#include "rapport/claims/links.h"

#include <gtest/gtest.h>

#include "rapport/claims/rule_case.h"

namespace rapport {
namespace {

struct AnonymousRow {
    std::string_view sentence, source;
    bool anonymous;
};

const AnonymousRow anonymous_rows[] = {
    {"Two sources told the paper that troops had crossed.", "Two sources", true},
    {"A senior official said the plan was dead.", "A senior official", true},
    {"An aide who asked not to be named said so.", "An aide", true},
    {"Officials, speaking on condition of anonymity, said so.", "Officials", true},
    {"Officials said the road was closed.", "Officials", false},
    {"Norland officials said the road was closed.", "Norland officials", false},
    {"Several Norland diplomats said the talks failed.", "Several Norland diplomats", true},
    {"Three officials familiar with the matter said so.", "Three officials", true},
    {"Foreign minister Ana Orlo said so.", "Foreign minister Ana Orlo", false},
    {"A minister, Ana Orlo, said so.", "A minister, Ana Orlo", false},
    {"The defence ministry said so.", "The defence ministry", false},
    {"Security sources said so.", "Security sources", true},
    {"Open sources show a convoy.", "Open sources", false},
    {"A Western diplomat said so.", "A Western diplomat", true},
    {"Witnesses said so.", "Witnesses", false},
    {"An unnamed general said so.", "An unnamed general", true},
    {"The source said so.", "The source", true},
    {"People with knowledge of the deal said so.", "People", true},
    {"The Harbour Post said so.", "The Harbour Post", false},
    {"A report said so.", "A report", false},
    {"Some officials doubt the story.", "Some officials", true},
    {"An officer of the guard said so.", "An officer of the guard", true},
    {"A spokesman said so.", "A spokesman", false},
    {"The army, briefed on the plan, said so.", "The army", false},
    {"The president said so.", "The president", false},
};

TEST(Links, anonymous) {
    for (const AnonymousRow& r : anonymous_rows) {
        const RuleCase c(r.sentence);
        EXPECT_EQ(is_anonymous(c.words, c.find(r.source)), r.anonymous) << r.sentence;
    }
}

struct QuotedRow {
    std::string_view sentence, content, speaker;
    bool quoted;
};

const QuotedRow quoted_rows[] = {
    {"\"They shelled the port,\" the envoy said.", "shelled", "said", true},
    {"The envoy said: \"They shelled the port.\"", "shelled", "said", true},
    {"The envoy said they shelled the port.", "shelled", "said", false},
    {"“They shelled the port”, the envoy said.", "shelled", "said", true},
    {"The envoy called it \"mad\" that they shelled the port.", "shelled", "called", false},
    {"\"It is mad,\" said the envoy after they shelled the port.", "shelled", "said", false},
    {"\"The envoy said they shelled the port,\" she wrote.", "shelled", "said", false},
    {"They shelled the port,\" the envoy said.", "shelled", "said", true},
    {"The envoy said: \"They shelled the port.", "shelled", "said", true},
    {"«They shelled the port», the envoy said.", "shelled", "said", true},
};

TEST(Links, quoted) {
    for (const QuotedRow& r : quoted_rows) {
        const RuleCase c(r.sentence);
        EXPECT_EQ(is_quoted(c.words, c.find(r.content), c.find(r.speaker)), r.quoted)
            << r.sentence;
    }
}

struct OuterRow {
    LinkKind kind;
    std::string_view sector;
    Factuality factuality;
};

const OuterRow outer_rows[] = {
    {LinkKind::say, "GOV", Factuality::ct_plus},   {LinkKind::say, "MED", Factuality::uu},
    {LinkKind::say, "", Factuality::ct_plus},      {LinkKind::report, "MED", Factuality::uu},
    {LinkKind::report, "GOV", Factuality::uu},     {LinkKind::allege, "", Factuality::ct_plus},
    {LinkKind::believe, "", Factuality::pr_plus},  {LinkKind::infer, "", Factuality::pr_plus},
    {LinkKind::deny, "GOV", Factuality::ct_minus}, {LinkKind::confirm, "", Factuality::ct_plus},
    {LinkKind::know, "", Factuality::ct_plus},     {LinkKind::other, "", Factuality::uu},
};

TEST(Links, certainty_outside_the_innermost) {
    for (const OuterRow& r : outer_rows) {
        Link link;
        link.kind = r.kind;
        if (!r.sector.empty()) link.sectors = {*parse<Sector>(r.sector)};
        EXPECT_EQ(name(outer_factuality(link)), name(r.factuality)) << name(r.kind);
    }
}

TEST(Links, the_innermost_takes_the_holder_and_the_quotation) {
    const RuleCase c("The Post reported that the envoy said: \"They shelled the port.\"");
    std::vector<Link> chain(2);
    chain[0].source = "The Post", chain[0].span = c.find("The Post");
    chain[0].cue = c.find("reported"), chain[0].kind = LinkKind::report;
    chain[1].source = "the envoy", chain[1].span = c.find("the envoy");
    chain[1].cue = c.find("said");
    complete_links(chain, c.words, c.find("shelled"), Factuality::pr_plus);
    EXPECT_EQ(chain[0].factuality, Factuality::uu);
    EXPECT_EQ(chain[1].factuality, Factuality::pr_plus);
    EXPECT_FALSE(chain[0].direct);
    EXPECT_TRUE(chain[1].direct);
}

}  // namespace
}  // namespace rapport
