#include "rapport/ledger/check.h"

#include "rapport/ledger/fixture.h"
#include "rapport/ledger/sql.h"

namespace rapport {
namespace {

using namespace testing;

// A ledger with each kind of record: "ä" makes a place where a character can be cut.
Ledger sound_ledger(const std::string& path) {
    auto ledger = open_ledger(path);
    auto coded =
        make_coded({.text = "Norland accused Sudmark of räuberei, two died, a clerk said."});
    auto& claim = coded.claims[0];
    const auto& text = coded.document.text;
    claim.chain = {{"a clerk",
                    span_of(text, "a clerk"),
                    "",
                    "NOR",
                    {},
                    false,
                    span_of(text, "said"),
                    LinkKind::say,
                    false,
                    Factuality::ct_plus}};
    claim.size.dead = Count{2, 2, span_of(text, "two")};
    claim.date = {
        "2031-05", day_of_iso("2031-05-01"), day_of_iso("2031-05-31"), DateBasis::stated, {}};
    const auto quiet = make_coded({.text = "Norland slept.", .record = 1}, false);
    const Refusal refusal{RefusalCode::encoding, "news.jsonl", 2, 90, 10, "no UTF-8"};
    RAPPORT_ASSERT(ledger.add(make_batch({coded, quiet, refusal})));
    RAPPORT_ASSERT(ledger.add(make_batch({coded}, "copy.jsonl")));
    return ledger;
}

// "rule: detail" of every finding.
std::string findings_of(const Ledger& ledger) {
    const auto report = check(ledger);
    if (!report) return "fault: " + report.fault().message;
    std::string text;
    for (const auto& finding : report->findings)
        (((text += text.empty() ? "" : "; ") += finding.rule) += ": ") += finding.detail;
    return text;
}

TEST(Check, FindsNothingInASoundLedger) {
    Folder folder;
    const auto ledger = sound_ledger(folder.file("a.db"));
    EXPECT_EQ(findings_of(ledger), "");
    EXPECT_EQ(check(ledger)->counts, (Counts{2, 2, 1, 1, 2, {1, 1, 1, 1}}));
}

TEST(Check, FindsEachPlantedFault) {
    struct Row {
        const char* planted;
        std::string_view expected;  // begins a finding
    };
    const Row rows[] = {
        {"UPDATE documents SET text = replace(text, 'two', 'ten') WHERE text LIKE '%two%'",
         "text_sha256: "},
        {"UPDATE documents SET outlet = 'Other'", "outlet: 'Other' is not its first publisher"},
        {"UPDATE documents SET publishers = '[\"Other\"]', outlet = 'Other'", "document_id: "},
        {"UPDATE documents SET title = 'Other'", "variant: "},
        {"UPDATE codings SET trigger_end = trigger_end - 1", "claim_id: "},
        {"UPDATE codings SET trigger_end = trigger_begin", "trigger: has no trigger"},
        {"UPDATE codings SET trigger_end = 500",
         "span: trigger 8–500 lies outside the text of 61 bytes"},
        {"UPDATE codings SET date_begin = 3, date_end = 2", "span: date 3–2 lies outside"},
        {"UPDATE codings SET place_begin = 28, place_end = 29",
         "span: place 28–29 cuts a character"},
        {"UPDATE codings SET dead_end = 62", "span: dead "},
        {"UPDATE coding_actors SET span_end = 29 WHERE side = 'recipient'",
         "span: recipient 16–29 cuts a character"},
        {"UPDATE coding_links SET cue_end = 99", "span: cue "},
        {"UPDATE coding_links SET span_begin = -1", "span: source -1"},
        {"UPDATE near_misses SET word_end = 50", "sentence: a near miss lies outside sentence 0"},
        {"UPDATE sentences SET span_end = 500", "span: sentence 0–500 lies outside"},
        {"UPDATE codings SET sentence = 7", "sentence: its trigger lies outside its sentence"},
        {"UPDATE codings SET date_earliest = '2031-06-01'", "date: ends before it begins"},
        {"UPDATE codings SET confidence = 1.5", "confidence: is no probability: 1.5"},
        {"UPDATE codings SET type = 'GOSSIP'", "name: unknown: GOSSIP"},
        {"UPDATE coding_links SET factuality = 'CTu'", "name: unknown: CTu"},
        {"UPDATE quarantine SET detail = 'other'", "quarantine_id: "},
        {"DELETE FROM inputs WHERE quarantine IS NOT NULL",
         "records: the cursor counts 3 records, 2 have an outcome"},
        {"UPDATE cursors SET records = 9 WHERE path = 'copy.jsonl'",
         "records: the cursor counts 9 records, 1 "},
        {"DELETE FROM inputs", "document: no input record gave this document"},
        {"DELETE FROM inputs; UPDATE cursors SET records = 0",
         "quarantine: no input record was refused so"},
        {"PRAGMA foreign_keys = OFF; UPDATE codings SET coder = 9",
         "key: row 1 points to no row of coders"},
        {"PRAGMA ignore_check_constraints = ON; UPDATE inputs SET document = 1, quarantine = 1",
         "records: record 0 has not exactly one outcome"},
        {"INSERT INTO document_words (document_words, rowid, title, text) SELECT 'delete', number, "
         "title, text "
         "FROM documents WHERE number = 1",
         "words: is not in the full-text index"},
    };
    for (const auto& row : rows) {
        Folder folder;
        const auto ledger = sound_ledger(folder.file("a.db"));
        const auto done = ledger.database().run(row.planted);
        ASSERT_TRUE(done) << row.planted << ": " << done.fault().message;
        const auto found = "; " + findings_of(ledger);
        EXPECT_NE(found.find("; " + std::string(row.expected)), found.npos) << row.planted << "\n"
                                                                            << found;
    }
}

TEST(Check, KeepsABoundedListOfFindings) {
    Folder folder;
    auto ledger = open_ledger(folder.file("a.db"));
    std::vector<Entry> entries;
    for (size_t i = 0; i < findings_max + 5; ++i)
        entries.push_back(
            make_coded({.text = "Day " + std::to_string(i) + ".", .record = i}, false));
    for (auto& entry : entries) std::get<CodedDocument>(entry).near_misses.clear();
    ASSERT_TRUE(ledger.add(make_batch(entries)));
    ASSERT_TRUE(ledger.database().run("UPDATE documents SET text_sha256 = ''"));
    const auto report = check(ledger);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->findings.size(), findings_max);
    EXPECT_EQ(report->suppressed, 5u);
}

}  // namespace
}  // namespace rapport
