#include "rapport/base/hash.h"

#include <openssl/evp.h>

#include <memory>

#include "rapport/base/result.h"

namespace rapport {

struct Sha256::State {
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    RAPPORT_ASSERT(EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1);
}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    RAPPORT_ASSERT(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::hex() {
    unsigned char raw[32];
    unsigned size = 0;
    RAPPORT_ASSERT(EVP_DigestFinal_ex(state_->context.get(), raw, &size) == 1 &&
                   size == sizeof raw);
    std::string out;
    for (unsigned char byte : raw) {
        out += "0123456789abcdef"[byte >> 4];
        out += "0123456789abcdef"[byte & 15];
    }
    return out;
}

std::string sha256_hex(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

std::string digest(std::initializer_list<std::string_view> parts) {
    Sha256 hash;
    for (std::string_view part : parts) {
        hash.add(std::to_string(part.size()) + ":");
        hash.add(part);
    }
    return hash.hex().substr(0, 32);
}

}  // namespace rapport
