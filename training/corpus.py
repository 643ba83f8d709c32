"""The corpus of nested claims and texts without claims → documents; annotation → targets on the words of a window."""
import hashlib
import json

from labels import CHAIN, FACTUALITY, KINDS, ROLES, SETTING, TRIGGER, mode_table

LINKS_MAX = 2
SILENT_GENRES = {"answers", "email", "reviews"}
MODE_TABLE = mode_table()


def documents(folder, part):
    annotation = {r["id"]: r["claims"] for r in map(json.loads, open(f"{folder}/{part}.jsonl", encoding="utf8"))}
    for unit in json.load(open(f"{folder}/{part}.units.json", encoding="utf8")):
        claims = annotation.get(unit["id"], [])
        if unit["kind"] == "wcep":                      # unrelated briefs: a document each
            for s in unit["sentences"]:
                yield dict(id=f'{unit["id"]}#{s["n"]}', prefix=s["publisher"] or "", text=s["text"],
                           sentences=[(s["n"], s["text"], 0)], claims=[c for c in claims if c["s"] == s["n"]])
        else:
            sentences, at = [], 0
            for s in unit["sentences"]:
                sentences.append((s["n"], s["text"], at))
                at += len(s["text"]) + 1
            yield dict(id=unit["id"], prefix=f'{unit["publisher"] or ""} . {unit["title"] or ""}',
                       text=" ".join(s[1] for s in sentences), sentences=sentences, claims=claims)


def silent_documents(conllu):
    """Reviews, answers and e-mail of a treebank with document ids by genre: private talk, in which no claim is to be found."""
    doc = None
    for line in open(conllu, encoding="utf8"):
        if line.startswith("# newdoc id = "):
            if doc and doc["sentences"]:
                yield doc
            name = line[14:].strip()
            doc = dict(id=name, prefix="", text="", sentences=[], claims=[]) if name.partition("-")[0] in SILENT_GENRES else None
        elif doc and line.startswith("# text = "):
            sentence = line[9:].strip()
            doc["sentences"].append((len(doc["sentences"]) + 1, sentence, len(doc["text"])))
            doc["text"] += sentence + " "
    if doc and doc["sentences"]:
        yield doc


def lot(doc, purpose):
    """A number in [0, 1) that depends on the document's unit and the purpose alone."""
    digest = hashlib.sha256(f'{purpose}/{doc["id"].split("#")[0]}'.encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def in_fold(doc, fold):
    """Is the document (or unit) in the lot "K/N"? Whole units go together."""
    k, n = map(int, fold.split("/"))
    return int(lot(doc, "fold") * n) == k - 1


def code_of(text):
    text = (text or "-").strip().upper()
    return {"": "-", "UNO": "UN", "UNK": "-", "NULL": "-"}.get(text, text)


def find(window, quote, sentence):
    """First and last word of a quotation in the sentence of that number, of whole words if it can be ("Russia" is not in "Russian");
    None where the window lacks it."""
    hit = next(((t, o) for n, t, o in window.doc["sentences"] if n == sentence), None)
    if not hit or not quote:
        return None
    places, at = [], hit[0].find(quote)
    while at >= 0:
        start, end = hit[1] + at, hit[1] + at + len(quote)
        inside = [i for i, (_, a, b) in enumerate(window.words) if a >= 0 and a < end and b > start]
        if inside:
            whole = window.words[inside[0]][1] >= start and window.words[inside[-1]][2] <= end
            places.append((not whole, at, (inside[0], inside[-1])))
        at = hit[0].find(quote, at + 1)
    return min(places)[2] if places else None


def put(row, labels, span, name):
    if span and not any(row[span[0]:span[1] + 1]):
        for i in range(span[0], span[1] + 1):
            row[i] = labels.index(("B-" if i == span[0] else "I-") + name)


def annotate(window):
    """Fills `trigger` and `claims` of a window from the annotation of its document."""
    n = len(window.words)
    window.trigger, window.claims = [0] * n, []
    for claim in window.doc["claims"]:
        span = find(window, claim["trigger"], claim["s"])
        if not span or window.trigger[span[0]]:
            continue
        window.trigger[span[0]] = TRIGGER.index("B-" + claim["type"])
        for i in range(span[0] + 1, span[1] + 1):
            window.trigger[i] = window.trigger[i] or TRIGGER.index("I")
        window.claims.append(target(window, claim, span[0], n))
    return window


def target(window, claim, at, n):
    roles, chain, setting, mentions, kinds = [0] * n, [0] * n, [0] * n, [], [-100] * LINKS_MAX
    for key, name in (("actors", "actor"), ("recipients", "recipient")):
        for x in claim[key]:
            span = find(window, x["q"], x.get("s", claim["s"]))
            put(roles, ROLES, span, name)
            if span:
                mentions.append((span, code_of(x.get("code"))))
    for level, link in enumerate(reversed(claim["chain"][-LINKS_MAX:]), 1):
        source = find(window, link.get("source"), link.get("source_s", claim["s"]))
        put(chain, CHAIN, source, f"source{level}")
        put(chain, CHAIN, find(window, link.get("cue"), link.get("cue_s", claim["s"])), f"cue{level}")
        kinds[level - 1] = KINDS.index(link["kind"]) if link.get("kind") in KINDS else -100
        if source:
            mentions.append((source, code_of(link.get("source_code"))))
    put(setting, SETTING, find(window, claim.get("when_text"), claim["s"]), "time")
    put(setting, SETTING, find(window, claim.get("place"), claim["s"]), "place")
    return dict(at=at, roles=roles, chain=chain, setting=setting, mentions=mentions, kinds=kinds,
                mode=MODE_TABLE.get((claim["type"], claim.get("mode")), 0),
                holder=FACTUALITY.index(claim["holder"]), author=FACTUALITY.index(claim["author"]))
