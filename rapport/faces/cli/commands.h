// The list of commands: a new one is declared here and added to `all_commands`. Order is the order of --help.
#pragma once

#include <array>

namespace rapport::cli {

struct Program;

void add_read(Program& program);
void add_code(Program& program);
void add_parse(Program& program);

inline constexpr std::array all_commands = {add_read, add_code, add_parse};

}  // namespace rapport::cli
