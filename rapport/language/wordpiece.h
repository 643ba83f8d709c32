// Word pieces: a word → at most six ids of the model's vocabulary, as uncased BERT cuts words.
//
// Per word: controls, format characters and U+FFFD dropped, canonical decomposition without
// accents, lower case, punctuation and Chinese characters cut off as parts of their own, then the
// longest match from the left in each part. A part that the vocabulary cannot build, or of more
// than 100 characters, is [UNK]; so is an empty word.
// In: UTF-8 (other bytes count as U+FFFD). Refuses: a vocabulary without [UNK], [CLS] and [SEP].
// Lifetime: a WordPiece owns its vocabulary. Threads: it is constant; each thread has its own
// PieceCache.
// Source: Devlin et al. 2019 (BERT); Wu et al. 2016, section 4.1. Same as training/text.py's
// tokenizer.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapport/base/result.h"

namespace rapport {

inline constexpr size_t pieces_per_word_max = 6;
inline constexpr size_t characters_per_part_max = 100;
inline constexpr size_t cached_words_max = 1 << 16;   // the cache starts anew when it is full
inline constexpr size_t cached_word_bytes_max = 32;   // longer words are rare: cut each time

struct Pieces {
    std::array<int32_t, pieces_per_word_max> ids{};
    uint32_t count = 0;
    bool operator==(const Pieces&) const = default;
    const int32_t* begin() const { return ids.data(); }
    const int32_t* end() const { return ids.data() + count; }
};

// News repeats its words: what a word was cut into. Valid for one WordPiece.
struct PieceCache {
    struct Hash {
        using is_transparent = void;
        size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    std::unordered_map<std::string, Pieces, Hash, std::equal_to<>> words;
};

class WordPiece {
  public:
    static Result<WordPiece> of(const std::vector<std::string>& vocabulary);  // in order of ids

    Pieces pieces(std::string_view word) const;
    Pieces pieces(std::string_view word, PieceCache& cache) const;
    int32_t cls() const { return cls_; }
    int32_t sep() const { return sep_; }
    int32_t unk() const { return unk_; }
    size_t size() const { return size_; }

  private:
    using Table = std::unordered_map<std::string, int32_t, PieceCache::Hash, std::equal_to<>>;
    void cut(std::string_view part, Pieces& out) const;

    Table heads_, tails_;  // pieces that begin a part; pieces that go on ("##" taken off)
    size_t longest_ = 0;   // bytes of the longest piece: no substring beyond is looked up
    size_t size_ = 0;
    int32_t cls_ = 0, sep_ = 0, unk_ = 0;
};

}  // namespace rapport
