// Names of enumerators: one table for each enum feeds printer, parser, docs and tests.
//
//   template <>
//   inline constexpr auto names_of<Tense> = std::to_array<std::string_view>({"past", "present"});
//
// The table has one entry an enumerator, in order, starting at 0.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace rapport {

template <class Enum>
inline constexpr std::array<std::string_view, 0> names_of{};

template <class Enum>
constexpr std::string_view name(Enum value) {
    return names_of<Enum>[static_cast<size_t>(value)];
}

template <class Enum>
constexpr std::optional<Enum> parse(std::string_view text) {
    for (size_t i = 0; i < names_of<Enum>.size(); ++i)
        if (names_of<Enum>[i] == text) return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace rapport
