#include "rapport/intake/record.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

#include "rapport/base/utf8.h"

namespace rapport {
namespace {

constexpr size_t detail_bytes_max = 160;

enum class Field { id, date, publisher, title, url, text, fiction, sentences, other };
}  // namespace
template <>
inline constexpr auto names_of<Field> = std::to_array<std::string_view>(
    {"id", "date", "publisher", "title", "url", "text", "fiction", "sentences", "other"});
namespace {

std::string shortened(std::string text) {
    if (text.size() <= detail_bytes_max) return text;
    size_t end = detail_bytes_max;
    while (end > 0 && (uint8_t(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

// The library's message without its own name and place: "byte 17: unexpected end of input".
std::string explain(size_t position, std::string_view message) {
    for (std::string_view mark : {" - ", ": ", "] "}) {
        const size_t at = message.find(mark);
        if (at == message.npos) continue;
        message.remove_prefix(at + mark.size());
        break;
    }
    return shortened("byte " + std::to_string(position ? position - 1 : 0) + ": " +
                     std::string(message));
}

// Events of the parser (nlohmann-json's SAX interface); false from any of them ends the parse.
class RecordEvents {
  public:
    explicit RecordEvents(GivenSentences sentences)
        : with_sentences_(sentences == GivenSentences::read) {}

    bool null() {
        if (depth_ != 1) return other_value("null");
        clear();
        return true;
    }
    bool boolean(bool value) {
        if (depth_ != 1 || field_ != Field::fiction) return other_value("a boolean");
        document_.fiction = value;
        return true;
    }
    bool number_integer(int64_t value) { return integer(std::to_string(value), value); }
    bool number_unsigned(uint64_t value) {
        return integer(std::to_string(value), int64_t(std::min<uint64_t>(value, INT64_MAX)));
    }
    bool number_float(double, const std::string&) { return other_value("a number"); }
    bool binary(nlohmann::json::binary_t&) { return refuse(RefusalCode::json, "binary"); }
    bool string(std::string& value) {
        if (depth_ == 2 && in_list_ && field_ == Field::publisher) {
            document_.publishers.push_back(std::move(value));
            return true;
        }
        std::string* target = depth_ == 1 ? target_of(field_) : nullptr;
        if (!target) return other_value("a string");
        *target = std::move(value);
        if (field_ == Field::publisher) document_.publishers = {std::move(publisher_)};
        return true;
    }
    bool key(std::string& name) {
        if (depth_ != 1) return true;
        field_ = parse<Field>(name).value_or(Field::other);
        if (field_ == Field::sentences && !with_sentences_) field_ = Field::other;
        clear();
        return true;
    }
    bool start_object(size_t) {
        if (depth_ > 0 && !other_value("an object")) return false;
        return deeper();
    }
    bool end_object() { return shallower(); }
    bool start_array(size_t) {
        if (depth_ == 0)
            return refuse(RefusalCode::json, "a record is an object, this is an array");
        const bool wanted = takes_list();
        if (!wanted && !other_value("an array")) return false;
        if (depth_ == 1) in_list_ = wanted;
        if (depth_ == 2 && field_ == Field::sentences) pairs_.emplace_back();
        return deeper();
    }
    bool end_array() { return shallower(); }
    bool parse_error(size_t position, const std::string&, const nlohmann::json::exception& error) {
        return refuse(RefusalCode::json, explain(position, error.what()));
    }

    ReadRecord finish() {
        if (!refusal_ && is_blank(document_.text)) refuse(RefusalCode::no_text, "no text");
        std::vector<Span> spans;
        if (!refusal_ && !spans_of_pairs(spans))
            refuse(RefusalCode::json, "sentences: no such places in the text");
        if (refusal_) return {*std::move(refusal_), {}};
        document_.date = day_of_iso(document_.date_text);
        return {std::move(document_), std::move(spans)};
    }

  private:
    bool refuse(RefusalCode code, std::string detail) {
        if (refusal_) return false;
        refusal_.emplace();
        refusal_->code = code;
        refusal_->detail = std::move(detail);
        return false;
    }
    // A value that no field takes: nothing in unknown fields, a refusal in known ones.
    bool other_value(const char* what) {
        if (depth_ == 0)
            return refuse(RefusalCode::json, std::string("a record is an object, this is ") + what);
        if (field_ == Field::other) return true;
        return refuse(RefusalCode::json, std::string(name(field_)) + ": unexpected " + what);
    }
    bool integer(std::string digits, int64_t value) {
        if (depth_ == 1 && field_ == Field::id) {
            document_.input_id = std::move(digits);
            return true;
        }
        if (depth_ != 3 || field_ != Field::sentences) return other_value("a number");
        pairs_.back().push_back(value);
        return true;
    }
    bool takes_list() const {
        return (depth_ == 1 && (field_ == Field::publisher || field_ == Field::sentences)) ||
               (depth_ == 2 && field_ == Field::sentences);
    }
    bool deeper() {
        if (++depth_ <= json_depth_max) return true;
        return refuse(RefusalCode::depth, "nested deeper than " + std::to_string(json_depth_max));
    }
    bool shallower() {
        --depth_;
        return true;
    }
    std::string* target_of(Field field) {
        switch (field) {
            case Field::id:
                return &document_.input_id;
            case Field::date:
                return &document_.date_text;
            case Field::publisher:
                return &publisher_;
            case Field::title:
                return &document_.title;
            case Field::url:
                return &document_.url;
            case Field::text:
                return &document_.text;
            default:
                return nullptr;
        }
    }
    void clear() {
        if (std::string* target = target_of(field_)) target->clear();
        if (field_ == Field::publisher) document_.publishers.clear();
        if (field_ == Field::fiction) document_.fiction = false;
        if (field_ == Field::sentences) pairs_.clear();
    }
    bool spans_of_pairs(std::vector<Span>& spans) const;

    bool with_sentences_;
    Document document_;
    std::string publisher_;
    std::vector<std::vector<int64_t>> pairs_;
    std::optional<Refusal> refusal_;
    Field field_ = Field::other;
    size_t depth_ = 0;
    bool in_list_ = false;
};

// Code points to bytes; the pairs must be in order and inside the text.
bool RecordEvents::spans_of_pairs(std::vector<Span>& spans) const {
    const CodePointIndex index(document_.text);
    int64_t last = 0;
    for (const auto& pair : pairs_) {
        if (pair.size() != 2 || pair[0] < last || pair[1] < pair[0] ||
            pair[1] > int64_t(index.size()))
            return false;
        last = pair[1];
        spans.push_back(
            {uint32_t(index.byte_of(size_t(pair[0]))), uint32_t(index.byte_of(size_t(last)))});
    }
    return true;
}

// Depth and the place of the first error, nothing else.
struct JudgeEvents {
    size_t depth = 0;
    bool deep = false;
    size_t error_at = 0;  // bytes read when the error came
    bool null() { return true; }
    bool boolean(bool) { return true; }
    bool number_integer(int64_t) { return true; }
    bool number_unsigned(uint64_t) { return true; }
    bool number_float(double, const std::string&) { return true; }
    bool string(std::string&) { return true; }
    bool binary(nlohmann::json::binary_t&) { return true; }
    bool key(std::string&) { return true; }
    bool start_object(size_t) { return deeper(); }
    bool start_array(size_t) { return deeper(); }
    bool end_object() { return --depth, true; }
    bool end_array() { return --depth, true; }
    bool parse_error(size_t position, const std::string&, const nlohmann::json::exception&) {
        error_at = position;
        return false;
    }
    bool deeper() { return deep = ++depth > json_depth_max, !deep; }
};

}  // namespace

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == text.npos; }

ReadRecord read_record(std::string_view json, GivenSentences sentences) {
    // The parser takes a NUL for the end of its input, so it must not see one.
    if (const size_t nul = json.find('\0'); nul != json.npos) {
        Refusal refusal;
        refusal.detail = "byte " + std::to_string(nul) + ": a NUL byte";
        return {refusal, {}};
    }
    RecordEvents events(sentences);
    nlohmann::json::sax_parse(json.begin(), json.end(), &events);
    return events.finish();
}

JsonVerdict judge_json(std::string_view bytes) {
    if (bytes.find('\0') != bytes.npos) return JsonVerdict::broken;
    JudgeEvents events;
    if (nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &events)) return JsonVerdict::valid;
    if (events.deep) return JsonVerdict::deep;
    return events.error_at > bytes.size() ? JsonVerdict::incomplete : JsonVerdict::broken;
}

}  // namespace rapport
