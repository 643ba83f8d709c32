// Fuzz target: any bytes through sentences, words, word pieces, windows, tokens and CoNLL-U.
#include <cstddef>
#include <cstdint>

#include "rapport/base/utf8.h"
#include "rapport/language/conllu.h"
#include "rapport/language/sentences.h"
#include "rapport/language/tokens.h"
#include "rapport/language/windows.h"
#include "rapport/language/words.h"

using namespace rapport;

static void check_windows(std::string_view text, const std::vector<Sentence>& found) {
    static const WordPiece word_piece =
        *WordPiece::of({"[UNK]", "[CLS]", "[SEP]", "a", "##a", "e", "##s", "the", ".", "U", "中"});
    WindowLimits limits;
    limits.words_sentence_max = 9, limits.pieces_sentence_max = 14, limits.pieces_new_max = 20;
    PieceCache cache;
    const std::vector<Sentence> parts = fitted(found, text, word_piece, cache, limits);
    size_t coded = 0, words_total = 0;
    for (const Sentence& part : parts) {
        RAPPORT_ASSERT(part.words.size() <= limits.words_sentence_max);
        words_total += part.words.size();
    }
    for (const Window& window : windows(parts, text, "the Post . U", word_piece, cache, limits)) {
        RAPPORT_ASSERT(window.pieces.size() <= limits.pieces_max);
        RAPPORT_ASSERT(window.first.size() == window.words.size());
        for (const WindowWord& word : window.words)
            coded += word.sentence >= static_cast<int32_t>(window.new_from);
    }
    RAPPORT_ASSERT(coded == words_total);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::vector<Sentence> found = sentences(text);
    uint32_t end = 0;
    size_t seen = 0;
    for (const Sentence& sentence : found) {
        RAPPORT_ASSERT(end <= sentence.span.begin && sentence.span.begin < sentence.span.end);
        RAPPORT_ASSERT(sentence.span.end <= size);
        seen += visible(sentence.span.of(text)).size();
        uint32_t at = end = sentence.span.begin;
        for (const Word& word : sentence.words) {
            RAPPORT_ASSERT(at <= word.span.begin && word.span.begin < word.span.end);
            RAPPORT_ASSERT(word.span.end <= sentence.span.end);
            at = word.span.end;
        }
        at = end;
        for (const Token& token : tokens(text, sentence.span)) {
            RAPPORT_ASSERT(at <= token.span.begin && token.span.begin + token.cut < token.span.end);
            RAPPORT_ASSERT(token.span.end <= sentence.span.end);
            at = token.span.end;
        }
        end = sentence.span.end;
    }
    size_t all = 0, spaces = 0;
    for (size_t at = 0; at < size; at += decode(text, at).size) {
        const CodePoint c = decode(text, at);
        if (category(c.value) != Category::other) all += c.size;
        if (is_space(c.value) && category(c.value) != Category::other) spaces += c.size;
    }
    RAPPORT_ASSERT(seen <= all && all <= seen + spaces);  // only white space lies between sentences
    check_windows(text, found);
    std::string out;
    append_conllu(out, text, sentence_spans(text), "fuzz");
    RAPPORT_ASSERT(is_utf8(out));
    return 0;
}
