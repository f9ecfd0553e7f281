"""The public calendar: what is ahead, each month, and a feed to subscribe to."""

from calendar import Calendar as Weeks
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from orkhon.catalogue.queries.published_calendar import published_calendar
from orkhon.portal.calendar_feed import calendar_of
from orkhon.portal.copies import public, while_nothing_changed
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import page
from orkhon.register.queries.published_events import PublishedEvent
from orkhon.ui import dates

MOST_AHEAD = 12
"""So many events stand under what is ahead; the months have all."""


@dataclass(frozen=True)
class Day:
    """A day of the grid: whether the month has it, and what takes place."""

    day: date
    is_inside: bool
    is_today: bool
    events: tuple[PublishedEvent, ...]


@dataclass(frozen=True)
class Month:
    """A month as its link needs it."""

    first: date
    words: str

    @classmethod
    def of(cls, year: int, month: int) -> "Month":
        """The month with its name in the language in force."""
        return cls(date(year, month, 1), dates.partial(f"{year:04d}-{month:02d}"))


@require_safe
@public
@while_nothing_changed
@in_its_language
def calendar(request: HttpRequest, language: str) -> HttpResponse:
    """What is ahead, and this month."""
    today = timezone.localdate()
    found = published_calendar()
    return _page(request, language, found, (today.year, today.month), today, ahead=True)


@require_safe
@public
@while_nothing_changed
@in_its_language
def month(request: HttpRequest, language: str, year: int, number: int) -> HttpResponse:
    """One month, from the first in which something stands to the last."""
    found, today = published_calendar(), timezone.localdate()
    first, last = _reach(found, today)
    if not first <= (year, number) <= last or not 1 <= number <= 12:
        raise Http404("nothing stands in that month")
    return _page(request, language, found, (year, number), today, ahead=False)


@require_safe
@public
@while_nothing_changed
@in_its_language
def feed(request: HttpRequest, language: str) -> HttpResponse:
    """The calendar for readers of calendars, in the language of the address."""
    answer = HttpResponse(
        calendar_of(
            published_calendar(), language, settings.ORKHON_ADDRESS.rstrip("/")
        ),
        content_type="text/calendar; charset=utf-8",
    )
    answer["Content-Disposition"] = 'inline; filename="calendar.ics"'
    return answer


def _page(
    request: HttpRequest,
    language: str,
    found: list[PublishedEvent],
    shown: tuple[int, int],
    today: date,
    *,
    ahead: bool,
) -> HttpResponse:
    first, last = _reach(found, today)
    year, number = shown
    here = Month.of(year, number)

    def address(code: str) -> str:
        if ahead:
            return reverse("portal:calendar", args=[code])
        return reverse("portal:calendar-month", args=[code, year, number])

    coming = [one for one in found if one.last >= today and one.kind != "sitting"]
    feed_path = reverse("portal:calendar-feed", args=[language])
    origin = settings.ORKHON_ADDRESS.rstrip("/")
    return page(
        request,
        "portal/calendar.html",
        language,
        {
            "ahead": coming[:MOST_AHEAD] if ahead else (),
            "is_first": ahead,
            "month": here,
            "weeks": _weeks(found, here.first, today),
            "weekdays": dates.weekdays(language),
            "unfixed": [
                one for one in found if not one.is_fixed and _within(one, here.first)
            ],
            "before": _neighbour(shown, -1, first, last),
            "after": _neighbour(shown, +1, first, last),
            "years": _years(found),
            "feed": feed_path,
            # What calendars of phones and desks open by themselves.
            "webcal": f"webcal://{origin.partition('://')[2]}{feed_path}",
        },
        address,
    )


def _weeks(
    found: Iterable[PublishedEvent], first: date, today: date
) -> list[list[Day]]:
    """The weeks of a month from Monday, with what takes place on each day."""
    fixed = [one for one in found if one.is_fixed]
    return [
        [
            Day(
                day,
                day.month == first.month,
                day == today,
                tuple(one for one in fixed if one.first <= day <= one.last)
                if day.month == first.month
                else (),
            )
            for day in week
        ]
        for week in Weeks().monthdatescalendar(first.year, first.month)
    ]


def _within(one: PublishedEvent, first: date) -> bool:
    """Whether a day that is not fixed is known to lie in this month."""
    return one.on[:7] == f"{first:%Y-%m}"


def _reach(
    found: list[PublishedEvent], today: date
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The first and last month that has a page."""
    days = [today, *(one.first for one in found), *(one.last for one in found)]
    return (
        (min(days).year, min(days).month),
        (max(days).year, max(days).month),
    )


def _neighbour(
    shown: tuple[int, int], step: int, first: tuple[int, int], last: tuple[int, int]
) -> Month | None:
    year, number = shown
    place = year * 12 + number - 1 + step
    other = place // 12, place % 12 + 1
    return Month.of(*other) if first <= other <= last else None


def _years(found: Iterable[PublishedEvent]) -> list[tuple[int, list[Month]]]:
    """Months in which something stands, by year, the last year first."""
    months: dict[int, set[int]] = {}
    for one in found:
        if len(one.on) > len("2027"):
            months.setdefault(one.first.year, set()).add(one.first.month)
    return [
        (year, [Month.of(year, number) for number in sorted(numbers)])
        for year, numbers in sorted(months.items(), reverse=True)
    ]


urlpatterns: list[URLPattern] = [
    path("<language:language>/calendar/", calendar, name="calendar"),
    path(
        "<language:language>/calendar/<int:year>/<int:number>/",
        month,
        name="calendar-month",
    ),
    path("<language:language>/calendar.ics", feed, name="calendar-feed"),
]
