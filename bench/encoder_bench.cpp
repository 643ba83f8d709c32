// How fast the encoder is on one thread, and what share of the machine's int8 ceiling that is.
//
//   encoder_bench WEIGHTS [isa]
//
// One line a length of window: pieces/s (median and best of the runs), pieces/s of heads with four
// triggers a window, and the ceiling: int8 tiles at the rate measured in the same run, attention at
// the fp32 rate of its tiles.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>

#include "rapport/claims/heads.h"
#include "rapport/language/encoder.h"

namespace {

using namespace rapport;
constexpr double seconds_each = 1.5;

double now() {  // of this thread's own work: other programs on the machine count less
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return double(t.tv_sec) + 1e-9 * double(t.tv_nsec);
}

struct Times {
    double median, best;
};

template <class Work>
Times measure(Work work) {
    std::vector<double> runs;
    const double start = now();
    do {
        const double t = now();
        work();
        runs.push_back(now() - t);
    } while (now() - start < seconds_each);
    std::sort(runs.begin(), runs.end());
    return {runs[runs.size() / 2], runs[0]};
}

// Multiplications a second of one int8 panel that stays in the first cache.
double int8_rate(const Kernels& kernels) {
    constexpr size_t rows = 240, inputs = 384;
    const Buffer<uint8_t> codes(rows * inputs, 130);
    const Buffer<float> scales(rows, 1.0f), weights(64 * inputs, 0.5f);
    const Buffer<int8_t> packed(64 * inputs, 1);
    const Buffer<int32_t> offsets(64);
    Buffer<float> out(rows * 64);
    const auto times = measure([&] {
        for (int i = 0; i < 100; ++i)
            kernels.linear_int8(
                {codes.data(), inputs, scales.data(), rows},
                {packed.data(), weights.data(), offsets.data(), weights.data(), inputs, 64},
                {out.data(), 64, 64}, Epilogue::none);
    });
    return 100.0 * rows * inputs * 64 / times.best;
}

double float_rate(const Kernels& kernels) {
    constexpr size_t rows = 240, inputs = 96;
    const Buffer<float> x(rows * inputs, 0.5f), weights(64 * inputs, 0.5f);
    Buffer<float> out(rows * 64);
    const auto times = measure([&] {
        for (int i = 0; i < 100; ++i)
            kernels.linear_float32(x.data(), inputs, rows,
                                   {weights.data(), weights.data(), inputs, 64},
                                   {out.data(), 64, 64}, Epilogue::none);
    });
    return 100.0 * rows * inputs * 64 / times.best;
}

Window random_window(size_t pieces, size_t vocabulary) {
    std::mt19937 random(7);
    Window window;
    window.pieces = {101};
    while (window.pieces.size() + 1 < pieces) {
        if (random() % 5) {
            window.words.push_back({.text = {}, .span = {}});
            window.first.push_back(uint16_t(window.pieces.size()));
        }
        window.pieces.push_back(int32_t(random() % vocabulary));
    }
    window.pieces.push_back(102);
    return window;
}

void report(const Model& model, size_t pieces, double int8, double float32) {
    const ModelSizes& s = model.sizes();
    const Encoder encoder(model);
    const Heads heads(model);
    const auto scratch = Heads::scratch();
    const Window window = random_window(pieces, s.vocabulary);
    const std::vector<uint8_t> known(window.words.size(), 1);
    Matrix x;
    LayerScratch layer;
    const Times encoding = measure([&] { encoder(window.pieces, x, layer); });
    const Times whole = measure([&] {
        heads.read(window, known, *scratch);
        heads.triggers(*scratch);
        for (uint32_t i = 0; i < 4; ++i) heads.pairs({i, i, 1}, *scratch);
    });
    const double n = double(pieces);
    const double linear = double(s.layers) * double(4 * s.width * s.width + 2 * s.width * s.inner);
    const double attention = double(s.layers) * 2 * n * double(s.width);
    const double ceiling = 1 / (linear / int8 + attention / float32);
    std::printf(
        "%4zu pieces: encoder %.0f/s (best %.0f), with heads %.0f/s; ceiling %.0f/s, share %.2f\n",
        pieces, n / encoding.median, n / encoding.best, n / whole.median, ceiling,
        n / encoding.median / ceiling);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return std::fprintf(stderr, "encoder_bench WEIGHTS [isa]\n"), 2;
    const double start = now();
    const auto model = Model::open(argv[1], Precision::int8, argc > 2 ? argv[2] : "");
    if (!model) return std::fprintf(stderr, "%s\n", model.fault().message.c_str()), 3;
    const double opened = now() - start;
    { const Heads heads(*model); }
    const double packed = now() - start;
    const double int8 = int8_rate(model->kernels()), float32 = float_rate(model->kernels());
    std::printf(
        "%s: opened in %.0f ms, packed in %.0f ms; int8 %.0f G multiplications/s, float32 %.0f\n",
        std::string(model->isa()).c_str(), opened * 1e3, (packed - opened) * 1e3, int8 / 1e9,
        float32 / 1e9);
    for (size_t pieces : {30, 128, 280, 510}) report(*model, pieces, int8, float32);
}
