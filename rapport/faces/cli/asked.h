// What commands ask for in the same way: days, the lexicon, a ledger to read, words for events.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/claims/lexicon.h"
#include "rapport/faces/cli/command.h"
#include "rapport/ledger/store.h"

namespace rapport::cli {

inline constexpr size_t id_shown = 10;  // digits of an id in tables

// "" is no day; refuses (usage) what is none, naming the option.
Result<std::optional<Day>> day_option(const std::string& text, const char* option);
Result<Lexicon> open_lexicon();
Result<Ledger> open_to_read(const std::string& ledger_file);
void print_lines(const std::vector<std::string>& lines, const Shell& shell);

std::string event_text(const Claim& claim);                 // "ACCUSE/disapprove"
std::string actors_text(const std::vector<Actor>& actors);  // "RUS/GOV, the rebels"
std::string chain_text(const Claim& claim);  // "Reuters Uu › the FSB PR+", "" for none
std::string date_of(const Claim& claim,
                    const std::optional<Day>& publication);  // "2024-03-01", "?" for none

}  // namespace rapport::cli
