#include "rapport/faces/cli/command.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "rapport/faces/cli/commands.h"

namespace rapport::cli {

CLI::App* add_command(Program& program, const std::string& name, const std::string& what,
                      const std::string& example) {
    CLI::App* command = program.app.add_subcommand(name, what);
    command->footer("Example:\n  " + example);
    return command;
}

void add_ledger_option(CLI::App& command, std::string& ledger_file) {
    ledger_file = "rapport.db";
    command.add_option("--ledger", ledger_file, "the ledger's file")
        ->envname("RAPPORT_LEDGER")
        ->type_name("FILE")
        ->capture_default_str();
}

void add_format_option(CLI::App& command, Format& format, WithCsv csv) {
    std::vector<std::string> choices;
    for (Format each : {Format::text, Format::jsonl, Format::csv})
        if (each != Format::csv || csv == WithCsv::yes) choices.emplace_back(name(each));
    const auto set = [&format](const std::string& given) { format = *parse<Format>(given); };
    command.add_option_function<std::string>("--format", set, "how results are printed")
        ->check(CLI::IsMember(choices))
        ->type_name("")
        ->default_str(std::string(name(format)));
    command.add_flag_callback(
        "--json", [&format] { format = Format::jsonl; }, "short for --format jsonl");
}

void on_run(Program& program, CLI::App& command, std::function<Exit()> action) {
    command.callback([&program, action = std::move(action)] { program.action = action; });
}

Exit exit_of(FaultKind kind) {
    switch (kind) {
        case FaultKind::usage:
            return Exit::usage;
        case FaultKind::unusable:
            return Exit::unusable;
        case FaultKind::locked:
            return Exit::locked;
        case FaultKind::disk_full:
            return Exit::disk_full;
        case FaultKind::interrupted:
            return Exit::interrupted;
    }
    return Exit::unusable;
}

Status flush_output(const Shell& shell) {
    const bool flushed = std::fflush(shell.out) == 0;
    const int error = flushed ? 0 : errno;
    if (flushed && !std::ferror(shell.out)) return Done{};
    std::clearerr(shell.out);  // it is said once
    const bool full = error == ENOSPC || error == EDQUOT;
    return Fault{full ? FaultKind::disk_full : FaultKind::unusable,
                 std::string("the output cannot be written") +
                     (error ? std::string(": ") + std::strerror(error) : "")};
}

Exit report(const Shell& shell, const Fault& fault) {
    std::fprintf(shell.err, "rapport: %s\n", printable(fault.message).c_str());
    return exit_of(fault.kind);
}

namespace {

// Output that was lost is a fault like any other; one that was reported before it counts first.
Exit with_output(Exit exit, const Shell& shell) {
    const auto done = flush_output(shell);
    if (done) return exit;
    const Exit lost = report(shell, done.fault());
    return exit == Exit::all || exit == Exit::quarantine ? lost : exit;
}

// CLI11 prints help and version as "errors" with code 0; every true error is a fault of usage.
int explain(const CLI::App& app, const CLI::ParseError& error, const Shell& shell) {
    if (error.get_exit_code() == 0) {
        std::string text =
            error.get_name() == "CallForVersion" ? std::string(error.what()) + "\n" : app.help();
        std::fputs(text.c_str(), shell.out);
        return int(with_output(Exit::all, shell));
    }
    std::fprintf(shell.err, "rapport: %s\nrapport --help lists the commands.\n", error.what());
    return int(Exit::usage);
}

}  // namespace

int run_program(int argc, const char* const* argv, Shell shell) {
    Program program(shell);
    program.app.require_subcommand(1);
    program.app.set_version_flag("--version", "rapport 0.1.0");
    program.app.footer(
        "Exit codes: 0 all done, 2 usage, 3 done with refused records, 4 input or ledger "
        "unusable,\n"
        "5 ledger locked, 6 disk full, 130 or 143 interrupted (the same command goes on).");
    for (auto add : all_commands) add(program);
    try {
        program.app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return explain(program.app, error, shell);
    }
    return int(with_output(program.action(), shell));
}

}  // namespace rapport::cli
