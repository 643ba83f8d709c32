"""What the Python model decides on dev with its given sentences, offsets only: the reference that C++ is compared with.

  decisions.py PROGRAM WEIGHTS TOKENIZER SHARED OUT.jsonl

The program prints the lexicon's marks of each window (`rapport code --marks`), so that both see the same words as known;
the weights are those of the file that C++ maps, in float32. One line a claim: document, type, mode, trigger, roles and
chain, holder, author. tests/shared/run reads it.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
from safetensors.torch import load_file

import corpus
import decode
from model import ClaimModel
from text import Windows

ENCODER = "encoder.p."


def load(path):
    state = {k: v.float() for k, v in load_file(path).items()}
    model = ClaimModel({k.removeprefix(ENCODER): v for k, v in state.items() if k.startswith(ENCODER)})
    model.load_state_dict(state)
    return model


def marks(program, docs, units, weights):
    """Document id → one list of codes for each of its windows."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as f:
        for d in docs:
            meta = units[d["id"].split("#")[0]]
            sentence = next((s for s in meta["sentences"] if f'{meta["id"]}#{s["n"]}' == d["id"]), None)
            head = sentence or meta
            f.write(json.dumps(dict(id=d["id"], date=head["date"], publisher=head["publisher"],
                                    title="" if sentence else meta["title"] or "",
                                    text=d["text"], sentences=[[o, o + len(t)] for _, t, o in d["sentences"]]), ensure_ascii=False) + "\n")
        f.flush()
        out = subprocess.run([program, "code", "--marks", f.name], capture_output=True, check=True, text=True,
                             env=dict(RAPPORT_MODEL=str(weights)))
    return {r["document_id"]: r["windows"] for r in map(json.loads, out.stdout.splitlines())}


def marked(windows, docs, known):
    for d in docs:
        found = list(windows.of(d, context=True))
        assert [len(w.words) for w in found] == [len(codes) for codes in known[d["id"]]], f'windows of {d["id"]} differ'
        for window, codes in zip(found, known[d["id"]]):
            window.codes = [c or None for c in codes]
            yield window


def decision(c):
    span = lambda q: [q["start"], q["end"]] if q else None
    rest = [[span(x) for x in c["actors"]], [span(x) for x in c["recipients"]],
            [[span(k["source"]), span(k["cue"]), k["kind"]] for k in c["chain"]]]
    return [c["document_id"], c["type"], c["mode"], span(c["trigger"]), json.dumps(rest), c["holder"], c["author"]]


def main(program, weights, tokenizer, shared, out):
    torch.set_num_threads(1)
    folder = Path(shared) / "data/claims"
    units = {u["id"]: u for u in json.load(open(folder / "dev.units.json", encoding="utf8"))}
    docs = list(corpus.documents(folder, "dev"))
    windows = Windows(tokenizer, "/dev/null")
    known = marks(Path(program).resolve(), docs, units, Path(weights).resolve())
    rows = sorted((decision(c) for c in decode.code(load(weights), list(marked(windows, docs, known)))), key=json.dumps)
    Path(out).write_text("".join(json.dumps(r) + "\n" for r in rows))


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) == 6 else sys.exit(__doc__)
