#include "rapport/ledger/store.h"

#include <fstream>
#include <thread>

#include <sys/wait.h>

#include "rapport/ledger/dump.h"
#include "rapport/ledger/fixture.h"
#include "rapport/ledger/lock.h"
#include "rapport/ledger/sql.h"

namespace rapport {
namespace {

using namespace testing;

std::string digest_of(const Ledger& ledger) {
    const auto digest = dump(ledger, {});
    RAPPORT_ASSERT(digest);
    return digest->whole;
}

// Four records in two files: two documents, one of them twice with another title, one refusal.
std::vector<Batch> four_records() {
    const Refusal refusal{RefusalCode::json, "b.jsonl", 1, 40, 9, "no object"};
    return {
        make_batch({make_coded({.path = "a.jsonl"}),
                    make_coded({.text = "Rain fell.", .path = "a.jsonl", .record = 1}, false)},
                   "a.jsonl"),
        make_batch({make_coded({.title = "", .input_id = "n0", .path = "b.jsonl"}), refusal},
                   "b.jsonl"),
    };
}

TEST(Store, KeepsWhatItIsGiven) {
    Folder folder;
    const auto path = folder.file("a.db");
    const std::string with_nul("Norland accused Sudmark of spying, a daily said.\0 Später.", 57);
    auto coded = make_coded({.text = with_nul});
    auto& claim = coded.claims[0];
    const auto& text = coded.document.text;
    claim.mode = "steal", claim.contexts = {"technology", "military"}, claim.cameo = "112";
    claim.score_goldstein = -2.5, claim.tense = Tense::hypothetical,
    claim.channel = Channel::leaked;
    claim.holder = Factuality::pr_plus, claim.author = Factuality::uu;
    claim.chain = {{"a daily",
                    span_of(text, "a daily"),
                    "daily",
                    "NOR",
                    {Sector::med, Sector::bus},
                    true,
                    span_of(text, "said"),
                    LinkKind::report,
                    true,
                    Factuality::ps_minus}};
    claim.size = {Count{2, 3, {0, 7}}, std::nullopt, Count{0, 1, {8, 9}}};
    claim.date = {
        "2031-05/..", day_of_iso("2031-05-01"), std::nullopt, DateBasis::resolved, {1, 4}};
    claim.place = {"Sudmark", span_of(text, "Sudmark"), "s1", "SUD", 12.25, -1.0 / 3, "country"};
    coded.document.publishers.push_back("Wire \"One\"");
    const auto batch = make_batch({coded});
    {
        auto ledger = open_ledger(path);
        const auto tally = ledger.add(batch);
        ASSERT_TRUE(tally) << tally.fault().message;
        EXPECT_EQ(*tally, (Tally{1, 0, 0, 0}));
    }
    const auto ledger = open_ledger(path, Access::read_only);
    const auto record = document(ledger, coded.document.id.substr(0, 8));
    ASSERT_TRUE(record && *record);
    EXPECT_EQ((*record)->document, coded.document);
    EXPECT_EQ((*record)->claims, coded.claims);
    EXPECT_EQ((*record)->sentences, coded.sentences);
    EXPECT_EQ((*record)->coder, "by hand 1");
    EXPECT_EQ(**ledger.cursor("news.jsonl", "sha of news.jsonl"), batch.cursor);
    EXPECT_FALSE(ledger.cursor("news.jsonl", "other bytes")->has_value());
}

TEST(Store, AnyOrderAndReadingAgainGiveTheSameDump) {
    Folder folder;
    auto forward = open_ledger(folder.file("f.db")), backward = open_ledger(folder.file("b.db"));
    const auto batches = four_records();
    for (const auto& batch : batches) ASSERT_TRUE(forward.add(batch));
    for (size_t i = batches.size(); i-- > 0;) {
        auto batch = batches[i];
        std::reverse(batch.entries.begin(), batch.entries.end());
        ASSERT_TRUE(backward.add(batch));
    }
    EXPECT_EQ(digest_of(forward), digest_of(backward));
    const auto once = digest_of(forward);
    for (const auto& batch : batches) {
        const auto tally = forward.add(batch);
        ASSERT_TRUE(tally);
        EXPECT_EQ(tally->coded + tally->no_claim, 0u);
    }
    EXPECT_EQ(digest_of(forward), once);
    EXPECT_EQ(counts(forward)->records, (Tally{1, 1, 1, 1}));
    EXPECT_EQ(counts(forward)->documents, 2u);
    // Another document is another dump.
    ASSERT_TRUE(forward.add(
        make_batch({make_coded({.text = "Norland accused Sudmark again."})}, "c.jsonl")));
    EXPECT_NE(digest_of(forward), once);
}

TEST(Store, OfDocumentsWithOneIdTheFirstInOrderStays) {
    Folder folder;
    auto ledger = open_ledger(folder.file("a.db"));
    const auto titled = make_coded({}), bare = make_coded({.title = ""}, false);
    ASSERT_EQ(titled.document.id, bare.document.id);
    EXPECT_EQ(*ledger.standing(bare.document), Standing::fresh);
    ASSERT_TRUE(ledger.add(make_batch({bare})));
    EXPECT_EQ(*ledger.standing(bare.document), Standing::known);
    EXPECT_EQ(*ledger.standing(titled.document), Standing::better);
    ASSERT_TRUE(ledger.add(make_batch({titled}, "b.jsonl")));
    EXPECT_EQ(*ledger.standing(bare.document), Standing::known);
    const auto record = document(ledger, titled.document.id);
    EXPECT_EQ((*record)->document.title, "Words at the border");
    EXPECT_EQ((*record)->claims.size(), 1u);
    EXPECT_TRUE((*record)->near_misses.empty());
    const auto tally = ledger.add(make_batch({KnownDocument{titled.document.id, 0}}, "c.jsonl"));
    ASSERT_TRUE(tally);
    EXPECT_EQ(*tally, (Tally{0, 0, 1, 0}));
    EXPECT_EQ(counts(ledger)->records, (Tally{1, 0, 2, 0}));
}

TEST(Store, ABatchIsStoredWholeOrNotAtAll) {
    Folder folder;
    auto ledger = open_ledger(folder.file("a.db"));
    const auto empty = digest_of(ledger);
    auto broken = make_coded({.text = "Norland accused Sudmark twice.", .record = 1});
    broken.claims.push_back(broken.claims[0]);  // two claims with one id
    EXPECT_FALSE(ledger.add(make_batch({make_coded({}), broken})));
    EXPECT_FALSE(ledger.add(make_batch({make_coded({}), KnownDocument{"0123", 1}})));
    EXPECT_EQ(digest_of(ledger), empty);
    EXPECT_FALSE(ledger.cursor("news.jsonl", "sha of news.jsonl")->has_value());
    EXPECT_TRUE(ledger.add(make_batch({make_coded({})})));
}

TEST(Store, AFullDiskIsNamedAndLeavesTheLedgerGood) {
    Folder folder;
    auto ledger = open_ledger(folder.file("a.db"));
    ASSERT_TRUE(ledger.add(make_batch({make_coded({})})));
    const auto before = digest_of(ledger);
    const auto pages = ledger.database().number("PRAGMA page_count");
    const auto limit = "PRAGMA max_page_count = " + std::to_string(*pages + 2);
    ASSERT_TRUE(ledger.database().number(limit));
    const std::string filler(100000, 'x');
    const auto big =
        make_batch({make_coded({.text = "Norland accused Sudmark. " + filler})}, "big.jsonl");
    const auto full = ledger.add(big);
    ASSERT_FALSE(full);
    EXPECT_EQ(full.fault().kind, FaultKind::disk_full);
    EXPECT_EQ(digest_of(ledger), before);
    ASSERT_TRUE(ledger.database().number("PRAGMA max_page_count = 1000000"));
    EXPECT_TRUE(ledger.add(big));
}

TEST(Store, OneWriterAtATimeAndTheSecondIsToldWho) {
    Folder folder;
    const auto path = folder.file("a.db");
    {
        const auto first = open_ledger(path);
        const auto second = Ledger::open(path, {Access::create, 0});
        ASSERT_FALSE(second);
        EXPECT_EQ(second.fault().kind, FaultKind::locked);
        EXPECT_NE(second.fault().message.find("process " + std::to_string(getpid())),
                  std::string::npos);
    }
    EXPECT_TRUE(Ledger::open(path, {Access::read_write, 0}));
}

TEST(Store, TheSecondWriterWaits) {
    Folder folder;
    const auto path = folder.file("a.db");
    auto first = std::make_unique<Ledger>(open_ledger(path));
    std::thread ends([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(120));
        first.reset();
    });
    EXPECT_TRUE(Ledger::open(path, {Access::read_write, 10}));
    ends.join();
}

TEST(Store, WaitingForAWriterCanBeGivenUp) {
    Folder folder;
    const auto path = folder.file("a.db");
    const auto first = open_ledger(path);
    int asked = 0;
    const auto second = Ledger::open(path, {Access::create, 3600, [&] { return ++asked == 2; }});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.fault().kind, FaultKind::interrupted);
}

TEST(Store, KnowsItsOwnFiles) {
    Folder folder;
    const auto ledger = open_ledger(folder.file("a.db"));
    const auto away = folder.file("away");
    std::filesystem::create_directory(away);
    std::filesystem::create_symlink(folder.file("a.db"), away + "/a.db");
    for (const char* own :
         {"a.db", "a.db-wal", "a.db-shm", "a.db-lock", "./away/../a.db", "away/a.db"})
        EXPECT_TRUE(ledger.owns(folder.file(own))) << own;
    for (const char* other : {"b.db", "a.db.txt", "a.db-notes", "away/a.db-wal", "a.d", "a.db/x"})
        EXPECT_FALSE(ledger.owns(folder.file(other))) << other;
}

TEST(Store, ReadersSeeWhatIsCommittedWhileAnotherWrites) {
    Folder folder;
    const auto path = folder.file("a.db");
    auto writer = open_ledger(path);
    ASSERT_TRUE(writer.add(make_batch({make_coded({})})));
    auto reader = open_ledger(path, Access::read_only);
    ASSERT_TRUE(writer.database().run("BEGIN IMMEDIATE; DELETE FROM codings"));
    EXPECT_EQ(counts(reader)->claims, 1u);
    ASSERT_TRUE(writer.database().run("COMMIT"));
    EXPECT_EQ(counts(reader)->claims, 0u);
    const auto refused = reader.add(make_batch({make_coded({})}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.fault().kind, FaultKind::usage);
}

TEST(Store, AKilledWriterLosesNothingThatWasAcknowledged) {
    Folder folder;
    const auto path = folder.file("a.db");
    const auto child = fork();
    if (child == 0) {
        auto ledger = open_ledger(path);
        if (!ledger.add(make_batch({make_coded({})}))) _exit(1);
        (void)bool(
            ledger.database().run("BEGIN IMMEDIATE; DELETE FROM inputs; DELETE FROM documents"));
        kill(getpid(), SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    auto ledger = open_ledger(path, Access::read_write);  // the dead process holds no lock
    EXPECT_EQ(counts(ledger)->records, (Tally{1, 0, 0, 0}));
    EXPECT_EQ(counts(ledger)->claims, 1u);
}

TEST(Store, AReadOnlyFolderCanBeRead) {
    Folder folder;
    const auto path = folder.file("a ä?.db");
    { ASSERT_TRUE(open_ledger(path).add(make_batch({make_coded({})}))); }
    EXPECT_FALSE(std::filesystem::exists(path + "-wal"));
    // As one who may not write there; root may always.
    auto frozen = Database::open(path, OpenAs::frozen_reader);
    ASSERT_TRUE(frozen);
    EXPECT_EQ(*frozen->number("SELECT count(*) FROM documents"), 1);
}

TEST(Store, RefusesWhatIsNoLedger) {
    Folder folder;
    const auto text = folder.file("text.db"), empty = folder.file("empty.db"),
               foreign = folder.file("foreign.db"), newer = folder.file("newer.db");
    std::ofstream(text) << "These are words, not tables.";
    std::ofstream(empty).flush();
    { ASSERT_TRUE(Database::open(foreign, OpenAs::creator)->run("CREATE TABLE t (x)")); }
    { ASSERT_TRUE(open_ledger(newer).database().run("PRAGMA user_version = 2")); }
    struct Row {
        std::string path;
        Access access;
        std::string_view message;
    };
    const Row rows[] = {
        {text, Access::create, "is not a Rapport ledger"},
        {text, Access::read_only, "is not a Rapport ledger"},
        {empty, Access::read_only, "is not a Rapport ledger"},
        {empty, Access::read_write, "is not a Rapport ledger"},
        {foreign, Access::create, "is not a Rapport ledger"},
        {foreign, Access::read_only, "is not a Rapport ledger"},
        {newer, Access::create, "is a ledger of version 2, this program reads version 1"},
        {newer, Access::read_only, "is a ledger of version 2, this program reads version 1"},
        {folder.file("none.db"), Access::read_only, "there is no such ledger"},
        {folder.file("none.db"), Access::read_write, "there is no such ledger"},
        {folder.file("no/folder.db"), Access::create, "No such file or directory"},
        {folder.file("."), Access::create, "is not a file"},
    };
    for (const auto& row : rows) {
        const auto ledger = Ledger::open(row.path, {row.access, 0});
        ASSERT_FALSE(ledger) << row.path;
        EXPECT_EQ(ledger.fault().kind, FaultKind::unusable) << row.path;
        EXPECT_NE(ledger.fault().message.find(row.message), std::string::npos)
            << ledger.fault().message;
    }
    EXPECT_TRUE(Ledger::open(empty, {Access::create, 0}));  // what a creation cut short leaves
    std::string kept;
    std::getline(std::ifstream(text), kept);
    EXPECT_EQ(kept, "These are words, not tables.");
}

}  // namespace
}  // namespace rapport
