#include "rapport/intake/read_text.h"

#include <algorithm>
#include <cctype>

namespace rapport {
namespace {

constexpr double control_share_max = 0.3;

struct Magic {
    std::string_view bytes, format;
};
constexpr Magic magics[] = {{"\x1F\x8B", "gzip"},
                            {"PK\x03\x04", "zip"},
                            {"%PDF-", "PDF"},
                            {"\x28\xB5\x2F\xFD", "zstd"},
                            {"\xFD"
                             "7zXZ",
                             "xz"},
                            {"\x89PNG", "PNG"},
                            {"\x7F"
                             "ELF",
                             "ELF"},
                            {"BZh", "bzip2"},
                            {"{\\rtf", "RTF"},
                            {"SQLite format 3", "SQLite"}};

std::string_view format_of(std::string_view bytes) {
    for (const Magic& magic : magics)
        if (bytes.starts_with(magic.bytes)) return magic.format;
    return "";
}

bool is_control(char c) {
    const auto byte = uint8_t(c);
    return (byte < 0x20 && !(byte >= '\t' && byte <= '\r')) || byte == 0x7F;
}

class BinaryReader : public Reader {
  public:
    explicit BinaryReader(Source& source) : source_(source) {}
    std::optional<ReadRecord> next() override {
        if (record > 0) return std::nullopt;
        const std::string format(format_of(source_.peek(head_bytes)));
        const Taken all = take_all(source_, 0);
        if (!all.complete) return refused_bytes(source_, all, record++);
        const std::string detail = format.empty() ? "binary data" : "binary data (" + format + ")";
        return refused(RefusalCode::binary, detail, source_, all, record++);
    }

  private:
    Source& source_;
};

class TextReader : public Reader {
  public:
    TextReader(Source& source, const ReadOptions& options) : source_(source), options_(options) {}
    // An input resumed at its end has no bytes left and no record; an empty one is a record without
    // text.
    std::optional<ReadRecord> next() override {
        if (record > 0) return std::nullopt;
        Taken all = take_all(source_, options_.bytes_max);
        if (auto refusal = refused_bytes(source_, all, record))
            return ++record, *std::move(refusal);
        Decoded decoded = to_utf8(std::move(all.bytes));
        Document document;
        document.text = std::move(decoded.text);
        document.decoded = decoded.replaced + source_.take_replaced();
        take_header_lines(document);
        if (is_blank(document.text))
            return refused(RefusalCode::no_text, "no text", source_, all, record++);
        return placed({std::move(document), {}}, source_, all, record++);
    }

  private:
    Source& source_;
    ReadOptions options_;
};

std::string_view stripped(std::string_view text) {
    const size_t first = text.find_first_not_of(" \t\r");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(uint8_t(x)) == std::tolower(uint8_t(y));
    });
}

// One line of metadata into the document; false where it is none.
bool take_header_line(std::string_view line, Document& document) {
    const size_t colon = line.find(':');
    if (colon == line.npos) return false;
    const std::string_view key = line.substr(0, colon);
    const std::string value(stripped(line.substr(colon + 1)));
    if (same_word(key, "title"))
        document.title = value;
    else if (same_word(key, "date"))
        document.date_text = value;
    else if (same_word(key, "publisher"))
        document.publishers.push_back(value);
    else if (same_word(key, "url"))
        document.url = value;
    else if (same_word(key, "fiction"))
        document.fiction = same_word(value, "true");
    else
        return false;
    return true;
}

}  // namespace

void take_header_lines(Document& document) {
    Document fields;
    const std::string_view text = document.text;
    for (size_t at = 0; at < text.size();) {
        const size_t end = text.find('\n', at);
        if (end == text.npos) return;
        const std::string_view line = text.substr(at, end - at);
        if (stripped(line).empty()) {
            if (at == 0) return;
            fields.text = text.substr(end + 1);
            fields.decoded = document.decoded;
            fields.date = day_of_iso(fields.date_text);
            document = std::move(fields);
            return;
        }
        if (!take_header_line(line, fields)) return;
        at = end + 1;
    }
}

bool looks_binary(const Head& head) {
    if (head.bytes.find('\0') != head.bytes.npos || !format_of(head.bytes).empty()) return true;
    const auto controls = std::count_if(head.bytes.begin(), head.bytes.end(), is_control);
    return double(controls) > control_share_max * double(head.bytes.size());
}

std::unique_ptr<Reader> make_binary_reader(Source& source, const ReadOptions&) {
    return std::make_unique<BinaryReader>(source);
}

bool looks_like_text(const Head&) { return true; }

std::unique_ptr<Reader> make_text_reader(Source& source, const ReadOptions& options) {
    return std::make_unique<TextReader>(source, options);
}

}  // namespace rapport
