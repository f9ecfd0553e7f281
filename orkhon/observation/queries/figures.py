"""Figures from outside: by what they count, with their history and who disagrees."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from orkhon.observation.models import Mission, MissionFigure
from orkhon.record.models import Citation, Source

MOST_SOURCES = 200


@dataclass(frozen=True)
class FigureLine:
    """One figure as a table shows it.

    Attributes:
        words: What it counts, in the reader's language or the first there is.
        later: What superseded it, of this mission; None while it stands.
        is_in_quote: The words cited hold the number.
    """

    row: MissionFigure
    words: str
    language: str
    later: MissionFigure | None
    is_in_quote: bool

    @property
    def shown(self) -> str:
        """The number with its unit, in the language in force."""
        return written_figure(self.row)

    @property
    def later_shown(self) -> str:
        """What superseded it, with its unit."""
        return "" if self.later is None else written_figure(self.later)

    @property
    def note(self) -> str:
        """For the slip of its mark: what superseded it."""
        if self.later is None:
            return ""
        return _("superseded by %(number)s") % {"number": self.later_shown}

    @property
    def is_standing(self) -> bool:
        return self.row.figure.superseded_by_id is None

    @property
    def citation(self) -> Citation | None:
        return self.row.figure.citation

    @property
    def mark(self) -> str:
        """The state of its provenance mark."""
        return "confirmed" if self.is_standing else "superseded"


@dataclass(frozen=True)
class FigureKey:
    """All figures that count one thing, as they were given.

    Attributes:
        standing: Those that nothing supersedes.
        history: Every one, the first given first.
        disagrees: Those that stand do not say the same.
    """

    key: str
    words: str
    language: str
    standing: tuple[FigureLine, ...]
    history: tuple[FigureLine, ...]
    disagrees: bool


@dataclass(frozen=True)
class OtherCounts:
    """What other missions say of one thing; ours is the finding of the same key."""

    key: str
    words: str
    language: str
    lines: tuple[FigureLine, ...]


def figures_of(mission: Mission) -> QuerySet[MissionFigure]:
    """Every figure of a mission, with what a page needs of each."""
    return (
        MissionFigure.objects.filter(mission=mission)
        .select_related("figure__citation__source", "given_by_body")
        .order_by("key", "figure__as_of", "given_at", "made_at")
    )


def figure_keys(mission: Mission) -> list[FigureKey]:
    """Figures by what they count, other missions' counts apart."""
    grouped = _grouped([one for one in _lines(mission) if not one.row.of_a_mission])
    found = []
    for key, lines in grouped.items():
        standing = tuple(one for one in lines if one.is_standing)
        last = (standing or lines)[-1]
        found.append(
            FigureKey(
                key=key,
                words=last.words,
                language=last.language,
                standing=standing,
                history=tuple(lines),
                disagrees=disagree([one.row for one in standing]),
            )
        )
    return found


def other_counts(mission: Mission) -> list[OtherCounts]:
    """What other missions counted; those superseded stay in the lines."""
    grouped = _grouped([one for one in _lines(mission) if one.row.of_a_mission])
    return [
        OtherCounts(key, lines[-1].words, lines[-1].language, tuple(lines))
        for key, lines in grouped.items()
    ]


def standing_figures(mission: Mission) -> dict[str, list[MissionFigure]]:
    """By key, what `{figure:key}` stands for; several where sources disagree."""
    found: dict[str, list[MissionFigure]] = {}
    for one in figures_of(mission).filter(figure__superseded_by=None):
        found.setdefault(one.key, []).append(one)
    return found


def history_of(row: MissionFigure) -> list[FigureLine]:
    """The figures of the same source and thing, the first given first."""
    same = [one for one in _lines(row.mission) if one.row.key == row.key]
    chain, ids = [], {row.figure_id}
    grew = True
    while grew:
        chain = [
            one
            for one in same
            if one.row.figure_id in ids or one.row.figure.superseded_by_id in ids
        ]
        reached = {one.row.figure_id for one in chain} | {
            one.row.figure.superseded_by_id
            for one in chain
            if one.row.figure.superseded_by_id is not None
        }
        grew = not reached <= ids
        ids |= reached
    return chain


def disagree(rows: Sequence[MissionFigure]) -> bool:
    """Whether figures that stand do not say the same number of the same whole."""
    said = {(one.figure.value, one.figure.unit) for one in rows}
    return len(said) > 1


def written_figure(row: MissionFigure, language: str = "") -> str:
    """The number as a language writes it, with its unit: 12,461,796; 73.24%."""
    with override(language or get_language()):
        shown = row.figure.shown
    unit = row.figure.unit
    if unit in {"%", "percent"}:
        return f"{shown}%"
    return f"{shown}\N{NO-BREAK SPACE}{unit}" if unit else shown


def words_of(row: MissionFigure, language: str = "") -> tuple[str, str]:
    """What it counts, and in which language that is said."""
    wanted = language or get_language() or "en"
    for one in (wanted, "en", *row.words):
        if row.words.get(one):
            return str(row.words[one]), one
    return row.key, ""


def citable_sources(actor: object, mission: Mission) -> list[Source]:
    """Sources with a text that this person may cite, the newest first.

    Forms that observers sent are no sources of figures from outside.
    """
    cited = MissionFigure.objects.filter(mission=mission).values(
        "figure__citation__source"
    )
    rows = (
        Source.objects.filter(quarantined="")
        .exclude(text="")
        .exclude(~Q(pk__in=cited) & Q(media_type__in=["text/xml", "application/xml"]))
        .defer("text", "data")
        .order_by("-received_at")[:MOST_SOURCES]
    )
    return [one for one in rows if one.is_open_to(actor)]


def _lines(mission: Mission) -> list[FigureLine]:
    rows = list(figures_of(mission))
    by_figure = {one.figure_id: one for one in rows}
    lines = []
    for row in rows:
        row.mission = mission
        words, language = words_of(row)
        later = row.figure.superseded_by_id
        lines.append(
            FigureLine(
                row=row,
                words=words,
                language=language,
                later=None if later is None else by_figure.get(later),
                is_in_quote=_is_in_quote(row),
            )
        )
    return lines


def _is_in_quote(row: MissionFigure) -> bool:
    citation = row.figure.citation
    if citation is None:
        return False
    number = f"{row.figure.value.normalize():f}"
    return re.sub(r"\D", "", number) in re.sub(r"\D", "", citation.quote)


def _grouped(lines: Sequence[FigureLine]) -> dict[str, list[FigureLine]]:
    found: dict[str, list[FigureLine]] = {}
    for one in lines:
        found.setdefault(one.row.key, []).append(one)
    return found
