#include "rapport/faces/cli/party.h"

#include <algorithm>

namespace rapport::cli {
namespace {

constexpr std::string_view entity_mark = "entity:";

std::string upper(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    return out;
}

}  // namespace

Result<Party> party_of(std::string_view word, const Lexicon& lexicon) {
    Party party;
    if (const size_t at = word.find(entity_mark); at != std::string_view::npos) {
        party.entity = word.substr(at + entity_mark.size());
        word = word.substr(0, at);
        while (!word.empty() && word.back() == ' ') word.remove_suffix(1);
        if (party.entity.empty())
            return Fault{FaultKind::usage, "an entity needs its id: entity:fsb"};
        if (word.empty()) return party;
    }
    if (const size_t slash = word.find('/'); slash != std::string_view::npos) {
        const std::string sector = upper(word.substr(slash + 1));
        if (!parse<Sector>(sector))
            return Fault{FaultKind::usage, "no sector '" + sector +
                                               "'; one of GOV MIL SPY COP JUD LEG PTY "
                                               "OPP REB UAF CRM CVL BUS MED NGO EDU IGO REL OTH"};
        party.sector = sector;
        word = word.substr(0, slash);
    }
    if (word.empty()) return Fault{FaultKind::usage, "an actor needs a name or a code"};
    if (const auto code = lexicon.code_of(word))
        party.code = *code;
    else
        party.name = word;
    return party;
}

std::string party_text(const Party& party, const Lexicon& lexicon) {
    std::string out;
    if (!party.code.empty()) {
        const std::string full = lexicon.name_of(party.code);
        const std::string label = party.code + (party.sector.empty() ? "" : "/" + party.sector);
        out = full == party.code ? label : full + " (" + label + ")";
    } else if (!party.name.empty()) {
        out = "the name \"" + party.name + "\"" +
              (party.sector.empty() ? "" : " (" + party.sector + ")");
    }
    if (!party.entity.empty()) out += (out.empty() ? "" : ", ") + ("entity " + party.entity);
    return out;
}

std::string party_label(const Party& party) {
    std::string out = party.code.empty() ? party.name : party.code;
    if (!party.sector.empty()) out += "/" + party.sector;
    if (!party.entity.empty()) out += (out.empty() ? "" : ":") + party.entity;
    return out;
}

}  // namespace rapport::cli
