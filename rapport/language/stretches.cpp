#include "rapport/language/stretches.h"

#include <algorithm>

#include "rapport/base/utf8.h"

namespace rapport {

namespace {

constexpr size_t wrapped_width_min = 40, wrapped_width_max = 140;  // of the longest line, in bytes
constexpr size_t ragged_share = 10;  // one line in so many may be too short in a wrapped paragraph
constexpr size_t joined_line_min = 40;  // a shorter line is no cut-off sentence

struct Line {
    Span span;              // without white space around it; empty: a blank line
    size_t first_word = 0;  // bytes
};

// Bytes of the line break at `at`, 0 where there is none: LF, CR LF, CR, FF, U+2028, U+2029.
size_t line_break(std::string_view text, size_t at) {
    const char c = text[at];
    if (c == '\r') return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    if (c == '\n' || c == '\f') return 1;
    const bool separator = text.substr(at, 2) == "\xE2\x80" && at + 2 < text.size() &&
                           (text[at + 2] == '\xA8' || text[at + 2] == '\xA9');
    return separator ? 3 : 0;
}

bool is_invisible(std::string_view text, size_t at) {
    const char32_t c = decode(text, at).value;
    return is_space(c) || category(c) == Category::other;
}

Line line_of(std::string_view text, size_t begin, size_t end) {
    Line line;
    while (begin < end && is_invisible(text, begin)) begin += decode(text, begin).size;
    for (size_t last; end > begin && is_invisible(text, last = code_point_before(text, end));)
        end = last;
    line.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    const size_t space = text.substr(begin, end - begin).find_first_of(" \t");
    line.first_word = std::min(space, end - begin);
    return line;
}

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    size_t begin = 0;
    for (size_t at = 0; at < text.size();) {
        const size_t size = line_break(text, at);
        if (size > 0) lines.push_back(line_of(text, begin, at)), begin = at + size;
        at += std::max<size_t>(size, 1);
    }
    lines.push_back(line_of(text, begin, text.size()));
    return lines;
}

// "• text", "* text", "3. text", "(b) text"
bool is_item(std::string_view line) {
    for (std::string_view bullet : {"• ", "* ", "- ", "– ", "‣ ", "▪ ", "· ", "● "})
        if (line.starts_with(bullet)) return true;
    size_t at = line.starts_with("("), begin = at;
    while (at < line.size() && at < begin + 3 && is_digit(static_cast<unsigned char>(line[at])))
        ++at;
    if (at == begin && at < line.size() && (line[at] | 32) >= 'a' && (line[at] | 32) <= 'z') ++at;
    return at > begin && at + 1 < line.size() && line[at + 1] == ' ' &&
           (line[at] == ')' || (line[at] == '.' && is_digit(static_cast<unsigned char>(line[0]))));
}

bool ends_with_stop(std::string_view line) {
    while (!line.empty() && std::string_view("\"')]").find(line.back()) != line.npos)
        line.remove_suffix(1);
    if (line.ends_with("”") || line.ends_with("’")) line.remove_suffix(3);
    return !line.empty() && std::string_view(".!?:;").find(line.back()) != line.npos;
}

// One paragraph: lines with no blank line between them.
struct Paragraph {
    std::string_view text;
    const Line* lines;
    size_t count;
    size_t width = 0;
    bool wrapped = false;

    Paragraph(std::string_view text_, const Line* lines_, size_t count_)
        : text(text_), lines(lines_), count(count_) {
        for (size_t i = 0; i < count; ++i) width = std::max<size_t>(width, lines[i].span.size());
        size_t short_ones = 0;
        for (size_t i = 0; i + 1 < count; ++i) short_ones += !full(i);
        wrapped = count > 2 && width >= wrapped_width_min && width <= wrapped_width_max &&
                  short_ones * ragged_share <= count;
    }
    // No room on line i for the first word of the next one.
    bool full(size_t i) const {
        return lines[i].span.size() + 1 + lines[i + 1].first_word > width;
    }
    bool ends_stretch(size_t i) const {
        const std::string_view line = lines[i].span.of(text), next = lines[i + 1].span.of(text);
        const bool stop = ends_with_stop(line);
        if (is_item(next) && (!wrapped || stop || is_item(line))) return true;
        if (wrapped) return !full(i);
        const bool goes_on = category(decode(next, 0).value) == Category::lower;
        return !(goes_on && !stop && line.size() >= joined_line_min &&
                 line.size() <= wrapped_width_max);
    }
};

}  // namespace

std::vector<Span> stretches(std::string_view text) {
    std::vector<Span> out;
    const std::vector<Line> lines = lines_of(text);
    for (size_t i = 0; i < lines.size();) {
        size_t end = i;
        while (end < lines.size() && !lines[end].span.empty()) ++end;
        const Paragraph paragraph(text, lines.data() + i, end - i);
        for (size_t from = i; i < end; ++i) {
            if (i + 1 < end && !paragraph.ends_stretch(i - (end - paragraph.count))) continue;
            out.push_back({lines[from].span.begin, lines[i].span.end});
            from = i + 1;
        }
        if (i < lines.size()) ++i;  // the blank line
    }
    return out;
}

}  // namespace rapport
