#include "rapport/language/sentences.h"

#include <gtest/gtest.h>

#include <ctime>

#include "rapport/language/abbreviations.h"
#include "rapport/language/stretches.h"

namespace rapport {
namespace {

// The text with "|" before each sentence but the first.
std::string marked(std::string_view text, const std::vector<Span>& spans) {
    std::string out;
    size_t from = 0;
    for (size_t i = 1; i < spans.size(); from = spans[i++].begin)
        out.append(text.substr(from, spans[i].begin - from)).append("|");
    return out.append(text.substr(from));
}
std::string unmarked(std::string text) {
    std::erase(text, '|');
    return text;
}

TEST(Sentences, Stops) {
    for (const char* row : {
             "",
             "Nobody came",
             "Envoys met. |They left! |Why? |Nobody knows… |It ended.",
             // abbreviations and initials
             "Mr. Olm met Gen. Aru and Lt. Col. Pell. |Dr. Ness did not.",
             "The U.S. Army left. |He went to the U.S. |The king stayed in the U.N. compound.",
             "It began at 10 a.m. Monday. |It ended at 4 p.m. |The hall was empty.",
             "J. Smith and George W. Orr met Mary-Ann K. Lund. |R. B. Moe did not.",
             "Acme Inc. President Ola Ek left. |He sold Acme Inc. |The buyer is Brisk Corp. of Ys.",
             "See No. 5 and pp. 3-9. |The answer is no. |Five left.",
             "Five left on Jan. 5, Dec. Monday too, others in Dec. |They rested.",
             "He fell ill. |Marta called. |Springfield, Ill. Governor Ek came. |In sum, Marta won.",
             "Ines v. Bora was heard. |Ek et al. wrote it, e.g. Ines, i.e. Bora.",
             "The war called World War I. |The next one was worse.",
             "Professor Joshua Norton (c. 1818, d. 1880) reigned.",
             // numbers and addresses
             "It rose 3.5 percent to 1.204.5 points. |Then 2.5 more.",
             "Read www.post.example/a.html or write to a.b@post.example. |Nobody did.",
             "Costs fell in 2019. |2020 was worse. |$5 was enough.",
             // quotes and brackets
             "\"We won.\" |\"Did you?\" he asked. |“Yes!” she said. |‘No.’ |They left.",
             "He said \"we won\". |The rest (all of it.) |Nothing else.",
             "“We won. |We will win again,” he said.",
             "They died.[1][2] |A doctor left. [3] |Nobody asked.[4]",
             "\"Who knows [...]?\" |Nobody [did].",
             // what goes on
             "The company Yahoo! said so. |It paid approx. three million… and more.",
             "He left . |She stayed . . . and slept.",
             "Fighters fled. |al-Saffah's men stayed. |d'Arc too. |iPads were left.",
             "the market fell. |we left! |who stayed? |nobody.",  // casual: no capitals
             // other scripts
             "Он уехал. |Она осталась. |Всё.",
             "他走了。|她留下了！|谁知道？|没有人。",
         }) {
        const std::string text = unmarked(row);
        EXPECT_EQ(marked(text, sentence_spans(text)), row);
    }
}

TEST(Sentences, Lines) {
    for (const char* row : {
             "King Visits Port\n\n|The king came. |He left.",
             "King visits port\n|The king came on Monday.",
             "By Ola Ek\r\n|The king came.\r\n\r\n|He left.",
             // wrapped to a width
             "The ministers of the three kingdoms met on Monday in the\n"
             "harbour city to speak about the tolls that the smallest\n"
             "of them had raised. |Nobody from the press was let in, and\n"
             "the talks went on.",
             // not wrapped: each line is a unit
             "The ministers of the three kingdoms met on Monday\n|Tolls\n|Nobody was let in\n|More",
             "The three kingdoms, which are the smallest ones,\nmet again. |They left.",
             "Demands:\n|• open the port\n|• pay\n|• leave\n\n|None was met.",
             "1. Open the port.\n|2. Pay the toll.\n|3. Leave.",
             "\n\n  \n\xE2\x80\x8B\n",
             "First.\xE2\x80\xA9|Second.\f|Third.",
         }) {
        const std::string text = unmarked(row);
        EXPECT_EQ(marked(text, sentence_spans(text)), row);
    }
}

TEST(Sentences, InvisibleCharactersBelongToNone) {
    const std::string text = "\xEF\xBB\xBF\xE2\x80\x8EOne came.\xE2\x80\x8B "
                             "\xE2\x80\xAETwo left.\xE2\x80\xAC";
    const auto found = sentences(text);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].span.of(text), "One came.");
    EXPECT_EQ(found[1].span.of(text), "Two left.");
    EXPECT_EQ(found[1].number, 1u);
    EXPECT_EQ(found[1].words.size(), 3u);
    EXPECT_EQ(found[1].words[0].span.of(text), "Two");
    EXPECT_TRUE(sentences("\xE2\x80\x8B \n\xE2\x80\x8B").empty());
}

TEST(Sentences, HostileTextsAreLinear) {
    const std::clock_t start = std::clock();
    for (std::string_view part :
         {"word ", "a. ", ". ", "\" ", "\n", "A.", "(", "[1]", "a.\n", "'s ", "? \xE2\x80\x8B",
          "\xC2\xA0x", "\xFF", "1. ", "x@y.", "- ", "_"}) {
        std::string text;
        while (text.size() < 300'000) text += part;
        Span before;
        for (const Span& s : sentence_spans(text)) {
            ASSERT_LT(s.begin, s.end);
            ASSERT_LE(before.end, s.begin);
            ASSERT_LE(s.end, text.size());
            before = s;
        }
    }
    EXPECT_LT((std::clock() - start) / CLOCKS_PER_SEC, 30);  // quadratic: minutes
}

TEST(Abbreviations, Kinds) {
    struct Row {
        std::string_view word, kind;
    };
    for (const auto& [word, kind] : std::initializer_list<Row>{
             {"Mr", "title"}, {"GEN", "title"}, {"No", "number"}, {"Jan", "month"}, {"mar", "none"},
             {"Inc", "tail"}, {"U.S", "tail"}, {"a.m", "tail"}, {"Ill", "tail"}, {"ill", "none"},
             {"", "none"}, {"house", "none"}, {"U.SA", "none"}, {"3.5", "none"}})
        EXPECT_EQ(name(abbreviation(word)), kind) << word;
    EXPECT_TRUE(begins_sentences("The"));
    EXPECT_FALSE(begins_sentences("Secretary"));
}

}  // namespace
}  // namespace rapport
