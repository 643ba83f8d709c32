#include "rapport/language/conllu.h"

#include "rapport/base/utf8.h"
#include "rapport/language/tokens.h"

namespace rapport {

// Column separators and line ends cannot stand in a field.
static std::string plain(std::string_view text) {
    std::string out;
    for (size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        const bool control = c.value < 0x20 || c.value == 0x7F || c.value == 0x85 ||
                             c.value == 0x2028 || c.value == 0x2029;
        if (control)
            out += ' ';
        else
            append_utf8(out, c.value);
        at += c.size;
    }
    return out;
}

static void append_line(std::string& out, std::string_view number, std::string_view form,
                        bool space_after) {
    out.append(number).append("\t").append(plain(form)).append("\t_\t_\t_\t_\t_\t_\t_\t");
    out.append(space_after ? "_\n" : "SpaceAfter=No\n");
}

static void append_sentence(std::string& out, std::string_view text, Span sentence) {
    size_t number = 0;
    for (const Token& token : tokens(text, sentence)) {
        const std::string_view form = token.span.of(text);
        const bool space = token.span.end >= text.size() ||
                           is_space(decode(text, token.span.end).value);
        const std::string first = std::to_string(++number);
        if (token.cut == 0) {
            append_line(out, first, form, space);
            continue;
        }
        const std::string second = std::to_string(++number);
        append_line(out, first + "-" + second, form, space);
        append_line(out, first, form.substr(0, token.cut), true);
        append_line(out, second, form.substr(token.cut), true);
    }
    out += '\n';
}

void append_conllu(std::string& out, std::string_view text, std::span<const Span> sentences,
                   std::string_view id) {
    for (size_t i = 0; i < sentences.size(); ++i) {
        out.append("# sent_id = ").append(plain(id)).append("-").append(std::to_string(i + 1));
        out.append("\n# text = ").append(plain(sentences[i].of(text))).append("\n");
        append_sentence(out, text, sentences[i]);
    }
}

}  // namespace rapport
