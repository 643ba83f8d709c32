#include "rapport/ledger/store.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "rapport/ledger/lock.h"
#include "rapport/ledger/schema_text.h"
#include "rapport/ledger/sql.h"
#include "rapport/ledger/writer.h"

namespace rapport {
namespace {

namespace fs = std::filesystem;

constexpr int64_t application_id = 0x52505254;  // "RPRT"
constexpr int64_t schema_version = 1;
constexpr std::string_view sqlite_magic{"SQLite format 3\0", 16};

Fault unusable(const std::string& path, const std::string& why) {
    return {FaultKind::unusable, path + ": " + why};
}

enum class Found { nothing, empty, sqlite };

// Looks at the file before SQLite does, so that no foreign file is ever touched.
Result<Found> look_at(const std::string& path) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) return Found::nothing;
    if (status.type() != fs::file_type::regular) return unusable(path, "is not a file");
    std::ifstream file(path, std::ios::binary);
    if (!file) return unusable(path, std::strerror(errno));
    std::string head(sqlite_magic.size(), '\0');
    file.read(head.data(), std::streamsize(head.size()));
    if (file.gcount() == 0) return Found::empty;
    if (file.gcount() == std::streamsize(head.size()) && head == sqlite_magic) return Found::sqlite;
    return unusable(path, "is not a Rapport ledger");
}

// True: a ledger of this version. False: an empty database, as a creation leaves that was cut
// short.
Result<bool> is_ledger(Database& database, const std::string& path) {
    const auto application = database.number("PRAGMA application_id");
    if (!application) return application.fault();
    const auto tables = database.number("SELECT count(*) FROM sqlite_schema");
    if (!tables) return tables.fault();
    if (*application == 0 && *tables == 0) return false;
    if (*application != application_id) return unusable(path, "is not a Rapport ledger");
    const auto version = database.number("PRAGMA user_version");
    if (!version) return version.fault();
    if (*version != schema_version)
        return unusable(path, "is a ledger of version " + std::to_string(*version) +
                                  ", this program reads version " + std::to_string(schema_version));
    return true;
}

// All or nothing: the marks and the tables are one transaction.
Status create_schema(Database& database) {
    const std::string sql =
        "BEGIN IMMEDIATE; PRAGMA application_id = " + std::to_string(application_id) +
        "; PRAGMA user_version = " + std::to_string(schema_version) + ";" + schema_sql +
        "INSERT INTO meta VALUES ('created_by', 'rapport'), ('schema_version', '" +
        std::to_string(schema_version) + "'); COMMIT;";
    auto done = database.run(sql.c_str());
    if (!done && database.in_transaction())
        if (auto back = database.run("ROLLBACK"); !back) return back;
    return done;
}

// journal_mode is answered with a row; a file system without shared memory answers with another
// mode.
Status use_wal(Database& database, const std::string& path) {
    auto mode = database.prepare("PRAGMA journal_mode = WAL");
    const bool wal = mode.next() && mode.text(0) == "wal";
    if (auto status = mode.finish(); !status) return status;
    if (!wal) return unusable(path, "this file system allows no write-ahead log");
    return database.run("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1000;");
}

Result<Database> open_writer(const std::string& path, bool create) {
    auto database = Database::open(path, create ? OpenAs::creator : OpenAs::writer);
    if (!database) return database;
    const auto ready = is_ledger(*database, path);
    if (!ready) return ready.fault();
    if (!*ready && !create) return unusable(path, "is not a Rapport ledger");
    if (auto done = use_wal(*database, path); !done) return done.fault();
    if (!*ready)
        if (auto done = create_schema(*database); !done) return done.fault();
    return database;
}

// A reader needs the log's shared memory. Where it may not be made (a read-only folder) and there
// is no log, nobody writes, and the file alone is the whole ledger.
Result<Database> open_reader(const std::string& path) {
    for (const auto as : {OpenAs::reader, OpenAs::frozen_reader}) {
        auto database = Database::open(path, as);
        if (!database) return database;
        const auto ready = is_ledger(*database, path);
        if (ready && *ready) return database;
        if (ready) return unusable(path, "is not a Rapport ledger");
        std::error_code error;
        const bool no_log = fs::file_size(path + "-wal", error) == 0 || error;
        if (as == OpenAs::frozen_reader || !no_log) return ready.fault();
    }
    return unusable(path, "cannot be read");
}

std::string canonical(const std::string& path) {
    std::error_code error;
    // Absolute first: what does not exist yet stays relative else.
    const auto whole = fs::weakly_canonical(fs::absolute(path, error), error);
    return error || whole.empty() ? path : whole.string();
}

}  // namespace

struct Ledger::Parts {
    std::string path;
    std::optional<WriterLock> lock;  // before the database: it is dropped last
    Database database;
    std::optional<Writer> writer;  // for writing and for `standing`
};

Ledger::Ledger(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::open(const std::string& path_given, const LedgerOptions& options) {
    const auto path = canonical(path_given);
    auto found = look_at(path);
    if (!found) return found.fault();
    const bool create = options.access == Access::create;
    if (*found == Found::nothing && !create) return unusable(path, "there is no such ledger");
    if (*found == Found::empty && !create) return unusable(path, "is not a Rapport ledger");
    std::optional<WriterLock> lock;
    if (options.access != Access::read_only) {
        auto taken = WriterLock::take(path, options.wait_seconds, options.give_up);
        if (!taken) return taken.fault();
        lock.emplace(std::move(*taken));
    }
    auto database = lock ? open_writer(path, create) : open_reader(path);
    if (!database) return database.fault();
    auto parts = std::unique_ptr<Parts>(
        new Parts{path, std::move(lock), std::move(*database), std::nullopt});
    if (parts->lock) parts->writer.emplace(parts->database);
    return Ledger(std::move(parts));
}

Result<Tally> Ledger::add(const Batch& batch) {
    auto& [path, lock, database, writer] = *parts_;
    if (!writer) return Fault{FaultKind::usage, path + " was opened for reading only"};
    if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return begun.fault();
    auto tally = writer->write(batch);
    Status done = Done{};
    if (tally) done = database.run("COMMIT");
    if (tally && done) return tally;
    // A full disk may have rolled back by itself; what stays open is undone here.
    if (database.in_transaction()) (void)bool(database.run("ROLLBACK"));
    return tally ? done.fault() : tally.fault();
}

Result<Standing> Ledger::standing(const Document& document) const {
    if (parts_->writer) return parts_->writer->standing(document);
    auto found = parts_->database.prepare("SELECT variant FROM documents WHERE document_id = ?");
    Standing standing = Standing::fresh;
    if (found.with(document.id).next())
        standing = variant_of(document) < found.text(0) ? Standing::better : Standing::known;
    if (auto status = found.status(); !status) return status.fault();
    return standing;
}

Result<std::optional<Cursor>> Ledger::cursor(const std::string& path,
                                             const std::string& identity) const {
    auto row = parts_->database.prepare(
        "SELECT position, records, complete FROM cursors WHERE path = ? AND identity = ?");
    std::optional<Cursor> cursor;
    if (row.with(path, identity).next())
        cursor = Cursor{path, identity, uint64_t(row.integer(0)), uint64_t(row.integer(1)),
                        row.integer(2) != 0};
    if (auto status = row.status(); !status) return status.fault();
    return cursor;
}

const std::string& Ledger::path() const { return parts_->path; }

bool Ledger::owns(const std::string& path_given) const {
    const std::string& own = parts_->path;
    const auto own_name = fs::path(own).filename().string();
    if (!fs::path(path_given).filename().string().starts_with(own_name)) return false;
    const auto path = canonical(path_given);
    for (const char* ending : {"", "-wal", "-shm", "-journal", "-lock"})
        if (path == own + ending) return true;
    return false;
}

Database& Ledger::database() const { return parts_->database; }

}  // namespace rapport
