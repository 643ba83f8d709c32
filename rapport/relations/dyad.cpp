#include "rapport/relations/dyad.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace rapport {

Month month_of(Day day) {
    const Civil c = to_civil(day);
    return {c.year, c.month};
}

Month next(Month month) {
    return month.month == 12 ? Month{month.year + 1, 1} : Month{month.year, month.month + 1};
}

std::string to_text(Month month) {
    char out[32];
    std::snprintf(out, sizeof out, "%04d-%02d", month.year, month.month);
    return out;
}

static Factuality decisive(const Claim& claim) {
    return claim.author == Factuality::uu ? claim.holder : claim.author;
}

double weight_of(const Claim& claim) {
    switch (decisive(claim)) {
        case Factuality::ct_plus:
            return 1;
        case Factuality::pr_plus:
            return 0.7;
        case Factuality::ps_plus:
            return 0.35;
        default:
            return 0;
    }
}

Standpoint standpoint_of(const Claim& claim) {
    if (weight_of(claim) > 0) return Standpoint::counted;
    return decisive(claim) == Factuality::uu ? Standpoint::unsure : Standpoint::denied;
}

std::optional<Strand> strand_of(const Claim& claim) {
    switch (claim.quad) {
        case 1:
            return Strand::words_cooperation;
        case 2:
            return Strand::deeds_cooperation;
        case 3:
            return Strand::words_conflict;
        case 4:
            return Strand::deeds_conflict;
        default:
            break;
    }
    if (claim.type != EventType::attitude || claim.mode.empty()) return std::nullopt;
    return claim.mode == "positive" ? Strand::attitude_positive : Strand::attitude_negative;
}

Voice voice_of(const Claim& claim) {
    const bool open =
        claim.channel == Channel::public_statement || claim.channel == Channel::document;
    return open ? Voice::public_voice : Voice::reported;
}

std::optional<Day> day_of(const ClaimRow& row) {
    const EventDate& date = row.claim.date;
    if (date.earliest && date.latest)
        return Day{date.earliest->number + (date.latest->number - date.earliest->number) / 2};
    if (date.earliest) return date.earliest;
    return date.latest ? date.latest : row.document.date;
}

namespace {

struct Coverage {
    std::set<std::string> documents, outlets;
};

// Documents that name either party, by the month of their publication.
Status cover(const Ledger& ledger, const Party& party, std::map<Month, Coverage>& coverage) {
    const auto named = documents_naming(ledger, party);
    if (!named) return named.fault();
    for (const NamedOn& document : *named) {
        if (!document.date) continue;
        Coverage& month = coverage[month_of(*document.date)];
        month.documents.insert(document.document_id);
        month.outlets.insert(document.outlet);
    }
    return Done{};
}

Result<Derivation> derivation_of(const Ledger& ledger, const std::vector<DyadClaim>& claims) {
    std::set<std::string> ids;
    for (const DyadClaim& claim : claims) ids.insert(claim.row.document.id);
    auto texts = documents(ledger, {ids.begin(), ids.end()});
    if (!texts) return texts.fault();
    return Derivation::of(*texts);
}

using CellKey =
    std::tuple<Month, Direction, Strand, Voice>;

struct Sum {
    uint32_t documents = 0;
    Origins origins;
};

Sum sum_of(const std::vector<size_t>& rows, const Dyad& answer, const Derivation& derivation) {
    std::vector<const Claim*> claims;
    std::set<std::string_view> documents;
    for (size_t row : rows) {
        claims.push_back(&answer.claims[row].row.claim);
        documents.insert(answer.claims[row].row.document.id);
    }
    return {uint32_t(documents.size()), derivation.origins_of(claims)};
}

DyadCell cell_of(const CellKey& key, std::vector<size_t> rows, const Dyad& answer,
                 const Derivation& derivation) {
    DyadCell cell;
    std::tie(cell.month, cell.direction, cell.strand, cell.voice) = key;
    for (size_t row : rows) {
        switch (standpoint_of(answer.claims[row].row.claim)) {
            case Standpoint::counted:
                ++cell.counted;
                break;
            case Standpoint::denied:
                ++cell.denied;
                break;
            case Standpoint::unsure:
                ++cell.unsure;
                break;
        }
    }
    const Sum sum = sum_of(rows, answer, derivation);
    cell.documents = sum.documents;
    cell.origins = sum.origins;
    cell.rows = std::move(rows);
    return cell;
}

void fill_lines(Dyad& answer, const Derivation& derivation) {
    std::map<std::tuple<Month, Direction, Voice>, DyadLine> lines;
    for (size_t i = 0; i < answer.cells.size(); ++i) {
        const DyadCell& cell = answer.cells[i];
        DyadLine& line = lines[{cell.month, cell.direction, cell.voice}];
        line.month = cell.month, line.direction = cell.direction, line.voice = cell.voice;
        line.cells[size_t(cell.strand)] = i;
    }
    for (auto& [key, line] : lines) {
        std::vector<size_t> rows;
        for (const auto cell : line.cells)
            if (cell)
                rows.insert(rows.end(), answer.cells[*cell].rows.begin(),
                            answer.cells[*cell].rows.end());
        const Sum sum = sum_of(rows, answer, derivation);
        line.documents = sum.documents;
        line.origins = sum.origins;
        answer.lines.push_back(line);
    }
}

bool is_wide(const EventDate& date) {
    return date.earliest && date.latest &&
           date.latest->number - date.earliest->number >= month_days_max;
}

bool inside(Day day, const DyadQuestion& question) {
    return (!question.since || *question.since <= day) &&
           (!question.until || day <= *question.until);
}

void fill_months(const std::map<Month, Coverage>& coverage, const DyadQuestion& question,
                 Dyad& answer) {
    std::set<Month> seen;
    for (const DyadCell& cell : answer.cells) seen.insert(cell.month);
    for (const auto& [month, _] : coverage) {
        const Day first = to_day({month.year, month.month, 1});
        const Day last = to_day({month.year, month.month, last_day_of(month.year, month.month)});
        if ((question.since && last < *question.since) ||
            (question.until && *question.until < first))
            continue;
        seen.insert(month);
    }
    if (seen.empty()) return;
    for (Month month = *seen.begin(); month <= *seen.rbegin(); month = next(month)) {
        DyadMonth row{.month = month};
        if (const auto found = coverage.find(month); found != coverage.end()) {
            row.documents = uint32_t(found->second.documents.size());
            row.outlets = uint32_t(found->second.outlets.size());
        }
        answer.months.push_back(row);
    }
}

}  // namespace

Result<Dyad> dyad(const Ledger& ledger, const DyadQuestion& question) {
    // The period is applied here, to the one day that a claim falls on; the ledger's filter would
    // keep all overlaps.
    auto claims = dyad_claims(ledger, {.a = question.a,
                                       .b = question.b,
                                       .since = {},
                                       .until = {},
                                       .confidence_min = question.confidence_min});
    if (!claims) return claims.fault();
    Dyad answer;
    std::map<CellKey, std::vector<size_t>> groups;
    for (DyadClaim& claim : *claims) {
        const auto strand = strand_of(claim.row.claim);
        const auto day = day_of(claim.row);
        if (!strand || (day && !inside(*day, question))) continue;
        const size_t row = answer.claims.size();
        if (!day)
            answer.undated.push_back(row);
        else if (is_wide(claim.row.claim.date))
            answer.wide.push_back(row);
        else
            groups[{month_of(*day), claim.direction, *strand, voice_of(claim.row.claim)}].push_back(
                row);
        answer.claims.push_back(std::move(claim));
    }
    const auto derivation = derivation_of(ledger, answer.claims);
    if (!derivation) return derivation.fault();
    for (auto& [key, rows] : groups)
        answer.cells.push_back(cell_of(key, std::move(rows), answer, *derivation));
    fill_lines(answer, *derivation);
    std::vector<size_t> all(answer.claims.size());
    std::iota(all.begin(), all.end(), size_t{0});
    const Sum sum = sum_of(all, answer, *derivation);
    answer.documents = sum.documents;
    answer.origins = sum.origins;

    std::map<Month, Coverage> coverage;
    for (const Party* party : {&question.a, &question.b})
        if (const Status done = cover(ledger, *party, coverage); !done) return done.fault();
    fill_months(coverage, question, answer);
    return answer;
}

}  // namespace rapport
