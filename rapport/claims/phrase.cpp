#include "rapport/claims/phrase.h"

#include <algorithm>

#include "rapport/base/utf8.h"

namespace rapport {

std::string_view LowWords::at(ptrdiff_t i) const {
    return i >= 0 && size_t(i) < text.size() ? std::string_view(text[size_t(i)]) : "";
}

size_t LowWords::first_of(Span where) const {
    size_t i = 0;
    while (i < span.size() && !span[i].overlaps(where)) ++i;
    return i;
}

size_t LowWords::end_of(Span where) const {
    size_t i = span.size();
    while (i > 0 && !span[i - 1].overlaps(where)) --i;
    return i > 0 ? i : span.size();
}

LowWords low_words(std::string_view text, const std::vector<Word>& words) {
    LowWords out;
    for (const Word& word : words) {
        out.text.push_back(lower(word.span.of(text)));
        out.span.push_back(word.span);
        out.shape.push_back(word.shape);
    }
    return out;
}

size_t phrase_at(const LowWords& words, size_t i, std::string_view phrase) {
    size_t count = 0;
    while (!phrase.empty()) {
        const size_t cut = std::min(phrase.find(' '), phrase.size());
        const std::string_view part = phrase.substr(0, cut);
        const std::string_view word = words.at(ptrdiff_t(i + count));
        const bool open = part.ends_with('*');
        if (open ? !word.starts_with(part.substr(0, part.size() - 1)) : word != part) return 0;
        ++count;
        phrase.remove_prefix(std::min(cut + 1, phrase.size()));
    }
    return count;
}

bool has_phrase(const LowWords& words, size_t from, size_t to, std::string_view phrase) {
    for (size_t i = from; i < std::min(to, words.size()); ++i) {
        const size_t count = phrase_at(words, i, phrase);
        if (count > 0 && i + count <= to) return true;
    }
    return false;
}

bool has_any(const LowWords& words, size_t from, size_t to,
             std::initializer_list<std::string_view> phrases) {
    return std::ranges::any_of(phrases,
                               [&](auto phrase) { return has_phrase(words, from, to, phrase); });
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::ranges::find(list, word) != list.end();
}

}  // namespace rapport
