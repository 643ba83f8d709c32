#include "rapport/intake/read_json.h"

namespace rapport {
namespace {

constexpr std::string_view json_space = " \t\r\n";

std::string_view trimmed(std::string_view bytes) {
    const size_t at = bytes.find_first_not_of(json_space);
    return at == bytes.npos ? std::string_view() : bytes.substr(at);
}

JsonVerdict judge(std::string_view bytes) { return judge_json(to_utf8(std::string(bytes)).text); }

// `{` and, after space, a name or nothing: not how prose goes on.
bool opens_object(std::string_view bytes) {
    if (!bytes.starts_with('{')) return false;
    const std::string_view after = trimmed(bytes.substr(1));
    return after.empty() || after.front() == '"' || after.front() == '}';
}

// The first line that is not empty, and what follows it.
struct FirstLine {
    std::string_view bytes, after;
    bool ended = false;  // its line feed is in the head, or the head is all
};
FirstLine first_line(const Head& head) {
    const std::string_view there = trimmed(head.bytes);
    const size_t end = there.find('\n');
    if (end == there.npos) return {there, {}, head.whole};
    return {there.substr(0, end), trimmed(there.substr(end)), true};
}

// An object begins the next line, or is the whole of a later one: so the cut line before it was
// meant to be a record.
bool objects_follow(std::string_view after) {
    if (opens_object(after)) return true;
    for (size_t at = after.find("\n{"); at != after.npos; at = after.find("\n{", at + 1))
        if (judge(after.substr(at + 1, after.find('\n', at + 1) - at - 1)) == JsonVerdict::valid)
            return true;
    return false;
}

ReadRecord read_json_bytes(Source& source, Taken taken, uint64_t number,
                           const ReadOptions& options) {
    if (auto refusal = refused_bytes(source, taken, number)) return *std::move(refusal);
    Decoded decoded = to_utf8(std::move(taken.bytes));
    ReadRecord record = read_record(decoded.text, options.sentences);
    const uint64_t replaced = decoded.replaced + source.take_replaced();
    if (auto* document = std::get_if<Document>(&record.what)) document->decoded = replaced;
    return placed(std::move(record), source, taken, number);
}

class JsonLinesReader : public Reader {
  public:
    JsonLinesReader(Source& source, const ReadOptions& options)
        : source_(source), options_(options) {}
    std::optional<ReadRecord> next() override {
        if (failed_) return std::nullopt;
        while (auto line = take_line(source_, options_.bytes_max)) {
            failed_ = !line->complete;
            if (!failed_ && !line->too_long && is_blank(line->bytes)) {
                ++blank_lines;
                continue;
            }
            return read_json_bytes(source_, *std::move(line), record++, options_);
        }
        return std::nullopt;
    }

  private:
    Source& source_;
    ReadOptions options_;
    bool failed_ = false;
};

class JsonValuesReader : public Reader {
  public:
    JsonValuesReader(Source& source, const ReadOptions& options)
        : source_(source), options_(options) {
        drop_space(source_);
        array_ = source_.chunk().starts_with('[');
        if (array_) source_.drop(1);
    }
    std::optional<ReadRecord> next() override {
        if (ended_) return std::nullopt;
        drop_space(source_);
        const std::string_view there = source_.chunk();
        if (there.empty()) return at_end();
        if (array_ && there.front() == ']') return after_array();
        auto value = take_json_value(source_, options_.bytes_max);
        ended_ = !value->complete;
        ReadRecord read = read_json_bytes(source_, *std::move(value), record++, options_);
        drop_separator();
        return read;
    }

  private:
    void drop_separator() {
        drop_space(source_);
        if (array_ && source_.chunk().starts_with(',')) source_.drop(1);
    }
    std::optional<ReadRecord> at_end() {
        ended_ = true;
        Taken nothing;
        nothing.offset = source_.offset();
        if (source_.fault())
            return refused(RefusalCode::unreadable, source_.fault()->message, source_, nothing,
                           record++);
        if (!array_) return std::nullopt;
        return refused(RefusalCode::json, "the array is not closed", source_, nothing, record++);
    }
    std::optional<ReadRecord> after_array() {
        ended_ = true;
        source_.drop(1);
        drop_space(source_);
        Taken rest = take_all(source_, 0);
        if (!rest.complete) return refused_bytes(source_, rest, record++);
        if (rest.length == 0) return std::nullopt;
        return refused(RefusalCode::json, "bytes after the end of the array", source_, rest,
                       record++);
    }

    Source& source_;
    ReadOptions options_;
    bool array_ = false, ended_ = false;
};

}  // namespace

bool looks_like_json_lines(const Head& head) {
    const FirstLine line = first_line(head);
    if (!line.bytes.starts_with('{')) return false;
    switch (judge(line.bytes)) {
        case JsonVerdict::valid:
        case JsonVerdict::deep:
            return true;
        case JsonVerdict::incomplete:
            return !line.ended || objects_follow(line.after);
        case JsonVerdict::broken:
            return opens_object(line.bytes);
    }
    return false;
}

bool begins_with_json_line(std::string_view bytes) {
    const FirstLine line = first_line({bytes, false});
    return line.ended && line.bytes.starts_with('{') && judge(line.bytes) == JsonVerdict::valid;
}

bool looks_like_json_values(const Head& head) {
    const std::string_view there = trimmed(head.bytes);
    if (opens_object(there)) return judge(first_line(head).bytes) == JsonVerdict::incomplete;
    if (!there.starts_with('[')) return false;
    return judge(there) != JsonVerdict::broken || opens_object(trimmed(there.substr(1)));
}

std::unique_ptr<Reader> make_json_lines_reader(Source& source, const ReadOptions& options) {
    return std::make_unique<JsonLinesReader>(source, options);
}

std::unique_ptr<Reader> make_json_values_reader(Source& source, const ReadOptions& options) {
    return std::make_unique<JsonValuesReader>(source, options);
}

}  // namespace rapport
