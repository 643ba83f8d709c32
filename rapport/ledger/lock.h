// The writer's lock: a file beside the ledger, locked by the kernel (flock) and holding the owner's
// process id.
//
// The kernel drops the lock with the process, however it ends; the file stays and means nothing by
// itself. Refuses with Fault{locked} that names the process, after `wait_seconds`; `interrupted`
// where `give_up`, asked while it waits, says so. Threads: any.
#pragma once

#include <functional>
#include <string>

#include "rapport/base/result.h"

namespace rapport {

class WriterLock {
  public:
    static Result<WriterLock> take(const std::string& ledger, int wait_seconds,
                                   const std::function<bool()>& give_up = nullptr);
    WriterLock(WriterLock&& other) noexcept;
    WriterLock& operator=(WriterLock&&) = delete;
    ~WriterLock();

  private:
    explicit WriterLock(int file) : file_(file) {}
    int file_;
};

}  // namespace rapport
