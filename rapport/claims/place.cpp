#include "rapport/claims/place.h"

#include "rapport/base/utf8.h"

namespace rapport {
namespace {

bool is_state(std::string_view code) {
    if (code.size() != 3) return false;  // UN, EU, NATO, ASEAN are no places
    for (const char c : code)
        if (c < 'A' || c > 'Z') return false;
    return true;
}

std::string without_article(std::string name) {
    name = lower(name);
    return name.starts_with("the ") ? name.substr(4) : name;
}

}  // namespace

Place place_of(const MarkedSpan& mention, std::span<const LexiconMark> marks, std::string_view text,
               const Lexicon& lexicon) {
    Place place;
    place.name = mention.span.of(text);
    place.span = mention.span;
    // "Dnipro, Ukraine": the last known word names the widest unit.
    for (uint32_t i = mention.words.first; i <= mention.words.last; ++i)
        if (is_state(marks[i].code)) place.country = marks[i].code;
    if (place.country.empty()) return place;
    const bool whole =
        without_article(place.name) == without_article(lexicon.name_of(place.country));
    place.precision = whole ? "country" : "city";
    return place;
}

}  // namespace rapport
