// rapport dyad A B: what is reported between two actors, month by month.
#include <memory>

#include "rapport/faces/cli/asked.h"
#include "rapport/faces/cli/command.h"
#include "rapport/faces/cli/commands.h"
#include "rapport/faces/cli/dyad_text.h"
#include "rapport/faces/cli/party.h"
#include "rapport/faces/export/dyad_table.h"
#include "rapport/relations/dyad.h"

namespace rapport::cli {
namespace {

struct DyadOptions {
    std::string a, b, since, until, ledger_file;
    double confidence_min = 0;
    bool claims = false;
    Format format = Format::text;
};

Result<DyadQuestion> question_of(const DyadOptions& options, const Lexicon& lexicon) {
    DyadQuestion question;
    const auto a = party_of(options.a, lexicon), b = party_of(options.b, lexicon);
    if (!a) return a.fault();
    if (!b) return b.fault();
    const auto since = day_option(options.since, "--since"),
               until = day_option(options.until, "--until");
    if (!since) return since.fault();
    if (!until) return until.fault();
    return DyadQuestion{*a, *b, *since, *until, options.confidence_min};
}

Exit run(const DyadOptions& options, const Shell& shell) {
    const auto lexicon = open_lexicon();
    if (!lexicon) return report(shell, lexicon.fault());
    const auto question = question_of(options, *lexicon);
    if (!question) return report(shell, question.fault());
    const auto ledger = open_to_read(options.ledger_file);
    if (!ledger) return report(shell, ledger.fault());
    const auto answer = dyad(*ledger, *question);
    if (!answer) return report(shell, answer.fault());
    const DyadNames names = {party_label(question->a), party_label(question->b)};
    if (options.format == Format::text)
        print_dyad_text(*answer, *question, *lexicon, options.claims, shell);
    else if (options.format == Format::jsonl)
        print_lines(dyad_jsonl(*answer, *question, names, options.claims), shell);
    else
        print_lines(dyad_csv(*answer, names, options.claims), shell);
    return Exit::all;
}

}  // namespace

void add_dyad(Program& program) {
    auto options = std::make_shared<DyadOptions>();
    CLI::App* command = add_command(
        program, "dyad",
        "What is reported between two actors, by month: words and deeds, public and reported.",
        "rapport dyad RUS CHN --since 2024-01-01 --claims\n"
        "  rapport dyad AFG/GOV AFG/REB --format csv");
    command->add_option("a", options->a, "the first actor: name, code, CODE/SECTOR or entity:ID")
        ->required();
    command->add_option("b", options->b, "the second actor")->required();
    command->add_option("--since", options->since, "first day")->type_name("DATE");
    command->add_option("--until", options->until, "last day")->type_name("DATE");
    command
        ->add_option("--min-confidence", options->confidence_min, "only claims at least this sure")
        ->type_name("0…1")
        ->check(CLI::Range(0.0, 1.0));
    command->add_flag("--claims", options->claims, "also the claims behind each line");
    add_ledger_option(*command, options->ledger_file);
    add_format_option(*command, options->format, WithCsv::yes);
    on_run(program, *command, [options, &program] { return run(*options, program.shell); });
}

}  // namespace rapport::cli
