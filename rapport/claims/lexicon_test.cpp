#include "rapport/claims/lexicon.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "rapport/language/words.h"

namespace rapport {
namespace {

const Lexicon& lexicon() {
    static const Lexicon loaded = [] {
        auto read = Lexicon::load("data");
        if (!read) ADD_FAILURE() << read.fault().message;
        return std::move(*read);
    }();
    return loaded;
}

struct Read {
    std::vector<WindowWord> words;
    std::vector<LexiconMark> marks;
};

Read read(std::string_view text, const char* on = "", bool cased = true) {
    Read out;
    for (const Word& word : words(text, {0, uint32_t(text.size())}))
        out.words.push_back({word.span.of(text), word.span, 0, word.shape});
    out.marks = lexicon().match(out.words, cased, day_of_iso(on));
    return out;
}

// "RUS:2 UN:1": code and length of each match, in order.
std::string matches(std::string_view text, const char* on = "", bool cased = true) {
    std::string out;
    for (const LexiconMark& mark : read(text, on, cased).marks)
        if (mark.length)
            out += (out.empty() ? "" : " ") + std::string(mark.code) + ':' +
                   std::to_string(mark.length);
    return out;
}

// The mention stands between [ and ]: "CODE/SECTOR entity".
std::string actor(std::string text, std::vector<CodeShare> shares = {}, const char* on = "") {
    const size_t begin = text.find('['), end = text.find(']') - 1;
    text.erase(begin, 1);
    text.erase(end, 1);
    const Read here = read(text, on);
    const Span span{uint32_t(begin), uint32_t(end)};
    MentionContext mention{text, span, day_of_iso(on), std::move(shares), {}};
    for (size_t i = 0; i < here.words.size(); ++i)
        if (mention.span.contains(here.words[i].span)) mention.inside.push_back(here.marks[i]);
    std::vector<std::string> trace;
    const Actor a = lexicon().resolve(mention, trace);
    EXPECT_EQ(trace.size(), 1u);
    const std::string sector(a.sectors.empty() ? "-" : name(a.sectors[0]));
    return (a.code.empty() ? "-" : a.code) + '/' + sector +
           (a.entity.empty() ? "" : ' ' + a.entity);
}

TEST(Lexicon, MatchesNames) {
    const struct { const char *text, *want; } rows[] = {
        {"Moscow accused the Ukrainian army", "RUS:1 UKR:1"},
        {"the U.S. and the US told us", "USA:4 USA:1"},
        {"The WHO asked who paid", "WHO:1"},
        {"Downing Street, the White House and Foggy Bottom", "GBR:2 USA:2 USA:2"},
        {"Russia's Kremlin", "RUS:1 RUS:1"},
        {"Syrians, a Frenchman and Poles", "SYR:1 FRA:1 POL:1"},
        {"the Democratic Republic of the Congo", "COD:5"},
        {"South Korean and North Korean officers", "KOR:2 PRK:2"},
        {"Papua New Guinea, Guinea-Bissau, Guinea", "PNG:3 GNB:3"},
        {"the West Bank and Gaza", "PSE:2 PSE:1"},
        {"al-Shabaab and Al Shabaab", "SOM:3 SOM:2"},
        {"Erdoğan met Erdogan", "TUR:1 TUR:1"},
        {"Côte d'Ivoire and Côte d’Ivoire", "CIV:4 CIV:4"},
        {"turkey is a bird, chad is paper, jordan", ""},
        {"Turkey and Chad", "TUR:1 TCD:1"},
        {"it is what IS claims", "-:1"},
        {"The European Parliament and NATO", "EU:2 NATO:1"},
        {"pro-Russian, Iran-backed", "RUS:1 IRN:1"},
        {"the Soviet Union", "SUN:2"},
        {"", ""},
    };
    for (const auto& row : rows) EXPECT_EQ(matches(row.text), row.want) << row.text;
}

TEST(Lexicon, WordsNearbyDecide) {
    const struct { const char *text, *want; } rows[] = {
        {"Georgia said that Tbilisi would answer", "GEO:1 GEO:1"},
        {"voters in Atlanta, Georgia", "USA:1 USA:1"},
        {"the Senate of Brazil", "BRA:1"},
        {"President Bush told the Senate", "USA:2 USA:1"},
        {"Congress passed the bill", "USA:1"},
        {"the Congress of Peru", "PER:1"},
        {"Tripoli was shelled", "LBY:1"},
        {"Tripoli, in the north of Lebanon", "LBN:1 LBN:1"},
    };
    for (const auto& row : rows) EXPECT_EQ(matches(row.text), row.want) << row.text;
}

TEST(Lexicon, HoldsOnTheDay) {
    const struct { const char *text, *on, *want; } rows[] = {
        {"Rutte spoke", "2015-03-01", "NLD:1"},   {"Rutte spoke", "2025-03-01", "NATO:1"},
        {"Tusk spoke", "2012-01-01", "POL:1"},    {"Tusk spoke", "2016-01-01", "EU:1"},
        {"Lagarde spoke", "2015-01-01", "IMF:1"}, {"Lagarde spoke", "2023-01-01", "EU:1"},
        {"Merkel spoke", "2023-01-01", "DEU:1"},  {"Merkel spoke", "2035-01-01", ""},
        {"Angela Merkel spoke", "2035-01-01", "DEU:2"},
    };
    for (const auto& row : rows)
        EXPECT_EQ(matches(row.text, row.on), row.want) << row.text << row.on;
}

TEST(Lexicon, CaseSaysNothingInHeadlines) {
    EXPECT_EQ(matches("RUSSIA WARNS nato", "", false), "RUS:1");
    EXPECT_EQ(matches("russia warns ukraine", "", false), "RUS:1 UKR:1");
    EXPECT_EQ(matches("RUSSIA IS READY", "", false), "RUS:1");
}

TEST(Lexicon, ResolvesMentions) {
    const struct { const char *text, *want; } rows[] = {
        {"[Moscow] accused", "RUS/GOV RUS"},
        {"[Russian officials]", "RUS/GOV RUS"},
        {"[Vladimir Putin] said", "RUS/GOV vladimir-putin"},
        {"[Russian scientists]", "RUS/EDU RUS"},
        {"[the FSB] said", "RUS/SPY fsb"},
        {"[Huawei] denied", "CHN/BUS huawei"},
        {"[the US ambassador to Israel]", "USA/GOV USA"},
        {"[Israeli Defence Minister Shaul Mofaz]", "ISR/GOV shaul-mofaz"},
        {"[Syrian government troops]", "SYR/MIL SYR"},
        {"[the Taliban]", "AFG/REB taliban"},
        {"[the United Nations]", "UN/IGO UN"},
        {"[Secretary-General Ban Ki-moon]", "UN/IGO ban-ki-moon"},
        {"[two Palestinians]", "PSE/CVL PSE"},
        {"[Islamic State militants]", "-/REB islamic-state"},
        {"[the Saudi-led coalition]", "SAU/MIL saudi-led-coalition"},
        {"[West German police]", "DEU/COP DEU"},
        {"[the BBC] reported", "GBR/MED bbc"},
    };
    for (const auto& row : rows) EXPECT_EQ(actor(row.text), row.want) << row.text;
}

TEST(Lexicon, ThePointerFillsGaps) {
    EXPECT_EQ(actor("[the ministry] said", {{"KEN", 0.8}, {"-", 0.2}}), "KEN/GOV");
    EXPECT_EQ(actor("[the army] said", {{"-", 0.8}, {"KEN", 0.2}}), "-/MIL");
    EXPECT_EQ(actor("[pro-Russian rebels]", {{"UKR", 0.9}, {"RUS", 0.1}}), "UKR/REB");
    EXPECT_EQ(actor("[Russian troops]", {{"UKR", 0.9}, {"RUS", 0.1}}), "RUS/MIL RUS");
    // a state stands for its government, and so may a pronoun or a name; others do not
    EXPECT_EQ(actor("[Russia’s] said", {{"RUS", 1.0}}), "RUS/GOV RUS");
    EXPECT_EQ(actor("[it] said", {{"KEN", 1.0}}), "KEN/GOV");
    EXPECT_EQ(actor("[Orlo] said", {{"KEN", 1.0}}), "KEN/GOV");
    EXPECT_EQ(actor("[the interrogators] said", {{"KEN", 1.0}}), "KEN/-");
    EXPECT_EQ(actor("[Russian beekeepers] said", {{"RUS", 1.0}}), "RUS/- RUS");
}

TEST(Lexicon, CodesAndNames) {
    const struct { const char *word, *want; } rows[] = {
        {"Russia", "RUS"}, {"russian", "RUS"}, {"RUS", "RUS"}, {"rus", "RUS"}, {"us", "USA"},
        {"NATO", "NATO"}, {"nato", "NATO"}, {"KOS", "KOS"}, {"Georgia", "GEO"}, {"un", "UN"},
        {"Côte d'Ivoire", "CIV"}, {"eswatini", "SWZ"}, {"nowhere", ""}, {"", ""},
    };
    for (const auto& row : rows)
        EXPECT_EQ(lexicon().code_of(row.word).value_or(""), row.want) << row.word;
    EXPECT_EQ(lexicon().name_of("RUS"), "Russia");
    EXPECT_EQ(lexicon().name_of("UN"), "United Nations");
    EXPECT_EQ(lexicon().name_of("XXQ"), "XXQ");
    EXPECT_EQ(lexicon().version().size(), 12u);
}

TEST(Lexicon, RefusesAMalformedRow) {
    const std::string folder = testing::TempDir() + "lexicon_bad";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    std::filesystem::copy("data/actors", folder + "/actors");
    const struct { const char *row, *what; } rows[] = {
        {"Atlantis\tATL\tname", "mine.tsv:2: unknown entity ATL"},
        {"Paris\tFRA\tcity\t\t\t\t2020-13-01", "mine.tsv:2: from is no day"},
        {"Paris\tFRA\tcity\tABC", "mine.tsv:2: unknown sector ABC"},
        {"Paris\tFRA\tcity\t\tloud", "mine.tsv:2: match is"},
        {"\tFRA\tcity", "mine.tsv:2: a name has"},
        {"a\tFRA\tcity\t\t\t\t\t\t\t", "mine.tsv:2: more cells"},
    };
    for (const auto& row : rows) {
        std::ofstream(folder + "/actors/mine.tsv")
            << "name\tentity\tkind\tsector\tmatch\tnear\tfrom\tto\n"
            << row.row << '\n';
        const auto read = Lexicon::load(folder);
        ASSERT_FALSE(read) << row.row;
        EXPECT_NE(read.fault().message.find(row.what), std::string::npos) << read.fault().message;
    }
    std::ofstream(folder + "/actors/mine.tsv") << "name\tentity\tkind\nZembla\tRUS\tname\n";
    const auto own = Lexicon::load(folder);
    ASSERT_TRUE(own);
    EXPECT_EQ(own->code_of("zembla"), "RUS");
    EXPECT_NE(own->version(), lexicon().version());
    EXPECT_FALSE(Lexicon::load(folder + "/nothing"));
}

}  // namespace
}  // namespace rapport
