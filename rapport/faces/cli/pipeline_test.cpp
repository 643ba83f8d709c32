#include "rapport/faces/cli/pipeline.h"

#include <gtest/gtest.h>

#include "rapport/intake/fake_files.h"

namespace rapport::cli {
namespace {

struct Outcome {
    std::string taken;  // texts, "!" for a refusal, "." for an end
    std::string fault;
};

// Slow where a test stops: the end must not be coded before that.
Coded no_claims(const Item& item) {
    if (std::get<Document>(item.what).text == "slow")
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return {};
}

std::string mark_of(const Item& item) {
    if (const auto* document = std::get_if<Document>(&item.what)) return document->text;
    return std::holds_alternative<Refusal>(item.what) ? "!" : ".";
}

Outcome run(const FakeFiles& files, std::vector<std::string> paths, size_t stop_after = SIZE_MAX,
            size_t fail_after = SIZE_MAX) {
    Outcome out;
    auto intake = Intake::open(files, {std::move(paths), {}, {}});
    CodingPool pool(no_claims, 3);
    size_t taken = 0;
    Stations stations;
    stations.handling = code_documents;
    stations.take = [&](const PoolItem& result) -> Status {
        if (taken++ == fail_after) return Fault{FaultKind::disk_full, "full"};
        out.taken += mark_of(result.item);
        return Done{};
    };
    stations.stop = [&] { return taken >= stop_after; };
    if (auto done = run_pipeline(*intake, pool, stations); !done) out.fault = done.fault().message;
    return out;
}

FakeFiles lines(size_t count) {
    std::string text;
    for (size_t i = 0; i < count; ++i)
        text += "{\"text\":\"" + std::string(1, char('a' + i % 26)) + "\"}\n";
    return FakeFiles({{"f", {.head = text}}, {"g", {.head = "broken", .fail_at = 2}}});
}

TEST(Pipeline, HandsOnEverythingInOrder) {
    EXPECT_EQ(run(lines(30), {"f", "g"}).taken, "abcdefghijklmnopqrstuvwxyzabcd.!.");
    EXPECT_EQ(run(lines(0), {"f"}).taken, "!.");
}

TEST(Pipeline, HandsOnMoreThanFitsInThePool) {
    const std::string taken = run(lines(3 * items_in_flight_max), {"f"}).taken;
    EXPECT_EQ(taken.size(), 3 * items_in_flight_max + 1);
}

// All 200 are in the pool when it stops; what nobody began is forgotten.
TEST(Pipeline, StopsSoonAndWithoutGaps) {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "{\"text\":\"slow\"}\n";
    const std::string taken = run(FakeFiles({{"f", {.head = text}}}), {"f"}, 5).taken;
    EXPECT_GE(taken.size(), 5 * 4u);
    EXPECT_LT(taken.size(), 200 * 4u);
    EXPECT_EQ(taken.find_first_not_of("slow"), taken.npos);
}

TEST(Pipeline, EndsWithTheFirstFault) {
    const Outcome failed = run(lines(40), {"f"}, SIZE_MAX, 3);
    EXPECT_EQ(failed.taken, "abc");
    EXPECT_EQ(failed.fault, "full");
}

}  // namespace
}  // namespace rapport::cli
