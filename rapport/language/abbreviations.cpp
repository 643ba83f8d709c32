#include "rapport/language/abbreviations.h"

#include <algorithm>
#include <array>

#include "rapport/base/utf8.h"

namespace rapport {

template <size_t N>
static bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::binary_search(list.begin(), list.end(), word);
}

template <class... Words>
static constexpr auto sorted(Words... words) {
    std::array<std::string_view, sizeof...(words)> list{words...};
    std::sort(list.begin(), list.end());
    return list;
}

static constexpr auto titles = sorted(
    "adm", "amb", "approx", "atty", "brig", "ca", "capt", "cf", "cmdr", "cmdt", "col", "comdr",
    "congr", "const", "cpl", "cpt", "dr", "drs", "e.g", "eg", "ens", "fr", "ft", "gen", "gov",
    "govs", "hon", "i.e", "ie", "insp", "lt", "maj", "messrs", "mgr", "mlle", "mme", "mr", "mrs",
    "ms", "msgr", "mt", "mx", "pfc", "pres", "prof", "profs", "pvt", "rep", "reps", "rev", "sen",
    "sens", "sgt", "spc", "ssgt", "st", "ste", "sts", "supt", "v", "viz", "vs");

static constexpr auto numbers =
    sorted("art", "arts", "b", "c", "cl", "d", "ext", "fig", "figs", "no", "nos", "nr", "p", "par",
           "para", "pg", "pp", "res", "sec", "tel", "vol", "vols");

// Months and days; words of their own without a capital (mar, sat).
static constexpr auto months =
    sorted("apr", "aug", "dec", "feb", "fri", "jan", "jul", "jun", "mar", "mon", "nov", "oct",
           "sat", "sep", "sept", "thu", "thur", "thurs", "tue", "tues", "wed", "weds");

static constexpr auto tails =
    sorted("al", "assn", "assoc", "attn", "ave", "bldg", "blvd", "bros", "co", "corp", "cos",
           "dept", "esp", "est", "etc", "gmbh", "gov't", "hwy", "inc", "incl", "intl", "jr", "llc",
           "ltd", "mfg", "mins", "mos", "n.b", "natl", "ph.d", "plc", "pty", "rd", "s.a", "sq",
           "sr", "univ", "yrs");

// States of the United States; words of their own without a capital (ill, miss, wash).
static constexpr auto places =
    sorted("ala", "ariz", "ark", "cal", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind",
           "kan", "ky", "la", "mass", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev",
           "okla", "ont", "ore", "pa", "penn", "que", "tenn", "tex", "va", "vt", "wash", "wis",
           "wyo");

static constexpr auto starters = sorted(
    "a", "about", "according", "additionally", "after", "all", "also", "although", "among", "an",
    "and", "another", "any", "are", "around", "as", "at", "because", "before", "both", "but", "by",
    "can", "despite", "did", "do", "does", "during", "each", "earlier", "even", "every", "few",
    "finally", "following", "for", "four", "from", "furthermore", "had", "has", "have", "he",
    "her", "here", "his", "how", "however", "i", "if", "in", "indeed", "instead", "is", "it",
    "it's", "its", "just", "last", "later", "many", "meanwhile", "more", "moreover", "most", "my",
    "neither", "nevertheless", "no", "nobody", "nor", "not", "now", "of", "on", "once", "one",
    "only", "or", "other", "others", "our", "out", "over", "per", "perhaps", "police", "several",
    "she", "shortly", "since", "so", "some", "still", "such", "than", "that", "the", "their",
    "then", "there", "therefore", "these", "they", "this", "those", "though", "three", "through",
    "thus", "to", "today", "two", "under", "until", "up", "was", "we", "were", "what", "when",
    "where", "whether", "which", "while", "who", "why", "will", "with", "without", "yesterday",
    "yet", "you", "your");

// Letters with stops between them: U.S, a.m, D.C.
static bool is_dotted(std::string_view word) {
    if (word.size() < 3 || word.size() % 2 == 0) return false;
    for (size_t i = 0; i < word.size(); ++i) {
        const auto c = static_cast<unsigned char>(word[i]);
        if (i % 2 ? c != '.' : !is_letter(category(c)) || c >= 128) return false;
    }
    return true;
}

Abbreviation abbreviation(std::string_view word) {
    if (word.empty() || word.size() > abbreviation_bytes_max) return Abbreviation::none;
    const std::string low = lower(word);
    const bool capital = low[0] != word[0];
    if (contains(titles, low)) return Abbreviation::title;
    if (contains(numbers, low)) return Abbreviation::number;
    if (capital && contains(months, low)) return Abbreviation::month;
    if ((capital && contains(places, low)) || contains(tails, low) || is_dotted(word))
        return Abbreviation::tail;
    return Abbreviation::none;
}

bool begins_sentences(std::string_view word) {
    return word.size() <= abbreviation_bytes_max && contains(starters, lower(word));
}

}  // namespace rapport
