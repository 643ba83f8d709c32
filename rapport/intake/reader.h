// Readers: one for each kind of input. The seam where further kinds plug in: a row in reader.cpp's
// table.
//
// In: a Source at its beginning. Out: its records one after another, each a Document or a Refusal
// with its place. Which reader takes an input is told by its head, never by its name: the first row
// whose `recognises` says yes. A reader may be moved on to a later record with Source::skip_to
// before its first `next`: between records it keeps no state. Memory: one record (64 MiB at most).
// Threads: belongs to one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "rapport/intake/record.h"
#include "rapport/intake/source.h"

namespace rapport {

inline constexpr size_t record_bytes_max = 64 << 20;
inline constexpr size_t head_bytes = 64 << 10;  // what recognition may look at

struct ReadOptions {
    GivenSentences sentences = GivenSentences::ignore;
    size_t bytes_max = record_bytes_max;  // of a record
};

class Reader {
  public:
    virtual ~Reader() = default;
    // Null at the end of the source. After a Refusal `unreadable` there is nothing more.
    virtual std::optional<ReadRecord> next() = 0;
    uint64_t record = 0;  // number of the next one
    uint64_t blank_lines = 0;
};

struct Head {
    std::string_view bytes;
    bool whole = false;  // there is nothing after it
};

struct ReaderKind {
    std::string_view name;  // of --as and of docs
    bool (*recognises)(const Head& head);
    std::unique_ptr<Reader> (*make)(Source& source, const ReadOptions& options);
};

std::span<const ReaderKind> reader_kinds();
// The kind of what the source holds; consumes nothing.
const ReaderKind& kind_of(Source& source);

// For readers: the record with its place, or the refusal that its bytes deserve.
ReadRecord placed(ReadRecord record, const Source& source, const Taken& taken, uint64_t number);
ReadRecord refused(RefusalCode code, std::string detail, const Source& source, const Taken& taken,
                   uint64_t number);
// Too long, or ended by a fault: a refusal. Null: the bytes may be read.
std::optional<ReadRecord> refused_bytes(const Source& source, const Taken& taken, uint64_t number);

}  // namespace rapport
