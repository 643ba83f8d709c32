// rapport read: files and folders into the ledger; reading again adds nothing.
#include <memory>

#include <nlohmann/json.hpp>

#include "rapport/faces/cli/command.h"
#include "rapport/faces/cli/commands.h"
#include "rapport/faces/cli/engine_options.h"
#include "rapport/faces/cli/read_job.h"
#include "rapport/faces/cli/stop.h"

namespace rapport::cli {
namespace {

struct ReadOptionsOfCommand {
    std::vector<std::string> paths;
    std::string ledger_file;
    Format format = Format::text;
    CodingOptions coding;
    int wait_seconds = 10;
};

std::string counts_of(const Tally& tally) {
    return with_thousands(tally.coded) + " coded, " + with_thousands(tally.no_claim) +
           " without claims, " + with_thousands(tally.duplicate) + " duplicates, " +
           with_thousands(tally.quarantined) + " quarantined";
}

// One line of what was passed over, "" where nothing was.
std::string passed_over_text(const PassedOver& passed) {
    struct {
        uint64_t count;
        const char* what;
    } rows[] = {{passed.hidden, "hidden files"},
                {passed.special, "pipes, devices and linked folders"},
                {passed.left_out, "files of the ledger"},
                {passed.blank_lines, "empty lines"},
                {passed.marks, "byte order marks"}};
    std::string text;
    for (const auto& row : rows)
        if (row.count)
            text += (text.empty() ? "" : ", ") + with_thousands(row.count) + " " + row.what;
    return text;
}

void print_text(const ReadTotals& totals, const PassedOver& passed, const Shell& shell) {
    std::fprintf(shell.out, "%s records: %s\n", with_thousands(totals.records.records()).c_str(),
                 counts_of(totals.records).c_str());
    std::string codes;
    for (const auto& [code, count] : totals.refusals)
        codes += (codes.empty() ? "" : ", ") + with_thousands(count) + " " + code;
    if (!codes.empty()) std::fprintf(shell.out, "quarantined: %s\n", codes.c_str());
    if (passed.records_before)
        std::fprintf(shell.out, "in the ledger before: %s records; %s inputs were complete\n",
                     with_thousands(passed.records_before).c_str(),
                     with_thousands(passed.inputs_done).c_str());
    if (const std::string text = passed_over_text(passed); !text.empty())
        std::fprintf(shell.out, "passed over: %s\n", text.c_str());
    std::fprintf(shell.out, "%s claims\n", with_thousands(totals.claims).c_str());
}

void print_jsonl(const ReadTotals& totals, const PassedOver& passed, const Shell& shell) {
    const nlohmann::ordered_json out = {{"coded", totals.records.coded},
                                        {"no_claim", totals.records.no_claim},
                                        {"duplicate", totals.records.duplicate},
                                        {"quarantined", totals.records.quarantined},
                                        {"refusals", totals.refusals},
                                        {"claims", totals.claims},
                                        {"records_before", passed.records_before},
                                        {"inputs_complete_before", passed.inputs_done},
                                        {"hidden", passed.hidden},
                                        {"special", passed.special},
                                        {"ledger_files", passed.left_out},
                                        {"blank_lines", passed.blank_lines},
                                        {"byte_order_marks", passed.marks}};
    std::fprintf(shell.out, "%s\n", out.dump().c_str());
}

// Everything that a reading holds.
struct Reading {
    const ReadOptionsOfCommand& options;
    const Shell& shell;
    const Engine& engine;
    ReadJob& job;
    Intake& intake;
    const StopSignals& signals;
};

Status read_all(Reading& r, Progress& progress) {
    CodingPool pool([&](const Item& item) { return r.engine.code(std::get<Document>(item.what)); },
                    threads_of(r.options.coding));
    uint64_t documents = 0;
    const auto take = [&](PoolItem result) -> Status {
        documents += std::holds_alternative<Document>(result.item.what);
        auto done = r.job.take(std::move(result));
        progress.update(documents, r.intake.bytes_done(), r.intake.bytes_total(),
                        counts_of(r.job.totals().records));
        return done;
    };
    const auto handling = [&](Item& item) { return r.job.handling(item); };
    return run_pipeline(r.intake, pool, {handling, take, [&] { return r.signals.caught(); }});
}

// Stores what is left, says how it went, and finds the exit code.
Exit finish(Reading& r, Progress& progress, Status done) {
    const bool broken_off = !done && done.fault().kind == FaultKind::interrupted;
    if (done || broken_off) {
        if (auto flushed = r.job.flush(); !flushed)
            done = flushed;
        else if (broken_off)
            done = Done{};
    }
    progress.clear();
    const ReadTotals& totals = r.job.totals();
    for (const Refusal& refusal : totals.first_refusals)
        std::fprintf(r.shell.err, "rapport: %s\n", refusal_text(refusal).c_str());
    (r.options.format == Format::jsonl ? print_jsonl : print_text)(totals, r.intake.passed_over(),
                                                                   r.shell);
    if (r.shell.err_terminal.live || progress.seconds() >= 10)
        std::fprintf(r.shell.err, "%s, %.0f words/s\n", duration_words(progress.seconds()).c_str(),
                     double(totals.words) / std::max(progress.seconds(), 1e-3));
    if (!done) return report(r.shell, done.fault());
    if (r.signals.caught()) {
        std::fprintf(r.shell.err, "rapport: interrupted; the same command goes on\n");
        return r.signals.exit();
    }
    return totals.records.quarantined ? Exit::quarantine : Exit::all;
}

Exit read(const ReadOptionsOfCommand& options, const Shell& shell) {
    const StopSignals signals;
    const auto engine = Engine::open(options.coding.engine);
    if (!engine) return report(shell, engine.fault());
    const auto files = real_files();
    // Paths first, so that a mistyped one leaves no empty ledger behind.
    if (auto looked = Intake::open(*files, {options.paths, {}, {}}); !looked)
        return report(shell, looked.fault());
    const auto give_up = [&] { return signals.caught(); };
    auto ledger =
        Ledger::open(options.ledger_file, {Access::create, options.wait_seconds, give_up});
    if (!ledger) {
        const Exit exit = report(shell, ledger.fault());
        return ledger.fault().kind == FaultKind::interrupted ? signals.exit() : exit;
    }
    ReadJob job(*ledger, engine->coder(), Progress::real_clock());
    const auto leave_out = [&](const std::string& path) { return ledger->owns(path); };
    auto intake = Intake::open(*files, {options.paths, {}, job.resume(), leave_out});
    if (!intake) return report(shell, intake.fault());
    Reading reading{options, shell, *engine, job, *intake, signals};
    Progress progress(shell.err, shell.err_terminal, "reading");
    return finish(reading, progress, read_all(reading, progress));
}

}  // namespace

void add_read(Program& program) {
    auto options = std::make_shared<ReadOptionsOfCommand>();
    CLI::App* command = add_command(
        program, "read", "Reads files and folders into the ledger; reading again adds nothing.",
        "rapport read articles.jsonl clippings/ --ledger my.db");
    command
        ->add_option("paths", options->paths,
                     "text, JSON lines or JSON; folders; - is standard input")
        ->type_name("PATH")
        ->required();
    add_ledger_option(*command, options->ledger_file);
    command->add_option("--wait", options->wait_seconds, "seconds to wait for another writer")
        ->type_name("SECONDS")
        ->check(CLI::Range(0, 86400))
        ->capture_default_str();
    add_format_option(*command, options->format, WithCsv::no);
    add_coding_options(*command, options->coding);
    on_run(program, *command, [options, &program] { return read(*options, program.shell); });
}

}  // namespace rapport::cli
