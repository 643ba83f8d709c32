#include "rapport/claims/actor_tables.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "rapport/base/day.h"
#include "rapport/base/files.h"
#include "rapport/base/hash.h"
#include "rapport/base/utf8.h"
#include "rapport/claims/folded.h"

namespace rapport {
namespace {

// Ours, in the order in which one name's equal senses are preferred; a user's own files come first.
constexpr std::array<std::string_view, 6> own_order{
    "names.tsv", "organisations.tsv", "groups.tsv", "officials.tsv", "leaders.tsv", "cities.tsv"};
constexpr size_t acronym_letters_max = 4;  // a name of so many capitals is matched as written
constexpr int version_digits = 12;
constexpr size_t names_expected = 24'000;

struct TableFile {
    std::string name;
    std::string_view text;
};

void part(std::string_view text, char mark, std::vector<std::string_view>& out) {
    out.clear();
    for (size_t begin = 0; begin <= text.size();) {
        const size_t end = std::min(text.find(mark, begin), text.size());
        out.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
}

std::vector<std::string_view> parted(std::string_view text, char mark) {
    std::vector<std::string_view> out;
    part(text, mark, out);
    return out;
}

// One row, its cells by the names of the columns; a missing cell is "".
struct Row {
    const std::vector<std::string_view>& header;
    const std::vector<std::string_view>& cells;
    std::string_view operator[](std::string_view column) const {
        for (size_t i = 0; i < header.size() && i < cells.size(); ++i)
            if (header[i] == column) return cells[i];
        return {};
    }
    bool has(std::string_view column) const {
        return std::ranges::find(header, column) != header.end();
    }
};

class Reader {
  public:
    explicit Reader(ActorTables& tables) : tables_(tables) {}

    // "" or what is wrong.
    std::string read(const TableFile& file) {
        std::vector<std::string_view> header, cells;
        rank_ = rank_of(file.name);
        size_t number = 0;
        for (std::string_view line : parted(file.text, '\n')) {
            ++number;
            if (line.ends_with('\r')) line.remove_suffix(1);
            if (line.empty() || line[0] == '#') continue;
            part(line, '\t', cells);
            if (header.empty()) {
                header = cells;
                continue;
            }
            const std::string wrong = cells.size() > header.size() ? "more cells than columns"
                                                                   : take({header, cells});
            if (!wrong.empty()) return file.name + ':' + std::to_string(number) + ": " + wrong;
        }
        return {};
    }

  private:
    static uint8_t rank_of(const std::string& name) {
        const auto at = std::ranges::find(own_order, name);
        return at == own_order.end() ? 0 : uint8_t(1 + (at - own_order.begin()));
    }

    std::string take(const Row& row) {
        if (row.has("system")) return {};
        if (row.has("word")) return take_sector(row);
        if (row.has("iso3c")) return take_state(row);
        return take_names(row);
    }

    std::string take_state(const Row& row) {
        tables_.code_of_entity[row["entity"]] = row["code"];
        const bool own = row["entity"] == row["code"];
        if (own || !tables_.codes.contains(row["code"]))
            tables_.codes[row["code"]] = {row["name"], row["plover"]};
        return {};
    }

    std::string take_sector(const Row& row) {
        const auto sector = parse<Sector>(row["sector"]);
        if (!sector) return "unknown sector " + std::string(row["sector"]);
        const auto text = row["weight"];
        int weight = 0;
        std::from_chars(text.data(), text.data() + text.size(), weight);
        if (weight < 1 || weight > 3) return "weight is 1, 2 or 3";
        tables_.sectors.try_emplace(key_of(row["word"]), SectorWord{*sector, weight});
        return {};
    }

    std::string_view key_of(std::string_view name) {
        key_.clear();
        append_key(key_, name);
        return tables_.texts.keep(key_);
    }

    void take_near(std::string_view words, NameSense& sense) {
        sense.near_first = uint32_t(tables_.near.size());
        if (words.empty()) return;
        for (std::string_view word : parted(words, ' ')) {
            const bool forbidden = word[0] == '!';
            tables_.near.push_back({key_of(word.substr(forbidden)), forbidden});
            sense.near_count++;
        }
    }

    std::string take_dates(const Row& row, NameSense& sense) {
        for (const auto& [column, bound] : {std::pair{"from", &sense.from}, {"to", &sense.to}}) {
            if (row[column].empty()) continue;
            const auto day = day_of_iso(row[column]);
            if (!day) return std::string(column) + " is no day: " + std::string(row[column]);
            *bound = day->number;
        }
        return sense.from > sense.to ? "from lies after to" : "";
    }

    // The code: the row's own, else its entity's.
    std::string take_entity(const Row& row, NameSense& sense) {
        const bool has_code = row.has("code");
        sense.entity = row["entity"] == "-" ? std::string_view{} : row["entity"];
        if (has_code) {
            sense.code = row["code"];
            if (row.has("plover"))
                tables_.codes.try_emplace(
                    sense.code, CodeRow{parted(row["name"], '|')[0], row["plover"]});
            if (sense.code != "-" && !tables_.codes.contains(sense.code))
                return "unknown code " + std::string(sense.code);
            if (!sense.entity.empty() && sense.entity != "*")
                tables_.code_of_entity.try_emplace(sense.entity, sense.code);
            return sense.code.empty() ? "no code" : "";
        }
        if (row["kind"] == "region" || row["kind"] == "people") return {};
        const auto found = tables_.code_of_entity.find(row["entity"]);
        if (found == tables_.code_of_entity.end())
            return "unknown entity " + std::string(row["entity"]);
        sense.code = found->second;
        return {};
    }

    std::string take_names(const Row& row) {
        NameSense sense;
        sense.rank = rank_;
        sense.person = row.has("role");
        sense.exact = row["match"] == "exact";
        sense.ambiguous = row["match"] == "ambiguous";
        if (!sense.exact && !sense.ambiguous && !row["match"].empty())
            return "match is exact, ambiguous or empty";
        if (!row["sector"].empty()) {
            sense.sector = parse<Sector>(row["sector"]);
            if (!sense.sector) return "unknown sector " + std::string(row["sector"]);
        }
        take_near(row["near"], sense);
        for (const auto& wrong : {take_entity(row, sense), take_dates(row, sense)})
            if (!wrong.empty()) return wrong;
        for (std::string_view name : parted(row["name"], '|'))
            if (auto wrong = add(name, sense); !wrong.empty()) return wrong;
        return {};
    }

    std::string add(std::string_view name, NameSense sense) {
        key_.clear();
        const size_t count = append_key(key_, name);
        if (count == 0 || count > name_words_max)
            return "a name has 1 to 16 words: " + std::string(name);
        sense.surname = sense.person && count == 1;
        sense.exact = sense.exact || is_acronym(name);
        if (sense.exact) sense.written = written(name);
        if (sense.entity == "*") sense.entity = own_entity(sense.code);
        index(tables_.texts.keep(key_), count, sense);
        if (name.find('-') != name.npos) add_without_hyphens(count, sense);
        return {};
    }

    // "al-Shabaab" is also written "al Shabaab".
    void add_without_hyphens(size_t count, const NameSense& sense) {
        for (size_t at = key_.find(" - "); at != key_.npos; at = key_.find(" - ", at), --count)
            key_.replace(at, 3, " ");
        index(tables_.texts.keep(key_), count, sense);
    }

    // "british broadcasting corporation" → "british-broadcasting-corporation".
    std::string_view own_entity(std::string_view code) {
        std::string id;
        for (const char c : key_) {
            const bool part = static_cast<unsigned char>(c) >= 0x80 || is_word_char(char32_t(c));
            if (part || (!id.empty() && id.back() != '-')) id += part ? c : '-';
        }
        if (id.ends_with('-')) id.pop_back();
        const std::string_view entity = tables_.texts.keep(id);
        tables_.code_of_entity.try_emplace(entity, code);
        return entity;
    }

    std::string_view written(std::string_view name) {
        std::string out;
        for (const SplitWord& word : split_folded(name))
            out += (out.empty() ? "" : " ") + std::string(word.written);
        return tables_.texts.keep(out);
    }

    static bool is_acronym(std::string_view name) {
        return name.size() > 1 && name.size() <= acronym_letters_max &&
               std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
    }

    void index(std::string_view key, size_t count, const NameSense& sense) {
        const auto number = int32_t(tables_.senses.size());
        const auto [at, fresh] = tables_.names.try_emplace(key, number);
        tables_.senses.push_back(sense);
        if (!fresh) {
            tables_.senses.back().next = at->second;
            at->second = number;
        }
        uint8_t& longest = tables_.first_words[key.substr(0, key.find(' '))];
        longest = std::max(longest, uint8_t(count));
    }

    ActorTables& tables_;
    std::string key_;  // of the name at work
    uint8_t rank_ = 0;
};

Result<std::string> read_all(const Files& files, const std::string& path) {
    auto stream = files.open(path);
    if (!stream) return stream.fault();
    std::string out;
    for (std::array<char, 65536> buffer;;) {
        const auto count = (*stream)->read(buffer.data(), buffer.size());
        if (!count) return count.fault();
        if (*count == 0) return out;
        out.append(buffer.data(), *count);
        if (out.size() > actor_file_bytes_max)
            return Fault{FaultKind::unusable, path + ": larger than a table of actors may be"};
    }
}

// States and organisations first, since the others name their entities.
int read_order(const TableFile& file) {
    return file.name == "states.tsv" ? 0 : file.name == "organisations.tsv" ? 1 : 2;
}

}  // namespace

Result<ActorTables> read_actor_tables(const std::string& folder) {
    ActorTables tables;
    const auto files = real_files();
    const auto names = files->list(folder);
    if (!names) return names.fault();
    std::vector<TableFile> found;
    std::string digests;
    for (const std::string& name : *names) {
        if (!name.ends_with(".tsv")) continue;
        auto text = read_all(*files, folder + '/' + name);
        if (!text) return text.fault();
        found.push_back({name, tables.files.emplace_back(std::move(*text))});
        digests += digest({name, found.back().text});
    }
    if (found.empty()) return Fault{FaultKind::unusable, folder + ": no tables of actors"};
    std::ranges::stable_sort(found, {}, read_order);
    tables.senses.reserve(names_expected);
    tables.names.reserve(names_expected);
    tables.first_words.reserve(names_expected);
    Reader reader(tables);
    for (const TableFile& file : found)
        if (std::string wrong = reader.read(file); !wrong.empty())
            return Fault{FaultKind::unusable, folder + '/' + wrong};
    tables.version = digest({digests}).substr(0, version_digits);
    return tables;
}

}  // namespace rapport
