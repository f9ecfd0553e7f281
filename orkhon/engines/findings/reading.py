"""Reading the evidence of a bundle, which anybody may have written."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from orkhon.engines.findings.counting import Counted, result_from
from orkhon.engines.findings.evidence import FORMAT, SaidSentence
from orkhon.engines.findings.query import Query, QueryError, query_from
from orkhon.engines.findings.rows import Row, RowError, row_from
from orkhon.engines.findings.sentences import Segment

T = TypeVar("T")


class EvidenceError(ValueError):
    """Evidence or rows that are not what the format says."""


@dataclass(frozen=True, slots=True)
class SaidFinding:
    """A finding as the evidence says it."""

    key: str
    title: str
    query: Query
    result: Counted


@dataclass(frozen=True, slots=True)
class ReadEvidence:
    """The evidence of a statement, read; see `Evidence` for its parts.

    Attributes:
        digests: By the name of a row the SHA-256 of its line.
        figures: By key, what is shown in each language.
    """

    languages: tuple[str, ...]
    sentences: Mapping[str, Sequence[SaidSentence]]
    findings: Mapping[str, SaidFinding]
    figures: Mapping[str, Mapping[str, str]]
    draws: Sequence[Mapping[str, object]]
    digests: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A line of the file of rows, with the leaf hash of its receipt."""

    row: Row
    leaf: str
    line: bytes


def is_statement(evidence: object) -> bool:
    """Whether this is the evidence of a statement, of the format that is known here."""
    return isinstance(evidence, Mapping) and evidence.get("format") == FORMAT


def read_evidence(value: object) -> ReadEvidence:
    """Read the evidence of a statement.

    Raises:
        EvidenceError: a part is missing or not of its kind; the message names it.
    """
    said = _object(value, "the evidence")
    statement = _object(said.get("statement"), "“statement”")
    rows = _object(said.get("rows"), "“rows”")
    sentences = _object(said.get("sentences"), "“sentences”")
    findings = [_finding(one) for one in _list(said.get("findings"), "“findings”")]
    return ReadEvidence(
        languages=tuple(
            _of(one, str, "a language")
            for one in _list(statement.get("languages"), "“languages”")
        ),
        sentences={
            language: [_sentence(one) for one in _list(given, f"“{language}”")]
            for language, given in sentences.items()
        },
        findings={one.key: one for one in findings},
        figures=dict(_figure(one) for one in _list(said.get("figures"), "“figures”")),
        draws=[_object(one, "a draw") for one in _list(said.get("draws"), "“draws”")],
        digests=_texts(rows.get("digests"), "“digests”"),
    )


def read_rows(data: bytes) -> list[ReadRow]:
    """Read the file of rows.

    Raises:
        EvidenceError: a line that is no row.
    """
    rows = []
    for number, line in enumerate(data.splitlines(), start=1):
        try:
            said = json.loads(line)
            row = row_from(said)
        except (RowError, ValueError, RecursionError) as error:
            raise EvidenceError(f"line {number} of the rows: {error}") from error
        leaf = said.get("leaf")
        rows.append(ReadRow(row, _of(leaf, str, f"the leaf of row {row.row}"), line))
    return rows


def _finding(value: object) -> SaidFinding:
    said = _object(value, "a finding")
    key = _of(said.get("key"), str, "the key of a finding")
    try:
        query = query_from(said.get("query"))
        result = result_from(_object(said.get("result"), "its result"))
    except QueryError as error:
        raise EvidenceError(f"the finding “{key}”: {error}") from error
    return SaidFinding(
        key, _of(said.get("title"), str, f"the title of “{key}”"), query, result
    )


def _figure(value: object) -> tuple[str, Mapping[str, str]]:
    said = _object(value, "a figure")
    key = _of(said.get("key"), str, "the key of a figure")
    return key, _texts(said.get("shown"), f"what is shown of “{key}”")


def _sentence(value: object) -> SaidSentence:
    said = _object(value, "a sentence")
    segments = []
    for piece in _list(said.get("segments"), "“segments”"):
        part = _object(piece, "a segment")
        segments.append(
            Segment(
                *(
                    _of(part.get(name, ""), str, f"“{name}” of a segment")
                    for name in ("text", "kind", "key")
                )
            )
        )
    return SaidSentence(
        section=_of(said.get("section"), str, "the section of a sentence"),
        kind=_of(said.get("kind"), str, "the kind of a sentence"),
        segments=tuple(segments),
        findings=tuple(
            _of(one, str, "the key of a finding")
            for one in _list(said.get("findings"), "“findings” of a sentence")
        ),
    )


def _texts(value: object, what: str) -> dict[str, str]:
    return {
        key: _of(text, str, f"{what} of “{key}”")
        for key, text in _object(value, what).items()
    }


def _object(value: object, what: str) -> Mapping[str, object]:
    return _of(value, dict, what)


def _list(value: object, what: str) -> list[object]:
    return _of(value, list, what)


def _of(value: object, kind: type[T], what: str) -> T:
    if not isinstance(value, kind):
        raise EvidenceError(f"{what} is missing or not what it should be: {value!r}")
    return value
