// Fuzz target: any bytes as an input file. Read at once and in small pieces they give the same
// records; texts are UTF-8; what is refused lies in the input; positions only grow.
#include <cstddef>
#include <cstdint>

#include "rapport/base/utf8.h"
#include "rapport/intake/fake_files.h"
#include "rapport/intake/intake.h"

namespace {

using namespace rapport;

constexpr size_t bytes_max = 4096;        // of a record, so that the limit is reached
constexpr size_t decoded_growth_max = 3;  // UTF-16 → UTF-8, U+FFFD for a byte

std::vector<Item> read_in(const std::string& bytes, size_t piece) {
    FakeFile file;
    file.head = bytes;
    file.piece = piece;
    const FakeFiles files({{"f", file}});
    auto intake = Intake::open(files, {{"f"}, {GivenSentences::read, bytes_max}, {}});
    RAPPORT_ASSERT(intake);
    std::vector<Item> items;
    while (auto item = intake->next()) items.push_back(*std::move(item));
    RAPPORT_ASSERT(!intake->fault());
    return items;
}

void check(const Item& item, uint64_t size) {
    RAPPORT_ASSERT(item.after.offset <= size * decoded_growth_max);
    if (const auto* refusal = std::get_if<Refusal>(&item.what))
        RAPPORT_ASSERT(refusal->offset + refusal->length <= item.after.offset);
    const auto* document = std::get_if<Document>(&item.what);
    if (!document) return;
    RAPPORT_ASSERT(!document->text.empty() && is_utf8(document->text));
    for (Span span : item.sentences) RAPPORT_ASSERT(span.end <= document->text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto items = read_in(bytes, SIZE_MAX), pieces = read_in(bytes, 3);
    RAPPORT_ASSERT(items.size() == pieces.size());
    RAPPORT_ASSERT(!items.empty() && std::holds_alternative<EndOfInput>(items.back().what));
    RAPPORT_ASSERT(items.back().after.complete);
    for (size_t i = 0; i < items.size(); ++i) {
        RAPPORT_ASSERT(items[i].what == pieces[i].what && items[i].after == pieces[i].after);
        RAPPORT_ASSERT(i == 0 || items[i - 1].after.offset <= items[i].after.offset);
        check(items[i], size);
    }
    return 0;
}
