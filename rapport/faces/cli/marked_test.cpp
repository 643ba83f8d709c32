#include "rapport/faces/cli/marked.h"

#include <gtest/gtest.h>

namespace rapport::cli {
namespace {

const std::string_view text = "Paris accused the guards of Rome.";

TEST(Marked, Plain) {
    const struct {
        std::vector<Mark> marks;
        std::string_view shown;
    } rows[] = {
        {{}, "Paris accused the guards of Rome."},
        {{{{6, 13}, MarkKind::trigger}}, "Paris [trigger: accused] the guards of Rome."},
        {{{{14, 32}, MarkKind::recipient}, {{28, 32}, MarkKind::place}},
         "Paris accused [recipient: the guards of [place: Rome]]."},
        {{{{0, 13}, MarkKind::actor}, {{6, 24}, MarkKind::cue}},
         "[actor: Paris accused] the guards of Rome."},
        {{{{6, 13}, MarkKind::trigger}, {{6, 13}, MarkKind::cue}},
         "Paris [trigger: accused] the guards of Rome."},
        {{{{40, 50}, MarkKind::time}, {{3, 3}, MarkKind::time}},
         "Paris accused the guards of Rome."},
    };
    for (const auto& row : rows)
        EXPECT_EQ(marked(text, {0, uint32_t(text.size())}, row.marks, Terminal{}), row.shown);
}

TEST(Marked, ColoursOnlyWhereThereAreSome) {
    const Terminal colour{.live = true, .colour = true, .columns = 80};
    EXPECT_NE(marked(text, {0, 33}, {{{6, 13}, MarkKind::trigger}}, colour).find("\x1b["),
              std::string::npos);
    EXPECT_EQ(legend(Terminal{}), "");
    EXPECT_NE(legend(colour), "");
}

}  // namespace
}  // namespace rapport::cli
