#include "rapport/claims/contexts.h"

#include <algorithm>
#include <fstream>

namespace rapport {
namespace {

std::vector<bool> near_words(const LowWords& words, Span trigger, std::span<const Span> roles) {
    std::vector<bool> near(words.size());
    const size_t from = words.first_of(trigger), to = words.end_of(trigger);
    for (size_t i = 0; i < words.size() && from < words.size(); ++i)
        near[i] = i + context_reach_words >= from && i < to + context_reach_words;
    for (const Span role : roles)
        for (size_t i = 0; i < words.size(); ++i)
            if (words.span[i].overlaps(role)) near[i] = true;
    return near;
}

bool stands_near(const LowWords& words, const std::vector<bool>& near, std::string_view phrase) {
    for (size_t i = 0; i < words.size(); ++i)
        if (near[i] && phrase_at(words, i, phrase) > 0) return true;
    return false;
}

}  // namespace

Result<Contexts::Row> Contexts::row(std::string_view line) {
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab + 1 >= line.size())
        return Fault{FaultKind::unusable, "no words in line: " + std::string(line)};
    Row out{std::string(line.substr(0, tab)), {}};
    line.remove_prefix(tab + 1);
    while (!line.empty()) {
        const size_t cut = std::min(line.find(", "), line.size());
        if (cut > 0) out.phrases.emplace_back(line.substr(0, cut));
        line.remove_prefix(std::min(cut + 2, line.size()));
    }
    return out;
}

Result<Contexts> Contexts::load(const std::string& data_folder) {
    const std::string path = data_folder + "/codes/contexts.tsv";
    std::ifstream in(path);
    if (!in) return Fault{FaultKind::unusable, path + ": cannot be read"};
    Contexts out;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#' || line.starts_with("context\t")) continue;
        Result<Row> parsed = row(line);
        if (!parsed) return Fault{FaultKind::unusable, path + ": " + parsed.fault().message};
        if (out.rows_.size() == context_rows_max)
            return Fault{FaultKind::unusable, path + ": more than 1000 lines"};
        out.rows_.push_back(std::move(*parsed));
    }
    return out;
}

std::vector<std::string> Contexts::of(const LowWords& words, Span trigger,
                                      std::span<const Span> roles) const {
    const std::vector<bool> near = near_words(words, trigger, roles);
    std::vector<std::string> out;
    for (const Row& row : rows_) {
        const bool found = std::ranges::any_of(
            row.phrases, [&](const std::string& p) { return stands_near(words, near, p); });
        if (found && std::ranges::find(out, row.context) == out.end()) out.push_back(row.context);
    }
    return out;
}

std::vector<std::string> Contexts::names() const {
    std::vector<std::string> out;
    for (const Row& row : rows_) out.push_back(row.context);
    return out;
}

}  // namespace rapport
