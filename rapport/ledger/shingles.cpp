#include "rapport/ledger/shingles.h"

#include <algorithm>

#include "rapport/base/utf8.h"

namespace rapport {
namespace {

constexpr uint64_t fnv_offset = 0xcbf29ce484222325, fnv_prime = 0x100000001b3;

uint64_t mixed(uint64_t x) {  // the finisher of SplitMix64
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

std::vector<uint64_t> word_hashes(std::string_view text) {
    std::vector<uint64_t> hashes;
    bool inside = false;
    for (size_t at = 0; at < text.size();) {
        const auto c = decode(text, at);
        at += c.size;
        if (!is_word_char(c.value)) {
            inside = false;
            continue;
        }
        if (!inside) hashes.push_back(fnv_offset);
        inside = true;
        hashes.back() = (hashes.back() ^ lower(c.value)) * fnv_prime;
    }
    return hashes;
}

void sort_once(std::vector<uint32_t>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::vector<uint32_t> winnow(const std::vector<uint32_t>& row) {
    std::vector<uint32_t> sample;
    for (size_t i = 0; i < row.size() && (i == 0 || i + winnow_window <= row.size()); ++i)
        sample.push_back(*std::min_element(row.begin() + i,
                                           row.begin() + std::min(i + winnow_window, row.size())));
    sort_once(sample);
    return sample;
}

}  // namespace

Shingles shingles_of(std::string_view text) {
    const auto words = word_hashes(text);
    Shingles shingles;
    for (const auto word : words)
        shingles.words_hash = mixed(shingles.words_hash * 3 + mixed(word)) | 1;
    for (size_t i = 0; i + shingle_words <= words.size(); ++i) {
        uint64_t hash = 0;
        for (size_t k = 0; k < shingle_words; ++k) hash = mixed(hash * 3 + mixed(words[i + k]));
        shingles.all.push_back(uint32_t(hash));
    }
    shingles.sample = winnow(shingles.all);
    sort_once(shingles.all);
    return shingles;
}

double containment(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
    size_t shared = 0;
    for (size_t i = 0, k = 0; i < a.size() && k < b.size();) {
        if (a[i] == b[k]) ++shared;
        const bool step_a = a[i] <= b[k], step_b = b[k] <= a[i];
        i += step_a, k += step_b;
    }
    const auto smaller = std::min(a.size(), b.size());
    return smaller ? double(shared) / double(smaller) : 0;
}

}  // namespace rapport
