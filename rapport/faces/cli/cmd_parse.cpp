// rapport parse: sentences and tokens of documents as CoNLL-U. Needs no model.
#include <memory>

#include "rapport/faces/cli/command.h"
#include "rapport/faces/cli/commands.h"
#include "rapport/faces/cli/engine_options.h"
#include "rapport/intake/intake.h"
#include "rapport/language/conllu.h"
#include "rapport/language/sentences.h"

namespace rapport::cli {
namespace {

void print_document(const Document& document, const Shell& shell) {
    const std::string& id = document.input_id.empty() ? document.id : document.input_id;
    std::string out = "# newdoc id = " + printable(id) + "\n";
    append_conllu(out, document.text, sentence_spans(document.text), id);
    std::fwrite(out.data(), 1, out.size(), shell.out);
}

Exit run(std::vector<std::string> paths, const Shell& shell) {
    if (paths.empty()) paths.emplace_back("-");
    const auto files = real_files();
    IntakeOptions options;
    options.paths = std::move(paths);
    auto intake = Intake::open(*files, std::move(options));
    if (!intake) return report(shell, intake.fault());
    bool refused = false;
    while (const auto item = intake->next()) {
        if (const auto* document = std::get_if<Document>(&item->what)) {
            print_document(*document, shell);
        } else if (const auto* refusal = std::get_if<Refusal>(&item->what)) {
            std::fprintf(shell.err, "rapport: %s\n", refusal_text(*refusal).c_str());
            refused = true;
        }
        if (std::ferror(shell.out)) break;  // run_program says so
    }
    if (intake->fault()) return report(shell, *intake->fault());
    return refused ? Exit::quarantine : Exit::all;
}

}  // namespace

void add_parse(Program& program) {
    auto paths = std::make_shared<std::vector<std::string>>();
    CLI::App* command =
        add_command(program, "parse", "Sentences and tokens of documents, as CoNLL-U.",
                    "rapport parse article.txt > article.conllu");
    command->add_option("file", *paths, "files and folders; - or none: standard input")
        ->type_name("FILE");
    on_run(program, *command, [paths, &program] { return run(*paths, program.shell); });
}

}  // namespace rapport::cli
