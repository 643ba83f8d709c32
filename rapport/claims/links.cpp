#include "rapport/claims/links.h"

#include <algorithm>

#include "rapport/claims/quote_marks.h"

namespace rapport {
namespace {

bool withholds_name(const LowWords& words, size_t from, size_t to) {
    return has_any(words, from, to,
                   {"anonymity", "anonymously", "not to be named", "not to be identified",
                    "not be named", "not be identified", "to be named", "to remain anonymous",
                    "declined to give", "not authorised to", "not authorized to",
                    "unnamed", "anonymous", "unidentified", "spoke on background",
                    "off the record", "familiar with the matter", "close to the matter",
                    "with knowledge of", "briefed on", "who declined to be"});
}

bool is_vague_person(std::string_view w) {
    return is_one_of(w, {"official", "diplomat", "officer", "aide", "adviser", "advisor", "insider",
                         "minister", "lawmaker", "envoy", "negotiator", "figure", "person"});
}

bool is_vague_group(std::string_view w) {
    return is_one_of(w, {"officials", "diplomats", "officers", "aides", "advisers", "advisors",
                         "insiders", "people", "negotiators", "figures"});
}

bool is_plural_vague(std::string_view w) {
    return is_one_of(w, {"some", "several", "two", "three", "four", "multiple", "senior", "other",
                         "certain", "unnamed", "many", "former", "a"});
}

bool is_source_word(std::string_view w) {
    return is_one_of(w, {"source", "sources", "insider", "insiders", "whistleblower"});
}

bool named(const LowWords& words, size_t from, size_t to) {
    // "the official Dan Orlo": two capitalised words in a row behind the role word are a name.
    for (size_t i = from; i + 1 < to; ++i)
        if (words.shape[i] == Shape::title && words.shape[i + 1] == Shape::title && i > from)
            return true;
    return false;
}

}  // namespace

bool is_anonymous(const LowWords& words, Span source) {
    const size_t from = words.first_of(source), to = words.end_of(source);
    if (source.empty() || from >= to || to > words.size() || from >= words.size()) return false;
    const bool indefinite = is_one_of(words.at(ptrdiff_t(from)), {"a", "an", "one", "another"}) ||
                            is_one_of(words.at(ptrdiff_t(from) - 1), {"a", "an", "one", "another"});
    bool vague = false;
    for (size_t i = from; i < to; ++i) {
        const std::string_view w = words.at(ptrdiff_t(i));
        if (is_source_word(w) && words.at(ptrdiff_t(i) - 1) != "open") return true;
        vague |= is_vague_person(w) || is_vague_group(w);
        if (is_vague_person(w) && indefinite && !named(words, from, to)) return true;
        if (is_vague_group(w) && (is_plural_vague(words.at(ptrdiff_t(from))) ||
                                  is_plural_vague(words.at(ptrdiff_t(i) - 1))))
            return true;
    }
    const size_t reach = vague ? std::min(words.size(), to + anonymity_reach_words) : to;
    return withholds_name(words, from, reach);
}

bool is_quoted(const LowWords& words, Span content, Span speaker) {
    const size_t at = words.first_of(content), said = words.first_of(speaker);
    return std::ranges::any_of(quotes_in(words), [&](WordRange q) {
        const bool speaker_inside = said < words.size() && q.contains(said);
        return q.contains(at) && !speaker_inside;
    });
}

Factuality outer_factuality(const Link& link) {
    const bool medium = !link.sectors.empty() && link.sectors.front() == Sector::med;
    switch (link.kind) {
        case LinkKind::say: return medium ? Factuality::uu : Factuality::ct_plus;
        case LinkKind::allege:
        case LinkKind::confirm:
        case LinkKind::know: return Factuality::ct_plus;
        case LinkKind::believe:
        case LinkKind::infer: return Factuality::pr_plus;
        case LinkKind::deny: return Factuality::ct_minus;
        case LinkKind::report:
        case LinkKind::other: break;
    }
    return Factuality::uu;
}

void complete_links(std::vector<Link>& chain, const LowWords& words, Span trigger,
                    Factuality holder) {
    for (Link& link : chain) {
        link.anonymous = is_anonymous(words, link.span);
        link.factuality = outer_factuality(link);
    }
    if (chain.empty()) return;
    Link& innermost = chain.back();
    innermost.factuality = holder;
    const Span speaker = innermost.cue.empty() ? innermost.span : innermost.cue;
    innermost.direct = !innermost.source.empty() && is_quoted(words, trigger, speaker);
}

}  // namespace rapport
