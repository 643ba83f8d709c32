// The work of `rapport read`: results of the pipeline → batches → ledger.
//
// A batch holds records of one input and is stored when it is large or old enough or its input
// ends; the cursor in it is what holds after its last record, so that a reading broken off between
// two batches goes on there. Out: tallies and the first refusals. Faults: the ledger's. Threads:
// one.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "rapport/faces/cli/pipeline.h"
#include "rapport/ledger/store.h"

namespace rapport::cli {

inline constexpr size_t batch_entries_max = 500;
inline constexpr size_t batch_text_bytes_max = 16 << 20;
inline constexpr double batch_seconds_max = 5;
inline constexpr size_t refusals_kept_max = 10;

struct ReadTotals {
    Tally records;
    uint64_t claims = 0, words = 0;            // of documents coded in this run
    std::map<std::string, uint64_t> refusals;  // by code
    std::vector<Refusal> first_refusals;
};

class ReadJob {
  public:
    using Clock = std::function<double()>;  // seconds that only grow
    ReadJob(Ledger& ledger, std::string coder, Clock clock);

    Resume resume() const;
    Result<Handling> handling(Item& item) const;  // known documents lose their text and pass
    Status take(PoolItem result);
    Status flush();
    const ReadTotals& totals() const { return totals_; }

  private:
    void add(PoolItem result);
    void refuse(Refusal refusal);
    bool batch_full() const;

    Ledger& ledger_;
    Clock clock_;
    Batch batch_;
    bool begun_ = false;  // the batch has a cursor
    size_t text_bytes_ = 0;
    double flushed_at_;
    ReadTotals totals_;
};

}  // namespace rapport::cli
