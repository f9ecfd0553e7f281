"""A report's text cut into paragraphs and stretches, so that spans can be marked.

Offsets count Unicode code points of the stored text, as Python does. Spans may lie
inside one another or overlap; marks nest properly all the same: where two spans
cross, the later one is closed and opened again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Marked:
    """A span to mark: its number and how its proposal stands."""

    number: int
    start: int
    end: int
    state: str
    is_here: bool = False


@dataclass(frozen=True)
class Stretch:
    """A run of text from `start`, inside the marks that are open there.

    Attributes:
        opens: Marks that begin with this run, the outermost first, each with
            whether it is the first piece of its span.
        closes: How many marks end after this run.
        ended: Numbers of the spans that end here, to be shown after it.
        link: Number of the innermost span around the run, or None.
    """

    start: int
    text: str
    opens: tuple[tuple[Marked, bool], ...]
    closes: int
    ended: tuple[int, ...]
    link: int | None

    @property
    def closes_each(self) -> range:
        """One turn for each mark to close, as a template needs it."""
        return range(self.closes)


@dataclass(frozen=True)
class Paragraph:
    """A line of the text; `is_chrome` when the page around the report added it."""

    stretches: tuple[Stretch, ...]
    is_chrome: bool = False


def paragraphs(
    text: str, spans: Iterable[Marked], chrome: Sequence[Sequence[int]] = ()
) -> list[Paragraph]:
    """Cut a text into paragraphs with their marks.

    Args:
        text: The text as it is stored.
        spans: Spans within it; those outside or empty are left out.
        chrome: Stretches [start, end] that belong to the web page around it.
    """
    kept = sorted(
        (one for one in spans if 0 <= one.start < one.end <= len(text)),
        key=lambda one: (one.start, -one.end, one.number),
    )
    begun: set[int] = set()
    result = []
    waiting = 0
    active: list[Marked] = []
    for start, end in _lines(text):
        while waiting < len(kept) and kept[waiting].start < end:
            active.append(kept[waiting])
            waiting += 1
        active = [one for one in active if one.end > start]
        stretches = _stretches(text, start, end, active, begun)
        is_chrome = not any(stretch.link for stretch in stretches) and any(
            first <= start and end <= last for first, last in chrome
        )
        result.append(Paragraph(tuple(stretches), is_chrome))
    return result


def _lines(text: str) -> list[tuple[int, int]]:
    """Start and end of each line that is not blank, without its line break."""
    lines = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip()
        if bare.strip():
            lines.append((at + len(line) - len(line.lstrip()), at + len(bare)))
        at += len(line)
    return lines


def _stretches(
    text: str, start: int, end: int, spans: list[Marked], begun: set[int]
) -> list[Stretch]:
    cuts = sorted(
        {start, end}
        | {at for one in spans for at in (one.start, one.end) if start < at < end}
    )
    stretches: list[Stretch] = []
    stack: list[Marked] = []
    for first, last in pairwise(cuts):
        here = [one for one in spans if one.start <= first and one.end >= last]
        opening = [one for one in here if one not in stack]
        stack += opening
        opens = tuple((one, one.number not in begun) for one in opening)
        begun.update(one.number for one in opening)
        # What ends here, and what lies inside it and must be closed with it.
        keep = 0
        while keep < len(stack) and stack[keep].end > last and last != end:
            keep += 1
        closes = len(stack) - keep
        ended = tuple(one.number for one in stack if one.end == last)
        link = (
            min(here, key=lambda one: (one.end - one.start, one.number)).number
            if here
            else None
        )
        del stack[keep:]
        stretches.append(Stretch(first, text[first:last], opens, closes, ended, link))
    return stretches
