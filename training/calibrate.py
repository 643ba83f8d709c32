"""Fits the confidence of claims on documents that the weights have not seen.

  calibrate.py PROGRAM WEIGHTS SHARED FOLD|dev OUT.json

For a FOLD (K/N) WEIGHTS were trained with `train.py --fold FOLD` and exported; the program codes the K-th lot of train with them and
prints what each claim's confidence is read from (`rapport code --evidence`, names in rapport/claims/confidence.h). Logistic regression
with a ridge on standardized evidence, by Newton's method, of "type, actors and recipients are right"; OUT holds weights for the
evidence as it is printed, for export.py --calibration. Prints the error and the AUROC of a fit on one half for the other half.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

import corpus
from annotated import Corpus

RIDGE, STEPS = 20.0, 30


def documents(annotated, fold):
    lengths = {(u["id"], s["n"]): len(s["text"]) for u in annotated.units for s in u["sentences"]}
    for d in annotated.docs.values():
        if fold == "dev" or corpus.in_fold(d, fold):
            unit = d["id"].split("#")[0]
            starts = sorted(d["_starts"].items(), key=lambda x: x[1])
            yield {k: v for k, v in d.items() if k != "_starts"} | dict(sentences=[[a, a + lengths[unit, n]] for n, a in starts])


def claims(program, weights, docs, folder):
    source, out = folder / "documents.jsonl", folder / "claims.jsonl"
    source.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in docs), "utf8")
    with open(out, "wb") as f:
        subprocess.run([program, "code", "--evidence", "--given-sentences", source], stdout=f, check=True,
                       env=os.environ | {"RAPPORT_MODEL": weights})
    return out


def fitted(x, y):
    """Evidence [n, k], right [n] → weights [k], offset."""
    mean, spread = x.mean(0), np.maximum(x.std(0), 1e-3)
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    w, ridge = np.zeros(z.shape[1]), RIDGE * np.diag([1.0] * x.shape[1] + [0.0])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve(z.T @ (z * (p * (1 - p))[:, None]) + ridge, z.T @ (p - y) + ridge @ w)
    weights = w[:-1] / spread
    return weights, w[-1] - mean @ weights


def quality(p, y):
    """→ expected calibration error over ten bins, AUROC."""
    order = p.argsort().argsort() + 1
    auroc = (order[y == 1].sum() - y.sum() * (y.sum() + 1) / 2) / (y.sum() * (len(y) - y.sum()))
    bins = np.minimum((p * 10).astype(int), 9)
    return sum(abs((p - y)[bins == b].sum()) for b in range(10)) / len(y), auroc


def main(program, weights, shared, fold, out):
    annotated = Corpus(shared, "dev" if fold == "dev" else "train")
    with tempfile.TemporaryDirectory() as folder:
        found = claims(Path(program).resolve(), str(Path(weights).resolve()), documents(annotated, fold), Path(folder))
        pairs = [p for p in annotated.pairs(found) if p.record]
    names = list(pairs[0].record["evidence"])
    x = np.array([[p.record["evidence"][k] for k in names] for p in pairs])
    y = np.array([float(p.same_dyad()) for p in pairs])
    half = np.array([corpus.lot(dict(id=p.unit), "half") < .5 for p in pairs])
    p = np.empty(len(y))
    for side in (half, ~half):
        w, offset = fitted(x[~side], y[~side])
        p[side] = 1 / (1 + np.exp(-(x[side] @ w + offset)))
    error, auroc = quality(p, y)
    print(f"{len(y)} claims of {fold}, {y.mean():.3f} right; by the other half's fit: error {error:.3f}, AUROC {auroc:.3f}")
    w, offset = fitted(x, y)
    Path(out).write_text(json.dumps(dict(evidence=names, weights=[round(float(v), 5) for v in w], offset=round(float(offset), 5))) + "\n")
    for name, v, spread in sorted(zip(names, w, x.std(0)), key=lambda r: -abs(r[1] * r[2])):
        print(f"  {name:20}{v:9.3f}{v * spread:9.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) == 6 else sys.exit(__doc__)
