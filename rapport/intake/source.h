// A source: the bytes of one input as UTF-8 or nearly so, in pieces, with a position.
//
// In: a ByteStream. A byte order mark is taken off; UTF-16 is decoded on the way (offsets then
// count decoded bytes); all else passes as it is, since records are decoded one by one
// (encoding.h). Out: views that live until the next call, or records taken out whole. Memory: what
// peek asks for plus one read; a record longer than its limit is streamed past. Threads: belongs to
// one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "rapport/base/files.h"
#include "rapport/intake/encoding.h"

namespace rapport {

class Source {
  public:
    Source(std::unique_ptr<ByteStream> stream, std::string path);

    // The next bytes: at least `size` unless the input ends or fails before. Consumes nothing.
    std::string_view peek(size_t size);
    // The next bytes, as many as are at hand; empty at the end.
    std::string_view chunk() { return peek(1); }
    void drop(size_t size);  // consumes, at most what was shown
    // Consumes up to `offset`; false where the input ends before.
    bool skip_to(uint64_t offset);

    const std::string& path() const { return path_; }
    uint64_t offset() const { return offset_; }
    bool had_mark() const { return had_mark_; }
    uint64_t take_replaced();  // bytes of UTF-16 that were none, since the last call
    // Why there are no further bytes; empty at a clean end.
    const std::optional<Fault>& fault() const { return fault_; }

  private:
    void fill();
    void take_mark();

    std::unique_ptr<ByteStream> stream_;
    std::string path_;
    std::string buffer_;
    size_t begin_ = 0;  // of what is not consumed in buffer_
    uint64_t offset_ = 0, replaced_taken_ = 0;
    std::optional<Utf16Decoder> utf16_;
    std::optional<Fault> fault_;
    bool ended_ = false, had_mark_ = false;
};

struct Taken {
    std::string bytes;  // "" where too_long
    uint64_t offset = 0, length = 0;
    bool too_long = false;
    bool complete = true;  // false: the source failed in the middle
};

// The next line, without its line feed; null at the end.
std::optional<Taken> take_line(Source& source, size_t bytes_max);
// All that is left.
Taken take_all(Source& source, size_t bytes_max);
// One JSON value: up to its closing bracket or quote, or for a bare word up to a separator. Only
// brackets and quotes are looked at; the value may be anything inside. Null at the end.
std::optional<Taken> take_json_value(Source& source, size_t bytes_max);
void drop_space(Source& source);  // JSON's white space

}  // namespace rapport
