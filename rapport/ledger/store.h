// The store: one SQLite file that holds documents, claims, refusals and how far each source was
// read.
//
// `open` refuses a file that is no Rapport ledger and one of a newer version. One writer at a time:
// a lock file
// `<ledger>-lock` with its process id; a second writer waits up to `wait_seconds`, then gets
// Fault{locked} that names the process. Readers never block and are never blocked (WAL). `add` is
// one transaction for documents, claims, refusals and the cursor, and is on the disk when it
// returns (synchronous=FULL): all of the batch or nothing. Faults: disk_full (nothing of the batch
// is stored, the ledger stays good), locked, unusable. Lifetime: what queries return owns its
// parts. Threads: one thread at a time for each Ledger; several Ledgers on the same file are fine.
// Source: promises.md 1–6.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "rapport/base/result.h"
#include "rapport/ledger/record.h"

namespace rapport {

class Database;  // ledger/sql.h

enum class Access {
    read_only,
    read_write,
    create
};  // create: read_write, and makes the file where there is none

struct LedgerOptions {
    Access access = Access::read_only;
    int wait_seconds = 0;                     // for another writer
    std::function<bool()> give_up = nullptr;  // asked while waiting
};

// What a document that was just read is to the ledger.
//   fresh  not there: code it and add it
//   known  there: add a KnownDocument, nothing is coded
//   better there with the same id (outlet, address, date, text), but this one's other metadata
//   (title, further
//          publishers, …) comes first in the fixed order: code it and add it, it takes the other's
//          place
enum class Standing { fresh, known, better };

class Ledger {
  public:
    static Result<Ledger> open(const std::string& path, const LedgerOptions& options);
    Ledger(Ledger&&) noexcept;
    Ledger& operator=(Ledger&&) noexcept;
    ~Ledger();

    // How the batch's records ended in this run: a document that was there already counts as
    // duplicate.
    Result<Tally> add(const Batch& batch);
    Result<Standing> standing(const Document& document) const;
    // Where to go on with a source; null where it was never begun.
    Result<std::optional<Cursor>> cursor(const std::string& path,
                                         const std::string& identity) const;

    const std::string& path() const;
    // True for the ledger's file and those beside it (log, shared memory, lock), however the path
    // is written: reading the folder that it lies in must not read it.
    bool owns(const std::string& path) const;
    Database& database() const;  // for the ledger room's own queries

  private:
    struct Parts;
    explicit Ledger(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace rapport
