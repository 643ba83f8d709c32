#!/usr/bin/env python3
"""Score what the program reads out of the bundled sample against claims written down before.

  rapport code samples/news --format jsonl | tests/sample/score_sample.py -
  tests/sample/score_sample.py OUTPUT.jsonl [--samples DIR] [--floors FILE] [--brief]

Prints a table (one article a line: expected, found, and hits of each level), the missed and the
spurious claims one a line, and precision, recall and F1. A hit of
  trigger   the trigger spans overlap; each claim is matched once, best agreement first
  type      ... and the event type is right
  dyad      ... and so are the sets of actor and recipient codes
  chain     claims with a source chain: found, with the right sources in the right order
  claim     dyad, chain and the innermost source's certainty are all right
Exit status: 0; 1 when a figure falls below tests/sample/floors.json or a span does not hold the
words it quotes; 2 when the input cannot be read or names no document of the sample.
"""
import argparse
import hashlib
import json
import pathlib
import sys

import sample

LEVELS = ("trigger", "type", "dyad", "chain", "claim")
FLOORS = pathlib.Path(__file__).resolve().parent / "floors.json"


def code_of(text):
    text = (text or "-").strip().upper()
    return {"": "-", "UNO": "UN", "EUR": "EU", "XKX": "KOS"}.get(text, text)


def code_set(values):
    return frozenset(map(code_of, values)) - {"-"}


def overlap(a, b):
    return bool(a and b and a[0] < b[1] and b[0] < a[1])


def span_of(item):
    return (item["start"], item["end"]) if item and item.get("text") else None


def gold_claim(row, text):
    sentence = row["sentence_text"]
    chain = [{"span": sample.place(text, link.get("source_sentence", sentence), link["source"]),
              "name": link["source"].lower()} for link in row["chain"]]
    return {"span": sample.place(text, sentence, row["trigger"]), "trigger": row["trigger"],
            "type": row["type"], "actors": code_set(row["actors"]),
            "recipients": code_set(row["recipients"]), "chain": chain,
            "holder": row["holder"], "author": row["author"], "date": row["date_edtf"]}


def found_claim(row):
    sources = [link.get("source") or {} for link in row.get("chain", [])]
    chain = [{"span": span_of(source), "name": (source.get("text") or "").lower()}
             for source in sources]
    return {"span": span_of(row["trigger"]), "trigger": row["trigger"]["text"], "type": row["type"],
            "actors": code_set(a.get("code") for a in row.get("actors", [])),
            "recipients": code_set(a.get("code") for a in row.get("recipients", [])),
            "chain": chain, "holder": row.get("holder"), "author": row.get("author"),
            "date": row.get("date_edtf")}


def same_source(a, b):
    if a["span"] is None and b["span"] is None:
        return True
    return overlap(a["span"], b["span"]) or bool(a["name"] and a["name"] == b["name"])


def same_chain(a, b):
    return len(a) == len(b) and all(map(same_source, a, b))


def levels_of(gold, found):
    """Which levels a matched pair reaches, as a dict of bools."""
    typed = gold["type"] == found["type"]
    same_actors = gold["actors"] == found["actors"]
    dyad = typed and same_actors and gold["recipients"] == found["recipients"]
    chain = same_chain(gold["chain"], found["chain"])
    return {"trigger": True, "type": typed, "dyad": dyad, "chain": bool(gold["chain"]) and chain,
            "claim": dyad and chain and gold["holder"] == found["holder"]}


def agreement(gold, found):
    same = [gold[key] == found[key] for key in ("actors", "recipients")]
    same.append(same_chain(gold["chain"], found["chain"]))
    return (gold["type"] == found["type"]) * 4 + sum(same)


def match(gold, found):
    pairs = sorted((-agreement(g, f), i, j) for i, g in enumerate(gold)
                   for j, f in enumerate(found) if overlap(g["span"], f["span"]))
    taken_gold, taken_found, out = set(), set(), []
    for _, i, j in pairs:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            out.append((i, j))
    return out


def empty_counts():
    return {level: {"hit": 0, "expected": 0, "found": 0} for level in LEVELS}


def count(gold, found, pairs):
    counts = empty_counts()
    for level in LEVELS:
        counts[level]["expected"] = sum(level != "chain" or bool(g["chain"]) for g in gold)
        counts[level]["found"] = sum(level != "chain" or bool(f["chain"]) for f in found)
    for i, j in pairs:
        for level, reached in levels_of(gold[i], found[j]).items():
            counts[level]["hit"] += reached
    return counts


def add(total, counts):
    for level in LEVELS:
        for key in total[level]:
            total[level][key] += counts[level][key]


def rates(part):
    precision = part["hit"] / part["found"] if part["found"] else 0.0
    recall = part["hit"] / part["expected"] if part["expected"] else 0.0
    both = precision + recall
    return precision, recall, (2 * precision * recall / both if both else 0.0)


def line(claim):
    actors = " ".join(sorted(claim["actors"])) or "-"
    recipients = " ".join(sorted(claim["recipients"])) or "-"
    chain = " < ".join(link["name"] or '""' for link in claim["chain"])
    by = f" by {chain}" if chain else ""
    return f'{claim["type"]} "{claim["trigger"]}" {actors} > {recipients}{by} {claim["holder"]}'


def quoted_spans(row):
    yield row["trigger"]
    yield from row.get("actors", [])
    yield from row.get("recipients", [])
    for link in row.get("chain", []):
        for key in ("source", "cue"):
            if link.get(key) and link[key].get("text"):
                yield link[key]


def span_faults(rows, texts):
    for row in rows:
        text = texts.get(row["document_id"])
        for item in quoted_spans(row) if text is not None else ():
            if item.get("text") and text[item["start"]:item["end"]] != item["text"]:
                yield f'{row["document_id"]}: {item["start"]}-{item["end"]} is not "{item["text"]}"'


def known_id(row, texts, by_hash):
    """A .txt file has no id of its own: it may be named by path or stem, and is known by its text's hash."""
    name = row["document_id"]
    if name in texts:
        return name
    return by_hash.get(row.get("text_sha256")) or pathlib.PurePath(name).stem


def hashes(texts):
    """SHA-256 of each text, with and without the file's last line end → id."""
    return {hashlib.sha256((text + end).encode()).hexdigest(): name for name, text in texts.items() for end in ("", "\n")}


def print_tables(report, total, brief):
    print(f'{"article":20}{"expected":>9}{"found":>7}'
          + "".join(f"{level:>9}" for level in LEVELS))
    for name, counts, _, _ in report:
        base = counts["trigger"]
        print(f'{name:20}{base["expected"]:>9}{base["found"]:>7}'
              + "".join(f'{counts[level]["hit"]:>9}' for level in LEVELS))
    if not brief:
        for name, _, missed, spurious in report:
            for claim in missed:
                print(f"missed    {name}  {line(claim)}")
            for claim in spurious:
                print(f"spurious  {name}  {line(claim)}")
    print(f'\n{"level":10}{"hits":>6}{"expected":>10}{"found":>7}'
          f'{"precision":>11}{"recall":>8}{"F1":>7}')
    for level in LEVELS:
        part = total[level]
        precision, recall, f1 = rates(part)
        print(f'{level:10}{part["hit"]:>6}{part["expected"]:>10}{part["found"]:>7}'
              f"{precision:>11.3f}{recall:>8.3f}{f1:>7.3f}")


def below_floors(total, path):
    """A floor is the least number of hits of a level: {"trigger": 150}; `spurious` is a ceiling."""
    floors = json.loads(pathlib.Path(path).read_text(encoding="utf8"))
    if not floors:
        print(f"no floors are set in {path}")
    for name, limit in floors.items():
        if name == "spurious":
            value = total["trigger"]["found"] - total["trigger"]["hit"]
            if value > limit:
                yield f"spurious claims: {value}, the ceiling is {limit}"
        elif total[name]["hit"] < limit:
            yield f'{name}: {total[name]["hit"]} hits, the floor is {limit}'


def matched_accuracy(pairs):
    for name in ("holder", "author", "date"):
        wanted = [(g, f) for g, f in pairs if name != "date" or g["date"]]
        right = sum(g[name] == f[name] for g, f in wanted)
        print(f"{name:10}{right:>6} of {len(wanted)} matched claims right")


def score(folder, rows):
    texts = {document["id"]: document["text"] for document in sample.documents(folder)}
    by_hash = hashes(texts)
    for row in rows:
        row["document_id"] = known_id(row, texts, by_hash)
    gold, found = {}, {}
    for row in sample.expected(folder):
        name = row["document_id"]
        gold.setdefault(name, []).append(gold_claim(row, texts[name]))
    for row in rows:
        found.setdefault(row["document_id"], []).append(found_claim(row))
    report, total, matched = [], empty_counts(), []
    for name in texts:
        expected, system = gold.get(name, []), found.get(name, [])
        pairs = match(expected, system)
        counts = count(expected, system, pairs)
        add(total, counts)
        matched += [(expected[i], system[j]) for i, j in pairs]
        missed = [g for i, g in enumerate(expected) if i not in {i for i, _ in pairs}]
        spurious = [f for j, f in enumerate(system) if j not in {j for _, j in pairs}]
        report.append((name, counts, missed, spurious))
    strangers = sorted(set(found) - set(texts))
    return report, total, matched, strangers, list(span_faults(rows, texts))


def main():
    parser = argparse.ArgumentParser(description="score the program's claims of the bundled sample")
    parser.add_argument("output", help="output of `rapport code --format jsonl`, or -")
    parser.add_argument("--samples", default=sample.SAMPLES)
    parser.add_argument("--floors", default=FLOORS)
    parser.add_argument("--brief", action="store_true", help="no line per missed or spurious claim")
    options = parser.parse_args()
    try:
        source = sys.stdin if options.output == "-" else open(options.output, encoding="utf8")
        rows = [json.loads(text) for text in source if text.strip()]
        report, total, matched, strangers, faults = score(options.samples, rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"score_sample: cannot read {options.output}: {error!r}", file=sys.stderr)
        return 2
    if strangers:
        names = ", ".join(strangers[:5])
        print(f"score_sample: no document of the sample: {names}", file=sys.stderr)
        return 2
    print_tables(report, total, options.brief)
    matched_accuracy(matched)
    faults += below_floors(total, options.floors)
    for fault in faults:
        print(f"FAIL {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
