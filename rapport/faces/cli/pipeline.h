// The pipeline: an intake's items through the pool to a taker, in input order.
//
// One thread reads and takes in turn: it reads on while there is room and hands on what is done
// meanwhile, so that results of a slow pipe do not wait for its end. `stop` is asked between items:
// then nothing more is read, what no thread has begun is forgotten, and what is being coded is
// still handed on. Out: the first Fault of `handling`, `take` or the intake.
#pragma once

#include <functional>

#include "rapport/faces/cli/coding_pool.h"

namespace rapport::cli {

struct Stations {
    std::function<Result<Handling>(Item& item)> handling;  // asked for every item that was read
    std::function<Status(PoolItem result)> take;
    std::function<bool()> stop;
};

Status run_pipeline(Intake& intake, CodingPool& pool, const Stations& stations);

// Documents are coded, all else passes.
Result<Handling> code_documents(Item& item);

}  // namespace rapport::cli
