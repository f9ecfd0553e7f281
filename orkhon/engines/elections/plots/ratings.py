"""How observers rated their visits, city by city."""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.elections.plots.axes import SMALL
from orkhon.engines.elections.plots.canvas import LETTER, LINE, Canvas
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
from orkhon.engines.elections.plots.rows import (
    LARGEST_TEXT,
    THICK,
    Row,
    Rows,
    rows_on,
    rule_under,
)
from orkhon.engines.elections.plots.scales import Scale

COLUMN = 34.0
COLUMN_NARROW = 27.0
LARGEST_LAST = 80.0
NARROW = 480
SWATCH = 20.0
LIGHTEST = 0.12


@dataclass(frozen=True)
class CityRatings:
    """Visits in a city: one count for each rating, best first, and those without."""

    city: str
    counts: tuple[int, ...]
    not_rated: int = 0


@dataclass(frozen=True)
class RatingWords:
    """The words on the plot; `{…}` are filled with figures."""

    city: str = "City"
    ratings: tuple[str, ...] = ("very good", "good", "bad", "very bad")
    not_rated: str = "not rated"
    visits: str = "visits"
    no_visits: str = "no visits"
    finding: str = "{visits} visits in {cities} cities: {ratings}."


def ratings_by_city(
    rows: Sequence[CityRatings],
    *,
    title: str,
    description: str = "",
    words: RatingWords = RatingWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw a bar of visits for each city, with every count written beside it.

    Bars are as long as the visits are many, on one scale, so that one bad visit of
    two does not look like a city of them. The worse, the darker; what was not rated
    is hatched.

    Args:
        rows: From the top down. A city without visits is written as such.
        title: What it shows, for those who cannot see it.
        description: The finding in words; "" tells the sums.
        words: On the plot, in the reader's language; its ratings say how many counts
            a row has.
        formats: How that language writes figures.
        theme: Paper or screen.
        width: In units of 1/96 inch.
    Raises:
        PlotError: no cities, a row without a count for each rating, counts below 0,
            fewer than two ratings.
    """
    if not rows:
        raise PlotError("no ratings came in")
    ratings = len(words.ratings)
    if ratings < 2:
        raise PlotError(f"{ratings} ratings do not tell good from bad")
    for row in rows:
        if len(row.counts) != ratings:
            raise PlotError(f"{row.city} has {len(row.counts)} counts of {ratings}")
        if min(*row.counts, row.not_rated) < 0:
            raise PlotError(f"{row.city} has a count below 0")
    canvas = Canvas(width, theme)
    counts = [count for row in rows for count in (*row.counts, row.not_rated)]
    widest = max(width_of(formats.count(count), LETTER) for count in counts)
    last = min(max(widest, width_of(words.visits, SMALL)) + 10, LARGEST_LAST)
    column = max(COLUMN_NARROW if width < NARROW else COLUMN, widest + 6)
    column = min(column, (LARGEST_TEXT * width - last - 8) / (ratings + 1))
    sheet = rows_on(
        canvas,
        [row.city for row in rows],
        (),
        text_room=(ratings + 1) * column + 8 + last,
    )
    ends = [sheet.right + 8 + column * (number + 1) for number in range(ratings + 1)]
    ends.append(float(width))
    top = _key(canvas, words) + 12
    _heads(canvas, ends, top, words)
    top += LINE + 8
    most = max(_visits(row) for row in rows)
    for place in sheet.each(top):
        row = rows[place.number]
        if _visits(row) == 0:
            canvas.words(sheet.left, place.foot, words.no_visits, tone=Tone.NOTE)
            continue
        _bar(canvas, row, sheet, place, most)
        told = [*row.counts, row.not_rated, _visits(row)]
        for number, (end, count) in enumerate(zip(ends, told, strict=True)):
            canvas.words(
                end,
                place.foot,
                formats.count(count),
                anchor="end",
                tone=Tone.INK if count else Tone.NOTE,
                is_strong=number == len(told) - 1,
            )
    return canvas.finish(
        sheet.end(top) + 8,
        title=title,
        description=description or _finding(rows, words, formats),
        table=table_of(
            (words.city, *words.ratings, words.not_rated, words.visits),
            [
                (
                    row.city,
                    *(formats.count(count) for count in row.counts),
                    formats.count(row.not_rated),
                    formats.count(_visits(row)) if _visits(row) else words.no_visits,
                )
                for row in rows
            ],
        ),
    )


def _visits(row: CityRatings) -> int:
    return sum(row.counts) + row.not_rated


def _tint(number: int, ratings: int) -> float:
    return LIGHTEST + (1 - LIGHTEST) * number / (ratings - 1)


def _piece(
    canvas: Canvas, number: int, ratings: int, box: tuple[float, float, float, float]
) -> None:
    """One rating's part of a bar, or its sign in the key."""
    if number < ratings:
        canvas.step(*box, _tint(number, ratings))
    else:
        canvas.hatch(*box, tone=Tone.EDGE)
    canvas.rect(*box, line=Tone.CUT)


def _key(canvas: Canvas, words: RatingWords) -> float:
    """Each rating with its sign, in as many lines as they need; returns the foot."""
    names = (*words.ratings, words.not_rated)
    x, y = 0.5, 13.0
    for number, name in enumerate(names):
        room = min(SWATCH + 6 + width_of(name, LETTER), canvas.width - 1)
        if x > 1 and x + room > canvas.width:
            x, y = 0.5, y + LINE + 4
        _piece(canvas, number, len(words.ratings), (x, y - 10, SWATCH, 11))
        canvas.words(
            x + SWATCH + 6, y, name, tone=Tone.SOFT, room=canvas.width - SWATCH - 8
        )
        x += room + 14
    return y


def _heads(
    canvas: Canvas, ends: Sequence[float], top: float, words: RatingWords
) -> None:
    """The signs again, over the columns of counts."""
    for number, end in enumerate(ends[:-1]):
        box = (end - 16, top, 16.0, 8.0)
        _piece(canvas, number, len(words.ratings), box)
    canvas.words(
        ends[-1],
        top + 8,
        words.visits,
        tone=Tone.NOTE,
        anchor="end",
        size=SMALL,
        room=ends[-1] - ends[-2],
    )
    rule_under(canvas, top + LINE)


def _bar(canvas: Canvas, row: CityRatings, sheet: Rows, place: Row, most: int) -> None:
    across = Scale(0, most, sheet.left, sheet.right)
    passed = 0
    for number, count in enumerate((*row.counts, row.not_rated)):
        if count:
            start, end = across.at(passed), across.at(passed + count)
            box = (start, place.top, end - start, THICK)
            _piece(canvas, number, len(row.counts), box)
        passed += count


def _finding(rows: Sequence[CityRatings], words: RatingWords, formats: Formats) -> str:
    sums = [sum(counts) for counts in zip(*(row.counts for row in rows), strict=True)]
    sums.append(sum(row.not_rated for row in rows))
    names = (*words.ratings, words.not_rated)
    return words.finding.format(
        visits=formats.count(sum(sums)),
        cities=formats.count(len(rows)),
        ratings=", ".join(
            f"{formats.count(count)} {name}"
            for count, name in zip(sums, names, strict=True)
        ),
    )
