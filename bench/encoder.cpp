// The encoder alone, on random word pieces: items are word pieces.
#include <random>

#include "bench/parts.h"
#include "rapport/language/encoder.h"

namespace rapport::bench {

void register_encoder(const Model& model) {
    const auto encoder = std::make_shared<const Encoder>(model);
    for (const size_t size : {30, 64, 128, 200, 280, 510}) {
        const std::string name = "encoder/" + std::to_string(size);
        benchmark::RegisterBenchmark(name.c_str(), [=, &model](benchmark::State& state) {
            std::mt19937 random(7);
            std::vector<int32_t> pieces(size);
            for (int32_t& piece : pieces) piece = int32_t(random() % model.sizes().vocabulary);
            Matrix states;
            LayerScratch scratch;
            for (auto _ : state) (*encoder)(pieces, states, scratch);
            state.SetItemsProcessed(int64_t(state.iterations() * size));
        });
    }
}

}  // namespace rapport::bench
