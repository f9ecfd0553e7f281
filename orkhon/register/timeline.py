"""Posts in time as a drawing: bars where it is certain, dashes where it is not."""

from dataclasses import dataclass
from datetime import date

from orkhon.engines import periods
from orkhon.register.queries.labels import named
from orkhon.register.queries.values import PostHeld

WIDTH = 770
LEFT = 200
"""Room for the labels on the left."""
_ROW = 26
_TOP = 12
_BAR = 14
_LABEL_LENGTH = 32
_YEARS_SHOWN = 16


@dataclass(frozen=True)
class Line:
    """One post: its label, where it stands, the certain and the uncertain part."""

    label: str
    y: int
    bar: str
    dashes: str
    is_over: bool
    is_head: bool


@dataclass(frozen=True)
class Timeline:
    """What a template needs to draw it; all numbers are units of the drawing."""

    width: int
    height: int
    foot: int
    text_y: int
    years: tuple[tuple[int, int], ...]
    lines: tuple[Line, ...]
    now: int | None
    first_year: int
    last_year: int


def timeline(posts: tuple[PostHeld, ...], day: date) -> Timeline | None:
    """Draw posts around a day; None when not one of them has a date.

    Args:
        posts: The newest first.
        day: Where the line "now" stands; open ends run on past it.
    """
    dated = [post for post in posts if post.from_day or post.to_day]
    if not dated:
        return None
    days = [day, *(d for post in dated for d in (post.from_day, post.to_day) if d)]
    last = max(days).year + 1
    first = max(min(days).year, last - _YEARS_SHOWN)
    scale = _Scale(date(first, 1, 1), date(last, 12, 31))
    foot = _TOP + _ROW * len(dated)
    step = 1 if last - first <= 10 else 2
    return Timeline(
        width=WIDTH,
        height=foot + 28,
        foot=foot,
        text_y=foot + 20,
        years=tuple(
            (scale.x(date(year, 1, 1)), year) for year in range(first, last + 1, step)
        ),
        lines=tuple(
            _line(post, _TOP + _ROW * number, day, scale)
            for number, post in enumerate(dated)
        ),
        now=scale.x(day) if first <= day.year <= last else None,
        first_year=first,
        last_year=last,
    )


@dataclass(frozen=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> int:
        share = (day - self.first).days / (self.last - self.first).days
        return round(LEFT + max(0.0, min(1.0, share)) * (WIDTH - LEFT))


def _line(post: PostHeld, y: int, day: date, scale: _Scale) -> Line:
    # Certain from the last day that the beginning can mean to the first of the end.
    begins_sure = periods.latest(post.from_on)
    ends_sure = periods.earliest(post.ends_on)
    left = scale.x(post.from_day or scale.first)
    right = scale.x(post.to_day or scale.last)
    bar_left = scale.x(begins_sure) if begins_sure else right
    bar_right = scale.x(ends_sure or max(day, begins_sure or day))
    top, bottom = y + 0.75, y + _BAR - 0.75
    dashes = []
    if left < bar_left:
        dashes.append(f"M{left} {top}H{min(bar_left, right)}")
        dashes.append(f"M{left} {bottom}H{min(bar_left, right)}")
    if bar_right < right:
        start = max(bar_right, left)
        dashes += [f"M{start} {top}H{right}", f"M{start} {bottom}H{right}"]
    width = max(bar_right - bar_left, 0)
    if not width and begins_sure:
        width = 2
    return Line(
        label=_short(named(post)),
        y=y + 11,
        bar=f"M{bar_left} {y}h{width}v{_BAR}h-{width}z" if width else "",
        dashes="".join(dashes),
        is_over=post.to_day is not None and post.to_day < day,
        is_head=post.is_head,
    )


def _short(label: str) -> str:
    if len(label) <= _LABEL_LENGTH:
        return label
    return label[: _LABEL_LENGTH - 1].rsplit(" ", 1)[0] + "…"
