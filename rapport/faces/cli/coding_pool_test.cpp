#include "rapport/faces/cli/coding_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>

namespace rapport::cli {
namespace {

Item item_of(size_t number) {
    Document document;
    document.record = number;
    document.text = std::to_string(number);
    return {document, {}, "f", "", {}};
}

// Later documents are done sooner, so that order does not come by itself.
Coded slow_first(const Item& item) {
    const auto& document = std::get<Document>(item.what);
    std::this_thread::sleep_for(std::chrono::microseconds(document.record % 8 ? 10 : 2000));
    Coded coded;
    coded.refusal = "coded " + document.text;
    return coded;
}

TEST(CodingPool, KeepsTheOrder) {
    for (unsigned threads : {1u, 4u}) {
        CodingPool pool(slow_first, threads);
        for (size_t i = 0; i < 100; ++i)
            pool.put(item_of(i), i % 5 ? Handling::code : Handling::pass);
        for (size_t i = 0; i < 100; ++i) {
            const auto taken = pool.take();
            ASSERT_TRUE(taken);
            EXPECT_EQ(std::get<Document>(taken->item.what).record, i);
            EXPECT_EQ(taken->coded.refusal, i % 5 ? "coded " + std::to_string(i) : "");
        }
        EXPECT_FALSE(pool.take());
    }
}

TEST(CodingPool, HasRoomForSoManyItemsAndSoMuchText) {
    CodingPool pool(slow_first, 1);
    for (size_t i = 0; i < items_in_flight_max; ++i) {
        EXPECT_TRUE(pool.has_room());
        pool.put(item_of(1), Handling::pass);
    }
    EXPECT_FALSE(pool.has_room());
    while (pool.take()) {
    }
    Item large = item_of(1);
    std::get<Document>(large.what).text.resize(text_bytes_in_flight_max);
    pool.put(std::move(large), Handling::pass);
    EXPECT_FALSE(pool.has_room());
    pool.take();
    EXPECT_TRUE(pool.has_room());
}

TEST(CodingPool, ForgetsWhatNobodyBegan) {
    std::atomic<int> coding = 0;
    std::atomic<bool> go = false;
    CodingPool pool(
        [&](const Item&) {
            ++coding;
            while (!go) std::this_thread::yield();
            return Coded{};
        },
        2);
    for (size_t i = 0; i < 50; ++i) pool.put(item_of(i), Handling::code);
    while (coding < 2) std::this_thread::yield();
    pool.drop_waiting();
    go = true;
    size_t taken = 0;
    while (const auto one = pool.take())
        EXPECT_EQ(std::get<Document>(one->item.what).record, taken++);
    EXPECT_EQ(taken, 2u);
    EXPECT_EQ(coding, 2);
}

}  // namespace
}  // namespace rapport::cli
