#include "rapport/claims/channel.h"

#include <algorithm>

#include "rapport/claims/word_classes.h"
#include "rapport/language/words.h"

namespace rapport {
namespace {

constexpr size_t paper_words_max = 8, paper_reach_words = 16;

LowWords words_of(std::string_view text) {
    return low_words(text, words(text, {0, uint32_t(text.size())}));
}

}  // namespace

bool is_verbal(EventType type) {
    const int quad = quad_of(type);
    return quad == 1 || quad == 3;
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
    const bool hearsay = std::ranges::all_of(w.text, [](std::string_view word) {
        return (is_determiner(word) && word != "the") ||
               is_one_of(word, {"report", "reports", "initial", "early", "local", "unconfirmed",
                                "recent", "new"});
    });
    if (hearsay) return false;  // "initial reports", "a report"
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

bool names_press(std::string_view source) {
    const LowWords w = words_of(source);
    return has_any(w, 0, w.size(),
                   {"news", "media", "press", "newspaper*", "television", "broadcaster*",
                    "magazine"});
}

bool names_bare_officials(std::string_view source) {
    const LowWords w = words_of(source);
    if (!is_one_of(w.at(ptrdiff_t(w.size()) - 1), {"official", "officials"})) return false;
    return std::ranges::all_of(w.text, [](std::string_view word) {
        return is_determiner(word) || is_one_of(word, {"official", "officials", "senior", "top",
                                                       "local", "unnamed", "former", "high",
                                                       "ranking", "-", "level"});
    });
}

namespace {

// "In its 2016-17 annual report, the group stated …": a paper before the source or behind the cue.
bool writes_in_paper(const LowWords& sentence, const Link& link) {
    const size_t from = sentence.first_of(link.span), to = sentence.end_of(link.cue);
    const auto stands = [&](size_t begin, size_t end) {
        for (size_t i = begin; i < end; ++i)
            if (sentence.text[i] == "in" && is_determiner(sentence.at(ptrdiff_t(i) + 1)) &&
                has_any(sentence, i + 1, std::min(end, i + paper_words_max),
                        {"report", "letter", "study", "survey", "book", "petition", "filing"}))
                return true;
        return false;
    };
    const bool before = from < sentence.size() &&
                        stands(from - std::min(from, paper_reach_words), from);
    return before || (!link.cue.empty() && to < sentence.size() &&
                      stands(to, std::min(sentence.size(), to + paper_reach_words)));
}

bool speaks_for_office(const Link& link) {
    const LowWords w = words_of(link.source);
    return holds_office(link.sectors) ||
           is_one_of(w.at(ptrdiff_t(w.size()) - 1), {"government", "ministry"});
}

}  // namespace

Channel channel_of(EventType type, const std::vector<Actor>& actors, const std::vector<Link>& chain,
                   std::string_view text, const LowWords& sentence) {
    const auto leaked = [&](const Link& link) {
        return names_leak(link.source) || names_leak(link.cue.of(text));
    };
    if (std::ranges::any_of(chain, leaked)) return Channel::leaked;
    const auto official = [](const Actor& actor) { return holds_office(actor.sectors); };
    if (chain.empty())
        return is_verbal(type) && std::ranges::any_of(actors, official) ? Channel::public_statement
                                                                        : Channel::third_party;
    const Link& innermost = chain.back();
    if (innermost.anonymous || names_bare_officials(innermost.source))
        return Channel::privately_reported;
    if (names_press(innermost.source)) return Channel::third_party;
    if (names_paper(innermost.source)) return Channel::document;
    if (speaks_for_office(innermost)) return Channel::public_statement;
    return writes_in_paper(sentence, innermost) ? Channel::document : Channel::third_party;
}

}  // namespace rapport
