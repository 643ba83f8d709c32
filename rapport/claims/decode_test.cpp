#include "rapport/claims/decode.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "rapport/base/result.h"
#include "rapport/claims/window_coder.h"
#include "rapport/language/words.h"

namespace rapport {
namespace {

// A window over two sentences ("|" between), the words before "||" being the prefix.
struct FakeWindow {
    std::string prefix, text;
    Window window;

    explicit FakeWindow(std::string_view line, uint32_t new_from = 0) {
        const size_t cut = line.find("||");
        if (cut != std::string_view::npos) prefix = line.substr(0, cut);
        text = cut == std::string_view::npos ? line : line.substr(cut + 2);
        window.new_from = new_from;
        for (const Word& w : words(prefix, {0, uint32_t(prefix.size())}))
            window.words.push_back({w.span.of(prefix), {}, -1, w.shape});
        window.words_prefix = uint32_t(window.words.size());
        int32_t sentence = 0;
        for (const Word& w : words(text, {0, uint32_t(text.size())})) {
            if (w.span.of(text) == "|") ++sentence;
            else window.words.push_back({w.span.of(text), w.span, sentence, w.shape});
        }
    }
};

// One label a word, as a short text: the label's name where it is marked, "." for O.
template <size_t n>
Matrix fake(const std::array<std::string_view, n>& labels, std::string_view tags) {
    std::vector<size_t> picked;
    std::istringstream in{std::string(tags)};
    for (std::string tag; in >> tag;)
        picked.push_back(tag == "." ? 0 : size_t(std::ranges::find(labels, tag) - labels.begin()));
    Matrix out;
    out.resize(picked.size(), n);
    for (size_t i = 0; i < picked.size(); ++i) {
        RAPPORT_ASSERT(picked[i] < n);
        out.row(i)[picked[i]] = 4;
    }
    return out;
}

constexpr auto triggers = std::to_array<std::string_view>(
    {"O", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
     "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
     "ESPIONAGE", "ATTITUDE", "I"});

std::string shown(const FakeWindow& f, const std::vector<TriggerSpan>& found) {
    std::string out;
    for (const TriggerSpan& t : found) {
        const Span span{f.window.words[t.first].span.begin, f.window.words[t.last].span.end};
        out += (out.empty() ? "" : "; ") + std::string(triggers[t.label]) + ' ' +
               std::string(span.of(f.text));
    }
    return out;
}

struct TriggerRow {
    std::string_view line;
    uint32_t new_from;
    std::string_view tags, found;
};

const TriggerRow trigger_rows[] = {
    {"They met", 0, ". CONSULT", "CONSULT met"},
    {"They met", 0, ". .", ""},
    {"They carried out a raid", 0, ". ASSAULT I . .", "ASSAULT carried out"},
    {"They carried out a raid", 0, ". I I . .", ""},
    {"They met and shot", 0, ". CONSULT . ASSAULT", "CONSULT met; ASSAULT shot"},
    {"They met shot", 0, ". CONSULT ASSAULT", "CONSULT met; ASSAULT shot"},
    {"met met", 0, "CONSULT CONSULT", "CONSULT met; CONSULT met"},
    {"They met | They shot", 1, ". CONSULT . ASSAULT", "ASSAULT shot"},
    {"They met | They shot", 2, ". CONSULT . ASSAULT", ""},
    {"Raid in Tal || They shot", 0, "ASSAULT . . . ASSAULT", "ASSAULT shot"},
    {"They met | again", 0, ". CONSULT I", "CONSULT met | again"},
};

TEST(Decode, triggers) {
    for (const TriggerRow& r : trigger_rows) {
        const FakeWindow f(r.line, r.new_from);
        const Matrix logits = fake(triggers, r.tags);
        ASSERT_EQ(logits.rows, f.window.words.size()) << r.line;
        EXPECT_EQ(shown(f, find_triggers(logits, f.window, 0)), r.found) << r.line;
    }
}

TEST(Decode, the_threshold_is_taken_off_none) {
    const FakeWindow f("They met");
    Matrix logits = fake(triggers, ". CONSULT");
    logits.row(1)[0] = 4.5;
    EXPECT_EQ(shown(f, find_triggers(logits, f.window, 0)), "");
    EXPECT_EQ(shown(f, find_triggers(logits, f.window, 1)), "CONSULT met");
}

struct SpanRow {
    std::string_view line, tags, found;
};

const SpanRow span_rows[] = {
    {"Ana Orlo met Dace", "B-actor I-actor . B-recipient", "0 Ana Orlo; 1 Dace"},
    {"Ana Orlo met Dace", "I-actor I-actor . .", "0 Ana Orlo"},
    {"Ana Orlo met Dace", "B-actor B-actor . .", "0 Ana; 0 Orlo"},
    {"Ana Orlo met Dace", "B-actor I-recipient . .", "0 Ana"},
    {"Ana Orlo met Dace", "B-actor . I-actor .", "0 Ana"},
    {"Ana Orlo met Dace", ". . . .", ""},
    {"Ana Orlo, met", "B-actor I-actor I-actor .", "0 Ana Orlo"},
    {"Ana' s met", "B-actor I-actor . .", "0 Ana"},
    {"(\"Ana\") met", "B-actor I-actor I-actor I-actor I-actor .", "0 (\"Ana\")"},
    {", Ana met", "B-actor I-actor .", "0 Ana"},
    {"- met", "B-actor .", "0 -"},
    {"Post || Ana met", "B-actor . .", ""},
    {"Post || Ana met", "B-actor I-actor .", ""},
    {"Post || Ana met", "B-actor B-actor .", "0 Ana"},
    {"Ana met | Orlo", "B-actor . I-actor", "0 Ana"},
    {"Ana Orlo met Dace", "B-actor I-recipient I-recipient .", "0 Ana; 1 Orlo met"},
};

TEST(Decode, spans) {
    for (const SpanRow& r : span_rows) {
        const FakeWindow f(r.line);
        std::string out;
        for (const MarkedSpan& s : find_spans(fake(role_labels, r.tags), f.window))
            out += (out.empty() ? "" : "; ") + std::to_string(s.kind) + ' ' +
                   std::string(s.span.of(f.text));
        EXPECT_EQ(out, r.found) << r.line << " / " << r.tags;
    }
}

PairScores blank(size_t words) {
    PairScores s;
    s.roles.resize(words, role_labels.size());
    s.chain.resize(words, chain_labels.size());
    s.setting.resize(words, setting_labels.size());
    s.holder.resize(7), s.author.resize(7);
    s.mode.resize(mode_labels().size()), s.kind1.resize(9), s.kind2.resize(9);
    return s;
}

TEST(Decode, a_whole_draft) {
    const FakeWindow f("The Post reported that Norland suspects Sudmark of luring men at Tal now");
    PairScores s = blank(f.window.words.size());
    s.roles = fake(role_labels, ". . . . . . B-actor . . B-recipient . . .");
    s.chain = fake(chain_labels, "B-source2 I-source2 B-cue2 . B-source1 B-cue1 . . . . . . .");
    s.setting = fake(setting_labels, ". . . . . . . . . . . B-place B-time");
    s.kind1[size_t(LinkKind::believe)] = 3, s.kind2[size_t(LinkKind::report)] = 3;
    s.holder[size_t(Factuality::pr_plus)] = 3, s.author[size_t(Factuality::uu)] = 3;
    const std::vector<std::string> modes = mode_labels();
    const auto at = [&](std::string_view mode) {
        return size_t(std::ranges::find(modes, mode) - modes.begin());
    };
    s.mode[at("CONSULT/visit")] = 9;  // another type's
    s.mode[at("ESPIONAGE/recruit")] = 2;
    const Matrix logits = fake(triggers, ". . . . . . . . ESPIONAGE . . . .");
    const ClaimDraft d = decode({8, 8, 17}, logits, s, f.window);
    EXPECT_EQ(d.score.type, EventType::espionage);
    EXPECT_NEAR(d.score.probability, std::exp(4) / (std::exp(4) + 19), 1e-6);
    EXPECT_EQ(d.mode, "recruit");
    EXPECT_EQ(d.trigger.of(f.text), "luring");
    ASSERT_EQ(d.actors.size(), 1u);
    EXPECT_EQ(d.actors[0].span.of(f.text), "Sudmark");
    ASSERT_EQ(d.recipients.size(), 1u);
    EXPECT_EQ(d.recipients[0].span.of(f.text), "men");
    ASSERT_EQ(d.chain.size(), 2u);
    EXPECT_EQ(d.chain[0].source->span.of(f.text), "The Post");
    EXPECT_EQ(d.chain[0].kind, LinkKind::report);
    EXPECT_EQ(d.chain[1].cue->span.of(f.text), "suspects");
    EXPECT_EQ(d.chain[1].kind, LinkKind::believe);
    EXPECT_EQ(d.holder, Factuality::pr_plus);
    EXPECT_EQ(d.author, Factuality::uu);
    EXPECT_EQ(d.place->span.of(f.text), "Tal");
    EXPECT_EQ(d.time->span.of(f.text), "now");
}

TEST(Decode, a_cue_alone_is_a_link) {
    const FakeWindow f("It reportedly shot");
    PairScores s = blank(3);
    s.chain = fake(chain_labels, ". B-cue1 .");
    const ClaimDraft d = decode({2, 2, 16}, fake(triggers, ". . ASSAULT"), s, f.window);
    ASSERT_EQ(d.chain.size(), 1u);
    EXPECT_FALSE(d.chain[0].source);
    EXPECT_EQ(d.mode, "");
    EXPECT_TRUE(d.actors.empty() && d.recipients.empty());
}

TEST(Decode, shares_add_up_by_code) {
    const std::vector<LexiconMark> marks{{"FRA", "", 1}, {}, {"DEU", "", 1}, {"FRA", "", 1}};
    const std::vector<float> pointed{0.25f, 0, 0.375f, 0.25f, 0.125f};
    const std::vector<CodeShare> shares = code_shares(pointed, marks);
    ASSERT_EQ(shares.size(), 3u);
    EXPECT_EQ(shares[0].code, "FRA");
    EXPECT_EQ(shares[0].share, 0.5);
    EXPECT_EQ(shares[1].code, "DEU");
    EXPECT_EQ(shares[2].code, "-");
    EXPECT_EQ(code_shares(std::vector<float>{1}, {})[0].code, "-");
}

TEST(NearMisses, the_best_word_of_each_sentence_without_a_claim) {
    const FakeWindow f("They met | They saw it | They shot", 0);
    Matrix logits = fake(triggers, ". CONSULT . . . . ASSAULT");
    logits.row(3)[16] = 2;
    logits.row(3)[0] = 3;
    std::vector<Claim> kept(1), dropped(1);
    kept[0].sentence = 0;
    dropped[0].sentence = 2, dropped[0].trigger = f.window.words[6].span;
    const std::vector<NearMiss> out = near_misses_of(f.window, logits, kept, dropped);
    ASSERT_EQ(out.size(), 2u);
    EXPECT_EQ(out[0].word.of(f.text), "saw");
    EXPECT_EQ(out[0].type, EventType::assault);
    EXPECT_EQ(out[0].reason, "below the threshold");
    EXPECT_EQ(out[1].word.of(f.text), "shot");
    EXPECT_EQ(out[1].reason, "no actor of political relevance");
}

}  // namespace
}  // namespace rapport
