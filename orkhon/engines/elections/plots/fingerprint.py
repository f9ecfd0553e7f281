"""The fingerprint of an election: where its polling stations lie in turnout and share.

Klimek, Yegorov, Hanel and Thurner, "Statistical detection of systematic election
irregularities", PNAS 109 (2012), use the picture under this name.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from orkhon.engines.elections.plots.axes import (
    SMALL,
    TO_NAME,
    axis_below,
    axis_left,
    count_of,
    name_above,
    parts_in,
    places,
    proportion,
)
from orkhon.engines.elections.plots.canvas import LINE, Canvas, figure, through
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
from orkhon.engines.elections.plots.scales import Scale, decimals_of, round_step, ticks

SHADES = 8
LIGHTEST = 0.16
LEFT = 46.0
MARGIN_HIGH = 48.0
LARGEST_SIDE = 470.0
CELLS_AT_MOST = 200
GROUPS = 10


@dataclass(frozen=True)
class FingerprintWords:
    """The words on the plot; `{…}` are filled with figures."""

    turnout: str = "Turnout"
    share: str = "Share of the leader"
    stations: str = "Polling stations"
    in_a_cell: str = "Stations in a cell, from"
    outside: str = "Outside the plot: {count}"
    finding: str = (
        "{stations} polling stations by turnout and share. The fullest cell holds "
        "{most}, at turnout {turnout} and share {share}."
    )


def fingerprint(
    matrix: Iterable[Iterable[float]],
    x_edges: Iterable[float],
    y_edges: Iterable[float],
    *,
    title: str,
    description: str = "",
    outside: int = 0,
    shades: Literal["log", "sqrt"] = "sqrt",
    words: FingerprintWords = FingerprintWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw how many stations lie at each turnout and share, with the sums at the edges.

    Args:
        matrix: matrix[i][j] stations with turnout between x_edges[i] and [i + 1],
            share between y_edges[j] and [j + 1]; at most 200 by 200.
        x_edges: Turnout, proportions of 1, equal steps, one more than rows.
        y_edges: Share, the same; one more than columns.
        title: What it shows, for those who cannot see it.
        description: The finding in words; "" says where most stations lie.
        outside: Stations that lie beyond the edges; written below.
        shades: Steps of the shade go by the root of a count, or by its logarithm
            where a few cells hold most.
        words: On the plot, in the reader's language.
        formats: How that language writes figures.
        theme: Paper or screen.
        width: In units of 1/96 inch.
    Raises:
        PlotError: no stations, sizes that differ, steps that are not equal, counts
            below 0, edges that are no proportions.
    """
    x_edges, y_edges = list(map(float, x_edges)), list(map(float, y_edges))
    cells = _checked(matrix, x_edges, y_edges)
    side = min(width - LEFT - MARGIN_HIGH - 12, LARGEST_SIDE)
    left, top = LEFT, LINE + MARGIN_HIGH + 14
    right, foot = left + side, top + side
    across = Scale(x_edges[0], x_edges[-1], left, right)
    upward = Scale(y_edges[0], y_edges[-1], foot, top)
    canvas = Canvas(width, theme)
    name_above(canvas, words.share, left=2, foot=LINE, room=width - 4)

    axis_below(
        canvas,
        _percents(across, side, formats),
        foot=foot,
        left=left,
        right=right,
        top=top,
        name=words.turnout,
    )
    axis_left(canvas, _percents(upward, side, formats), left=left, right=right)
    starts = _starts(max(max(row) for row in cells), shades)
    place = (
        f"translate({figure(left)} {figure(foot)})"
        f" scale({side / len(cells):.6g} {-side / len(cells[0]):.6g})"
    )
    for number in range(len(starts)):
        d = "".join(_boxes(cells, starts, number + 1))
        under = _tint(number - 1, starts) if number else 0
        canvas.cells(d, _tint(number, starts), under, place)
    canvas.line(left, top, left, foot, tone=Tone.CUT, thick=1)
    _sums(canvas, [sum(row) for row in cells], across, top - 6, is_upright=False)
    _sums(
        canvas,
        [sum(column) for column in zip(*cells, strict=True)],
        upward,
        right + 6,
        is_upright=True,
    )
    end = _key(canvas, starts, foot + TO_NAME + 26, left, side, words, formats)
    if outside:
        end += LINE + 2
        told = words.outside.format(count=formats.count(outside))
        canvas.words(left, end, told, tone=Tone.NOTE)
    return canvas.finish(
        end + 8,
        title=title,
        description=description
        or _finding(cells, x_edges, y_edges, words=words, formats=formats),
        table=table_of(
            (words.turnout, words.share, words.stations),
            _by_tens(cells, x_edges, y_edges, formats),
        ),
    )


def _percents(scale: Scale, side: float, formats: Formats) -> list[tuple[float, str]]:
    values = ticks(scale.low, scale.high, parts_in(side))
    decimals = decimals_of(round_step(scale.high - scale.low, parts_in(side)))
    return places(scale, values, lambda value: formats.percent(value, decimals))


def _checked(
    matrix: Iterable[Iterable[float]],
    x_edges: Sequence[float],
    y_edges: Sequence[float],
) -> list[list[float]]:
    cells = [
        [float(count_of(float(cell), "a cell of the fingerprint")) for cell in row]
        for row in matrix
    ]
    sizes = {len(row) for row in cells}
    if len(cells) != len(x_edges) - 1 or sizes != {len(y_edges) - 1}:
        raise PlotError(
            f"{len(x_edges)} edges of turnout and {len(y_edges)} of share do not "
            f"bound {len(cells)} rows of {sorted(sizes)} cells"
        )
    if max(len(cells), *sizes) > CELLS_AT_MOST:
        raise PlotError(f"more than {CELLS_AT_MOST} cells on a side cannot be told")
    for edges, what in ((x_edges, "turnout"), (y_edges, "share")):
        proportion(edges[0], f"an edge of {what}")
        proportion(edges[-1], f"an edge of {what}")
        step = (edges[-1] - edges[0]) / (len(edges) - 1)
        for number, edge in enumerate(edges):
            if step <= 0 or abs(edges[0] + number * step - edge) > step / 1000:
                raise PlotError(f"the edges of {what} do not rise by equal steps")
    if sum(map(sum, cells)) < 1:
        raise PlotError("no polling stations came in")
    return cells


def _starts(most: float, shades: Literal["log", "sqrt"]) -> list[int]:
    """The smallest count of each shade, from 1 up, none twice."""
    found = {1}
    for number in range(1, SHADES):
        part = number / SHADES
        start = (
            most * part**2 if shades == "sqrt" else math.expm1(math.log1p(most) * part)
        )
        found.add(max(1, math.ceil(start)))
    return sorted(start for start in found if start <= max(1, most))


def _tint(number: int, starts: Sequence[int]) -> float:
    """How dark a step is; a cell with one station is still seen in print."""
    if len(starts) == 1:
        return 1
    return LIGHTEST + (1 - LIGHTEST) * number / (len(starts) - 1)


def _boxes(
    cells: Sequence[Sequence[float]], starts: Sequence[int], level: int
) -> Iterator[str]:
    """Rectangles that together cover the cells of a level and above, in cells."""
    open_runs: dict[tuple[int, int], int] = {}
    for i in range(len(cells) + 1):
        runs = (
            set(_runs([_level(cell, starts) >= level for cell in cells[i]]))
            if i < len(cells)
            else set()
        )
        for run in sorted(set(open_runs) - runs):
            since = open_runs.pop(run)
            yield f"M{since} {run[0]}h{i - since}v{run[1] - run[0]}h{since - i}z"
        for run in runs:
            open_runs.setdefault(run, i)


def _level(cell: float, starts: Sequence[int]) -> int:
    return max(1, bisect_right(starts, cell)) if cell > 0 else 0


def _runs(marked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of true."""
    start = None
    for place, mark in enumerate([*marked, False]):
        if mark and start is None:
            start = place
        elif not mark and start is not None:
            yield start, place
            start = None


def _sums(
    canvas: Canvas,
    sums: Sequence[float],
    scale: Scale,
    base: float,
    *,
    is_upright: bool,
) -> None:
    """The stations of each column over the plot, of each row beside it."""
    most = max(sums)
    step = (scale.end - scale.start) / len(sums)
    outline: list[tuple[float, float]] = []
    for number, value in enumerate(sums):
        reach = value / most * (MARGIN_HIGH - 4)
        far = base + reach if is_upright else base - reach
        for place in (
            scale.start + number * step,
            scale.start + (number + 1) * step,
        ):
            outline.append((far, place) if is_upright else (place, far))
    first, last = outline[0], outline[-1]
    ends = (
        [(base, first[1]), *outline, (base, last[1])]
        if is_upright
        else [(first[0], base), *outline, (last[0], base)]
    )
    canvas.path(through(ends) + "z", fill=Tone.WASH)
    canvas.polyline(outline, tone=Tone.ACCENT, thick=1)


def _key(
    canvas: Canvas,
    starts: Sequence[int],
    top: float,
    left: float,
    side: float,
    words: FingerprintWords,
    formats: Formats,
) -> float:
    canvas.words(left, top, words.in_a_cell, tone=Tone.SOFT, room=canvas.width - left)
    step = min(44.0, side / len(starts))
    for number, start in enumerate(starts):
        x = left + number * step
        canvas.step(x, top + 8, step, 11, _tint(number, starts))
        canvas.words(
            x, top + 32, formats.count(start), tone=Tone.NOTE, size=SMALL - 0.5
        )
    return top + 32


def _finding(
    cells: Sequence[Sequence[float]],
    x_edges: Sequence[float],
    y_edges: Sequence[float],
    *,
    words: FingerprintWords,
    formats: Formats,
) -> str:
    most, i, j = max(
        (cell, -i, -j) for i, row in enumerate(cells) for j, cell in enumerate(row)
    )
    return words.finding.format(
        stations=formats.count(sum(map(sum, cells))),
        most=formats.count(most),
        turnout=_stretch(x_edges[-i], x_edges[1 - i], formats),
        share=_stretch(y_edges[-j], y_edges[1 - j], formats),
    )


def _stretch(low: float, high: float, formats: Formats) -> str:
    decimals = decimals_of(high - low) if 100 * (high - low) < 1 - 1e-9 else 0
    return f"{formats.percent(low, decimals)}–{formats.percent(high, decimals)}"


def _by_tens(
    cells: Sequence[Sequence[float]],
    x_edges: Sequence[float],
    y_edges: Sequence[float],
    formats: Formats,
) -> list[tuple[str, str, str]]:
    """The same figures in about ten groups a side, in order, none that is empty."""
    sums: Counter[tuple[int, int]] = Counter()
    across, upward = _groups(x_edges), _groups(y_edges)
    for i, row in enumerate(cells):
        for j, cell in enumerate(row):
            place = (
                bisect_right(across, (x_edges[i] + x_edges[i + 1]) / 2) - 1,
                bisect_right(upward, (y_edges[j] + y_edges[j + 1]) / 2) - 1,
            )
            sums[place] += cell  # type: ignore[assignment]  # -- weights are counts here
    return [
        (
            _stretch(across[i], across[i + 1], formats),
            _stretch(upward[j], upward[j + 1], formats),
            formats.count(cells_in),
        )
        for (i, j), cells_in in sorted(sums.items())
        if cells_in > 0
    ]


def _groups(edges: Sequence[float]) -> list[float]:
    """Those of the edges that lie nearest to round values; all where they are few."""
    if len(edges) <= GROUPS + 1:
        return list(edges)
    inner = {
        min(edges, key=lambda edge: abs(edge - tick))
        for tick in ticks(edges[0], edges[-1], GROUPS)
    }
    return sorted({edges[0], *inner, edges[-1]})
