"""Checks rules.dev.jsonl and rules.dev-b.jsonl, dev claims of disjoint units read by hand for the fields that written rules decide.

  check_rules.py SHARED        SHARED holds data/claims/dev.jsonl and reference/plover_v2.json

Each row names one claim (unit, its index in that unit's list) and its trigger's sentence, then: tense, channel, direct (one per link,
outermost first), outer (one per link but the innermost; empty under two links), contexts, size {what: [low, high or null where open]}.
Prints every fault (a claim named twice over both files is one), then the counts per value and file; exits 1 where there was a fault.
"""
import json
import sys
from collections import Counter
from pathlib import Path

TENSES = {"past", "present", "future", "hypothetical", "historical"}
CHANNELS = {"public_statement", "document", "privately_reported", "leaked", "third_party"}
DIRECT = {"direct", "indirect"}
FACTUALITY = {"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"}
TARGETS = {"technology", "territory", "military", "intelligence", "natural_resource"}
SIZES = {"dead", "injured", "arrested"}
FIELDS = {"unit", "claim", "trigger_s", "tense", "channel", "direct", "outer", "contexts", "size"}


def bounds(size):
    return len(size) == 2 and type(size[0]) is int and (size[1] is None or type(size[1]) is int and 0 <= size[0] <= size[1])


def faults(row, claims, contexts):
    """What is wrong with one row, in words; nothing where it is sound."""
    if set(row) != FIELDS or not 0 <= row["claim"] < len(claims.get(row["unit"], [])):
        return ["other fields, or no such claim"]
    claim = claims[row["unit"]][row["claim"]]
    links = len(claim["chain"])
    sound = {"trigger_s": row["trigger_s"] == claim["s"], "tense": row["tense"] in TENSES, "channel": row["channel"] in CHANNELS,
             "direct": len(row["direct"]) == links and set(row["direct"]) <= DIRECT,
             "outer": len(row["outer"]) == max(links - 1, 0) and set(row["outer"]) <= FACTUALITY,
             "contexts": len(set(row["contexts"])) == len(row["contexts"]) and set(row["contexts"]) <= contexts,
             "size": set(row["size"]) <= SIZES and all(map(bounds, row["size"].values()))}
    return [field for field, ok in sound.items() if not ok]


def main(shared):
    claims = {unit["id"]: unit["claims"] for unit in map(json.loads, (shared / "data/claims/dev.jsonl").read_text("utf8").splitlines())}
    contexts = set(json.loads((shared / "reference/plover_v2.json").read_text("utf8"))["contexts"]) | TARGETS
    paths = sorted(Path(__file__).parent.glob("rules.dev*.jsonl"))
    files = {path.name: list(map(json.loads, path.read_text("utf8").splitlines())) for path in paths}
    every = [row for rows in files.values() for row in rows]
    named = Counter((row.get("unit"), row.get("claim")) for row in every)
    found = [f"{key} is named {n} times" for key, n in named.items() if n > 1]
    found += [f"{row.get('unit')} {row.get('claim')}: {fault}" for row in every for fault in faults(row, claims, contexts)]
    print(*found, f"{len(every)} claims, {len(found)} faults", sep="\n")
    for name, rows in () if found else files.items():
        print(f"{name}: {len(rows)} claims of {len({row['unit'] for row in rows})} units")
        for field in ("tense", "channel", "direct", "outer", "contexts", "size"):
            values = Counter(value for row in rows for value in ([row[field]] if isinstance(row[field], str) else row[field] or ["(none)"]))
            print(f"{field}:", ", ".join(f"{value} {n}" for value, n in values.most_common()))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) if len(sys.argv) == 2 else __doc__)
