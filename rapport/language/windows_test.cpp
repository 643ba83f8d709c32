#include "rapport/language/windows.h"

#include <gtest/gtest.h>

#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>

#include "rapport/base/utf8.h"
#include "rapport/language/words.h"

namespace rapport {
namespace {

using nlohmann::json;

// One piece a letter, so that pieces are counted by eye.
WordPiece letters() {
    std::vector<std::string> names = {"[UNK]", "[CLS]", "[SEP]"};
    for (char c = 'a'; c <= 'z'; ++c) names.push_back({c}), names.push_back({'#', '#', c});
    return *WordPiece::of(names);
}

std::vector<Sentence> given(std::string_view text, const std::vector<Span>& spans) {
    std::vector<Sentence> out;
    for (const Span& s : spans)
        out.push_back({static_cast<uint32_t>(out.size()), s, words(text, s)});
    return out;
}

// Sentences of the text: one a line.
std::vector<Sentence> lines(std::string_view text) {
    std::vector<Span> spans;
    uint32_t from = 0;
    for (uint32_t i = 0; i <= text.size(); ++i)
        if (i == text.size() || text[i] == '\n') spans.push_back({from, i}), from = i + 1;
    return given(text, spans);
}

std::string printed(const Window& window) {
    std::string out = "new " + std::to_string(window.new_from) + ":";
    for (const WindowWord& w : window.words)
        out += " " + (w.sentence < 0 ? "p" : std::to_string(w.sentence)) + "." +
               std::string(w.text);
    return out + " (" + std::to_string(window.pieces.size()) + ")";
}

TEST(Windows, FillByPiecesWithContextBefore) {
    const WordPiece word_piece = letters();
    PieceCache cache;
    WindowLimits limits;
    limits.pieces_new_max = 6, limits.pieces_context_max = 3, limits.words_prefix_max = 1;
    struct Row {
        std::string text;
        std::vector<std::string> expected;
    };
    for (const auto& [text, expected] : std::initializer_list<Row>{
             {"aa bb", {"new 0: p.x 0.aa 0.bb (7)"}},
             {"aa\nbb\ncc\nd", {"new 0: p.x 0.aa 1.bb 2.cc (9)", "new 3: p.x 2.cc 3.d (6)"}},
             {"aaaa bbbb\nc", {"new 0: p.x 0.aaaa 0.bbbb (11)", "new 1: p.x 1.c (4)"}},
             {"aaaaa\n\nbbbbb", {"new 0: p.x 0.aaaaa (8)", "new 2: p.x 2.bbbbb (8)"}},
         }) {
        std::vector<std::string> out;
        for (const Window& w : windows(lines(text), text, "x y z", word_piece, cache, limits))
            out.push_back(printed(w));
        EXPECT_EQ(out, expected) << text;
    }
    EXPECT_TRUE(windows({}, "", "x", word_piece, cache).empty());
}

TEST(Windows, NeverBeyondTheLimits) {
    const WordPiece word_piece = letters();
    PieceCache cache;
    std::string text;
    for (int i = 0; i < 700; ++i) text += i % 2 ? "a " : "bcdefg ";
    const auto all = windows(lines(text), text, "prefix", word_piece, cache);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].words.size(), WindowLimits{}.words_max);
    EXPECT_EQ(all[0].pieces.size(), WindowLimits{}.pieces_max);
    EXPECT_EQ(all[0].first.back(), WindowLimits{}.pieces_max - 1);
}

TEST(Windows, LongSentencesAreSplitHardAndLinearly) {
    const WordPiece word_piece = letters();
    PieceCache cache;
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += i % 3 ? "a " : "bcdefgh ";
    const std::clock_t start = std::clock();
    const auto parts = fitted(lines(text), text, word_piece, cache);
    size_t count = 0;
    for (uint32_t i = 0; i < parts.size(); ++i) {
        count += parts[i].words.size();
        ASSERT_EQ(parts[i].number, i);
        ASSERT_LE(parts[i].words.size(), WindowLimits{}.words_sentence_max);
        ASSERT_LE(parts[i].words.back().span.end, parts[i].span.end);
        ASSERT_LE(parts[i].span.begin, parts[i].words.front().span.begin);
    }
    EXPECT_EQ(count, 100'000u);
    count = 0;
    for (const Window& w : windows(parts, text, "x . y", word_piece, cache)) {
        ASSERT_LT(w.pieces.size(), WindowLimits{}.pieces_max);  // nothing was cut off
        for (const WindowWord& word : w.words)
            count += word.sentence >= static_cast<int32_t>(w.new_from);
    }
    EXPECT_EQ(count, 100'000u);
    EXPECT_LT((std::clock() - start) / CLOCKS_PER_SEC, 10);  // quadratic: minutes
}

TEST(Windows, Prefix) {
    EXPECT_EQ(window_prefix("Post", "", 1), "Post");
    EXPECT_EQ(window_prefix("Post", "", 2), "Post . ");
    EXPECT_EQ(window_prefix("Post", "War", 1), "Post . War");
    EXPECT_EQ(window_prefix("", "War", 3), " . War");
    EXPECT_EQ(window_prefix("", "", 1), "");
}

json as_json(const Window& window, const CodePointIndex& index, const json& names) {
    json out = {{"words", json::array()}, {"sentence", json::array()}, {"shape", json::array()},
                {"pieces", json::array()}, {"first", window.first}, {"new_from", window.new_from}};
    for (const WindowWord& w : window.words) {
        const bool in_text = w.sentence >= 0;
        const int64_t begin = in_text ? static_cast<int64_t>(index.index_of(w.span.begin)) : -1;
        const int64_t end = in_text ? static_cast<int64_t>(index.index_of(w.span.end)) : -1;
        out["words"].push_back({visible(w.text), begin, end});
        out["sentence"].push_back(w.sentence);
        out["shape"].push_back(static_cast<int>(w.shape));
    }
    for (int32_t id : window.pieces) out["pieces"].push_back(names[static_cast<size_t>(id)]);
    return out;
}

// The windows of training/windows_reference.py, word for word and piece for piece.
TEST(Windows, AsInTraining) {
    std::ifstream file("rapport/language/windows_golden.jsonl");
    ASSERT_TRUE(file) << "run from the repository's root";
    std::string line;
    std::getline(file, line);
    const json names = json::parse(line)["vocabulary"];
    const WordPiece word_piece = *WordPiece::of(names.get<std::vector<std::string>>());
    PieceCache cache;
    size_t documents = 0;
    for (; std::getline(file, line); ++documents) {
        const json row = json::parse(line);
        const std::string text = row["text"], prefix = row["prefix"];
        const CodePointIndex index(text);
        std::vector<Span> spans;
        for (const json& s : row["sentences"])
            spans.push_back({static_cast<uint32_t>(index.byte_of(s[1])),
                             static_cast<uint32_t>(index.byte_of(s[2]))});
        json out = json::array();
        for (const Window& w : windows(given(text, spans), text, prefix, word_piece, cache))
            out.push_back(as_json(w, index, names));
        EXPECT_EQ(out, row["windows"]) << text;
    }
    EXPECT_GE(documents, 4u);
}

}  // namespace
}  // namespace rapport
