"""Names of data/actors → build/train/lexicon.tsv for training's windows: name<TAB>code, lower-cased words between single spaces.

  python3 training/lexicon.py [--data data/actors] [--out build/train/lexicon.tsv]

The C++ lexicon decides by date, by words nearby and by case; this flat table cannot, so a name that only these would tell
apart is left out, and of several senses the one that the C++ side prefers without a date is kept.
"""
import argparse
import pathlib
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

ORDER = ["names", "organisations", "groups", "officials", "leaders", "cities"]   # as in rapport/claims/actor_tables.cpp
WORDS_MAX = 4                                                                    # of text.Lexicon
ACRONYM_LETTERS_MAX = 4
# Acronyms that are words when only their first letter is large: text.Lexicon does not look at the rest.
WORDS_TOO = set("""is ice pan pace arena mod sas alba car dia sec cap pri aids sars ups sim gam ira eta dea das era isa pro pia ana
pan kia alp ion sap sis cis eta pla oas una fao mil who us dup cap cpp slm anc irs dis rab""".split()) - {"us", "who"}
LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}


def split(text):
    from text import words
    return [w for w, _, _ in words(text)]


def plain(word):
    """Without accents, as rapport/claims/folded.cpp writes it."""
    word = unicodedata.normalize("NFD", "".join(LETTERS.get(c, c) for c in word))
    return "".join(c for c in word if unicodedata.category(c) != "Mn")


def rows(path):
    lines = [l.rstrip("\n").split("\t") for l in open(path, encoding="utf8") if l.strip() and l[0] != "#"]
    return [dict(zip(lines[0], l + [""] * len(lines[0]))) for l in lines[1:]]


def senses(folder):
    """(name, row, code) in the order in which the C++ side prefers them."""
    code = {r["entity"]: r["code"] for t in ("states", "organisations") for r in rows(folder / f"{t}.tsv")}
    for table in ORDER:
        for r in rows(folder / f"{table}.tsv"):
            c = r.get("code") or ("" if r.get("kind") in ("region", "people") else code[r["entity"]])
            for name in r["name"].split("|"):
                yield name, r, c


def table(folder):
    out, start = {}, {}
    for name, r, code in senses(folder):
        ws = split(name)
        if not code or len(ws) > WORDS_MAX or r.get("match") == "ambiguous" or (len(ws) == 1 and ws[0].lower() in WORDS_TOO):
            continue
        low = [w.lower().replace("’", "'") for w in ws]
        forms = {" ".join(low), " ".join(plain(w) for w in low), " ".join(w for w in low if w != "-"), " ".join(low).replace("'", "’")}
        for form in forms - {""}:
            if form not in out or ("role" in r and form in start and r["from"] > start[form]):
                out[form] = code
                start.pop(form, None)
                if "role" in r:
                    start[form] = r["from"]
    return out


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--data", type=pathlib.Path, default=root / "data/actors")
    arguments.add_argument("--out", type=pathlib.Path, default=root / "build/train/lexicon.tsv")
    a = arguments.parse_args()
    names = table(a.data)
    a.out.parent.mkdir(parents=True, exist_ok=True)
    a.out.write_text("".join(f"{n}\t{c}\n" for n, c in sorted(names.items())), encoding="utf8")
    print(f"{a.out}: {len(names)} names, {len(set(names.values()))} codes")


if __name__ == "__main__":
    main()
