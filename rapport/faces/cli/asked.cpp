#include "rapport/faces/cli/asked.h"

#include "rapport/rapport.h"

namespace rapport::cli {

Result<std::optional<Day>> day_option(const std::string& text, const char* option) {
    if (text.empty()) return std::optional<Day>{};
    if (const auto day = day_of_iso(text)) return std::optional<Day>{*day};
    return Fault{FaultKind::usage,
                 std::string(option) + " takes a day such as 2024-03-01, not '" + text + "'"};
}

Result<Lexicon> open_lexicon() {
    const auto folder = find_data_folder("");
    if (!folder) return folder.fault();
    return Lexicon::load(*folder);
}

Result<Ledger> open_to_read(const std::string& ledger_file) {
    return Ledger::open(ledger_file, {.access = Access::read_only});
}

void print_lines(const std::vector<std::string>& lines, const Shell& shell) {
    for (const std::string& line : lines) std::fprintf(shell.out, "%s\n", line.c_str());
}

std::string event_text(const Claim& claim) {
    return std::string(name(claim.type)) + (claim.mode.empty() ? "" : "/" + claim.mode);
}

std::string actors_text(const std::vector<Actor>& actors) {
    std::string out;
    for (const Actor& actor : actors) {
        std::string one = actor.code.empty() || actor.code == "-" ? actor.name : actor.code;
        if (one != actor.name && !actor.sectors.empty())
            one += "/" + std::string(name(actor.sectors[0]));
        if (out.find(one) == std::string::npos) out += (out.empty() ? "" : ", ") + one;
    }
    return out.empty() ? "?" : out;
}

std::string chain_text(const Claim& claim) {
    std::string out;
    for (const Link& link : claim.chain)
        out += (out.empty() ? "" : " › ") + (link.source.empty() ? "(unnamed)" : link.source) +
               " " + std::string(name(link.factuality));
    return out;
}

std::string date_of(const Claim& claim, const std::optional<Day>& publication) {
    if (claim.date.earliest) return to_iso(*claim.date.earliest);
    if (claim.date.latest) return to_iso(*claim.date.latest);
    return publication ? to_iso(*publication) : "?";
}

}  // namespace rapport::cli
