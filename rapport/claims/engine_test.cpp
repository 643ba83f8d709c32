// The whole way from a document to claims, with the released weights where they are.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <thread>

#include "rapport/claims/places_on_disk.h"
#include "rapport/rapport.h"

namespace rapport {
namespace {

bool has_weights() {
    return std::getenv("RAPPORT_MODEL") || std::filesystem::exists("models/rapport.safetensors");
}

Document document(std::string text, std::string title = "") {
    Document out;
    out.publishers = {"Example Wire"};
    out.title = std::move(title);
    out.date = to_day({2026, 3, 2});
    out.text = std::move(text);
    out.id = document_id(out);
    return out;
}

std::vector<Document> documents() {
    return {
        document("France accused Germany of blocking the deal on Friday. The weather was mild."),
        document("Police in Berlin arrested nine protesters. \"We shelled the town,\" the "
                 "Russian defence ministry said, according to Reuters.",
                 "Unrest in Germany"),
        document("I have visited my dentist twice. He refused to help me."),
        document(""),
        document("The prime minister of Italy met the French president in Rome on Monday. "
                 "They agreed to share intelligence. Moscow denied that its agents had stolen "
                 "blueprints of a satellite.")};
}

class EngineTest : public testing::Test {
  protected:
    void SetUp() override {
        if (!has_weights()) GTEST_SKIP() << "models/rapport.safetensors is missing";
    }
    static Engine open(EngineOptions options = {}) {
        if (!std::getenv("RAPPORT_MODEL")) options.model_file = "models/rapport.safetensors";
        options.data_folder = "data";
        Result<Engine> engine = Engine::open(options);
        RAPPORT_ASSERT(bool(engine));
        return std::move(*engine);
    }
};

void expect_inside(const Document& document, const Coded& coded, const Claim& claim) {
    const Span all{0, uint32_t(document.text.size())};
    ASSERT_LT(claim.sentence, coded.sentences.size());
    EXPECT_TRUE(coded.sentences[claim.sentence].span.contains(claim.trigger));
    for (const auto* side : {&claim.actors, &claim.recipients})
        for (const Actor& actor : *side) {
            EXPECT_TRUE(all.contains(actor.span));
            EXPECT_EQ(actor.span.of(document.text), actor.name);
        }
    for (const Link& link : claim.chain) EXPECT_TRUE(all.contains(link.span));
    EXPECT_FALSE(claim.trace.empty());
    EXPECT_TRUE(claim.confidence >= 0 && claim.confidence <= 1);
}

TEST_F(EngineTest, every_claim_lies_in_its_document) {
    const Engine engine = open();
    size_t claims = 0;
    for (const Document& document : documents()) {
        const Coded coded = engine.code(document);
        EXPECT_EQ(coded.refusal, "");
        for (const Claim& claim : coded.claims) expect_inside(document, coded, claim);
        for (const NearMiss& miss : coded.near_misses)
            for (const Claim& claim : coded.claims) EXPECT_NE(miss.sentence, claim.sentence);
        claims += coded.claims.size();
    }
    EXPECT_GE(claims, 3u);
}

TEST_F(EngineTest, an_accusation_with_both_sides) {
    const Coded coded = open().code(documents()[0]);
    ASSERT_GE(coded.claims.size(), 1u);  // what it is accused of is a claim of its own
    EXPECT_EQ(summary(coded.claims[0]), "ACCUSE FRA→DEU");
    EXPECT_EQ(coded.claims[0].quad, 3);
    EXPECT_EQ(coded.claims[0].tense, Tense::past);
    ASSERT_EQ(coded.near_misses.size(), 1u);
    EXPECT_EQ(coded.near_misses[0].sentence, 1u);
}

TEST_F(EngineTest, no_claim_without_a_political_actor) {
    EXPECT_TRUE(open().code(documents()[2]).claims.empty());
}

TEST_F(EngineTest, threads_change_nothing) {
    const Engine engine = open();
    const std::vector<Document> all = documents();
    std::vector<Coded> alone, together(all.size());
    for (const Document& document : all) alone.push_back(engine.code(document));
    std::vector<std::thread> threads;
    for (size_t i = 0; i < all.size(); ++i)
        threads.emplace_back([&, i] { together[i] = engine.code(all[i]); });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(alone, together);
}

TEST_F(EngineTest, given_sentences_are_kept) {
    const Document one = documents()[0];
    const Span all{0, uint32_t(one.text.size())};
    EXPECT_EQ(open().code(one, {all}).sentences.size(), 1u);
    EXPECT_EQ(open().code(one).sentences.size(), 2u);
}

TEST(EngineOpen, says_what_is_missing_and_what_to_do) {
    EngineOptions options;
    options.data_folder = "no/such/folder";
    const Result<Engine> engine = Engine::open(options);
    ASSERT_FALSE(bool(engine));
    EXPECT_EQ(engine.fault().message,
              "no/such/folder (--data): no data folder, it has no codes/contexts.tsv; name the "
              "folder data/ of Rapport's source tree");
    options.data_folder = "data", options.model_file = "no/such/file";
    const Result<Engine> other = Engine::open(options);
    ASSERT_FALSE(bool(other));
    EXPECT_EQ(other.fault().message,
              "no/such/file (--model): no file; run `make train`, or name the weight file");
}

TEST(EngineOpen, finds_the_data_folder_beside_the_program) {
    const Result<std::string> found = find_data_folder("");
    ASSERT_TRUE(bool(found)) << found.fault().message;
    EXPECT_TRUE(std::filesystem::exists(*found + "/codes/contexts.tsv"));
}

}  // namespace
}  // namespace rapport
