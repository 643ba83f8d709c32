// Verbs: the verb groups of a sentence and what time each shows, for the tense of a claim.
//
// In: data/codes/verbs.tsv; then the words of a sentence and those that triggered a claim (they may
// be verbs that no list knows). Out: groups in order, helping verbs and the verb itself as one
// ("has not been killed", "to attack"). There is no parser: a form is a verb by the list, its
// ending and the words beside it; `sure` is false where it may as well be a noun or a participle
// ("attacks", "killed in"). Refuses a table that read_rule_table refuses or with an unknown class.
// Owns its words; constant; linear in the sentence.
#pragma once

#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "rapport/base/names.h"
#include "rapport/base/result.h"
#include "rapport/claims/quote_marks.h"

namespace rapport {

enum class VerbForm { past, present, future, would, modal, infinitive };

struct VerbGroup {
    WordRange words;
    VerbForm form = VerbForm::past;
    bool sure = true;
    bool passive = false;  // "is killed": a second participle may follow "and"
};

enum class VerbClass : uint8_t { verb, either, past, ahead, content, penalty, lasting };
template <>
inline constexpr auto names_of<VerbClass> =
    std::to_array<std::string_view>(
        {"verb", "either", "past", "ahead", "content", "penalty", "lasting"});

class Verbs {
  public:
    static Result<Verbs> load(const std::string& data_folder);

    bool is(VerbClass kind, std::string_view word) const;
    std::vector<VerbGroup> groups(const LowWords& words, WordRange trigger) const;

  private:
    struct List {
        std::unordered_set<std::string> words;
        std::vector<std::string> stems;
    };
    std::array<List, names_of<VerbClass>.size()> lists_;
};

}  // namespace rapport
