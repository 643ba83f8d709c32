"""build/bench.json → targets with what was reached, and Markdown tables for docs/performance.md."""

SIZES_COMPARED = (10_000, 1_000_000)
CORPORA = dict(wikinews="Wikinews articles", briefs="news briefs")


def complete(figures):
    """Has every section of bench/run been measured?"""
    return {"gemm", "onnxruntime", "start", "growth"} <= figures.keys()


def growth(figures, kind, key):
    """How much a figure grows between the sizes compared."""
    rows = {r["size"]: r[key] for r in figures["growth"] if r["kind"] == kind}
    small, large = (rows[size] for size in SIZES_COMPARED)
    return large / small


def targets(figures):
    """(what, value, sign, wanted, is it reached)"""
    rows = [("int8 products of a layer, 280 rows, to oneDNN's", figures["gemm"]["280"]["all"]["ratio"], "≥", 0.90),
            ("encoder to ONNX Runtime int8", figures["onnxruntime"]["ratio"], "≥", 2.0),
            ("words a second, articles, one core", figures["wikinews"]["words_per_second_1"], "≥", 3000),
            ("start to the claims of one sentence, ms", figures["start"]["milliseconds"], "≤", 50),
            ("two threads to one, articles", figures["wikinews"]["scaling"], "≥", 1.9)]
    full = figures["encoder"]["280"]
    if "ceiling" in full:
        new = figures["wikinews"]["pieces_new_per_second_1"] / full["ceiling"]
        rows += [("encoder, 280 word pieces, to the ceiling", full["share_of_ceiling"], "≥", 0.75),
                 ("new word pieces of text to claims, to the ceiling", new, "≥", 0.5)]
    for kind in ("one document", "many documents"):
        rows.append((f"time a word at 1,000,000 words to 10,000, {kind}", growth(figures, kind, "microseconds_per_word"), "≤", 1.1))
    rows.append(("memory at 1,000,000 words to 10,000, many documents", growth(figures, "many documents", "peak_mib"), "≤", 1.1))
    return [(what, value, sign, wanted, value >= wanted if sign == "≥" else value <= wanted) for what, value, sign, wanted in rows]


def number(value):
    return f"{value:,}" if isinstance(value, int) else f"{value:.2f}"


def markdown(head, rows):
    """The first column to the left, the others to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def target_table(figures):
    rows = [(what, number(value), f"{sign} {number(wanted)}", "yes" if met else "no")
            for what, value, sign, wanted, met in targets(figures)]
    return markdown(["", "measured", "wanted", "reached"], rows)


def machine_text(figures):
    m = figures["machine"]
    return (f"Measured on {m['cpu']}, {m['cores']} cores, {m['memory_gib']} GiB, instruction set `{m['isa']}`, model {m['model']}; "
            f"load before the run {m['load_before']}.")


def gemm_table(figures):
    rows = [(rows, *(f"{c['ours']} / {c['onednn']} = {c['ratio']:.2f}" for c in list(table.values())[:-1]), f"{table['all']['ratio']:.2f}")
            for rows, table in figures["gemm"].items()]
    return markdown(["rows", "384 → 1152", "384 → 384", "384 → 1536", "1536 → 384", "a layer"], rows)


def encoder_table(figures):
    keys = ("pieces_per_second", "ceiling", "share_of_ceiling", "limit", "share_of_limit")
    rows = [(pieces, *(number(r[k]) if k in r else "–" for k in keys)) for pieces, r in figures["encoder"].items()]
    return markdown(["pieces in the window", "pieces/s", "ceiling", "share", "limit", "share"], rows)


def peer_text(figures):
    p = figures["onnxruntime"]
    return (f"ONNX Runtime {p['version']}: {p['pieces_per_second']:,} word pieces a second; ours: {p['ours']:,}, "
            f"{p['ratio']:.2f} times as many ({p['windows']} windows of articles, one core).")


def profile_table(profile, unit):
    rows = sorted(profile.items(), key=lambda x: (x[0] == "all", -x[1]["share"]))
    return markdown(["part", unit, "share"], [(k, f"{v['microseconds']:,.1f}", f"{100 * v['share']:.1f} %") for k, v in rows])


def program_table(figures):
    keys = ("words", "marks", "words_per_second_1", "words_per_second_2", "sentences_per_second_1", "pieces_new_per_second_1")
    rows = [(f"{f['documents']:,} {label}", *(number(f[k]) for k in keys), f"{f['peak_mib']:,} MiB")
            for label, f in ((label, figures[name]) for name, label in CORPORA.items())]
    return markdown(["text", "words", "of them marks", "words/s", "on 2 threads", "sentences/s", "new pieces/s", "memory"], rows)


def growth_table(figures):
    keys = ("words", "documents", "text_mib", "microseconds_per_word", "peak_mib")
    rows = [(r["kind"], *(number(r[k]) for k in keys)) for r in figures["growth"]]
    return markdown(["", "words", "documents", "MiB of text", "µs a word", "MiB of memory"], rows)


def blocks(figures):
    """Name of a block in docs/performance.md → its text."""
    return {"machine": machine_text(figures), "targets": target_table(figures), "program": program_table(figures),
            "text_profile": profile_table(figures["text_profile"], "µs a word"),
            "encoder_profile": profile_table(figures["encoder_profile"], "µs a window"), "encoder": encoder_table(figures),
            "gemm": gemm_table(figures), "onnxruntime": peer_text(figures), "growth": growth_table(figures)}
