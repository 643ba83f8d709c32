#include "rapport/intake/source.h"

#include <algorithm>
#include <cstring>

namespace rapport {
namespace {

constexpr size_t read_bytes = 64 << 10;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Collects a record piece by piece; past the limit only its length grows.
class Collector {
  public:
    Collector(Source& source, size_t bytes_max) : source_(source), bytes_max_(bytes_max) {
        taken_.offset = source.offset();
    }
    void add(std::string_view piece) {
        taken_.length += piece.size();
        if (taken_.length > bytes_max_) {
            taken_.too_long = true;
            taken_.bytes = std::string();
        } else {
            taken_.bytes += piece;
        }
        source_.drop(piece.size());
    }
    Taken finish(bool ended) {
        taken_.complete = ended || !source_.fault();
        return std::move(taken_);
    }

  private:
    Source& source_;
    size_t bytes_max_;
    Taken taken_;
};

// Where one JSON value ends.
class ValueScanner {
  public:
    // How many of the bytes belong to the value; done() tells whether it ended there.
    size_t scan(std::string_view bytes) {
        size_t at = 0;
        while (at < bytes.size() && !done_) at += step(bytes[at]);
        return at;
    }
    bool done() const { return done_; }

  private:
    size_t step(char c) {  // 0: the byte is not the value's
        if (in_string_) return string_byte(c);
        if (depth_ == 0 && started_ && (is_space(c) || c == ',' || c == ']' || c == '}')) {
            done_ = true;
            return 0;
        }
        started_ = true;
        if (c == '"')
            in_string_ = true;
        else if (c == '{' || c == '[')
            ++depth_;
        else if ((c == '}' || c == ']') && (depth_ == 0 || --depth_ == 0))
            done_ = true;
        return 1;
    }
    size_t string_byte(char c) {
        if (escaped_)
            escaped_ = false;
        else if (c == '\\')
            escaped_ = true;
        else if (c == '"') {
            in_string_ = false;
            done_ = depth_ == 0;
        }
        return 1;
    }

    uint64_t depth_ = 0;
    bool started_ = false, in_string_ = false, escaped_ = false, done_ = false;
};

}  // namespace

Source::Source(std::unique_ptr<ByteStream> stream, std::string path)
    : stream_(std::move(stream)), path_(std::move(path)) {
    take_mark();
}

void Source::take_mark() {
    const std::string_view head = peek(3);
    if (head.substr(0, 3) == "\xEF\xBB\xBF") {
        had_mark_ = true;
        drop(3);
        return;
    }
    const bool little = head.substr(0, 2) == "\xFF\xFE", big = head.substr(0, 2) == "\xFE\xFF";
    if (!little && !big) return;
    had_mark_ = true;
    utf16_.emplace(little ? ByteOrder::little : ByteOrder::big);
    const std::string raw = std::move(buffer_);
    buffer_.clear();
    utf16_->feed(std::string_view(raw).substr(2), buffer_);
    if (ended_) utf16_->finish(buffer_);
}

void Source::fill() {
    if (begin_ >= read_bytes) {
        buffer_.erase(0, begin_);
        begin_ = 0;
    }
    char bytes[read_bytes];
    const Result<size_t> got = stream_->read(bytes, sizeof bytes);
    if (!got) fault_ = got.fault();
    ended_ = !got || *got == 0;
    const std::string_view read(bytes, got ? *got : 0);
    if (!utf16_)
        buffer_ += read;
    else if (ended_)
        utf16_->finish(buffer_);
    else
        utf16_->feed(read, buffer_);
}

std::string_view Source::peek(size_t size) {
    while (!ended_ && buffer_.size() - begin_ < size) fill();
    return std::string_view(buffer_).substr(begin_);
}

void Source::drop(size_t size) {
    RAPPORT_ASSERT(size <= buffer_.size() - begin_);
    begin_ += size;
    offset_ += size;
}

bool Source::skip_to(uint64_t offset) {
    while (offset_ < offset) {
        const size_t there = chunk().size();
        if (there == 0) return false;
        drop(size_t(std::min<uint64_t>(there, offset - offset_)));
    }
    return offset_ == offset;
}

uint64_t Source::take_replaced() {
    const uint64_t all = utf16_ ? utf16_->replaced() : 0;
    return all - std::exchange(replaced_taken_, all);
}

std::optional<Taken> take_line(Source& source, size_t bytes_max) {
    if (source.chunk().empty() && !source.fault()) return std::nullopt;
    Collector line(source, bytes_max);
    for (std::string_view piece = source.chunk(); !piece.empty(); piece = source.chunk()) {
        const size_t end = piece.find('\n');
        line.add(piece.substr(0, end));
        if (end == piece.npos) continue;
        source.drop(1);
        return line.finish(true);
    }
    return line.finish(false);
}

Taken take_all(Source& source, size_t bytes_max) {
    Collector all(source, bytes_max);
    for (std::string_view piece = source.chunk(); !piece.empty(); piece = source.chunk())
        all.add(piece);
    return all.finish(false);
}

std::optional<Taken> take_json_value(Source& source, size_t bytes_max) {
    if (source.chunk().empty() && !source.fault()) return std::nullopt;
    Collector value(source, bytes_max);
    ValueScanner scanner;
    for (std::string_view piece = source.chunk(); !piece.empty(); piece = source.chunk()) {
        value.add(piece.substr(0, scanner.scan(piece)));
        if (scanner.done()) return value.finish(true);
    }
    return value.finish(false);
}

void drop_space(Source& source) {
    for (std::string_view piece = source.chunk(); !piece.empty(); piece = source.chunk()) {
        const auto end = std::find_if_not(piece.begin(), piece.end(), is_space);
        source.drop(size_t(end - piece.begin()));
        if (end != piece.end()) return;
    }
}

}  // namespace rapport
