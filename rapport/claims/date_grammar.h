// Date grammar: prefixes and connectives around date atoms ("since March", "between 3 and 5 May",
// "2008 or early 2009").
//
// In: tokens and the day of reference. Out: the expression that begins at a token.
// `loose` as in DateAtoms. Lifetime: views tokens and reference. Thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "rapport/claims/date_atoms.h"

namespace rapport {

struct DateExpression {
    size_t begin = 0, end = 0;  // tokens
    Moment moment;
    DatePrefix prefix = DatePrefix::none;
    bool weak = false;  // a time of day or a length alone
};

class DateGrammar {
  public:
    DateGrammar(const std::vector<NumeralToken>& tokens, const DateReference& reference, bool loose)
        : tokens_(tokens), reference_(reference), loose_(loose), atoms_(tokens, reference, loose) {}

    std::optional<DateExpression> read(size_t at) const;
    Moment apply(DatePrefix prefix, const Moment& moment) const;

  private:
    struct Phrase {
        Moment moment;
        size_t end = 0;
        bool range = false;
    };
    struct Prefix {
        DatePrefix kind = DatePrefix::none;
        size_t end = 0;
    };
    Prefix prefix(size_t at) const;
    size_t skip_clock(size_t at) const;  // "before dawn on", "shortly after 9 pm"
    std::optional<Phrase> phrase(size_t at) const;
    std::optional<Phrase> pair(Atom a, std::string_view link, Atom b) const;
    std::optional<Atom> side(size_t at) const;  // an atom, or a bare day number
    std::optional<Atom> second(const Atom& first, size_t at) const;
    void apply_suffix(DateExpression& expression) const;
    void inherit(Calendar& a, Calendar& b) const;
    std::string_view word(size_t i) const { return atoms_.word(i); }

    const std::vector<NumeralToken>& tokens_;
    const DateReference& reference_;
    bool loose_;
    DateAtoms atoms_;
};

}  // namespace rapport
