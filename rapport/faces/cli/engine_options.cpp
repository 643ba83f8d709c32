#include "rapport/faces/cli/engine_options.h"

#include <algorithm>
#include <thread>

namespace rapport::cli {

void add_coding_options(CLI::App& command, CodingOptions& options) {
    const std::vector<std::string> choices(names_of<Precision>.begin(), names_of<Precision>.end());
    const auto set = [&options](const std::string& given) {
        options.engine.precision = *parse<Precision>(given);
    };
    command.add_option_function<std::string>("--precision", set, "arithmetic of the encoder")
        ->check(CLI::IsMember(choices))
        ->type_name("")
        ->default_str(std::string(name(options.engine.precision)));
    command.add_option("--threads", options.threads, "threads that code; 0 = one a core")
        ->type_name("N")
        ->check(CLI::Range(0u, 1024u))
        ->capture_default_str();
    command.add_option("--model", options.engine.model_file, "another model file")
        ->type_name("FILE");
}

unsigned threads_of(const CodingOptions& options) {
    return options.threads ? options.threads : std::max(1u, std::thread::hardware_concurrency());
}

std::string refusal_text(const Refusal& refusal) {
    return printable(refusal.path) + ", record " + std::to_string(refusal.record) + ": refused (" +
           std::string(name(refusal.code)) + "), byte " + with_thousands(refusal.offset) + ", " +
           with_thousands(refusal.length) + " bytes: " + printable(refusal.detail);
}

}  // namespace rapport::cli
