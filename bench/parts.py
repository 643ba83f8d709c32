"""What bench_parts measured → GEMM against oneDNN, the encoder against its ceiling, shares of the time by part."""
import json
import os
import subprocess
import sys

ROWS = 280   # of a full window: 200 new word pieces and 80 of context
GEMMS = ("qkv", "output", "inner", "outer")
REPETITIONS, SECONDS_EACH = 5, 0.05


def on_one_core(command):
    """Standard output of a command that succeeds."""
    cpu = min(os.sched_getaffinity(0))
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, env=os.environ | dict(OMP_NUM_THREADS="1"),
                          preexec_fn=lambda: os.sched_setaffinity(0, {cpu}))
    if done.returncode:
        sys.exit(f"bench: {command[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def measure(program, windows, files, out):
    """Rates of all parts (medians, items a second of CPU time, one core, parts in random order) and the report's context."""
    flags = dict(min_time=SECONDS_EACH, repetitions=REPETITIONS, enable_random_interleaving="true", report_aggregates_only="true",
                 out=out, out_format="json")
    command = [program, windows, *files, *(f"--benchmark_{k}={v}" for k, v in flags.items())]
    on_one_core(command)
    report = json.loads(out.read_text())
    rates = {b["run_name"]: b["items_per_second"] for b in report["benchmarks"] if b["aggregate_name"] == "median"}
    return rates, report["context"]


def counts(context, name):
    keys = [k for k in context if k.startswith(name + ".")]
    return {k.removeprefix(name + "."): int(context[k]) for k in keys}


def gemm(rates, sizes):
    """rows → shape → our rate, the peer's better one, and ours to the peer's; "all": of one layer's four products."""
    out = {}
    for rows in sorted({int(n.split("/")[3]) for n in rates if n.startswith("gemm/ours/")}):
        table, times = {}, [0, 0]
        for shape in GEMMS:
            ours = rates[f"gemm/ours/{shape}/{rows}"]
            peer = max(rates[f"gemm/{p}/{shape}/{rows}"] for p in ("onednn_matmul", "onednn_inner"))
            table[shape] = dict(ours=round(ours / 1e9, 1), onednn=round(peer / 1e9, 1), ratio=round(ours / peer, 3))
            times = [times[0] + sizes[shape] / ours, times[1] + sizes[shape] / peer]
        out[str(rows)] = table | dict(all=dict(ratio=round(times[1] / times[0], 3)))
    return out


def sizes_of(context):
    """Multiplications a word piece of each product of one layer."""
    width, inner = int(context["width"]), int(context["inner"])
    return dict(qkv=3 * width * width, output=width * width, inner=width * inner, outer=inner * width)


def ceiling(context, linear, attention, pieces):
    """Word pieces a second if products ran at these two rates and nothing else took time (engine.md section 5)."""
    layers, width = int(context["layers"]), int(context["width"])
    return 1 / (layers * (sum(sizes_of(context).values()) / linear + 2 * pieces * width / attention))


def encoder(rates, context):
    out = {}
    for pieces in sorted(int(n.split("/")[1]) for n in rates if n.startswith("encoder/")):
        ours = rates[f"encoder/{pieces}"]
        out[str(pieces)] = row = dict(pieces_per_second=round(ours))
        if "limit/int8" in rates:
            for name, attention in (("ceiling", "float32"), ("limit", "int16")):
                top = ceiling(context, rates["limit/int8"], rates[f"limit/{attention}"], pieces)
                row |= {name: round(top), f"share_of_{name}": round(ours / top, 3)}
    return out


def encoder_profile(rates, context):
    """Microseconds of a full window by part; what the parts leave of the whole is "other"."""
    layers, width, inner = (int(context[k]) for k in ("layers", "width", "inner"))
    once = {f"product {s}": ROWS * n / rates[f"gemm/ours/{s}/{ROWS}"] for s, n in sizes_of(context).items()}
    once |= {"attention": 2 * ROWS * ROWS * width / rates[f"kernel/attention/{ROWS}"],
             "GELU": ROWS * inner / rates[f"kernel/gelu/{ROWS}"],
             "layer norms": 2 * ROWS * width / rates[f"kernel/layer_norm/{ROWS}"],
             "quantisation": ROWS * (3 * width + inner) / rates[f"kernel/quantise/{ROWS}"]}
    return with_rest({k: 1e6 * layers * v for k, v in once.items()}, 1e6 * ROWS / rates[f"encoder/{ROWS}"])


def text_profile(rates):
    """Microseconds a word from text to claims, by stage; stages that contain others have these taken off."""
    each = {n.split("/")[1]: 1e6 / rate for n, rate in rates.items() if n.startswith("text/")}
    stages = {"sentences and words": each["sentences"], "word pieces and windows": each["windows"], "lexicon": each["lexicon"],
              "encoder": each["encoder"], "heads": each["heads"] - each["encoder"] - each["lexicon"]}
    return with_rest(stages, each["engine"], "pointer, spans, rules")


def with_rest(parts, whole, rest="other"):
    parts = parts | {rest: whole - sum(parts.values()), "all": whole}
    return {k: dict(microseconds=round(v, 3), share=round(v / whole, 4)) for k, v in parts.items()}
