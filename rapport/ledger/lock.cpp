#include "rapport/ledger/lock.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace rapport {
namespace {

constexpr auto poll_every = std::chrono::milliseconds(50);

std::string owner_of(int file) {
    char text[32];
    const auto length = pread(file, text, sizeof text, 0);
    std::string digits;
    for (ssize_t i = 0; i < length && text[i] >= '0' && text[i] <= '9'; ++i) digits += text[i];
    return digits.empty() ? "another process" : "process " + digits;
}

Fault fault_of(const std::string& path, int error) {
    const auto kind =
        error == ENOSPC || error == EDQUOT ? FaultKind::disk_full : FaultKind::unusable;
    return {kind, path + ": " + std::strerror(error)};
}

Status write_owner(int file, const std::string& path) {
    const auto pid = std::to_string(getpid()) + "\n";
    if (ftruncate(file, 0) != 0 || pwrite(file, pid.data(), pid.size(), 0) != ssize_t(pid.size()))
        return fault_of(path, errno);
    return Done{};
}

}  // namespace

Result<WriterLock> WriterLock::take(const std::string& ledger, int wait_seconds,
                                    const std::function<bool()>& give_up) {
    const auto path = ledger + "-lock";
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) return fault_of(path, errno);
    WriterLock lock(file);
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(wait_seconds);
    while (flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) return fault_of(path, errno);
        if (std::chrono::steady_clock::now() >= until)
            return Fault{FaultKind::locked, ledger + " is being written by " + owner_of(file)};
        if (give_up && give_up())
            return Fault{FaultKind::interrupted,
                         "interrupted; " + ledger + " is being written by " + owner_of(file)};
        std::this_thread::sleep_for(poll_every);
    }
    if (auto done = write_owner(file, path); !done) return done.fault();
    return lock;
}

WriterLock::WriterLock(WriterLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

WriterLock::~WriterLock() {
    if (file_ >= 0) close(file_);
}

}  // namespace rapport
