"""Protocols that do not add up: by how much, relation by relation."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orkhon.engines.elections.plots.axes import (
    SMALL,
    TO_NAME,
    axis_below,
)
from orkhon.engines.elections.plots.canvas import Canvas
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
from orkhon.engines.elections.plots.rows import rows_on
from orkhon.engines.elections.plots.scales import SignedLogScale

LARGEST_DOT = 9.0
SMALLEST_DOT = 2.4
# Differences whose dots would lie closer than this share a dot.
PITCH = 5.0
EDGE = 24.0


@dataclass(frozen=True)
class RelationResiduals:
    """One relation: the difference of every protocol that was checked, 0 as well."""

    label: str
    differences: Iterable[int]


@dataclass(frozen=True)
class ResidualWords:
    """The words on the plot; `{…}` are filled with figures."""

    relation: str = "Relation"
    checked: str = "Checked"
    differing: str = "Do not add up"
    too_few: str = "Too few"
    too_many: str = "Too many"
    farthest: str = "Farthest"
    axis: str = "Difference"
    adds_up: str = "all {checked} add up"
    of: str = "{differing} of {checked} differ"
    unchecked: str = "none checked"
    finding: str = "{differing} of {checked} checks do not add up."


def relation_residuals(
    relations: Sequence[RelationResiduals],
    *,
    title: str,
    description: str = "",
    words: ResidualWords = ResidualWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw the differences on a scale of tens, too few to the left, too many right.

    A dot is as large as the number of protocols with its difference (area in
    proportion, tiny ones enlarged to be seen). Protocols that add up are counted in
    words: they would hide the others.

    Args:
        relations: From the top down; protocols that could not be checked stay out.
        title: What it shows, for those who cannot see it.
        description: The finding in words; "" tells the sums.
        words: On the plot, in the reader's language.
        formats: How that language writes figures.
        theme: Paper or screen.
        width: In units of 1/96 inch.
    Raises:
        PlotError: no relations, or none of them checked on any protocol.
    """
    counted = [Counter(map(int, relation.differences)) for relation in relations]
    if not any(counted):
        raise PlotError("no protocols came in that could be checked")
    canvas = Canvas(width, theme)
    texts = [_text(counts, words, formats) for counts in counted]
    sheet = rows_on(canvas, [relation.label for relation in relations], texts)
    farthest = max(10, *(abs(size) for counts in counted for size in counts))
    across = SignedLogScale(farthest, sheet.left + EDGE, sheet.right - EDGE)
    foot = sheet.end(8) + 12
    ticks = across.ticks()
    axis_below(
        canvas,
        [(across.at(tick), formats.count(tick)) for tick in _named(across, formats)],
        foot=foot,
        left=sheet.left,
        right=sheet.right,
        name=words.axis,
    )
    dots = [_dots(counts, across) for counts in counted]
    most = max((sum(dot.values()) for row in dots for dot in row), default=1)
    for place in sheet.each(8):
        y = place.top + 6
        canvas.line(sheet.left, y, sheet.right, y, tone=Tone.RULE)
        for tick in ticks:
            x = across.at(tick)
            tone, high = (Tone.INK, 9.0) if tick == 0 else (Tone.RULE, 6.0)
            canvas.line(x, y - high, x, y + high, tone=tone)
        for dot in dots[place.number]:
            _draw(canvas, dot, across, y, most, formats)
        sheet.text(place, texts[place.number])
    _ends(canvas, sheet.left, sheet.right, foot + TO_NAME + 16, words)
    return canvas.finish(
        foot + TO_NAME + 24,
        title=title,
        description=description
        or words.finding.format(
            differing=formats.count(sum(map(_differing, counted))),
            checked=formats.count(sum(counts.total() for counts in counted)),
        ),
        table=table_of(
            (
                words.relation,
                words.checked,
                words.differing,
                words.too_few,
                words.too_many,
                words.farthest,
            ),
            [
                _row(relation.label, counts, formats)
                for relation, counts in zip(relations, counted, strict=True)
            ],
        ),
    )


def _differing(counts: Counter[int]) -> int:
    return counts.total() - counts[0]


def _text(counts: Counter[int], words: ResidualWords, formats: Formats) -> str:
    if not counts.total():
        return words.unchecked
    told = words.of if _differing(counts) else words.adds_up
    return told.format(
        differing=formats.count(_differing(counts)),
        checked=formats.count(counts.total()),
    )


def _named(across: SignedLogScale, formats: Formats) -> list[int]:
    """The ticks whose figures have room, the same on both sides of zero."""
    kept = [0]
    free = across.at(0) + 8
    for tick in across.ticks():
        half = width_of(formats.count(-tick), SMALL) / 2
        if tick > 0 and across.at(tick) - half > free:
            kept += [-tick, tick]
            free = across.at(tick) + half + 6
    return kept


def _dots(counts: Counter[int], across: SignedLogScale) -> list[dict[int, int]]:
    """Differences other than 0 with their counts, those close together in one."""
    dots: list[dict[int, int]] = []
    edge = -math.inf
    for size in sorted(counts):
        if size == 0:
            edge = -math.inf
            continue
        if across.at(size) >= edge:
            dots.append({})
            edge = across.at(size) + PITCH
        dots[-1][size] = counts[size]
    return dots


def _draw(
    canvas: Canvas,
    dot: dict[int, int],
    across: SignedLogScale,
    y: float,
    most: int,
    formats: Formats,
) -> None:
    count = sum(dot.values())
    x = sum(across.at(size) * number for size, number in dot.items()) / count
    radius = max(SMALLEST_DOT, LARGEST_DOT * math.sqrt(count / most))
    low, high = min(dot), max(dot)
    sizes = _signed(low, formats)
    if high != low:
        sizes += f" … {_signed(high, formats)}"
    canvas.circle(
        x, y, radius, fill=Tone.ACCENT, says=f"{sizes}: {formats.count(count)}"
    )


def _signed(size: int, formats: Formats) -> str:
    return f"+{formats.count(size)}" if size > 0 else formats.count(size)


def _ends(
    canvas: Canvas, left: float, right: float, y: float, words: ResidualWords
) -> None:
    """Which side is which."""
    half = (right - left) / 2 - 4
    canvas.words(left, y, words.too_few, tone=Tone.NOTE, size=SMALL, room=half)
    canvas.words(
        right,
        y,
        words.too_many,
        tone=Tone.NOTE,
        anchor="end",
        size=SMALL,
        room=half,
    )


def _row(label: str, counts: Counter[int], formats: Formats) -> tuple[str, ...]:
    sizes = sorted(size for size in counts if size)
    farthest = max(sizes, key=abs, default=0)
    return (
        label,
        formats.count(counts.total()),
        formats.count(_differing(counts)),
        formats.count(sum(number for size, number in counts.items() if size < 0)),
        formats.count(sum(number for size, number in counts.items() if size > 0)),
        _signed(farthest, formats),
    )
