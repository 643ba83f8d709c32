// Commands: what every subcommand of the program shares.
//
// One file a command (cmd_<name>.cpp) with one function `add_<name>(Program&)`, declared and listed
// in commands.h. It adds its options to CLI11 and sets `program.action`; the action runs after
// parsing and returns an exit code.
//
//   void add_count(Program& program) {
//       auto options = std::make_shared<CountOptions>();
//       CLI::App* command = add_command(program, "count", "Count claims.", "rapport count --ledger
//       a.db"); add_ledger_option(*command, options->ledger_file); on_run(program, *command,
//       [options, &program] { return count(*options, program.shell); });
//   }
//
// In: arguments, a Shell (streams, replaced by tests). Out: exit codes of promise 6. Threads: none.
#pragma once

#include <CLI/CLI.hpp>

#include <cstdio>
#include <functional>
#include <string>

#include "rapport/base/names.h"
#include "rapport/base/result.h"
#include "rapport/faces/cli/terminal.h"

namespace rapport::cli {

enum class Exit {
    all = 0,
    usage = 2,
    quarantine = 3,  // finished; some records were refused
    unusable = 4,    // input or ledger
    locked = 5,
    disk_full = 6,
    interrupted = 130,  // SIGINT; the same command goes on
    terminated = 143    // SIGTERM; the same command goes on
};

enum class Format { text, jsonl, csv };

struct Shell {
    std::FILE* out = stdout;
    std::FILE* err = stderr;
    Terminal out_terminal;  // how `out` shows text
    Terminal err_terminal;
};

struct Program {
    explicit Program(Shell shell_) : shell(shell_), app("Reports in, relations out.", "rapport") {}
    Shell shell;
    CLI::App app;
    std::function<Exit()> action;  // of the command that was given
};

// The subcommand, with its example below the help.
CLI::App* add_command(Program& program, const std::string& name, const std::string& what,
                      const std::string& example);
// --ledger FILE, else $RAPPORT_LEDGER, else ./rapport.db
void add_ledger_option(CLI::App& command, std::string& ledger_file);
// --format text|jsonl|csv, and --json for jsonl. `csv`: whether this command can print it.
enum class WithCsv { no, yes };
void add_format_option(CLI::App& command, Format& format, WithCsv csv);
void on_run(Program& program, CLI::App& command, std::function<Exit()> action);

Exit exit_of(FaultKind kind);
// Prints "rapport: …" to `err` and returns the exit code.
Exit report(const Shell& shell, const Fault& fault);

// Hands all output on; a Fault, disk_full where it says so, if it cannot be written.
Status flush_output(const Shell& shell);

// Parses and runs; returns the process' exit code.
int run_program(int argc, const char* const* argv, Shell shell);

}  // namespace rapport::cli

namespace rapport {
template <>
inline constexpr auto names_of<cli::Format> = std::to_array<std::string_view>({"text", "jsonl",
                                                                               "csv"});
}  // namespace rapport
