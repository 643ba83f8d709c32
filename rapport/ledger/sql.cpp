#include "rapport/ledger/sql.h"

#include <cctype>
#include <cerrno>
#include <utility>

#include <sqlite3.h>

namespace rapport {
namespace {

FaultKind kind_of(int code) {
    switch (code & 0xff) {
        case SQLITE_FULL:
            return FaultKind::disk_full;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return FaultKind::locked;
        case SQLITE_INTERRUPT:
            return FaultKind::interrupted;
        default:
            return FaultKind::unusable;
    }
}

// Where the log's shared memory finds no room, SQLite speaks of an I/O error or of a file that
// cannot be opened.
bool no_room(sqlite3* database, int code) {
    const int kind = code & 0xff, error = sqlite3_system_errno(database);
    return (kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN) &&
           (error == ENOSPC || error == EDQUOT);
}

Fault fault_of(sqlite3* database) {
    const char* file = sqlite3_db_filename(database, "main");
    const std::string where = file && *file ? file : "the ledger";
    const int code = sqlite3_extended_errcode(database);
    return {no_room(database, code) ? FaultKind::disk_full : kind_of(code),
            where + ": " + sqlite3_errmsg(database)};
}

// A path as a URI, for `immutable`: everything but letters, digits and a few marks as %XX.
std::string uri_of(const std::string& path) {
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const unsigned char c : path) {
        if (std::string_view("/._-").find(char(c)) != std::string_view::npos ||
            (c < 128 && std::isalnum(c)))
            uri += char(c);
        else
            (uri += '%') += {hex[c >> 4], hex[c & 15]};
    }
    return uri + "?immutable=1";
}

int flags_of(OpenAs as) {
    switch (as) {
        case OpenAs::reader:
            return SQLITE_OPEN_READONLY;
        case OpenAs::frozen_reader:
            return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        case OpenAs::writer:
            return SQLITE_OPEN_READWRITE;
        case OpenAs::creator:
            break;
    }
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

}  // namespace

Statement::Statement(sqlite3* database, sqlite3_stmt* statement)
    : database_(database), statement_(statement) {
    if (!statement_) fault_ = fault_of(database_);
}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_),
      statement_(std::exchange(other.statement_, nullptr)),
      parameter_(other.parameter_),
      fault_(std::move(other.fault_)) {}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::reset() {
    if (!statement_) return *this;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    parameter_ = 0;
    fault_.reset();
    return *this;
}

Statement& Statement::bind(std::string_view text) {
    const char* bytes = text.data() ? text.data() : "";
    if (!fault_ && sqlite3_bind_text64(statement_, ++parameter_, bytes, text.size(),
                                       SQLITE_TRANSIENT, SQLITE_UTF8))
        fault_ = fault_of(database_);
    return *this;
}

Statement& Statement::bind(double number) {
    if (!fault_ && sqlite3_bind_double(statement_, ++parameter_, number))
        fault_ = fault_of(database_);
    return *this;
}

Statement& Statement::bind(int64_t number) {
    if (!fault_ && sqlite3_bind_int64(statement_, ++parameter_, number))
        fault_ = fault_of(database_);
    return *this;
}

Statement& Statement::bind_null() {
    if (!fault_ && sqlite3_bind_null(statement_, ++parameter_)) fault_ = fault_of(database_);
    return *this;
}

bool Statement::next() {
    if (fault_) return false;
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) fault_ = fault_of(database_);
    return code == SQLITE_ROW;
}

Status Statement::finish() {
    while (next()) {
    }
    const auto result = status();
    if (statement_) sqlite3_reset(statement_);
    return result;
}

Status Statement::status() const {
    if (fault_) return *fault_;
    return Done{};
}

void Statement::fail(Fault fault) {
    if (!fault_) fault_ = std::move(fault);
}

std::string_view Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (!bytes) return {};
    return {bytes, size_t(sqlite3_column_bytes(statement_, column))};
}

int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }
bool Statement::null(int column) const { return kind(column) == ColumnKind::null; }

ColumnKind Statement::kind(int column) const {
    switch (sqlite3_column_type(statement_, column)) {
        case SQLITE_NULL:
            return ColumnKind::null;
        case SQLITE_INTEGER:
            return ColumnKind::integer;
        case SQLITE_FLOAT:
            return ColumnKind::real;
        default:
            return ColumnKind::text;
    }
}

int Statement::columns() const { return statement_ ? sqlite3_column_count(statement_) : 0; }

Result<Database> Database::open(const std::string& path, OpenAs as) {
    sqlite3* handle = nullptr;
    const auto name = as == OpenAs::frozen_reader ? uri_of(path) : path;
    const int code =
        sqlite3_open_v2(name.c_str(), &handle, flags_of(as) | SQLITE_OPEN_EXRESCODE, nullptr);
    Database database(handle);
    if (code != SQLITE_OK)
        return Fault{kind_of(code),
                     path + ": " + (handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code))};
    sqlite3_busy_timeout(handle, busy_timeout_ms);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (auto done = database.run("PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;"); !done)
        return done.fault();
    return database;
}

Database::Database(Database&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
Database::~Database() { sqlite3_close_v2(handle_); }

Status Database::run(const char* sql) {
    if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return fault_of(handle_);
    return Done{};
}

Statement Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v3(handle_, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                       nullptr);
    return Statement(handle_, statement);
}

Result<int64_t> Database::number(std::string_view sql) {
    auto statement = prepare(sql);
    const int64_t value = statement.next() ? statement.integer(0) : 0;
    if (auto status = statement.status(); !status) return status.fault();
    return value;
}

int64_t Database::last_number() const { return sqlite3_last_insert_rowid(handle_); }
int64_t Database::changes() const { return sqlite3_changes64(handle_); }
bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

Snapshot::Snapshot(Database& database) {
    if (database.in_transaction()) return;
    status_ = database.run("BEGIN");
    if (status_) database_ = &database;
}

Snapshot::~Snapshot() {
    if (database_ && database_->in_transaction()) (void)bool(database_->run("ROLLBACK"));
}

}  // namespace rapport
