"""The yearbook of a year for everybody: the figures of the Secretary General's report.

The same counts of the same rows; here stand numbers with their definitions and their
wholes, and never what was counted. What is public of it has pages of its own.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.proceedings.models import AdoptedText, Session
from orkhon.proceedings.queries.report_figures import FIGURES, figures
from orkhon.record.queries import disclosed, disclosed_at

PREFIX = "orkhon:yearbook/"
INTERNAL = ("entries",)
"""Figures that say something of our own work alone; the yearbook leaves them out."""


@dataclass(frozen=True)
class PublishedFigure:
    """A figure of a year.

    Attributes:
        key: What was counted: contacts, sessions, adopted-texts, …
        value: The number.
        of: The whole of which it is a part; None where there is none.
        of_words: What that whole is.
    """

    key: str
    label: str
    definition: str
    value: int
    of: int | None
    of_words: str


@dataclass(frozen=True)
class PublishedYearbook:
    """The yearbook of a year.

    Attributes:
        counted_at: The moment of counting; the year's last moment once it is over and
            nothing of it changes any more, else now.
        is_over: Whether the year had ended at that moment.
    """

    year: int
    opened_at: datetime
    counted_at: datetime
    is_over: bool
    figures: tuple[PublishedFigure, ...]


def published_yearbooks() -> tuple[int, ...]:
    """The years whose yearbook was opened, the latest first."""
    found = disclosed(PREFIX)
    return tuple(sorted((int(one.removeprefix(PREFIX)) for one in found), reverse=True))


def published_yearbook(year: int, now: datetime) -> PublishedYearbook | None:
    """The yearbook of a year as counted at a moment; None unless it was opened."""
    subject = subject_of_year(year)
    opened_at = disclosed_at([subject]).get(subject)
    return None if opened_at is None else yearbook(year, now, opened_at)


def yearbook(year: int, now: datetime, opened_at: datetime) -> PublishedYearbook:
    """The same of any year, for those who are to open it."""
    zone = timezone.get_current_timezone()
    counted = figures(
        date(year, 1, 1),
        date(year, 12, 31),
        zone,
        now,
    )
    return PublishedYearbook(
        year=year,
        opened_at=opened_at,
        counted_at=now,
        is_over=timezone.localtime(now).year > year,
        figures=tuple(
            PublishedFigure(
                one.key,
                str(FIGURES[one.key].label),
                str(FIGURES[one.key].definition),
                one.value,
                one.of,
                str(FIGURES[one.key].of or ""),
            )
            for one in counted
            if one.key not in INTERNAL
        ),
    )


def years() -> tuple[int, ...]:
    """The years of which the record has sessions or texts, this year too; the latest first."""
    found = {timezone.localdate().year}
    found |= {one.year for one in Session.objects.dates("from_day", "year")}
    found |= {one.year for one in AdoptedText.objects.dates("adopted_on", "year")}
    return tuple(sorted(found, reverse=True))


def subject_of_year(year: int) -> str:
    """The subject under which a yearbook is opened."""
    return f"{PREFIX}{year}"


def same_data() -> str:
    """What stands under every yearbook."""
    return _("Made from the same data as the Secretary General’s report.")
