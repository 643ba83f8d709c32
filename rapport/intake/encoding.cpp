#include "rapport/intake/encoding.h"

#include <algorithm>
#include <array>

#include "rapport/base/utf8.h"

namespace rapport {
namespace {

// windows-1252 at 0x80 … 0x9F (WHATWG index: the five holes keep their C1 control); above, it
// equals Unicode.
constexpr std::array<uint16_t, 32> windows_1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

size_t ascii_prefix(std::string_view bytes) {
    const auto high =
        std::find_if(bytes.begin(), bytes.end(), [](char c) { return uint8_t(c) >= 0x80; });
    return size_t(high - bytes.begin());
}

struct Survey {
    bool broken = false, multibyte = false;
};
Survey survey(std::string_view bytes) {
    Survey found;
    for (bytes.remove_prefix(ascii_prefix(bytes)); !bytes.empty();
         bytes.remove_prefix(ascii_prefix(bytes))) {
        const CodePoint point = decode(bytes, 0);
        (point.valid ? found.multibyte : found.broken) = true;
        bytes.remove_prefix(point.size);
    }
    return found;
}

Decoded from_windows_1252(std::string_view bytes) {
    Decoded out;
    out.text.reserve(bytes.size() + bytes.size() / 4);
    for (char c : bytes) {
        const auto byte = uint8_t(c);
        out.replaced += byte >= 0x80;
        append_utf8(out.text, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
    }
    return out;
}

Decoded with_replacements(std::string_view bytes) {
    Decoded out;
    out.text.reserve(bytes.size() + bytes.size() / 4);
    while (!bytes.empty()) {
        const size_t plain = ascii_prefix(bytes);
        out.text += bytes.substr(0, plain);
        bytes.remove_prefix(plain);
        if (bytes.empty()) break;
        const CodePoint point = decode(bytes, 0);
        append_utf8(out.text, point.value);
        out.replaced += point.valid ? 0 : point.size;
        bytes.remove_prefix(point.size);
    }
    return out;
}

}  // namespace

Decoded to_utf8(std::string bytes) {
    const Survey found = survey(bytes);
    if (!found.broken) return {std::move(bytes), 0};
    return found.multibyte ? with_replacements(bytes) : from_windows_1252(bytes);
}

void Utf16Decoder::replace(uint64_t bytes, std::string& out) {
    append_utf8(out, replacement_character);
    replaced_ += bytes;
}

void Utf16Decoder::unit(uint16_t unit, std::string& out) {
    const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
    if (high_ && low) {
        append_utf8(out, 0x10000 + (uint32_t(high_ - 0xD800) << 10) + (unit - 0xDC00u));
        high_ = 0;
        return;
    }
    if (high_) replace(2, out);
    high_ = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
    if (high_) return;
    if (low)
        replace(2, out);
    else
        append_utf8(out, unit);
}

void Utf16Decoder::feed(std::string_view bytes, std::string& out) {
    for (char c : bytes) {
        const auto byte = uint8_t(c);
        if (pending_ < 0) {
            pending_ = byte;
            continue;
        }
        const int first = pending_;
        pending_ = -1;
        unit(uint16_t(order_ == ByteOrder::little ? byte << 8 | first : first << 8 | byte), out);
    }
}

void Utf16Decoder::finish(std::string& out) {
    if (high_) replace(2, out);
    if (pending_ >= 0) replace(1, out);
    high_ = 0;
    pending_ = -1;
}

}  // namespace rapport
