// Matching: words of a window → marks. One pass; at each word the longest name that has a sense
// which holds here.
#include <algorithm>
#include <array>

#include "rapport/base/utf8.h"
#include "rapport/claims/folded.h"
#include "rapport/claims/lexicon_tables.h"

namespace rapport {
namespace {

constexpr size_t near_words = 12;         // how far a near word may stand
constexpr int32_t days_before = 2 * 365;  // a surname before its bearer's office
constexpr int32_t days_after = 10 * 365;  // and after it

bool is_upper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : lower(c) != c; }

struct Text {
    std::span<const WindowWord> words;
    std::vector<std::string> folded;
    bool cased;
    std::optional<Day> on;

    bool starts_upper(size_t i) const {
        return !words[i].text.empty() && is_upper(decode(words[i].text, 0).value);
    }
    bool all_upper(size_t i) const { return words[i].shape == Shape::upper; }
};

bool any_upper(const Text& text, size_t at, size_t count) {
    for (size_t i = at; i < at + count; ++i)
        if (text.starts_upper(i)) return true;
    return false;
}

// Letter for letter as in the table; in a headline of capitals the case says nothing.
bool as_written(const Text& text, size_t at, size_t count, std::string_view written) {
    size_t begin = 0;
    for (size_t i = at; i < at + count; ++i) {
        const std::string_view word = text.words[i].text;
        if (written.substr(begin, word.size()) != word) return false;
        begin += word.size() + 1;
    }
    if (begin != written.size() + 1) return false;
    const bool shouted = (at > 0 && text.all_upper(at - 1) && text.words[at - 1].text.size() > 2) ||
                         (at + count < text.words.size() && text.all_upper(at + count) &&
                          text.words[at + count].text.size() > 2);
    return text.cased || !shouted;
}

struct Nearby {
    bool wanted = false, forbidden = false;
};

Nearby nearby(const Text& text, size_t at, size_t count, std::span<const NearWord> near) {
    Nearby out;
    const size_t begin = at > near_words ? at - near_words : 0;
    const size_t end = std::min(text.words.size(), at + count + near_words);
    for (size_t i = begin; i < end; ++i) {
        if (i >= at && i < at + count) continue;
        for (const NearWord& word : near)
            if (word.word == text.folded[i]) (word.forbidden ? out.forbidden : out.wanted) = true;
    }
    return out;
}

// 3 in office or in existence on the day, 2 within ten years after, 1 otherwise, 0 refused.
int date_fit(const NameSense& sense, std::optional<Day> on) {
    if (!on) return 1;
    if (on->number >= sense.from && on->number <= sense.to) return 3;
    const bool before = on->number < sense.from;
    const int64_t day = on->number;
    const int64_t distance = before ? sense.from - day : day - sense.to;
    if (sense.surname && distance > (before ? days_before : days_after)) return 0;
    return !before && distance <= days_after ? 2 : 1;
}

// −1: does not hold here. Near words outweigh dates, dates outweigh the order of the files.
int fit(const NameSense& sense, const Text& text, size_t at, size_t count,
        std::span<const NearWord> all_near) {
    if (sense.exact && !as_written(text, at, count, sense.written)) return -1;
    const auto own_near = all_near.subspan(sense.near_first, sense.near_count);
    const Nearby near = nearby(text, at, count, own_near);
    if (near.forbidden || (sense.ambiguous && !near.wanted)) return -1;
    const int dates = date_fit(sense, text.on);
    return dates == 0 ? -1 : near.wanted * 100 + dates * 10 + (9 - sense.rank);
}


// The best sense of a name here; null where none holds or the best ones are in different states.
const NameSense* choose(const ActorTables& tables, int32_t first, const Text& text, size_t at,
                        size_t count) {
    const NameSense* best = nullptr;
    int best_fit = 0;
    bool torn = false;
    for (int32_t i = first; i >= 0; i = tables.senses[size_t(i)].next) {
        const NameSense& sense = tables.senses[size_t(i)];
        const int f = fit(sense, text, at, count, tables.near);
        if (f < 0 || (best && f < best_fit)) continue;
        const bool later = best && f == best_fit && !text.on && sense.from > best->from;
        if (best && f == best_fit && !later) {
            torn = torn || sense.code != best->code;
            if (sense.from <= best->from) continue;
        } else {
            torn = false;
        }
        best = &sense;
        best_fit = f;
    }
    return torn ? nullptr : best;
}

struct Hit {
    const NameSense* sense = nullptr;
    size_t count = 1;
};

Hit longest(const ActorTables& tables, const Text& text, size_t at) {
    const auto begins = tables.first_words.find(text.folded[at]);
    if (begins == tables.first_words.end()) return {};
    const size_t most = std::min<size_t>(begins->second, text.words.size() - at);
    std::array<size_t, name_words_max + 1> length{};
    std::string key;
    for (size_t n = 1; n <= most; ++n) {
        key += (n > 1 ? " " : "") + text.folded[at + n - 1];
        length[n] = key.size();
    }
    for (size_t n = most; n > 0; --n) {
        const auto found = tables.names.find(std::string_view(key).substr(0, length[n]));
        if (found == tables.names.end() || (text.cased && !any_upper(text, at, n))) continue;
        if (const NameSense* sense = choose(tables, found->second, text, at, n)) return {sense, n};
    }
    return {};
}

}  // namespace

std::vector<LexiconMark> Lexicon::match(std::span<const WindowWord> words, bool cased,
                                        std::optional<Day> on) const {
    Text text{words, {}, cased, on};
    text.folded.reserve(words.size());
    for (const WindowWord& word : words) text.folded.push_back(folded(word.text));
    std::vector<LexiconMark> out(words.size());
    for (size_t i = 0; i < words.size();) {
        const Hit hit = longest(*tables_, text, i);
        for (size_t j = i; hit.sense && j < i + hit.count; ++j)
            out[j] = {hit.sense->code, hit.sense->entity, 0, hit.sense->sector};
        if (hit.sense) out[i].length = uint16_t(hit.count);
        i += hit.count;
    }
    return out;
}

}  // namespace rapport
