#include "rapport/ledger/origins.h"

#include "rapport/ledger/fixture.h"
#include "rapport/ledger/shingles.h"

namespace rapport {
namespace {

using namespace testing;

constexpr std::string_view wire =
    "The harbour master of Eastholm said on Tuesday that three barges without flags had passed the "
    "outer lights "
    "before dawn and that nobody had answered the radio until noon, when a tug from the next port "
    "came out.";
constexpr std::string_view other =
    "Farmers in the western valleys of Norland blocked two roads with tractors and straw on "
    "Friday, asking the "
    "ministry for a fixed price of milk and for the return of the old rail line along the river.";

// What one document says: outlet, day of May, text, and the chain of its one claim.
struct Story {
    std::string outlet;
    int day;
    std::string text;
    std::vector<Link> chain;
};

Link link(std::string source, LinkKind kind = LinkKind::say, std::string code = "",
          bool anonymous = false) {
    Link link;
    link.source = std::move(source), link.kind = kind, link.code = std::move(code),
    link.anonymous = anonymous;
    return link;
}

struct Told {
    std::vector<Document> documents;
    std::vector<Claim> claims;
};

Told tell(const std::vector<Story>& stories) {
    Told told;
    for (size_t i = 0; i < stories.size(); ++i) {
        const auto& story = stories[i];
        told.documents.push_back(make_document({.outlet = story.outlet,
                                                .text = story.text,
                                                .date = "2031-05-0" + std::to_string(story.day),
                                                .record = i}));
        Claim claim;
        claim.document_id = told.documents.back().id, claim.chain = story.chain;
        told.claims.push_back(claim);
    }
    return told;
}

std::string shown(const Origins& origins) {
    const auto interval = [](Interval i) {
        return std::to_string(i.lo) + "–" + std::to_string(i.hi);
    };
    return "reports " + interval(origins.reports) + " sources " + interval(origins.sources) +
           (origins.circular ? " circular" : "");
}

std::string origins_of(const std::vector<Story>& stories, bool backwards = false) {
    auto told = tell(stories);
    if (backwards) std::reverse(told.documents.begin(), told.documents.end());
    std::vector<const Claim*> claims;
    for (const auto& claim : told.claims) claims.push_back(&claim);
    if (backwards) std::reverse(claims.begin(), claims.end());
    return shown(Derivation::of(told.documents).origins_of(claims));
}

const std::string text_a(wire), text_b(other), half = text_a.substr(0, 130) + text_b.substr(0, 70);
const std::string cut = text_a.substr(0, text_a.find(", when")),
                  shouted = "THE HARBOUR" + text_a.substr(11);

struct Row {
    std::string_view what;
    std::vector<Story> stories;
    std::string_view expected;
};

void expect(std::span<const Row> rows) {
    for (const auto& row : rows) {
        EXPECT_EQ(origins_of(row.stories), row.expected) << row.what;
        EXPECT_EQ(origins_of(row.stories, true), row.expected) << row.what << ", backwards";
    }
}

TEST(Origins, OfEchoesAreOne) {
    const Row rows[] = {
        {"nothing", {}, "reports 0–0 sources 0–0"},
        {"one outlet's own words", {{"Herald", 1, text_a, {}}}, "reports 1–1 sources 1–1"},
        {"two outlets, two texts",
         {{"Herald", 1, text_a, {}}, {"Post", 2, text_b, {}}},
         "reports 2–2 sources 2–2"},
        {"one outlet twice",
         {{"Herald", 1, text_a, {}}, {"The HERALD", 2, text_b, {}}},
         "reports 1–1 sources 1–1"},
        {"no outlet: each its own",
         {{"", 1, text_a, {}}, {"", 2, text_b, {}}},
         "reports 2–2 sources 2–2"},
        {"a copy", {{"Herald", 1, text_a, {}}, {"Post", 2, text_a, {}}}, "reports 1–1 sources 1–1"},
        {"a copy in capitals",
         {{"Herald", 1, text_a, {}}, {"Post", 2, shouted, {}}},
         "reports 1–1 sources 1–1"},
        {"a short copy",
         {{"Herald", 1, "Ships sank.", {}}, {"Post", 2, "Ships sank!", {}}},
         "reports 1–1 sources 1–1"},
        {"a cut copy",
         {{"Herald", 1, text_a, {}}, {"Post", 2, cut, {}}},
         "reports 1–1 sources 1–1"},
        {"a copy of a copy",
         {{"Herald", 1, text_a, {}}, {"Post", 2, cut, {}}, {"Sun", 3, cut, {}}},
         "reports 1–1 sources 1–1"},
        {"perhaps a copy",
         {{"Herald", 1, text_a, {}}, {"Post", 2, half, {}}},
         "reports 1–2 sources 1–2"},
    };
    expect(rows);
}

TEST(Origins, OfQuotationsAndCitationsAreAnInterval) {
    const Link minister = link("the minister", LinkKind::say, "NOR"),
               nameless = link("an official", LinkKind::say, "", true);
    const Link herald = link("The Herald", LinkKind::report), post = link("Post", LinkKind::report);
    const Link media = link("local media", LinkKind::report);
    const Row rows[] = {
        {"many quote one minister",
         {{"Herald", 1, text_a, {minister}}, {"Post", 2, text_b, {minister}}},
         "reports 2–2 sources 1–1"},
        {"two sources",
         {{"Herald", 1, text_a, {minister}}, {"Post", 2, text_b, {link("Ms Vale")}}},
         "reports 2–2 sources 2–2"},
        {"nameless officials",
         {{"Herald", 1, text_a, {nameless}}, {"Post", 2, text_b, {nameless}}},
         "reports 2–2 sources 1–2"},
        {"a nameless official and his echo",
         {{"Herald", 1, text_a, {nameless}}, {"Post", 2, cut, {nameless}}},
         "reports 1–1 sources 1–1"},
        {"a citation",
         {{"Herald", 1, text_a, {minister}}, {"Post", 2, text_b, {herald, minister}}},
         "reports 1–1 sources 1–1"},
        {"a citation of an outlet's own words",
         {{"Herald", 1, text_a, {}}, {"Post", 2, text_b, {herald}}},
         "reports 1–1 sources 1–1"},
        {"a citation through another",
         {{"Herald", 1, text_a, {}},
          {"Post", 2, text_b, {herald}},
          {"Sun", 3, "The Post had it from abroad.", {post}}},
         "reports 1–1 sources 1–1"},
        {"an unresolved report",
         {{"Herald", 1, text_a, {}}, {"Post", 2, text_b, {media}}},
         "reports 1–2 sources 2–2"},
        {"unresolved, and the earliest",
         {{"Post", 1, text_b, {media}}, {"Herald", 2, text_a, {}}},
         "reports 2–2 sources 2–2"},
        {"a service reports: no outlet",
         {{"Herald", 1, text_a, {link("the FSX", LinkKind::report, "NOR")}},
          {"Post", 2, text_b, {link("the FSX", LinkKind::report, "NOR")}}},
         "reports 2–2 sources 1–1"},
        {"a ring",
         {{"Herald", 1, text_a, {post}}, {"Post", 1, text_b, {herald}}},
         "reports 1–1 sources 1–1 circular"},
        {"no ring: one has it of its own",
         {{"Herald", 1, text_a, {}}, {"Herald", 2, text_b, {post}}, {"Post", 3, half, {herald}}},
         "reports 1–1 sources 1–1"},
    };
    expect(rows);
}

TEST(Origins, OfUnknownDocumentsAreTheirOwn) {
    Claim a, b;
    a.document_id = "a", b.document_id = "b";
    const Claim* claims[] = {&a, &b, &a};
    EXPECT_EQ(shown(Derivation::of({}).origins_of(claims)), "reports 2–2 sources 2–2");
}

TEST(Derivation, NamesItsEdges) {
    const auto told = tell({{"Sun", 3, half, {}},
                            {"Herald", 1, text_a, {}},
                            {"Post", 2, cut, {}},
                            {"Post", 4, text_a, {}},
                            {"Star", 4, text_b, {}}});
    std::string text;
    const auto derivation = Derivation::of(told.documents);
    for (const auto& edge : derivation.edges())
        text += std::to_string(edge.document) + "←" + std::to_string(edge.from) + " " +
                std::string(name(edge.kind)) + "; ";
    EXPECT_EQ(text, "2←1 containment; 0←2 likeness; 3←1 same_text; ");
}

TEST(Shingles, ShareASampleWhereTextsShareAPassage) {
    const auto a = shingles_of(wire),
               b = shingles_of("Quite another beginning. " + text_a.substr(40, 75) + " Other end.");
    EXPECT_GT(containment(a.sample, b.sample), 0);
    EXPECT_EQ(containment(a.all, shingles_of(other).all), 0);
    EXPECT_LT(a.sample.size(), a.all.size());
    EXPECT_EQ(shingles_of(" … ").words_hash, 0u);
    EXPECT_EQ(shingles_of("One two.").all.size(), 0u);
    EXPECT_EQ(containment({1, 2, 3, 4}, {3, 4, 5}), 2.0 / 3);
}

}  // namespace
}  // namespace rapport
