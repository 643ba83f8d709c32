#include <cstdlib>
#include <mutex>

#include "rapport/claims/decode.h"
#include "rapport/claims/places_on_disk.h"
#include "rapport/claims/window_coder.h"
#include "rapport/language/model.h"
#include "rapport/language/sentences.h"
#include "rapport/language/windows.h"
#include "rapport/rapport.h"

namespace rapport {
namespace {

struct Scratch {
    Heads::ScratchPointer heads = Heads::scratch();
    PieceCache cache;
};

template <size_t n>
std::vector<std::string> strings(const std::array<std::string_view, n>& names) {
    return {names.begin(), names.end()};
}

// The decoder's labels are constants: weights with others would be read as something else.
Status check_labels(const Labels& labels) {
    const bool same = labels.trigger == trigger_labels() && labels.mode == mode_labels() &&
                      labels.roles == strings(role_labels) &&
                      labels.chain == strings(chain_labels) &&
                      labels.setting == strings(setting_labels) &&
                      labels.factuality == strings(names_of<Factuality>) &&
                      labels.kind == strings(names_of<LinkKind>);
    if (same) return Done{};
    return Fault{FaultKind::unusable, "the weight file has other labels than this program"};
}

WindowLimits limits_of(const Limits& limits) {
    WindowLimits out;
    out.words_prefix_max = limits.prefix_words;
    out.pieces_new_max = limits.pieces_new;
    out.pieces_context_max = limits.pieces_context;
    out.words_max = limits.words;
    out.pieces_max = limits.pieces;
    return out;
}

}  // namespace

struct Engine::Parts {
    Model model;
    WordPiece word_piece;
    Heads heads;  // reads embeddings from `model`, which therefore stays where it is
    Lexicon lexicon;
    Rules rules;
    WindowLimits limits;
    WindowCoder coder;

    Parts(Model model_, WordPiece word_piece_, Lexicon lexicon_, Rules rules_,
          const ConfidenceFit& fit, Relevance relevance)
        : model(std::move(model_)), word_piece(std::move(word_piece_)), heads(model),
          lexicon(std::move(lexicon_)), rules(std::move(rules_)),
          limits(limits_of(model.limits())),
          coder{heads,
                lexicon,
                rules,
                fit,
                model.thresholds().trigger_none,
                relevance,
                model.version()} {}

    Coded code(const Document& document, std::vector<Sentence> found);
    std::vector<std::vector<std::string>> marks(const Document& document,
                                                std::vector<Sentence> found);

    std::unique_ptr<Scratch> take() {
        const std::lock_guard lock(mutex);
        if (idle.empty()) return std::make_unique<Scratch>();
        auto out = std::move(idle.back());
        idle.pop_back();
        return out;
    }
    void give(std::unique_ptr<Scratch> scratch) {
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(scratch));
    }

  private:
    std::mutex mutex;
    std::vector<std::unique_ptr<Scratch>> idle;  // never more than callers at one time
};

std::string prefix_of(const Document& document, size_t sentences) {
    const std::string outlet = document.publishers.empty() ? "" : document.publishers.front();
    return window_prefix(outlet, document.title, sentences);
}

Coded Engine::Parts::code(const Document& document, std::vector<Sentence> found) {
    std::unique_ptr<Scratch> scratch = take();
    Coded out;
    const std::string prefix = prefix_of(document, found.size());
    out.sentences = fitted(std::move(found), document.text, word_piece, scratch->cache, limits);
    const DateReference dates{document.date, true,
                              report_year(document.title, document.text, document.date)};
    WindowCutter cutter(out.sentences, document.text, prefix, word_piece, scratch->cache, limits);
    while (const std::optional<Window> window = cutter.next()) {
        if (coder.code(*window, document, out.sentences, dates, *scratch->heads, out.claims,
                       out.evidence, out.near_misses))
            continue;
        out.claims.clear(), out.evidence.clear(), out.near_misses.clear();
        out.refusal = "the model's states are not finite in sentence " +
                      std::to_string(window->new_from);
        break;
    }
    give(std::move(scratch));
    return out;
}

std::vector<std::vector<std::string>> Engine::Parts::marks(const Document& document,
                                                           std::vector<Sentence> found) {
    std::unique_ptr<Scratch> scratch = take();
    const std::string prefix = prefix_of(document, found.size());
    const auto fit = fitted(std::move(found), document.text, word_piece, scratch->cache, limits);
    WindowCutter cutter(fit, document.text, prefix, word_piece, scratch->cache, limits);
    std::vector<std::vector<std::string>> out;
    while (const std::optional<Window> window = cutter.next()) {
        out.emplace_back();
        for (const LexiconMark& mark : marks_of(*window, lexicon, document.date))
            out.back().emplace_back(mark.code);
    }
    give(std::move(scratch));
    return out;
}

Result<Engine> Engine::open(const EngineOptions& options) {
    const Result<std::string> data = find_data_folder(options.data_folder);
    if (!data) return data.fault();
    const Result<std::string> file = find_model_file(options.model_file);
    if (!file) return file.fault();
    const char* isa = std::getenv("RAPPORT_ISA");
    Result<Model> model =
        Model::open(*file, options.precision, options.isa.empty() && isa ? isa : options.isa);
    if (!model) return model.fault();
    if (const Status labels = check_labels(model->labels()); !labels)
        return Fault{labels.fault().kind, *file + ": " + labels.fault().message};
    const Result<ConfidenceFit> fit = fit_of(model->calibration());
    if (!fit) return Fault{fit.fault().kind, *file + ": " + fit.fault().message};
    Result<WordPiece> word_piece = WordPiece::of(model->vocabulary());
    if (!word_piece) return word_piece.fault();
    Result<Lexicon> lexicon = Lexicon::load(*data);
    if (!lexicon) return lexicon.fault();
    Result<Rules> rules = Rules::load(*data);
    if (!rules) return rules.fault();
    return Engine(std::make_unique<Parts>(std::move(*model), std::move(*word_piece),
                                          std::move(*lexicon), std::move(*rules), *fit,
                                          options.relevance));
}

Engine::Engine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Coded Engine::code(const Document& document) const {
    return parts_->code(document, sentences(document.text));
}

Coded Engine::code(const Document& document, const std::vector<Span>& spans) const {
    return parts_->code(document, sentences(document.text, spans));
}

std::vector<std::vector<std::string>> Engine::marks(const Document& document,
                                                    const std::vector<Span>& spans) const {
    return parts_->marks(document, sentences(document.text, spans));
}

std::string Engine::model_version() const { return parts_->model.version(); }
std::string Engine::coder() const {
    return "model " + model_version() + ", " + std::string(rules_version) + ", lexicon " +
           parts_->lexicon.version();
}
std::string Engine::isa() const { return std::string(parts_->model.isa()); }

}  // namespace rapport
