"""When polling stations opened, and how many of them late."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from orkhon.engines.elections.plots.axes import (
    SMALL,
    TO_NAME,
    axis_below,
    axis_left,
    parts_in,
    places,
)
from orkhon.engines.elections.plots.canvas import LETTER, LINE, Canvas, stairs
from orkhon.engines.elections.plots.lettering import width_of
from orkhon.engines.elections.plots.palette import Tone
from orkhon.engines.elections.plots.plot import (
    ENGLISH,
    PAGE_WIDTH,
    Formats,
    Plot,
    PlotError,
    Theme,
    table_of,
)
from orkhon.engines.elections.plots.scales import Scale, TimeScale, time_scale

EDGE = 18.0
LEFT_OF_STAIRS = 46.0
DOT = 3.4
# From the middle of one dot to the next.
PITCH = 8.6
HIGHEST_PILE = 24
DOTS_AT_MOST = 300
STAIRS_HIGH = 180.0
HALF_A_MINUTE = timedelta(minutes=0.5)


@dataclass(frozen=True)
class OpeningWords:
    """The words on the plot; `{…}` are filled with figures."""

    opened: str = "Opened"
    stations: str = "Polling stations"
    so_far: str = "So far"
    due: str = "due {time}"
    on_time: str = "{count} by {due}"
    late: str = "{count} later"
    unknown: str = "Time not known: {count}"
    finding: str = "Of {stations} stations {on_time} opened by {due} and {late} later."
    finding_without_due: str = "{stations} stations opened from {first} to {last}."


def opening_times(
    times: Sequence[datetime],
    *,
    title: str,
    description: str = "",
    due: datetime | None = None,
    unknown: int = 0,
    words: OpeningWords = OpeningWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw opening times: a dot for each station, or stairs where they are many.

    A full dot opened by the time due, a ring later. Where more than 300 stations
    came in, or dots would pile higher than 24, stairs show how many had opened.

    Args:
        times: One for each station, to the minute; seconds are dropped.
        title: What it shows, for those who cannot see it.
        description: The finding in words; "" counts those in time and those late.
        due: The time set by law.
        unknown: Stations that opened at a time not known; written, not drawn.
        words: On the plot, in the reader's language.
        formats: How that language writes figures.
        theme: Paper or screen.
        width: In units of 1/96 inch.
    Raises:
        PlotError: no opening times, or some with their time zone and some without.
    """
    if not times:
        raise PlotError("no opening times came in")
    if unknown < 0:
        raise PlotError(f"{unknown} stations cannot have opened at unknown times")
    minutes = [time.replace(second=0, microsecond=0) for time in times]
    canvas = Canvas(width, theme)
    marked = minutes if due is None else [*minutes, due]
    clock = time_scale(marked, EDGE, width - EDGE)
    counts = Counter(minutes)
    piles = _piles(counts, clock, min(counts) if due is None else due)
    highest = max(map(len, piles.values()))
    has_dots = len(minutes) <= DOTS_AT_MOST and highest <= HIGHEST_PILE
    top = SMALL
    if due is not None:
        told = _sides(counts, due, words, formats)
        top = _key(canvas, told, has_signs=has_dots) + LINE + 6
    if has_dots:
        left, foot = EDGE, top + highest * PITCH + 16
        _dots(canvas, piles, foot)
    else:
        left, foot = LEFT_OF_STAIRS, top + STAIRS_HIGH
        clock = time_scale(marked, left, width - EDGE)
        _stairs(canvas, counts, clock, Scale(0, 1, foot, top + 10), formats)
    if due is not None:
        name = words.due.format(time=formats.time(due))
        _due(canvas, name, clock.at(due + HALF_A_MINUTE), top, foot)
    axis_below(
        canvas,
        [
            (clock.at(at), formats.time(at))
            for at in clock.ticks(parts_in(width - EDGE - left))
        ],
        foot=foot,
        left=left,
        right=width - EDGE,
        name=words.opened,
    )
    end = foot + TO_NAME
    if unknown:
        end += LINE + 2
        missing = words.unknown.format(count=formats.count(unknown))
        canvas.words(left, end, missing, tone=Tone.NOTE, room=width - left)
    return canvas.finish(
        end + 8,
        title=title,
        description=description or _finding(counts, due, words, formats),
        table=table_of(
            (words.opened, words.stations, words.so_far), _rows(counts, formats)
        ),
    )


def _piles(
    counts: Counter[datetime], clock: TimeScale, anchor: datetime
) -> dict[float, list[bool]]:
    """Dots by place; true for each that opened after the anchor.

    Times share a pile when their dots would touch. Piles end at the anchor, so that
    the time due never cuts through one.
    """
    length = (clock.high - clock.low) / (clock.end - clock.start) * PITCH
    step = timedelta(minutes=math.ceil(length / timedelta(minutes=1)))
    piles: dict[float, list[bool]] = {}
    for at, count in sorted(counts.items()):
        number = -((anchor - at) // step)
        middle = anchor + number * step - step / 2 + HALF_A_MINUTE
        piles.setdefault(clock.at(middle), []).extend([at > anchor] * count)
    return piles


def _dots(canvas: Canvas, piles: dict[float, list[bool]], foot: float) -> None:
    for x, pile in piles.items():
        for number, is_late in enumerate(pile):
            y = foot - PITCH * (number + 0.5) - 2
            _dot(canvas, x, y, is_late=is_late)


def _stairs(
    canvas: Canvas,
    counts: Counter[datetime],
    clock: TimeScale,
    upward: Scale,
    formats: Formats,
) -> None:
    axis_left(
        canvas,
        places(upward, (0, 0.25, 0.5, 0.75, 1), lambda v: formats.percent(v, 0)),
        left=clock.start,
        right=clock.end,
    )
    all_of_them = counts.total()
    corners = [(clock.start, upward.at(0))]
    passed = 0
    for at in sorted(counts):
        passed += counts[at]
        corners.append((clock.at(at), upward.at(passed / all_of_them)))
    corners.append((clock.end, upward.at(1)))
    canvas.path(stairs([*corners, (clock.end, upward.start)]) + "z", fill=Tone.WASH)
    canvas.path(stairs(corners), line=Tone.ACCENT, thick=1.5)


def _sides(
    counts: Counter[datetime], due: datetime, words: OpeningWords, formats: Formats
) -> tuple[str, str]:
    """How many opened by the time due, and how many later, in words."""
    on_time = sum(count for at, count in counts.items() if at <= due)
    return (
        words.on_time.format(count=formats.count(on_time), due=formats.time(due)),
        words.late.format(count=formats.count(counts.total() - on_time)),
    )


def _key(canvas: Canvas, told: tuple[str, str], *, has_signs: bool) -> float:
    """What the signs mean and how many there are; returns the foot."""
    x, y = 4.0, 12.0
    indent = 12.0 if has_signs else 0.0
    for number, words in enumerate(told):
        wide = indent + width_of(words, LETTER)
        if number and x + wide > canvas.width:
            x, y = 4.0, y + LINE + 2
        if has_signs:
            _dot(canvas, x + 2, y - 4, is_late=number == 1)
        room = canvas.width - x - indent
        canvas.words(x + indent, y, words, tone=Tone.SOFT, room=room)
        x += wide + 16
    return y


def _dot(canvas: Canvas, x: float, y: float, *, is_late: bool) -> None:
    if is_late:
        canvas.circle(x, y, DOT - 0.5, line=Tone.INK, thick=1.3)
    else:
        canvas.circle(x, y, DOT, fill=Tone.ACCENT)


def _due(canvas: Canvas, name: str, x: float, top: float, foot: float) -> None:
    """The time set by law: a dashed line."""
    canvas.line(x, top + 5, x, foot, tone=Tone.INK, thick=1.25, dash="5 3")
    half = min(width_of(name, LETTER), canvas.width) / 2
    middle = min(max(x, half), canvas.width - half)
    canvas.words(middle, top, name, anchor="middle", is_strong=True, room=canvas.width)


def _finding(
    counts: Counter[datetime],
    due: datetime | None,
    words: OpeningWords,
    formats: Formats,
) -> str:
    stations = formats.count(counts.total())
    if due is None:
        return words.finding_without_due.format(
            stations=stations,
            first=formats.time(min(counts)),
            last=formats.time(max(counts)),
        )
    on_time = sum(count for at, count in counts.items() if at <= due)
    return words.finding.format(
        stations=stations,
        on_time=formats.count(on_time),
        due=formats.time(due),
        late=formats.count(counts.total() - on_time),
    )


def _rows(counts: Counter[datetime], formats: Formats) -> list[tuple[str, str, str]]:
    rows = []
    passed = 0
    for at in sorted(counts):
        passed += counts[at]
        rows.append(
            (formats.time(at), formats.count(counts[at]), formats.count(passed))
        )
    return rows
