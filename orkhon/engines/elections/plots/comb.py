"""The comb of whole percentages: what was observed against what chance would give.

After Kobak, Shpilkin and Pshenichnikov, "Integer percentages as electoral
falsification fingerprints", Annals of Applied Statistics 10(1), 2016.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from orkhon.engines.elections.plots.axes import (
    SMALL,
    TO_NAME,
    TO_VALUES,
    axis_below,
    axis_left,
    count_of,
    name_above,
    parts_in,
    places,
    proportion,
)
from orkhon.engines.elections.plots.canvas import LINE, Canvas, stairs, through
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
from orkhon.engines.elections.plots.scales import Scale, ticks

STEP = 0.001
WHOLE = 10
STRETCHES = (1000, 500, 250, 100)
# Narrower bins than this would run into each other.
NARROWEST_BIN = 1.1
STRIP = 112.0
STRIP_ALONE = 170.0
LEFT = 46.0
RIGHT = 22.0
# Tens of percent at the ends that hold fewer stations than this are left out.
FEW = 0.002


@dataclass(frozen=True)
class CombWords:
    """The words on the plot; `{…}` are filled with figures."""

    percentage: str = "Percentage"
    stations: str = "Polling stations in each 0.1 point"
    observed: str = "observed"
    expected: str = "expected by chance alone"
    whole: str = "at a whole percentage"
    difference: str = "difference"
    left_out: str = "Beyond {first} and {last}: {count} more"
    finding: str = (
        "At whole percentages lie {observed} stations; chance alone gives {expected}."
    )


def integer_comb(
    bins: Iterable[float],
    observed: Iterable[float],
    expected: Iterable[float],
    *,
    title: str,
    description: str = "",
    rows: int | None = None,
    words: CombWords = CombWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw a histogram of percentages in steps of 0.1 points with its expectation.

    Stems mark the whole percentages. All strips have one scale of counts; it does
    not stretch for the bins of 0% and 100%, whose counts are written where they
    go beyond it.

    Args:
        bins: Middle of each bin as a proportion of 1 (0.000, 0.001, …), rising by
            0.001; any stretch. Tens of percent at its ends that hold next to nothing
            are not drawn, and what they hold is written below.
        observed: Stations in each bin.
        expected: Stations expected in each bin under the null.
        title: What it shows, for those who cannot see it.
        description: The finding in words; "" counts the whole percentages.
        rows: Strips, one under the other; None chooses by the width.
        words: On the plot, in the reader's language.
        formats: How that language writes figures.
        theme: Paper or screen.
        width: In units of 1/96 inch.
    Raises:
        PlotError: no stations, lengths that differ, bins that do not rise by 0.001,
            counts below 0.
    """
    observed, expected = list(observed), list(expected)
    thousandths = _checked(list(bins), observed, expected)
    first, last = _drawn(thousandths, observed)
    left, right = LEFT, width - RIGHT
    stretch = min(_stretch(first, last, right - left, rows), last - first)
    canvas = Canvas(width, theme)
    y = _key(canvas, words)
    name_above(canvas, words.stations, left=2, foot=y, room=width - 4)
    y += 14
    counts = dict(zip(thousandths, zip(observed, expected, strict=True), strict=True))
    most = _most(counts, first, last)
    high = STRIP_ALONE if last - first <= stretch else STRIP
    for start in range(first, last, stretch):
        end = min(start + stretch, last)
        far = left + (right - left) * (end - start) / stretch
        across = Scale(start - 0.5, end - 0.5 + (end == last), left, far)
        upward = Scale(0, most, y + high, y)
        _strip(canvas, counts, across, upward, formats)
        y += high + TO_VALUES + 16
    canvas.words(
        (left + right) / 2,
        y - 16 - TO_VALUES + TO_NAME,
        words.percentage,
        tone=Tone.SOFT,
        anchor="middle",
    )
    beyond = sum(
        pair[0] for place, pair in counts.items() if not first <= place <= last
    )
    if beyond:
        told = words.left_out.format(
            first=formats.percent(first / 1000, 0),
            last=formats.percent(last / 1000, 0),
            count=formats.count(beyond),
        )
        y += LINE + 4
        canvas.words(left, y, told, tone=Tone.NOTE, room=width - left)
    wholes = [place for place in thousandths if place % WHOLE == 0]
    return canvas.finish(
        y + 8,
        title=title,
        description=description
        or words.finding.format(
            observed=formats.count(sum(counts[place][0] for place in wholes)),
            expected=formats.count(sum(counts[place][1] for place in wholes)),
        ),
        table=table_of(
            (words.percentage, words.observed, words.expected, words.difference),
            [
                (
                    formats.percent(place / 1000, 0),
                    formats.count(counts[place][0]),
                    formats.count(counts[place][1]),
                    formats.count(counts[place][0] - counts[place][1]),
                )
                for place in wholes
                if first <= place <= last
            ],
        ),
    )


def _checked(
    bins: Sequence[float], observed: Sequence[float], expected: Sequence[float]
) -> list[int]:
    """The bins in thousandths."""
    if not len(bins) == len(observed) == len(expected):
        raise PlotError(
            f"{len(bins)} bins, {len(observed)} observed and {len(expected)} expected"
        )
    for value in observed:
        count_of(value, "a bin of the comb")
    for value in expected:
        count_of(value, "an expectation of the comb")
    if sum(observed) == 0:
        raise PlotError("no polling stations came in")
    thousandths = [round(1000 * proportion(float(bin_), "a bin")) for bin_ in bins]
    for number, bin_ in enumerate(bins):
        is_next = thousandths[number] == thousandths[0] + number
        if not is_next or abs(1000 * bin_ - thousandths[number]) > STEP:
            raise PlotError(f"bin {bin_} is not a step of 0.001 after the one before")
    return thousandths


def _drawn(thousandths: Sequence[int], observed: Sequence[float]) -> tuple[int, int]:
    """First and last bin drawn: whole tens of percent, without nearly empty ends."""
    few = FEW * sum(observed)
    first = _end(zip(thousandths, observed, strict=True), few) // 100 * 100
    backwards = zip(reversed(thousandths), reversed(observed), strict=True)
    last = -(-_end(backwards, few) // 100) * 100
    first, last = max(first, thousandths[0]), min(last, thousandths[-1])
    return (first, last) if last > first else (first - 5, last + 5)


def _end(bins: Iterable[tuple[int, float]], few: float) -> int:
    """The first bin by which more than a few stations have been passed."""
    places, counts = zip(*bins, strict=True)
    passed = accumulate(counts)
    return int(places[sum(1 for total in passed if total <= few)])


def _stretch(first: int, last: int, room: float, rows: int | None) -> int:
    """Bins in one strip."""
    if rows is not None:
        if rows < 1:
            raise PlotError(f"a plot cannot have {rows} strips")
        return math.ceil((last - first) / rows / 100) * 100
    fit = room / NARROWEST_BIN
    return next((one for one in STRETCHES if one <= fit), STRETCHES[-1])


def _most(counts: dict[int, tuple[float, float]], first: int, last: int) -> float:
    """The end of the scale of counts: the most inside, or at the ends if only there."""
    inside = [max(counts[p]) for p in counts if first <= p <= last and 0 < p < 1000]
    return max(inside, default=0) or max(max(pair) for pair in counts.values())


def _strip(
    canvas: Canvas,
    counts: dict[int, tuple[float, float]],
    across: Scale,
    upward: Scale,
    formats: Formats,
) -> None:
    start, end = math.ceil(across.low), math.floor(across.high)
    foot, left, right = upward.start, across.start, across.end
    axis_left(
        canvas,
        places(upward, ticks(0, upward.high, 3, is_counted=True), formats.count),
        left=left,
        right=right,
    )
    outlines: list[list[tuple[float, float]]] = [[], []]
    for place in range(start, end + 1):
        for outline, value in zip(outlines, counts.get(place, (0, 0)), strict=True):
            y = upward.at(min(value, upward.high))
            outline += [(across.at(place - 0.5), y), (across.at(place + 0.5), y)]
    seen, chance = outlines
    canvas.path(through([(left, foot), *chance, (right, foot)]) + "z", fill=Tone.WASH)
    wholes = [place for place in range(start, end + 1) if place % WHOLE == 0]
    for place in wholes:
        x = across.at(place)
        canvas.line(x, upward.end, x, foot, tone=Tone.RULE, thick=0.5)
    canvas.path(_stairs(chance), line=Tone.ACCENT, thick=0.7, dash="3 2")
    canvas.path(_stairs(seen), line=Tone.INK, thick=0.6)
    for place in wholes:
        _stem(canvas, counts.get(place, (0, 0)), across.at(place), upward)
    for place in (start, end):
        value = counts.get(place, (0, 0))[0]
        if value > upward.high:
            canvas.words(
                across.at(place) + (6 if place == start else -6),
                upward.end + 8,
                f"{formats.percent(place / 1000, 0)}: {formats.count(value)} ↑",
                anchor="start" if place == start else "end",
                size=SMALL,
            )
    axis_below(
        canvas,
        [
            (across.at(place), formats.percent(place / 1000, 0))
            for place in _named(start, end, right - left)
        ],
        foot=foot,
        left=left,
        right=right,
    )


def _named(start: int, end: int, room: float) -> list[int]:
    """The whole percentages named below a strip."""
    parts = parts_in(room)
    step = next(
        s for s in (10, 20, 50, 100, 200, 500, 1000) if (end - start) / s <= parts
    )
    return list(range(-(-start // step) * step, end + 1, step))


def _stem(canvas: Canvas, pair: tuple[float, float], x: float, upward: Scale) -> None:
    """A whole percentage: a stem between what was seen and chance, with a point at what was seen."""
    seen, chance = (upward.at(min(value, upward.high)) for value in pair)
    if abs(seen - chance) > 0.01:
        canvas.line(x, seen, x, chance, tone=Tone.ACCENT, thick=1.8)
    canvas.circle(x, seen, 1.5, fill=Tone.ACCENT)


def _stairs(outline: Sequence[tuple[float, float]]) -> str:
    """One point for each change of height, which is half as long as every corner."""
    return stairs([*outline[::2], outline[-1]])


def _key(canvas: Canvas, words: CombWords) -> float:
    canvas.line(2, 11, 26, 11, tone=Tone.INK, thick=1)
    canvas.words(32, LINE, words.observed, tone=Tone.SOFT)
    canvas.rect(2, LINE + 9, 24, 9, fill=Tone.WASH)
    canvas.line(2, LINE + 9, 26, LINE + 9, tone=Tone.ACCENT, thick=1, dash="3 2")
    canvas.words(
        32, 2 * LINE + 3, words.expected, tone=Tone.SOFT, room=canvas.width - 36
    )
    canvas.circle(14, 2 * LINE + 17, 2.5, fill=Tone.ACCENT)
    canvas.words(32, 3 * LINE + 6, words.whole, tone=Tone.SOFT, room=canvas.width - 36)
    return 4 * LINE + 16
