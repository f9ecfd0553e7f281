"""Which stations of the sample have reported, by area: a map of dots, or rows."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orkhon.engines.elections.plots.axes import SMALL
from orkhon.engines.elections.plots.canvas import LINE, Canvas, figure
from orkhon.engines.elections.plots.lettering import width_of
from orkhon.engines.elections.plots.palette import Tone
from orkhon.engines.elections.plots.plot import (
    ENGLISH,
    PAGE_WIDTH,
    Formats,
    Plot,
    PlotError,
    Table,
    Theme,
    table_of,
)
from orkhon.engines.elections.plots.rows import THICK, rows_on
from orkhon.engines.elections.plots.scales import Scale

LARGEST_DOT = 15.0
SMALLEST_DOT = 3.0
THINNEST = 0.03
MAP_EDGE = 34.0
TALLEST = 1.1
# Mean length of a degree of latitude on the WGS 84 ellipsoid.
KILOMETRES_A_DEGREE = 111.2
LENGTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class AreaResponse:
    """An area of the sample.

    Attributes:
        sampled: Stations drawn in it.
        reported: Of these, stations whose figures are in.
        longitude: Degrees east of its middle; None, with `latitude`, if not known.
    """

    name: str
    sampled: int
    reported: int
    longitude: float | None = None
    latitude: float | None = None


@dataclass(frozen=True)
class ResponseWords:
    """The words on the plot; `{…}` are filled with figures."""

    area: str = "Area"
    sampled: str = "sampled"
    reported: str = "reported"
    missing: str = "missing"
    share: str = "Share"
    of: str = "{reported} of {sampled}"
    nothing_sampled: str = "none sampled"
    off_the_map: str = "Not on the map: {areas}"
    kilometres: str = "{length} km"
    finding: str = "{reported} of {sampled} stations of the sample have reported."


def response_map_or_table(
    areas: Sequence[AreaResponse],
    *,
    title: str,
    description: str = "",
    words: ResponseWords = ResponseWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw the map where the place of an area is known, else the rows alone.

    Arguments and errors are those of `response_map`.
    """
    draw = response_table
    if any(area.longitude is not None for area in areas):
        draw = response_map
    return draw(
        areas,
        title=title,
        description=description,
        words=words,
        formats=formats,
        theme=theme,
        width=width,
    )


def response_map(
    areas: Sequence[AreaResponse],
    *,
    title: str,
    description: str = "",
    words: ResponseWords = ResponseWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw a ring for each area, as large as its sample, filled as far as reported.

    The area of a ring goes by its sample; it fills like a clock. No borders are drawn: the places are
    points. Names stand where there is room; the table has them all.

    Args:
        areas: In the order of the table. Those without a place are named below.
        title: What it shows, for those who cannot see it.
        description: The finding in words; "" tells the sums.
        words: On the plot, in the reader's language.
        formats: How that language writes figures.
        theme: Paper or screen.
        width: In units of 1/96 inch.
    Raises:
        PlotError: no areas, none with a place, more reported than sampled, half a
            place or one that is not on the globe.
    """
    _check(areas)
    placed = [area for area in areas if area.longitude is not None]
    if not placed:
        raise PlotError("no area has a place; draw the table")
    canvas = Canvas(width, theme)
    project = _Projection([_degrees(area) for area in placed], width, 2 * LINE + 8)
    most = max(area.sampled for area in placed)
    rings = [
        (*project.at(*_degrees(area)), _radius(area.sampled, most)) for area in placed
    ]
    for area, (x, y, radius) in zip(placed, rings, strict=True):
        says = f"{area.name}: {_of(area, words, formats)}"
        if area.reported == area.sampled > 0:
            canvas.circle(x, y, radius, fill=Tone.ACCENT, says=says)
        elif area.reported:
            part = _sector(x, y, radius, area.reported / area.sampled)
            canvas.path(part, fill=Tone.ACCENT, says=says)
        canvas.circle(x, y, radius, line=Tone.INK, thick=1.25, says=says)
    _names(canvas, placed, rings, words, formats)
    _key(canvas, words)
    end = _scale_bar(canvas, project, words, formats)
    unplaced = [area for area in areas if area.longitude is None]
    if unplaced:
        names = ", ".join(
            f"{area.name} {_of(area, words, formats)}" for area in unplaced
        )
        told = words.off_the_map.format(areas=names)
        lines = canvas.label(
            0, end + LINE + 6, told, room=width, lines=6, tone=Tone.NOTE
        )
        end += 6 + lines * LINE
    return canvas.finish(
        end + 8,
        title=title,
        description=description or _finding(areas, words, formats),
        table=_table(areas, words, formats),
    )


def response_table(
    areas: Sequence[AreaResponse],
    *,
    title: str,
    description: str = "",
    words: ResponseWords = ResponseWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw a row for each area: a frame as long as its sample, filled as far as reported.

    Arguments are those of `response_map`; no area needs a place.

    Raises:
        PlotError: no areas, more reported than sampled, half a place or one that is
            not on the globe.
    """
    _check(areas)
    canvas = Canvas(width, theme)
    texts = [_of(area, words, formats) for area in areas]
    sheet = rows_on(canvas, [area.name for area in areas], texts)
    most = max(1, *(area.sampled for area in areas))
    across = Scale(0, most, sheet.left, sheet.right)
    for place in sheet.each(2):
        area = areas[place.number]
        end = sheet.left
        if area.sampled:
            end = across.at(area.sampled)
            far = across.at(area.reported) - sheet.left
            canvas.rect(sheet.left, place.top, far, THICK, fill=Tone.ACCENT)
            canvas.rect(sheet.left, place.top, end - sheet.left, THICK, line=Tone.EDGE)
        sheet.text(place, texts[place.number])
    return canvas.finish(
        sheet.end(2) + 6,
        title=title,
        description=description or _finding(areas, words, formats),
        table=_table(areas, words, formats),
    )


class _Projection:
    """Degrees to the sheet: equal distances around the middle, north above."""

    def __init__(
        self, places: Sequence[tuple[float, float]], width: int, top: float
    ) -> None:
        west, east = min(p[0] for p in places), max(p[0] for p in places)
        south, north = min(p[1] for p in places), max(p[1] for p in places)
        self._west, self._north, self._top = west, north, top
        self._squeeze = max(0.05, math.cos(math.radians((south + north) / 2)))
        wide = max((east - west) * self._squeeze, 0.01)
        high = max(north - south, 0.01)
        room = width - 2 * MAP_EDGE
        self.a_degree = min(room / wide, room * TALLEST / high)
        self.high = max(high * self.a_degree, 60) + 2 * MAP_EDGE
        self._left = (width - wide * self.a_degree) / 2

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        return (
            self._left + (longitude - self._west) * self._squeeze * self.a_degree,
            self._top + MAP_EDGE + (self._north - latitude) * self.a_degree,
        )

    @property
    def foot(self) -> float:
        return self._top + self.high


def _check(areas: Sequence[AreaResponse]) -> None:
    if not areas:
        raise PlotError("no areas came in")
    for area in areas:
        if not 0 <= area.reported <= area.sampled:
            raise PlotError(
                f"{area.name}: {area.reported} of {area.sampled} cannot have reported"
            )
        if (area.longitude is None) != (area.latitude is None):
            raise PlotError(f"{area.name} has half a place")
        if area.longitude is not None and area.latitude is not None:
            longitude, latitude = _degrees(area)
            if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
                raise PlotError(f"{area.name} at {longitude}, {latitude} is nowhere")


def _degrees(area: AreaResponse) -> tuple[float, float]:
    return area.longitude or 0.0, area.latitude or 0.0


def _radius(sampled: int, most: int) -> float:
    return max(SMALLEST_DOT, LARGEST_DOT * math.sqrt(sampled / max(1, most)))


def _sector(x: float, y: float, radius: float, share: float) -> str:
    """The part of a disc, clockwise from the top, never so thin that it is not seen."""
    turn = 2 * math.pi * min(max(share, THINNEST), 1 - THINNEST)
    far_x, far_y = x + radius * math.sin(turn), y - radius * math.cos(turn)
    return (
        f"M{figure(x)} {figure(y)}V{figure(y - radius)}"
        f"A{figure(radius)} {figure(radius)} 0 {int(share > 0.5)} 1"
        f" {figure(far_x)} {figure(far_y)}z"
    )


def _of(area: AreaResponse, words: ResponseWords, formats: Formats) -> str:
    if area.sampled == 0:
        return words.nothing_sampled
    return words.of.format(
        reported=formats.count(area.reported), sampled=formats.count(area.sampled)
    )


def _names(
    canvas: Canvas,
    areas: Sequence[AreaResponse],
    rings: Sequence[tuple[float, float, float]],
    words: ResponseWords,
    formats: Formats,
) -> None:
    """Write the names that find room, those of the largest samples first."""
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for x, y, r in rings]
    order = sorted(range(len(areas)), key=lambda n: (-areas[n].sampled, n))
    for number in order:
        area = areas[number]
        told = _of(area, words, formats)
        wide = max(width_of(area.name, 12), width_of(told, SMALL))
        for box, anchor in _sides(*rings[number], wide):
            if box[0] < 0 or box[2] > canvas.width or _overlaps(box, taken):
                continue
            x = {"start": box[0], "end": box[2]}.get(anchor, rings[number][0])
            canvas.words(x, box[1] + 11, area.name, anchor=anchor)
            canvas.words(
                x, box[1] + 24, told, tone=Tone.NOTE, anchor=anchor, size=SMALL
            )
            taken.append(box)
            break


def _sides(x: float, y: float, radius: float, wide: float) -> Iterator[tuple[Box, str]]:
    """Places for a name of two lines: right and left of the ring, over it, under it."""
    gap = radius + 4
    for rise in (14, 26, 2):
        yield (x + gap, y - rise, x + gap + wide, y - rise + 28), "start"
        yield (x - gap - wide, y - rise, x - gap, y - rise + 28), "end"
    for top in (y - gap - 26, y + gap):
        yield (x - wide / 2, top, x + wide / 2, top + 28), "middle"


def _overlaps(box: Box, taken: Sequence[Box]) -> bool:
    return any(
        box[0] < other[2]
        and other[0] < box[2]
        and box[1] < other[3]
        and other[1] < box[3]
        for other in taken
    )


def _key(canvas: Canvas, words: ResponseWords) -> None:
    canvas.circle(8, 9, 7, line=Tone.INK, thick=1.25)
    canvas.words(22, 13, words.sampled, tone=Tone.SOFT)
    x = 22 + width_of(words.sampled, 12) + 16
    canvas.circle(x + 7, 9, 7, line=Tone.INK, thick=1.25)
    canvas.path(_sector(x + 7, 9, 7, 0.75), fill=Tone.ACCENT)
    canvas.words(x + 21, 13, words.reported, tone=Tone.SOFT)


def _scale_bar(
    canvas: Canvas, project: _Projection, words: ResponseWords, formats: Formats
) -> float:
    a_kilometre = project.a_degree / KILOMETRES_A_DEGREE
    fitting = [n for n in LENGTHS if n * a_kilometre <= canvas.width / 3]
    y = project.foot
    if fitting:
        end = 1 + fitting[-1] * a_kilometre
        canvas.line(1, y, end, y, tone=Tone.CUT, thick=1)
        for x in (1.0, end):
            canvas.line(x, y - 4, x, y, tone=Tone.CUT, thick=1)
        told = words.kilometres.format(length=formats.count(fitting[-1]))
        canvas.words(end + 6, y + 3, told, tone=Tone.NOTE, size=SMALL)
    return y


def _finding(
    areas: Sequence[AreaResponse], words: ResponseWords, formats: Formats
) -> str:
    return words.finding.format(
        reported=formats.count(sum(area.reported for area in areas)),
        sampled=formats.count(sum(area.sampled for area in areas)),
    )


def _table(
    areas: Sequence[AreaResponse], words: ResponseWords, formats: Formats
) -> Table:
    return table_of(
        (words.area, words.sampled, words.reported, words.missing, words.share),
        [
            (
                area.name,
                formats.count(area.sampled),
                formats.count(area.reported),
                formats.count(area.sampled - area.reported),
                formats.percent(area.reported / area.sampled, 0)
                if area.sampled
                else words.nothing_sampled,
            )
            for area in areas
        ],
    )
