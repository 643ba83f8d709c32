// The list of commands: a new one is declared here and added to `all_commands`. Order is the order
// of --help.
#pragma once

#include <array>

namespace rapport::cli {

struct Program;

void add_read(Program& program);
void add_claims(Program& program);
void add_show(Program& program);
void add_why(Program& program);
void add_dyad(Program& program);
void add_check(Program& program);
void add_dump(Program& program);
void add_code(Program& program);
void add_parse(Program& program);

inline constexpr std::array all_commands = {add_read, add_claims, add_show, add_why, add_dyad,
                                            add_check, add_dump, add_code, add_parse};

}  // namespace rapport::cli
