// Fuzz target: any bytes through rapport/base/utf8.
#include <cstddef>
#include <cstdint>

#include "rapport/base/result.h"
#include "rapport/base/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace rapport;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const CodePointIndex index(text);
    std::string again;
    size_t count = 0;
    bool valid = true;
    for (size_t at = 0; at < size; ++count) {
        const CodePoint c = decode(text, at);
        RAPPORT_ASSERT(c.size >= 1 && c.size <= 4 && at + c.size <= size);
        RAPPORT_ASSERT(c.valid || c.value == replacement_character);
        RAPPORT_ASSERT(index.index_of(at) == count && index.byte_of(count) == at);
        RAPPORT_ASSERT(index.index_of(at + c.size - 1) == count);
        RAPPORT_ASSERT(!c.valid || code_point_before(text, at + c.size) == at);
        valid = valid && c.valid;
        append_utf8(again, c.value);
        at += c.size;
    }
    RAPPORT_ASSERT(index.size() == count && is_utf8(text) == valid && is_utf8(again));
    RAPPORT_ASSERT(!valid || again == text);
    RAPPORT_ASSERT(is_utf8(lower(text)) && to_utf32(again) == to_utf32(text));
    return 0;
}
