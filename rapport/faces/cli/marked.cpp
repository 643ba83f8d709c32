#include "rapport/faces/cli/marked.h"

#include <algorithm>

namespace rapport::cli {
namespace {

constexpr Paint paints[] = {Paint::bold, Paint::green,  Paint::red,    Paint::cyan,
                            Paint::blue, Paint::yellow, Paint::magenta};

// Outer marks first; a mark that crosses one before it goes.
std::vector<Mark> nested(std::vector<Mark> marks, Span shown) {
    std::erase_if(marks, [&](const Mark& m) { return m.span.empty() || !shown.contains(m.span); });
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::vector<Mark> out;
    for (const Mark& mark : marks) {
        const bool crosses = std::any_of(out.begin(), out.end(), [&](const Mark& other) {
            return other.span.overlaps(mark.span) && !other.span.contains(mark.span);
        });
        if (!crosses && (out.empty() || !(out.back().span == mark.span))) out.push_back(mark);
    }
    return out;
}

// Marks the part `shown`, whose marks are `marks[from …)`; moves `from` past them.
std::string render(std::string_view text, Span shown, const std::vector<Mark>& marks, size_t& from,
                   const Terminal& terminal) {
    std::string out;
    uint32_t at = shown.begin;
    while (from < marks.size() && shown.contains(marks[from].span)) {
        const Mark mark = marks[from++];
        out += printable(text.substr(at, mark.span.begin - at));
        const std::string inner = render(text, mark.span, marks, from, terminal);
        out += terminal.colour ? paint(terminal, paints[size_t(mark.kind)], inner)
                               : "[" + std::string(name(mark.kind)) + ": " + inner + "]";
        at = mark.span.end;
    }
    return out + printable(text.substr(at, shown.end - at));
}

}  // namespace

std::vector<Mark> marks_of(const Claim& claim) {
    std::vector<Mark> marks = {{claim.trigger, MarkKind::trigger}};
    for (const Actor& actor : claim.actors) marks.push_back({actor.span, MarkKind::actor});
    for (const Actor& actor : claim.recipients) marks.push_back({actor.span, MarkKind::recipient});
    for (const Link& link : claim.chain) {
        marks.push_back({link.span, MarkKind::source});
        marks.push_back({link.cue, MarkKind::cue});
    }
    marks.push_back({claim.date.span, MarkKind::time});
    marks.push_back({claim.place.span, MarkKind::place});
    return marks;
}

std::string marked(std::string_view text, Span shown, std::vector<Mark> marks,
                   const Terminal& terminal) {
    const std::vector<Mark> ordered = nested(std::move(marks), shown);
    size_t from = 0;
    return render(text, shown, ordered, from, terminal);
}

std::string legend(const Terminal& terminal) {
    if (!terminal.colour) return "";
    std::string out;
    for (size_t i = 0; i < std::size(paints); ++i)
        out += (i ? "  " : "") + paint(terminal, paints[i], names_of<MarkKind>[i]);
    return out;
}

}  // namespace rapport::cli
