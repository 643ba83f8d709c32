// Echoes and origins: from how many independent places is a thing known? The one function that
// every face uses.
//
// In: documents (Derivation::of finds which of them are echoes of which) and claims of those
// documents.
// Out: the number of distinct origins as an interval lo–hi, for reports (which outlet had it of its
// own) and for sources (who vouches that it happened: the innermost source of each chain; the
// outlet where the chain is empty). Ten outlets that quote one minister are ten reports and one
// source.
//
// First form. A document is an echo of the earliest one that has its words, or that shares
// `containment_min` of the smaller one's shingles. An outlet's documents are one origin. A claim
// whose outermost link names an outlet ("the Herald reported") is that outlet's. Unresolved are
// reports of nobody among the documents ("media reported", "reportedly") and likenesses from
// `likeness_min` on: lo merges them into the best earlier report, hi counts each as its own.
// Anonymous sources: lo counts them once, hi once for each report. Outlets that have it from each
// other in a ring are one origin and set `circular`.
//
// Cost: linear in the words, by an index of sampled shingles with bounded lists; no comparison of
// all pairs. Lifetime: Derivation keeps no reference to the texts. Threads: const use is safe.
// Source: claims.md section 6.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapport/base/names.h"
#include "rapport/claims/claim.h"
#include "rapport/intake/document.h"

namespace rapport {

inline constexpr size_t shingles_min = 12;  // of the smaller text; with fewer only equality counts
inline constexpr double containment_min = 0.8;  // an echo
inline constexpr double likeness_min = 0.5;     // perhaps an echo
inline constexpr size_t postings_max = 32;      // earlier documents kept for one shingle
inline constexpr size_t candidates_max = 64;    // earlier documents compared with one document

struct Interval {
    uint32_t lo = 0, hi = 0;
    bool operator==(const Interval&) const = default;
};

struct Origins {
    Interval reports, sources;
    bool circular = false;
    bool operator==(const Origins&) const = default;
};

enum class EdgeKind { same_text, containment, likeness };
template <>
inline constexpr auto names_of<EdgeKind> =
    std::to_array<std::string_view>({"same_text", "containment", "likeness"});

// `document` derives from `from`, both indices into the documents given.
struct Edge {
    size_t document = 0, from = 0;
    EdgeKind kind = EdgeKind::same_text;
    double share = 1;  // of the smaller one's shingles
    bool operator==(const Edge&) const = default;
};

class Derivation {
  public:
    static Derivation of(const std::vector<Document>& documents);

    // At most one a document, in time order.
    const std::vector<Edge>& edges() const { return edges_; }
    // Claims of a document that the derivation does not know are that document's own report.
    Origins origins_of(std::span<const Claim* const> claims) const;

  private:
    struct Node {
        size_t outlet = 0;  // number of its outlet; of its own where it has none
        size_t root = 0;    // the document that it echoes in the end, or itself
        size_t maybe = 0;   // root of the one that it perhaps echoes, or its root
        size_t rank = 0;    // in time
    };
    friend class Counting;

    size_t outlet_of(const Document& document);
    void link(const Edge& edge);

    std::vector<Node> nodes_;
    std::vector<Edge> edges_;
    std::unordered_map<std::string, size_t> by_id_;
    std::unordered_map<std::string, size_t> outlets_;  // plain_name → number
    size_t outlet_count_ = 0;
};

// A name for comparison: lower case, one space between words, no marks, no leading "the".
std::string plain_name(std::string_view name);

}  // namespace rapport
