// The lexicon: names of states, organisations, offices and people in office → entities with dates
// and codes.
//
// In: the tables of data/actors/ (docs/actors.md; users may add their own files to the folder),
// words of a window, mentions. Out: a mark a word; an Actor a mention. Matching is the longest run
// of words after lower-casing, without accents; case decides where a name is also a word ("US",
// "us"), words nearby and the date decide where a name has several meanings, else it stays
// unmarked. Refuses: a table with a malformed row (the Fault names file and line). Lifetime:
// string_views point into the Lexicon. Thread-safe after `load`. Source: claims.md section 5.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/base/result.h"
#include "rapport/claims/claim.h"
#include "rapport/language/window.h"

namespace rapport {

struct LexiconMark {
    std::string_view code;    // corpus form, "-" = known but in no state, "" = unknown or a region
    std::string_view entity;  // "" where the row names no entity of its own
    uint16_t length = 0;      // words of the match, on its first word only
    std::optional<Sector> sector = {};  // of the matched name, where its row has one
    bool known() const { return !code.empty(); }
};

// One of the pointer's opinions: the code of a known word and the share of probability on words
// with that code.
struct CodeShare {
    std::string_view code;  // "-" = none
    double share = 0;
};

struct MentionContext {
    std::string_view text;               // the document's
    Span span;                           // of the mention
    std::optional<Day> on;               // the event's date, else publication
    std::vector<CodeShare> shares;       // best first, summing to 1
    std::vector<LexiconMark> inside;     // marks of the mention's own words
};

class Lexicon {
  public:
    static Result<Lexicon> load(const std::string& data_folder);  // reads data_folder/actors/*.tsv
    Lexicon(Lexicon&&) noexcept;
    Lexicon& operator=(Lexicon&&) noexcept;
    ~Lexicon();

    // One mark a word. `cased`: false for prefixes (headlines are often all capitals).
    std::vector<LexiconMark> match(std::span<const WindowWord> words, bool cased,
                                   std::optional<Day> on) const;
    // Mention → actor with code, entity, PLOVER code and sectors; appends why to `trace`.
    Actor resolve(const MentionContext& mention, std::vector<std::string>& trace) const;
    // A user's word for an actor ("Russia", "RUS", "russian", "NATO") → code; null where nothing
    // matches.
    std::optional<std::string> code_of(std::string_view name) const;
    std::string name_of(std::string_view code) const;  // "Russia"; the code itself where unknown
    std::string version() const;                       // digest of the tables, 12 digits

  private:
    struct Tables;
    explicit Lexicon(std::unique_ptr<Tables> tables);
    std::unique_ptr<Tables> tables_;
};

}  // namespace rapport
