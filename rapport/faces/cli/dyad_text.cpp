#include "rapport/faces/cli/dyad_text.h"

#include <algorithm>
#include <array>
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
    std::array<std::string, 3> of_direction;
    size_t width() const { return columns_of(of_direction[0]); }
    const std::string& of(Direction direction) const { return of_direction[size_t(direction)]; }
};

Labels labels_of(const DyadQuestion& question) {
    const std::string a = party_label(question.a), b = party_label(question.b);
    return {{a + " → " + b, b + " → " + a, a + " ↔ " + b}};
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
    std::string out = "  " + fit(printable(labels.of(line.direction)), labels.width()) + "  " +
                      fit(name(line.voice), 8);
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
    const size_t width = 4 + 8 + labels.width();
    const std::string pad(width, ' ');
    std::fprintf(shell.out, "\n%s%s\n", pad.c_str(),
                 "     words           deeds           attitudes");
    std::fprintf(shell.out, "%s%s\n", pad.c_str(),
                 "    coop    conf    coop    conf    good     bad  documents  sources");
}

// The months of the answer, each with its lines; months that hold nothing at all as one gap.
class MonthPrinter {
  public:
    MonthPrinter(const Dyad& dyad, const Labels& labels, bool claims, const Shell& shell)
        : dyad_(dyad), labels_(labels), claims_(claims), shell_(shell) {}

    void print() {
        for (size_t i = 0; i < dyad_.months.size(); ++i) {
            size_t last = i;
            while (last < dyad_.months.size() && empty(dyad_.months[last])) ++last;
            if (last > i)
                print_gap(dyad_.months[i].month, dyad_.months[last - 1].month), i = last - 1;
            else
                print_month(dyad_.months[i]);
        }
    }

  private:
    bool told(Month month) const {
        return line_ < dyad_.lines.size() && dyad_.lines[line_].month == month;
    }
    bool empty(const DyadMonth& month) const { return !month.documents && !told(month.month); }

    void print_gap(Month first, Month last) const {
        const std::string until = first == last ? "" : " … " + to_text(last);
        std::fprintf(shell_.out, "%s%s  no documents\n", to_text(first).c_str(), until.c_str());
    }
    void print_month(const DyadMonth& month) {
        std::string line = paint(shell_.out_terminal, Paint::bold, to_text(month.month)) + "  ";
        if (month.documents)
            line += size_text(month.documents, "document", "documents") + " of the month " +
                    (month.documents == 1 ? "names" : "name") + " either, in " +
                    size_text(month.outlets, "outlet", "outlets") +
                    (told(month.month) ? "" : "; nothing between the two");
        else
            line += "no documents of the month; told later";
        std::fprintf(shell_.out, "%s\n", line.c_str());
        for (; told(month.month); ++line_)
            print_line(dyad_, dyad_.lines[line_], labels_, claims_, shell_);
    }

    const Dyad& dyad_;
    const Labels& labels_;
    bool claims_;
    const Shell& shell_;
    size_t line_ = 0;  // the next one to print
};

void print_rest(const Dyad& dyad, const std::vector<size_t>& rows, const char* what, bool claims,
                const Shell& shell) {
    if (rows.empty()) return;
    std::fprintf(shell.out, "%s %s\n", size_text(rows.size(), "claim", "claims").c_str(), what);
    if (!claims) return;
    for (size_t row : rows) print_claim(dyad.claims[row], shell);
}

}  // namespace

void print_dyad_text(const Dyad& dyad, const DyadQuestion& question, const Lexicon& lexicon,
                     bool claims, const Shell& shell) {
    print_head(dyad, question, lexicon, shell);
    if (dyad.months.empty() && dyad.claims.empty()) {
        std::fprintf(shell.out, "The ledger has no document that names either.\n");
        return;
    }
    const Labels labels = labels_of(question);
    print_columns(labels, shell);
    MonthPrinter(dyad, labels, claims, shell).print();
    print_rest(dyad, dyad.wide, "dated to no single month (\"in 2019\")", claims, shell);
    print_rest(dyad, dyad.undated, "without any date", claims, shell);
    std::fprintf(shell.out,
                 "\nClaims as reported, not events. ¬ denied, ? nobody is sure, ↔ both act. "
                 "Sources: distinct origins, lo–hi.\n");
}

}  // namespace rapport::cli
