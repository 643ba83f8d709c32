#include "rapport/claims/channel.h"

#include <algorithm>

#include "rapport/claims/phrase.h"
#include "rapport/language/words.h"

namespace rapport {
namespace {

LowWords words_of(std::string_view text) {
    return low_words(text, words(text, {0, uint32_t(text.size())}));
}

}  // namespace

bool is_verbal(EventType type) {
    using enum EventType;
    return type == agree || type == support || type == concede || type == request ||
           type == accuse || type == reject || type == threaten;
}

bool holds_office(const std::vector<Sector>& sectors) {
    if (sectors.empty()) return false;
    using enum Sector;
    switch (sectors.front()) {
        case gov: case mil: case spy: case cop: case jud: case leg: case igo: return true;
        default: return false;
    }
}

bool names_paper(std::string_view source) {
    const LowWords w = words_of(source);
    return has_any(w, 0, w.size(),
                   {"report", "reports", "document", "documents", "statement", "statements",
                    "communique", "communiqué", "decree", "indictment", "resolution", "letter",
                    "memo", "memorandum", "ruling", "verdict", "filing", "filings", "transcript",
                    "records", "paper", "papers", "study", "survey", "bulletin", "declaration",
                    "treaty", "cable", "cables", "files", "file", "dossier", "assessment", "book",
                    "minutes", "notice", "charter", "contract", "footage", "archive*"});
}

bool names_leak(std::string_view source_or_cue) {
    const LowWords w = words_of(source_or_cue);
    return has_any(w, 0, w.size(),
                   {"leak", "leaks", "leaked", "secret report", "secret document*", "secret memo*",
                    "secret file*", "secret cable*", "secret assessment*", "secret paper*",
                    "top - secret", "top secret", "classified", "confidential document*",
                    "confidential report*", "confidential memo*", "internal document*",
                    "internal memo*", "internal report*", "internal paper*", "internal assessment*",
                    "undated document", "hacked e*", "whistleblower*", "declassified*"});
}

Channel channel_of(EventType type, const std::vector<Actor>& actors, const std::vector<Link>& chain,
                   std::string_view text) {
    const auto leaked = [&](const Link& link) {
        return names_leak(link.source) || names_leak(link.cue.of(text));
    };
    if (std::ranges::any_of(chain, leaked)) return Channel::leaked;
    const auto official = [](const Actor& actor) { return holds_office(actor.sectors); };
    if (chain.empty())
        return is_verbal(type) && std::ranges::any_of(actors, official) ? Channel::public_statement
                                                                        : Channel::third_party;
    const Link& innermost = chain.back();
    if (innermost.anonymous) return Channel::privately_reported;
    if (names_paper(innermost.source)) return Channel::document;
    return holds_office(innermost.sectors) ? Channel::public_statement : Channel::third_party;
}

}  // namespace rapport
