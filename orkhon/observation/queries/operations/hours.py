"""Forms an hour against plan, and the chart that shows it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from orkhon.observation.queries.operations.plan import Planned
from orkhon.observation.queries.operations.scope import STANDS, Scope, all_forms

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
class Day:
    """Forms that stand, those of the last hour among them, and every hour's.

    An hour counts whatever came in it, withdrawn later or not.
    """

    standing: int
    an_hour: int
    hours: tuple[Hour, ...]


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


def day(
    scope: Scope, planned: Sequence[Planned], *, zone: ZoneInfo, now: datetime
) -> Day:
    """The hours from the first to the last visit or form, the last 24 at most.

    A form counts in the hour in which it was received; a visit in the hour in which
    it was to end. Everything is counted in one pass over the forms.
    """
    forms = all_forms(scope)
    bounds = [
        forms.order_by(order).values_list("received_at", flat=True).first()
        for order in ("received_at", "-received_at")
    ]
    ends = [one.ends_at for one in planned if one.ends_at and not one.is_off]
    moments = [*ends, *(at for at in bounds if at is not None and at <= now)]
    starts = _starts(moments, zone)
    due = Counter(_floor(end, zone) for end in ends)
    hour_ago = Q(received_at__gte=now - AN_HOUR)
    counted = forms.aggregate(
        standing=Count("pk", filter=STANDS),
        an_hour=Count("pk", filter=STANDS & hour_ago),
        **{
            f"h{number}": Count(
                "pk",
                filter=Q(received_at__gte=start, received_at__lt=start + AN_HOUR),
            )
            for number, start in enumerate(starts)
        },
    )
    return Day(
        standing=counted["standing"],
        an_hour=counted["an_hour"],
        hours=tuple(
            Hour(
                start.astimezone(zone),
                counted[f"h{number}"],
                due[start],
            )
            for number, start in enumerate(starts)
        ),
    )


def chart(hours: Sequence[Hour]) -> Chart:
    """Where bars, plan and guide lines stand."""
    most = max((max(one.received, one.planned) for one in hours), default=0)
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
        for number, one in enumerate(hours)
    )
    guides = tuple(
        (value, FOOT - ROOM * value // top) for value in range(step, top + 1, step)
    )
    return Chart(bars, guides, LEFT + max(len(hours), 1) * STEP - 8)


def _starts(moments: Sequence[datetime], zone: ZoneInfo) -> list[datetime]:
    if not moments:
        return []
    last = _floor(max(moments), zone)
    first = max(_floor(min(moments), zone), last - AN_HOUR * (MOST_HOURS - 1))
    return [
        first + AN_HOUR * step for step in range(round((last - first) / AN_HOUR) + 1)
    ]


def _floor(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(minute=0, second=0, microsecond=0)
