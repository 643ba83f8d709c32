// Tables of words: what is read, what is refused and where.
#include "rapport/claims/rule_table.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace rapport {
namespace {

std::string written(std::string_view text) {
    const auto path = std::filesystem::temp_directory_path() / "rapport_rule_table_test.tsv";
    std::ofstream(path) << text;
    return path.string();
}

std::string fault_of(std::string_view text) {
    const auto rows = read_rule_table(written(text), 2);
    if (rows) return "";
    const std::string& message = rows.fault().message;
    return message.substr(message.find(".tsv") + 4);
}

TEST(RuleTable, rows_of_cells) {
    const std::string file = written("# note\nkind\twords\n\na\tone, two*\r\nb\tthree");
    const auto rows = read_rule_table(file, 2);
    ASSERT_TRUE(bool(rows)) << rows.fault().message;
    EXPECT_EQ(*rows, (std::vector<TableRow>{{"a", "one, two*"}, {"b", "three"}}));
    EXPECT_EQ(listed((*rows)[0][1]), (std::vector<std::string>{"one", "two*"}));
}

TEST(RuleTable, refuses) {
    EXPECT_EQ(fault_of("kind\twords\na\tone"), "");
    EXPECT_EQ(fault_of("kind\twords\na"), ":2: not 2 cells with words");
    EXPECT_EQ(fault_of("kind\twords\na\t"), ":2: not 2 cells with words");
    EXPECT_EQ(fault_of("kind\twords\na\tone\ttwo"), ":2: not 2 cells with words");
    std::string many = "kind\twords\n";
    for (size_t i = 0; i <= table_rows_max; ++i) many += "a\tone\n";
    EXPECT_EQ(fault_of(many), ":1002: more than 1000 rows");
    EXPECT_FALSE(bool(read_rule_table("no/such/file", 2)));
}

}  // namespace
}  // namespace rapport
