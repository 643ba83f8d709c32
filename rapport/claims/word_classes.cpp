#include "rapport/claims/word_classes.h"

#include "rapport/claims/phrase.h"

namespace rapport {
namespace {

bool is_irregular_past(std::string_view w) {
    return is_one_of(w, {"met", "said", "told", "held", "shot", "struck", "fought", "fell", "sent",
                         "gave", "given", "took", "taken", "began", "begun", "broke", "broken",
                         "led", "left", "made", "went", "gone", "stole", "stolen", "seized", "hit",
                         "sank", "sunk", "shook", "spoke", "spoken", "drew", "drove", "forbade",
                         "withdrew", "withdrawn", "overthrew", "won", "lost", "paid", "sold",
                         "sought", "brought", "bought", "caught", "found", "kept", "laid", "put",
                         "swore", "sworn", "threw", "tore", "wrote", "quit", "saw", "became",
                         "came", "ran", "rose", "felt", "thought", "knew", "grew", "froze", "shut",
                         "set", "cut", "blew", "bled", "beat", "beaten", "burnt", "shelled",
                         "slain"});
}

}  // namespace

bool is_adverb(std::string_view w) {
    return (w.size() > 4 && w.ends_with("ly")) ||
           is_one_of(w, {"not", "n", "t", "'", "’", "also", "already", "still", "now", "again",
                         "soon", "never", "ever", "later", "then", "first", "yet", "just", "even"});
}

bool is_auxiliary(std::string_view w) {
    return is_one_of(w, {"be", "been", "being", "is", "are", "am", "was", "were", "has", "have",
                         "had", "having", "do", "does", "did", "will", "shall", "ll", "wo", "won",
                         "would", "may", "might", "could", "should", "must", "can", "get", "got"});
}

bool is_be(std::string_view w) {
    return is_one_of(w, {"be", "been", "being", "is", "are", "am", "was", "were", "get", "got"});
}

bool is_past_form(std::string_view w) {
    return (w.size() > 3 && w.ends_with("ed")) || is_irregular_past(w);
}

bool is_preposition(std::string_view w) {
    return is_one_of(w, {"in", "on", "at", "of", "for", "from", "with", "by", "to", "during",
                         "after", "before", "about", "against", "under", "over", "near", "into",
                         "through", "between", "among", "amid", "despite", "without", "within",
                         "via", "across", "behind", "beyond", "around", "outside", "inside",
                         "following", "since", "until", "because", "upon", "like", "as", "than"});
}

bool is_determiner(std::string_view w) {
    return is_one_of(w, {"the", "a", "an", "this", "that", "these", "those", "its", "their", "his",
                         "her", "our", "my", "your", "some", "any", "no", "each", "every", "both",
                         "all", "many", "most", "several", "few", "another", "other", "two",
                         "three", "four", "five", "more", "one", "such"});
}

bool is_pronoun(std::string_view w) {
    return is_one_of(w, {"he", "she", "it", "they", "we", "i", "you", "others", "many", "some",
                         "most", "everyone", "everybody", "nobody", "someone", "somebody",
                         "anyone", "both", "few", "several", "one", "none", "all", "neither"});
}

bool is_relative(std::string_view w) { return is_one_of(w, {"who", "which", "whom", "whose"}); }

bool opens_clause(std::string_view w) {
    return is_relative(w) ||
           is_one_of(w, {"that", "because", "while", "when", "if", "whether", "although", "though",
                         "since", "where", "what", "how", "why", "than", "until", "unless", "as",
                         "so", "whereas", "once", "before", "after", "lest"});
}

bool joins(std::string_view w) { return is_one_of(w, {"and", "but", "or", "nor", "yet"}); }

bool is_day(std::string_view w) {
    return is_one_of(w, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                         "sunday", "today", "yesterday", "tonight", "tomorrow"});
}

bool is_month(std::string_view w) {
    return is_one_of(w, {"january", "february", "march", "april", "may", "june", "july", "august",
                         "september", "october", "november", "december", "jan", "feb", "aug",
                         "sept", "oct", "nov", "dec"});
}

bool is_mark(std::string_view w) {
    return is_one_of(w, {",", ";", ":", ".", "!", "?", "\"", "“", "”", "«", "»", "„", "(", ")", "[",
                         "]", "—", "–", "…", "‘"});
}

}  // namespace rapport
