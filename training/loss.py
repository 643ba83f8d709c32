"""Annotated windows → one training loss over all heads."""
import torch
import torch.nn.functional as F

from labels import FACTUALITY
from model import NOWHERE, batch

WEIGHT = dict(trigger=4.0, roles=8.0, chain=8.0, setting=8.0, holder=0.5, author=0.5, mode=0.25, kind1=0.25, kind2=0.1, point=0.5)
MODE_NONE_WEIGHT = 0.25     # the corpus leaves many modes out that a reader would give


def loss(model, windows):
    b = batch(windows)
    H, N = model.words(b), b["words"].shape[1]
    gold = torch.tensor([[t if s >= 0 else -100 for t, s in zip(w.trigger, w.sentence)] + [-100] * (N - len(w.words)) for w in windows])
    parts = dict(trigger=F.cross_entropy(model.triggers(H).flatten(0, 1), gold.flatten(), ignore_index=-100))
    claims = [(i, c) for i, w in enumerate(windows) for c in w.claims]
    if claims:
        parts |= claim_losses(model, b, H, N, gold, claims)
    return sum(WEIGHT[k] * v for k, v in parts.items()), {k: v.item() for k, v in parts.items()}


def claim_losses(model, b, H, N, gold, claims):
    window, at = torch.tensor([i for i, _ in claims]), torch.tensor([c["at"] for _, c in claims])
    mask = b["words"][window]
    z = model.pairs(H, window, at, gold[window, at].clamp(min=0), b["words"])
    parts = {}
    for key in ("roles", "chain", "setting"):
        want = torch.tensor([c[key] + [-100] * (N - len(c[key])) for _, c in claims])
        parts[key] = F.cross_entropy(getattr(model, key)(z).flatten(0, 1), want.flatten(), ignore_index=-100)
    out = model.attributes(z, H[window, at], mask)
    for key in ("holder", "author"):
        parts[key] = F.cross_entropy(out[key], torch.tensor([c[key] for _, c in claims]))
    mode_weight = torch.ones(out["mode"].shape[1])
    mode_weight[0] = MODE_NONE_WEIGHT
    parts["mode"] = F.cross_entropy(out["mode"], torch.tensor([c["mode"] for _, c in claims]), weight=mode_weight)
    for level, key in enumerate(("kind1", "kind2")):
        want = torch.tensor([c["kinds"][level] for _, c in claims])
        if (want >= 0).any():
            parts[key] = F.cross_entropy(out[key], want, ignore_index=-100)
    mentions = [(i, c["at"], a, e, code) for i, c in claims for (a, e), code in c["mentions"]]
    if mentions:
        parts["point"] = pointer_loss(model, b["windows"], H, N, mentions)
    return parts


def pointer_loss(model, windows, H, N, mentions):
    """Every word of the right code is right; "none" where no word of the window has it."""
    known, right = torch.zeros(len(mentions), N, dtype=torch.bool), torch.zeros(len(mentions), N + 1, dtype=torch.bool)
    for k, (i, *_, code) in enumerate(mentions):
        for j, c in enumerate(windows[i].codes):
            if c:
                known[k, j] = True
                right[k, j] = c == code
        if code == "-" or not right[k].any():
            right[k, N] = True
    s = model.point(H, *(torch.tensor([m[x] for m in mentions]) for x in range(4)), known)
    return -s.log_softmax(1).masked_fill(~right, NOWHERE).logsumexp(1).mean()
