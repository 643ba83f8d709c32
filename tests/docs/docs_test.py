#!/usr/bin/env python3
"""Is what the documentation says true? Prints a line a fault; standard library only, no network.

  docs_test.py PROGRAM

options    every command and option that --help prints stands in docs/commands.md, and no other does
codes      every table of names in the sources stands there, in full; quads, scores and CAMEO are the program's
fields     the fields of the record, the columns of CSV and of the dyad, on the bundled sample
variables  every environment variable that the sources read
links      every link to a heading or file of the repository leads somewhere
examples   fenced sh blocks of README.md and docs/*.md whose first line is "# runs" end with 0, in a copy of samples/
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/commands.md"
EXAMPLE_SECONDS_MAX = 120
# table of names in the sources → heading of its table in docs/commands.md
ENUMS = [("claims/codes.h", "EventType", "Event types"), ("claims/codes.h", "Factuality", "Factuality"),
         ("claims/codes.h", "LinkKind", "Kinds of link"), ("claims/codes.h", "Sector", "Sectors"), ("claims/codes.h", "Tense", "Tenses"),
         ("claims/codes.h", "Channel", "Channels"), ("claims/codes.h", "DateBasis", "Basis of the date"),
         ("intake/document.h", "RefusalCode", "Refusals"), ("relations/dyad.h", "Strand", "Strands")]
UNWRITTEN = {"HOME"}  # variables that a user does not set for Rapport


class Page:
    """A page of Markdown by its headings."""

    def __init__(self, path):
        self.text = path.read_text("utf8")
        parts = re.split(r"^#+ (.+)$", self.text, flags=re.M)
        self.sections = dict(zip(parts[1::2], parts[2::2]))

    def rows(self, heading):
        """Cells of the tables below a heading, without header lines; of a missing heading none."""
        lines = [x for x in self.sections.get(heading, "").split("\n") if x.startswith("|")]
        cells = [[c.strip() for c in re.split(r"(?<!\\)\|", x)[1:-1]] for x in lines]
        return [c for i, c in enumerate(cells) if not is_rule(c) and not (i + 1 < len(cells) and is_rule(cells[i + 1]))]

    def names(self, heading):
        """What stands as code in the first column."""
        return [n for cells in self.rows(heading) for n in re.findall(r"`([^`]+)`", cells[0])]


def is_rule(cells):
    return all(re.fullmatch(r":?-+:?", c) for c in cells)


def differ(what, documented, real):
    for n in sorted(set(real) - set(documented)):
        yield f"{what}: {n} is not in docs/commands.md"
    for n in sorted(set(documented) - set(real)):
        yield f"{what}: docs/commands.md has {n}, which does not exist"


class Program:
    def __init__(self, path, folder):
        self.folder = folder
        kept = {k: v for k, v in os.environ.items() if not k.startswith("RAPPORT_") or k in ("RAPPORT_MODEL", "RAPPORT_DATA")}
        self.environment = kept | {"PATH": f"{path.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        self.path = path

    def out(self, *arguments):
        done = subprocess.run([self.path, *arguments], cwd=self.folder, env=self.environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"docs: rapport {' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
        return done.stdout


def options_of(help_text):
    """The long names in the lines that begin with an option: "  -h,--help", "  --limit N"."""
    return {o for line in re.findall(r"^  (-\S+)", help_text, re.M) for o in re.findall(r"--[\w-]+", line)}


def test_options(program, page):
    listed = program.out("--help").split("Subcommands:")[1].split("\n\n")[0]
    commands = re.findall(r"^  (\w+)", listed, re.M)
    documented = [h.split()[1] for h in page.sections if h.startswith("rapport ")]
    yield from differ("command", documented, commands)
    yield from differ("command in the first table", re.findall(r"^\| \[`rapport (\w+)`\]", page.text, re.M), commands)
    common = {"--help", "--version"}
    for name in sorted(set(commands) & set(documented)):
        rows = {o for n in page.names(f"rapport {name}") for o in re.findall(r"^--[\w-]+", n)}
        yield from differ(f"option of {name}", rows, options_of(program.out(name, "--help")) - common)
    yield from differ("option of rapport", common & set(re.findall(r"--[\w-]+", page.sections["Common to all"])),
                      options_of(program.out("--help")))


def source(name):
    return (ROOT / "rapport" / name).read_text("utf8")


def test_codes(program, page):
    for file, enum, heading in ENUMS:
        table = re.search(rf"names_of<{enum}> =\s*std::to_array<std::string_view>\(\s*\{{(.*?)\}}\)", source(file), re.S)
        yield from differ(f"{enum} ({file})", page.names(heading), re.findall(r'"([^"]+)"', table[1]))
    tables = set(re.findall(r"names_of<(\w+)>", source("claims/codes.h"))) - {e for _, e, _ in ENUMS}
    yield from (f"names of {e} in codes.h have no table in docs/commands.md" for e in tables)
    rows = [x.split("\t")[0] for x in (ROOT / "data/codes/contexts.tsv").read_text("utf8").splitlines() if x[0] != "#"][1:]
    named = re.search(r"The contexts: (.*?)\.", page.sections["Contexts"], re.S)[1]
    yield from differ("context", set(re.findall(r"`(\w+)`", named)), set(rows) - {"-"})
    exits = re.findall(r"^    \w+ = (\d+)", re.search(r"enum class Exit \{(.*?)\}", source("faces/cli/command.h"), re.S)[1], re.M)
    yield from differ("exit code", page.names("Exit codes"), exits)


def number(text):
    return None if text in ("–", "no_score") else float(text.replace("−", "-"))


def test_scores(program, page):
    row = r'\{EventType::(\w+), (?:"([^"]+)"|(\d)), ([^,]+), "(\w*)"\}'
    types, modes = {}, {}
    for name, mode, quad, score, cameo in re.findall(row, source("claims/code_tables.h")):
        values = (number(score), cameo or "–")
        if mode:
            modes[f"{name.upper()}/{mode}"] = values
        else:
            types[name.upper()] = (int(quad) or None, *values)
    yield from differ("mode", page.names("Modes"), modes)
    for name, quad, score, cameo, _ in page.rows("Event types"):
        if types.get(name.strip("`")) != (number(quad), number(score), cameo):
            yield f"codes of {name}: {quad} {score} {cameo}, the program has {types.get(name.strip('`'))}"
    for name, score, cameo, _ in page.rows("Modes"):
        if modes.get(name.strip("`")) != (number(score), cameo):
            yield f"codes of {name}: {score} {cameo}, the program has {modes.get(name.strip('`'))}"


def documented_paths(page, heading, before=""):
    """Every path of a JSON object by its table; the type's last word may be another table's heading."""
    for cells in page.rows(heading):
        for name in re.findall(r"`([^`]+)`", cells[0]):
            path = f"{before}{name}"
            yield path
            inner = cells[1].split()[-1] if cells[1] else inherited(page, name)
            if inner in page.sections:
                yield from documented_paths(page, inner, f"{path}.")


def inherited(page, name):
    """A cell without a type: the field is as in the table that has one."""
    return next((c[1] for h in ("quotation", "actor") for c in page.rows(h) if c[0] == f"`{name}`"), "")


def real_paths(value, before=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield before + key
            yield from real_paths(inner, f"{before}{key}.")
    elif isinstance(value, list):
        for inner in value:
            yield from real_paths(inner, before)


def test_record(program, page):
    claims = [json.loads(x) for x in program.out("code", "samples/news", "--format", "jsonl").splitlines()]
    if not claims:
        yield "record: the sample gave no claim to compare with"
        return
    real = {p for c in claims for p in real_paths(c)}
    objects = {p.rpartition(".")[0] for p in real}  # "" is the record; an object that was always null shows no fields
    documented = {p for p in documented_paths(page, "The record") if p.rpartition(".")[0] in objects}
    yield from differ("field", documented, real)


def test_columns(program, page):
    program.out("read", "samples/news", "--ledger", "columns.db")
    ask = lambda *a: program.out(*a, "--ledger", "columns.db").split("\n")
    yield from differ("column of claims", page.names("Columns of claims"), ask("claims", "--limit", "1", "--format", "csv")[0].split(","))
    dyad = ("dyad", "ARG", "BRA", "--claims", "--format")
    yield from differ("column of dyad", page.names("Columns of dyad"), ask(*dyad, "csv")[0].split(","))
    totals, *cells = [json.loads(x) for x in ask(*dyad, "jsonl") if x]
    yield from differ("total of dyad", page.names("Totals of dyad"), totals)
    yield from differ("field of dyad", page.names("Columns of dyad"), {k for c in cells for k in c})


def test_variables(program, page):
    read = set()
    for path in (ROOT / "rapport").rglob("*.cpp"):
        if not path.name.endswith("_test.cpp"):
            text = path.read_text("utf8")
            read |= set(re.findall(r'(?:getenv|envname|variable_set)\("(\w+)"\)', text)) | set(re.findall(r'"(RAPPORT_[A-Z]+)"', text))
    yield from differ("variable", page.names("Environment"), read - UNWRITTEN)


def pages():
    return [p for p in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))] if p.exists()]


def anchors(path):
    return {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in re.findall(r"^#+ (.+)$", path.read_text("utf8"), re.M)}


def test_links(program, page):
    for path in pages():
        for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf8")):
            if re.match(r"\w+:", target):
                continue
            file, _, anchor = target.partition("#")
            to = (path.parent / file).resolve() if file else path
            if not to.exists() or (anchor and anchor not in anchors(to)):
                yield f"{path.relative_to(ROOT)}: the link {target} leads nowhere"


def test_examples(program, page):
    """Blocks of one page run one after another in one folder: later ones may use the ledger of earlier ones."""
    count = 0
    for path in pages():
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "samples", Path(folder, "samples"))
            for block in re.findall(r"^```sh\n# runs\n(.*?)^```", path.read_text("utf8"), re.S | re.M):
                count += 1
                done = subprocess.run(["sh", "-euc", block], cwd=folder, env=program.environment, stdin=subprocess.DEVNULL,
                                      capture_output=True, text=True, timeout=EXAMPLE_SECONDS_MAX)
                if done.returncode:
                    yield f"{path.relative_to(ROOT)}: an example ended with {done.returncode}: {done.stderr.strip()}\n{block}"
    if not count:
        yield "no example was found"


def main():
    if len(sys.argv) != 2 or not os.access(sys.argv[1], os.X_OK):
        raise SystemExit(__doc__)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "samples", Path(folder, "samples"))
        program, page = Program(Path(sys.argv[1]).resolve(), folder), Page(PAGE)
        tests = {n: t for n, t in globals().items() if n.startswith("test_")}
        for test in tests.values():
            faults += test(program, page)
    print("\n".join(f"docs: {f}" for f in faults) if faults else f"docs: {len(tests)} tests, {len(pages())} pages")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
