// Stop: SIGINT and SIGTERM as a wish to finish soon.
//
// While a StopSignals lives, the first signal only sets `caught`; reads that wait for input return
// (no SA_RESTART). A second one of the same kind ends the process at once, which a ledger survives.
// One at a time in a process.
#pragma once

#include <csignal>

#include "rapport/faces/cli/command.h"

namespace rapport::cli {

class StopSignals {
  public:
    StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;
    ~StopSignals();
    bool caught() const;
    Exit exit() const;  // 130 or 143; all where nothing was caught

  private:
    struct sigaction interrupt_before_ = {}, terminate_before_ = {};
};

}  // namespace rapport::cli
