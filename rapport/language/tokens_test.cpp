#include "rapport/language/tokens.h"

#include <gtest/gtest.h>

#include <ctime>

#include "rapport/language/conllu.h"

namespace rapport {
namespace {

Span all(std::string_view text) { return {0, static_cast<uint32_t>(text.size())}; }

// Tokens with a blank between them, the two words of a contraction with "+".
std::string printed(std::string_view text) {
    std::string out;
    for (const Token& token : tokens(text, all(text))) {
        std::string form(token.span.of(text));
        if (token.cut > 0) form.insert(token.cut, "+");
        out += (out.empty() ? "" : " ") + form;
    }
    return out;
}

TEST(Tokens, AsUniversalDependencies) {
    struct Row {
        std::string_view text, expected;
    };
    for (const auto& [text, expected] : std::initializer_list<Row>{
             {"", ""},
             {"Envoys met, then left.", "Envoys met , then left ."},
             {"I don't, he won’t", "I do+n't , he wo+n’t"},
             {"it's, we're, they'll", "it+'s , we+'re , they+'ll"},
             {"cannot gonna wanna Cannot", "can+not gon+na wan+na Can+not"},
             {"the states' envoy's", "the states+' envoy+'s"},
             {"'the workers' hall", "' the workers ' hall"},
             {"O'Neill, d'Arc and Shi'ite", "O'Neill , d'Arc and Shi'ite"},
             {"the 1990's and '99", "the 1990's and '99"},
             {"state-of-the-art", "state - of - the - art"},
             {"non-human al-Saffah", "non-human al - Saffah"},
             {"Mr. Olm of the U.S. left at 5 p.m.", "Mr. Olm of the U.S. left at 5 p.m."},
             {"J. Smith chose plan B.", "J. Smith chose plan B ."},
             {"No. 5 said no.", "No. 5 said no ."},
             {"$5 and 3.5% of 1,204.5", "$ 5 and 3.5 % of 1,204.5"},
             {"at 10:30 on 9/30/01, 5pm, 20km, 3rd", "at 10:30 on 9/30/01 , 5 pm , 20 km , 3rd"},
             {"call 713-664-7478 or 235-1972", "call 713-664-7478 or 235-1972"},
             {"in 1999-2000", "in 1999 - 2000"},
             {"and/or b/c AT&T", "and / or b/c AT&T"},
             {"See http://x.example/a-b?c=d, now", "See http://x.example/a-b?c=d , now"},
             {"(www.x.example).", "( www.x.example ) ."},
             {"<a.b@post.example> wrote", "< a.b@post.example > wrote"},
             {"post.example said.Nothing", "post.example said . Nothing"},
             {"well... no -- yes!! what?! :-)", "well ... no -- yes !! what ?! :-)"},
             {"#harbour @olm # 5", "#harbour @olm # 5"},
             {"“No,” he (Olm) said…", "“ No , ” he ( Olm ) said …"},
             {"zero\xE2\x80\x8Bwidth \xFF", "zero\xE2\x80\x8Bwidth \xFF"},
         })
        EXPECT_EQ(printed(text), expected) << text;
}

TEST(Tokens, HostileTextsAreLinear) {
    const std::clock_t start = std::clock();
    for (std::string_view part :
         {"a", "a'", "1-", "a.", "a-", "x@", "www.", "\xC2\xA0x", "\"", "..", "s' "}) {
        std::string text;
        while (text.size() < 300'000) text += part;
        Span before;
        for (const Token& t : tokens(text, all(text))) {
            ASSERT_LE(before.end, t.span.begin);
            ASSERT_LT(t.span.begin + t.cut, t.span.end);
            before = t.span;
        }
        ASSERT_LE(before.end, text.size());
    }
    EXPECT_LT((std::clock() - start) / CLOCKS_PER_SEC, 30);  // quadratic: minutes
}

TEST(Conllu, RangesAndSpaces) {
    const std::string text = "It's\tno.\n“Go!”";
    std::string out;
    append_conllu(out, text, std::vector<Span>{{0, 8}, {9, 18}}, "a");
    const std::string rest = "\t_\t_\t_\t_\t_\t_\t_\t";
    EXPECT_EQ(out, "# sent_id = a-1\n# text = It's no.\n1-2\tIt's" + rest + "_\n1\tIt" + rest +
                       "_\n2\t's" + rest + "_\n3\tno" + rest + "SpaceAfter=No\n4\t." + rest +
                       "_\n\n# sent_id = a-2\n# text = “Go!”\n1\t“" + rest +
                       "SpaceAfter=No\n2\tGo" + rest + "SpaceAfter=No\n3\t!" + rest +
                       "SpaceAfter=No\n4\t”" + rest + "_\n\n");
}

}  // namespace
}  // namespace rapport
