// Contexts: PLOVER's 37 fields of politics that a claim touches (military, territory, technology
// …).
//
// In: data/codes/contexts.tsv (context, event types, where, words), then the parts of a claim. Out:
// contexts in the order of the table. A row holds for its types ("*": all) where one of its words
// stands in the trigger, in the target (trigger, recipients and the words beside the trigger, up to
// the clause's end), or in the event (these and the actors). The words of a source and its cue tell
// of the telling, not of the event. Of matches that overlap the longest counts; those of context
// "-" only hide others ("security forces" are no army). Refuses what read_rule_table refuses,
// unknown types and places. Lifetime: owns its words; constant. Source: PLOVER 2.0 (names),
// claims.md section 1; the words are ours.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "rapport/base/names.h"
#include "rapport/base/result.h"
#include "rapport/claims/codes.h"
#include "rapport/claims/phrase.h"

namespace rapport {

// Words of the clause that count as the event's, left and right of the trigger.
inline constexpr size_t context_words_left = 5, context_words_right = 10;

enum class ContextPlace : uint8_t { trigger, target, event };
template <>
inline constexpr auto names_of<ContextPlace> =
    std::to_array<std::string_view>({"trigger", "target", "event"});

struct ContextCase {
    const LowWords& words;  // of the sentence
    EventType type;
    Span trigger;
    std::span<const Span> actors, recipients, telling;  // telling: sources and cues
};

class Contexts {
  public:
    static Result<Contexts> load(const std::string& data_folder);

    std::vector<std::string> of(const ContextCase& claim) const;
    std::vector<std::string> names() const;  // each once, in the order of the table

  private:
    struct Row {
        std::string context;
        std::vector<EventType> types;  // empty: all
        ContextPlace place;
        bool any_words;
    };
    struct Phrase {
        size_t row;
        std::string text;
    };
    struct Match {
        size_t row, from, count;
    };
    Status add(const std::vector<std::string>& cells);
    std::vector<Match> matches(const LowWords& words) const;

    std::vector<Row> rows_;
    std::unordered_map<std::string, std::vector<Phrase>> by_head_;  // by the first three letters
};

}  // namespace rapport
