#include "rapport/faces/cli/dyad_text.h"

#include <algorithm>
#include <cstdio>

#include "rapport/faces/cli/asked.h"
#include "rapport/faces/cli/party.h"

namespace rapport::cli {
namespace {

std::string interval_text(const Interval& interval) {
    const std::string lo = std::to_string(interval.lo);
    return interval.lo == interval.hi ? lo : lo + "–" + std::to_string(interval.hi);
}

// "3", "3 ¬1" with denials, "?2" where nobody is sure, "·" for nothing.
std::string cell_text(const DyadCell* cell) {
    if (!cell) return "·";
    std::string out;
    if (cell->counted) out = std::to_string(cell->counted);
    if (cell->denied) out += "¬" + std::to_string(cell->denied);
    if (cell->unsure) out += "?" + std::to_string(cell->unsure);
    return out;
}

const DyadCell* cell_at(const Dyad& dyad, const DyadLine& line, size_t strand) {
    return line.cells[strand] ? &dyad.cells[*line.cells[strand]] : nullptr;
}

struct Labels {
    std::string forward, backward;
    const std::string& of(bool is_forward) const { return is_forward ? forward : backward; }
};

Labels labels_of(const DyadQuestion& question) {
    const std::string a = party_label(question.a), b = party_label(question.b);
    return {a + " → " + b, b + " → " + a};
}

std::string size_text(size_t n, const char* one, const char* many) {
    return with_thousands(n) + " " + (n == 1 ? one : many);
}

void print_head(const Dyad& dyad, const DyadQuestion& question, const Lexicon& lexicon,
                const Shell& shell) {
    const std::string title =
        party_text(question.a, lexicon) + " and " + party_text(question.b, lexicon);
    std::fprintf(shell.out, "%s\n",
                 paint(shell.out_terminal, Paint::bold, printable(title)).c_str());
    std::fprintf(shell.out, "%s reported in %s, on %s distinct sources",
                 size_text(dyad.claims.size(), "claim", "claims").c_str(),
                 size_text(dyad.documents, "document", "documents").c_str(),
                 interval_text(dyad.origins.sources).c_str());
    if (dyad.undated) std::fprintf(shell.out, "; %u without any date", dyad.undated);
    std::string filters;
    if (question.since) filters += " since " + to_iso(*question.since);
    if (question.until) filters += " until " + to_iso(*question.until);
    if (question.confidence_min > 0) {
        char text[48];
        std::snprintf(text, sizeof text, " confidence at least %.2f", question.confidence_min);
        filters += text;
    }
    std::fprintf(shell.out, "%s%s\n", filters.empty() ? "" : "; only", filters.c_str());
}

void print_claim(const DyadClaim& claim, const Shell& shell) {
    const Claim& c = claim.row.claim;
    const std::string chain = chain_text(c);
    const std::string line = c.claim_id.substr(0, id_shown) + "  " + event_text(c) + "  " +
                             std::string(name(c.author)) + "  " + claim.row.document.outlet +
                             (chain.empty() ? "" : ": " + chain);
    const size_t room = size_t(std::max(40, shell.out_terminal.columns - 6));
    const std::string shown = cut(printable(line), room);
    std::fprintf(shell.out, "      %s\n", paint(shell.out_terminal, Paint::dim, shown).c_str());
}

void print_line(const Dyad& dyad, const DyadLine& line, const Labels& labels, bool claims,
                const Shell& shell) {
    const size_t width = std::max(columns_of(labels.forward), columns_of(labels.backward));
    std::string out =
        "  " + fit(printable(labels.of(line.forward)), width) + "  " + fit(name(line.voice), 8);
    for (size_t strand = 0; strand < strands; ++strand)
        out += fit(cell_text(cell_at(dyad, line, strand)), 8, Align::right);
    out += fit(std::to_string(line.documents), 11, Align::right) +
           fit(interval_text(line.origins.sources), 9, Align::right);
    std::fprintf(shell.out, "%s%s\n", out.c_str(), line.origins.circular ? "  circular" : "");
    if (!claims) return;
    for (const auto cell : line.cells)
        if (cell)
            for (size_t row : dyad.cells[*cell].rows) print_claim(dyad.claims[row], shell);
}

void print_columns(const Labels& labels, const Shell& shell) {
    const size_t width = 4 + 8 + std::max(columns_of(labels.forward), columns_of(labels.backward));
    const std::string pad(width, ' ');
    std::fprintf(shell.out, "\n%s%s\n", pad.c_str(),
                 "     words           deeds           attitudes");
    std::fprintf(shell.out, "%s%s\n", pad.c_str(),
                 "    coop    conf    coop    conf    good     bad  documents  sources");
}

}  // namespace

void print_dyad_text(const Dyad& dyad, const DyadQuestion& question, const Lexicon& lexicon,
                     bool claims, const Shell& shell) {
    print_head(dyad, question, lexicon, shell);
    if (dyad.months.empty()) {
        std::fprintf(shell.out, "The ledger has no document that names either.\n");
        return;
    }
    const Labels labels = labels_of(question);
    print_columns(labels, shell);
    size_t next_line = 0;
    for (size_t i = 0; i < dyad.months.size(); ++i) {
        const DyadMonth& month = dyad.months[i];
        const bool told =
            next_line < dyad.lines.size() && dyad.lines[next_line].month == month.month;
        if (!month.documents && !told) {  // a gap, as long as it lasts
            size_t last = i;
            const auto gap = [&](size_t k) {
                return !dyad.months[k].documents &&
                       !(next_line < dyad.lines.size() &&
                         dyad.lines[next_line].month == dyad.months[k].month);
            };
            while (last + 1 < dyad.months.size() && gap(last + 1)) ++last;
            const std::string until = last > i ? " … " + to_text(dyad.months[last].month) : "";
            std::fprintf(shell.out, "%s%s  no documents\n", to_text(month.month).c_str(),
                         until.c_str());
            i = last;
            continue;
        }
        std::fprintf(shell.out, "%s  %s name either, in %s%s\n",
                     paint(shell.out_terminal, Paint::bold, to_text(month.month)).c_str(),
                     size_text(month.documents, "document", "documents").c_str(),
                     size_text(month.outlets, "outlet", "outlets").c_str(),
                     told ? "" : "; nothing between the two");
        for (; next_line < dyad.lines.size() && dyad.lines[next_line].month == month.month;
             ++next_line)
            print_line(dyad, dyad.lines[next_line], labels, claims, shell);
    }
    std::fprintf(shell.out,
                 "\nClaims, not events; ¬ denied, ? nobody is sure; sources: distinct origins, "
                 "unresolved ones merged – apart.\n");
}

}  // namespace rapport::cli
