#include "rapport/faces/export/csv.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

TEST(Csv, Cells) {
    const struct {
        std::string_view text, cell;
    } rows[] = {
        {"", ""},
        {"plain", "plain"},
        {"a,b", "\"a,b\""},
        {"say \"no\"", "\"say \"\"no\"\"\""},
        {"two\nlines", "\"two\nlines\""},
        {"=1+1", "'=1+1"},
        {"@sum", "'@sum"},
        {"+cmd", "'+cmd"},
        {"-2+3", "'-2+3"},
        {"-2.5", "-2.5"},
        {"-", "'-"},
        {"\tx", "'\tx"},
        {"=a,b", "\"'=a,b\""},
    };
    for (const auto& row : rows) EXPECT_EQ(csv_cell(row.text), row.cell) << row.text;
}

TEST(Csv, Lines) {
    EXPECT_EQ(csv_line({"a", "b,c", ""}), "a,\"b,c\",");
    EXPECT_EQ(csv_line({}), "");
}

}  // namespace
}  // namespace rapport
