"""The sheet that a plot is drawn on: shapes and words in, one SVG out.

No ids and no addresses are written, so that ten plots can stand on one page; a hatch
is drawn line by line for the same reason. Equal drawings give equal bytes.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

from orkhon.engines.elections.plots.lettering import shortened, wrapped
from orkhon.engines.elections.plots.palette import FACES, Tone, attributes, shade
from orkhon.engines.elections.plots.plot import (
    NARROWEST,
    Plot,
    PlotError,
    Table,
    Theme,
)

LETTER = 12.0
LINE = 15.0
HAIR = 0.75
# Characters that XML 1.0 cannot hold (production 2, Char).
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def figure(value: float) -> str:
    """Write a coordinate: at most two decimals, never “-0”."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def said(words: str) -> str:
    """Words as they may stand in XML, between tags and in attributes."""
    return escape(UNWRITABLE.sub("\ufffd", words))


class Canvas:
    """Collects the parts of one plot, from the back to the front."""

    def __init__(self, width: int, theme: Theme) -> None:
        """Take a sheet so wide, in units of 1/96 inch.

        Raises:
            PlotError: too narrow for letters of 12.
        """
        if width < NARROWEST:
            raise PlotError(f"a plot {width} wide is too narrow; {NARROWEST} at least")
        self.width = width
        self.theme = theme
        self._parts: list[str] = []

    def words(
        self,
        x: float,
        y: float,
        words: str,
        *,
        tone: Tone = Tone.INK,
        anchor: str = "start",
        is_strong: bool = False,
        size: float = LETTER,
        room: float | None = None,
    ) -> None:
        """Write one line, its foot at y; within `room` it is shortened."""
        shown = words if room is None else shortened(words, size, room)
        self._write(x, y, shown, words, tone, anchor, is_strong, size)

    def label(
        self,
        x: float,
        y: float,
        words: str,
        *,
        room: float,
        lines: int = 2,
        tone: Tone = Tone.INK,
        size: float = LETTER,
    ) -> int:
        """Write a label of several lines, its first foot at y.

        Returns:
            Lines written.
        """
        rows = wrapped(words, size, room, lines=lines)
        for number, row in enumerate(rows):
            foot = y + number * LINE
            self._write(x, foot, row, words, tone, "start", False, size)
        return len(rows)

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        tone: Tone,
        thick: float = HAIR,
        dash: str = "",
    ) -> None:
        """Draw a straight line."""
        self.path(
            f"M{figure(x1)} {figure(y1)}L{figure(x2)} {figure(y2)}",
            line=tone,
            thick=thick,
            dash=dash,
        )

    def polyline(
        self,
        points: Sequence[tuple[float, float]],
        *,
        tone: Tone,
        thick: float,
        dash: str = "",
    ) -> None:
        """Draw a line through the points."""
        self.path(through(points), line=tone, thick=thick, dash=dash)

    def path(
        self,
        d: str,
        *,
        fill: Tone | None = None,
        line: Tone | None = None,
        thick: float = HAIR,
        dash: str = "",
        says: str = "",
    ) -> None:
        """Draw a path in one tone."""
        look = attributes(self.theme, fill=fill, line=line)
        if line is not None:
            look += f' stroke-width="{figure(thick)}" stroke-linejoin="round"'
        if dash:
            look += f' stroke-dasharray="{dash}"'
        self._shape(f'<path d="{d}"{look}/>', says)

    def rect(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        *,
        fill: Tone | None = None,
        line: Tone | None = None,
    ) -> None:
        """Draw a rectangle in one tone."""
        look = attributes(self.theme, fill=fill, line=line)
        thick = f' stroke-width="{figure(HAIR)}"' if line is not None else ""
        self._parts.append(f"<rect{_box(x, y, wide, high)}{look}{thick}/>")

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: Tone | None = None,
        line: Tone | None = None,
        thick: float = 1.25,
        says: str = "",
    ) -> None:
        """Draw a circle in one tone."""
        look = attributes(self.theme, fill=fill, line=line)
        stroke = f' stroke-width="{figure(thick)}"' if line is not None else ""
        self._shape(
            f'<circle cx="{figure(x)}" cy="{figure(y)}" r="{figure(radius)}"'
            f"{look}{stroke}/>",
            says,
        )

    def step(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        share: float,
    ) -> None:
        """Fill a rectangle with one step between the sheet and the full tone."""
        look = shade(self.theme, share)
        self._parts.append(f"<rect{_box(x, y, wide, high)}{look}/>")

    def cells(self, d: str, share: float, under: float, place: str) -> None:
        """Fill many cells at once; `d` counts in cells, `place` sets them down."""
        look = shade(self.theme, share, under=under)
        self._parts.append(
            f'<path d="{d}"{look} transform="{place}" shape-rendering="crispEdges"/>'
        )

    def hatch(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        *,
        tone: Tone,
        gap: float = 5,
    ) -> None:
        """Fill a rectangle with slanted lines."""
        d = "".join(_slants(x, y, wide, high, gap))
        self.path(d, line=tone, thick=0.9)

    def finish(
        self, height: float, *, title: str, description: str, table: Table
    ) -> Plot:
        """Close the sheet.

        Raises:
            PlotError: the plot has no title.
        """
        if not title.strip():
            raise PlotError("a plot needs a title for those who do not see it")
        high = int(height + 0.999)
        face = (
            f' font-family="{FACES}"' if self.theme is Theme.PAPER else ' class="plot"'
        )
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg"{face} role="img"'
            f' viewBox="0 0 {self.width} {high}" width="{self.width}" height="{high}"'
            f' font-size="{figure(LETTER)}"'
            f' aria-label="{said(f"{title}. {description}")}">'
            f"<title>{said(title)}</title><desc>{said(description)}</desc>"
            f"{''.join(self._parts)}</svg>"
        )
        return Plot(svg, title, description, self.width, high, self.theme, table)

    def _write(
        self,
        x: float,
        y: float,
        shown: str,
        words: str,
        tone: Tone,
        anchor: str,
        is_strong: bool,
        size: float,
    ) -> None:
        look = attributes(self.theme, fill=tone)
        if anchor != "start":
            look += f' text-anchor="{anchor}"'
        if is_strong:
            look += ' font-weight="600"'
        if size != LETTER:
            look += f' font-size="{figure(size)}"'
        self._shape(
            f'<text x="{figure(x)}" y="{figure(y)}"{look}>{said(shown)}</text>',
            words if shown.endswith("…") or shown not in words else "",
        )

    def _shape(self, markup: str, says: str) -> None:
        if says:
            markup = f"<g><title>{said(says)}</title>{markup}</g>"
        self._parts.append(markup)


def through(points: Iterable[tuple[float, float]]) -> str:
    """The path that goes straight from point to point."""
    return "M" + "L".join(f"{figure(x)} {figure(y)}" for x, y in points)


def stairs(points: Sequence[tuple[float, float]]) -> str:
    """The path that goes across to each next point first, then up or down to it."""
    x, y = points[0]
    return f"M{figure(x)} {figure(y)}" + "".join(
        f"H{figure(x)}V{figure(y)}" for x, y in points[1:]
    )


def _box(x: float, y: float, wide: float, high: float) -> str:
    return (
        f' x="{figure(x)}" y="{figure(y)}" width="{figure(wide)}"'
        f' height="{figure(high)}"'
    )


def _slants(x: float, y: float, wide: float, high: float, gap: float) -> Iterable[str]:
    """Lines from above right to below left, cut at the edges of the rectangle."""
    way = gap / 2
    while way < wide + high:
        right, top = x + min(way, wide), y + max(0.0, way - wide)
        left, foot = x + max(0.0, way - high), y + min(way, high)
        yield f"M{figure(right)} {figure(top)}L{figure(left)} {figure(foot)}"
        way += gap
