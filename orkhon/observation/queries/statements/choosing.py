"""Findings and figures to choose for a sentence, found by their words."""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines import names
from orkhon.observation.models import Finding, MissionFigure, Statement
from orkhon.observation.queries.figures import words_of, written_figure
from orkhon.observation.queries.findings import numbers

MOST = 40
"""More than so many hits ask for another word."""


@dataclass(frozen=True)
class Choice:
    """A finding or figure that a sentence can place.

    Attributes:
        place: What is written into the text: {finding:secrecy_missing}.
        shown: Its number as of now; "" where there is none.
    """

    place: str
    title: str
    shown: str
    under: str
    finding: Finding | None = None
    figure: MissionFigure | None = None


def choices(
    statement: Statement, text: str, language: str, besides: Sequence[Finding] = ()
) -> list[Choice]:
    """Confirmed findings and standing figures whose words hold all that was typed.

    Args:
        text: Words in any spelling; "" finds everything.
        besides: Findings that a sentence has already; they come first.
    """
    asked = names.fold(text).split()
    findings = [
        *besides,
        *(
            one
            for one in Finding.objects.filter(
                mission=statement.mission,
                dropped_at=None,
                confirmed_at__isnull=False,
            )
            if one not in besides
        ),
    ]
    wanted = [
        one
        for one in findings
        if one in besides or _holds(asked, one.title, one.key, one.paragraph)
    ][:MOST]
    counted = numbers(statement.mission, wanted)
    found = []
    for one in wanted:
        number = counted[one.key]
        found.append(
            Choice(
                f"{{finding:{one.key}}}",
                one.title,
                number.shown(language),
                number.problem or one.limits,
                finding=one,
            )
        )
    rows = MissionFigure.objects.filter(
        mission=statement.mission, figure__superseded_by=None
    ).select_related("figure")
    for row in rows:
        words, _language = words_of(row, language)
        if _holds(asked, words, row.key, row.given_by):
            found.append(
                Choice(
                    f"{{figure:{row.key}}}",
                    words,
                    written_figure(row, language),
                    row.given_by,
                    figure=row,
                )
            )
    return found[: 2 * MOST]


def _holds(asked: Sequence[str], *texts: str) -> bool:
    there = names.fold(" ".join(texts).replace("_", " ").replace(".", " "))
    return all(word in there for word in asked)
