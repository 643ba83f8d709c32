#include "rapport/language/wordpiece.h"

#include <gtest/gtest.h>

#include <sstream>

namespace rapport {
namespace {

constexpr std::string_view vocabulary_text =
    "[PAD] [UNK] [CLS] [SEP] a b c e i k o s u x _ - . ' $ % 1 2 20 ##a ##b ##c ##e "
    "##i ##o ##u ##x ##s ##n ##d ##r ##t ##1 ##2 ##0 the minister ##ry ministers un "
    "##block ##ed ##able uni ##on union lodz izmir paris ##ian cafe ss ß ##ß 中 ##中 国 "
    "“ ” … € и ##и й st ##ing strasse к ##ᄒ ᄒ ##ᅡ ##ᆫ α σ ##σ ½";

std::vector<std::string> vocabulary() {
    std::istringstream in{std::string(vocabulary_text)};
    return {std::istream_iterator<std::string>(in), {}};
}

std::string times(size_t n, std::string_view part) {
    std::string out;
    for (size_t i = 0; i < n; ++i) out += part;
    return out;
}

std::string printed(const Pieces& pieces) {
    const std::vector<std::string> names = vocabulary();
    std::string out;
    for (int32_t id : pieces) out += (out.empty() ? "" : " ") + names[static_cast<size_t>(id)];
    return out;
}

// The expected pieces are those of the Python library `tokenizers` 0.23 over the same vocabulary.
TEST(WordPiece, AsPythonTokenizers) {
    const auto word_piece = WordPiece::of(vocabulary());
    ASSERT_TRUE(word_piece);
    struct Row {
        std::string word, pieces;
    };
    PieceCache cache;
    for (int round = 0; round < 2; ++round)  // the second time from the cache
        for (const auto& [word, pieces] : std::initializer_list<Row>{
             {"the", "the"}, {"THE", "the"}, {"The", "the"}, {"minister", "minister"},
             {"Ministers", "ministers"}, {"ministry", "[UNK]"}, {"ministrys", "[UNK]"},
             {"MINISTER", "minister"}, {"unblocked", "un ##block ##ed"},
             {"unblockable", "un ##block ##able"}, {"unblockablex", "un ##block ##able ##x"},
             {"union", "union"}, {"unions", "union ##s"}, {"unio", "uni ##o"}, {"un", "un"},
             {"uni", "uni"}, {"unz", "[UNK]"}, {"zun", "[UNK]"}, {"Łódź", "[UNK]"},
             {"Lódz", "lodz"}, {"LÓDŹ", "lodz"}, {"İzmir", "izmir"}, {"IZMIR", "izmir"},
             {"izmır", "[UNK]"}, {"Parisian", "paris ##ian"}, {"parisians", "paris ##ian ##s"},
             {"Café", "cafe"}, {"CAFE", "cafe"}, {"cafés", "cafe ##s"}, {"ß", "ß"},
             {"STRASSE", "strasse"}, {"Straße", "st ##r ##a ##ß ##e"},
             {"straße", "st ##r ##a ##ß ##e"}, {"中国", "中 国"}, {"中", "中"}, {"a中b", "a 中 b"},
             {"国人", "国 [UNK]"}, {"“", "“"}, {"”", "”"}, {"…", "…"}, {"€", "€"}, {"½", "½"},
             {"1", "1"}, {"20", "20"}, {"21", "2 ##1"}, {"2000", "20 ##0 ##0"}, {"201", "20 ##1"},
             {"12x", "1 ##2 ##x"}, {"_", "_"}, {"a_b", "a _ b"}, {"__", "_ _"},
             {"___x___", "_ _ _ x _ _"}, {"$", "$"}, {"%", "%"}, {".", "."}, {"'", "'"},
             {"-", "-"}, {"—", "[UNK]"}, {"é", "e"}, {"Ç", "c"}, {"ñ", "[UNK]"}, {"й", "и"},
             {"ЙИ", "и ##и"}, {"한", "ᄒ ##ᅡ ##ᆫ"}, {"하", "ᄒ ##ᅡ"}, {"ΑΣ", "α ##σ"}, {"Σ", "σ"},
             {"aaaaaa", "a ##a ##a ##a ##a ##a"}, {"aaaaaaa", "a ##a ##a ##a ##a ##a"},
             {"aaaaaaaaaaaa", "a ##a ##a ##a ##a ##a"}, {times(100, "a"), "a ##a ##a ##a ##a ##a"},
             {times(101, "a"), "[UNK]"}, {times(101, "z"), "[UNK]"},
             {times(120, "_"), "_ _ _ _ _ _"}, {times(40, "中"), "中 中 中 中 中 中"},
             {"\314\201", "[UNK]"}, {"a\314\201", "a"}, {"\342\200\213", "[UNK]"},
             {"pa\342\200\213ris", "paris"}, {"gov\302\255t", "[UNK]"}, {"par\302\255is", "paris"},
             {"\357\277\275", "[UNK]"}, {"a\357\277\275", "a"}, {std::string("\000", 1), "[UNK]"},
             {std::string("un\000ion", 6), "union"}, {"\356\200\200", "[UNK]"}, {"😀", "[UNK]"},
             {"ǅ", "[UNK]"}, {"ﬁ", "[UNK]"}, {"Ａ", "[UNK]"}, {"ÅÄ", "a ##a"},
             {"e\314\247\314\201s", "e ##s"},
             }) {
            EXPECT_EQ(printed(word_piece->pieces(word, cache)), pieces) << word;
            EXPECT_EQ(printed(word_piece->pieces(word)), pieces) << word;
        }
}

TEST(WordPiece, LongWordsAreLinear) {
    const auto word_piece = WordPiece::of(vocabulary());
    EXPECT_EQ(printed(word_piece->pieces(times(5'000'000, "a"))), "[UNK]");
    EXPECT_EQ(printed(word_piece->pieces(times(5'000'000, "_"))), "_ _ _ _ _ _");
    EXPECT_EQ(printed(word_piece->pieces(times(500'000, "\xE2\x80\x8B") + "un")), "un");
}

TEST(WordPiece, CacheStaysSmall) {
    const auto word_piece = WordPiece::of(vocabulary());
    PieceCache cache;
    for (size_t i = 0; i < cached_words_max + 10; ++i) word_piece->pieces(std::to_string(i), cache);
    EXPECT_LE(cache.words.size(), cached_words_max);
    word_piece->pieces(times(cached_word_bytes_max + 1, "b"), cache);
    EXPECT_FALSE(cache.words.contains(times(cached_word_bytes_max + 1, "b")));
}

TEST(WordPiece, RefusesAVocabularyWithoutItsMarks) {
    for (const char* missing : {"[UNK]", "[CLS]", "[SEP]"}) {
        std::vector<std::string> names = vocabulary();
        std::erase(names, missing);
        const auto result = WordPiece::of(names);
        ASSERT_FALSE(result);
        EXPECT_NE(result.fault().message.find(missing), std::string::npos);
    }
}

}  // namespace
}  // namespace rapport
