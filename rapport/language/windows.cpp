#include "rapport/language/windows.h"

#include <algorithm>

#include "rapport/language/words.h"

namespace rapport {

std::string window_prefix(std::string_view publisher, std::string_view title, size_t sentences) {
    std::string out(publisher);
    if (!title.empty() || sentences != 1) out += " . ";
    return out += title;
}

std::vector<Sentence> fitted(std::vector<Sentence> sentences, std::string_view text,
                             const WordPiece& word_piece, PieceCache& cache,
                             const WindowLimits& limits) {
    std::vector<Sentence> out;
    out.reserve(sentences.size());
    for (Sentence& sentence : sentences) {
        size_t pieces = 0, from = 0;
        const auto close = [&](size_t end) {
            Sentence part{static_cast<uint32_t>(out.size()), sentence.span, {}};
            if (from > 0) part.span.begin = sentence.words[from].span.begin;
            if (end < sentence.words.size()) part.span.end = sentence.words[end - 1].span.end;
            part.words.assign(sentence.words.begin() + static_cast<std::ptrdiff_t>(from),
                              sentence.words.begin() + static_cast<std::ptrdiff_t>(end));
            out.push_back(std::move(part));
            from = end, pieces = 0;
        };
        for (size_t i = 0; i < sentence.words.size(); ++i) {
            const size_t more = word_piece.pieces(sentence.words[i].span.of(text), cache).count;
            if (i - from == limits.words_sentence_max ||
                (i > from && pieces + more > limits.pieces_sentence_max))
                close(i);
            pieces += more;
        }
        close(sentence.words.size());
    }
    return out;
}

WindowCutter::WindowCutter(std::span<const Sentence> sentences, std::string_view text,
                           std::string_view prefix, const WordPiece& word_piece, PieceCache& cache,
                           const WindowLimits& limits)
    : sentences_(sentences), text_(text), prefix_(prefix), word_piece_(word_piece), cache_(cache),
      limits_(limits), prefix_words_(words(prefix, {0, static_cast<uint32_t>(prefix.size())})) {
    if (prefix_words_.size() > limits.words_prefix_max)
        prefix_words_.resize(limits.words_prefix_max);
    sizes_.reserve(sentences.size());
    for (const Sentence& sentence : sentences) {
        uint32_t size = 0;
        for (const Word& word : sentence.words)
            size += word_piece_.pieces(word.span.of(text_), cache_).count;
        sizes_.push_back(size);
    }
}

std::optional<Window> WindowCutter::next() {
    if (at_ >= sentences_.size()) return std::nullopt;
    const size_t fresh = at_;
    size_t end = fresh, size = 0;
    while (end < sentences_.size() &&
           (end == fresh || size + sizes_[end] <= limits_.pieces_new_max))
        size += sizes_[end++];
    size_t from = fresh;
    size = 0;
    while (from > 0 && size + sizes_[from - 1] <= limits_.pieces_context_max)
        size += sizes_[--from];
    at_ = end;
    return window(from, fresh, end);
}

// False where the window is full of words.
bool WindowCutter::append(Window& out, std::string_view text, const Word& word, int32_t sentence) {
    if (out.words.size() >= limits_.words_max) return false;
    const std::string_view form = word.span.of(text);
    out.words.push_back({form, sentence < 0 ? Span{} : word.span, sentence, word.shape});
    out.first.push_back(
        static_cast<uint16_t>(std::min(out.pieces.size(), limits_.pieces_max - 1)));
    for (int32_t id : word_piece_.pieces(form, cache_)) out.pieces.push_back(id);
    return true;
}

Window WindowCutter::window(size_t from, size_t fresh, size_t end) {
    Window out;
    out.new_from = sentences_[fresh].number;
    out.words_prefix = static_cast<uint32_t>(prefix_words_.size());
    out.pieces.push_back(word_piece_.cls());
    for (const Word& word : prefix_words_) append(out, prefix_, word, -1);
    bool room = true;
    for (size_t i = from; i < end && room; ++i)
        for (const Word& word : sentences_[i].words)
            if (!(room = append(out, text_, word, static_cast<int32_t>(sentences_[i].number))))
                break;
    out.pieces.push_back(word_piece_.sep());
    if (out.pieces.size() > limits_.pieces_max) out.pieces.resize(limits_.pieces_max);
    return out;
}

std::vector<Window> windows(std::span<const Sentence> sentences, std::string_view text,
                            std::string_view prefix, const WordPiece& word_piece,
                            PieceCache& cache, const WindowLimits& limits) {
    std::vector<Window> out;
    WindowCutter cutter(sentences, text, prefix, word_piece, cache, limits);
    while (auto window = cutter.next()) out.push_back(std::move(*window));
    return out;
}

}  // namespace rapport
