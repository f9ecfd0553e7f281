"""Yearbooks that were opened, each figure with its whole and the list behind it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from orkhon.catalogue.entries.entry import Entry, Wording, path_of, together
from orkhon.observation.queries.published import published_statements
from orkhon.proceedings.queries.published import published_texts
from orkhon.proceedings.queries.published_sessions import published_sessions
from orkhon.proceedings.queries.published_yearbook import (
    PREFIX,
    PublishedFigure,
    published_yearbooks,
    yearbook,
)
from orkhon.proceedings.queries.report_figures import FIGURES
from orkhon.record.queries import disclosed_at

FORMS = ("pdf", "docx")
KEPT = 64
"""Yearbooks as counted in an hour that a process keeps."""
LISTS = {
    "sessions": "sessions/",
    "adopted-texts": "texts/",
    "model-laws": "model-laws/",
    "provisions-examined": "model-laws/",
    "missions": "missions/",
    "statements": "missions/",
    "texts-public": "texts/",
}
"""The public list behind a figure, after /public/LANGUAGE/; others are counts alone."""


@dataclass(frozen=True)
class WholeFigure:
    """A figure of a year.

    Attributes:
        of, of_words: The whole of which it is a part, and what that is; None and ""
            where there is none.
        source: Where what was counted is listed, a path on this site; "" where that is
            not public.
    """

    key: str
    label: str
    definition: str
    value: int
    of: int | None
    of_words: str
    source: str


@dataclass(frozen=True)
class YearbookPaper:
    """The yearbook as a file; `address` is a path on this site."""

    language: str
    form: str
    address: str


@dataclass(frozen=True)
class WholeYearbook:
    """A yearbook with its papers; a version of it was counted when it begins.

    Attributes:
        is_over: Whether the year had ended; until then its figures change.
        figures: Counted in all that the assembly keeps.
        open_figures: How much of the year everybody can read.
    """

    year: int
    opened_at: datetime
    is_over: bool
    figures: tuple[WholeFigure, ...]
    open_figures: tuple[WholeFigure, ...]
    papers: tuple[YearbookPaper, ...]


def entries() -> Iterator[Entry]:
    """Every opened yearbook, as counted within the hour."""
    now = timezone.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    for subject, opened_at in sorted(disclosed_at(PREFIX).items()):
        book = _counted(int(subject.removeprefix(PREFIX)), opened_at, hour)
        yield Entry(
            key=str(book.year),
            wordings=tuple(_wordings(book)),
            day=date(book.year, 12, 31),
            address=f"yearbooks/{book.year}/",
            value=book,
            is_sample=settings.ORKHON_SAMPLE,
        )


def public(keys: Collection[str]) -> set[str]:
    """Those of the keys that are open now."""
    return {str(one) for one in published_yearbooks()} & set(keys)


def open_figures(year: int) -> tuple[PublishedFigure, ...]:
    """What of a year everybody can read, counted; in the language in force."""
    texts = [one for one in published_texts() if one.adopted_on.year == year]
    said = [
        one
        for one in published_statements()
        if timezone.localtime(one.published_at).year == year
    ]
    met = [one for one in published_sessions() if one.from_on.startswith(str(year))]
    return tuple(
        PublishedFigure(key, label, "", len(rows), None, "")
        for key, label, rows in (
            ("sessions", _("Sessions open to everybody"), met),
            ("texts-public", _("Adopted texts open to everybody"), texts),
            ("statements", _("Mission statements published"), said),
        )
    )


@lru_cache(maxsize=KEPT)
def _counted(year: int, opened_at: datetime, _hour: datetime) -> WholeYearbook:
    """The yearbook as it is now; all rooms are counted through, so once an hour."""
    book = yearbook(year, timezone.now(), opened_at)
    return WholeYearbook(
        year=year,
        opened_at=opened_at,
        is_over=book.is_over,
        figures=tuple(_whole(one) for one in book.figures),
        open_figures=tuple(_whole(one) for one in open_figures(year)),
        papers=tuple(_papers(year)),
    )


def _whole(one: PublishedFigure) -> WholeFigure:
    listed = LISTS.get(one.key)
    return WholeFigure(
        one.key, one.label, one.definition, one.value, one.of, one.of_words,
        path_of(listed, "en") if listed else "",
    )  # fmt: skip


def _papers(year: int) -> Iterator[YearbookPaper]:
    for code, _name in settings.LANGUAGES:
        for form in FORMS:
            address = f"/public/yearbooks/{year}/{code}.{form}"
            yield YearbookPaper(code, form, address)


def _wordings(book: WholeYearbook) -> Iterator[Wording]:
    """Its title and what was counted, in each language; counted once for all."""
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            yield Wording(
                code,
                _("Yearbook %(year)s") % {"year": book.year},
                together(str(FIGURES[one.key].label) for one in book.figures),
            )
