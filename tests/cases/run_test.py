#!/usr/bin/env python3
"""Tests of the case runner itself, on throw-away cases and a three-line program."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

RUN = pathlib.Path(__file__).resolve().parent / "run"
PROGRAM = '#!/bin/sh\necho "given: $*"\necho "aside" >&2\n[ "$1" != fail ] || exit 4\n'


class Runner(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name, "cases")
        self.program = pathlib.Path(self.folder.name, "program")
        self.program.write_text(PROGRAM)
        self.program.chmod(0o755)

    def case(self, name, **files):
        (self.root / name).mkdir(parents=True)
        for file, text in files.items():
            (self.root / name / file.replace("__", ".")).write_text(text)

    def run_cases(self, *options):
        command = [sys.executable, RUN, "--rapport", self.program, "--root", self.root, *options]
        return subprocess.run(command, capture_output=True, text=True, env=dict(os.environ))

    def test_verdicts(self):
        rows = [  # files of the case, exit status of the runner, words in what it prints
            (dict(cmd='"$RAPPORT" a b', out="given: a b\n"), 0, "ok   x"),
            (dict(cmd='"$RAPPORT" a', out="given: b\n"), 1, "-given: b"),
            (dict(cmd='"$RAPPORT" a', out="given: a"), 1, "no newline"),
            (dict(cmd='"$RAPPORT" fail', out="given: fail\n"), 1, "exit status 4, expected 0"),
            (dict(cmd='"$RAPPORT" fail', out="given: fail\n", code="4\n"), 0, "ok   x"),
            (dict(cmd='"$RAPPORT"', out="given: \n", err="aside\n"), 0, "ok   x"),
            (dict(cmd='"$RAPPORT"', out="given: \n", err="other\n"), 1, "+aside"),
            (dict(cmd="cat in.txt; ls", out="text\ncmd\nin.txt\n", in__txt="text\n"), 0, "ok   x"),
            (dict(cmd='echo "$RAPPORT_LEDGER"', out="\n"), 0, "ok   x"),
            (dict(cmd='"$RAPPORT"'), 1, "has no `out`"),
        ]
        os.environ["RAPPORT_LEDGER"] = "/the/user's/own.db"
        for files, status, words in rows:
            with self.subTest(files):
                self.setUp()
                self.case("x", **files)
                done = self.run_cases()
                self.assertEqual((done.returncode, words in done.stdout), (status, True), done)

    def test_bless_then_run(self):
        self.case("x", cmd='"$RAPPORT" fail', out="old\n", err="old\n")
        self.assertEqual(self.run_cases().returncode, 1)
        self.assertEqual(self.run_cases("--bless").returncode, 0)
        self.assertEqual((self.root / "x/out").read_text(), "given: fail\n")
        self.assertEqual((self.root / "x/err").read_text(), "aside\n")
        self.assertEqual((self.root / "x/code").read_text(), "4\n")
        self.assertEqual(self.run_cases().returncode, 0)

    def test_a_case_leaves_nothing_behind(self):
        self.case("x", cmd="echo changed > in.txt; touch new", out="", in__txt="text\n")
        self.assertEqual(self.run_cases().returncode, 0)
        self.assertEqual((self.root / "x/in.txt").read_text(), "text\n")
        self.assertFalse((self.root / "x/new").exists())

    def test_nothing_to_run(self):
        self.case("x", cmd="true", out="")
        self.assertEqual(self.run_cases("y").returncode, 2)
        self.program.unlink()
        self.assertEqual(self.run_cases().returncode, 2)


if __name__ == "__main__":
    unittest.main()
