#include "rapport/ledger/dump.h"

#include "rapport/base/hash.h"
#include "rapport/ledger/fixture.h"
#include "rapport/ledger/sql.h"

namespace rapport {
namespace {

using namespace testing;

std::vector<std::string> lines_of(const Ledger& ledger) {
    std::vector<std::string> lines;
    RAPPORT_ASSERT(dump(ledger, [&](std::string_view line) { lines.emplace_back(line); }));
    return lines;
}

TEST(Dump, PrintsALineForEachRecordWithItsValuesEscaped) {
    Folder folder;
    auto ledger = open_ledger(folder.file("a.db"));
    auto coded = make_coded({.title = "A\ttab, a \\ and\na line"});
    coded.claims[0].confidence = 0.1;
    ASSERT_TRUE(ledger.add(
        make_batch({coded, Refusal{RefusalCode::depth, "news.jsonl", 1, 5, 6, "too deep"}})));
    const auto lines = lines_of(ledger);
    ASSERT_EQ(lines.size(), 9u);
    const auto& id = coded.document.id;
    EXPECT_EQ(lines[0],
              "document\t" + id +
                  "\tNorland Herald\t[\"Norland Herald\"]\tn0\t\tA\\ttab, a \\\\ and\\na line"
                  "\t2031-05-02\t2031-05-02\t1\t" +
                  sha256_hex(coded.document.text) + "\t0\tby hand 1");
    EXPECT_EQ(lines[1], "sentence\t" + id + "\t0\t0\t34");
    EXPECT_NE(lines[2].find("\t0.1\t[\"type by hand\"]"), std::string::npos) << lines[2];
    EXPECT_NE(lines[2].find("\tACCUSE\t"), std::string::npos) << lines[2];
    EXPECT_EQ(lines[3].substr(0, 6) + lines[4].substr(0, 6), "actor\tactor\t");
    EXPECT_EQ(lines[5], "source\tnews.jsonl\tsha of news.jsonl\t100\t2\t1");
    EXPECT_EQ(lines[6], "record\tnews.jsonl\tsha of news.jsonl\t0\tcoded\t" + id + "\t\\N");
    EXPECT_EQ(
        lines[7].substr(0, 59),
        "record\tnews.jsonl\tsha of news.jsonl\t1\tquarantined\t\\N\t" + lines[8].substr(8, 6));
}

TEST(Dump, ContentIsTheSameWhereverTheFilesLay) {
    Folder folder;
    auto here = open_ledger(folder.file("a.db")), there = open_ledger(folder.file("b.db"));
    ASSERT_TRUE(here.add(make_batch({make_coded({.path = "here"})}, "here")));
    ASSERT_TRUE(there.add(make_batch({make_coded({.path = "there"})}, "there")));
    const auto a = dump(here, {}), b = dump(there, {});
    EXPECT_EQ(a->content, b->content);
    EXPECT_NE(a->whole, b->whole);
}

// Whatever is stored of a claim, a document or a refusal must show in the dump.
TEST(Dump, ShowsEveryColumnThatCounts) {
    Folder folder;
    auto ledger = open_ledger(folder.file("a.db"));
    auto coded = make_coded({});
    coded.claims[0]
        .recipients.clear();  // one row a table, so that a change never meets another row
    coded.claims[0].chain = {
        {"he", {0, 1}, "", "", {}, false, {}, LinkKind::say, false, Factuality::uu}};
    const Refusal refusal{RefusalCode::json, "news.jsonl", 2, 1, 1, ""};
    const auto quiet = make_coded({.text = "Norland slept.", .record = 1}, false);
    ASSERT_TRUE(ledger.add(make_batch({coded, quiet, refusal})));
    auto& database = ledger.database();
    // The text itself is in the dump by its hash; `variant` follows from other columns.
    auto columns = database.prepare(
        "SELECT t.name, c.name, c.type FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE "
        "t.type = 'table' "
        "AND t.name NOT LIKE 'document_words%' AND t.name NOT IN ('meta', 'inputs') AND c.name NOT "
        "IN "
        "('number', 'text', 'variant', 'document', 'coding') AND NOT (t.name <> 'coders' AND "
        "c.name = 'coder')");
    const auto before = dump(ledger, {})->whole;
    size_t seen = 0;
    ASSERT_TRUE(database.run("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON"));
    while (columns.next()) {
        const auto table = columns.string(0), column = columns.string(1);
        const std::string value = columns.text(2) == "TEXT" ? "'[77]'" : "77";
        const auto one = "UPDATE " + table + " SET " + column + " = " + value + " WHERE rowid = 1";
        const auto any = "UPDATE " + table + " SET " + column + " = " + value + " WHERE " + column +
                         " IS NOT " + value;
        const bool with_rowid =
            bool(database.run("SAVEPOINT s")) && bool(database.run(one.c_str()));
        if (!with_rowid) {
            ASSERT_TRUE(database.run(any.c_str())) << any;
        }
        EXPECT_NE(dump(ledger, {})->whole, before) << table << "." << column;
        ASSERT_TRUE(database.run("ROLLBACK TO s; RELEASE s"));
        ++seen;
    }
    ASSERT_TRUE(columns.status()) << columns.status().fault().message;
    EXPECT_EQ(dump(ledger, {})->whole, before);
    EXPECT_GT(seen, 90u);
}

}  // namespace
}  // namespace rapport
