// rapport check and rapport dump: does the ledger hold what it says, and what does it hold.
#include <memory>

#include "rapport/faces/cli/asked.h"
#include "rapport/faces/cli/command.h"
#include "rapport/faces/cli/commands.h"
#include "rapport/ledger/check.h"
#include "rapport/ledger/dump.h"

namespace rapport::cli {
namespace {

Exit run_check(const std::string& ledger_file, const Shell& shell) {
    const auto ledger = open_to_read(ledger_file);
    if (!ledger) return report(shell, ledger.fault());
    const auto result = check(*ledger);
    if (!result) return report(shell, result.fault());
    const Counts& c = result->counts;
    const Tally& r = c.records;
    std::fprintf(shell.out,
                 "%s records: %s coded, %s without claims, %s duplicates, %s quarantined\n",
                 with_thousands(r.records()).c_str(), with_thousands(r.coded).c_str(),
                 with_thousands(r.no_claim).c_str(), with_thousands(r.duplicate).c_str(),
                 with_thousands(r.quarantined).c_str());
    std::fprintf(shell.out, "%s documents, %s sentences, %s claims\n",
                 with_thousands(c.documents).c_str(), with_thousands(c.sentences).c_str(),
                 with_thousands(c.claims).c_str());
    for (const Finding& finding : result->findings)
        std::fprintf(shell.out, "WRONG %s %s: %s\n", finding.rule.c_str(),
                     printable(finding.where).c_str(), printable(finding.detail).c_str());
    if (result->suppressed)
        std::fprintf(shell.out, "… and %s more\n", with_thousands(result->suppressed).c_str());
    if (result->findings.empty())
        std::fprintf(
            shell.out,
            "All is well: counts add up, spans lie inside their documents, ids match contents.\n");
    return result->findings.empty() ? Exit::all : Exit::unusable;
}

Exit run_dump(const std::string& ledger_file, bool hash, const Shell& shell) {
    const auto ledger = open_to_read(ledger_file);
    if (!ledger) return report(shell, ledger.fault());
    std::function<void(std::string_view)> print;
    if (!hash)
        print = [&](std::string_view line) {
            std::fprintf(shell.out, "%.*s\n", int(line.size()), line.data());
        };
    const auto digest = dump(*ledger, print);
    if (!digest) return report(shell, digest.fault());
    if (hash)
        std::fprintf(shell.out, "content %s\nwhole   %s\n", digest->content.c_str(),
                     digest->whole.c_str());
    return Exit::all;
}

}  // namespace

void add_check(Program& program) {
    auto ledger_file = std::make_shared<std::string>();
    CLI::App* command = add_command(program, "check",
                                    "Proves that a ledger holds what it says; exit code 4 if not.",
                                    "rapport check --ledger rapport.db");
    add_ledger_option(*command, *ledger_file);
    on_run(program, *command,
           [ledger_file, &program] { return run_check(*ledger_file, program.shell); });
}

void add_dump(Program& program) {
    auto ledger_file = std::make_shared<std::string>();
    auto hash = std::make_shared<bool>(false);
    CLI::App* command =
        add_command(program, "dump",
                    "Everything that counts in a ledger, sorted; the same for the same inputs.",
                    "rapport dump --hash");
    command->add_flag("--hash", *hash, "only the SHA-256 of it");
    add_ledger_option(*command, *ledger_file);
    on_run(program, *command,
           [=, &program] { return run_dump(*ledger_file, *hash, program.shell); });
}

}  // namespace rapport::cli
