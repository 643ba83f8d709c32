// rapport show CLAIM: one claim with the words it came from.
#include <algorithm>
#include <memory>

#include "rapport/faces/cli/asked.h"
#include "rapport/faces/cli/command.h"
#include "rapport/faces/cli/commands.h"
#include "rapport/faces/cli/marked.h"
#include "rapport/faces/export/json_out.h"
#include "rapport/ledger/query.h"

namespace rapport::cli {
namespace {

struct ShowOptions {
    std::string id, ledger_file;
    Format format = Format::text;
};

// The sentences that hold a span of the claim, in order, "…" between those that do not follow each
// other.
void print_sentences(const Claim& claim, const DocumentRecord& record, const Shell& shell) {
    const std::vector<Mark> marks = marks_of(claim);
    std::optional<uint32_t> last;
    for (const Sentence& sentence : record.sentences) {
        const bool holds = std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
            return !mark.span.empty() && sentence.span.overlaps(mark.span);
        });
        if (!holds) continue;
        if (last && sentence.number != *last + 1) std::fprintf(shell.out, "  …\n");
        last = sentence.number;
        const std::string text =
            marked(record.document.text, sentence.span, marks, shell.out_terminal);
        std::fprintf(shell.out, "  %s\n", text.c_str());
    }
    if (const std::string colours = legend(shell.out_terminal); !colours.empty())
        std::fprintf(shell.out, "  %s\n", colours.c_str());
}

std::string link_line(const Link& link, std::string_view text) {
    std::string out = link.source.empty() ? "(no source named)" : printable(link.source);
    if (!link.code.empty() && link.code != "-") out += " (" + link.code + ")";
    if (!link.cue.empty()) out += ", “" + printable(link.cue.of(text)) + "”";
    out += ": " + std::string(name(link.kind)) + (link.direct ? ", in its own words" : "");
    if (link.anonymous) out += ", anonymous";
    return out + ", " + std::string(name(link.factuality));
}

void print_chain(const ClaimRow& row, std::string_view text, const Shell& shell) {
    const Claim& c = row.claim;
    std::fprintf(shell.out, "\nAccording to\n  %s (author): %s\n",
                 printable(row.document.outlet).c_str(), std::string(name(c.author)).c_str());
    std::string indent = "  ";
    for (const Link& link : c.chain) {
        std::fprintf(shell.out, "%s└─ %s\n", indent.c_str(), link_line(link, text).c_str());
        indent += "   ";
    }
    std::fprintf(shell.out, "%s└─ %s, %s → %s: %s\n", indent.c_str(), event_text(c).c_str(),
                 printable(actors_text(c.actors)).c_str(),
                 printable(actors_text(c.recipients)).c_str(), std::string(name(c.holder)).c_str());
}

std::string bounds_text(const EventDate& date) {
    const auto side = [](const std::optional<Day>& day) {
        return day ? to_iso(*day) : std::string("open");
    };
    if (!date.earliest && !date.latest) return "not known";
    if (date.earliest == date.latest) return side(date.earliest);
    return side(date.earliest) + " to " + side(date.latest);
}

std::string range_text(const Count& count) {
    const std::string low = std::to_string(count.low);
    if (count.high == count_open) return low + " or more";
    return count.low == count.high ? low : low + " to " + std::to_string(count.high);
}

void print_when_where(const Claim& c, std::string_view text, const Shell& shell) {
    std::string when = bounds_text(c.date);
    if (!c.date.edtf.empty()) when += ", EDTF " + c.date.edtf;
    when += " (" + std::string(name(c.date.basis));
    if (!c.date.span.empty()) when += ": “" + printable(c.date.span.of(text)) + "”";
    std::fprintf(shell.out, "\nWhen     %s), %s\n", when.c_str(),
                 std::string(name(c.tense)).c_str());
    if (!c.place.name.empty())
        std::fprintf(shell.out, "Where    %s%s%s\n", printable(c.place.name).c_str(),
                     c.place.country.empty() ? "" : ", ", c.place.country.c_str());
    for (const auto& [label, count] : {std::pair{"dead", c.size.dead},
                                       {"injured", c.size.injured},
                                       {"arrested", c.size.arrested}})
        if (count)
            std::fprintf(shell.out, "Size     %s %s (“%s”)\n", label, range_text(*count).c_str(),
                         printable(count->span.of(text)).c_str());
}

void print_actors(const std::vector<Actor>& actors, const char* label, const Shell& shell) {
    for (const Actor& actor : actors) {
        std::string line = "“" + printable(actor.name) + "”";
        line += actor.code.empty() ? " uncoded" : " " + actor.code;
        if (!actor.plover.empty() && actor.plover != actor.code)
            line += " (PLOVER " + actor.plover + ")";
        for (Sector sector : actor.sectors) line += " " + std::string(name(sector));
        if (!actor.entity.empty()) line += ", entity " + actor.entity;
        std::fprintf(shell.out, "%-8s %s\n", label, line.c_str());
    }
}

void print_codes(const Claim& c, const Shell& shell) {
    std::string line = event_text(c) + ", quad " + std::to_string(c.quad);
    char score[64];
    if (c.score_plover) {
        std::snprintf(score, sizeof score, ", score %g (", *c.score_plover);
        line += score + std::string(score_table_plover) + ")";
    }
    if (!c.cameo.empty()) line += "; CAMEO " + c.cameo;
    if (c.score_goldstein) {
        std::snprintf(score, sizeof score, ", %g (", *c.score_goldstein);
        line += score + std::string(score_table_goldstein) + ")";
    }
    std::fprintf(shell.out, "Codes    %s\n", line.c_str());
    std::string contexts;
    for (const std::string& context : c.contexts)
        contexts += (contexts.empty() ? "" : ", ") + context;
    if (!contexts.empty()) std::fprintf(shell.out, "Contexts %s\n", contexts.c_str());
    std::fprintf(shell.out,
                 "Channel  %s\nSure     %.2f that type, actors and direction are right\n",
                 std::string(name(c.channel)).c_str(), c.confidence);
}

void print_claim(const ClaimRow& row, const DocumentRecord& record, const Shell& shell) {
    const Claim& c = row.claim;
    const std::string_view text = record.document.text;
    const std::string head =
        event_text(c) + "  " + actors_text(c.actors) + " → " + actors_text(c.recipients);
    std::fprintf(shell.out, "%s\n",
                 paint(shell.out_terminal, Paint::bold, printable(head)).c_str());
    std::fprintf(
        shell.out, "%s%s, %s%s%s\n", printable(row.document.outlet).c_str(),
        row.document.fiction ? " (fiction)" : "",
        row.document.date_text.empty() ? "undated" : printable(row.document.date_text).c_str(),
        row.document.title.empty() ? "" : ": ", printable(row.document.title).c_str());
    std::fprintf(shell.out, "claim %s in document %s\n\n", c.claim_id.c_str(),
                 row.document.id.c_str());
    print_sentences(c, record, shell);
    print_chain(row, text, shell);
    print_when_where(c, text, shell);
    print_actors(c.actors, "Who", shell);
    print_actors(c.recipients, "Whom", shell);
    print_codes(c, shell);
    std::fprintf(shell.out, "\nWhy this code\n");
    for (const std::string& line : c.trace)
        std::fprintf(shell.out, "  %s\n", printable(line).c_str());
}

Exit run(const ShowOptions& options, const Shell& shell) {
    const auto ledger = open_to_read(options.ledger_file);
    if (!ledger) return report(shell, ledger.fault());
    const auto row = claim(*ledger, options.id);
    if (!row) return report(shell, row.fault());
    if (!*row)
        return report(shell, {FaultKind::usage, "no claim's id begins with '" + options.id + "'"});
    const auto record = document(*ledger, (*row)->document.id);
    if (!record) return report(shell, record.fault());
    RAPPORT_ASSERT(record->has_value());
    if (options.format == Format::text)
        print_claim(**row, **record, shell);
    else
        std::fprintf(shell.out, "%s\n", claim_json((*row)->claim, (*record)->document).c_str());
    return Exit::all;
}

}  // namespace

void add_show(Program& program) {
    auto options = std::make_shared<ShowOptions>();
    CLI::App* command = add_command(
        program, "show", "One claim: its words, sources, codes and why.", "rapport show 3f2a9c01");
    command->add_option("claim", options->id, "the claim's id, or how it begins")->required();
    add_ledger_option(*command, options->ledger_file);
    add_format_option(*command, options->format, WithCsv::no);
    on_run(program, *command, [options, &program] { return run(*options, program.shell); });
}

}  // namespace rapport::cli
