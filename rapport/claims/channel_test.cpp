#include "rapport/claims/channel.h"

#include <gtest/gtest.h>

#include "rapport/claims/rule_case.h"

namespace rapport {
namespace {

struct Row {
    EventType type;
    std::string_view actor_sector;   // "" = no actor
    std::string_view source;         // innermost, "-" = no chain, "" = an adverb
    std::string_view source_sector;  // "" = none
    bool anonymous;
    std::string_view cue;
    Channel channel;
};

const Row rows[] = {
    {EventType::accuse, "GOV", "-", "", false, "", Channel::public_statement},
    {EventType::request, "IGO", "-", "", false, "", Channel::public_statement},
    {EventType::threaten, "MIL", "-", "", false, "", Channel::public_statement},
    {EventType::accuse, "NGO", "-", "", false, "", Channel::third_party},
    {EventType::accuse, "", "-", "", false, "", Channel::third_party},
    {EventType::assault, "MIL", "-", "", false, "", Channel::third_party},
    {EventType::consult, "GOV", "-", "", false, "", Channel::public_statement},
    {EventType::cooperate, "GOV", "-", "", false, "", Channel::third_party},
    {EventType::attitude, "GOV", "-", "", false, "", Channel::third_party},
    {EventType::reject, "GOV", "-", "", false, "", Channel::public_statement},
    {EventType::assault, "REB", "the defence ministry", "GOV", false, "said",
     Channel::public_statement},
    {EventType::assault, "REB", "General Orlan", "MIL", false, "said", Channel::public_statement},
    {EventType::coerce, "GOV", "a judge", "JUD", false, "found", Channel::public_statement},
    {EventType::assault, "REB", "witnesses", "CVL", false, "said", Channel::third_party},
    {EventType::assault, "REB", "the Harbour Post", "MED", false, "reported", Channel::third_party},
    {EventType::accuse, "GOV", "the Harbour Post", "MED", false, "reported", Channel::third_party},
    {EventType::espionage, "SPY", "a senior official", "GOV", true, "said",
     Channel::privately_reported},
    {EventType::espionage, "SPY", "two sources", "", true, "told", Channel::privately_reported},
    {EventType::espionage, "SPY", "a leaked memo", "GOV", false, "warns", Channel::leaked},
    {EventType::espionage, "SPY", "the agency", "SPY", false, "leaked", Channel::leaked},
    {EventType::attitude, "SPY", "classified assessment", "", false, "says", Channel::leaked},
    {EventType::attitude, "SPY", "an undated document", "", false, "describes", Channel::leaked},
    {EventType::attitude, "SPY", "internal memos", "", true, "show", Channel::leaked},
    {EventType::coerce, "GOV", "the annual report", "", false, "found", Channel::document},
    {EventType::assault, "MIL", "the indictment", "JUD", false, "alleges", Channel::document},
    {EventType::assault, "MIL", "a joint statement", "GOV", false, "said", Channel::document},
    {EventType::assault, "MIL", "court filings", "", false, "show", Channel::document},
    {EventType::assault, "MIL", "", "", false, "reportedly", Channel::third_party},
    {EventType::assault, "MIL", "Mr Dace", "", false, "said", Channel::third_party},
    {EventType::accuse, "GOV", "a reporter", "MED", false, "said", Channel::third_party},
    {EventType::assault, "MIL", "officials", "GOV", false, "said", Channel::privately_reported},
    {EventType::assault, "MIL", "senior local officials", "GOV", false, "said",
     Channel::privately_reported},
    {EventType::assault, "MIL", "Norland officials", "GOV", false, "said",
     Channel::public_statement},
    {EventType::assault, "MIL", "a local news report", "", false, "said", Channel::third_party},
    {EventType::assault, "MIL", "initial reports", "", false, "said", Channel::third_party},
    {EventType::assault, "MIL", "a report", "", false, "said", Channel::third_party},
    {EventType::assault, "MIL", "the report", "", false, "said", Channel::document},
    {EventType::assault, "MIL", "The rebel government", "REB", false, "said",
     Channel::public_statement},
};

std::vector<Sector> sectors(std::string_view name) {
    return name.empty() ? std::vector<Sector>() : std::vector{*parse<Sector>(name)};
}

Link link(std::string_view source) {
    Link out;
    out.source = source;
    return out;
}

TEST(Channel, first_match_decides) {
    for (const Row& r : rows) {
        std::vector<Actor> actors(r.actor_sector.empty() ? 0 : 1);
        for (Actor& actor : actors) actor.sectors = sectors(r.actor_sector);
        std::vector<Link> chain;
        if (r.source != "-") {
            chain.push_back(link(r.source));
            chain.back().anonymous = r.anonymous;
            chain.back().cue = {0, uint32_t(r.cue.size())};
            chain.back().sectors = sectors(r.source_sector);
        }
        EXPECT_EQ(name(channel_of(r.type, actors, chain, r.cue, {})), name(r.channel))
            << name(r.type) << " by " << r.source << " " << r.cue;
    }
}

TEST(Channel, an_outer_link_leaks_too) {
    const std::vector<Link> chain{link("leaked cables"), link("the envoy")};
    EXPECT_EQ(channel_of(EventType::attitude, {}, chain, "", {}), Channel::leaked);
}

struct PaperRow {
    std::string_view sentence, source, cue, sector;
    Channel channel;
};

const PaperRow paper_rows[] = {
    {"In its 2016-17 annual report, the group said that troops shot.", "the group", "said", "NGO",
     Channel::document},
    {"In a July 7 letter to the president, villagers said that troops shot.", "villagers", "said",
     "CVL", Channel::document},
    {"The group said in a letter that troops shot.", "The group", "said", "NGO",
     Channel::document},
    {"The group said in a speech that troops shot.", "The group", "said", "NGO",
     Channel::third_party},
    {"In its annual report, the ministry said that troops shot.", "the ministry", "said", "GOV",
     Channel::public_statement},
};

TEST(Channel, papers_in_which_a_source_writes) {
    for (const PaperRow& r : paper_rows) {
        const RuleCase c(r.sentence);
        std::vector<Link> chain{link(r.source)};
        chain[0].span = c.find(r.source), chain[0].cue = c.find(r.cue);
        chain[0].sectors = sectors(r.sector);
        EXPECT_EQ(name(channel_of(EventType::assault, {}, chain, c.text, c.words)), name(r.channel))
            << r.sentence;
    }
}

}  // namespace
}  // namespace rapport
