// Options of the commands that code: precision, threads, and the engine they lead to.
#pragma once

#include <memory>

#include "rapport/faces/cli/command.h"
#include "rapport/rapport.h"

namespace rapport::cli {

struct CodingOptions {
    EngineOptions engine;
    unsigned threads = 0;  // 0: one a core
};

void add_coding_options(CLI::App& command, CodingOptions& options);
unsigned threads_of(const CodingOptions& options);
// "f, record 3: refused (json), byte 90, 12 bytes: …"
std::string refusal_text(const Refusal& refusal);

}  // namespace rapport::cli
