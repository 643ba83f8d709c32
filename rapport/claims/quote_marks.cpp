#include "rapport/claims/quote_marks.h"

namespace rapport {
namespace {

bool closes(const LowWords& words, size_t i, bool open) {
    if (words.text[i] != "\"") return is_one_of(words.text[i], {"”", "»"});
    const bool gap_before = i == 0 || words.span[i - 1].end < words.span[i].begin;
    const bool gap_behind = i + 1 == words.size() || words.span[i].end < words.span[i + 1].begin;
    return gap_before == gap_behind ? open : gap_behind;
}

}  // namespace

bool is_quote_mark(std::string_view w) {
    return is_one_of(w, {"\"", "“", "”", "«", "»", "„"});
}

std::vector<WordRange> quotes_in(const LowWords& words) {
    std::vector<WordRange> quotes;
    bool open = false;
    size_t from = 0;  // a mark that nothing opened closes what the text began with
    for (size_t i = 0; i < words.size(); ++i) {
        if (!is_quote_mark(words.text[i])) continue;
        if (!closes(words, i, open)) {
            open = true, from = i + 1;
        } else if (open || quotes.empty()) {
            quotes.push_back({from, i});
            open = false;
        }
    }
    if (open) quotes.push_back({from, words.size()});
    return quotes;
}

}  // namespace rapport
