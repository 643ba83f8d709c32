// Tables of words for the written rules: lines of data/codes/*.tsv → cells.
//
// In: a file whose lines have a fixed number of cells parted by tabs; lines that begin with # and
// the line of column names are skipped. Out: rows of cells; `listed` parts a cell at ", ". Refuses
// a file that is missing, has more than `table_rows_max` rows, or a row with an empty or missing
// cell: the Fault names file and line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapport/base/result.h"

namespace rapport {

inline constexpr size_t table_rows_max = 1000;

using TableRow = std::vector<std::string>;

Result<std::vector<TableRow>> read_rule_table(const std::string& path, size_t columns);
std::vector<std::string> listed(std::string_view cell);

}  // namespace rapport
