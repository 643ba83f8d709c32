"""model.pt → one safetensors file that C++ maps: half-precision weights, and in its metadata labels, vocabulary, limits, thresholds.

  export.py build/train/model.pt build/train/tokenizer.json OUT.safetensors [--log build/train/log.jsonl]

Tensor names are those of the state dict. Metadata values are JSON texts; `vocabulary` is one list in the order of ids.
"""
import argparse
import json
from pathlib import Path

import torch
from safetensors.torch import save

import labels
import text
from decode import TRIGGER_NONE

FORMAT = "rapport-claims-2"
CALIBRATION = Path(__file__).parent / "calibration.json"      # weights of a claim's confidence


def metadata(tokenizer, scores, trigger_none, calibration):
    vocabulary = json.loads(Path(tokenizer).read_text("utf8"))["model"]["vocab"]
    limits = dict(prefix_words=text.PREFIX_WORDS_MAX, pieces_new=text.PIECES_NEW_MAX, pieces_context=text.PIECES_CONTEXT_MAX,
                  words=text.WORDS_MAX, pieces=text.PIECES_MAX, pieces_per_word=text.PIECES_PER_WORD_MAX, heads=12, role_heads=4,
                  distance=40)
    parts = dict(labels=labels.ALL, vocabulary=sorted(vocabulary, key=vocabulary.get), limits=limits,
                 thresholds=dict(trigger_none=trigger_none), calibration=json.loads(calibration.read_text()), scores=scores)
    return {"format": FORMAT} | {k: json.dumps(v, ensure_ascii=False, separators=(",", ":")) for k, v in parts.items()}


def ordered(file):
    """A safetensors file with its header's keys in order: the library writes the metadata in another order at each call."""
    size = int.from_bytes(file[:8], "little")
    text = json.dumps(json.loads(file[8:8 + size]), ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    assert len(text) <= size
    return file[:8] + text.ljust(size) + file[8 + size:]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("model", "tokenizer", "out"):
        ap.add_argument(name)
    ap.add_argument("--log")
    ap.add_argument("--trigger-none", type=float, default=TRIGGER_NONE)
    ap.add_argument("--calibration", type=Path, default=CALIBRATION)
    a = ap.parse_args()
    scores = json.loads(Path(a.log).read_text().splitlines()[-1]) if a.log else {}
    state = {k: v.half().contiguous() for k, v in torch.load(a.model, weights_only=True).items()}
    Path(a.out).write_bytes(ordered(save(state, metadata(a.tokenizer, scores, a.trigger_none, a.calibration))))


if __name__ == "__main__":
    main()
