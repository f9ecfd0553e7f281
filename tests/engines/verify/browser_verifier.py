"""The public page's own verifier, asked in node; and its findings in our words."""

import base64
import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
MODULES = HERE.parents[2] / "orkhon" / "portal" / "static" / "portal" / "verify"
OLDEST = 20
"""The first node with Ed25519 and DecompressionStream in the open."""

FORMATS = {
    "unreadable": "The bundle cannot be read: {detail}.",
    "checkpoint_bad": "The checkpoint does not hold: {detail}.",
    "signed_given": "The checkpoint of {size:,} entries is signed by {origin}, key {key} "
    "(the key that you gave).",
    "signed_inside": "The checkpoint of {size:,} entries is signed by {origin}, key {key} "
    "(the key in the bundle itself: compare it with the published one).",
    "another_key": "The key in the bundle is another one than yours.",
    "entry_malformed": "Entry {seq} is malformed: {detail}.",
    "entry_not_covered": "Entry {seq} is not the one that the checkpoint covers: its "
    "number, time, act, subject, actor or digest was altered.",
    "entry_in": "Entry {seq} ({verb}) is in the record.",
    "entry_altered": "Entry {seq}: what it said was altered.",
    "entry_called_erased": "Entry {seq} is called erased but is there.",
    "entry_held": "Entry {seq} is in the record; its words are held.",
    "entry_erased": "Entry {seq} is in the record; what it said was erased on {at} by "
    "{by}: {why}",
    "entry_twice": "Entry {seq} is in the bundle twice.",
    "receipts_in": "{count:,} receipts are in the record.",
    "receipts_not": "Of {count:,} receipts not all are those that the checkpoint covers.",
    "paper_named": "The paper {name} is the one that entry {seq} names.",
    "paper_altered": "The paper {name} was altered: no entry of the bundle names it.",
    "evidence_named": "The evidence in {name} is the one that entry {seq} names.",
    "evidence_altered": "The evidence in {name} was altered: no entry of the bundle "
    "names it.",
    "rows_named": "The file of rows {name} is the one that entry {seq} names.",
    "rows_altered": "The file of rows {name} was altered: no entry of the bundle names "
    "it.",
    "evidence_unreadable": "The evidence cannot be read: {detail}.",
    "rows_whole": "{count:,} rows: {count:,}, each with its receipt.",
    "row_added": "Row {row} was added: the evidence has no such row.",
    "row_altered": "Row {row} was altered.",
    "row_no_receipt": "Row {row} has no receipt in the record.",
    "row_receipt_of_another": "Row {row} has the receipt of another row.",
    "row_gone": "Row {row} was taken out.",
    "draw_same": "The draw of stations is the one of entry {seq}.",
    "draw_other": "The draw of stations is not what entry {seq} published.",
    "rows_uncountable": "The rows cannot be counted: {detail}.",
    "nothing_counted": "{title}: {said} {unit} said, but nothing can be counted: "
    "{detail}.",
    "number_same": "{title}: {said} {unit}: {counted}.",
    "number_other": "{title}: {said} {unit} ({said_not_seen} not seen) said, {counted} "
    "({counted_not_seen} not seen) counted.",
    "language_papers": "{language}: {count} papers in HTML where there is one.",
    "no_sentence": "{language}: the evidence has no sentence.",
    "sentence_absent": "{language}: “{sentence}” does not stand in {name}.",
    "sentence_number_unknown": "{language}: “{sentence}” has a number that nothing "
    "gives: {number} ({key}).",
    "sentence_number_unwritable": "{language}: “{sentence}” has a number that cannot be "
    "written: {detail}.",
    "sentence_number_other": "{language}: “{sentence}” says {number} where the rows give "
    "{right} ({key}).",
    "sentence_figure_other": "{language}: “{sentence}” says {number} where the figure "
    "{key} is {right}.",
    "sentence_rests_on_nothing": "{language}: “{sentence}” rests on no finding.",
    "sentences_stand": "{language}: {count} sentences stand in {name}; {numbers} numbers "
    "in them are what the rows give.",
    "no_adoption": "No entry in the bundle adopts {symbol}.",
    "text_authentic": "{symbol}, {language}, authentic text: {count} paragraphs as "
    "adopted, sha-256 {digest}.",
    "text_translation": "{symbol}, {language}, unofficial translation: {count} "
    "paragraphs as adopted, sha-256 {digest}.",
    "no_publication": "No entry in the bundle publishes communiqué {symbol}.",
    "communique_reason_other": "Communiqué {symbol}: its entry gives another reason of "
    "correction.",
    "communique_corrects": "Communiqué {symbol} corrects: {correction}",
    "communique_authentic": "Communiqué {symbol}, {language}, authentic text: {count} "
    "paragraphs as published, sha-256 {digest}.",
    "communique_translation": "Communiqué {symbol}, {language}, unofficial translation: "
    "{count} paragraphs as published, sha-256 {digest}.",
}
"""What `orkhon verify` says where the page finds this."""
STANDINGS = ("authentic text", "unofficial translation")
WITH_STANDING = {
    "text_other": "{symbol}, {language}, {standing}: the words are not those that were "
    "adopted.",
    "text_paper_other": "{symbol}, {language}, {standing}: the paper says something "
    "else.",
    "communique_other": "Communiqué {symbol}, {language}, {standing}: the words are not "
    "those that were published.",
    "communique_paper_other": "Communiqué {symbol}, {language}, {standing}: the paper "
    "says something else.",
}
"""The same; these name the text's standing, which the page does not repeat."""


def as_we_say(found):
    """A finding of the page's verifier in the words of `orkhon verify`."""
    values = {name: _plain(value) for name, value in found["values"].items()}
    if "size" in values:
        values["size"] = int(values["size"])
    return FORMATS[found["code"]].format(**values)


def _plain(value):
    if isinstance(value, dict):
        whole = f" of {value['whole']}" if "whole" in value else ""
        return f"{value['part']}{whole}"
    return value


@cache
def asker():
    """Node with the modules, begun once a run; None where there is none."""
    node = shutil.which("node")
    if node is None:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, check=True)
    if int(version.stdout.decode().lstrip("v").split(".")[0]) < OLDEST:
        return None
    return subprocess.Popen(
        [node, "--no-warnings", str(HERE / "asked.mjs"), str(MODULES)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def ask(question, **given):
    """One answer: what is so, or {"fault": …} in words."""
    node = asker()
    if node is None:
        pytest.skip(f"no node of version {OLDEST} or later: the page is not asked here")
    node.stdin.write(json.dumps({"ask": question, **given}) + "\n")
    node.stdin.flush()
    answer = json.loads(node.stdout.readline())
    assert "broken" not in answer, answer["broken"]
    return answer if "fault" in answer else answer["is"]


def verified(data, key=None):
    """What the page says of a bundle: whether it holds, and its findings."""
    said = ask("verify", data=packed64(data), key=key)
    return said["holds"], said["findings"]


def agreed(ours, data, key=None):
    """Our verification of a bundle, once the page has said the same, in the same order."""
    if asker() is not None:
        holds, found = verified(data, key)
        assert holds == ours.holds
        require_same(ours.findings, found)
    return ours


def require_same(ours, found):
    """Each finding is the same; of one with an explanation, up to the explanation."""
    for one, other in zip(ours, found, strict=True):
        assert other["holds"] == one.holds, (one, other)
        if wrong := WITH_STANDING.get(other["code"]):
            assert one.what in [
                wrong.format(**other["values"], standing=each) for each in STANDINGS
            ]
        elif "detail" in other["values"]:
            marked = {**other, "values": {**other["values"], "detail": "\0"}}
            assert one.what.startswith(as_we_say(marked).partition("\0")[0])
        else:
            assert one.what == as_we_say(other)


def agreed_statement(ours, evidence, lines, papers, leaves, said):
    """The page finds the same in a statement."""
    if asker() is not None:
        found = ask(
            "checkStatement",
            evidence=evidence,
            lines=packed64(lines),
            papers=[(name, packed64(data)) for name, data in papers.items()],
            leaves=sorted(leaves),
            said=[*said.items()],
        )
        require_same(ours, found)


def agreed_text(ours, evidence, papers, said):
    """The page finds the same in an adopted text."""
    _agreed_words("checkAdopted", ours, evidence, papers, said)


def agreed_communique(ours, evidence, papers, said):
    """The page finds the same in a communiqué."""
    _agreed_words("checkCommunique", ours, evidence, papers, said)


def _agreed_words(question, ours, evidence, papers, said):
    if asker() is not None:
        given = [(name, packed64(data)) for name, data in papers.items()]
        found = ask(question, evidence=evidence, papers=given, said=[*said])
        require_same(ours, found)


def packed64(data):
    """Bytes for the question."""
    return base64.b64encode(data).decode()
