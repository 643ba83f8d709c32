// Speed of the parts, by Google Benchmark.
//
//   bench_parts WINDOWS FILE... [--benchmark_...]
//
// FILE: documents as JSON lines; what the engine makes of each (sentences, words, word pieces)
// stands in the context of the report under the file's name. The stages are measured on the first
// documents of the first file, whose windows go to WINDOWS, one a line.
#include "bench/parts.h"

#include <cstdlib>
#include <filesystem>

#include "rapport/claims/places_on_disk.h"
#include "rapport/intake/intake.h"
#include "rapport/language/sentences.h"

namespace rapport::bench {

void stop(const std::string& why) {
    std::fprintf(stderr, "bench_parts: %s\n", why.c_str());
    std::exit(2);
}

namespace {

constexpr size_t words_measured = 4000;  // the stages are run over about as many

std::vector<Document> documents_in(const std::string& path) {
    const auto files = real_files();
    auto intake = must(Intake::open(*files, {{path}, {}, {}}));
    std::vector<Document> out;
    while (auto item = intake.next())
        if (auto* document = std::get_if<Document>(&item->what))
            out.push_back(std::move(*document));
    if (out.empty()) stop(path + " holds no document");
    return out;
}

void keep_first(std::vector<Document>& documents, size_t words) {
    size_t size = 0, found = 0;
    for (; size < documents.size() && found < words; ++size)
        for (const Sentence& sentence : sentences(documents[size].text))
            found += sentence.words.size();
    documents.resize(size);
}

void add_counts(const std::string& path, const Counts& c) {
    const std::string at = std::filesystem::path(path).stem().string() + ".";
    for (const auto& [name, value] : {std::pair{"documents", c.documents},
                                      {"sentences", c.sentences},
                                      {"words", c.words},
                                      {"windows", c.windows},
                                      {"pieces", c.pieces},
                                      {"pieces_new", c.pieces_new}})
        benchmark::AddCustomContext(at + name, std::to_string(value));
}

void run(const std::string& windows, const std::vector<std::string>& paths) {
    const char* isa = std::getenv("RAPPORT_ISA");
    const Model model =
        must(Model::open(must(find_model_file("")), Precision::int8, isa ? isa : ""));
    const Engine engine = must(Engine::open({}));
    std::vector<Document> measured;
    for (const std::string& path : paths) {
        std::vector<Document> documents = documents_in(path);
        add_counts(path, count(model, documents));
        if (measured.empty()) measured = std::move(documents);
    }
    keep_first(measured, words_measured);
    write_windows(model, measured, windows);
    add_counts("measured", count(model, measured));
    benchmark::AddCustomContext("isa", engine.isa());
    benchmark::AddCustomContext("model", engine.model_version());
    benchmark::AddCustomContext("layers", std::to_string(model.sizes().layers));
    benchmark::AddCustomContext("width", std::to_string(model.sizes().width));
    benchmark::AddCustomContext("inner", std::to_string(model.sizes().inner));
    register_limits(model.isa());
    register_kernels(model);
    register_onednn(model.sizes());
    register_encoder(model);
    register_text(model, engine, measured);
    benchmark::RunSpecifiedBenchmarks();
}

}  // namespace
}  // namespace rapport::bench

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (argc < 3) return std::fprintf(stderr, "bench_parts WINDOWS FILE... [--benchmark_...]\n"), 2;
    rapport::bench::run(argv[1], {argv + 2, argv + argc});
}
