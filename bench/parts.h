// Parts: the benchmarks of bench/*.cpp, each registered under "group/part/size" by these functions.
//
// In: a model's kernels and weights, documents. Out: Google Benchmark's rates, items_per_second:
// multiplications in gemm/, limit/ and kernel/attention, word pieces in encoder/, words in text/,
// values elsewhere. bench/run reads these names. What is passed outlives the run; one thread.
#pragma once

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "rapport/language/model.h"
#include "rapport/rapport.h"

namespace rapport::bench {

[[noreturn]] void stop(const std::string& why);  // ends the program
template <class T>
T must(Result<T> result) {  // what no benchmark can do without
    if (!result) stop(result.fault().message);
    return std::move(*result);
}

// A linear layer of the encoder, as it is called there.
struct Shape {
    const char* name;
    size_t inputs, outputs;
};
std::vector<Shape> shapes_of(const ModelSizes& sizes);

// Rows of one GEMM: from a short window to a full one (200 new word pieces, 80 of context).
inline constexpr size_t rows_measured[] = {64, 128, 200, 280};

void register_limits(std::string_view isa);     // what the machine's instructions could do
void register_kernels(const Model& model);      // our kernels, alone
void register_onednn(const ModelSizes& sizes);  // the same products by oneDNN
void register_encoder(const Model& model);      // by the window's length
// From text to claims, each stage by itself, over `documents`.
void register_text(const Model& model, const Engine& engine,
                   const std::vector<Document>& documents);

// What a file's documents are for the engine; the first file's word pieces, a line a window.
struct Counts {
    size_t documents = 0, sentences = 0, words = 0, windows = 0, pieces = 0, pieces_new = 0;
};
Counts count(const Model& model, const std::vector<Document>& documents);
void write_windows(const Model& model, const std::vector<Document>& documents,
                   const std::string& path);

}  // namespace rapport::bench
