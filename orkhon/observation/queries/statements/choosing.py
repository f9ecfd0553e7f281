"""Findings and figures to choose for a sentence, found by their words."""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines import names
from orkhon.observation.form_designs import statement_phrases
from orkhon.observation.models import Finding, StatementSection
from orkhon.observation.queries.figures import standing_figures, words_of
from orkhon.observation.queries.findings import numbers
from orkhon.observation.queries.statements.placed_figures import placed_figures

FIRST, MOST = 6, 20
"""How many of each are shown before a word was typed, and after."""


@dataclass(frozen=True)
class Choice:
    """A finding or a figure that a sentence can place.

    Attributes:
        place: What is written into the text: {finding:secrecy_missing}.
        shown: Its number as of now; "" where there is none.
        finding: None for a figure.
    """

    place: str
    title: str
    shown: str
    under: str
    finding: Finding | None = None


def choices(section: StatementSection, text: str, language: str) -> list[Choice]:
    """Confirmed findings and standing figures whose words hold all that was typed.

    Args:
        section: Findings of its own paragraphs come first.
        text: Words in any spelling; "" finds everything.
        language: Of the numbers.
    """
    asked, most = names.fold(text).split(), MOST if text.strip() else FIRST
    return [
        *_findings(section, asked, language)[:most],
        *_figures(section, asked, language)[:most],
    ]


def _findings(
    section: StatementSection, asked: Sequence[str], language: str
) -> list[Choice]:
    mission = section.statement.mission
    own = statement_phrases.section(section.key).paragraphs
    rows = Finding.objects.filter(
        mission=mission, dropped_at=None, confirmed_at__isnull=False
    )
    wanted = sorted(
        (one for one in rows if _holds(asked, one.title, one.key, one.paragraph)),
        key=lambda one: one.paragraph not in own,
    )[:MOST]
    counted = numbers(mission, wanted)
    return [
        Choice(
            f"{{finding:{one.key}}}",
            one.title,
            counted[one.key].shown(language),
            counted[one.key].problem or one.limits,
            finding=one,
        )
        for one in wanted
    ]


def _figures(
    section: StatementSection, asked: Sequence[str], language: str
) -> list[Choice]:
    standing = {
        key: tuple(rows)
        for key, rows in standing_figures(section.statement.mission).items()
        if _holds(asked, key, *(f"{words_of(one)[0]} {one.given_by}" for one in rows))
    }
    return [
        Choice(
            f"{{figure:{key}}}",
            words_of(one.rows[0], language)[0],
            one.shown,
            ", ".join(dict.fromkeys(row.given_by for row in one.rows)),
        )
        for key, one in placed_figures(standing, standing, language).items()
    ]


def _holds(asked: Sequence[str], *texts: str) -> bool:
    there = names.fold(" ".join(texts).replace("_", " ").replace(".", " "))
    return all(word in there for word in asked)
