#include "rapport/claims/lexicon.h"

#include "rapport/claims/folded.h"
#include "rapport/claims/lexicon_tables.h"

namespace rapport {

Result<Lexicon> Lexicon::load(const std::string& data_folder) {
    auto read = read_actor_tables(data_folder + "/actors");
    if (!read) return read.fault();
    auto tables = std::make_unique<Tables>();
    static_cast<ActorTables&>(*tables) = std::move(*read);
    return Lexicon(std::move(tables));
}

Lexicon::Lexicon(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

// Codes first, whatever their case; then a name that a user would mean by the whole words: "us" is
// the United States here, since nobody asks for a pronoun.
std::optional<std::string> Lexicon::code_of(std::string_view name) const {
    std::string upper(name);
    for (char& c : upper)
        if (c >= 'a' && c <= 'z') c = char(c - 32);
    if (tables_->codes.contains(upper)) return upper;
    std::string key;
    append_key(key, name);
    const auto found = tables_->names.find(key);
    const NameSense* best = nullptr;
    for (int32_t i = found == tables_->names.end() ? -1 : found->second; i >= 0;) {
        const NameSense& sense = tables_->senses[size_t(i)];
        const bool better = !best || sense.ambiguous < best->ambiguous ||
                            (sense.ambiguous == best->ambiguous && sense.rank < best->rank);
        if (sense.code.size() > 1 && better) best = &sense;
        i = sense.next;
    }
    if (best) return std::string(best->code);
    return std::nullopt;
}

std::string Lexicon::name_of(std::string_view code) const {
    const auto found = tables_->codes.find(code);
    return std::string(found == tables_->codes.end() ? code : found->second.name);
}

std::string Lexicon::version() const { return tables_->version; }

}  // namespace rapport
