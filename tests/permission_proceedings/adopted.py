"""Rights at the addresses of adopted texts; one of them is open to everybody."""

from datetime import date

from django.utils import timezone

from orkhon.proceedings.actions.adopted_files import keep_file
from orkhon.proceedings.models import (
    AdoptedPaper,
    AdoptedText,
    Draft,
    DraftVersion,
    Question,
    Session,
)
from tests.permission_answers import LAW_EDITORS, LAW_READERS

ONE = ["code", "year", "closed text"]
EVIDENCE = b"""{"languages": [{"language": "en", "authentic": true, "title": "Sample",
"paragraphs": [{"key": "1", "role": "operative", "number": "1", "text": "Words."}]}],
"left_out": {}}"""

ADDRESSES = {
    "proceedings:adopted-texts": ("GET", [], LAW_READERS),
    "proceedings:adopted": ("GET", ["session"], LAW_READERS),
    "proceedings:adopted-text": ("GET", ONE, LAW_READERS),
    "proceedings:adopt": ("GET", ["session", "text question"], LAW_EDITORS),
    "proceedings:adopt ": ("POST", ["session", "text question"], LAW_EDITORS),
    "proceedings:make-adopted-papers": ("POST", ONE, LAW_EDITORS),
    "proceedings:publish-adopted-text": ("POST", ONE, LAW_EDITORS),
    "proceedings:adopted-bundle": ("GET", ONE, LAW_READERS),
    "proceedings:adopted-paper": ("GET", [*ONE, "text language", "text form"], LAW_READERS),
}  # fmt: skip


def parts(found, country, people):
    """Two texts of the session, the second opened, and one that waits for its symbol."""
    session = Session.objects.get(key=found["session"])
    closed, _opened = (_text(session, number, people["head"]) for number in (1, 2))
    AdoptedText.objects.filter(number=2).update(published_at=timezone.now())
    return {
        "code": "decl",
        "year": 2027,
        "closed text": closed.number,
        "opened text": 2,
        "text language": "en",
        "text form": "txt",
        "text question": _question(session, _version(session, 3), 3).number,
    }


def _version(session, number):
    draft = Draft.objects.create(
        session=session,
        number=800 + number,
        kind="declaration",
        title="Sample",
        authentic="en",
        made_at=timezone.now(),
        made_by="x",
    )
    return DraftVersion.objects.create(
        draft=draft, number=1, made_at=timezone.now(), made_by="x"
    )


def _question(session, version, number):
    return Question.objects.create(
        session=session,
        number=800 + number,
        version=version,
        words="Sample words",
        procedure="sitting",
        rule="unanimity",
        voters=["one"],
        opened_at=timezone.now(),
        opened_by="x",
        progress="adopted",
        closed_at=timezone.now(),
        result={
            "state": "adopted", "rule": "unanimity", "for": ["one"], "against": [],
            "abstained": [], "reserved": [], "silent": [], "absent": [],
            "needed": None, "why": [], "names": {"one": "One"},
        },
    )  # fmt: skip


def _text(session, number, head):
    version = _version(session, number)
    evidence = keep_file(EVIDENCE, "sample-evidence.json", by=head)
    text = AdoptedText.objects.create(
        session=session,
        version=version,
        question=_question(session, version, number),
        kind="declaration",
        organ=session.organ,
        code="DECL",
        number=number,
        year=2027,
        symbol=f"DECL/{number:03d}/2027/FINAL",
        title="Sample",
        authentic="en",
        adopted_on=date(2027, 6, 11),
        adopted_at=timezone.now(),
        adopted_by="x",
        sha256="ab" * 32,
        seq=number,
        evidence=evidence,
        bundle=keep_file(b"PK sample", "sample.zip", by=head),
    )
    AdoptedPaper.objects.create(
        text=text,
        language="en",
        format="txt",
        source=keep_file(b"Sample words.", "sample-en.txt", by=head),
    )
    return text
