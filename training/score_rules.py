"""The written rules against a reader's annotation of dev claims: tense, channel, direct, outer certainty, contexts, sizes.

  score_rules.py SHARED CLAIMS.jsonl [--rows rules.dev.jsonl] [--wrong FIELD]

CLAIMS is what `rapport code` printed for dev (tools/evaluate keeps it). Only claims that the program found are counted: paired with
gold as the scorer pairs them. direct and outer count links of chains of the right length. Contexts and sizes: F1 over entries.
"""
import argparse
import collections
import json
from pathlib import Path

from annotated import Corpus

ANNOTATION = Path(__file__).parent / "rules.dev.jsonl"
COUNTS = ("dead", "injured", "arrested")


def answers(row, claim):
    """→ field, annotated values, the program's values: single values are compared, sets (of entries) give F1."""
    yield "tense", row["tense"], claim["tense"]
    yield "channel", row["channel"], claim["channel"]
    if len(row["direct"]) == len(claim["chain"]):
        for mine, link in zip(row["direct"], claim["chain"]):
            yield "direct", mine, "direct" if link["direct"] else "indirect"
        for mine, link in zip(row["outer"], claim["chain"]):
            yield "outer", mine, link["factuality"]
    yield "contexts", set(row["contexts"]), set(claim["contexts"])
    size = claim["size"]
    yield "sizes", {(k, *v) for k, v in row["size"].items()}, {(k, size[k]["low"], size[k]["high"]) for k in COUNTS if size[k]}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("shared", type=Path)
    ap.add_argument("claims", type=Path)
    ap.add_argument("--rows", type=Path, default=ANNOTATION)
    ap.add_argument("--wrong", default="", help="print what is confused in that field, and each claim on which it differs")
    a = ap.parse_args()
    single, sets, wrong, found = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter), [], 0
    corpus = Corpus(a.shared)
    pairs = {(p.unit, p.index): p for p in corpus.pairs(a.claims) if p.gold and p.record}
    for row in map(json.loads, open(a.rows, encoding="utf8")):
        claim = pairs[row["unit"], row["claim"]].record if (row["unit"], row["claim"]) in pairs else None
        found += bool(claim)
        for field, want, got in answers(row, claim) if claim else ():
            if isinstance(want, set):
                sets[field].update(hit=len(want & got), want=len(want), got=len(got), alike=want == got, rows=1)
            else:
                single[field][want, got] += 1
            if field == a.wrong and want != got:
                sentence = corpus.sentence[row["unit"], row["trigger_s"]]
                wrong.append(f"{want} not {got}: {claim['type']} «{claim['trigger']['text']}» {sentence}")
    print(f"{found} of {sum(1 for _ in open(a.rows))} annotated claims found")
    for field, n in single.items():
        right = sum(v for (want, got), v in n.items() if want == got)
        print(f"{field:10}{right / n.total():.3f} of {n.total()}")
        if field == a.wrong:
            wrong.insert(0, "annotated → given: " + ", ".join(f"{w} → {g} {v}" for (w, g), v in n.most_common() if w != g))
    for field, n in sets.items():
        f1 = 2 * n["hit"] / (n["want"] + n["got"])
        print(f"{field:10}F1 {f1:.3f} ({n['hit']} of {n['want']} found, {n['got']} given), {n['alike'] / n['rows']:.3f} of claims alike")
    print("\n".join(wrong), end="\n" if wrong else "")


if __name__ == "__main__":
    main()
