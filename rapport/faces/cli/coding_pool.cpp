#include "rapport/faces/cli/coding_pool.h"

#include <algorithm>

namespace rapport::cli {

CodingPool::CodingPool(Coder coder, unsigned threads) : coder_(std::move(coder)) {
    for (unsigned i = 0; i < std::max(1u, threads); ++i) threads_.emplace_back([this] { work(); });
}

CodingPool::~CodingPool() {
    drop_waiting();
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    put_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

CodingPool::Slot* CodingPool::first_waiting() {
    for (const auto& slot : slots_)
        if (slot->state == State::waiting) return slot.get();
    return nullptr;
}

void CodingPool::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        Slot* slot = nullptr;
        put_.wait(lock, [&] { return stopping_ || (slot = first_waiting()); });
        if (!slot) return;
        slot->state = State::coding;
        lock.unlock();
        Coded coded = coder_(slot->held.item);
        lock.lock();
        slot->held.coded = std::move(coded);
        slot->state = State::done;
        done_.notify_one();
    }
}

bool CodingPool::has_room() const {
    const std::lock_guard lock(mutex_);
    return slots_.empty() ||
           (slots_.size() < items_in_flight_max && text_bytes_ < text_bytes_in_flight_max);
}

void CodingPool::put(Item item, Handling handling) {
    auto slot = std::make_unique<Slot>();
    if (const auto* document = std::get_if<Document>(&item.what))
        slot->text_bytes = document->text.size();
    slot->held = {std::move(item), handling, {}};
    slot->state = handling == Handling::code ? State::waiting : State::done;
    {
        const std::lock_guard lock(mutex_);
        text_bytes_ += slot->text_bytes;
        slots_.push_back(std::move(slot));
    }
    put_.notify_one();
}

PoolItem CodingPool::take_front() {
    text_bytes_ -= slots_.front()->text_bytes;
    PoolItem held = std::move(slots_.front()->held);
    slots_.pop_front();
    return held;
}

std::optional<PoolItem> CodingPool::take() {
    std::unique_lock lock(mutex_);
    if (slots_.empty()) return std::nullopt;
    done_.wait(lock, [&] { return slots_.front()->state == State::done; });
    return take_front();
}

std::optional<PoolItem> CodingPool::take_if_done() {
    const std::lock_guard lock(mutex_);
    if (slots_.empty() || slots_.front()->state != State::done) return std::nullopt;
    return take_front();
}

void CodingPool::drop_waiting() {
    const std::lock_guard lock(mutex_);
    const auto waiting = std::find_if(slots_.begin(), slots_.end(), [](const auto& slot) {
        return slot->state == State::waiting;
    });
    for (auto slot = waiting; slot != slots_.end(); ++slot) text_bytes_ -= (*slot)->text_bytes;
    slots_.erase(waiting, slots_.end());
}

}  // namespace rapport::cli
