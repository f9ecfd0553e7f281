"""A map of the day as SVG: stations as shapes, routes as lines; no tiles, no borders.

A table beside it says the same: the map is extra. In pages the classes of the
stylesheet colour it; in papers it is black on white.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, EDGE = 760, 520, 48
KILOMETRES_A_DEGREE = 111.2
SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500)
DASHES = ("", "7 3", "2 3", "9 3 2 3", "12 4", "4 4", "1 4", "10 2 4 2")


@dataclass(frozen=True)
class MapPoint:
    """A station on the map.

    Attributes:
        shape: triangle (opening), circle (voting), square (closing and counting),
            ring (nobody visits it).
        label: Short, beside the shape; "" for none.
    """

    latitude: float
    longitude: float
    shape: str
    label: str
    says: str


@dataclass(frozen=True)
class MapLine:
    """A team's way in order."""

    points: tuple[tuple[float, float], ...]
    label: str


def day_map(
    points: Sequence[MapPoint],
    lines: Sequence[MapLine],
    *,
    title: str,
    is_paper: bool = False,
) -> str:
    """The map as SVG; "" where no place is known.

    Args:
        title: What it shows, for those who cannot see it.
        is_paper: Black on white, with colours of its own.
    """
    places = [(one.latitude, one.longitude) for one in points]
    places += [place for line in lines for place in line.points]
    if not places:
        return ""
    project = _Projection(places)
    parts = [project.scale_bar(is_paper=is_paper)]
    for number, line in enumerate(lines):
        parts.append(_line(line, number, project, is_paper=is_paper))
    for point in points:
        parts.append(_point(point, project, is_paper=is_paper))
    name = escape(title)
    size = f' width="{WIDTH}" height="{HEIGHT}"' if is_paper else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}"{size} aria-label="{name}">'
        f"<title>{name}</title>{''.join(parts)}</svg>"
    )


class _Projection:
    """Degrees to the sheet: equal distances around the middle, north above."""

    def __init__(self, places: Sequence[tuple[float, float]]) -> None:
        south, north = min(p[0] for p in places), max(p[0] for p in places)
        west, east = min(p[1] for p in places), max(p[1] for p in places)
        self._middle = ((south + north) / 2, (west + east) / 2)
        self._squeeze = max(0.05, math.cos(math.radians(self._middle[0])))
        wide = max((east - west) * self._squeeze, 0.002)
        high = max(north - south, 0.002)
        self.per_degree = min((WIDTH - 2 * EDGE) / wide, (HEIGHT - 2 * EDGE) / high)

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        x = WIDTH / 2 + (
            (longitude - self._middle[1]) * self._squeeze * self.per_degree
        )
        y = HEIGHT / 2 - (latitude - self._middle[0]) * self.per_degree
        return round(x, 1), round(y, 1)

    def scale_bar(self, *, is_paper: bool) -> str:
        per_km = self.per_degree / KILOMETRES_A_DEGREE
        length = max(
            (one for one in SCALES if one * per_km <= WIDTH / 3), default=SCALES[0]
        )
        end = round(12 + min(length * per_km, WIDTH - 24), 1)
        y = HEIGHT - 12
        return (
            f'<path class="axis" d="M12 {y - 4}V{y}H{end}V{y - 4}"'
            f"{_ink(is_paper)}/>{_text(end + 6, y, f'{length} km', is_paper)}"
        )


def _line(line: MapLine, number: int, project: _Projection, *, is_paper: bool) -> str:
    if len(line.points) < 2:
        return ""
    path = "L".join("{} {}".format(*project.at(*place)) for place in line.points)
    dash = DASHES[number % len(DASHES)]
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    first, second = (project.at(*place) for place in line.points[:2])
    x, y = (first[0] + second[0]) / 2, (first[1] + second[1]) / 2
    return f'<path class="bar-2" d="M{path}"{dashes}{_ink(is_paper)}/>' + _text(
        round(x + 4, 1), round(y - 4, 1), line.label, is_paper, strong=True
    )


def _point(point: MapPoint, project: _Projection, *, is_paper: bool) -> str:
    x, y = project.at(point.latitude, point.longitude)
    fill = ' fill="black"' if is_paper else ""
    match point.shape:
        case "triangle":
            shape = f'<path class="bar" d="M{x} {y - 7}l7 12h-14z"{fill}/>'
        case "square":
            shape = (
                f'<rect class="bar" x="{x - 5.5}" y="{y - 5.5}" width="11" height="11"'
                f"{fill}/>"
            )
        case "circle":
            shape = f'<circle class="bar" cx="{x}" cy="{y}" r="5"{fill}/>'
        case _:
            shape = f'<circle class="bar-2" cx="{x}" cy="{y}" r="4"{_ink(is_paper)}/>'
    label = (
        _text(x + 9, y + 4, point.label, is_paper, strong=True) if point.label else ""
    )
    return f"<g><title>{escape(point.says)}</title>{shape}{label}</g>"


def _text(
    x: float, y: float, words: str, is_paper: bool, *, strong: bool = False
) -> str:
    if not words:
        return ""
    look = (
        ' font-size="11" font-family="Inter Variable, Inter, sans-serif"'
        if is_paper
        else ""
    )
    kind = ' class="strong"' if strong else ""
    return f'<text x="{x}" y="{y}"{kind}{look}>{escape(words)}</text>'


def _ink(is_paper: bool) -> str:
    return ' fill="none" stroke="black" stroke-width="1.2"' if is_paper else ""
