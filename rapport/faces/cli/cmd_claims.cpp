// rapport claims: the claims of a ledger as a table, by actor, recipient, source, type, time and
// words.
#include <algorithm>
#include <memory>

#include "rapport/faces/cli/asked.h"
#include "rapport/faces/cli/command.h"
#include "rapport/faces/cli/commands.h"
#include "rapport/faces/cli/party.h"
#include "rapport/faces/export/csv.h"
#include "rapport/faces/export/json_out.h"
#include "rapport/ledger/query.h"

namespace rapport::cli {
namespace {

constexpr uint32_t claims_shown = 50;
constexpr size_t actors_column = 3, chain_column = 4, outlet_column = 5;  // of the table
constexpr int columns_for_outlet = 110;  // narrower: neither outlet nor author

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
    return text;
}

struct ClaimsOptions {
    std::string actor, recipient, source, type, since, until, ledger_file;
    uint32_t limit = claims_shown;
    Filter filter;
    Format format = Format::text;
};

Status take_party(const std::string& word, const Lexicon& lexicon, Party& party) {
    if (word.empty()) return Done{};
    const auto parsed = party_of(word, lexicon);
    if (!parsed) return parsed.fault();
    party = *parsed;
    return Done{};
}

Result<Filter> filter_of(const ClaimsOptions& options, const Lexicon& lexicon) {
    Filter filter = options.filter;
    for (const Status& done : {take_party(options.actor, lexicon, filter.actor),
                               take_party(options.recipient, lexicon, filter.recipient),
                               take_party(options.source, lexicon, filter.source)})
        if (!done) return done.fault();
    if (!options.type.empty()) filter.type = parse<EventType>(options.type);
    const auto since = day_option(options.since, "--since"),
               until = day_option(options.until, "--until");
    if (!since) return since.fault();
    if (!until) return until.fault();
    filter.since = *since, filter.until = *until;
    filter.limit =
        options.limit == 0 ? 0 : options.limit + 1;  // one more, to say that there are more
    return filter;
}

std::vector<std::string> cells_of(const ClaimRow& row) {
    const Claim& c = row.claim;
    const std::string chain = chain_text(c), author(name(c.author));
    return {c.claim_id.substr(0, id_shown),
            date_of(c, row.document.date),
            event_text(c),
            actors_text(c.actors) + " → " + actors_text(c.recipients),
            chain.empty() ? "author " + author : chain,
            row.document.outlet,
            author};
}

// Each column as wide as its widest cell; what does not fit comes off the chain, the outlet, the
// actors.
std::vector<size_t> widths_of(const std::vector<std::vector<std::string>>& table, size_t columns) {
    std::vector<size_t> widths(table[0].size());
    for (const auto& line : table)
        for (size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], columns_of(line[i]));
    size_t total = 2 * (widths.size() - 1);
    for (size_t width : widths) total += width;
    const std::pair<size_t, size_t> giving[] = {
        {chain_column, 14}, {outlet_column, 8}, {actors_column, 12}};
    for (const auto& [column, least] : giving) {
        if (column >= widths.size() || total <= columns || widths[column] <= least) continue;
        const size_t off = std::min(total - columns, widths[column] - least);
        widths[column] -= off;
        total -= off;
    }
    return widths;
}

void print_table(const std::vector<ClaimRow>& rows, const Shell& shell) {
    std::vector<std::vector<std::string>> table = {
        {"claim", "date", "event", "who → whom", "according to", "outlet", "author"}};
    for (const ClaimRow& row : rows) {
        table.push_back(cells_of(row));
        for (std::string& cell : table.back()) cell = printable(cell);
    }
    if (shell.out_terminal.columns < columns_for_outlet)
        for (auto& line : table) line.resize(outlet_column);
    const auto widths = widths_of(table, size_t(shell.out_terminal.columns));
    for (size_t n = 0; n < table.size(); ++n) {
        std::string line;
        for (size_t i = 0; i < widths.size(); ++i)
            line += (i ? "  " : "") + fit(table[n][i], widths[i]);
        while (!line.empty() && line.back() == ' ') line.pop_back();
        std::fprintf(shell.out, "%s\n",
                     (n ? line : paint(shell.out_terminal, Paint::bold, line)).c_str());
    }
}

void print_csv(const std::vector<ClaimRow>& rows, const Shell& shell) {
    std::fprintf(
        shell.out,
        "claim_id,document_id,outlet,date,date_edtf,type,mode,quad,score_plover,actors,recipients,"
        "chain,holder,author,tense,channel,place,confidence\n");
    for (const ClaimRow& row : rows) {
        const Claim& c = row.claim;
        char score[32] = "", confidence[32];
        if (c.score_plover) std::snprintf(score, sizeof score, "%g", *c.score_plover);
        std::snprintf(confidence, sizeof confidence, "%.3f", c.confidence);
        const std::string line = csv_line(
            {c.claim_id, c.document_id, row.document.outlet, date_of(c, row.document.date),
             c.date.edtf, std::string(name(c.type)), c.mode, std::to_string(c.quad), score,
             actors_text(c.actors), actors_text(c.recipients), chain_text(c),
             std::string(name(c.holder)), std::string(name(c.author)), std::string(name(c.tense)),
             std::string(name(c.channel)), c.place.name, confidence});
        std::fprintf(shell.out, "%s\n", line.c_str());
    }
}

// A document is read and its text hashed once for the claims of it that follow each other.
struct Printed {
    explicit Printed(Document document_) : document(std::move(document_)), printer(document) {}
    const Document document;
    const ClaimPrinter printer;  // views the document
};

Exit print_jsonl(const Ledger& ledger, const std::vector<ClaimRow>& rows, const Shell& shell) {
    std::unique_ptr<Printed> last;
    for (const ClaimRow& row : rows) {
        if (!last || last->document.id != row.document.id) {
            auto record = document(ledger, row.document.id);
            if (!record) return report(shell, record.fault());
            RAPPORT_ASSERT(record->has_value());
            last = std::make_unique<Printed>(std::move((*record)->document));
        }
        std::fprintf(shell.out, "%s\n", last->printer.line(row.claim).c_str());
    }
    return Exit::all;
}

Exit run(const ClaimsOptions& options, const Shell& shell) {
    const auto lexicon = open_lexicon();
    if (!lexicon) return report(shell, lexicon.fault());
    const auto filter = filter_of(options, *lexicon);
    if (!filter) return report(shell, filter.fault());
    const auto ledger = open_to_read(options.ledger_file);
    if (!ledger) return report(shell, ledger.fault());
    auto rows = claims(*ledger, *filter);
    if (!rows) return report(shell, rows.fault());
    const bool more = options.limit && rows->size() > options.limit;
    if (more) rows->resize(options.limit);
    if (options.format == Format::jsonl) return print_jsonl(*ledger, *rows, shell);
    if (options.format == Format::csv) {
        print_csv(*rows, shell);
    } else if (rows->empty()) {
        std::fprintf(shell.out, "No claims.\n");
    } else {
        print_table(*rows, shell);
        if (more)
            std::fprintf(shell.out,
                         "… and more: --limit 0 prints all, rapport show CLAIM tells one.\n");
    }
    return Exit::all;
}

}  // namespace

void add_claims(Program& program) {
    auto options = std::make_shared<ClaimsOptions>();
    CLI::App* command = add_command(
        program, "claims", "Claims as a table, newest event first.",
        "rapport claims --actor Russia --recipient CHN --type ESPIONAGE --since 2024-01-01");
    command->add_option("--actor", options->actor, "who: name, code, CODE/SECTOR or entity:ID")
        ->type_name("X");
    command->add_option("--recipient", options->recipient, "to whom")->type_name("Y");
    command->add_option("--source", options->source, "according to whom, at any level of the chain")
        ->type_name("S");
    command->add_option("--type", options->type, "type of event, such as ACCUSE")
        ->type_name("T")
        ->transform([](const std::string& text) { return upper(text); })
        ->check([](const std::string& text) {
            return parse<EventType>(text)
                       ? ""
                       : "no event type '" + text + "' (docs/commands.md lists them)";
        });
    command->add_option("--since", options->since, "events on this day or later")
        ->type_name("DATE");
    command->add_option("--until", options->until, "events on this day or before")
        ->type_name("DATE");
    command
        ->add_option("--text", options->filter.words,
                     "words of the title or text; \"phrases\" in quotes")
        ->type_name("WORDS");
    command
        ->add_option("--min-confidence", options->filter.confidence_min,
                     "only claims at least this sure")
        ->type_name("0…1")
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--limit", options->limit, "rows at most; 0 = all")
        ->capture_default_str()
        ->type_name("N");
    add_ledger_option(*command, options->ledger_file);
    add_format_option(*command, options->format, WithCsv::yes);
    on_run(program, *command, [options, &program] { return run(*options, program.shell); });
}

}  // namespace rapport::cli
