#include "rapport/language/words.h"

#include "rapport/base/utf8.h"

namespace rapport {

// End of the run of word characters that begins at `at`, over format characters between two of
// them.
static size_t end_of_run(std::string_view text, size_t at, size_t end) {
    size_t last = at;
    while (at < end) {
        const CodePoint c = decode(text, at);
        if (is_word_char(c.value))
            last = at + c.size;
        else if (!is_format(c.value))
            break;
        at += c.size;
    }
    return last;
}

std::vector<Word> words(std::string_view text, Span range) {
    std::vector<Word> out;
    text = text.substr(0, range.end);
    for (size_t at = range.begin; at < text.size();) {
        const CodePoint c = decode(text, at);
        size_t end = at + c.size;
        const Category kind = category(c.value);
        if (is_word_char(c.value))
            end = end_of_run(text, at, text.size());
        else if (kind == Category::space || kind == Category::other) {
            at = end;
            continue;
        }
        out.push_back({{static_cast<uint32_t>(at), static_cast<uint32_t>(end)},
                       shape(text.substr(at, end - at))});
        at = end;
    }
    return out;
}

Shape shape(std::string_view word) {
    const Category first = category(decode(word, 0).value);
    if (first == Category::number) return Shape::digit;
    if (!is_letter(first)) return Shape::mark;
    size_t uppers = 0, lowers = 0, size = 0;
    for (size_t at = 0; at < word.size(); ++size) {
        const CodePoint c = decode(word, at);
        const Category kind = category(c.value);
        uppers += kind == Category::upper || kind == Category::title;
        lowers += kind == Category::lower;
        at += c.size;
    }
    if (uppers == 0) return Shape::lower;
    if (lowers == 0 && size > 1) return Shape::upper;
    const bool only_first = uppers == 1 && (first == Category::upper || first == Category::title);
    return only_first ? Shape::title : Shape::mixed;
}

std::string visible(std::string_view word) {
    std::string out;
    for (size_t at = 0; at < word.size();) {
        const CodePoint c = decode(word, at);
        if (category(c.value) != Category::other) out += word.substr(at, c.size);
        at += c.size;
    }
    return out;
}

}  // namespace rapport
