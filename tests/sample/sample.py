"""The bundled sample as data: its documents (articles.jsonl, .txt) and the claims expected.

Read by score_sample.py and check_sample.py. Standard library only; nothing outside the repository.
"""
import json
import pathlib

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"


def read_jsonl(path):
    with open(path, encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_text(path):
    """A .txt sample: a block of `Name: value` lines, a blank line, the text; id = file's stem."""
    head, _, body = path.read_text(encoding="utf8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    document = {name.lower(): value for name, value in fields.items()}
    document["fiction"] = document.get("fiction") == "true"
    return {**document, "id": path.stem, "text": body.rstrip("\n")}


def documents(folder=SAMPLES):
    folder = pathlib.Path(folder)
    texts = [read_text(path) for path in sorted((folder / "news").glob("*.txt"))]
    return read_jsonl(folder / "news/articles.jsonl") + texts


def expected(folder=SAMPLES):
    return read_jsonl(pathlib.Path(folder) / "expected.jsonl")


def place(text, sentence, quote):
    """Where `quote` stands, as (start, end) in code points of the document's text, or None.

    A whole word wins over the first match, so that "ask" is not found in "asked".
    """
    base = text.find(sentence)
    if base < 0 or not quote:
        return None
    at = sentence.find(quote)
    first = at
    while at >= 0:
        before, after = sentence[at - 1:at], sentence[at + len(quote):at + len(quote) + 1]
        if not before.isalnum() and not after.isalnum():
            break
        at = sentence.find(quote, at + 1)
    at = first if at < 0 else at
    return None if at < 0 else (base + at, base + at + len(quote))
