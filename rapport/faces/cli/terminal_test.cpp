#include "rapport/faces/cli/terminal.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace rapport::cli {
namespace {

TEST(Printable, KeepsTextAndShowsControls) {
    struct {
        std::string_view in, out;
    } rows[] = {
        {"plain", "plain"},
        {"Zürich 東京", "Zürich 東京"},
        {"two\nlines\tand\r", "two lines and "},
        {"\x1b[31mred", "␛[31mred"},
        {std::string_view("a\0b", 3), "a␀b"},
        {"\x7f", "␡"},
        {"\xC2\x9B"
         "1m",
         "<U+009B>1m"},
        {"evil\u202Etxt.exe", "evil<U+202E>txt.exe"},
        {"broken\xFFthere", "broken\uFFFDthere"},
    };
    for (auto row : rows) EXPECT_EQ(printable(row.in), row.out);
}

TEST(Columns, AreThoseOfTheTerminal) {
    struct {
        std::string_view text;
        size_t columns;
    } rows[] = {{"", 0}, {"abc", 3}, {"Zürich", 6}, {"東京", 4}, {"e\u0301", 1}, {"…", 1}};
    for (auto row : rows) EXPECT_EQ(columns_of(row.text), row.columns) << row.text;
}

TEST(Fit, FillsAndCuts) {
    EXPECT_EQ(fit("ab", 4), "ab  ");
    EXPECT_EQ(fit("ab", 4, Align::right), "  ab");
    EXPECT_EQ(fit("abcdef", 4), "abc…");
    EXPECT_EQ(fit("東京都", 4), "東… ");
    EXPECT_EQ(fit("abc", 0), "");
}

TEST(Numbers, Read) {
    EXPECT_EQ(with_thousands(0), "0");
    EXPECT_EQ(with_thousands(999), "999");
    EXPECT_EQ(with_thousands(1234567), "1,234,567");
    EXPECT_EQ(duration_words(42.9), "42 s");
    EXPECT_EQ(duration_words(190), "3 min 10 s");
    EXPECT_EQ(duration_words(7500), "2 h 05 min");
}

std::string shown(bool live, double step, int steps) {
    char* bytes = nullptr;
    size_t size = 0;
    std::FILE* out = open_memstream(&bytes, &size);
    double now = 0;
    Progress progress(out, {live, false, 60}, "reading", [&] { return now; });
    for (int i = 1; i <= steps; ++i) {
        now += step;
        progress.update(uint64_t(i), uint64_t(i) * 10, uint64_t(steps) * 10, "");
    }
    progress.clear();
    std::fclose(out);
    std::string text(bytes, size);
    std::free(bytes);
    return text;
}

TEST(Progress, WritesAPlainLineEveryTenSecondsWhereNobodyWatches) {
    EXPECT_EQ(shown(false, 4, 5), "reading: 3 documents, 0.2/s, 60.0 %, 8 s left\n");
}

TEST(Progress, RewritesItsLineOnATerminal) {
    EXPECT_EQ(shown(true, 1, 2),
              "\r\x1b[Kreading: 1 documents, 1.0/s, 50.0 %, 1 s left"
              "\r\x1b[Kreading: 2 documents, 1.0/s, 100.0 %, 0 s left\r\x1b[K");
    EXPECT_EQ(shown(true, 0.01, 5), "");
}

TEST(Paint, OnlyWithColour) {
    EXPECT_EQ(paint({false, false, 80}, Paint::red, "x"), "x");
    EXPECT_EQ(paint({true, true, 80}, Paint::red, "x"), "\x1b[31mx\x1b[0m");
}

}  // namespace
}  // namespace rapport::cli
