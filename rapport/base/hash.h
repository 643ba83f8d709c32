// Content hashes: SHA-256 (FIPS 180-4, by OpenSSL's libcrypto), and ids cut from it.
//
// `digest` hashes parts with their lengths, so that ("ab","c") and ("a","bc") differ.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace rapport {

// SHA-256 of what comes in pieces (a file's bytes). Belongs to one thread; `hex` ends it.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    void add(std::string_view bytes);
    std::string hex();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string sha256_hex(std::string_view bytes);                              // 64 hex digits
std::string digest(std::initializer_list<std::string_view> parts);  // 32 hex digits (128 bits)

}  // namespace rapport
