// Encodings: bytes of unknown origin → UTF-8.
//
// In the order of WHATWG's Encoding standard: a byte order mark decides (UTF-8, UTF-16 LE, UTF-16
// BE); bytes that are UTF-8 stay as they are; without any valid UTF-8 character beyond ASCII they
// are windows-1252; a mixture is UTF-8 with each broken sequence as U+FFFD (base/utf8.h). Refuses
// nothing; what was replaced is counted. Cost: linear. Threads: a decoder belongs to one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rapport {

struct Decoded {
    std::string text;       // UTF-8
    uint64_t replaced = 0;  // bytes that were no UTF-8
};
Decoded to_utf8(std::string bytes);

enum class ByteOrder { little, big };

// UTF-16 in pieces of any size. Lone surrogates and an odd byte at the end become U+FFFD.
class Utf16Decoder {
  public:
    explicit Utf16Decoder(ByteOrder order) : order_(order) {}
    void feed(std::string_view bytes, std::string& out);
    void finish(std::string& out);
    uint64_t replaced() const { return replaced_; }  // bytes

  private:
    void unit(uint16_t unit, std::string& out);
    void replace(uint64_t bytes, std::string& out);

    ByteOrder order_;
    int pending_ = -1;   // the first byte of a unit
    uint16_t high_ = 0;  // a high surrogate that waits for its low one
    uint64_t replaced_ = 0;
};

}  // namespace rapport
