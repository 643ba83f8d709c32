// Fuzz target: any bytes as a table that a user adds to data/actors, and as those of the rules.
// A table is taken or refused with a reason; what is taken can be asked.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>

#include "rapport/claims/lexicon.h"
#include "rapport/claims/rules.h"

using namespace rapport;

namespace {

struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("rapport-tables-fuzz-" + std::to_string(getpid()));
    Folder() {
        std::filesystem::create_directories(path / "actors");
        std::filesystem::create_directories(path / "codes");
    }
    ~Folder() { std::filesystem::remove_all(path); }
    void put(const char* file, std::string_view bytes) const {
        std::ofstream(path / file, std::ios::binary) << bytes;
    }
};

void ask(const Lexicon& lexicon, std::string_view text) {
    std::vector<WindowWord> words;
    WindowWord word;
    word.text = text.substr(0, text.find('\t'));
    words.push_back(word);
    RAPPORT_ASSERT(lexicon.match(words, true, {}).size() == words.size());
    (void)lexicon.code_of(word.text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const Folder folder;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    folder.put("actors/mine.tsv", bytes);
    folder.put("codes/contexts.tsv", bytes);
    folder.put("codes/verbs.tsv", bytes);
    const auto lexicon = Lexicon::load(folder.path);
    if (lexicon) ask(*lexicon, bytes);
    else RAPPORT_ASSERT(!lexicon.fault().message.empty());
    const auto contexts = Contexts::load(folder.path);
    if (!contexts) RAPPORT_ASSERT(!contexts.fault().message.empty());
    const auto verbs = Verbs::load(folder.path);
    if (!verbs) RAPPORT_ASSERT(!verbs.fault().message.empty());
    return 0;
}
