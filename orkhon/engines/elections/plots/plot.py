"""What a plot is: a picture, its sense in words, and the same figures as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

# The width of the text on A4 with margins of 20 mm, and of a phone's column, in
# units of 1/96 inch; letters are drawn at the same size in both.
PAGE_WIDTH = 640
PHONE_WIDTH = 344
NARROWEST = 300


class PlotError(ValueError):
    """What was given cannot be drawn; the message names it."""


class Theme(StrEnum):
    """Where a plot is looked at."""

    PAPER = "paper"
    """Ink on white, with colours of its own: papers, Word, PNG."""
    SCREEN = "screen"
    """Classes alone, which plots.css colours for light, dark and forced colours."""


@dataclass(frozen=True)
class Table:
    """The plot for those who read tables: every figure written out."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Plot:
    """A finished plot.

    Attributes:
        svg: Markup without style attributes, scripts, ids or addresses, so that it
            may stand inside a page under a strict policy.
        title: What is drawn.
        description: What it shows, in a sentence or two.
        width: In units of 1/96 inch.
        height: In the same units.
    """

    svg: str
    title: str
    description: str
    width: int
    height: int
    theme: Theme
    table: Table


def _count(value: float) -> str:
    return f"{round(value):,}"


def _percent(value: float, decimals: int) -> str:
    # Half goes up, as people round; binary fractions would go to the even digit.
    exact = (100 * Decimal(repr(float(value)))).quantize(
        Decimal(1).scaleb(-decimals), ROUND_HALF_UP
    )
    return f"{exact}%"


def _time(at: datetime) -> str:
    return f"{at:%H:%M}"


@dataclass(frozen=True)
class Formats:
    """How the language of the reader writes figures; English unless told.

    Attributes:
        count: Writes a whole number.
        percent: Writes a proportion of 1 with so many decimals, and the sign.
        time: Writes a time of day.
    """

    count: Callable[[float], str] = field(default=_count)
    percent: Callable[[float, int], str] = field(default=_percent)
    time: Callable[[datetime], str] = field(default=_time)


ENGLISH = Formats()


def as_table(plot: Plot) -> Table:
    """Give the table that stands beside a plot, for those who do not see it."""
    return plot.table


def table_of(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Freeze columns and rows of text as a table."""
    return Table(tuple(columns), tuple(tuple(row) for row in rows))
