"""A model's F1 on annotated documents with their given sentences, by the project's scorer (../shared/eval/score_claims.py)."""
import json
import sys

import decode


def scores(model, windows, docs, shared, part, out):
    """Writes the model's claims on `docs` (of the corpus' part "dev" or "train") to the file `out`; → F1 and accuracy by level."""
    sys.path.insert(0, str(shared / "eval"))
    import score_claims as score
    only = {d["id"].split("#")[0] for d in docs}
    units = [u for u in json.load(open(shared / f"data/claims/{part}.units.json", encoding="utf8")) if u["id"] in only]
    gold = score.load_annotation(units, shared / f"data/claims/{part}.jsonl")
    with open(out, "w", encoding="utf8") as f:
        for c in decode.code(model, [w for d in docs for w in windows.of(d, context=True)]):
            f.write(json.dumps(c, ensure_ascii=False) + "\n")
    system, total, hits = score.load_system(out), {k: [0, 0, 0] for k in score.LEVELS}, {}
    for u in gold:
        counts, accuracy = score.count(gold[u], system.get(u, []))
        for k in total:
            total[k] = [x + y for x, y in zip(total[k], counts[k])]
        for k, (h, t) in accuracy.items():
            a = hits.setdefault(k, [0, 0])
            a[0] += h
            a[1] += t
    return {k: round(score.f1(*v)[2], 4) for k, v in total.items()} | {k: round(h / t, 4) for k, (h, t) in hits.items() if t}
