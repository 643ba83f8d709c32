// Content hashes: SHA-256 (FIPS 180-4, by OpenSSL's libcrypto), and ids cut from it.
//
// `digest` hashes parts with their lengths, so that ("ab","c") and ("a","bc") differ.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace rapport {

std::string sha256_hex(std::string_view bytes);                              // 64 hex digits
std::string digest(std::initializer_list<std::string_view> parts);           // 32 hex digits (128 bits)

}  // namespace rapport
