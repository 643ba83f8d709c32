#include "rapport/faces/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace rapport::cli {
namespace {

constexpr double rewrite_seconds = 0.2, plain_seconds = 10;

bool variable_set(const char* name) {
    const char* value = std::getenv(name);
    return value && *value;
}

int columns_now(int descriptor) {
    winsize size{};
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    const char* columns = std::getenv("COLUMNS");
    const int given = columns ? std::atoi(columns) : 0;
    return given > 0 ? given : 80;
}

struct Character {
    std::string_view bytes;
    int32_t point = 0xFFFD;
};

// The first character of `text`, which is not empty; a broken byte stands for itself.
Character first_of(std::string_view text) {
    utf8proc_int32_t point = -1;
    const auto* start = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto size = utf8proc_iterate(start, utf8proc_ssize_t(text.size()), &point);
    if (size <= 0) return {text.substr(0, 1), 0xFFFD};
    return {text.substr(0, size_t(size)), point};
}

size_t width_of(int32_t point) { return size_t(std::max(0, utf8proc_charwidth(point))); }

bool steers_direction(int32_t p) {
    return p == 0x061C || p == 0x200E || p == 0x200F || (p >= 0x202A && p <= 0x202E) ||
           (p >= 0x2066 && p <= 0x2069);
}

std::string mark_of(Character c) {
    const int32_t p = c.point;
    if (p == '\n' || p == '\r' || p == '\t') return " ";
    if (p < 0x20) return {'\xE2', '\x90', char(0x80 + p)};  // U+2400 and on: pictures of controls
    if (p == 0x7F) return "\u2421";
    if (p == 0xFFFD) return "\uFFFD";
    if ((p >= 0x80 && p < 0xA0) || steers_direction(p)) {
        char name[16];
        std::snprintf(name, sizeof name, "<U+%04X>", unsigned(p));
        return name;
    }
    return std::string(c.bytes);
}

}  // namespace

Terminal terminal_of(std::FILE* file) {
    Terminal terminal;
    const int descriptor = fileno(file);
    const char* kind = std::getenv("TERM");
    const bool dumb = kind && std::string_view(kind) == "dumb";
    terminal.live = isatty(descriptor) == 1 && !dumb;
    terminal.colour = terminal.live && !variable_set("NO_COLOR");
    terminal.columns = columns_now(descriptor);
    return terminal;
}

std::string paint(const Terminal& terminal, Paint paint, std::string_view text) {
    if (!terminal.colour) return std::string(text);
    static constexpr const char* codes[] = {"1", "2", "31", "32", "33", "34", "35", "36"};
    return "\x1b[" + std::string(codes[size_t(paint)]) + "m" + std::string(text) + "\x1b[0m";
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Character c = first_of(text);
        out += mark_of(c);
        text.remove_prefix(c.bytes.size());
    }
    return out;
}

size_t columns_of(std::string_view text) {
    size_t columns = 0;
    while (!text.empty()) {
        const Character c = first_of(text);
        columns += width_of(c.point);
        text.remove_prefix(c.bytes.size());
    }
    return columns;
}

std::string cut(std::string_view text, size_t columns) {
    if (columns_of(text) <= columns) return std::string(text);
    if (columns == 0) return "";
    std::string out;
    size_t used = 1;  // the ellipsis
    while (!text.empty()) {
        const Character c = first_of(text);
        used += width_of(c.point);
        if (used > columns) break;
        out += c.bytes;
        text.remove_prefix(c.bytes.size());
    }
    return out + "…";
}

std::string fit(std::string_view text, size_t columns, Align align) {
    std::string shown = cut(text, columns);
    const std::string fill(columns - std::min(columns, columns_of(shown)), ' ');
    return align == Align::left ? shown + fill : fill + shown;
}

std::string with_thousands(uint64_t number) {
    std::string digits = std::to_string(number);
    for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

std::string duration_words(double seconds) {
    const auto whole = uint64_t(std::max(0.0, seconds));
    char text[48];
    if (whole < 60)
        std::snprintf(text, sizeof text, "%u s", unsigned(whole));
    else if (whole < 3600)
        std::snprintf(text, sizeof text, "%u min %02u s", unsigned(whole / 60),
                      unsigned(whole % 60));
    else
        std::snprintf(text, sizeof text, "%llu h %02u min",
                      static_cast<unsigned long long>(whole / 3600), unsigned(whole / 60 % 60));
    return text;
}

Progress::Clock Progress::real_clock() {
    return [] {
        using namespace std::chrono;
        return duration<double>(steady_clock::now().time_since_epoch()).count();
    };
}

Progress::Progress(std::FILE* out, Terminal terminal, std::string what, Clock clock)
    : out_(out),
      terminal_(terminal),
      what_(std::move(what)),
      clock_(std::move(clock)),
      start_(clock_()),
      last_(start_) {}

double Progress::seconds() const { return clock_() - start_; }

std::string Progress::line(uint64_t records, uint64_t bytes, uint64_t bytes_total,
                           std::string_view counts) const {
    const double spent = std::max(seconds(), 1e-3);
    char rate[64];
    std::snprintf(rate, sizeof rate, "%.1f/s", double(records) / spent);
    std::string text = what_ + ": " + with_thousands(records) + " documents, " + rate;
    if (bytes_total > 0 && bytes > 0 && bytes <= bytes_total) {
        char share[16];
        std::snprintf(share, sizeof share, "%.1f %%", 100.0 * double(bytes) / double(bytes_total));
        const double left = spent * double(bytes_total - bytes) / double(bytes);
        text += std::string(", ") + share + ", " + duration_words(left) + " left";
    }
    if (!counts.empty()) text += " (" + std::string(counts) + ")";
    return text;
}

void Progress::update(uint64_t records, uint64_t bytes, uint64_t bytes_total,
                      std::string_view counts) {
    const double now = clock_();
    if (now - last_ < (terminal_.live ? rewrite_seconds : plain_seconds)) return;
    last_ = now;
    const std::string text = line(records, bytes, bytes_total, counts);
    if (terminal_.live) {
        const auto room = size_t(std::max(10, terminal_.columns - 1));
        std::fprintf(out_, "\r\x1b[K%s", cut(text, room).c_str());
        shown_ = true;
    } else {
        std::fprintf(out_, "%s\n", text.c_str());
    }
    std::fflush(out_);
}

void Progress::clear() {
    if (!shown_) return;
    std::fputs("\r\x1b[K", out_);
    std::fflush(out_);
    shown_ = false;
}

}  // namespace rapport::cli
