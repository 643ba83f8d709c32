#!/usr/bin/env python3
"""Style as a test with a ratchet (house.md): includes point upstream only; sizes of files, functions and lines.

What is over a limit must stand in allowed.tsv with its size; the list may only shrink: an entry that is no longer
needed, or larger than the file is now, fails too.

  tidy.py            check
  tidy.py --ratchet  rewrite allowed.tsv with what is over the limits now, never with more than it allowed
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ROOMS = "base intake language claims ledger relations faces".split()
LIMITS = {".h": 200, ".cpp": 500, ".py": 500}
FUNCTION_LINES_MAX, COLUMNS_MAX, PYTHON_COLUMNS_MAX = 60, 100, 140
ALLOWED = Path(__file__).parent / "allowed.tsv"


def files():
    """What git tracks; without git, everything but build/."""
    try:
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    except (OSError, subprocess.CalledProcessError):
        listed = [str(p.relative_to(ROOT)) for p in sorted(ROOT.rglob("*")) if p.relative_to(ROOT).parts[0] != "build"]
    return [f for f in listed if Path(f).suffix in LIMITS and (ROOT / f).exists()]


def include_faults(name, lines):
    """An include may name its own room or one of the rooms before it in the data's journey."""
    parts = Path(name).parts
    if parts[0] != "rapport" or parts[1] not in ROOMS:
        return
    own = ROOMS.index(parts[1])
    for number, line in enumerate(lines, 1):
        target = re.match(r'#include "rapport/(\w+)/', line)
        if target and target[1] in ROOMS and ROOMS.index(target[1]) > own:
            yield f"{name}:{number}: {parts[1]} may not include {target[1]}"
        facade = '#include "rapport/rapport.h"' in line
        if facade and parts[1] != "faces" and not name.startswith("rapport/claims/engine"):  # its body and its test
            yield f"{name}:{number}: only faces use the facade"


def sizes(name, lines):
    """(what, size, limit) of everything over a limit."""
    suffix = Path(name).suffix
    if len(lines) > LIMITS[suffix]:
        yield "lines", len(lines), LIMITS[suffix]
    columns = PYTHON_COLUMNS_MAX if suffix == ".py" else COLUMNS_MAX
    widest = max((len(line) for line in lines), default=0)
    if widest > columns:
        yield "columns", widest, columns
    if suffix == ".cpp":
        longest = max((b - a for a, b in bodies(lines)), default=0)
        if longest > FUNCTION_LINES_MAX:
            yield "function", longest, FUNCTION_LINES_MAX


def bodies(lines):
    """First and last line of each top-level block that ends in a brace at the start of a line, namespaces left out."""
    start = None
    for number, line in enumerate(lines):
        if start is None and line.rstrip().endswith("{") and not line[:1].isspace() and not line.startswith("namespace"):
            start = number
        elif line.startswith("}") and start is not None:
            if "= {" not in lines[start] and not lines[start].startswith(("class", "struct", "enum", "constexpr", "const ")):
                yield start, number
            start = None


def main(ratchet):
    allowed = {}
    if ALLOWED.exists():
        for line in ALLOWED.read_text().splitlines():
            if line and line[0] != "#":
                name, what, size = line.split("\t")
                allowed[name, what] = int(size)
    faults, over = [], {}
    for name in files():
        lines = (ROOT / name).read_text("utf8").split("\n")
        faults += include_faults(name, lines)
        for what, size, limit in sizes(name, lines):
            over[name, what] = size
            if size > allowed.get((name, what), limit):
                faults.append(f"{name}: {what} {size}, limit {limit}")
    for key, size in allowed.items():
        if over.get(key, 0) < size and not ratchet:
            faults.append(f"allowed.tsv: {key[0]} {key[1]} {size} is looser than needed now: run tidy.py --ratchet")
    if ratchet:
        kept = {k: min(v, allowed.get(k, v)) for k, v in over.items()}
        ALLOWED.write_text("# What is over the limits of tidy.py; this list may only shrink.\n# file\twhat\tsize\n"
                           + "".join(f"{n}\t{w}\t{s}\n" for (n, w), s in sorted(kept.items())))
        faults = [f for f in faults if "may not" in f or "facade" in f]
    print("\n".join(faults) if faults else f"tidy: {len(files())} files")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main("--ratchet" in sys.argv))
