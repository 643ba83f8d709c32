// rapport code: documents in, claims out; nothing is stored.
#include <memory>
#include <nlohmann/json.hpp>

#include "rapport/faces/cli/command.h"
#include "rapport/faces/cli/commands.h"
#include "rapport/faces/cli/engine_options.h"
#include "rapport/faces/cli/pipeline.h"
#include "rapport/faces/export/json_out.h"

namespace rapport::cli {
namespace {

struct CodeOptions {
    std::vector<std::string> paths = {"-"};
    Format format = Format::text;
    CodingOptions coding;
    bool given_sentences = false;
    bool marks = false;
    bool evidence = false;
};

void print_text(const Document& document, const Coded& coded, const Shell& shell) {
    const Terminal& terminal = shell.out_terminal;
    std::string head = document.input_id.empty() ? document.id : document.input_id;
    if (!document.title.empty()) head += "  " + document.title;
    std::fprintf(shell.out, "%s\n", paint(terminal, Paint::bold, printable(head)).c_str());
    if (coded.claims.empty()) std::fprintf(shell.out, "  no claims\n");
    for (const Claim& claim : coded.claims) {
        const Span sentence = coded.sentences.at(claim.sentence).span;
        std::fprintf(shell.out, "  %s\n", printable(summary(claim)).c_str());
        const std::string words = printable(sentence.of(document.text));
        std::fprintf(shell.out, "    %s\n", paint(terminal, Paint::dim, words).c_str());
    }
}

void print_jsonl(const Document& document, const Coded& coded, const Shell& shell) {
    if (coded.claims.empty()) return;
    const ClaimPrinter printer(document);
    for (const Claim& claim : coded.claims)
        std::fprintf(shell.out, "%s\n", printer.line(claim).c_str());
}

void print_evidence(const Document& document, const Coded& coded, const Shell& shell) {
    if (coded.claims.empty()) return;
    const ClaimPrinter printer(document);
    const std::vector<std::string> labels = evidence_labels();
    for (size_t i = 0; i < coded.claims.size(); ++i) {
        nlohmann::ordered_json evidence;
        for (size_t k = 0; k < labels.size(); ++k) evidence[labels[k]] = coded.evidence[i][k];
        std::fprintf(shell.out, "{\"evidence\":%s,%s\n", evidence.dump().c_str(),
                     printer.line(coded.claims[i]).substr(1).c_str());
    }
}

// Prints one result; true where it was a refusal.
bool print(const PoolItem& result, const CodeOptions& options, const Shell& shell) {
    if (const auto* refusal = std::get_if<Refusal>(&result.item.what)) {
        std::fprintf(shell.err, "rapport: %s\n", refusal_text(*refusal).c_str());
        return true;
    }
    const auto* document = std::get_if<Document>(&result.item.what);
    if (!document) return false;
    if (!result.coded.refusal.empty()) {
        std::fprintf(shell.err, "rapport: %s, record %llu: refused (model): %s\n",
                     printable(document->path).c_str(),
                     static_cast<unsigned long long>(document->record),
                     printable(result.coded.refusal).c_str());
        return true;
    }
    const auto print_claims = options.evidence                 ? print_evidence
                              : options.format == Format::jsonl ? print_jsonl
                                                                : print_text;
    print_claims(*document, result.coded, shell);
    return false;
}

Exit code(const CodeOptions& options, const Shell& shell) {
    const auto engine = Engine::open(options.coding.engine);
    if (!engine) return report(shell, engine.fault());
    const auto files = real_files();
    IntakeOptions reading{options.paths, {}, {}};
    if (options.given_sentences) reading.read.sentences = GivenSentences::read;
    auto intake = Intake::open(*files, std::move(reading));
    if (!intake) return report(shell, intake.fault());
    CodingPool pool(
        [&](const Item& item) {
            const auto& document = std::get<Document>(item.what);
            if (item.sentences.empty()) return engine->code(document);
            return engine->code(document, item.sentences);
        },
        threads_of(options.coding));
    bool refused = false;
    const auto take = [&](const PoolItem& result) -> Status {
        refused |= print(result, options, shell);
        return flush_output(shell);  // whoever reads along need not wait for the next
    };
    if (auto done = run_pipeline(*intake, pool, {code_documents, take, [] { return false; }});
        !done)
        return report(shell, done.fault());
    return refused ? Exit::quarantine : Exit::all;
}

// One line a document: the lexicon's code of each word of each window.
Exit print_marks(const CodeOptions& options, const Shell& shell) {
    const auto engine = Engine::open(options.coding.engine);
    if (!engine) return report(shell, engine.fault());
    const auto files = real_files();
    IntakeOptions reading{options.paths, {}, {}};
    reading.read.sentences = GivenSentences::read;
    auto intake = Intake::open(*files, std::move(reading));
    if (!intake) return report(shell, intake.fault());
    while (const auto item = intake->next()) {
        const auto* document = std::get_if<Document>(&item->what);
        if (!document) continue;
        const auto marks = engine->marks(*document, item->sentences);
        const nlohmann::ordered_json line = {{"document_id", document->input_id},
                                             {"windows", marks}};
        std::fprintf(shell.out, "%s\n", line.dump().c_str());
    }
    return Exit::all;
}

}  // namespace

void add_code(Program& program) {
    auto options = std::make_shared<CodeOptions>();
    CLI::App* command = add_command(
        program, "code", "Codes documents and prints their claims; nothing is stored.",
        "rapport code article.txt\n"
        "  echo '{\"text\": \"France accused Germany of spying.\"}' | rapport code - --json");
    command
        ->add_option("paths", options->paths,
                     "text, JSON lines or JSON; folders; - is standard input")
        ->type_name("FILE|-");
    add_format_option(*command, options->format, WithCsv::no);
    add_coding_options(*command, options->coding);
    // For evaluation on texts that were split by hand: records with "sentences": [[start, end], …]
    // in code points.
    command->add_flag("--given-sentences", options->given_sentences)->group("");
    // For comparison with training/decisions.py: every draft of the heads, and what they saw.
    command->add_flag_callback(
        "--any-actor", [options] { options->coding.engine.relevance = Relevance::any; })->group("");
    // For training/calibrate.py: beside each claim what its confidence was read from.
    command->add_flag("--evidence", options->evidence)->group("");
    command->add_flag("--marks", options->marks)->group("");
    on_run(program, *command, [options, &program] {
        return (options->marks ? print_marks : code)(*options, program.shell);
    });
}

}  // namespace rapport::cli
