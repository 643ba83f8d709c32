#include "rapport/ledger/origins.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "rapport/base/utf8.h"
#include "rapport/ledger/shingles.h"

namespace rapport {
namespace {

// Documents in time; without a date last. On one day the longer text first: reprints are cut.
std::vector<size_t> in_time(const std::vector<Document>& documents) {
    std::vector<size_t> order(documents.size());
    std::iota(order.begin(), order.end(), size_t(0));
    const auto key = [&](size_t i) {
        const auto& d = documents[i];
        return std::tuple(d.date ? d.date->number : INT32_MAX, SIZE_MAX - d.text.size(),
                          std::string_view(d.id));
    };
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return key(a) < key(b); });
    return order;
}

// The documents seen so far, by words and by sampled shingles.
class Index {
  public:
    explicit Index(size_t documents) : shingles_(documents), rank_(documents) {}

    std::optional<Edge> derive(size_t document, Shingles shingles, size_t rank) {
        const auto edge = find(document, shingles);
        for (const auto print : shingles.sample)
            if (auto& posting = postings_[print]; posting.size() < postings_max)
                posting.push_back(uint32_t(document));
        if (shingles.words_hash) same_.emplace(shingles.words_hash, document);
        rank_[document] = rank;
        shingles.sample = {};
        shingles_[document] = std::move(shingles);
        return edge;
    }

  private:
    std::optional<Edge> find(size_t document, const Shingles& shingles) const {
        const auto same = same_.find(shingles.words_hash);
        if (same != same_.end()) return Edge{document, same->second, EdgeKind::same_text, 1};
        std::optional<Edge> best;
        for (const auto from : candidates(shingles)) {
            if (std::min(shingles.all.size(), shingles_[from].all.size()) < shingles_min) continue;
            const double share = containment(shingles.all, shingles_[from].all);
            if (share >= containment_min) return Edge{document, from, EdgeKind::containment, share};
            if (share >= likeness_min && (!best || share > best->share))
                best = Edge{document, from, EdgeKind::likeness, share};
        }
        return best;
    }

    // The earlier documents with most samples in common, in time order.
    std::vector<size_t> candidates(const Shingles& shingles) const {
        std::unordered_map<size_t, size_t> votes;
        for (const auto print : shingles.sample)
            if (const auto posting = postings_.find(print); posting != postings_.end())
                for (const auto from : posting->second) ++votes[from];
        std::vector<size_t> found;
        for (const auto& [from, count] : votes) found.push_back(from);
        std::sort(found.begin(), found.end(), [&](size_t a, size_t b) {
            return std::pair(votes[b], rank_[a]) < std::pair(votes[a], rank_[b]);
        });
        if (found.size() > candidates_max) found.resize(candidates_max);
        std::sort(found.begin(), found.end(),
                  [&](size_t a, size_t b) { return rank_[a] < rank_[b]; });
        return found;
    }

    std::vector<Shingles> shingles_;
    std::vector<size_t> rank_;
    std::unordered_map<uint32_t, std::vector<uint32_t>> postings_;
    std::unordered_map<uint64_t, size_t> same_;
};

}  // namespace

std::string plain_name(std::string_view name) {
    std::string plain;
    bool gap = false;
    for (size_t at = 0; at < name.size();) {
        const auto c = decode(name, at);
        at += c.size;
        if (!is_word_char(c.value)) {
            gap = !plain.empty();
            continue;
        }
        if (gap) plain += ' ';
        gap = false;
        append_utf8(plain, lower(c.value));
    }
    return plain.starts_with("the ") ? plain.substr(4) : plain;
}

size_t Derivation::outlet_of(const Document& document) {
    const auto name = document.publishers.empty() ? "" : plain_name(document.publishers.front());
    if (name.empty()) return outlet_count_++;
    const auto [at, added] = outlets_.emplace(name, outlet_count_);
    if (added) ++outlet_count_;
    return at->second;
}

void Derivation::link(const Edge& edge) {
    auto& node = nodes_[edge.document];
    const auto& from = nodes_[edge.from];
    if (edge.kind != EdgeKind::likeness) node.root = from.root;
    node.maybe = edge.kind == EdgeKind::likeness ? from.root : from.maybe;
    edges_.push_back(edge);
}

Derivation Derivation::of(const std::vector<Document>& documents) {
    Derivation derivation;
    derivation.nodes_.resize(documents.size());
    Index index(documents.size());
    size_t rank = 0;
    for (const auto i : in_time(documents)) {
        derivation.nodes_[i] = {derivation.outlet_of(documents[i]), i, i, rank};
        derivation.by_id_.emplace(documents[i].id, i);
        if (const auto edge = index.derive(i, shingles_of(documents[i].text), rank))
            derivation.link(*edge);
        ++rank;
    }
    return derivation;
}

// Counts the origins of one set of claims. Outlets are numbers: those of the derivation, then one a
// claim's document that it does not know.
class Counting {
  public:
    Counting(const Derivation& derivation, std::span<const Claim* const> claims)
        : derivation_(derivation), outlets_(derivation.outlet_count_) {
        for (const auto* claim : claims) tell(*claim);
        for (const auto& told : told_)
            if (!told.cited && !told.unresolved) own_.insert(told.outlet);
        for (const auto& told : told_)
            if (told.cited && !own_.contains(told.outlet)) {
                auto& from = from_.emplace(told.outlet, *told.cited).first->second;
                from = std::min(from, *told.cited);
            }
    }

    Origins result() {
        count_reports();
        for (const auto& told : told_) count_source(told);
        Origins origins{interval(reports_lo_, reports_hi_), interval(sources_lo_, sources_hi_),
                        circular_};
        return origins;
    }

  private:
    using Key = std::string;
    struct Told {
        const Claim* claim = nullptr;
        size_t outlet = 0, maybe = 0;  // of its root, of what it perhaps echoes
        size_t rank = SIZE_MAX;
        std::optional<size_t> cited;  // outlet that the outermost link names
        bool unresolved = false;      // reports somebody who is not among the documents
    };

    static Interval interval(const std::set<Key>& lo, const std::set<Key>& hi) {
        return {uint32_t(std::min(lo.size(), hi.size())), uint32_t(hi.size())};
    }
    static Key outlet_key(size_t outlet) { return "outlet " + std::to_string(outlet); }

    // The outlet that a source's name means, if it is one of the documents'.
    std::optional<size_t> outlet_named(const Link& link) const {
        const auto at = derivation_.outlets_.find(plain_name(link.source));
        if (link.source.empty() || at == derivation_.outlets_.end()) return std::nullopt;
        return at->second;
    }

    static bool reports_nobody_known(const Link& link) {
        if (link.kind != LinkKind::report) return false;
        const bool media = !link.sectors.empty() && link.sectors.front() == Sector::med;
        return media || (link.entity.empty() && link.code.empty());
    }

    void tell(const Claim& claim) {
        Told told{&claim, 0, 0, SIZE_MAX, {}, false};
        if (const auto at = derivation_.by_id_.find(claim.document_id);
            at != derivation_.by_id_.end()) {
            const auto& node = derivation_.nodes_[at->second];
            told.outlet = derivation_.nodes_[node.root].outlet,
            told.maybe = derivation_.nodes_[node.maybe].outlet;
            told.rank = node.rank;
        } else {
            const auto [at_unknown, added] = unknown_.emplace(claim.document_id, outlets_);
            if (added) ++outlets_;
            told.outlet = told.maybe = at_unknown->second;
        }
        if (!claim.chain.empty()) {
            const auto named = outlet_named(claim.chain.front());
            if (named && *named != told.outlet) told.cited = named;
            if (!named) told.unresolved = reports_nobody_known(claim.chain.front());
        }
        told_.push_back(told);
    }

    // Where an outlet has it from, if it only cites: along the citations to the end. A ring is one
    // origin.
    size_t origin_of(size_t outlet) {
        std::vector<size_t> way{outlet};
        for (auto at = from_.find(outlet); at != from_.end(); at = from_.find(way.back())) {
            const auto seen = std::find(way.begin(), way.end(), at->second);
            if (seen != way.end()) {
                circular_ = true;
                return *std::min_element(seen, way.end());
            }
            way.push_back(at->second);
        }
        return way.back();
    }

    Key report_key(const Told& told, bool lo) {
        if (told.cited) return outlet_key(origin_of(*told.cited));
        return outlet_key(lo && told.maybe != told.outlet ? told.maybe : told.outlet);
    }

    void count_reports() {
        const Told* first = nullptr;
        for (const auto& told : told_) {
            reports_hi_.insert(report_key(told, false));
            if (!told.unresolved) reports_lo_.insert(report_key(told, true));
            if (!first || told.rank < first->rank) first = &told;
        }
        // The earliest report has no earlier one to be merged into.
        if (first && first->unresolved) reports_lo_.insert(report_key(*first, true));
    }

    void count_source(const Told& told) {
        const auto& chain = told.claim->chain;
        if (chain.empty()) return add_source(report_key(told, true), report_key(told, false));
        const auto& link = chain.back();
        if (const auto outlet = outlet_named(link)) {
            const auto key = outlet_key(origin_of(*outlet));
            return add_source(key, key);
        }
        const auto name = plain_name(link.source);
        if (link.anonymous || (name.empty() && link.entity.empty() && link.code.empty()) ||
            reports_nobody_known(link))
            return add_source("anonymous",
                              "anonymous by " + report_key(told, false) + " " + link.code);
        Key key = "name " + name;
        if (!link.code.empty()) {
            key = "code " + link.code;
            if (!link.sectors.empty()) (key += '/') += rapport::name(link.sectors.front());
        }
        if (!link.entity.empty()) key = "entity " + link.entity;
        add_source(key, key);
    }

    void add_source(const Key& lo, const Key& hi) {
        sources_lo_.insert(lo);
        sources_hi_.insert(hi);
    }

    const Derivation& derivation_;
    size_t outlets_;
    std::vector<Told> told_;
    std::unordered_map<std::string, size_t> unknown_;
    std::set<size_t> own_;  // outlets with a report of their own
    std::unordered_map<size_t, size_t>
        from_;  // outlets that only cite → the first one that they cite
    std::set<Key> reports_lo_, reports_hi_, sources_lo_, sources_hi_;
    bool circular_ = false;
};

Origins Derivation::origins_of(std::span<const Claim* const> claims) const {
    return Counting(*this, claims).result();
}

}  // namespace rapport
