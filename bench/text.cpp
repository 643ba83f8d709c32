// From text to claims, stage by stage over the same documents: items are words.
#include <fstream>

#include "bench/parts.h"
#include "rapport/claims/decode.h"
#include "rapport/claims/places_on_disk.h"
#include "rapport/claims/window_coder.h"
#include "rapport/language/encoder.h"
#include "rapport/language/sentences.h"
#include "rapport/language/windows.h"

namespace rapport::bench {
namespace {

struct Text {
    const Document* document;
    std::string prefix;
    std::vector<Sentence> sentences, fitted;
    std::vector<Window> windows;  // view `prefix`
};

struct Reading {
    WordPiece word_piece;
    PieceCache cache;
    std::vector<std::unique_ptr<Text>> texts;
    size_t words = 0;
};

std::unique_ptr<Text> read(const Document& document, const WordPiece& word_piece,
                           PieceCache& cache) {
    auto out = std::make_unique<Text>();
    out->document = &document;
    out->sentences = sentences(document.text);
    out->prefix = window_prefix(document.publishers.empty() ? "" : document.publishers.front(),
                                document.title, out->sentences.size());
    out->fitted = fitted(out->sentences, document.text, word_piece, cache);
    out->windows = windows(out->fitted, document.text, out->prefix, word_piece, cache);
    return out;
}

size_t words_of(const Text& text) {
    size_t out = 0;
    for (const Sentence& sentence : text.fitted) out += sentence.words.size();
    return out;
}

size_t pieces_new(const Window& window) {
    size_t out = 0;
    for (size_t i = 0; i < window.words.size(); ++i) {
        const size_t end =
            i + 1 < window.words.size() ? window.first[i + 1] : window.pieces.size() - 1;
        if (window.words[i].sentence >= int32_t(window.new_from)) out += end - window.first[i];
    }
    return out;
}

std::shared_ptr<Reading> reading(const Model& model, const std::vector<Document>& documents) {
    auto out =
        std::make_shared<Reading>(Reading{must(WordPiece::of(model.vocabulary())), {}, {}, 0});
    for (const Document& document : documents) {
        out->texts.push_back(read(document, out->word_piece, out->cache));
        out->words += words_of(*out->texts.back());
    }
    return out;
}

std::vector<uint8_t> known_words(const Lexicon& lexicon, const Text& text, const Window& window) {
    std::vector<uint8_t> out;
    for (const LexiconMark& mark : marks_of(window, lexicon, text.document->date))
        out.push_back(mark.known());
    return out;
}

// All but the pointer, spans and rules.
void read_heads(const Heads& heads, float none_offset, const Window& window,
                const std::vector<uint8_t>& known, Heads::Scratch& scratch) {
    heads.read(window, known, scratch);
    const Matrix logits = heads.triggers(scratch);
    for (const TriggerSpan& trigger : find_triggers(logits, window, none_offset))
        benchmark::DoNotOptimize(heads.pairs(trigger, scratch));
}

void stage_language(const std::shared_ptr<Reading>& r, const auto& stage) {
    stage("text/sentences",
          [](const Text& text) { benchmark::DoNotOptimize(sentences(text.document->text)); });
    stage("text/windows", [r](const Text& text) {
        const std::string& whole = text.document->text;
        const auto fit = fitted(text.sentences, whole, r->word_piece, r->cache);
        benchmark::DoNotOptimize(windows(fit, whole, text.prefix, r->word_piece, r->cache));
    });
    stage("text/word_pieces_uncached", [r](const Text& text) {
        for (const Sentence& sentence : text.sentences)
            for (const Word& word : sentence.words)
                benchmark::DoNotOptimize(r->word_piece.pieces(word.span.of(text.document->text)));
    });
}

}  // namespace

void register_text(const Model& model, const Engine& engine,
                   const std::vector<Document>& documents) {
    const auto r = reading(model, documents);
    const auto stage = [&](const char* name, auto work) {
        benchmark::RegisterBenchmark(name, [=](benchmark::State& state) {
            for (auto _ : state)
                for (const auto& text : r->texts) work(*text);
            state.SetItemsProcessed(int64_t(state.iterations() * r->words));
        });
    };
    stage_language(r, stage);
    const auto lexicon =
        std::make_shared<const Lexicon>(must(Lexicon::load(must(find_data_folder("")))));
    stage("text/lexicon", [=](const Text& text) {
        for (const Window& window : text.windows)
            benchmark::DoNotOptimize(marks_of(window, *lexicon, text.document->date));
    });
    const auto encoder = std::make_shared<const Encoder>(model);
    const auto states = std::make_shared<Matrix>();
    const auto layers = std::make_shared<LayerScratch>();
    stage("text/encoder", [=](const Text& text) {
        for (const Window& window : text.windows) (*encoder)(window.pieces, *states, *layers);
    });
    const auto heads = std::make_shared<const Heads>(model);
    const auto scratch = std::shared_ptr(Heads::scratch());
    const float none_offset = model.thresholds().trigger_none;
    stage("text/heads", [=](const Text& text) {
        for (const Window& window : text.windows)
            read_heads(*heads, none_offset, window, known_words(*lexicon, text, window), *scratch);
    });
    stage("text/engine",
          [&engine](const Text& text) { benchmark::DoNotOptimize(engine.code(*text.document)); });
}

Counts count(const Model& model, const std::vector<Document>& documents) {
    const auto r = reading(model, documents);
    Counts out{.documents = documents.size(), .words = r->words};
    for (const auto& text : r->texts) {
        out.sentences += text->sentences.size(), out.windows += text->windows.size();
        for (const Window& window : text->windows)
            out.pieces += window.pieces.size(), out.pieces_new += pieces_new(window);
    }
    return out;
}

void write_windows(const Model& model, const std::vector<Document>& documents,
                   const std::string& path) {
    std::ofstream file(path);
    const auto r = reading(model, documents);
    for (const auto& text : r->texts)
        for (const Window& window : text->windows) {
            for (const int32_t piece : window.pieces) file << piece << ' ';
            file << '\n';
        }
    RAPPORT_ASSERT(file.flush());
}

}  // namespace rapport::bench
