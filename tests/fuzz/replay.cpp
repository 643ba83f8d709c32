// A fuzz target as an ordinary test: every file of a folder through LLVMFuzzerTestOneInput, whole,
// cut short, and with a byte changed, always the same way.
//
//   fuzz_<target> FOLDER
//
// What a target finds wrong, it aborts on, after this driver named the file. An empty or missing
// folder is a failure. The fuzzer itself (make fuzz) links its own main instead.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

constexpr size_t variants_max = 48;  // of each kind a file, spread evenly over it

void run(const std::string& bytes) {
    // A copy of exactly this size, so that address sanitizers see a read past the end.
    const std::vector<uint8_t> copy(bytes.begin(), bytes.end());
    LLVMFuzzerTestOneInput(copy.data(), copy.size());
}

void replay(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::fprintf(stderr, "%s: %zu bytes\n", file.c_str(), bytes.size());
    run(bytes);
    const size_t step = bytes.size() / variants_max + 1;
    for (size_t at = 0; at < bytes.size(); at += step) {
        run(bytes.substr(0, at));
        std::string changed = bytes;
        changed[at] = char(changed[at] ^ (1 << at % 8));
        run(changed);
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return std::fprintf(stderr, "usage: fuzz_<target> FOLDER\n"), 2;
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(arguments[1], error))
        if (entry.is_regular_file()) files.push_back(entry.path());
    if (files.empty()) return std::fprintf(stderr, "%s: no files\n", arguments[1]), 1;
    std::sort(files.begin(), files.end());
    for (const auto& file : files) replay(file);
    std::printf("%zu files\n", files.size());
}
