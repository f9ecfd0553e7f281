"""A quick count as it comes in: shares with intervals, until the release and after."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from orkhon.engines.elections.plots.axes import (
    SMALL,
    TO_NAME,
    axis_below,
    axis_left,
    name_above,
    parts_in,
    places,
    proportion,
)
from orkhon.engines.elections.plots.canvas import HAIR, LINE, Canvas, figure, through
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
from orkhon.engines.elections.plots.scales import (
    Scale,
    decimals_of,
    roomy,
    round_step,
    ticks,
    time_scale,
)

LEFT = 46.0
HIGH = 250.0
LABELS = 168.0
LABELS_NARROW = 116.0
NARROW = 480
# More points than these cannot be told apart on paper.
POINTS_AT_MOST = 400
MARKED_AT_MOST = 40
DASHES = ("", "8 3", "2 2.5", "9 3 2 3", "14 4", "5 2 1 2 1 2")
LEAST_RANGE = 0.02
NOTE_LINES = 4
# The origin of a scale of stations, which have no times.
NEVER_ASKED = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class SharePoint:
    """An estimate at a moment, or after so many stations.

    Attributes:
        at: A time, or a number of stations; the same kind everywhere in a plot.
        share: Proportion of 1.
        low: Lower end of the interval; None, with `high`, where none may be given.
    """

    at: datetime | float
    share: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class ShareLine:
    """One option over time.

    Attributes:
        official: The later official share, where known.
    """

    label: str
    points: tuple[SharePoint, ...]
    official: float | None = None


@dataclass(frozen=True)
class ConvergenceWords:
    """The words on the plot; `{…}` are filled with figures."""

    time: str = "Time"
    stations: str = "Stations counted"
    option: str = "Option"
    share: str = "Share"
    low: str = "From"
    high: str = "To"
    official: str = "Official"
    released: str = "released"
    interval: str = "{low} to {high}"
    no_interval: str = "no margin of error"
    finding: str = "Last estimate: {shares}."


class _Moments:
    """The axis of moments: where each lies and how it is written."""

    def __init__(
        self,
        moments: Sequence[datetime | float],
        left: float,
        right: float,
        words: ConvergenceWords,
        formats: Formats,
    ) -> None:
        times = [at for at in moments if isinstance(at, datetime)]
        counts = [at for at in moments if not isinstance(at, datetime)]
        if times and counts:
            raise PlotError("some estimates have a time and some a number of stations")
        parts = parts_in(right - left)
        self.formats = formats
        self.name = words.time if times else words.stations
        self._origin = NEVER_ASKED
        if times:
            clock = time_scale(times, left, right)
            self._origin = clock.low
            self._scale = Scale(0, self._number(clock.high), left, right)
            self.marks = [(clock.at(at), self.text(at)) for at in clock.ticks(parts)]
        else:
            low, high = roomy(counts, least=2)
            self._scale = Scale(max(0.0, low), high, left, right)
            marks = ticks(self._scale.low, high, parts, is_counted=True)
            self.marks = places(self._scale, marks, formats.count)

    def at(self, moment: datetime | float) -> float:
        return self._scale.at(self._number(moment))

    def text(self, moment: datetime | float) -> str:
        if isinstance(moment, datetime):
            return self.formats.time(moment)
        return self.formats.count(moment)

    def check_order(self, line: ShareLine) -> None:
        numbers = [self._number(point.at) for point in line.points]
        for number in range(1, len(numbers)):
            if numbers[number] <= numbers[number - 1]:
                raise PlotError(
                    f"estimates of {line.label} are out of order at "
                    f"{self.text(line.points[number].at)}"
                )

    def _number(self, moment: datetime | float) -> float:
        if isinstance(moment, datetime):
            return (moment - self._origin).total_seconds()
        return moment


@dataclass(frozen=True)
class _Field:
    """Where the estimates lie on the sheet, and how they are written."""

    moments: _Moments
    upward: Scale
    share: Callable[[float], str]

    def at(self, point: SharePoint, value: float) -> tuple[float, float]:
        kept = min(max(value, self.upward.low), self.upward.high)
        return self.moments.at(point.at), self.upward.at(kept)


def convergence(
    lines: Sequence[ShareLine],
    *,
    title: str,
    description: str = "",
    released_at: datetime | float | None = None,
    words: ConvergenceWords = ConvergenceWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw how the estimates of a quick count settled.

    Options differ by the form of their lines and are named at their ends. The scale
    follows the estimates; the intervals of the first third may go beyond it and are
    cut there. Of more than 400 points evenly chosen ones are drawn, and the last.

    Args:
        lines: One for each option.
        title: What it shows, for those who cannot see it.
        description: The finding in words; "" tells the last estimates.
        released_at: When the estimate was said aloud, on the scale of the points.
        words: On the plot, in the reader's language.
        formats: How that language writes figures.
        theme: Paper or screen.
        width: In units of 1/96 inch.
    Raises:
        PlotError: no estimates, an option without any, points out of order, times
            beside numbers of stations, half an interval, one that does not hold its
            share, a share that is no proportion.
    """
    if not lines:
        raise PlotError("no estimates came in")
    canvas = Canvas(width, theme)
    labels = LABELS if width >= NARROW else LABELS_NARROW
    left, right = LEFT, width - labels
    top = 2 * LINE + 14
    foot = top + HIGH
    released = [] if released_at is None else [released_at]
    lines = [_checked(line) for line in lines]
    moments = _Moments(
        [point.at for line in lines for point in line.points] + released,
        left,
        right,
        words,
        formats,
    )
    low, high = roomy(_spread(lines), least=LEAST_RANGE)
    upward = Scale(max(0.0, low), min(1.0, high), foot, top)
    decimals = decimals_of(round_step(upward.high - upward.low, 6))
    field = _Field(moments, upward, lambda v: formats.percent(v, max(1, decimals)))
    name_above(canvas, words.share, left=2, foot=LINE, room=width - 4)
    marks = ticks(upward.low, upward.high, 6)
    axis_left(
        canvas,
        places(upward, marks, lambda value: formats.percent(value, decimals)),
        left=left,
        right=right,
    )
    for line in lines:
        moments.check_order(line)
        _band(canvas, line, field)
    for number, line in enumerate(lines):
        _line(canvas, line, number, field, right)
    for moment in released:
        x = moments.at(moment)
        canvas.line(x, top - 8, x, foot, tone=Tone.INK, thick=1)
        told = f"{words.released} {moments.text(moment)}"
        is_late = x > (left + right) / 2
        canvas.words(x, top - 13, told, anchor="end" if is_late else "start")
    axis_below(
        canvas, moments.marks, foot=foot, left=left, right=right, name=moments.name
    )
    end = _labels(canvas, lines, field, right + 14, width, words)
    last = (f"{line.label} {field.share(line.points[-1].share)}" for line in lines)
    return canvas.finish(
        max(foot + TO_NAME, end) + 8,
        title=title,
        description=description or words.finding.format(shares=", ".join(last)),
        table=table_of(
            (moments.name, words.option, words.share, words.low, words.high),
            list(_rows(lines, field, words)),
        ),
    )


def _checked(line: ShareLine) -> ShareLine:
    """The line, with no more points than can be drawn."""
    if not line.points:
        raise PlotError(f"no estimates of {line.label} came in")
    for point in line.points:
        what = f"the share of {line.label}"
        proportion(point.share, what)
        if (point.low is None) != (point.high is None):
            raise PlotError(f"{what} has half an interval")
        if point.low is not None and point.high is not None:
            proportion(point.low, what)
            proportion(point.high, what)
            if not point.low <= point.share <= point.high:
                raise PlotError(
                    f"{what}, {point.share}, lies outside its interval "
                    f"{point.low} to {point.high}"
                )
    if line.official is not None:
        proportion(line.official, f"the official share of {line.label}")
    every = -(-len(line.points) // POINTS_AT_MOST)
    kept = line.points[::-1][::every][::-1]
    return ShareLine(line.label, kept, line.official)


def _spread(lines: Sequence[ShareLine]) -> Iterator[float]:
    """The figures that the scale must show."""
    for line in lines:
        yield from (point.share for point in line.points)
        for point in line.points[len(line.points) // 3 :]:
            if point.low is not None and point.high is not None:
                yield from (point.low, point.high)
        if line.official is not None:
            yield line.official


def _band(canvas: Canvas, line: ShareLine, field: _Field) -> None:
    """The interval, wherever neighbours have one; alone it is an upright stroke."""
    for has, group in groupby(line.points, lambda point: point.low is not None):
        if not has:
            continue
        points = list(group)
        lower = [field.at(point, point.low or 0) for point in points]
        upper = [field.at(point, point.high or 0) for point in points]
        if len(points) == 1:
            canvas.polyline([*lower, *upper], tone=Tone.EDGE, thick=1)
            continue
        canvas.path(through([*lower, *upper[::-1]]) + "z", fill=Tone.WASH)
        for edge in (lower, upper):
            canvas.polyline(edge, tone=Tone.EDGE, thick=HAIR)


def _line(
    canvas: Canvas, line: ShareLine, number: int, field: _Field, right: float
) -> None:
    points = [field.at(point, point.share) for point in line.points]
    dash = DASHES[number % len(DASHES)]
    canvas.polyline(points, tone=Tone.INK, thick=1.75, dash=dash)
    for x, y in points if len(points) <= MARKED_AT_MOST else points[-1:]:
        _mark(canvas, x, y, number)
    if line.official is not None:
        y = field.upward.at(line.official)
        canvas.line(LEFT, y, right, y, tone=Tone.ACCENT, thick=1, dash="6 4")


def _mark(canvas: Canvas, x: float, y: float, number: int) -> None:
    """A mark of the option's own form."""
    match number % 4:
        case 0:
            canvas.circle(x, y, 2.6, fill=Tone.INK)
        case 1:
            canvas.path(
                f"M{figure(x - 2.6)} {figure(y - 2.6)}h5.2v5.2h-5.2z", fill=Tone.INK
            )
        case 2:
            canvas.path(f"M{figure(x)} {figure(y - 3.4)}l3.4 6h-6.8z", fill=Tone.INK)
        case _:
            canvas.path(
                f"M{figure(x)} {figure(y - 3.6)}l3.6 3.6l-3.6 3.6l-3.6 -3.6z",
                fill=Tone.INK,
            )


def _labels(
    canvas: Canvas,
    lines: Sequence[ShareLine],
    field: _Field,
    left: float,
    right: float,
    words: ConvergenceWords,
) -> float:
    """Name each option at the end of its line; returns the foot of the lowest."""
    blocks = []
    for number, line in enumerate(lines):
        last = line.points[-1]
        told = [words.no_interval]
        if last.low is not None and last.high is not None:
            ends = {"low": field.share(last.low), "high": field.share(last.high)}
            told = [words.interval.format(**ends)]
        if line.official is not None:
            told.append(f"{words.official} {field.share(line.official)}")
        blocks.append((field.upward.at(last.share), number, told))
    foot = 0.0
    room = right - left
    for y, number, told in sorted(blocks):
        line = lines[number]
        y = max(y + 4, foot + LINE + 6)
        _mark(canvas, left - 7, y - 4, number)
        rows = canvas.label(left, y, line.label, room=room)
        foot = y + rows * LINE
        share = field.share(line.points[-1].share)
        canvas.words(left, foot, share, is_strong=True)
        for note in told:
            rows = canvas.label(
                left,
                foot + LINE,
                note,
                room=room,
                lines=NOTE_LINES,
                tone=Tone.NOTE,
                size=SMALL,
            )
            foot += rows * LINE
    return foot


def _rows(
    lines: Sequence[ShareLine], field: _Field, words: ConvergenceWords
) -> Iterator[tuple[str, ...]]:
    for line in lines:
        for point in line.points:
            ends = ("", "")
            if point.low is not None and point.high is not None:
                ends = (field.share(point.low), field.share(point.high))
            at = field.moments.text(point.at)
            yield (at, line.label, field.share(point.share), *ends)
        if line.official is not None:
            yield (words.official, line.label, field.share(line.official), "", "")
