#include "rapport/claims/confidence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace rapport {
namespace {

MarkedSpan mention(Span span, double probability, std::vector<CodeShare> shares) {
    return {0, {}, span, probability, std::move(shares)};
}

Actor actor(Span span, const std::string& code) {
    Actor out;
    out.span = span, out.code = code;
    return out;
}

float of(const Evidence& evidence, std::string_view label) {
    const std::vector<std::string> labels = evidence_labels();
    return evidence[size_t(std::ranges::find(labels, label) - labels.begin())];
}

TEST(Confidence, EvidenceIsWhatTheHeadsAndTheTablesSay) {
    ClaimDraft draft;
    draft.score = {EventType::accuse, 0.9, EventType::reject, 0.05, 0.01};
    draft.actors = {mention({0, 6}, 0.8, {{"FRA", 0.75}}), mention({10, 16}, 0.6, {{"-", 0.9}})};
    draft.recipients_missed = 0.5;
    Claim claim;
    claim.type = EventType::accuse;
    claim.actors = {actor({0, 6}, "DEU"), actor({10, 16}, "")};
    claim.chain.resize(1);
    const Evidence e = evidence_of(draft, claim);
    const auto odds = [](double p) { return float(std::log(p / (1 - p))); };
    const std::vector<std::pair<std::string_view, float>> rows = {
        {"together", odds(0.9 * 0.6 * 0.75)}, {"type", odds(0.9)}, {"none", odds(0.01)},
        {"next", odds(0.05)}, {"actor_span", odds(0.6)}, {"actor_code", odds(0.75)},
        {"recipient_span", 0}, {"recipient_missed", float(std::log(0.501))},
        {"actor_missed", float(std::log(0.001))}, {"no_actor", 0}, {"no_recipient", 1},
        {"more_actors", 1}, {"actor_uncoded", 1}, {"actor_differs", 1}, {"recipient_differs", 0},
        {"links", 1}, {"ACCUSE", 1}, {"REJECT", 0}};
    for (const auto& [label, want] : rows) EXPECT_FLOAT_EQ(of(e, label), want) << label;
}

TEST(Confidence, IsTheLogisticOfTheWeighedSum) {
    ConfidenceFit fit;
    fit.offset = -1, fit.weights[0] = 2;
    Evidence evidence{};
    EXPECT_NEAR(confidence_of(evidence, fit), 0.2689, 1e-9);
    evidence[0] = 1;
    EXPECT_NEAR(confidence_of(evidence, fit), 0.7311, 1e-9);
}

TEST(Confidence, TakesOnlyWeightsFittedOnItsOwnEvidence) {
    Calibration calibration{evidence_labels(), std::vector<float>(evidence_size, 1), 0.5f};
    ASSERT_TRUE(fit_of(calibration));
    EXPECT_EQ(fit_of(calibration)->offset, 0.5f);
    calibration.weights.pop_back();
    EXPECT_FALSE(fit_of(calibration));
    calibration.weights.push_back(1);
    std::swap(calibration.evidence[0], calibration.evidence[1]);
    EXPECT_FALSE(fit_of(calibration));
}

}  // namespace
}  // namespace rapport
