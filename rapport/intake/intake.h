// Intake: paths → a stream of documents and refusals, in a fixed order, each with its place.
//
// In: files, folders (every regular file below, in the order of its path's bytes) and "-". What is
// passed over without a record is counted (hidden files, pipes and links to folders inside folders,
// files that `leave_out` names there, empty lines). Out: Items one after another; after the last of
// an input an EndOfInput. A path that cannot be read gives a Refusal `unreadable`; where no path at
// all can be read, `open` is a Fault. A reading that was interrupted goes on where `resume` says,
// if the file's bytes are still the same (identity: their SHA-256; none for streams). Lifetime:
// `files` outlives the Intake. Memory: the list of paths and one record. Threads: belongs to one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "rapport/base/files.h"
#include "rapport/base/result.h"
#include "rapport/intake/document.h"
#include "rapport/intake/reader.h"

namespace rapport {

inline constexpr int folder_depth_max = 64;

struct InputPosition {
    uint64_t offset = 0;   // byte of the file; in UTF-16 of its decoded text
    uint64_t records = 0;  // before it
    bool complete = false;
    bool operator==(const InputPosition&) const = default;
};
// Where to go on with a file; null: from its beginning.
using Resume = std::function<Result<std::optional<InputPosition>>(const std::string& path,
                                                                  const std::string& identity)>;

struct IntakeOptions {
    std::vector<std::string> paths;
    ReadOptions read;
    Resume resume;  // empty: everything is read, no identity is computed
    // Files inside folders that are no input (the ledger itself); empty: none.
    std::function<bool(const std::string& path)> leave_out = nullptr;
};

struct EndOfInput {
    bool operator==(const EndOfInput&) const = default;
};

struct Item {
    std::variant<Document, Refusal, EndOfInput> what;
    std::vector<Span> sentences;  // given ones, see ReadOptions
    std::string path, identity;   // identity "" for streams
    InputPosition after;          // where a reading that ends with this item goes on
};

struct PassedOver {
    uint64_t hidden = 0;          // files and folders whose name begins with a dot
    uint64_t special = 0;         // pipes, devices, links to folders, inside folders
    uint64_t left_out = 0;        // what IntakeOptions::leave_out named
    uint64_t blank_lines = 0;     // of JSON lines
    uint64_t marks = 0;           // byte order marks
    uint64_t inputs_done = 0;     // inputs that were read to the end before
    uint64_t records_before = 0;  // records that a resumed reading did not read again
    bool operator==(const PassedOver&) const = default;
};

class Intake {
  public:
    static Result<Intake> open(const Files& files, IntakeOptions options);
    Intake(Intake&&) noexcept;
    ~Intake();

    // Null at the end, or when a signal broke off a read or `resume` failed (see fault).
    std::optional<Item> next();
    const std::optional<Fault>& fault() const;
    const PassedOver& passed_over() const;
    uint64_t inputs() const;       // files and streams to read
    uint64_t bytes_total() const;  // of the files; 0 where a stream is among the inputs
    uint64_t bytes_done() const;

  private:
    struct Parts;
    explicit Intake(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace rapport
