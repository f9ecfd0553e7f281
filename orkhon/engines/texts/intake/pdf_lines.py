"""Lines of pages to paragraphs: what runs along the edges out, broken words mended.

A PDF holds no paragraphs, only where letters stand. That a line begins a paragraph is
told from the gap above it, its indent, the room left on the line before, and numbers.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from orkhon.engines.texts.intake.spelling import clean
from orkhon.engines.texts.structure.markers import read_mark
from orkhon.engines.texts.structure.model import Block

# How many lines at the top and at the bottom of a page may run through all pages.
_EDGE_LINES = 4
_FEWEST = 2
# A line that fills less than this share of the width has room for a word.
_FULL = 0.85
_COMMON_SHARE = 0.1
_INDENT = 2
# Where so many of the long lines of a plain text run on into a line that begins small,
# its lines are not its paragraphs.
_LONG = 45
_WRAPPED_SHARE = 0.4
_CELLS = re.compile(r" {6,}")
_ITEM = re.compile(r"(?:\(?\d{1,3}(?:[.-]\d+)*[.)]|\(?[^\W\d_][.)]|[-–—•])\s")
_ENDS = re.compile(r"[.;:!?»”\")][»”\"]?$")
_FIGURES = re.compile(r"\d+")
_BARE = re.compile(r"[-–— ./#|]*")
_BROKEN = re.compile(r"([^\W\d_]+)([-‐\u00ad])$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Words of our languages that keep their hyphen: какой-либо, по-прежнему.
_KEEP_AFTER = frozenset({"либо", "нибудь", "то", "таки", "за", "под"})
_KEEP_BEFORE = frozenset({"по", "кое", "из", "вице", "экс", "генерал", "премьер"})


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page.

    Attributes:
        text: Its words; six spaces and more between them part columns.
        indent: Where it begins, in letters from the left edge.
        gap: Empty lines above it.
        page: From 0.
    """

    text: str
    indent: int
    gap: int
    page: int

    @property
    def end(self) -> int:
        """Where it ends, in letters from the left edge."""
        return self.indent + len(self.text)


class _Setting(NamedTuple):
    """How the lines of a file are set.

    Attributes:
        gap: Empty lines between lines of one paragraph.
        margin: Where lines begin, in letters from the left edge.
        right: Where full lines end.
        indents_first: The first line of a paragraph is indented, others are not.
    """

    gap: int
    margin: int
    right: int
    indents_first: bool


class _Pattern(NamedTuple):
    """What is the same of a line on many pages.

    Attributes:
        text: Its words; "#" for the number that changes.
        place: Lines between it and the edge.
        shift: The number less the page, where one changes.
    """

    text: str
    place: int
    shift: int | None

    @property
    def is_bare(self) -> bool:
        """Nothing may change in it, or it has no words beside the number."""
        return self.shift is None or _BARE.fullmatch(self.text) is not None


def lines_of_page(text: str, page: int) -> tuple[PageLine, ...]:
    """Cut the text of a page, laid out with spaces, into its lines."""
    lines, gap = [], 0
    for line in text.splitlines():
        words = line.strip()
        if words:
            lines.append(PageLine(words, len(line) - len(line.lstrip()), gap, page))
            gap = 0
        else:
            gap += 1
    return tuple(lines)


def without_edges(
    pages: Sequence[Sequence[PageLine]],
) -> tuple[list[PageLine], tuple[str, ...]]:
    """Take out what runs along the edges of pages: titles and page numbers.

    A line is taken out where it is the same number of lines from the same edge of half
    of the pages, word for word and nowhere else on a page, or with a number that goes
    up by one a page; at least on two pages, on three where words stand with the number.

    Returns:
        The lines left, and the words of those taken out, one note each.
    """
    tops = [list(page[:_EDGE_LINES]) for page in pages]
    bottoms = [list(page[: -_EDGE_LINES - 1 : -1]) for page in pages]
    inner = {
        clean(line.text) for page in pages for line in page[_EDGE_LINES:-_EDGE_LINES]
    }
    out: set[int] = set()
    said: dict[tuple[str, int | None], list[PageLine]] = {}
    for edge in (tops, bottoms):
        running = _running(edge, inner)
        for lines in edge:
            for line, pattern in _outermost(lines, running):
                if id(line) not in out:
                    out.add(id(line))
                    said.setdefault((pattern.text, pattern.shift), []).append(line)
    left = [line for page in pages for line in page if id(line) not in out]
    return left, tuple(_said(lines) for lines in said.values())


def is_wrapped(text: str) -> bool:
    """Whether lines of plain text are broken inside sentences, as on a typewriter."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    long = [pair for pair in pairwise(lines) if len(pair[0]) >= _LONG]
    running = sum(
        after[0].islower() and not _ENDS.search(before) and not _ITEM.match(after)
        for before, after in long
    )
    return len(long) >= _FEWEST and running >= _WRAPPED_SHARE * len(long)


def paragraphs_of(lines: Sequence[PageLine]) -> tuple[list[Block], int]:
    """Join lines into paragraphs and tables.

    Args:
        lines: Of all pages, in order.
    Returns:
        The blocks, and how many words parted at the end of a line were mended.
    """
    words = Counter(word for line in lines for word in _WORD.findall(line.text.lower()))
    blocks: list[Block] = []
    mended = 0
    for paragraph in _paragraphs(lines):
        cells = [_CELLS.split(line.text) for line in paragraph]
        if (
            len(cells) > 1
            and len(cells[0]) > 1
            and len({len(row) for row in cells}) == 1
        ):
            rows = tuple(tuple(map(clean, row)) for row in cells)
            blocks.append(Block(rows=rows))
            continue
        text = paragraph[0].text
        for line in paragraph[1:]:
            text, is_mended = _joined(text, line.text, words)
            mended += is_mended
        blocks.append(Block(clean(text)))
    return blocks, mended


def _paragraphs(lines: Sequence[PageLine]) -> Iterator[list[PageLine]]:
    current: list[PageLine] = []
    setting = _setting(lines)
    columns = _columns(lines)
    for n, line in enumerate(lines):
        if current and (
            columns[n] != columns[n - 1]
            if columns[n] or columns[n - 1]
            else _begins(line, lines[n - 1], current[0], setting)
        ):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _columns(lines: Sequence[PageLine]) -> list[int]:
    """How many columns a line has as a row of a table; 0 where it is none."""
    counts = [len(_CELLS.split(line.text)) for line in lines]
    around = [0, *counts, 0]
    return [
        count if count > 1 and count in (around[n], around[n + 2]) else 0
        for n, count in enumerate(counts)
    ]


def _setting(lines: Sequence[PageLine]) -> _Setting:
    gaps = Counter(b.gap for a, b in pairwise(lines) if a.page == b.page)
    indents = Counter(line.indent for line in lines)
    ends = sorted(line.end for line in lines)
    margin = _least_common(indents)
    runs_back = sum(
        before.indent >= margin + _INDENT > line.indent and line.text[0].islower()
        for before, line in pairwise(lines)
    )
    return _Setting(
        gap=_least_common(gaps),
        margin=margin,
        right=ends[len(ends) * 19 // 20] if ends else 0,
        indents_first=runs_back > 0 and runs_back >= _COMMON_SHARE * len(lines),
    )


def _least_common(counts: Counter[int]) -> int:
    """The smallest value that is no rarity."""
    least = _COMMON_SHARE * counts.total()
    return min((value for value, count in counts.items() if count >= least), default=0)


def _begins(
    line: PageLine, before: PageLine, first: PageLine, setting: _Setting
) -> bool:
    """Whether a line begins a paragraph and does not go on with the one before."""
    is_item = _ITEM.match(line.text) is not None
    is_marked = is_item or read_mark(line.text, "und") is not None
    ended = _ENDS.search(before.text) is not None
    if _BROKEN.search(before.text) and line.text[0].islower():
        return False
    is_indented = setting.indents_first and line.indent >= setting.margin + _INDENT
    pauses = ended or before.text.endswith(",")
    if is_indented and (pauses or not line.text[0].islower()):
        return True
    if line.text[0].islower() and not is_item and not ended:
        return False
    word = line.text.split(maxsplit=1)[0]
    if before.end + 1 + len(word) < _FULL * setting.right:
        return True
    if line.page == before.page and line.gap > setting.gap:
        return True
    if is_marked and pauses:
        return True
    hangs = before is first and _ITEM.match(before.text) is not None
    return line.indent >= before.indent + _INDENT and not hangs


def _joined(text: str, line: str, words: Counter[str]) -> tuple[str, bool]:
    found = _BROKEN.search(text)
    if found is None or not line[0].islower():
        # A dash or hyphen after a figure or a space is one: no space was lost.
        glue = "" if text.endswith("-") and not text.endswith(" -") else " "
        return f"{text}{glue}{line}", False
    head = found[1].lower()
    rest = _WORD.match(line)
    tail = rest[0].lower() if rest else ""
    keeps = found[2] == "-" and (
        head in _KEEP_BEFORE
        or tail in _KEEP_AFTER
        or words[f"{head}-{tail}"] > words[head + tail]
    )
    return (f"{text}{line}", False) if keeps else (f"{text[:-1]}{line}", True)


def _running(edge: Sequence[Sequence[PageLine]], inner: set[str]) -> set[_Pattern]:
    counts: Counter[_Pattern] = Counter()
    for lines in edge:
        counts.update(
            pattern
            for place, line in enumerate(lines)
            for pattern in _patterns(line, place)
        )
    return {
        pattern
        for pattern, count in counts.items()
        if 2 * count >= len(edge)
        and count >= (_FEWEST if pattern.is_bare else _FEWEST + 1)
        and pattern.text not in inner
    }


def _outermost(
    lines: Sequence[PageLine], running: set[_Pattern]
) -> Iterator[tuple[PageLine, _Pattern]]:
    """The lines from the edge on that run through the pages, until one does not."""
    for place, line in enumerate(lines):
        found = next((one for one in _patterns(line, place) if one in running), None)
        if found is None:
            return
        yield line, found


def _patterns(line: PageLine, place: int) -> Iterator[_Pattern]:
    """What would be the same on another page: all of it, or all but one number."""
    text = clean(line.text)
    yield _Pattern(text, place, None)
    for number in _FIGURES.finditer(text):
        around = f"{text[: number.start()]}#{text[number.end() :]}"
        yield _Pattern(around, place, int(number[0][:9]) - line.page)


def _said(lines: Sequence[PageLine]) -> str:
    first, last = clean(lines[0].text), clean(lines[-1].text)
    words = f"“{first}”" if first == last else f"“{first}” to “{last}”"
    return f"At the edge of pages, left out of the text: {words} ({len(lines)}×)."
