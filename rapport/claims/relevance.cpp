#include "rapport/claims/relevance.h"

#include <algorithm>

#include "rapport/language/words.h"

namespace rapport {
namespace {

constexpr auto roles = std::to_array<std::string_view>(
    {"activist", "activists", "administration", "agencies", "agency", "airstrike", "alliance",
     "ambassador", "ambassadors", "armed", "army", "assembly", "attackers", "authorities",
     "authority", "ayatollah", "battalion", "bloc", "bomber", "bombers", "border", "brigade",
     "bureau", "cabinet", "candidate", "captain", "cartel", "ceasefire", "chancellor", "chief",
     "citizens", "civilian", "civilians", "clan", "cleric", "clerics", "coalition", "colonel",
     "commander", "commanders", "commission", "commissioner", "committee", "communist", "congress",
     "consul", "consulate", "convoy", "council", "councillor", "country", "coup", "court",
     "courts", "crown", "defence", "defense", "delegates", "delegation", "democrats",
     "demonstrators", "department", "detainees", "dictator", "diplomat", "diplomats", "dissident",
     "dissidents", "embassy", "emir", "employees", "envoy", "envoys", "executive", "extremist",
     "extremists", "faction", "factions", "farmers", "federal", "federation", "fighters", "fleet",
     "force", "forces", "foreign", "front", "gang", "gangs", "garrison", "general", "generals",
     "government", "governments", "governor", "group", "guard", "guards", "guerrilla",
     "guerrillas", "gunman", "gunmen", "hackers", "hostages", "immigrants", "inmates",
     "inspectors", "insurgents", "intelligence", "interior", "investigators", "islamist",
     "islamists", "jihadists", "journalist", "journalists", "judge", "judges", "junta", "jury",
     "justice", "king", "kingdom", "lawmaker", "lawmakers", "lawyers", "leader", "leaders",
     "leadership", "legislature", "liberation", "lieutenant", "major", "marines", "mayor",
     "mercenaries", "migrants", "militant", "militants", "military", "militia", "militias",
     "minister", "ministers", "ministry", "mission", "monarch", "monitors", "movement", "mps",
     "municipal", "muslims", "nation", "national", "nationalists", "nations", "naval", "navy",
     "negotiators", "ngo", "observers", "office", "officer", "officers", "official", "officials",
     "opposition", "organisation", "organization", "paramilitaries", "paramilitary", "parliament",
     "parties", "party", "patrol", "peacekeepers", "people", "pilot", "pilots", "pirates",
     "police", "policeman", "policemen", "political", "politician", "politicians", "pope",
     "premier", "presidency", "president", "presidential", "presidents", "prime", "prince",
     "prison", "prisoners", "prosecutor", "prosecutors", "protester", "protesters", "protestors",
     "province", "provincial", "queen", "rebel", "rebels", "refugees", "regime", "republic",
     "republicans", "residents", "resistance", "rights", "rioters", "ruling", "sailors",
     "secretary", "security", "senate", "senator", "senators", "separatist", "separatists",
     "sheikh", "soldier", "soldiers", "spies", "spokesman", "spokesperson", "spokeswoman", "spy",
     "squad", "state", "states", "strikers", "students", "sultan", "supreme", "taliban",
     "terrorist", "terrorists", "treasury", "tribal", "tribe", "tribes", "tribunal", "troops",
     "union", "unions", "veterans", "victims", "villagers", "voters", "warlord", "warplanes",
     "warship", "warships", "witnesses", "workers"});

static_assert(std::ranges::is_sorted(roles));

// Role words that count in an actor, but say nothing where they merely stand in the sentence.
constexpr auto weak_roles = std::to_array<std::string_view>(
    {"agency", "assembly", "bureau", "captain", "chief", "citizens", "committee", "country",
     "crown", "department", "employees", "executive", "farmers", "force", "foreign", "front",
     "general", "group", "guard", "guards", "interior", "justice", "king", "kingdom", "lawyers",
     "leader", "leaders", "major", "mission", "movement", "national", "office", "officer",
     "patrol", "people", "pilot", "pilots", "prime", "prince", "prison", "queen", "residents",
     "rights", "ruling", "secretary", "squad", "state", "states", "students", "supreme", "union",
     "victims", "witnesses", "workers"});
static_assert(std::ranges::is_sorted(weak_roles));

bool is_public(Sector sector) { return sector != Sector::oth && sector != Sector::cvl; }

bool is_public_deed(EventType type) {
    using enum EventType;
    return type == coerce || type == sanction || type == mobilize || type == protest;
}

bool has_role_word(std::string_view text) {
    const LowWords low = low_words(text, words(text, {0, uint32_t(text.size())}));
    return std::ranges::any_of(low.text, [](const auto& w) { return is_political_role(w); });
}

bool known(std::string_view code, const std::vector<Sector>& sectors, std::string_view name) {
    return !code.empty() || std::ranges::any_of(sectors, is_public) || has_role_word(name);
}

}  // namespace

bool is_political_role(std::string_view low_word) {
    return std::ranges::binary_search(roles, low_word);
}

bool is_strong_role(std::string_view low_word) {
    return is_political_role(low_word) && !std::ranges::binary_search(weak_roles, low_word);
}

bool is_relevant(const Claim& claim, const LowWords& sentence, bool known_actor_near) {
    const auto actor = [](const Actor& a) { return known(a.code, a.sectors, a.name); };
    const auto link = [](const Link& l) { return known(l.code, l.sectors, l.source); };
    return known_actor_near || !claim.place.country.empty() ||
           std::ranges::any_of(claim.actors, actor) ||
           std::ranges::any_of(claim.recipients, actor) || std::ranges::any_of(claim.chain, link) ||
           (claim.actors.empty() && is_public_deed(claim.type)) ||
           std::ranges::any_of(sentence.text, is_strong_role);
}

}  // namespace rapport
