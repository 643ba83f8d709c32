"""Every label set that the heads predict, in the order of their logits. The weight file carries them; C++ reads them from there."""
import json
from pathlib import Path

TYPES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
         "MOBILIZE COERCE ASSAULT ESPIONAGE ATTITUDE").split()
FACTUALITY = ["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
KINDS = "say report allege believe deny confirm infer know other".split()

MODES_OF = {
    "CONSULT": "visit third-party multilateral phone", "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet", "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet", "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize", "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
               "heavy-weapons crowd-control unconventional",
    "ESPIONAGE": "collect recruit steal infiltrate cover", "ATTITUDE": "positive negative",
}
MODES = ["-"] + [f"{t}/{m}" for t in TYPES for m in MODES_OF.get(t, "").split()]


def bio(names):
    return ["O"] + [f"{mark}-{name}" for name in names for mark in "BI"]


TRIGGER = ["O"] + ["B-" + t for t in TYPES] + ["I"]
ROLES = bio(["actor", "recipient"])
CHAIN = bio(["source1", "cue1", "source2", "cue2"])        # 1 is the innermost link
SETTING = bio(["time", "place"])

ALL = dict(trigger=TRIGGER, roles=ROLES, chain=CHAIN, setting=SETTING, factuality=FACTUALITY, kind=KINDS, mode=MODES)


def mode_table(path=Path(__file__).parent.parent / "data/modes.tsv"):
    """(type, mode as the corpus writes it) → index in MODES; 0 where nothing corresponds."""
    table = {tuple(m.split("/")): i for i, m in enumerate(MODES) if i}
    for line in path.read_text("utf8").splitlines():
        if line and line[0] != "#" and not line.startswith("type\t"):
            kind, corpus_mode, mode = line.split("\t")
            table[kind, corpus_mode] = MODES.index(f"{kind}/{mode}")
    return table


if __name__ == "__main__":
    mode_table()
    print(json.dumps({k: len(v) for k, v in ALL.items()}))
