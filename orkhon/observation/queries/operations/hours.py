"""Forms an hour against plan, and the chart that shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Min, Q

from orkhon.observation.queries.operations.plan import Planned
from orkhon.observation.queries.operations.scope import Scope, all_forms

MOST_HOURS = 24
AN_HOUR = timedelta(hours=1)
# The chart's own units, as in its viewBox.
LEFT, FOOT, ROOM, STEP, WIDTH = 52, 150, 120, 44, 28
GUIDES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True)
class Hour:
    """One hour of the day: what came, what was to come."""

    starts_at: datetime
    received: int
    planned: int


@dataclass(frozen=True)
class Bar:
    """An hour as drawn."""

    hour: Hour
    x: int
    y: int
    height: int
    middle: int
    plan_x: int
    plan_y: int


@dataclass(frozen=True)
class Chart:
    """Forms an hour as a picture; the same as a table is `bars`."""

    bars: tuple[Bar, ...]
    guides: tuple[tuple[int, int], ...]
    """Number and height of each guide line."""
    right: int

    @property
    def width(self) -> int:
        return self.right + 12


def hours(
    scope: Scope, planned: Sequence[Planned], *, zone: ZoneInfo, now: datetime
) -> list[Hour]:
    """The hours from the first to the last visit or form, the last 24 at most.

    A form counts in the hour in which it was received; a visit in the hour in which
    it was to end.
    """
    forms = all_forms(scope)
    bounds = forms.aggregate(first=Min("received_at"), last=Max("received_at"))
    ends = [one.ends_at for one in planned if one.ends_at and not one.is_off]
    moments = [*ends, *(at for at in bounds.values() if at is not None and at <= now)]
    if not moments:
        return []
    last = _floor(max(moments), zone)
    first = max(_floor(min(moments), zone), last - AN_HOUR * (MOST_HOURS - 1))
    starts = [
        first + AN_HOUR * step for step in range(round((last - first) / AN_HOUR) + 1)
    ]
    counted = forms.filter(received_at__gte=first).aggregate(
        **{
            f"h{number}": Count(
                "pk",
                filter=Q(received_at__gte=start, received_at__lt=start + AN_HOUR),
            )
            for number, start in enumerate(starts)
        }
    )
    return [
        Hour(
            start.astimezone(zone),
            counted[f"h{number}"],
            sum(start <= end < start + AN_HOUR for end in ends),
        )
        for number, start in enumerate(starts)
    ]


def chart(day: Sequence[Hour]) -> Chart:
    """Where bars, plan and guide lines stand."""
    most = max((max(one.received, one.planned) for one in day), default=0)
    step = next((one for one in GUIDES if one * 3 > most), GUIDES[-1])
    top = max(most, step)
    bars = tuple(
        Bar(
            hour=one,
            x=LEFT + number * STEP,
            y=FOOT - ROOM * one.received // top,
            height=ROOM * one.received // top,
            middle=LEFT + number * STEP + WIDTH // 2,
            plan_x=LEFT + number * STEP - 6,
            plan_y=FOOT - ROOM * one.planned // top,
        )
        for number, one in enumerate(day)
    )
    guides = tuple(
        (value, FOOT - ROOM * value // top) for value in range(step, top + 1, step)
    )
    return Chart(bars, guides, LEFT + max(len(day), 1) * STEP - 8)


def _floor(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(minute=0, second=0, microsecond=0)
