#include "rapport/faces/cli/stop.h"

namespace rapport::cli {
namespace {

// A signal handler can reach nothing but a variable of this kind.
volatile std::sig_atomic_t caught_signal = 0;

void note(int signal) { caught_signal = signal; }

struct sigaction noting() {
    struct sigaction action = {};
    action.sa_handler = note;
    action.sa_flags = int(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    return action;
}

}  // namespace

StopSignals::StopSignals() {
    caught_signal = 0;
    const struct sigaction action = noting();
    sigaction(SIGINT, &action, &interrupt_before_);
    sigaction(SIGTERM, &action, &terminate_before_);
}

StopSignals::~StopSignals() {
    sigaction(SIGINT, &interrupt_before_, nullptr);
    sigaction(SIGTERM, &terminate_before_, nullptr);
}

bool StopSignals::caught() const { return caught_signal != 0; }

Exit StopSignals::exit() const {
    if (caught_signal == SIGINT) return Exit::interrupted;
    return caught_signal == SIGTERM ? Exit::terminated : Exit::all;
}

}  // namespace rapport::cli
