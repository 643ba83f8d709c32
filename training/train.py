"""Trains the claim model on ../shared/data/claims from the open encoder. Resumable: run it again and it goes on after the last checkpoint.

  train.py --shared ../shared --out build/train [--epochs 10] [--seed 1] [--share 1.0 | --fold K/N]

Writes OUT/model.pt (after each epoch), OUT/checkpoint.pt, OUT/log.jsonl (scores on dev or the lot left out) and the claims found there.
"""
import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn

import corpus
import encoder
import measure
from loss import loss
from model import ClaimModel
from text import Windows

PIECES_PER_BATCH_MAX = 2400
STEPS_PER_CHECKPOINT = 50
EPOCHS_PER_EVALUATION = 2      # and after the last one
LENGTH_BUCKET = 24
SILENT_SHARES = 5
WARMUP_SHARE, RATE_FLOOR = 0.1, 0.02


def batches(windows_of, docs, silent, seed, epoch):
    """Batches of windows of like length, the same for the same seed and epoch; of the documents without claims another share each epoch."""
    rng = random.Random(f"{seed}/{epoch}")
    now = docs + silent[epoch % SILENT_SHARES::SILENT_SHARES]
    windows = [corpus.annotate(w) for d in now for w in windows_of(d, first_share=rng.random())]
    rng.shuffle(windows)
    windows.sort(key=lambda w: len(w.ids) // LENGTH_BUCKET + rng.random())
    out, current = [], []
    for w in windows:
        if current and (len(current) + 1) * len(w.ids) > PIECES_PER_BATCH_MAX:
            out.append(current)
            current = []
        current.append(w)
    rng.shuffle(out)
    return out + [current]


def parts(a):
    """→ (documents to learn, documents to measure on, their part of the corpus)."""
    train = list(corpus.documents(a.shared / "data/claims", "train"))
    if a.fold:
        return [d for d in train if not corpus.in_fold(d, a.fold)], [d for d in train if corpus.in_fold(d, a.fold)], "train"
    return [d for d in train if corpus.lot(d, "share") < a.share], list(corpus.documents(a.shared / "data/claims", "dev")), "dev"


def rate(step, steps):
    return min(1, step / (WARMUP_SHARE * steps)) * max(RATE_FLOOR, 1 - step / steps / (1 + RATE_FLOOR))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--out", type=Path, default=Path("build/train"))
    ap.add_argument("--lexicon", type=Path, default=Path("training/lexicon.tsv"))
    ap.add_argument("--epochs", type=int, default=10)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--share", type=float, default=1.0, help="learn from this share of the units (learning curve)")
    ap.add_argument("--fold", help="K/N: leave the K-th of N lots of train out and measure on it instead of dev (cross-validation)")
    ap.add_argument("--encoder-rate", type=float, default=1.2e-4)
    ap.add_argument("--head-rate", type=float, default=1e-3)
    a = ap.parse_args()
    encoder.prepare(a.out.resolve())
    torch.manual_seed(a.seed)
    windows = Windows(a.out / "tokenizer.json", a.lexicon)
    docs, held, part = parts(a)
    silent = list(corpus.silent_documents(a.shared / "data/syntax/ewt-train.conllu"))
    model = ClaimModel(dict(np.load(a.out / "encoder.npz")))
    groups = [[p for n, p in model.named_parameters() if n.startswith("encoder.") == inside] for inside in (True, False)]
    optimizer = torch.optim.AdamW([dict(params=groups[0]), dict(params=groups[1])], weight_decay=0.01, fused=True)
    done = 0
    if (a.out / "checkpoint.pt").exists():
        state = torch.load(a.out / "checkpoint.pt", weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        done = state["step"]
        print(f"going on after step {done}", flush=True)

    def checkpoint(step):
        torch.save(dict(model=model.state_dict(), optimizer=optimizer.state_dict(), step=step), a.out / "checkpoint.tmp")
        (a.out / "checkpoint.tmp").replace(a.out / "checkpoint.pt")

    counts = [len(batches(windows.of, docs, silent, a.seed, epoch)) for epoch in range(a.epochs)]
    steps, step, started = sum(counts), 0, time.time()
    for epoch in range(a.epochs):
        if step + counts[epoch] <= done:
            step += counts[epoch]
            continue
        for current in batches(windows.of, docs, silent, a.seed, epoch):
            step += 1
            if step <= done:
                continue
            torch.manual_seed(a.seed * 1_000_003 + step)
            for group, base in zip(optimizer.param_groups, (a.encoder_rate, a.head_rate)):
                group["lr"] = base * rate(step, steps)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                total, parts = loss(model, current)
            optimizer.zero_grad()
            total.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            if step % 20 == 0:
                eta = (time.time() - started) / (step - done) * (steps - step)
                print(f"step {step}/{steps} loss {total.item():.3f} "
                      + " ".join(f"{k} {v:.3f}" for k, v in parts.items()) + f" ETA {eta / 60:.0f} min", flush=True)
            if step % STEPS_PER_CHECKPOINT == 0:
                checkpoint(step)
        torch.save(model.state_dict(), a.out / "model.pt")
        checkpoint(step)
        if epoch + 1 < a.epochs and (epoch + 1) % EPOCHS_PER_EVALUATION:
            continue
        scores = measure.scores(model, windows, held, a.shared, part, a.out / f"{part}.claims.jsonl")
        with open(a.out / "log.jsonl", "a") as f:
            f.write(json.dumps(dict(epoch=epoch + 1, step=step, seed=a.seed, seconds=round(time.time() - started)) | scores) + "\n")
        print(f"epoch {epoch + 1} {part} {scores}", flush=True)


if __name__ == "__main__":
    main()
