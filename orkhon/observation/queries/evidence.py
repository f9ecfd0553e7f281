"""What a statement rests on when it is published: the evidence, and the rows beside it.

Nothing leaves but what the numbers of the statement count; see docs/methods/findings.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orkhon.engines.findings import (
    Evidence,
    Row,
    RowOut,
    SaidSentence,
    Segment,
    counted,
    evidence_json,
    query_from,
    rows_file,
    trimmed,
)
from orkhon.engines.merkle.entry import JSON, canonical
from orkhon.observation.models import (
    Mission,
    MissionFigure,
    ReleasedText,
    Statement,
    StationDraw,
)
from orkhon.observation.queries.findings import Number
from orkhon.observation.queries.rows import Kept, rows_of
from orkhon.observation.queries.statements.composition import Composed
from orkhon.record.actions import subject_of
from orkhon.record.queries import history
from orkhon.record.refusals import Refusal

DRAW_FACTS = (
    "method",
    "design",
    "size",
    "seed",
    "frame_size",
    "frame_digest",
    "frame_file_sha256",
    "late",
    "stations",
    "reserves",
)
"""What the record published of a draw that the evidence says again."""


@dataclass(frozen=True)
class Frozen:
    """A statement's evidence and rows, byte for byte.

    Attributes:
        evidence: Canonical JSON; it names the digest of `rows`.
        rows: Lines of JSON.
    """

    evidence: bytes
    rows: bytes


def frozen(statement: Statement, texts: Mapping[str, Composed]) -> Frozen:
    """Gather what a statement rests on, from the text that is being published.

    Args:
        texts: By language, as `composed_all` gives them; their numbers are those that
            `queries.findings.numbers` counted.
    Raises:
        Refusal: the forms give other numbers by now than the text says.
    """
    first = texts[statement.authentic]
    numbers = _numbers(texts)
    kept = rows_of(statement.mission, first.counted_until)
    queries = [query_from(one.finding.query) for one in numbers.values()]
    rows = trimmed((one.row for one in kept), queries) if queries else ()
    _require_same(numbers, rows)
    lines = rows_file(_leaving(statement.mission, rows, kept))
    evidence = Evidence(
        mission={
            "title": statement.mission.title,
            "country": statement.mission.country.english_name,
            "vote_on": statement.mission.vote_on.isoformat(),
        },
        statement=_facts(statement),
        counted_until=first.counted_until.isoformat(),
        sentences={language: _sentences(text) for language, text in texts.items()},
        findings=[_finding(one) for one in numbers.values()],
        figures=_figures(texts),
        draws=_draws(statement),
    )
    return Frozen(canonical(evidence_json(evidence, lines)), lines)


def _numbers(texts: Mapping[str, Composed]) -> dict[str, Number]:
    """Every number of the statement once, by the key of its finding."""
    found = {
        key: one
        for text in texts.values()
        for key, one in text.numbers.items()
        if one.counted is not None
    }
    return dict(sorted(found.items()))


def _require_same(numbers: Mapping[str, Number], rows: Sequence[Row]) -> None:
    for key, one in numbers.items():
        again = counted(query_from(one.finding.query), rows)
        if one.counted is None or again.as_json() != one.counted.as_json():
            raise Refusal(
                f"“{key}” is {one.shown('en')} in the text and {again.value} by the "
                "forms; compose it again"
            )


def _leaving(
    mission: Mission, rows: Sequence[Row], kept: Sequence[Kept]
) -> list[RowOut]:
    forms = {one.row.row: one for one in kept}
    released: dict[int, dict[str, str]] = {}
    for form, path, text in ReleasedText.objects.filter(
        submission__mission=mission, withdrawn_at=None
    ).values_list("submission_id", "path", "text"):
        released.setdefault(form, {})[path] = text
    return [
        RowOut(
            row,
            forms[row.row].leaf,
            released.get(forms[row.row].submission, {}),
        )
        for row in rows
    ]


def _facts(statement: Statement) -> dict[str, JSON]:
    return {
        "kind": str(statement.kind),
        "number": statement.number,
        "authentic": statement.authentic,
        "languages": list(dict.fromkeys((statement.authentic, *statement.languages))),
        "issued_on": None
        if statement.issued_on is None
        else statement.issued_on.isoformat(),
        "corrects": None
        if statement.corrects is None
        else {
            "kind": str(statement.corrects.kind),
            "number": statement.corrects.number,
            "entry": statement.corrects.seq,
        },
    }


def _sentences(text: Composed) -> list[SaidSentence]:
    return [
        SaidSentence(
            section=part.key,
            kind=str(one.kind),
            segments=tuple(
                Segment(piece.text, piece.kind, piece.key) for piece in one.segments
            ),
            findings=tuple(one.findings),
        )
        for part in text.sections
        for one in part.sentences
    ]


def _finding(number: Number) -> dict[str, JSON]:
    finding, found = number.finding, number.counted
    return {
        "key": finding.key,
        "title": finding.title,
        "query": query_from(finding.query).as_json(),
        "result": None if found is None else found.as_json(),
        "limits": finding.limits,
    }


def _figures(texts: Mapping[str, Composed]) -> list[dict[str, JSON]]:
    shown: dict[str, dict[str, str]] = {}
    rows: dict[str, tuple[MissionFigure, ...]] = {}
    for language, text in texts.items():
        for key, one in text.figures.items():
            shown.setdefault(key, {})[language] = one.shown
            rows[key] = one.rows
    return [
        {
            "key": key,
            "shown": dict(shown[key]),
            "given": [_given(one) for one in rows[key]],
        }
        for key in sorted(shown)
    ]


def _given(row: MissionFigure) -> dict[str, JSON]:
    """A figure of others: whose it is, when they gave it, and where it stands."""
    figure = row.figure
    return {
        "value": format(figure.value.normalize(), "f"),
        "unit": figure.unit,
        "denominator": figure.denominator,
        "status": str(figure.status),
        "given_by": row.given_by,
        "of_a_mission": row.of_a_mission,
        "given_at": None if row.given_at is None else row.given_at.isoformat(),
        "source_sha256": None
        if figure.citation is None
        else figure.citation.source.sha256,
    }


def _draws(statement: Statement) -> list[dict[str, JSON]]:
    """The draws that the record published before, with the numbers of their entries."""
    draws = []
    for draw in StationDraw.objects.filter(
        mission=statement.mission, published_entry__isnull=False, given_up_at=None
    ).order_by("published_entry"):
        for line in history(subject_of(draw)):
            if line.seq == draw.published_entry:
                words = line.payload or {}
                facts = {key: words[key] for key in DRAW_FACTS if key in words}
                draws.append({"entry": line.seq, **facts})
    return draws
