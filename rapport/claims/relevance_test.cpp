#include "rapport/claims/relevance.h"

#include <gtest/gtest.h>

#include "rapport/claims/rule_case.h"

namespace rapport {
namespace {

struct Row {
    std::string_view sentence, actor, code, recipient, source;
    bool names_actor, relevant;
    EventType type = EventType::assault;
};

const Row rows[] = {
    {"I have visited Dr. Orlo's office twice.", "I", "", "Dr. Orlo", "", false, false},
    {"Norland accused Sudmark.", "Norland", "NOR", "Sudmark", "", true, true},
    {"Norland accused Sudmark.", "Norland", "", "Sudmark", "", false, false},
    {"The rebels took the town.", "The rebels", "", "the town", "", false, true},
    {"Gunmen shot a shopkeeper.", "Gunmen", "", "a shopkeeper", "", false, true},
    {"My neighbour hit his brother.", "My neighbour", "", "his brother", "", false, false},
    {"A man was arrested.", "", "", "A man", "", false, true,
     EventType::coerce},
    {"He was shot.", "", "", "He", "", false, false},
    {"He hit my uncle's dog.", "He", "", "dog", "", false, false},
    {"He hit a dog of the police.", "He", "", "a dog", "", false, true},
    {"He thanked the staff.", "He", "", "the staff", "", false, false},
    {"A court convicted him.", "A court", "", "him", "", false, true},
    {"Protesters threw stones.", "Protesters", "", "", "", false, true},
    {"She shot him, police said.", "She", "", "him", "police", false, true},
    {"She shot him, her aunt said.", "She", "", "him", "her aunt", false, false},
    {"They visited the museum.", "They", "", "the museum", "", false, false},
    {"They visited the ministry.", "They", "", "the ministry", "", false, true},
    {"A bomb went off in Tal.", "", "", "", "", true, true},
    {"A firework went off.", "", "", "", "", false, false},
    {"Fighting between rebels went on.", "", "", "", "", false, true},
    {"The hotel refused a refund.", "The hotel", "", "", "", false, false},
    {"The dentist agreed to help me.", "The dentist", "", "me", "", false, false},
    {"Soldiers seized him.", "Soldiers", "", "him", "", false, true},
    {"The parliament rejected it.", "The parliament", "", "", "", false, true},
    {"The party praised her.", "The party", "", "her", "", false, true},
    {"The mechanic cheated us.", "The mechanic", "", "us", "", false, false},
    {"The waiter threatened my wife.", "The waiter", "", "my wife", "", false, false},
    {"The embassy was closed.", "", "", "The embassy", "", false, true},
    {"Farmers blocked the road.", "Farmers", "", "", "", false, true},
    {"The plumber met us on Friday.", "The plumber", "", "us", "", false, false},
};

TEST(Relevance, one_actor_that_politics_knows) {
    for (const Row& r : rows) {
        Claim claim;
        claim.type = r.type;
        Actor actor;
        actor.name = r.actor, actor.code = r.code;
        if (!r.actor.empty()) claim.actors.push_back(actor);
        actor.name = r.recipient, actor.code = "";
        if (!r.recipient.empty()) claim.recipients.push_back(actor);
        Link link;
        link.source = r.source;
        if (!r.source.empty()) claim.chain.push_back(link);
        const RuleCase c(r.sentence);
        EXPECT_EQ(is_relevant(claim, c.words, r.names_actor), r.relevant) << r.sentence;
    }
}

TEST(Relevance, sectors_and_places_count) {
    Claim claim;
    Actor actor;
    actor.name = "Orlo", actor.sectors = {Sector::cvl};
    claim.actors.push_back(actor);
    claim.type = EventType::assault;
    const RuleCase c("Orlo shot a man.");
    EXPECT_FALSE(is_relevant(claim, c.words, false));
    EXPECT_TRUE(is_relevant(claim, c.words, true));
    claim.actors[0].sectors = {Sector::mil};
    EXPECT_TRUE(is_relevant(claim, c.words, false));
    claim.actors[0].sectors = {};
    claim.place.country = "FRA";
    EXPECT_TRUE(is_relevant(claim, c.words, false));
}

TEST(Relevance, the_role_words_are_sorted) {
    for (const std::string_view w : {"activist", "authority", "government", "workers", "rebels"})
        EXPECT_TRUE(is_political_role(w)) << w;
    EXPECT_FALSE(is_political_role("plumber"));
}

}  // namespace
}  // namespace rapport
