#include "rapport/language/wordpiece.h"

#include <utf8proc.h>

#include <algorithm>

#include "rapport/base/utf8.h"

namespace rapport {

Result<WordPiece> WordPiece::of(const std::vector<std::string>& vocabulary) {
    WordPiece out;
    out.size_ = vocabulary.size();
    for (size_t id = 0; id < vocabulary.size(); ++id) {
        std::string_view piece = vocabulary[id];
        const bool tail = piece.size() > 2 && piece.starts_with("##");
        if (tail) piece.remove_prefix(2);
        (tail ? out.tails_ : out.heads_)[std::string(piece)] = static_cast<int32_t>(id);
        out.longest_ = std::max(out.longest_, piece.size());
    }
    for (const auto& [piece, id] :
         {std::pair{"[CLS]", &out.cls_}, {"[SEP]", &out.sep_}, {"[UNK]", &out.unk_}}) {
        const auto found = out.heads_.find(std::string_view(piece));
        if (found == out.heads_.end())
            return Fault{FaultKind::unusable, std::string("the vocabulary has no ") + piece};
        *id = found->second;
    }
    return out;
}

// The blocks that BERT cuts into single characters.
static bool is_chinese(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x20000 && c <= 0x2A6DF) || (c >= 0x2A700 && c <= 0x2B73F) ||
           (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

static bool is_ascii_mark(char32_t c) {
    return c > ' ' && c < 0x7F && !is_letter(category(c)) && !is_digit(c);
}

// Calls `use` with each character of the normal form: decomposed, without accents, lower case.
template <class Use>
static void decomposed(char32_t c, Use use) {
    if (c < 0xC0) return use(lower(c));
    constexpr int parts_max = 18;  // longest decomposition of Unicode
    utf8proc_int32_t parts[parts_max];
    int boundary = 0;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts, parts_max,
                                               UTF8PROC_DECOMPOSE, &boundary);
    for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, parts_max); ++i)
        if (const auto d = static_cast<char32_t>(parts[i]); !is_nonspacing(d)) use(lower(d));
}

static void put(Pieces& out, int32_t id) {
    if (out.count < pieces_per_word_max) out.ids[out.count++] = id;
}

// The longest match from the left; all of it or [UNK].
void WordPiece::cut(std::string_view part, Pieces& out) const {
    const uint32_t count_before = out.count;
    const Table* table = &heads_;
    for (size_t at = 0; at < part.size(); table = &tails_) {
        size_t size = std::min(longest_, part.size() - at);
        auto found = table->end();
        for (; size > 0; --size)
            if ((found = table->find(part.substr(at, size))) != table->end()) break;
        if (size == 0) {
            out.count = count_before;
            return put(out, unk_);
        }
        put(out, found->second);
        at += size;
    }
}

Pieces WordPiece::pieces(std::string_view word) const {
    Pieces out;
    std::string part;
    size_t characters = 0;
    const auto flush = [&] {
        if (characters > characters_per_part_max)
            put(out, unk_);
        else
            cut(part, out);
        part.clear(), characters = 0;
    };
    for (size_t at = 0; at < word.size() && out.count < pieces_per_word_max;) {
        const auto [read, size, valid] = decode(word, at);
        at += size;
        if (category(read) == Category::other || read == replacement_character) continue;
        const bool alone = is_chinese(read);
        if (alone) flush();
        decomposed(read, [&](char32_t c) {
            const bool mark = is_ascii_mark(c) || category(c) == Category::punctuation;
            if (mark) flush();
            if (++characters <= characters_per_part_max + 1) append_utf8(part, c);
            if (mark) flush();
        });
        if (alone) flush();
    }
    flush();
    if (out.count == 0) put(out, unk_);
    return out;
}

Pieces WordPiece::pieces(std::string_view word, PieceCache& cache) const {
    if (word.size() > cached_word_bytes_max) return pieces(word);
    if (const auto found = cache.words.find(word); found != cache.words.end()) return found->second;
    if (cache.words.size() >= cached_words_max) cache.words.clear();
    return cache.words.emplace(word, pieces(word)).first->second;
}

}  // namespace rapport
