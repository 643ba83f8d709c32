// Quantities: the counts of people in a sentence, as intervals ("at least 12", "dozens", "a
// soldier").
//
// In: tokens. Out: the quantity that begins at a token, or null. The bounds are told in sizes.h.
// Pure and thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "rapport/claims/numerals.h"

namespace rapport {

struct Quantity {
    uint32_t low = 0, high = 0;
    size_t begin = 0, end = 0;  // tokens
    bool part = false;          // "including three children"
    bool single = false;        // "a soldier": counts only beside a number
};

std::optional<Quantity> read_quantity(const std::vector<NumeralToken>& tokens, size_t at);

}  // namespace rapport
