"""A seating plan as SVG: the table, a card for each seat, which way its plate looks.

Shapes carry classes and no colours, so that a page shows them in its own; a paper
hands in styles. Equal plans give equal bytes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from orkhon.engines.seating.layout import Layout, Position, Shape

WIDTH = 1000
HEIGHTS = {Shape.FACING: 470, Shape.U: 640, Shape.ROUND: 620}
"""Of a drawing, by its shape; rows need as much as there are rows."""
A_ROW, LEAST_ROWS, MOST_ROWS = 92, 200, 700
LETTER = 15.0
"""Height of a name; smaller where a card is narrow."""
SMALLEST = 7.5
A_SIGN = 0.56
"""Mean width of a sign as a share of its height, in a grotesque."""
GAP = 8
PADDING = 5
MOST_LINES = 3
# Characters that XML 1.0 cannot hold (production 2, Char).
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Card:
    """What stands at a seat.

    Attributes:
        name: Who sits there; "" for a free seat.
        note: A second line: the post, or the country.
        is_wrong: Whether something is wrong with this seat.
    """

    name: str
    note: str = ""
    is_wrong: bool = False


def draw(
    layout: Layout,
    cards: Mapping[int, Card],
    *,
    title: str,
    styles: str = "",
    sheet: tuple[float, float] | None = None,
) -> str:
    """Draw a plan.

    Args:
        cards: By number of the seat; a seat without one is free.
        title: What the drawing shows, for those who cannot see it.
        styles: CSS for the classes, for a paper; a page has its own.
        sheet: Width and height in millimetres that a paper has room for.
    """
    style = f"<style>{styles}</style>" if styles else ""
    high = _height(layout)
    width, height = _card_size(layout, high)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}" '
        f"{_size(high, sheet)}"
        f'class="seats-drawing" role="img" aria-label="{_said(title)}">{style}',
        *_table(layout, high),
    ]
    for one in layout.positions:
        card = cards.get(one.number, Card(""))
        parts.append(_card(one, card, width, height, high))
    return "".join([*parts, "</svg>"])


def _height(layout: Layout) -> int:
    if layout.shape is Shape.ROWS:
        rows = max(one.row for one in layout.positions)
        return min(MOST_ROWS, max(LEAST_ROWS, 60 + A_ROW * rows))
    return HEIGHTS[layout.shape]


def _size(high: int, sheet: tuple[float, float] | None) -> str:
    """Width and height as attributes, so that it fits a sheet of paper."""
    if sheet is None:
        return ""
    wide = min(sheet[0], sheet[1] * WIDTH / high)
    return f'width="{wide:.1f}mm" height="{wide * high / WIDTH:.1f}mm" '


def _table(layout: Layout, high: int) -> list[str]:
    match layout.shape:
        case Shape.FACING:
            return [_rect(20, high * 0.41, WIDTH - 40, high * 0.18, "seats-table")]
        case Shape.U:
            return [
                _rect(WIDTH * 0.165, high * 0.25, WIDTH * 0.67, 34, "seats-table"),
                _rect(WIDTH * 0.165, high * 0.25, 34, high * 0.74, "seats-table"),
                _rect(WIDTH * 0.835 - 34, high * 0.25, 34, high * 0.74, "seats-table"),
            ]
        case Shape.ROUND:
            return [
                f'<ellipse class="seats-table" cx="{WIDTH / 2:g}" cy="{high / 2:g}" '
                f'rx="{WIDTH * 0.27:g}" ry="{high * 0.25:g}"/>'
            ]
    return [_rect(WIDTH * 0.3, 10, WIDTH * 0.4, 24, "seats-table")]


def _card_size(layout: Layout, sheet_height: int) -> tuple[float, float]:
    """As wide and high as the nearest neighbours leave room for."""
    wide, high = 158.0, 72.0
    for one in layout.positions:
        for other in layout.positions:
            if one.number >= other.number:
                continue
            dx = abs(one.x - other.x) * WIDTH
            dy = abs(one.y - other.y) * sheet_height
            if dy < 1:
                wide = min(wide, dx - GAP)
            elif dx < 1:
                high = min(high, dy - GAP)
            elif dy < high + GAP and dx < wide + GAP:
                # Aslant: room enough in one direction serves.
                if dx * high >= dy * wide:
                    wide = min(wide, max(dx - GAP, 40))
                else:
                    high = min(high, max(dy - GAP, 24))
    return wide, high


def _card(
    one: Position, card: Card, width: float, height: float, sheet_height: int
) -> str:
    x, y = one.x * WIDTH, one.y * sheet_height
    kinds = [
        "seats-card",
        f"is-{one.side}",
        *([] if card.name else ["is-free"]),
        *(["is-wrong"] if card.is_wrong else []),
    ]
    size, lines = _fitted(card.name, width - 2 * PADDING, height - 2 * PADDING - 9)
    small = min(size * 0.8, 9.5)
    note = (
        _shortened(card.note, width - 2 * PADDING, small)
        if card.note
        and len(lines) < MOST_LINES
        and height > size * len(lines) * 1.2 + 26
        else ""
    )
    step = size * 1.18
    all_high = step * len(lines) + (small * 1.2 if note else 0)
    top = y - all_high / 2 + size * 0.86 + 3
    written = [
        f'<text class="seats-name" x="{x:.1f}" y="{top + at * step:.1f}" '
        f'font-size="{size:.1f}" text-anchor="middle">{_said(line)}</text>'
        for at, line in enumerate(lines)
    ]
    if note:
        written.append(
            f'<text class="seats-note" x="{x:.1f}" '
            f'y="{top + len(lines) * step - size * 0.1:.1f}" font-size="{small:.1f}" '
            f'text-anchor="middle">{_said(note)}</text>'
        )
    return (
        f'<g class="{" ".join(kinds)}" data-seat="{one.number}">'
        + _rect(x - width / 2, y - height / 2, width, height, "seats-plate")
        + f'<text class="seats-no" x="{x - width / 2 + 4:.1f}" '
        f'y="{y - height / 2 + 10:.1f}" font-size="9">{one.number}</text>'
        + _pointer(one, x, y, width, height)
        + "".join(written)
        + "</g>"
    )


def _pointer(one: Position, x: float, y: float, width: float, height: float) -> str:
    """A small wedge at the edge of the card to which its plate looks."""
    if one.behind:
        return ""
    quarter = round(one.looks / 90) % 4
    dx, dy = ((0, -1), (1, 0), (0, 1), (-1, 0))[quarter]
    ex, ey = x + dx * width / 2, y + dy * height / 2
    tip = f"{ex + dx * 7:.1f},{ey + dy * 7:.1f}"
    one_end = f"{ex + dy * 7:.1f},{ey + dx * 7:.1f}"
    other_end = f"{ex - dy * 7:.1f},{ey - dx * 7:.1f}"
    return f'<polygon class="seats-looks" points="{one_end} {tip} {other_end}"/>'


def _rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" '
        f'height="{height:.1f}" rx="4"/>'
    )


def _fitted(name: str, width: float, height: float) -> tuple[float, Sequence[str]]:
    """The largest letters in which the name fits the card, and its lines."""
    words = name.split()
    if not words:
        return LETTER, ()
    size = LETTER
    while size > SMALLEST:
        lines = _wrapped(words, width / (size * A_SIGN))
        fits = all(len(line) * size * A_SIGN <= width for line in lines)
        if fits and len(lines) <= MOST_LINES and len(lines) * size * 1.18 <= height:
            return size, lines
        size -= 0.5
    lines = _wrapped(words, width / (SMALLEST * A_SIGN))
    most = max(1, min(MOST_LINES, int(height / (SMALLEST * 1.18))))
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return SMALLEST, [_shortened(line, width, SMALLEST) for line in lines]


def _wrapped(words: Sequence[str], signs: float) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= signs:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _shortened(text: str, width: float, size: float) -> str:
    most = max(2, int(width / (size * A_SIGN)))
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _said(words: str) -> str:
    return escape(UNWRITABLE.sub("\ufffd", words))
