#include "rapport/claims/confidence.h"

#include <algorithm>
#include <cmath>

namespace rapport {
namespace {

constexpr double odds_least = 1e-4, missed_least = 1e-3;

float log_odds(double p) {
    p = std::clamp(p, odds_least, 1 - odds_least);
    return float(std::log(p / (1 - p)));
}

// The evidence of one side: who, or whom.
struct Side {
    double words = 1, share = 1;  // the weakest
    float span = 0, code = 0, missed = 0, none = 0, more = 0, uncoded = 0, differs = 0;
};

Side side_of(const std::vector<MarkedSpan>& mentions, const std::vector<Actor>& actors,
             double missed) {
    Side side;
    side.missed = float(std::log(missed_least + missed));
    side.none = mentions.empty();
    side.more = mentions.empty() ? 0 : float(mentions.size() - 1);
    for (const MarkedSpan& m : mentions) {
        side.words = std::min(side.words, m.probability);
        if (!m.shares.empty()) side.share = std::min(side.share, m.shares.front().share);
    }
    if (side.none == 0) side.span = log_odds(side.words), side.code = log_odds(side.share);
    for (const Actor& actor : actors) {
        if (actor.code.empty()) side.uncoded = 1;
        const auto at = std::ranges::find(mentions, actor.span, &MarkedSpan::span);
        if (at == mentions.end() || at->shares.empty()) continue;
        const std::string_view pointed = at->shares.front().code;
        if ((pointed == "-" ? std::string_view() : pointed) != actor.code) side.differs = 1;
    }
    return side;
}

}  // namespace

std::vector<std::string> evidence_labels() {
    std::vector<std::string> out(evidence_names.begin(), evidence_names.end());
    for (const std::string_view type : names_of<EventType>) out.emplace_back(type);
    return out;
}

Evidence evidence_of(const ClaimDraft& draft, const Claim& claim) {
    const Side who = side_of(draft.actors, claim.actors, draft.actors_missed);
    const Side whom = side_of(draft.recipients, claim.recipients, draft.recipients_missed);
    const double together = draft.score.probability * std::min(who.words, whom.words) *
                            std::min(who.share, whom.share);
    const auto common = std::to_array<float>(
        {log_odds(together), log_odds(draft.score.probability), log_odds(draft.score.none),
         log_odds(draft.score.next_probability), who.span, whom.span, who.code, whom.code,
         who.missed, whom.missed, who.none, whom.none, who.more, whom.more, who.uncoded,
         whom.uncoded, who.differs, whom.differs, float(claim.chain.size())});
    static_assert(common.size() == evidence_names.size());
    Evidence out{};
    std::ranges::copy(common, out.begin());
    out[common.size() + size_t(claim.type)] = 1;
    return out;
}

Result<ConfidenceFit> fit_of(const Calibration& calibration) {
    if (calibration.evidence != evidence_labels() || calibration.weights.size() != evidence_size)
        return Fault{FaultKind::unusable, "its confidence was fitted on other evidence"};
    ConfidenceFit fit;
    std::ranges::copy(calibration.weights, fit.weights.begin());
    fit.offset = calibration.offset;
    return fit;
}

double confidence_of(const Evidence& evidence, const ConfidenceFit& fit) {
    double z = fit.offset;
    for (size_t i = 0; i < evidence.size(); ++i) z += double(fit.weights[i]) * evidence[i];
    return std::round(1e4 / (1 + std::exp(-z))) / 1e4;  // no digits that no one can check
}

}  // namespace rapport
