// Words: what the model reads. Text, range → words with byte spans and shapes.
//
// A word is a run of letters, digits and underscores, or one other character; white space, controls
// and unassigned characters stand between words. A format character (zero-width, bidi control, soft
// hyphen) between two characters of a run lies inside the word's span but is no part of the word:
// `visible` gives the word without it, and wordpiece.h drops it by itself; anywhere else it is
// skipped. Refuses nothing: bytes that are no UTF-8 are marks.
// Cost: linear. Same rules as training/text.py.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapport/language/sentence.h"

namespace rapport {

std::vector<Word> words(std::string_view text, Span range);
Shape shape(std::string_view word);  // `word` is not empty
std::string visible(std::string_view word);  // without format and control characters

}  // namespace rapport
