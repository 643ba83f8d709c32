"""Is system B better than system A? Paired bootstrap over units: difference of F1 with its 95 % interval, level by level.

  compare.py SHARED A.claims.jsonl B.claims.jsonl [--fold K/N]

Files of claims as score_claims.py reads them. Both systems are scored on the same resampled units, so what is hard for both
cancels out; a lever is kept when the interval excludes 0. Several files of one system (seeds) are given with commas and averaged.
"""
import argparse
import json
import random
import sys
from pathlib import Path

import corpus

DRAWS, SEED = 2000, 1


def counts(score, gold, paths):
    """→ for each file, unit → level → [hits, gold, system]."""
    systems = [score.load_system(p) for p in paths.split(",")]
    return [{u: score.count(gold[u], s.get(u, []))[0] for u in gold} for s in systems]


def f1(score, runs, sample, level):
    """Mean over the files of one system."""
    total = 0.0
    for run in runs:
        n = [sum(run[u][level][x] for u in sample) for x in range(3)]
        total += score.f1(*n)[2]
    return total / len(runs)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("shared", type=Path)
    ap.add_argument("a")
    ap.add_argument("b")
    ap.add_argument("--fold", help="claims on that lot of train (train.py --fold) instead of dev")
    args = ap.parse_args()
    sys.path.insert(0, str(args.shared / "eval"))
    import score_claims as score
    folder, part = args.shared / "data/claims", "train" if args.fold else "dev"
    units = json.load(open(folder / f"{part}.units.json", encoding="utf8"))
    if args.fold:
        units = [u for u in units if corpus.in_fold(u, args.fold)]
    gold = score.load_annotation(units, folder / f"{part}.jsonl")
    a, b, ids = counts(score, gold, args.a), counts(score, gold, args.b), sorted(gold)
    rng = random.Random(SEED)
    samples = [rng.choices(ids, k=len(ids)) for _ in range(DRAWS)]
    print(f"{sum(map(len, gold.values()))} claims of {len(ids)} units\n{'':10}{'A':>8}{'B':>8}{'B − A':>9}  95 % interval")
    for level in score.LEVELS:
        of = lambda sample: [f1(score, runs, sample, level) for runs in (a, b)]
        x, y = of(ids)
        drawn = sorted(q - p for p, q in map(of, samples))
        low, high = drawn[int(.025 * DRAWS)], drawn[int(.975 * DRAWS) - 1]
        print(f"{level:10}{x:8.3f}{y:8.3f}{y - x:+9.3f}  [{low:+.3f}, {high:+.3f}]{' *' if low > 0 or high < 0 else ''}")


if __name__ == "__main__":
    main()
