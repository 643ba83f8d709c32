// CSV (RFC 4180): cells quoted where they must be, and no cell that a spreadsheet would run as a
// formula.
//
// A cell that starts with = + - @ or a tab gets a leading apostrophe, unless it is a plain number
// (promise 16).
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

std::string csv_cell(std::string_view text);
std::string csv_line(const std::vector<std::string>& cells);  // without the line's end

}  // namespace rapport
