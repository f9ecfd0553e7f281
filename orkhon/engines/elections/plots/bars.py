"""Counts with their whole, one bar under the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.elections.plots.axes import proportion
from orkhon.engines.elections.plots.canvas import Canvas
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
from orkhon.engines.elections.plots.rows import THICK, Row, Rows, rows_on
from orkhon.engines.elections.plots.scales import Scale


@dataclass(frozen=True)
class Bar:
    """A count of a whole, with the ends of its interval where one may be given.

    Attributes:
        low: Proportion of 1; None, with `high`, where there is no interval.
    """

    label: str
    count: int
    whole: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class BarWords:
    """The words on the plot; `{…}` are filled with figures."""

    label: str = "Answer"
    count: str = "Count"
    whole: str = "Of"
    share: str = "Share"
    low: str = "From"
    high: str = "To"
    of: str = "{count} of {whole} · {share}"
    none: str = "none asked"
    finding: str = "{label}: {count} of {whole}"


def bars(
    rows: Sequence[Bar],
    *,
    title: str,
    description: str = "",
    words: BarWords = BarWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw a share of its whole for each row, and the interval as a bracketed line.

    Args:
        rows: From the top down. A whole of 0 is written as such and not drawn.
        title: What it shows, for those who cannot see it.
        description: The finding in words; "" tells every count.
        words: On the plot, in the reader's language.
        formats: How that language writes figures.
        theme: Paper or screen.
        width: In units of 1/96 inch.
    Raises:
        PlotError: no rows, a count beyond its whole, half an interval or one that
            is no stretch of proportions.
    """
    if not rows:
        raise PlotError("no counts came in")
    for row in rows:
        _check(row)
    canvas = Canvas(width, theme)
    texts = [_text(row, words, formats) for row in rows]
    sheet = rows_on(canvas, [row.label for row in rows], texts)
    for place in sheet.each(2):
        _bar(canvas, rows[place.number], sheet, place)
        sheet.text(place, texts[place.number])
    return canvas.finish(
        sheet.end(2) + 6,
        title=title,
        description=description
        or "; ".join(
            words.finding.format(
                label=row.label,
                count=formats.count(row.count),
                whole=formats.count(row.whole),
            )
            for row in rows
        ),
        table=table_of(
            (
                words.label,
                words.count,
                words.whole,
                words.share,
                words.low,
                words.high,
            ),
            [_table_row(row, words, formats) for row in rows],
        ),
    )


def _check(row: Bar) -> None:
    if not 0 <= row.count <= row.whole:
        raise PlotError(f"{row.label}: {row.count} of {row.whole} cannot be")
    if (row.low is None) != (row.high is None):
        raise PlotError(f"{row.label} has half an interval")
    if row.low is not None and row.high is not None:
        proportion(row.low, f"the interval of {row.label}")
        proportion(row.high, f"the interval of {row.label}")
        if row.low > row.high:
            raise PlotError(f"the interval of {row.label} ends before it begins")


def _bar(canvas: Canvas, row: Bar, sheet: Rows, place: Row) -> None:
    if row.whole == 0:
        return
    across = Scale(0, 1, sheet.left, sheet.right)
    far = across.at(row.count / row.whole)
    canvas.rect(sheet.left, place.top, far - sheet.left, THICK, fill=Tone.ACCENT)
    canvas.rect(sheet.left, place.top, sheet.right - sheet.left, THICK, line=Tone.EDGE)
    if row.low is not None and row.high is not None:
        _interval(canvas, across.at(row.low), across.at(row.high), place)


def _interval(canvas: Canvas, low: float, high: float, place: Row) -> None:
    """A line with two ends below the bar, where it is seen on dark and on light."""
    y = place.top + THICK + 4
    canvas.line(low, y, high, y, tone=Tone.INK, thick=1.25)
    for x in (low, high):
        canvas.line(x, y - 3, x, y + 3, tone=Tone.INK, thick=1.25)


def _text(row: Bar, words: BarWords, formats: Formats) -> str:
    if row.whole == 0:
        return words.none
    return words.of.format(
        count=formats.count(row.count),
        whole=formats.count(row.whole),
        share=formats.percent(row.count / row.whole, 0),
    )


def _table_row(row: Bar, words: BarWords, formats: Formats) -> tuple[str, ...]:
    ends = ("", "")
    if row.low is not None and row.high is not None:
        ends = (formats.percent(row.low, 1), formats.percent(row.high, 1))
    share = formats.percent(row.count / row.whole, 1) if row.whole else words.none
    return (
        row.label,
        formats.count(row.count),
        formats.count(row.whole),
        share,
        *ends,
    )
