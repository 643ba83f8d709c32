// Folded words: what names are compared by. Lower case, no accents, one apostrophe, one hyphen.
//
// In: a word, or text. Out: "Erdoğan" → "erdogan", "Łódź" → "lodz", "’" → "'". Refuses nothing.
// Threads: free of state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapport {

std::string folded(std::string_view word);
// The words of `text` (language/words.h), folded and as written.
struct SplitWord {
    std::string_view written;
    std::string folded;
};
std::vector<SplitWord> split_folded(std::string_view text);
// The same words as one key, parted by blanks ("u . s . congress"); the number of words.
size_t append_key(std::string& key, std::string_view text);

}  // namespace rapport
