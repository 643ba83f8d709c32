"""Texts to measure on, out of the shared folder → JSON lines files."""
import gzip
import itertools
import json
import re

WORD = re.compile(r"\w+|[^\w\s]")  # words and marks, as the model reads them
LETTERS = re.compile(r"\w+")         # what a reader calls words
ARTICLES, BRIEFS, BRIEFS_FROM, ARTICLE_WORDS, BLOCK_WORDS = 60, 1000, 60000, 500, 10_000


def words(text):
    return len(WORD.findall(text))


def write(path, texts):
    path.write_text("".join(json.dumps(dict(id=str(i), text=t), ensure_ascii=False) + "\n" for i, t in enumerate(texts)), "utf8")
    return path


def texts_of(path):
    return [json.loads(line)["text"] for line in open(path, encoding="utf8")]


def real(shared, folder):
    """Articles and briefs as they come, with dates, titles and outlets: name → file."""
    files = dict(wikinews=folder / "wikinews.jsonl", briefs=folder / "briefs.jsonl")
    with open(shared / "data/bulk/wikinews-2019-2020.jsonl", "rb") as f:
        files["wikinews"].write_bytes(b"".join(itertools.islice(f, ARTICLES)))
    with gzip.open(shared / "data/bulk/wcep-2002-2026.jsonl.gz", "rb") as f:
        files["briefs"].write_bytes(b"".join(itertools.islice(f, BRIEFS_FROM, BRIEFS_FROM + BRIEFS)))
    return files


def up_to(texts, size):
    """The first texts that have `size` words together."""
    out, count = [], 0
    for text in texts:
        out.append(text)
        count += words(text)
        if count >= size:
            break
    return out


def running_text(shared, size):
    """Briefs of `size` words; after 10,000 words the same ones again, so that a word costs the same at every size."""
    with gzip.open(shared / "data/bulk/wcep-2002-2026.jsonl.gz", "rt", encoding="utf8") as f:
        texts = [json.loads(line)["text"] for line in itertools.islice(f, BRIEFS)]
    return up_to(itertools.cycle(up_to(texts, BLOCK_WORDS)), size)


def articles(shared, size):
    """The same text as articles of about 500 words."""
    texts = iter(running_text(shared, size))
    while held := up_to(texts, ARTICLE_WORDS):
        yield "\n".join(held)


def one_sentence(shared, size):
    """Its first words as one sentence: no marks, no line ends."""
    found = itertools.chain.from_iterable(map(LETTERS.findall, running_text(shared, 2 * size)))
    return " ".join(itertools.islice(found, size)) + "."
