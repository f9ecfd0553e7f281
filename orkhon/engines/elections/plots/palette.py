"""The tones of a plot: one name for each, a class on screens and a colour on paper.

The colours are those that tokens.css gives to paper (`@media print`); a test reads
both. Nothing else in the plots knows a colour.
"""

from enum import StrEnum

from orkhon.engines.elections.plots.plot import Theme


class Tone(StrEnum):
    """A part that a colour plays; the value is the end of its class."""

    INK = "ink"
    SOFT = "soft"
    NOTE = "note"
    RULE = "rule"
    CUT = "cut"
    EDGE = "edge"
    SHEET = "sheet"
    ACCENT = "accent"
    WASH = "wash"
    WARN = "warn"


# Name of the token, and its value on paper.
TOKENS: dict[Tone, tuple[str, str]] = {
    Tone.INK: ("--ink", "#000000"),
    Tone.SOFT: ("--ink-2", "#262e30"),
    Tone.NOTE: ("--ink-3", "#434c4e"),
    Tone.RULE: ("--rule", "#bcc4c2"),
    Tone.CUT: ("--cut", "#59625f"),
    Tone.EDGE: ("--edge", "#626c6a"),
    Tone.SHEET: ("--sheet", "#ffffff"),
    Tone.ACCENT: ("--turquoise-deep", "#044a4e"),
    Tone.WASH: ("--turquoise-wash", "#e3efee"),
    Tone.WARN: ("--cinnabar-sign", "#992a1f"),
}
FACES = "Inter Variable, Inter, Noto Sans, DejaVu Sans, Liberation Sans, sans-serif"


def attributes(
    theme: Theme, *, fill: Tone | None = None, line: Tone | None = None
) -> str:
    """Write fill and stroke of one shape.

    Raises:
        ValueError: a filled and outlined shape in two tones on a screen, where a
            class can give one colour only.
    """
    if theme is Theme.PAPER:
        filled = "none" if fill is None else TOKENS[fill][1]
        stroke = "" if line is None else f' stroke="{TOKENS[line][1]}"'
        return f' fill="{filled}"{stroke}'
    tones = {tone for tone in (fill, line) if tone is not None}
    if len(tones) > 1:
        raise ValueError(f"one shape in two tones on a screen: {fill} and {line}")
    filled = "none" if fill is None else "currentColor"
    stroke = "" if line is None else ' stroke="currentColor"'
    classes = "".join(f' class="plot-{tone}"' for tone in tones)
    return f'{classes} fill="{filled}"{stroke}'


def shade(theme: Theme, share: float, *, under: float = 0) -> str:
    """Write the fill of one step between the sheet and the accent.

    Args:
        share: 0 is the sheet, 1 the full tone.
        under: The share of what lies below it already; on screens the steps are
            laid one over the other, so that the sheet of either mode shows through.
    """
    if theme is Theme.PAPER:
        return f' fill="{_mixed(share)}"'
    opacity = (share - under) / (1 - under)
    return f' class="plot-accent" fill="currentColor" fill-opacity="{opacity:.3g}"'


def _mixed(share: float) -> str:
    sheet, accent = TOKENS[Tone.SHEET][1], TOKENS[Tone.ACCENT][1]
    parts = (
        round(
            int(sheet[place : place + 2], 16) * (1 - share)
            + int(accent[place : place + 2], 16) * share
        )
        for place in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)
