#!/usr/bin/env python3
"""Tests of the sample's scorer: answers made from the expected claims, whole and spoilt."""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import sample

SCORER = pathlib.Path(__file__).resolve().parent / "score_sample.py"


def quoted(text, sentence, quote):
    place = sample.place(text, sentence, quote)
    return {"text": quote, "start": place[0], "end": place[1]} if place else {"text": ""}


def answer(row, text):
    """The program's output line for a claim that it has read exactly as expected."""
    sentence = row["sentence_text"]
    links = [{"kind": link["kind"],
              "source": quoted(text, link.get("source_sentence", sentence), link["source"])}
             for link in row["chain"]]
    codes = {key: [{"text": "", "code": code} for code in row[key]]
             for key in ("actors", "recipients")}
    kept = {key: row[key] for key in ("document_id", "type", "holder", "author", "date_edtf")}
    return {**kept, **codes, "trigger": quoted(text, sentence, row["trigger"]), "chain": links}


def perfect():
    texts = {document["id"]: document["text"] for document in sample.documents()}
    return [answer(row, texts[row["document_id"]]) for row in sample.expected()]


def run_scorer(rows, floors):
    with tempfile.TemporaryDirectory() as folder:
        floor_file = pathlib.Path(folder, "floors.json")
        floor_file.write_text(json.dumps(floors))
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        command = [sys.executable, "-B", SCORER, "-", "--floors", floor_file]
        return subprocess.run(command, input=lines, capture_output=True, text=True)


def spoilt(change):
    rows = copy.deepcopy(PERFECT)
    change(rows)
    return rows


PERFECT = perfect()
FULL = len(PERFECT)
CHAINED = next(i for i, row in enumerate(PERFECT) if row["chain"])


class Scorer(unittest.TestCase):
    def test_floors(self):
        rows = [  # change of the perfect answer, floors, exit status
            (lambda rows: None, {"claim": FULL, "spurious": 0}, 0),
            (lambda rows: None, {"claim": FULL + 1}, 1),
            (lambda rows: rows.pop(), {"trigger": FULL}, 1),
            (lambda rows: rows.pop(), {"trigger": FULL - 1}, 0),
            (lambda rows: rows.append(rows[0]), {"spurious": 0}, 1),
            (lambda rows: rows[0].update(type="AID"), {"trigger": FULL}, 0),
            (lambda rows: rows[0].update(type="AID"), {"type": FULL}, 1),
            (lambda rows: rows[0].update(recipients=[]), {"type": FULL}, 0),
            (lambda rows: rows[0].update(recipients=[]), {"dyad": FULL}, 1),
            (lambda rows: rows[CHAINED].update(chain=[]), {"dyad": FULL}, 0),
            (lambda rows: rows[CHAINED].update(chain=[]), {"claim": FULL}, 1),
            (lambda rows: rows[0].update(holder="PS-"), {"claim": FULL}, 1),
            (lambda rows: rows[0]["trigger"].update(text="elsewhere"), {}, 1),
            (lambda rows: rows[0].update(document_id="unknown"), {}, 2),
            (lambda rows: rows[0].pop("trigger"), {}, 2),
        ]
        for change, floors, status in rows:
            done = run_scorer(spoilt(change), floors)
            with self.subTest(floors=floors, last=done.stdout[-300:], error=done.stderr):
                self.assertEqual(done.returncode, status)

    def test_a_dropped_claim_is_listed(self):
        done = run_scorer(PERFECT[1:], {})
        self.assertEqual(sum(line.startswith("missed ") for line in done.stdout.splitlines()), 1)

    def test_text_files_go_by_path_too(self):
        def rename(rows):
            for row in rows:
                if row["document_id"] == "baltic-brief":
                    row["document_id"] = "samples/news/baltic-brief.txt"
        self.assertEqual(run_scorer(spoilt(rename), {"claim": FULL}).returncode, 0)


if __name__ == "__main__":
    unittest.main()
