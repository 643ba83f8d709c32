#include "rapport/faces/export/json_out.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "rapport/base/hash.h"

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t context_points = 32;  // of prefix and suffix

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json or_null(const std::optional<double>& number) { return number ? Json(*number) : Json(); }
Json or_null(const std::optional<Day>& day) { return day ? Json(to_iso(*day)) : Json(); }

template <class Enum>
Json names(const std::vector<Enum>& values) {
    Json list = Json::array();
    for (Enum value : values) list.push_back(name(value));
    return list;
}

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Quotations of one text.
class Quotes {
  public:
    Quotes(std::string_view text, const CodePointIndex& index) : text_(text), index_(index) {}

    // The selectors into `out`.
    void put(Json& out, Span span) const {
        const size_t start = index_.index_of(span.begin), end = index_.index_of(span.end);
        const size_t before = start - std::min(start, context_points);
        const size_t after = std::min(index_.size(), end + context_points);
        out["text"] = span.of(text_);
        out["start"] = start;
        out["end"] = end;
        out["prefix"] = between(index_.byte_of(before), span.begin);
        out["suffix"] = between(span.end, index_.byte_of(after));
    }
    Json quote(Span span) const {
        if (span.empty()) return nullptr;
        Json out;
        put(out, span);
        return out;
    }
    // As quote(), with room for more where there is no span: text as written, offsets null.
    Json quote_or_name(Span span, const std::string& written) const {
        if (!span.empty()) return quote(span);
        return {{"text", or_null(written)},
                {"start", nullptr},
                {"end", nullptr},
                {"prefix", nullptr},
                {"suffix", nullptr}};
    }

  private:
    std::string between(size_t begin, size_t end) const {
        return std::string(text_.substr(begin, end - begin));
    }
    std::string_view text_;
    const CodePointIndex& index_;
};

Json actors_json(const std::vector<Actor>& actors, const Quotes& quotes) {
    Json list = Json::array();
    for (const Actor& actor : actors) {
        Json one = quotes.quote_or_name(actor.span, actor.name);
        one["name"] = or_null(actor.name);
        one["code"] = or_null(actor.code);
        one["plover"] = or_null(actor.plover);
        one["entity"] = or_null(actor.entity);
        one["sectors"] = names(actor.sectors);
        list.push_back(std::move(one));
    }
    return list;
}

Json source_json(const Link& link, const Quotes& quotes) {
    if (link.source.empty()) return nullptr;
    Json source = quotes.quote_or_name(link.span, link.source);
    source["name"] = link.source;
    source["code"] = or_null(link.code);
    source["entity"] = or_null(link.entity);
    source["sectors"] = names(link.sectors);
    return source;
}

Json chain_json(const std::vector<Link>& chain, const Quotes& quotes) {
    Json list = Json::array();
    for (const Link& link : chain)
        list.push_back({{"source", source_json(link, quotes)},
                        {"anonymous", link.anonymous},
                        {"cue", quotes.quote(link.cue)},
                        {"kind", name(link.kind)},
                        {"direct", link.direct},
                        {"factuality", name(link.factuality)}});
    return list;
}

Json count_json(const std::optional<Count>& count, const Quotes& quotes) {
    if (!count) return nullptr;
    const Json high = count->high == count_open ? Json(nullptr) : Json(count->high);
    return {{"low", count->low}, {"high", high}, {"span", quotes.quote(count->span)}};
}

Json place_json(const Place& place, const Quotes& quotes) {
    if (place.name.empty()) return nullptr;
    Json out = quotes.quote_or_name(place.span, place.name);
    out["name"] = place.name;
    out["id"] = or_null(place.id);
    out["country"] = or_null(place.country);
    out["lat"] = or_null(place.lat);
    out["lon"] = or_null(place.lon);
    out["precision"] = or_null(place.precision);
    return out;
}

void put_codes(Json& out, const Claim& claim) {
    out["type"] = name(claim.type);
    out["mode"] = or_null(claim.mode);
    out["contexts"] = claim.contexts;
    out["cameo"] = or_null(claim.cameo);
    out["quad"] = claim.quad ? Json(claim.quad) : Json();
    out["score_plover"] = or_null(claim.score_plover);
    out["score_plover_table"] = claim.score_plover ? Json(score_table_plover) : Json();
    out["score_goldstein"] = or_null(claim.score_goldstein);
    out["score_goldstein_table"] = claim.score_goldstein ? Json(score_table_goldstein) : Json();
}

void put_date(Json& out, const EventDate& date, const Quotes& quotes) {
    out["date_edtf"] = or_null(date.edtf);
    out["date_earliest"] = or_null(date.earliest);
    out["date_latest"] = or_null(date.latest);
    out["date_basis"] = name(date.basis);
    out["date_text"] = quotes.quote(date.span);
}

void put_document(Json& out, const Document& document, const std::string& text_sha256) {
    out["publisher"] = document.publishers;
    out["published"] = or_null(document.date);
    out["title"] = or_null(document.title);
    out["url"] = or_null(document.url);
    out["fiction"] = document.fiction;
    out["text_sha256"] = text_sha256;
}

}  // namespace

ClaimPrinter::ClaimPrinter(const Document& document)
    : document_(document), index_(document.text), text_sha256_(sha256_hex(document.text)) {}

std::string ClaimPrinter::line(const Claim& claim) const {
    const Quotes quotes(document_.text, index_);
    Json out;
    out["claim_id"] = claim.claim_id;
    out["coding_id"] = claim.coding_id;
    out["document_id"] = document_.input_id.empty() ? document_.id : document_.input_id;
    out["document_hash"] = document_.id;
    out["sentence"] = claim.sentence;
    put_codes(out, claim);
    out["trigger"] = quotes.quote(claim.trigger);
    out["actors"] = actors_json(claim.actors, quotes);
    out["recipients"] = actors_json(claim.recipients, quotes);
    out["chain"] = chain_json(claim.chain, quotes);
    out["holder"] = name(claim.holder);
    out["author"] = name(claim.author);
    out["tense"] = name(claim.tense);
    out["size"] = {{"dead", count_json(claim.size.dead, quotes)},
                   {"injured", count_json(claim.size.injured, quotes)},
                   {"arrested", count_json(claim.size.arrested, quotes)}};
    put_date(out, claim.date, quotes);
    out["place"] = place_json(claim.place, quotes);
    out["channel"] = name(claim.channel);
    out["confidence"] = claim.confidence;
    out["trace"] = claim.trace;
    put_document(out, document_, text_sha256_);
    return dumped(out);
}

std::string claim_json(const Claim& claim, const Document& document) {
    return ClaimPrinter(document).line(claim);
}

std::string refusal_json(const Refusal& refusal) {
    return dumped({{"refused", name(refusal.code)},
                   {"path", refusal.path},
                   {"record", refusal.record},
                   {"offset", refusal.offset},
                   {"length", refusal.length},
                   {"detail", refusal.detail}});
}

}  // namespace rapport
