"""The windows of documents as training sees them, one JSON line a document: what rapport/language must equal.

  windows_reference.py TOKENIZER LEXICON [CLAIMS_FOLDER]

The self-written documents below, then those of the folder. Spans count code points of the document's text. First line:
the pieces that occur, a vocabulary that is enough: greedy longest match over a part of a vocabulary that holds every
piece of a word cuts that word in the same way. So rapport/language/windows_golden.jsonl needs no other file.
"""
import json
import sys

from corpus import documents
from text import Windows, words

DOCUMENTS = [
    dict(prefix="Harbour Post", text="Foreign Minister Oskar Lindgård met Ruritania's envoy."),
    dict(prefix="Harbour Post . ENVOY EXPELLED",
         text="The U.S. expelled two envoys. “It’s a provocation,” the ministry said. Nobody answered — not even İlhan."),
    dict(prefix=" . ",
         text="Antidisestablishmentarianistically speaking, X1 paid $3.5m. 中国 replied… Gov\u00adernment aides shrugged."),
    dict(prefix="Gazette . " + "very long headline " * 12,
         text=" ".join(f"Speaker number {i} accused the neighbouring kingdom of unlawful provocation." for i in range(40))),
]


def plain(doc):
    """Sentences at every “. ”: enough here, where both sides are given the same ones."""
    out, at = [], 0
    for i, part in enumerate(doc["text"].replace(". ", ".\n").split("\n")):
        out.append((i, part, at))
        at += len(part) + 1
    return dict(doc, sentences=out)


def printed(windows, doc):
    rows = [dict(words=[[w, a, b] for w, a, b in x.words], sentence=x.sentence, shape=x.shape,
                 pieces=[windows.tokenizer.id_to_token(i) for i in x.ids],
                 first=x.first, new_from=x.new_from) for x in windows.of(doc, context=True)]
    return json.dumps(dict(prefix=doc["prefix"], text=doc["text"], windows=rows,
                           sentences=[[n, o, o + len(t)] for n, t, o in doc["sentences"]]), ensure_ascii=False)


def vocabulary(windows, docs):
    """Every piece of every word, also those beyond the limit of pieces a word."""
    words_ = {w for d in docs for text in (d["prefix"], d["text"]) for w, _, _ in words(text)}
    pieces = {t for w in words_ for t in windows.tokenizer.encode(w, add_special_tokens=False).tokens}
    return json.dumps(dict(vocabulary=["[UNK]", "[CLS]", "[SEP]"] + sorted(pieces - {"[UNK]"})), ensure_ascii=False)


def main(tokenizer, lexicon, *folders):
    windows, docs = Windows(tokenizer, lexicon), list(map(plain, DOCUMENTS))
    for folder in folders:
        docs += [d for part in ("train", "dev") for d in documents(folder, part)]
    print(vocabulary(windows, docs))
    for doc in docs:
        print(printed(windows, doc))


if __name__ == "__main__":
    main(*sys.argv[1:])
