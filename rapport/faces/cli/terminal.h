// The terminal: what it can show, and text made fit for it.
//
// In: UTF-8 (also text of documents, which may hold anything). Out: strings and lines on a FILE*.
// Colour only on a terminal and never with NO_COLOR (no-color.org) or TERM=dumb. Columns are
// Unicode's (utf8proc): wide characters count two, combining ones none. Threads: a Progress belongs
// to one.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>

namespace rapport::cli {

struct Terminal {
    bool live = false;  // somebody watches: carriage returns and colours make sense
    bool colour = false;
    int columns = 80;
};
Terminal terminal_of(std::FILE* file);

enum class Paint { bold, dim, red, green, yellow, blue, magenta, cyan };
std::string paint(const Terminal& terminal, Paint paint, std::string_view text);

// Controls, escape sequences and bidirectional overrides as visible marks (␛, <U+202E>), new lines
// as spaces, so that no document steers the terminal.
std::string printable(std::string_view text);

size_t columns_of(std::string_view text);
// At most `columns` wide; what is cut ends in "…".
std::string cut(std::string_view text, size_t columns);
enum class Align { left, right };
// Exactly `columns` wide: cut or filled with spaces.
std::string fit(std::string_view text, size_t columns, Align align = Align::left);

std::string with_thousands(uint64_t number);  // 1,234,567
std::string duration_words(double seconds);   // "42 s", "3 min 10 s", "2 h 05 min"

// Progress of long work: one line that is rewritten on a terminal (5 a second at most), a plain
// line every 10 s else.
class Progress {
  public:
    using Clock = std::function<double()>;  // seconds that only grow
    static Clock real_clock();
    Progress(std::FILE* out, Terminal terminal, std::string what, Clock clock = real_clock());

    // `bytes_total` 0 = unknown: no share and no time left are shown. `counts`: "1,204 coded, 3
    // refused".
    void update(uint64_t records, uint64_t bytes, uint64_t bytes_total, std::string_view counts);
    void clear();  // takes the rewritten line away before other output
    double seconds() const;

  private:
    std::string line(uint64_t records, uint64_t bytes, uint64_t bytes_total,
                     std::string_view counts) const;

    std::FILE* out_;
    Terminal terminal_;
    std::string what_;
    Clock clock_;
    double start_, last_;
    bool shown_ = false;
};

}  // namespace rapport::cli
