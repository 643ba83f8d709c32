#include "rapport/faces/cli/pipeline.h"

namespace rapport::cli {
namespace {

// Reads one item into the pool; false at the end.
Result<bool> read_one(Intake& intake, CodingPool& pool, const Stations& stations) {
    auto item = intake.next();
    if (!item) return false;
    const auto handling = stations.handling(*item);
    if (!handling) return handling.fault();
    pool.put(*std::move(item), *handling);
    return true;
}

}  // namespace

Status run_pipeline(Intake& intake, CodingPool& pool, const Stations& stations) {
    bool more = true, stopped = false;
    while (true) {
        if (!stopped && stations.stop()) {
            pool.drop_waiting();
            stopped = true;
            more = false;
        }
        const bool read = more && pool.has_room();
        if (read) {
            const auto any = read_one(intake, pool, stations);
            if (!any) return any.fault();
            more = *any;
        }
        auto result = read ? pool.take_if_done() : pool.take();
        if (result) {
            if (auto taken = stations.take(*std::move(result)); !taken) return taken;
        } else if (!read && !more) {
            break;
        }
    }
    if (intake.fault()) return *intake.fault();
    return Done{};
}

Result<Handling> code_documents(Item& item) {
    return std::holds_alternative<Document>(item.what) ? Handling::code : Handling::pass;
}

}  // namespace rapport::cli
