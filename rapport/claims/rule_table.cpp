#include "rapport/claims/rule_table.h"

#include <algorithm>
#include <fstream>

namespace rapport {
namespace {

std::vector<std::string> parted(std::string_view text, std::string_view mark) {
    std::vector<std::string> out;
    for (size_t begin = 0; begin <= text.size();) {
        const size_t end = std::min(text.find(mark, begin), text.size());
        out.emplace_back(text.substr(begin, end - begin));
        begin = end + mark.size();
    }
    return out;
}

}  // namespace

std::vector<std::string> listed(std::string_view cell) { return parted(cell, ", "); }

Result<std::vector<TableRow>> read_rule_table(const std::string& path, size_t columns) {
    std::ifstream in(path);
    if (!in) return Fault{FaultKind::unusable, path + ": cannot be read"};
    std::vector<TableRow> out;
    size_t number = 0;
    bool named = false;  // the first row names the columns
    for (std::string line; std::getline(in, line);) {
        const std::string where = path + ':' + std::to_string(++number) + ": ";
        if (line.ends_with('\r')) line.pop_back();
        if (line.empty() || line[0] == '#') continue;
        TableRow cells = parted(line, "\t");
        if (cells.size() != columns || std::ranges::count(cells, "") > 0)
            return Fault{FaultKind::unusable,
                         where + "not " + std::to_string(columns) + " cells with words"};
        if (out.size() == table_rows_max)
            return Fault{FaultKind::unusable, where + "more than 1000 rows"};
        if (named) out.push_back(std::move(cells));
        named = true;
    }
    return out;
}

}  // namespace rapport
