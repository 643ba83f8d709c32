#include "rapport/faces/cli/read_job.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "rapport/intake/fake_files.h"

namespace rapport::cli {
namespace {

struct ReadJobTest : testing::Test {
    std::string folder = testing::TempDir() + "rapport-read-" + std::to_string(getpid());
    void SetUp() override { std::filesystem::create_directories(folder); }
    void TearDown() override { std::filesystem::remove_all(folder); }
};

// "bad" breaks the model; all other texts have no claims.
Coded code(const Item& item) {
    Coded coded;
    if (std::get<Document>(item.what).text == "bad") coded.refusal = "not finite";
    return coded;
}

struct Reading {
    Tally tally;
    std::string refusals, fault;
    PassedOver passed;
};

// Reads into the ledger; stops after `documents_max` taken items.
Reading read(const std::string& ledger_file, const FakeFiles& files, std::vector<std::string> paths,
             size_t items_max = 1000) {
    Reading out;
    auto ledger = Ledger::open(ledger_file, {Access::create, 0});
    if (!ledger) return out.fault = ledger.fault().message, out;
    ReadJob job(*ledger, "test", [] { return 0.0; });
    auto intake = Intake::open(files, {std::move(paths), {}, job.resume()});
    if (!intake) return out.fault = intake.fault().message, out;
    CodingPool pool(code, 2);
    size_t taken = 0;
    Stations stations;
    stations.handling = [&](Item& item) { return job.handling(item); };
    stations.take = [&](PoolItem item) { return ++taken, job.take(std::move(item)); };
    stations.stop = [&] { return taken >= items_max; };
    for (Status done : {run_pipeline(*intake, pool, stations), job.flush()})
        if (!done) out.fault = done.fault().message;
    out.tally = job.totals().records;
    for (const auto& [code, count] : job.totals().refusals)
        out.refusals += code + " " + std::to_string(count) + ";";
    out.passed = intake->passed_over();
    return out;
}

std::string lines(size_t count) {
    std::string text;
    for (size_t i = 0; i < count; ++i) text += "{\"text\":\"t" + std::to_string(i) + "\"}\n";
    return text;
}

TEST_F(ReadJobTest, CountsEveryRecordOnce) {
    const FakeFiles files({{"f", {.head = lines(3) + "broken\n{\"text\":\"bad\"}\n{\"id\":1}\n"}},
                           {"g", {.head = lines(4)}}});
    const Reading first = read(folder + "/l.db", files, {"f", "g"});
    EXPECT_EQ(first.fault, "");
    EXPECT_EQ(first.tally, (Tally{0, 4, 3, 3}));  // three lines of g stand in f
    EXPECT_EQ(first.refusals, "json 1;model 1;no_text 1;");
}

TEST_F(ReadJobTest, ReadingAgainAddsNothing) {
    FakeFiles files({{"f", {.head = lines(5)}}});
    EXPECT_EQ(read(folder + "/l.db", files, {"f"}).tally, (Tally{0, 5, 0, 0}));
    const Reading again = read(folder + "/l.db", files, {"f"});
    EXPECT_EQ(again.tally, Tally{});
    EXPECT_EQ(again.passed.inputs_done, 1u);
    EXPECT_EQ(again.passed.records_before, 5u);
    files.files["f"].head += "{\"text\":\"new\"}\n";  // another file now: read whole, one is new
    EXPECT_EQ(read(folder + "/l.db", files, {"f"}).tally, (Tally{0, 1, 5, 0}));
}

TEST_F(ReadJobTest, GoesOnAfterABreak) {
    const FakeFiles files({{"f", {.head = lines(900)}}});
    const Reading first = read(folder + "/l.db", files, {"f"}, 20);
    EXPECT_GE(first.tally.no_claim, 20u);
    EXPECT_LT(first.tally.no_claim, 900u);
    const Reading second = read(folder + "/l.db", files, {"f"});
    EXPECT_EQ(second.passed.records_before, first.tally.no_claim);
    EXPECT_EQ(second.tally, (Tally{0, 900 - first.tally.no_claim, 0, 0}));
}

TEST_F(ReadJobTest, TriesAnUnreadableFileAgain) {
    FakeFiles files({{"f", {.head = lines(4), .fail_at = 30}}});
    EXPECT_EQ(read(folder + "/l.db", files, {"f"}).tally, (Tally{0, 2, 0, 1}));
    files.files["f"].fail_at.reset();
    EXPECT_EQ(read(folder + "/l.db", files, {"f"}).tally, (Tally{0, 2, 2, 0}));
}

}  // namespace
}  // namespace rapport::cli
