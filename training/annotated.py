"""Annotated news of the shared folder beside the program's claims, paired as the scorer pairs them. For tools/evaluate, tools/errors and
score_rules.py; needs no PyTorch."""
import collections
import json
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Pair:
    """One gold claim, or one claim of the program, or both where their triggers meet."""
    unit: str
    index: int = -1            # of the gold claim in its unit's annotation
    annotation: dict = None    # the claim as annotated
    gold: dict = None          # as the scorer reads it: doc, span, type, actors, recipients, chain, holder, author, date
    system: dict = None        # the same of the program's claim
    record: dict = None        # the program's claim as it printed it

    def same_type(self):
        return bool(self.gold and self.system and self.gold["type"] == self.system["type"])

    def same_dyad(self):
        return self.same_type() and all(self.gold[side] == self.system[side] for side in ("actors", "recipients"))


class Corpus:
    def __init__(self, shared, part="dev"):
        sys.path.insert(0, str(Path(shared) / "eval"))
        import score_claims
        self.score, folder = score_claims, Path(shared) / "data/claims"
        self.units = json.load(open(folder / f"{part}.units.json", encoding="utf8"))
        self.gold = self.score.load_annotation(self.units, folder / f"{part}.jsonl")
        self.annotation = {r["id"]: r["claims"] for r in map(json.loads, open(folder / f"{part}.jsonl", encoding="utf8"))}
        self.docs = {d["id"]: d for d in self.score.documents(self.units)}
        self.sentence = {(u["id"], s["n"]): s["text"] for u in self.units for s in u["sentences"]}

    def mentions(self, pair, side):
        """Spans in the document and codes of the annotated actors or recipients."""
        for x in pair.annotation[side]:
            n = x.get("s", pair.annotation["s"])
            start = self.docs[pair.gold["doc"]]["_starts"].get(n)
            span = None if start is None else self.score.find(None, x["q"], start, self.sentence[pair.unit, n])
            yield span, self.score.norm(x.get("code"))

    def pairs(self, claims):
        """Every gold claim with its partner, then the program's claims that have none, unit by unit. `claims`: file that it printed."""
        system, records = self.score.load_system(claims), collections.defaultdict(list)
        for c in map(json.loads, open(claims, encoding="utf8")):
            records[c["document_id"].split("#")[0]].append(c)
        for unit, gold in sorted(self.gold.items()):
            found = system.get(unit, [])
            partner = dict(self.score.match(gold, found))
            for i, g in enumerate(gold):
                j = partner.get(i)
                beside = dict(system=found[j], record=records[unit][j]) if j is not None else {}
                yield Pair(unit, i, self.annotation[unit][i], g, **beside)
            for j in sorted(set(range(len(found))) - set(partner.values())):
                yield Pair(unit, system=found[j], record=records[unit][j])
