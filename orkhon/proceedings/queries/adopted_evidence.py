"""What an adopted text rests on: one file for everybody, one for those inside.

The bundle's evidence names parliaments alone. Who spoke for each of them and who
entered it stands in a second file; the entry of the adoption names the digest of both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from orkhon.engines.merkle.entry import JSON
from orkhon.engines.voting.adopted import SHAPE
from orkhon.proceedings.models import Position, Question, RollCallVote, SymbolCounter
from orkhon.proceedings.queries.adopted_words import LanguageText, printed
from orkhon.proceedings.queries.question_results import standing, thawed
from orkhon.record.moments import written

VOICES_SHAPE = "orkhon-voices/1"
GROUPS = ("for", "reserved", "abstained", "against", "silent", "absent")
"""The lists of a frozen result, in the order in which they are told."""


@dataclass(frozen=True)
class Adoption:
    """An adoption as it is being written: everything that the evidence tells."""

    question: Question
    symbol: str
    counter: SymbolCounter
    texts: tuple[LanguageText, ...]
    left_out: Mapping[str, Sequence[str]]
    on: date

    @property
    def authentic(self) -> LanguageText:
        """The text that binds."""
        return next(one for one in self.texts if one.is_authentic)

    def digest(self, text: LanguageText) -> str:
        """SHA-256 of a language as it is printed, in hexadecimal."""
        return sha256(printed(text, self.symbol)).hexdigest()


def evidence_of(adoption: Adoption) -> dict[str, JSON]:
    """What the bundle says: no person, no note, no word of a position."""
    question, counter = adoption.question, adoption.counter
    version = question.version
    if version is None:  # pragma: no cover -- an adoption without a text is refused
        raise AssertionError(f"{question} is about no text")
    session = question.session
    return {
        "shape": SHAPE,
        "symbol": adoption.symbol,
        "counter": {
            "organ": counter.organ.key,
            "code": counter.code,
            "year": counter.year,
            "number": counter.last,
        },
        "kind": str(version.draft.kind),
        "adopted_on": adoption.on.isoformat(),
        "session": {
            "key": session.key,
            "number": session.number,
            "title": session.title,
            "place": session.place,
            "sample": session.sample,
        },
        "version": {
            "number": version.number,
            "sha256": version.sha256,
            "issued_at": ""
            if version.issued_at is None
            else written(version.issued_at),
        },
        "authentic": adoption.authentic.language,
        "languages": [_language(adoption, one) for one in adoption.texts],
        "left_out": {code: list(said) for code, said in adoption.left_out.items()},
        "question": _question(question),
    }


def voices_of(adoption: Adoption) -> dict[str, JSON]:
    """Who spoke for each parliament, for those inside; rows have ids nobody guesses."""
    found: list[JSON] = []
    for key, one in standing(adoption.question).items():
        is_parliament = isinstance(one, Position)
        found.append(
            {
                "id": str(one.pk),
                "voter": key,
                "said": one.stance,
                "text": one.text if isinstance(one, Position) else "",
                "given_by": _giver(one),
                "signed_by": one.signed_by if isinstance(one, Position) else "",
                "given_at": written(one.given_at),
                "entered_by": one.entered_by,
                "is_parliament": is_parliament,
            }
        )
    return {
        "shape": VOICES_SHAPE,
        "symbol": adoption.symbol,
        "question": str(adoption.question.pk),
        "voices": found,
    }


def _giver(one: Position | RollCallVote) -> str:
    if isinstance(one, RollCallVote):
        return one.participant.name
    return "" if one.given_by is None else one.given_by.name


def _language(adoption: Adoption, text: LanguageText) -> dict[str, JSON]:
    return {
        "language": text.language,
        "authentic": text.is_authentic,
        "title": text.title,
        "text_sha256": adoption.digest(text),
        "paragraphs": [
            {
                "key": one.key,
                "role": one.role,
                "number": one.number,
                "text": one.text,
            }
            for one in text.paragraphs
        ],
    }


def _question(question: Question) -> dict[str, JSON]:
    found = thawed(question)
    kept = question.result or {}
    by_group = {
        "for": found.for_,
        "reserved": found.reserved,
        "abstained": found.abstained,
        "against": found.against,
        "silent": found.silent,
        "absent": found.absent,
    }
    said: dict[str, JSON] = {
        "number": question.number,
        "words": question.words,
        "procedure": str(question.procedure),
        "rule": question.rule,
        "quorum": question.quorum,
        "result": found.state.value,
        "opened_at": written(question.opened_at),
        "closed_at": "" if question.closed_at is None else written(question.closed_at),
        "deadline_at": ""
        if question.deadline_at is None
        else written(question.deadline_at),
        "entry": question.seq,
        "counts": {group: len(by_group[group]) for group in GROUPS},
    }
    # At a roll call the voters are persons: their number goes out, not their names.
    if question.procedure != Question.Procedure.ROLL_CALL:
        said["positions"] = [
            {"parliament": key, "country": kept["names"][key], "said": group}
            for group in GROUPS
            for key in by_group[group]
        ]
    return said
