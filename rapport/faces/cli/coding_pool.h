// The pool: documents in, coded documents out in the same order, coded by several threads between.
//
// One thread puts and takes; the pool's own threads code. What needs no coding (refusals, ends,
// known documents) passes through in its place. In flight are at most items_max items and
// text_bytes_max bytes of text, but always one. Lifetime: the coder outlives the pool; the
// destructor waits for the documents that are being coded.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "rapport/intake/intake.h"
#include "rapport/rapport.h"

namespace rapport::cli {

inline constexpr size_t items_in_flight_max = 512;
inline constexpr size_t text_bytes_in_flight_max = 256 << 20;

enum class Handling { code, pass };

struct PoolItem {
    Item item;
    Handling handling = Handling::code;
    Coded coded;
};

class CodingPool {
  public:
    using Coder = std::function<Coded(const Item& item)>;  // item.what is a Document

    CodingPool(Coder coder, unsigned threads);
    CodingPool(const CodingPool&) = delete;
    CodingPool& operator=(const CodingPool&) = delete;
    ~CodingPool();

    bool has_room() const;
    void put(Item item, Handling handling);
    // The oldest item, once it is coded; null where nothing is in flight.
    std::optional<PoolItem> take();
    std::optional<PoolItem> take_if_done();  // null also where the oldest is not coded yet
    // Forgets what no thread has begun and what was put after it: the end of what will be taken is
    // then near.
    void drop_waiting();

  private:
    enum class State { waiting, coding, done };
    struct Slot {
        PoolItem held;
        State state = State::waiting;
        size_t text_bytes = 0;
    };
    void work();
    Slot* first_waiting();
    PoolItem take_front();

    Coder coder_;
    mutable std::mutex mutex_;
    std::condition_variable put_, done_;
    std::deque<std::unique_ptr<Slot>> slots_;  // in input order
    size_t text_bytes_ = 0;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace rapport::cli
