// A thin coat over SQLite: an open database and prepared statements that keep their first fault.
//
// Faults of SQLite become Faults of Rapport: FULL → disk_full, BUSY and LOCKED → locked, INTERRUPT
// → interrupted, anything else → unusable, each with the file's name. A statement that failed does
// nothing more until `reset`. Lifetime: a Statement outlives neither its Database nor the next
// `next` with the text that it returned. Threads: one at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "rapport/base/names.h"
#include "rapport/base/result.h"
#include "rapport/base/span.h"

struct sqlite3;
struct sqlite3_stmt;

namespace rapport {

inline constexpr int busy_timeout_ms =
    5000;  // for SQLite's own short locks (a checkpoint, a recovery)

enum class ColumnKind { null, integer, real, text };

class Statement {
  public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& reset();  // ready for new values
    Statement& bind(std::string_view text);
    Statement& bind(const std::string& text) { return bind(std::string_view(text)); }
    Statement& bind(const char* text) { return bind(std::string_view(text)); }
    Statement& bind(double number);
    Statement& bind(int64_t number);
    Statement& bind(uint64_t number) { return bind(int64_t(number)); }
    Statement& bind(uint32_t number) { return bind(int64_t(number)); }
    Statement& bind(int number) { return bind(int64_t(number)); }
    Statement& bind(bool flag) { return bind(int64_t(flag)); }
    Statement& bind(Span span) { return bind(span.begin).bind(span.end); }
    Statement& bind_null();
    template <class T>
    Statement& bind(const std::optional<T>& value) {
        return value ? bind(*value) : bind_null();
    }
    template <class... Values>
    Statement& with(const Values&... values) {
        reset();
        (bind(values), ...);
        return *this;
    }

    bool next();      // a row is there; false at the end or after a fault
    Status finish();  // runs to the end, resets
    Status status() const;
    void fail(Fault fault);  // keeps the first one

    // Columns of the row, from 0.
    std::string_view text(int column) const;
    std::string string(int column) const { return std::string(text(column)); }
    int64_t integer(int column) const;
    double real(int column) const;
    bool null(int column) const;
    ColumnKind kind(int column) const;
    Span span(int column) const {
        return {uint32_t(integer(column)), uint32_t(integer(column + 1))};
    }
    int columns() const;
    // An enumerator by its printed name; another name is a fault.
    template <class Enum>
    Enum named(int column) {
        if (const auto value = parse<Enum>(text(column))) return *value;
        fail({FaultKind::unusable, "the ledger holds an unknown name: '" + string(column) + "'"});
        return Enum{};
    }

  private:
    friend class Database;
    Statement(sqlite3* database, sqlite3_stmt* statement);
    sqlite3* database_;
    sqlite3_stmt* statement_;
    int parameter_ = 0;
    std::optional<Fault> fault_;
};

enum class OpenAs {
    reader,
    frozen_reader,
    writer,
    creator
};  // frozen: no other process can write (no -wal, no right)

class Database {
  public:
    static Result<Database> open(const std::string& path, OpenAs as);
    Database(Database&& other) noexcept;
    Database& operator=(Database&&) = delete;
    ~Database();

    Status run(const char* sql);              // any number of statements without values
    Statement prepare(std::string_view sql);  // a fault shows in the statement's status
    Result<int64_t> number(
        std::string_view sql);    // first column of the first row, 0 where there is none
    int64_t last_number() const;  // of the row last inserted
    int64_t changes() const;      // rows that the last statement changed
    bool in_transaction() const;

  private:
    explicit Database(sqlite3* handle) : handle_(handle) {}
    sqlite3* handle_;
};

// While it lives, all that its database reads is of one moment, whatever a writer adds. Inside a
// transaction that is open already it does nothing.
class Snapshot {
  public:
    explicit Snapshot(Database& database);
    Snapshot(const Snapshot&) = delete;
    ~Snapshot();
    const Status& status() const { return status_; }

  private:
    Database* database_ = nullptr;  // null: nothing to end
    Status status_ = Done{};
};

}  // namespace rapport
