"""What PyTorch says about a few windows, in float32 from the shipped half-precision weights: C++ must say the same (heads_test).

  reference.py models/rapport.safetensors build/train/tokenizer.json tests/model/reference.json

Each window: its words' pieces, shapes and marks, the trigger logits, and for each trigger that is found all the heads' logits and the
pointer's probabilities for one mention. Numbers are rounded to six digits.
"""
import argparse
import json
import tempfile
from pathlib import Path

import torch
from safetensors import safe_open

from labels import TRIGGER
from model import ClaimModel, batch
from text import Windows

TRIGGERS_MAX = 4
LEXICON = "france\tFRA\nfrench\tFRA\ngermany\tDEU\nparis\tFRA\nminister\tGOV\nnorland\tNOR\nsouthmark\tSOU\n"
DOCUMENTS = [
    ("Example Wire | Talks resume", ["The French minister said on Tuesday that Germany had rejected the offer.",
                                     "He accused Berlin of withholding aid from Paris, according to two officials.",
                                     "No date was set."]),
    ("", ["Soldiers of Norland shelled a village near the border; three people were wounded."]),
    ("Harbour Gazette | Strike", ["Dock workers walked out in Southmark.", "Police arrested the union's leader, who denied the charge.",
                                  "The government threatened to expel foreign organisers unless work resumes by Friday."]),
    ("", ["Yes."]),
]


def load(path):
    with safe_open(path, "pt") as f:
        state = {k: f.get_tensor(k).float() for k in f.keys()}
    at = "encoder.p."
    model = ClaimModel({k[len(at):]: v for k, v in state.items() if k.startswith(at)})
    model.load_state_dict(state)
    return model.eval()


def windows(tokenizer):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as lexicon:
        lexicon.write(LEXICON)
        lexicon.flush()
        make = Windows(tokenizer, lexicon.name)
    for i, (prefix, sentences) in enumerate(DOCUMENTS):
        numbered = [(n, s, 0) for n, s in enumerate(sentences)]
        yield from make.of(dict(id=str(i), prefix=prefix, text="", sentences=numbered))


def rounded(x):
    return [rounded(y) for y in x] if isinstance(x, list) else float(f"{x:.6g}")


def rows(x):
    return rounded(x.tolist())


def found(logits):
    """Spans of triggers in the best labels; of a model that finds none, the word that is nearest to a trigger."""
    best = logits.argmax(-1).tolist()
    out, i = [], 0
    while i < len(best):
        j = i + 1
        if 0 < best[i] < len(TRIGGER) - 1:
            while j < len(best) and best[j] == len(TRIGGER) - 1:
                j += 1
            out.append((i, j - 1, best[i]))
        i = j
    if not out:
        i = (logits[:, 1:-1].max(-1).values - logits[:, 0]).argmax().item()
        out = [(i, i, logits[i, 1:-1].argmax().item() + 1)]
    return out[:TRIGGERS_MAX]


def trigger(model, w, b, H, span):
    first, last, label = span
    window, at = torch.tensor([0]), torch.tensor([first])
    z = model.pairs(H, window, at, torch.tensor([label]), b["words"])
    out = dict(first=first, last=last, label=label)
    out |= {k: rows(getattr(model, k)(z)[0]) for k in ("roles", "chain", "setting")}
    out |= {k: rows(v[0]) for k, v in model.attributes(z, H[window, at], b["words"]).items()}
    mention = (max(0, first - 3), max(0, first - 2))
    known = torch.tensor([[bool(c) for c in w.codes]])
    scores = model.point(H, window, at, torch.tensor([mention[0]]), torch.tensor([mention[1]]), known)
    return out | dict(mention=mention, point=rows(scores.softmax(1)[0]))


def case(model, w):
    b = batch([w])
    H = model.words(b)
    logits = model.triggers(H)[0]
    return dict(pieces=w.ids, first=w.first, shape=w.shape, known=[int(bool(c)) for c in w.codes], sentence=w.sentence,
                words=[x for x, _, _ in w.words], triggers=rows(logits),
                claims=[trigger(model, w, b, H, span) for span in found(logits)])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("weights", "tokenizer", "out"):
        ap.add_argument(name)
    a = ap.parse_args()
    torch.set_num_threads(1)
    model = load(a.weights)
    with torch.no_grad():
        cases = [case(model, w) for w in windows(a.tokenizer)]
    Path(a.out).parent.mkdir(parents=True, exist_ok=True)
    Path(a.out).write_text("[" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "]\n")


if __name__ == "__main__":
    main()
