// rapport why DOCUMENT[:SENTENCE]: for each sentence what was coded, and where nothing was, what
// came nearest.
#include <charconv>
#include <memory>

#include "rapport/faces/cli/asked.h"
#include "rapport/faces/cli/command.h"
#include "rapport/faces/cli/commands.h"
#include "rapport/faces/cli/marked.h"
#include "rapport/ledger/query.h"

namespace rapport::cli {
namespace {

struct WhyOptions {
    std::string what, ledger_file;
    bool trace = false;
};

// "DOCUMENT:3" → number 3; an input id may hold colons itself, so only digits after the last one
// count.
std::optional<uint32_t> take_sentence(std::string& what) {
    const size_t colon = what.rfind(':');
    if (colon == std::string::npos || colon + 1 == what.size()) return std::nullopt;
    uint32_t number = 0;
    const char* end = what.data() + what.size();
    const auto [stop, error] = std::from_chars(what.data() + colon + 1, end, number);
    if (error != std::errc{} || stop != end) return std::nullopt;
    what.resize(colon);
    return number;
}

void print_near_miss(const DocumentRecord& record, uint32_t sentence, const Shell& shell) {
    for (const NearMiss& miss : record.near_misses) {
        if (miss.sentence != sentence) continue;
        std::fprintf(shell.out, "     nothing: “%s” is %s with %.2f, no event with %.2f: %s\n",
                     printable(miss.word.of(record.document.text)).c_str(),
                     std::string(name(miss.type)).c_str(), miss.probability, miss.none,
                     printable(miss.reason).c_str());
        return;
    }
    std::fprintf(shell.out, "     nothing: no word looked like an event\n");
}

void print_sentence(const DocumentRecord& record, const Sentence& sentence, bool trace,
                    const Shell& shell) {
    std::vector<Mark> triggers;
    for (const Claim& claim : record.claims)
        if (claim.sentence == sentence.number)
            triggers.push_back({claim.trigger, MarkKind::trigger});
    std::fprintf(shell.out, "%3u  %s\n", sentence.number,
                 marked(record.document.text, sentence.span, triggers, shell.out_terminal).c_str());
    if (triggers.empty()) return print_near_miss(record, sentence.number, shell);
    for (const Claim& claim : record.claims) {
        if (claim.sentence != sentence.number) continue;
        std::fprintf(shell.out, "     %s  %s\n", claim.claim_id.substr(0, id_shown).c_str(),
                     printable(summary(claim)).c_str());
        if (trace)
            for (const std::string& line : claim.trace)
                std::fprintf(shell.out, "       %s\n", printable(line).c_str());
    }
}

Exit run(WhyOptions options, const Shell& shell) {
    const auto ledger = open_to_read(options.ledger_file);
    if (!ledger) return report(shell, ledger.fault());
    auto record = document(*ledger, options.what);
    std::optional<uint32_t> sentence;
    if (!record || !*record) {
        sentence = take_sentence(options.what);
        if (sentence) record = document(*ledger, options.what);
    }
    if (!record) return report(shell, record.fault());
    if (!*record) return report(shell, {FaultKind::usage, "no document '" + options.what + "'"});
    const DocumentRecord& found = **record;
    if (sentence && *sentence >= found.sentences.size())
        return report(shell, {FaultKind::usage, "the document has sentences 0 to " +
                                                    std::to_string(found.sentences.size() - 1)});
    std::fprintf(
        shell.out, "%s\n",
        paint(shell.out_terminal, Paint::bold,
              printable(found.document.title.empty() ? found.document.id : found.document.title))
            .c_str());
    for (const Sentence& each : found.sentences)
        if (!sentence || each.number == *sentence)
            print_sentence(found, each, options.trace || sentence.has_value(), shell);
    return Exit::all;
}

}  // namespace

void add_why(Program& program) {
    auto options = std::make_shared<WhyOptions>();
    CLI::App* command = add_command(
        program, "why", "What was coded in each sentence of a document, and why not more.",
        "rapport why 12ab34cd:3");
    command
        ->add_option(
            "document", options->what,
            "the document's id, how it begins, or its input id; with :SENTENCE one sentence")
        ->required()
        ->type_name("DOCUMENT[:SENTENCE]");
    command->add_flag("--trace", options->trace, "what decided each claim");
    add_ledger_option(*command, options->ledger_file);
    on_run(program, *command, [options, &program] { return run(*options, program.shell); });
}

}  // namespace rapport::cli
