"""Text → windows, exactly as rapport/language does it: words, shapes, word pieces, lexicon marks, windows of sentences.

A document is {id, prefix, text, sentences: [(number, text, offset)]}; offsets count code points of the document's text.
"""
import unicodedata
from dataclasses import dataclass, field

from tokenizers import Tokenizer

PREFIX_WORDS_MAX = 24      # outlet and headline
PIECES_NEW_MAX = 200       # sentences that a window codes
PIECES_CONTEXT_MAX = 80    # sentences before them, already coded
WORDS_MAX = 400
PIECES_MAX = 510
PIECES_PER_WORD_MAX = 6
LEXICON_WORDS_MAX = 4
LOWER, TITLE, UPPER, MIXED, DIGIT, MARK = range(6)


def is_word_char(c):
    return c == "_" or unicodedata.category(c)[0] in "LN"


def words(text):
    """Runs of letters, digits and underscores, or single other characters; white space and controls between. → [(word, start, end)]"""
    out, i = [], 0
    while i < len(text):
        j = i + 1
        if is_word_char(text[i]):
            k = j                       # over format characters (zero width, soft hyphen) between two of the run
            while k < len(text) and (is_word_char(text[k]) or unicodedata.category(text[k]) == "Cf"):
                k += 1
                j = k if is_word_char(text[k - 1]) else j
            out.append(("".join(c for c in text[i:j] if unicodedata.category(c) != "Cf"), i, j))
        elif unicodedata.category(text[i])[0] not in "ZC":
            out.append((text[i:j], i, j))
        i = j
    return out


def shape(word):
    kind = unicodedata.category(word[0])[0]
    if kind == "N":
        return DIGIT
    if kind != "L":
        return MARK
    upper = [unicodedata.category(c) in ("Lu", "Lt") for c in word]
    lower = [unicodedata.category(c) == "Ll" for c in word]
    if not any(upper):
        return LOWER
    if not any(lower) and len(word) > 1:
        return UPPER
    return TITLE if upper[0] and not any(upper[1:]) else MIXED


class Lexicon:
    """Lower-cased word sequences → code of a state or organisation; longest match of up to four words."""

    def __init__(self, path):
        rows = (l.rstrip("\n").split("\t") for l in open(path, encoding="utf8") if l[0] != "#")
        self.codes = {tuple(name.split(" ")): code for name, code in rows}

    def match(self, words_, cased):
        low, out, i = [w.lower() for w in words_], [None] * len(words_), 0
        while i < len(words_):
            step = 1
            if words_[i][0].isupper() or not cased:
                for n in range(min(LEXICON_WORDS_MAX, len(words_) - i), 0, -1):
                    key = tuple(low[i:i + n])
                    if key in self.codes and not (key in (("us",), ("who",)) and not words_[i].isupper()):
                        out[i:i + n] = [self.codes[key]] * n
                        step = n
                        break
            i += step
        return out


@dataclass
class Window:
    doc: dict
    words: list            # (word, start, end); start −1 in the prefix
    sentence: list         # sentence number of each word, −1 in the prefix
    new_from: int          # first sentence that this window codes
    ids: list              # word pieces with [CLS] and [SEP]
    first: list            # first piece of each word
    codes: list            # lexicon code of each word, or None
    shape: list = field(default_factory=list)
    trigger: list = field(default_factory=list)
    claims: list = field(default_factory=list)


class Windows:
    def __init__(self, tokenizer, lexicon):
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.lexicon, self.cache = Lexicon(lexicon), {}
        self.cls, self.sep, self.unk = (self.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))

    def pieces(self, word):
        if word not in self.cache:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids
            self.cache[word] = ids[:PIECES_PER_WORD_MAX] or [self.unk]
        return self.cache[word]

    def of(self, doc, first_share=1.0, context=False):
        """Windows over the sentences in order. `first_share` shortens the first one (training sees other cuts in each epoch)."""
        prefix = [w for w, _, _ in words(doc["prefix"])][:PREFIX_WORDS_MAX]
        sentences = []
        for number, text, offset in doc["sentences"]:
            ws = [(w, offset + a, offset + b) for w, a, b in words(text)]
            sentences.append((number, ws, sum(len(self.pieces(w)) for w, _, _ in ws)))
        i = 0
        while i < len(sentences):
            limit = max(40, int(PIECES_NEW_MAX * first_share)) if i == 0 else PIECES_NEW_MAX
            j, size = i, 0
            while j < len(sentences) and (j == i or size + sentences[j][2] <= limit):
                size += sentences[j][2]
                j += 1
            c, size = i, 0
            while context and c > 0 and size + sentences[c - 1][2] <= PIECES_CONTEXT_MAX:
                c -= 1
                size += sentences[c][2]
            yield self.window(doc, prefix, sentences[c:j], sentences[i][0])
            i = j

    def window(self, doc, prefix, sentences, new_from):
        ws, numbers = [(w, -1, -1) for w in prefix], [-1] * len(prefix)
        for number, sentence_words, _ in sentences:
            ws += sentence_words
            numbers += [number] * len(sentence_words)
        ws, numbers = ws[:WORDS_MAX], numbers[:WORDS_MAX]
        ids, first = [self.cls], []
        for w, _, _ in ws:
            first.append(min(len(ids), PIECES_MAX - 1))
            ids += self.pieces(w)
        text = [w for w, _, _ in ws]
        n = len(prefix)
        codes = self.lexicon.match(text[:n], cased=False) + self.lexicon.match(text[n:], cased=True)
        return Window(doc, ws, numbers, new_from, (ids + [self.sep])[:PIECES_MAX], first, codes, [shape(w) for w in text])
