#include "rapport/claims/claim.h"

#include "rapport/base/hash.h"

namespace rapport {
namespace {

std::string label(const Actor& actor) {
    return actor.code.empty() ? '"' + actor.name + '"' : actor.code;
}

std::string labels(const std::vector<Actor>& actors) {
    std::string out;
    for (const Actor& actor : actors) out += (out.empty() ? "" : ",") + label(actor);
    return out;
}

std::string label(const Link& link) {
    const std::string& source = link.entity.empty() ? link.source : link.entity;
    return (source.empty() ? "-" : source) + '[' + std::string(name(link.kind)) + ' ' +
           std::string(name(link.factuality)) + ']';
}

}  // namespace

std::string claim_id(std::string_view document_id, Span trigger) {
    return digest(
        {document_id, std::to_string(trigger.begin) + '-' + std::to_string(trigger.end)});
}

std::string summary(const Claim& claim) {
    std::string out = std::string(name(claim.type)) + ' ' + labels(claim.actors) + "→" +
                      labels(claim.recipients);
    if (claim.chain.empty() && claim.holder != Factuality::ct_plus)
        out += ' ' + std::string(name(claim.holder));
    for (size_t i = 0; i < claim.chain.size(); ++i)
        out += (i == 0 ? " by " : " ") + label(claim.chain[i]);
    return out;
}

}  // namespace rapport
