// Sentences → counts, one a line: "dead 12-12 injured 30-open".
#include "rapport/claims/sizes.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

struct Row {
    const char* sentence;
    const char* trigger;
    EventType type;
    const char* size;
};

constexpr EventType assault = EventType::assault, protest = EventType::protest,
                    coerce = EventType::coerce;

constexpr Row rows[] = {
    {"The blast killed at least 12 people.", "killed", assault, "dead 12-open"},
    {"The blast killed 12 people.", "killed", assault, "dead 12-12"},
    {"12 people were killed.", "killed", assault, "dead 12-12"},
    {"Twelve people have been killed.", "killed", assault, "dead 12-12"},
    {"Twenty-five people were killed.", "killed", assault, "dead 25-25"},
    {"The raid left 12 dead and 30 wounded.", "raid", assault, "dead 12-12 injured 30-30"},
    {"A strike killed two and wounded five others.", "strike", assault, "dead 2-2 injured 5-5"},
    {"A strike hit the port, killing two and injuring at least five.", "strike", assault,
     "dead 2-2 injured 5-open"},
    {"Six people were killed and 30 others were injured in the attack.", "attack", assault,
     "dead 6-6 injured 30-30"},
    {"Six were killed and more than 30 injured.", "killed", assault, "dead 6-6 injured 31-open"},
    {"Dozens were killed in the shelling.", "shelling", assault, "dead 24-open"},
    {"Dozens of villagers were killed.", "killed", assault, "dead 24-open"},
    {"Hundreds died in the siege.", "siege", assault, "dead 200-open"},
    {"Hundreds of people were wounded.", "wounded", assault, "injured 200-open"},
    {"Thousands were killed.", "killed", assault, "dead 2000-open"},
    {"Tens of thousands of civilians were killed.", "killed", assault, "dead 20000-open"},
    {"Hundreds of thousands have died in the war.", "war", assault, "dead 200000-open"},
    {"Scores were wounded.", "wounded", assault, "injured 40-open"},
    {"Several soldiers were injured.", "injured", assault, "injured 3-open"},
    {"A few people were hurt.", "hurt", assault, "injured 3-open"},
    {"A couple of guards were wounded.", "wounded", assault, "injured 2-2"},
    {"The army killed more than 50 fighters.", "killed", assault, "dead 51-open"},
    {"The army killed over 50 fighters.", "killed", assault, "dead 51-open"},
    {"The army killed up to 40 fighters.", "killed", assault, "dead 0-40"},
    {"The army killed as many as 40 fighters.", "killed", assault, "dead 0-40"},
    {"The army killed fewer than 40 fighters.", "killed", assault, "dead 0-39"},
    {"The army killed no fewer than 40 fighters.", "killed", assault, "dead 40-open"},
    {"The army killed between 10 and 20 rebels.", "killed", assault, "dead 10-20"},
    {"The army killed 10 to 20 rebels.", "killed", assault, "dead 10-20"},
    {"The army killed 10\u201320 rebels.", "killed", assault, "dead 10-20"},
    {"The army killed two or three rebels.", "killed", assault, "dead 2-3"},
    {"Some 40 people were killed.", "killed", assault, "dead 40-40"},
    {"About 100 people were killed.", "killed", assault, "dead 100-100"},
    {"An estimated 1,200 people were killed.", "killed", assault, "dead 1200-1200"},
    {"Nearly 40 people died in the attack.", "attack", assault, "dead 40-40"},
    {"20 or more people were killed.", "killed", assault, "dead 20-open"},
    {"Death tolls exceeded 100.", "tolls", assault, "dead 101-open"},
    {"Officials said 150 soldiers, 95 civilians, and hundreds of rebels were killed.", "killed",
     assault, "dead 445-open"},
    {"Hundreds and possibly thousands were killed.", "killed", assault, "dead 200-open"},
    {"At least 65 are killed and hundreds of others are injured.", "killed", assault,
     "dead 65-open injured 200-open"},
    {"Rebels were behind some 61 killings.", "killings", assault, "dead 61-61"},
    {"Rebels kill 23 guards in three separate raids.", "kill", assault, "dead 23-23"},
    {"Eight soldiers are killed in two bombings.", "bombings", assault, "dead 8-8"},
    {"At least 113 are killed in attacks on more than 20 farms.", "attacks", assault,
     "dead 113-open"},
    {"Norland captures two brothers.", "captures", coerce, "arrested 2-2"},
    {"One person was killed and two were wounded.", "killed", assault, "dead 1-1 injured 2-2"},
    {"No one was injured in the attack.", "attack", assault, "injured 0-0"},
    {"There were no deaths in the attack.", "attack", assault, "dead 0-0"},
    {"A dozen people were killed.", "killed", assault, "dead 12-12"},
    {"Two dozen people were killed.", "killed", assault, "dead 24-24"},
    {"Some 1,250 people were killed.", "killed", assault, "dead 1250-1250"},
    {"A hundred and six people were killed.", "killed", assault, "dead 106-106"},
    {"Two soldiers and a civilian were killed.", "killed", assault, "dead 3-3"},
    {"The bomb killed two soldiers and three civilians.", "killed", assault, "dead 5-5"},
    {"The bomb killed 12 people, including three children.", "killed", assault, "dead 12-12"},
    {"Twelve people, including two children, were killed.", "killed", assault, "dead 12-12"},
    {"The death toll rose to 45 after the attack.", "attack", assault, "dead 45-45"},
    {"The attack claimed 14 lives.", "attack", assault, "dead 14-14"},
    {"The attack led to the deaths of 14 people.", "attack", assault, "dead 14-14"},
    {"Rebels executed 15 prisoners.", "executed", assault, "dead 15-15"},
    {"Police arrested 12 people.", "arrested", coerce, "arrested 12-12"},
    {"Police arrested dozens of protesters.", "arrested", coerce, "arrested 24-open"},
    {"More than 200 people were detained.", "detained", coerce, "arrested 201-open"},
    {"The raid led to 7 arrests.", "raid", coerce, "arrested 7-7"},
    {"Police killed three and arrested 40 people.", "arrested", coerce, "arrested 40-40"},
    {"Police killed three and arrested 40 people.", "killed", assault, "dead 3-3"},
    {"At the march three died, 20 were injured and 40 were arrested.", "march", protest,
     "dead 3-3 injured 20-20 arrested 40-40"},
    // no counts
    {"The army killed the commander.", "killed", assault, ""},
    {"A soldier was killed near the border.", "killed", assault, ""},  // no number
    {"Gunmen killed a Palestinian.", "killed", assault, ""},
    {"Police detained a lawyer.", "detained", coerce, ""},
    {"A court jails four men for a murder in Tal.", "murder", assault, ""},
    {"Rebels killed 43 people and burnt down a town.", "burnt down", assault, ""},
    {"Ten men were sentenced to death for violence.", "violence", assault, ""},
    {"There was no contact after their arrest.", "arrest", coerce, ""},
    {"He was charged with one count of murder.", "murder", assault, ""},
    {"The attack at 13:40 (0040 UTC) left them dead.", "attack", assault, ""},
    {"Police arrested Ana Orlo, 47, in Tal.", "arrested", coerce, ""},
    {"They arrested boys between 12 and 17 years of age.", "arrested", coerce, ""},
    {"The murders at Branch 251, where he served, go on.", "murders", assault, ""},
    {"In 2014 people were killed in the war.", "killed", assault, ""},
    {"A 12-year-old was killed.", "killed", assault, ""},
    {"On 5 May people were killed.", "killed", assault, ""},
    {"The attack killed 12% of the fish.", "killed", assault, ""},
    {"For 12 hours they were wounded.", "wounded", assault, ""},
    {"The second attack killed civilians.", "killed", assault, ""},
    {"The army fired 30 rockets.", "fired", assault, ""},
    {"The blast killed 12 people.", "killed", EventType::accuse, ""},
    {"Police arrested 12 people.", "arrested", assault, ""},
    {"", "", assault, ""},
};

std::string text_of(const Size& size) {
    std::string out;
    const auto add = [&](const char* name, const std::optional<Count>& c) {
        if (!c) return;
        const std::string high = c->high == count_open ? "open" : std::to_string(c->high);
        out += (out.empty() ? "" : " ") + std::string(name) + " " + std::to_string(c->low) + "-" +
               high;
    };
    add("dead", size.dead), add("injured", size.injured), add("arrested", size.arrested);
    return out;
}

Size read(std::string_view text, std::string_view trigger, EventType type) {
    const uint32_t at = uint32_t(text.find(trigger));
    return read_size(text, {0, uint32_t(text.size())}, {at, at + uint32_t(trigger.size())}, type);
}

TEST(Sizes, reads_counts) {
    for (const Row& row : rows)
        EXPECT_EQ(text_of(read(row.sentence, row.trigger, row.type)), row.size) << row.sentence;
}

TEST(Sizes, marks_the_words) {
    const std::string_view text = "On Monday a bomb killed at least 12 people and wounded some 30.";
    const Size size = read(text, "killed", assault);
    EXPECT_EQ(size.dead->span.of(text), "at least 12");
    EXPECT_EQ(size.injured->span.of(text), "some 30");
}

TEST(Sizes, takes_the_count_nearest_to_the_trigger) {
    const std::string_view text =
        "Shelling killed 12 in the north, and a bombing killed 5 in the south.";
    EXPECT_EQ(text_of(read(text, "Shelling", assault)), "dead 12-12");
    EXPECT_EQ(text_of(read(text, "bombing", assault)), "dead 5-5");
}

}  // namespace
}  // namespace rapport
