// Fuzz target: any bytes through to_utf8 and, as UTF-16, through the decoder in pieces.
#include <cstddef>
#include <cstdint>

#include "rapport/base/result.h"
#include "rapport/base/utf8.h"
#include "rapport/intake/encoding.h"

namespace {

using namespace rapport;

std::string from_utf16(std::string_view bytes, ByteOrder order, size_t piece) {
    Utf16Decoder decoder(order);
    std::string out;
    for (size_t at = 0; at < bytes.size(); at += piece) decoder.feed(bytes.substr(at, piece), out);
    decoder.finish(out);
    RAPPORT_ASSERT(decoder.replaced() <= bytes.size());
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const Decoded decoded = to_utf8(bytes);
    RAPPORT_ASSERT(is_utf8(decoded.text));
    RAPPORT_ASSERT((decoded.replaced == 0) == is_utf8(bytes));
    RAPPORT_ASSERT(decoded.replaced > 0 || decoded.text == bytes);
    for (ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
        const std::string whole = from_utf16(bytes, order, bytes.size() + 1);
        RAPPORT_ASSERT(is_utf8(whole));
        RAPPORT_ASSERT(whole == from_utf16(bytes, order, 1));
    }
    return 0;
}
