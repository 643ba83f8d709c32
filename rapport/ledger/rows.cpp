#include "rapport/ledger/rows.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace rapport {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void bind_count(Statement& statement, const std::optional<Count>& count) {
    if (count) return void(statement.bind(count->low).bind(count->high).bind(count->span));
    for (int i = 0; i < 4; ++i) statement.bind_null();
}

std::optional<Count> read_count(const Statement& row, int first) {
    if (row.null(first)) return std::nullopt;
    return Count{uint32_t(row.integer(first)), uint32_t(row.integer(first + 1)),
                 row.span(first + 2)};
}

std::optional<double> read_real(const Statement& row, int column) {
    if (row.null(column)) return std::nullopt;
    return row.real(column);
}

// Hands out columns one after the other, so that reading has the order of `claim_columns`.
struct Columns {
    Statement& row;
    int at;
    int skip(int count) { return std::exchange(at, at + count); }
    std::string string() { return row.string(skip(1)); }
    int64_t integer() { return row.integer(skip(1)); }
    Span span() { return row.span(skip(2)); }
    std::optional<Day> day() { return day_of(row, skip(1)); }
    std::optional<double> real() { return read_real(row, skip(1)); }
    std::vector<std::string> list() { return list_of(row.text(skip(1))); }
    std::optional<Count> count() { return read_count(row, skip(4)); }
    template <class Enum>
    Enum named() {
        return row.named<Enum>(skip(1));
    }
};

}  // namespace

std::string marks(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += i ? ", ?" : "?";
    return text;
}

std::string with_alias(std::string_view columns, std::string_view alias) {
    std::string text = std::string(alias) + ".";
    for (const char c : columns) {
        text += c;
        if (c == ' ') (text += alias) += '.';
    }
    return text;
}

std::string json_of(const std::vector<std::string>& list) { return text_of(Json(list)); }

std::vector<std::string> list_of(std::string_view json) {
    std::vector<std::string> list;
    const auto parsed = Json::parse(json, nullptr, false);
    if (!parsed.is_array()) return list;
    for (const auto& item : parsed)
        if (item.is_string()) list.push_back(item.get<std::string>());
    return list;
}

std::string json_of(const std::vector<Sector>& sectors) {
    std::vector<std::string> names;
    for (const auto sector : sectors) names.emplace_back(name(sector));
    return json_of(names);
}

std::vector<Sector> sectors_of(Statement& row, int column) {
    std::vector<Sector> sectors;
    for (const auto& text : list_of(row.text(column))) {
        const auto sector = parse<Sector>(text);
        if (sector)
            sectors.push_back(*sector);
        else
            row.fail({FaultKind::unusable, "the ledger holds an unknown sector: '" + text + "'"});
    }
    return sectors;
}

std::optional<std::string> iso_of(std::optional<Day> day) {
    if (!day) return std::nullopt;
    return to_iso(*day);
}

std::optional<Day> day_of(const Statement& row, int column) {
    if (row.null(column)) return std::nullopt;
    return day_of_iso(row.text(column));
}

void bind_claim(Statement& statement, const Claim& claim) {
    statement.bind(claim.claim_id)
        .bind(claim.coding_id)
        .bind(claim.sentence)
        .bind(name(claim.type));
    statement.bind(claim.mode).bind(json_of(claim.contexts)).bind(claim.cameo).bind(claim.quad);
    statement.bind(claim.score_plover).bind(claim.score_goldstein).bind(claim.trigger);
    statement.bind(name(claim.holder)).bind(name(claim.author)).bind(name(claim.tense));
    bind_count(statement, claim.size.dead);
    bind_count(statement, claim.size.injured);
    bind_count(statement, claim.size.arrested);
    const auto& date = claim.date;
    statement.bind(date.edtf).bind(iso_of(date.earliest)).bind(iso_of(date.latest));
    statement.bind(name(date.basis)).bind(date.span);
    const auto& place = claim.place;
    statement.bind(place.name).bind(place.span).bind(place.id).bind(place.country);
    statement.bind(place.lat).bind(place.lon).bind(place.precision);
    statement.bind(name(claim.channel)).bind(claim.confidence).bind(json_of(claim.trace));
}

Claim read_claim(Statement& row, int first) {
    Columns in{row, first};
    Claim claim;
    claim.claim_id = in.string(), claim.coding_id = in.string();
    claim.sentence = uint32_t(in.integer()), claim.type = in.named<EventType>();
    claim.mode = in.string(), claim.contexts = in.list(), claim.cameo = in.string();
    claim.quad = int(in.integer());
    claim.score_plover = in.real(), claim.score_goldstein = in.real(), claim.trigger = in.span();
    claim.holder = in.named<Factuality>(), claim.author = in.named<Factuality>(),
    claim.tense = in.named<Tense>();
    claim.size.dead = in.count(), claim.size.injured = in.count(), claim.size.arrested = in.count();
    claim.date.edtf = in.string(), claim.date.earliest = in.day(), claim.date.latest = in.day();
    claim.date.basis = in.named<DateBasis>(), claim.date.span = in.span();
    claim.place.name = in.string(), claim.place.span = in.span();
    claim.place.id = in.string(), claim.place.country = in.string();
    claim.place.lat = in.real(), claim.place.lon = in.real(), claim.place.precision = in.string();
    claim.channel = in.named<Channel>(), claim.confidence = in.real().value_or(0),
    claim.trace = in.list();
    RAPPORT_ASSERT(in.at == first + claim_column_count);
    return claim;
}

DocumentHead read_head(const Statement& row, int first) {
    DocumentHead head;
    head.id = row.string(first), head.outlet = row.string(first + 1);
    head.publishers = list_of(row.text(first + 2)), head.input_id = row.string(first + 3);
    head.url = row.string(first + 4), head.title = row.string(first + 5);
    head.date_text = row.string(first + 6), head.date = day_of(row, first + 7);
    head.fiction = row.integer(first + 8) != 0, head.text_sha256 = row.string(first + 9);
    return head;
}

PartReader::PartReader(Database& database)
    : actors_(
          database.prepare("SELECT side, name, span_begin, span_end, entity, code, plover, sectors "
                           "FROM coding_actors WHERE coding = ? ORDER BY side, position")),
      links_(database.prepare(
          "SELECT source, span_begin, span_end, entity, code, sectors, anonymous, cue_begin, "
          "cue_end, kind, direct, factuality FROM coding_links WHERE coding = ? "
          "ORDER BY level")) {}

Status PartReader::read(int64_t coding, Claim& claim) {
    actors_.with(coding);
    while (actors_.next()) {
        auto& side = actors_.text(0) == "actor" ? claim.actors : claim.recipients;
        side.push_back({actors_.string(1), actors_.span(2), actors_.string(4), actors_.string(5),
                        actors_.string(6), sectors_of(actors_, 7)});
    }
    if (auto status = actors_.status(); !status) return status;
    links_.with(coding);
    while (links_.next())
        claim.chain.push_back({links_.string(0), links_.span(1), links_.string(3), links_.string(4),
                               sectors_of(links_, 5), links_.integer(6) != 0, links_.span(7),
                               links_.named<LinkKind>(9), links_.integer(10) != 0,
                               links_.named<Factuality>(11)});
    return links_.status();
}

}  // namespace rapport
