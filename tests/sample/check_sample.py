#!/usr/bin/env python3
"""Check the bundled sample itself: prints every fault, then a summary; exit status 1 on a fault.

  tests/sample/check_sample.py [DIR]

Documents: unique ids, at least 40, all marked as fiction, all within two months, urls on example
domains, 60 to 250 words, at least 6 without an expected claim. Expected claims: every quote is an
exact substring of the sentence that it points to, every sentence stands in its document, types,
codes, certainties and dates are well formed.
"""
import datetime
import re
import sys

import sample

TYPES = set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN "
            "PROTEST SANCTION MOBILIZE COERCE ASSAULT ESPIONAGE ATTITUDE".split())
CERTAINTIES = {"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"}
KINDS = set("say report allege believe deny confirm know infer other".split())
CODES = set("AGO ARG BOL BRA CAN CHE CHL CRI DNK EST FIN FJI FRA GHA IND ITA KEN LTU LVA MDG MEX "
            "MLT NAM NIC NZL PER PRT PRY TUN TZA URY VNM WSM ZAF UN EU AU OAS".split())
MODES = {"CONSULT": "visit third-party multilateral phone",
         "RETREAT": "withdraw release disarm ceasefire access resign",
         "REQUEST": "assist change yield meet", "ACCUSE": "disapprove investigate allege",
         "REJECT": "assist change yield meet",
         "THREATEN": "restrict arrest relations expel territory violence",
         "PROTEST": "demo riot strike hunger boycott obstruct",
         "SANCTION": "convict expel withdraw discontinue",
         "MOBILIZE": "troops weapons police militia",
         "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation "
                   "cyber",
         "ASSAULT": "abduct beat torture targeted destroy primitive firearms explosives aerial "
                    "drone heavy-weapons",
         "ESPIONAGE": "collect recruit steal infiltrate cover",
         "ATTITUDE": "positive negative"}
EDTF_PART = r"\d{4}(-\d\d(-\d\d)?)?"
EDTF = re.compile(rf"({EDTF_PART}|{EDTF_PART}/({EDTF_PART}|\.\.)|\[{EDTF_PART}\.\.{EDTF_PART}\])\Z")
DAYS_MAX, DOCUMENTS_MIN, EMPTY_MIN, WORDS_MIN, WORDS_MAX = 61, 40, 6, 60, 250


def document_faults(document):
    name = document.get("id")
    for field in ("id", "date", "publisher", "title", "url", "text"):
        if not document.get(field):
            yield f"{name}: no {field}"
    if document.get("fiction") is not True:
        yield f"{name}: is not marked as fiction"
    if not re.match(r"https://[a-z0-9-]+\.example/", document.get("url", "")):
        yield f"{name}: url is not on an example domain"
    words = len(document["text"].split())
    if not WORDS_MIN <= words <= WORDS_MAX:
        yield f"{name}: {words} words"


def collection_faults(documents, claims):
    ids = [document["id"] for document in documents]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"{name}: id is used twice"
    if len(ids) < DOCUMENTS_MIN:
        yield f"only {len(ids)} documents"
    days = sorted(datetime.date.fromisoformat(document["date"]) for document in documents)
    if (days[-1] - days[0]).days > DAYS_MAX:
        yield f"dates span {(days[-1] - days[0]).days} days"
    empty = set(ids) - {claim["document_id"] for claim in claims}
    if len(empty) < EMPTY_MIN:
        yield f"only {len(empty)} documents without a claim"


def quote_faults(claim, text):
    sentence = claim["sentence_text"]
    if text.count(sentence) != 1:
        yield f"sentence stands {text.count(sentence)} times in the document"
    if not sample.place(text, sentence, claim["trigger"]):
        yield "trigger is no substring of its sentence"
    if len(re.findall(rf'(?<!\w){re.escape(claim["trigger"])}(?!\w)', sentence)) != 1:
        yield "trigger does not stand exactly once, as whole words, in its sentence"
    for link in claim["chain"]:
        place = link.get("source_sentence", sentence)
        if place not in text:
            yield f'sentence of source "{link["source"]}" is not in the document'
        if link["source"] not in place:
            yield f'source "{link["source"]}" is no substring of its sentence'


def value_faults(claim):
    if claim["type"] not in TYPES:
        yield f'type {claim["type"]}'
    if claim["mode"] is not None and claim["mode"] not in MODES.get(claim["type"], "").split():
        yield f'mode {claim["mode"]}'
    if claim["type"] == "ATTITUDE" and claim["mode"] is None:
        yield "an attitude needs a mode"
    codes = claim["actors"] + claim["recipients"] + [link["code"] for link in claim["chain"]]
    yield from (f"code {code}" for code in codes if code not in CODES | {"-"})
    yield from (f'kind {link["kind"]}' for link in claim["chain"] if link["kind"] not in KINDS)
    yield from (f"{key} {claim[key]}" for key in ("holder", "author")
                if claim[key] not in CERTAINTIES)
    if not claim["chain"] and claim["holder"] != claim["author"]:
        yield "without a chain, holder and author must be the same"
    if claim["date_edtf"] is not None and not EDTF.match(claim["date_edtf"]):
        yield f'date {claim["date_edtf"]}'


def claim_faults(claims, texts):
    seen = set()
    for claim in claims:
        label = f'{claim["document_id"]} "{claim["trigger"]}"'
        if claim["document_id"] not in texts:
            yield f"{label}: unknown document"
            continue
        key = (claim["document_id"], claim["sentence_text"], claim["trigger"])
        if key in seen:
            yield f"{label}: same trigger twice"
        seen.add(key)
        for fault in (*quote_faults(claim, texts[claim["document_id"]]), *value_faults(claim)):
            yield f"{label}: {fault}"


def main(folder=sample.SAMPLES):
    documents, claims = sample.documents(folder), sample.expected(folder)
    texts = {document["id"]: document["text"] for document in documents}
    faults = [fault for document in documents for fault in document_faults(document)]
    faults += [*collection_faults(documents, claims), *claim_faults(claims, texts)]
    for fault in faults:
        print(fault)
    empty = len(texts.keys() - {claim["document_id"] for claim in claims})
    print(f"{len(documents)} documents, {empty} without claims, {len(claims)} expected claims, "
          f"{sum(bool(claim['chain']) for claim in claims)} with a chain, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
