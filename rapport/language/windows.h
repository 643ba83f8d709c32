// Windows: sentences with their words → the stretches that the encoder reads at once.
//
// The rules are those of training/text.py: up to 24 words of prefix, new sentences up to 200 pieces
// (one at least), earlier ones up to 80 pieces before them, 400 words and 510 pieces in all; what
// lies beyond is cut off. `fitted` splits sentences first, so that nothing need be cut.
// Lifetime: the text, the prefix and the WordPiece outlive the windows. Threads: one cutter and one
// cache a thread. Memory: `WindowCutter` holds one window; `windows` all of them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/language/sentence.h"
#include "rapport/language/window.h"
#include "rapport/language/wordpiece.h"

namespace rapport {

struct WindowLimits {
    size_t words_prefix_max = 24;
    size_t pieces_new_max = 200;
    size_t pieces_context_max = 80;
    size_t words_max = 400;
    size_t pieces_max = 510;
    size_t words_sentence_max = 370;   // longer sentences are split hard at word boundaries
    size_t pieces_sentence_max = 460;  // leaves 48 for [CLS], [SEP] and an ordinary prefix
    bool operator==(const WindowLimits&) const = default;
};

// Outlet (the first publisher) and headline as the encoder reads them. The caller keeps the string
// as long as the windows.
std::string window_prefix(std::string_view publisher, std::string_view title, size_t sentences);

// Each sentence within the limits; the parts of a long one are sentences of their own, numbered
// anew from 0. Linear.
std::vector<Sentence> fitted(std::vector<Sentence> sentences, std::string_view text,
                             const WordPiece& word_piece, PieceCache& cache,
                             const WindowLimits& limits = {});

class WindowCutter {
  public:
    WindowCutter(std::span<const Sentence> sentences, std::string_view text,
                 std::string_view prefix, const WordPiece& word_piece, PieceCache& cache,
                 const WindowLimits& limits = {});
    std::optional<Window> next();  // nothing after the last sentence

  private:
    Window window(size_t from, size_t fresh, size_t end);
    bool append(Window& out, std::string_view text, const Word& word, int32_t sentence);

    std::span<const Sentence> sentences_;
    std::string_view text_, prefix_;
    const WordPiece& word_piece_;
    PieceCache& cache_;
    WindowLimits limits_;
    std::vector<Word> prefix_words_;
    std::vector<uint32_t> sizes_;  // pieces of each sentence
    size_t at_ = 0;
};

std::vector<Window> windows(std::span<const Sentence> sentences, std::string_view text,
                            std::string_view prefix, const WordPiece& word_piece,
                            PieceCache& cache, const WindowLimits& limits = {});

}  // namespace rapport
