#include "rapport/intake/reader.h"

#include <algorithm>
#include <array>

#include "rapport/intake/read_json.h"
#include "rapport/intake/read_text.h"

namespace rapport {
namespace {

// Order matters: the first that recognises an input reads it; the last takes everything.
constexpr std::array kinds = {
    ReaderKind{"jsonl", looks_like_json_lines, make_json_lines_reader},
    ReaderKind{"json", looks_like_json_values, make_json_values_reader},
    ReaderKind{"binary", looks_binary, make_binary_reader},
    ReaderKind{"text", looks_like_text, make_text_reader},
};

// The first bytes, as many as it takes to see the first line, then all of the head unless that line
// settles it.
std::string_view head_of(Source& source) {
    std::string_view there = source.peek(1);
    while (there.size() < head_bytes && there.find('\n', 1) == there.npos) {
        const size_t before = there.size();
        there = source.peek(before + 1);
        if (there.size() == before) return there;  // the end
    }
    return begins_with_json_line(there.substr(0, head_bytes)) ? there : source.peek(head_bytes);
}

}  // namespace

std::span<const ReaderKind> reader_kinds() { return kinds; }

const ReaderKind& kind_of(Source& source) {
    const std::string_view there = head_of(source);
    const Head head{there.substr(0, head_bytes), there.size() < head_bytes};
    return *std::find_if(kinds.begin(), kinds.end(),
                         [&](const ReaderKind& k) { return k.recognises(head); });
}

ReadRecord placed(ReadRecord record, const Source& source, const Taken& taken, uint64_t number) {
    if (auto* refusal = std::get_if<Refusal>(&record.what)) {
        refusal->path = source.path();
        refusal->record = number;
        refusal->offset = taken.offset;
        refusal->length = taken.length;
        return record;
    }
    auto& document = std::get<Document>(record.what);
    document.path = source.path();
    document.record = number;
    document.id = document_id(document);
    return record;
}

ReadRecord refused(RefusalCode code, std::string detail, const Source& source, const Taken& taken,
                   uint64_t number) {
    Refusal refusal;
    refusal.code = code;
    refusal.detail = std::move(detail);
    return placed({std::move(refusal), {}}, source, taken, number);
}

std::optional<ReadRecord> refused_bytes(const Source& source, const Taken& taken, uint64_t number) {
    if (!taken.complete)
        return refused(RefusalCode::unreadable, source.fault()->message, source, taken, number);
    if (taken.too_long)
        return refused(RefusalCode::too_long, std::to_string(taken.length) + " bytes", source,
                       taken, number);
    return std::nullopt;
}

}  // namespace rapport
