#include "rapport/claims/assemble.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "rapport/base/hash.h"
#include "rapport/claims/channel.h"
#include "rapport/claims/links.h"
#include "rapport/claims/place.h"
#include "rapport/claims/sizes.h"
#include "rapport/claims/tense.h"
#include "rapport/claims/word_classes.h"

namespace rapport {
namespace {

std::string two_digits(double x) {
    char out[16];
    std::snprintf(out, sizeof out, "%.2f", x);
    return out;
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

// The model's opinion of a mention's code: "FRA 0.93, DEU 0.04".
std::string shares_text(const std::vector<CodeShare>& shares) {
    std::string out;
    for (size_t i = 0; i < std::min<size_t>(2, shares.size()); ++i)
        out += (i ? ", " : "") + std::string(shares[i].code) + ' ' + two_digits(shares[i].share);
    return out;
}

std::string type_line(const TypeScore& s) {
    return "type " + std::string(name(s.type)) + ' ' + two_digits(s.probability) + " (next " +
           std::string(name(s.next)) + ' ' + two_digits(s.next_probability) + ", none " +
           two_digits(s.none) + ')';
}

// Where the model marks no time: the sentence's only date, if it opens the sentence or a clause
// before the trigger, or stands close to it. "On July 31, rebels attacked the village of Mann."
std::optional<EventDate> only_date(const LowWords& sentence, Span range, Span trigger,
                                   std::string_view text, const DateReference& reference) {
    std::vector<EventDate> dates = find_dates(text, range, reference);
    if (dates.size() != 1 || dates[0].span.empty()) return std::nullopt;
    const size_t from = sentence.first_of(dates[0].span), to = sentence.end_of(dates[0].span);
    const size_t at = sentence.first_of(trigger);
    const size_t apart = at < from ? from - at : at > to ? at - to : 0;
    const bool fronted = from < at && from >= 2 && sentence.text[from - 2] == "," &&
                         is_preposition(sentence.text[from - 1]);  // "According to X, in May …"
    if (from >= date_opens_words && !fronted && apart > date_reach_words) return std::nullopt;
    return dates[0];
}

EventDate date_of(const ClaimDraft& draft, const Coding& coding,
                  const LowWords& sentence, Tense tense) {
    DateReference reference = coding.dates;
    reference.past = tense != Tense::future;
    if (draft.time) {
        EventDate date = read_date(coding.document.text, draft.time->span, reference);
        if (date.basis != DateBasis::none) return date;
    }
    const Span range = coding.sentences[draft.sentence].span;
    if (!draft.time && tense != Tense::hypothetical)
        if (auto date = only_date(sentence, range, draft.trigger, coding.document.text, reference))
            return *date;
    return publication_date(reference);
}

// The day on which names must hold: the event's own where the words give one.
std::optional<Day> day_of(const EventDate& date, const Coding& coding) {
    const bool told = date.basis == DateBasis::stated || date.basis == DateBasis::resolved;
    if (told && date.latest) return date.latest;
    if (told && date.earliest) return date.earliest;
    return coding.document.date;
}

Actor resolved(const MarkedSpan& mention, std::string_view role, const Coding& coding,
               std::optional<Day> on, std::vector<std::string>& trace) {
    trace.push_back(std::string(role) + ' ' + quoted(mention.span.of(coding.document.text)) + ' ' +
                    two_digits(mention.probability) + " points to " + shares_text(mention.shares));
    const auto inside = coding.marks.subspan(mention.words.first,
                                             mention.words.last - mention.words.first + 1);
    const MentionContext context{
        coding.document.text, mention.span, on, mention.shares, {inside.begin(), inside.end()}};
    return coding.lexicon.resolve(context, trace);
}

bool same(const Actor& a, const Actor& b) {
    return a.span == b.span || (a.span.overlaps(b.span) && a.code == b.code) ||
           (!a.entity.empty() && a.entity == b.entity && a.name == b.name);
}

std::vector<Actor> actors_of(const std::vector<MarkedSpan>& mentions, std::string_view role,
                             const Coding& coding, std::optional<Day> on,
                             std::vector<std::string>& trace) {
    std::vector<Actor> out;
    for (const MarkedSpan& mention : mentions) {
        Actor actor = resolved(mention, role, coding, on, trace);
        if (std::ranges::none_of(out, [&](const Actor& a) { return same(a, actor); }))
            out.push_back(std::move(actor));
    }
    return out;
}

Link link_of(const LinkDraft& draft, const Coding& coding, std::optional<Day> on,
             std::vector<std::string>& trace) {
    Link link;
    link.kind = draft.kind;
    if (draft.cue) link.cue = draft.cue->span;
    if (draft.source) {
        Actor actor = resolved(*draft.source, "source", coding, on, trace);
        link.source = std::move(actor.name), link.span = actor.span;
        link.entity = std::move(actor.entity), link.code = std::move(actor.code);
        link.sectors = std::move(actor.sectors);
    }
    trace.push_back("link " + std::string(name(draft.kind)) + ' ' + two_digits(draft.probability) +
                    " by " + quoted(link.cue.of(coding.document.text)));
    return link;
}

std::vector<Span> spans_of(const std::vector<MarkedSpan>& mentions) {
    std::vector<Span> out;
    for (const MarkedSpan& mention : mentions) out.push_back(mention.span);
    return out;
}

std::vector<std::string> contexts_of(const Claim& claim, const ClaimDraft& draft,
                                     const LowWords& sentence, const Contexts& contexts) {
    std::vector<Span> actors = spans_of(draft.actors), telling;
    for (const Link& link : claim.chain) telling.insert(telling.end(), {link.span, link.cue});
    const auto is_pronoun_here = [&](Span actor) {
        const size_t at = sentence.first_of(actor);
        return at + 1 == sentence.end_of(actor) && is_pronoun(sentence.text[at]);
    };
    if (!claim.chain.empty() && std::ranges::any_of(actors, is_pronoun_here))
        actors.push_back(claim.chain.back().span);  // "the army says that it …"
    const std::vector<Span> recipients = spans_of(draft.recipients);
    return contexts.of({sentence, claim.type, claim.trigger, actors, recipients, telling});
}

void attach_codes(Claim& claim) {
    claim.quad = quad_of(claim.type);
    claim.cameo = cameo_of(claim.type, claim.mode);
    claim.score_plover = plover_score(claim.type, claim.mode);
    claim.score_goldstein = goldstein_score(claim.cameo);
}

std::string coding_id(const Claim& claim, const Coding& coding) {
    std::string codes = summary(claim) + '|' + claim.mode + '|' + std::string(name(claim.holder)) +
                        '|' + std::string(name(claim.author)) + '|' +
                        std::string(name(claim.tense)) + '|' + std::string(name(claim.channel)) +
                        '|' + claim.date.edtf + '|' + claim.place.id + claim.place.country;
    for (const std::string& context : claim.contexts) codes += '|' + context;
    return digest({claim.claim_id, codes, coding.model_version, rules_version,
                   coding.lexicon.version()});
}

void attach_rules(Claim& claim, const ClaimDraft& draft, const Coding& coding,
                  const LowWords& sentence) {
    const std::string_view text = coding.document.text;
    complete_links(claim.chain, coding.words, claim.trigger, claim.holder);
    claim.channel = channel_of(claim.type, claim.actors, claim.chain, text, sentence);
    claim.contexts = contexts_of(claim, draft, sentence, coding.rules.contexts);
    const Span range = coding.sentences[draft.sentence].span;
    claim.size = read_size(text, range, claim.trigger, claim.type);
    claim.trace.push_back("rule tense " + std::string(name(claim.tense)) + ", channel " +
                          std::string(name(claim.channel)) + ", date " +
                          std::string(name(claim.date.basis)) + ' ' + claim.date.edtf);
}

}  // namespace

Claim assemble(const ClaimDraft& draft, const Coding& coding) {
    const std::string_view text = coding.document.text;
    const LowWords sentence = low_words(text, coding.sentences[draft.sentence].words);
    Claim claim;
    claim.claim_id = claim_id(coding.document.id, draft.trigger);
    claim.document_id = coding.document.id;
    claim.sentence = draft.sentence;
    claim.type = draft.score.type, claim.mode = draft.mode, claim.trigger = draft.trigger;
    claim.holder = draft.holder, claim.author = draft.author;
    claim.trace.push_back(type_line(draft.score));
    const ToldTense told = tense_of(sentence, claim.trigger, claim.type, coding.rules.verbs);
    claim.date = date_of(draft, coding, sentence, told.tense);
    claim.tense = tense_with_date(told, claim.date, claim.date.span.of(text), coding.document.date);
    const std::optional<Day> on = day_of(claim.date, coding);
    claim.actors = actors_of(draft.actors, "actor", coding, on, claim.trace);
    claim.recipients = actors_of(draft.recipients, "recipient", coding, on, claim.trace);
    for (const LinkDraft& link : draft.chain)
        claim.chain.push_back(link_of(link, coding, on, claim.trace));
    if (draft.place) claim.place = place_of(*draft.place, coding.marks, text, coding.lexicon);
    attach_codes(claim);
    attach_rules(claim, draft, coding, sentence);
    claim.coding_id = coding_id(claim, coding);
    return claim;
}

}  // namespace rapport
