"""Windows → claims, greedily from the heads: what rapport/claims does in C++, and the reference for its tests."""
import collections

import numpy as np
import torch

from labels import CHAIN, FACTUALITY, KINDS, MODES, ROLES, SETTING, TRIGGER, TYPES
from model import batch

NEVER_LAST, NEVER_FIRST = set(",;:'’\"”“‘([-–—"), set(",;:'’\"”“‘)]-–—")
NEVER = np.float32(-1e9)
TRIGGER_NONE = 0.5      # taken off the logit of "no trigger": above 0 finds more claims; tuned on dev for claim F1
BEGIN_LAST, INSIDE = len(TYPES), len(TRIGGER) - 1
MODE_TYPE = torch.tensor([-1] + [TYPES.index(m.split("/")[0]) for m in MODES[1:]])


def best_labels(logits):
    """The best BIO labelling of a window (Viterbi: an I only goes on what began) from logits [N,L]; odd labels are B, the next one
    its I. Sums of logits less that of O; of equals the lower label wins."""
    x = (logits - logits[:, :1]).numpy()
    n, labels = x.shape
    inside = np.arange(2, labels, 2)
    back, before = np.zeros((n, labels), int), x[0].copy()
    before[inside] += NEVER
    for i in range(1, n):
        back[i] = before.argmax()
        back[i, inside] = np.where(before[inside - 1] >= before[inside], inside - 1, inside)
        before = before[back[i]] + x[i]
    path = [int(before.argmax())]
    for i in range(n - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def spans(tags, labels, words):
    """BIO tags → [name, first, last], without the marks at either end; a span of marks alone stays."""
    out = []
    for i, t in enumerate(tags):
        mark, _, name = labels[t].partition("-")
        if mark == "B":
            out.append([name, i, i])
        elif mark == "I":
            out[-1][2] = i
    for span in out:
        while span[1] < span[2] and words[span[2]][0] in NEVER_LAST:
            span[2] -= 1
        while span[1] < span[2] and words[span[1]][0] in NEVER_FIRST:
            span[1] += 1
    return out


def triggers(window, tags):
    """Tag row → (first, last, type index + 1) of each trigger in the sentences that the window codes."""
    j, n = 0, len(window.words)
    while j < n:
        t, e = tags[j], j
        if 0 < t <= BEGIN_LAST and window.sentence[j] >= window.new_from:
            while e + 1 < n and tags[e + 1] == INSIDE:
                e += 1
            yield j, e, t
        j = e + 1


@torch.no_grad()
def code(model, windows, threshold=TRIGGER_NONE, size=8):
    """Claims of each window as score_claims.py reads them (offsets: code points of the document)."""
    model.eval()
    windows = sorted(windows, key=lambda w: len(w.ids))
    for k in range(0, len(windows), size):
        b = batch(windows[k:k + size])
        H = model.words(b)
        logits = model.triggers(H)
        logits[:, :, 0] -= threshold
        tags = logits.argmax(-1).tolist()
        found = [(i, *t) for i, w in enumerate(b["windows"]) for t in triggers(w, tags[i])]
        if found:
            yield from claims_of(model, b, H, found)
    model.train()


def claims_of(model, b, H, found):
    window, at, types = (torch.tensor([f[x] for f in found]) for x in (0, 1, 3))
    z = model.pairs(H, window, at, types, b["words"])
    tags = {key: [best_labels(row[:len(b["windows"][f[0]].words)]) for row, f in zip(getattr(model, key)(z), found)]
            for key in ("roles", "chain", "setting")}
    out = model.attributes(z, H[window, at], b["words"][window])
    allowed = (MODE_TYPE[None] == types[:, None] - 1) | (MODE_TYPE < 0)[None]
    out["mode"] = out["mode"].masked_fill(~allowed, -1e4)
    best = {key: v.argmax(-1).tolist() for key, v in out.items()}
    for q, (i, a, e, t) in enumerate(found):
        yield claim(model, b["windows"][i], H, i, (a, e, t), {k: v[q] for k, v in tags.items()}, {k: v[q] for k, v in best.items()})


def claim(model, w, H, i, trigger, tags, best):
    pick = lambda key, labels: [s for s in spans(tags[key], labels, w.words) if w.words[s[1]][1] >= 0]
    roles, chain, setting = pick("roles", ROLES), pick("chain", CHAIN), pick("setting", SETTING)
    codes = point(model, w, H, i, trigger[0], roles + [s for s in chain if s[0].startswith("source")])

    def text(span):
        start, end = w.words[span[1]][1], w.words[span[2]][2]
        return dict(start=start, end=end, text=w.doc["text"][start:end], code=codes.get(tuple(span), "-"))

    one = lambda name: next((text(s) for s in chain + setting if s[0] == name), None)
    links = [dict(source=one(f"source{k}"), cue=one(f"cue{k}"), kind=KINDS[best[f"kind{k}"]])
             for k in (2, 1) if one(f"source{k}") or one(f"cue{k}")]
    mode = MODES[best["mode"]].partition("/")[2] or None
    return dict(document_id=w.doc["id"], type=TRIGGER[trigger[2]][2:], mode=mode, trigger=text((None, trigger[0], trigger[1])),
                actors=[text(s) for s in roles if s[0] == "actor"], recipients=[text(s) for s in roles if s[0] == "recipient"],
                chain=links, holder=FACTUALITY[best["holder"]], author=FACTUALITY[best["author"]], time=one("time"), place=one("place"))


def point(model, w, H, i, at, mentions):
    """Mention → the code with the largest share of the pointer's mass, "-" for none."""
    if not mentions:
        return {}
    m, N = len(mentions), H.shape[1]
    known = torch.tensor([bool(c) for c in w.codes] + [False] * (N - len(w.codes)))[None].expand(m, -1)
    first, last = (torch.tensor([s[x] for s in mentions]) for x in (1, 2))
    rows = model.point(H, torch.full((m,), i), torch.full((m,), at), first, last, known).softmax(1).tolist()
    codes = {}
    for span, row in zip(mentions, rows):
        mass = collections.defaultdict(float, {"-": row[-1]})
        for j, c in enumerate(w.codes):
            if c:
                mass[c] += row[j]
        codes[tuple(span)] = max(mass, key=mass.get)
    return codes
