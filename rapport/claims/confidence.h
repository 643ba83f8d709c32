// Confidence: how sure the program is that a claim's type, actors and direction are right.
//
// In: a draft (what the heads said) and the claim that tables and rules made of it. Out: a
// probability, logistic(offset + Σ weight · evidence), four digits. The weights are in the weight
// file; training/calibrate.py fits them on claims of documents that the fitted model had not seen.
// Refuses nothing. Pure, thread-safe. Source: claims.md section 2.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/claims/claim.h"
#include "rapport/claims/decode.h"
#include "rapport/language/metadata.h"

namespace rapport {

// What speaks for or against a claim; log odds and logarithms are natural ones.
inline constexpr auto evidence_names = std::to_array<std::string_view>({
    "together",           // log odds of the type times the weakest words times the weakest code
    "type",               // log odds of the type
    "none",               // … that the word triggers nothing
    "next",               // … of the next type
    "actor_span",         // … of the weakest actor's words, 0 without an actor
    "recipient_span",
    "actor_code",         // … of the weakest share that the pointer gives an actor's code
    "recipient_code",
    "actor_missed",       // log of the expected number of actors that were left out
    "recipient_missed",
    "no_actor",           // 1 or 0
    "no_recipient",
    "more_actors",        // actors after the first
    "more_recipients",
    "actor_uncoded",      // 1 where one has no code
    "recipient_uncoded",
    "actor_differs",      // 1 where the tables' code is not the pointer's
    "recipient_differs",
    "links",              // of the chain
});

// Evidence of one claim: evidence_names, then 1 for the claim's type among all types.
inline constexpr size_t evidence_size = evidence_names.size() + names_of<EventType>.size();
using Evidence = std::array<float, evidence_size>;

std::vector<std::string> evidence_labels();  // evidence_names, then AGREE …
Evidence evidence_of(const ClaimDraft& draft, const Claim& claim);

// One weight a label.
struct ConfidenceFit {
    std::array<float, evidence_size> weights{};
    float offset = 0;
};

// What the weight file carries must name this program's evidence in its order.
Result<ConfidenceFit> fit_of(const Calibration& calibration);
double confidence_of(const Evidence& evidence, const ConfidenceFit& fit);

}  // namespace rapport
