"""The lines of a text, its tables, and what stands in quotation marks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from orkhon.engines.texts.structure.model import Block

# An amending law quotes articles, seldom a whole law; a longer quotation is a quotation
# mark that somebody forgot.
LONGEST_QUOTATION = 400
_SIGNS = re.compile('[«»„“”"]')
_CLOSED = re.compile(r"[»“”\"][\s.,;:)]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line or one table.

    Attributes:
        text: Its words, spaces single; "" for a table.
        strong, rows: As in Block.
        quoted: It stands inside quotation marks that a line above it opened.
    """

    text: str = ""
    strong: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    quoted: bool = False


def blocks_of(source: str) -> tuple[Block, ...]:
    """Make blocks of plain text: one a line.

    Two or more lines that follow one another and have the same number of tabs between
    their words are a table.
    """
    lines = [line.strip() for line in source.splitlines()]
    blocks: list[Block] = []
    for tabs, group in groupby(filter(None, lines), key=lambda line: line.count("\t")):
        same = list(group)
        if tabs and len(same) > 1:
            rows = tuple(tuple(map(_single, line.split("\t"))) for line in same)
            blocks.append(Block(rows=rows))
        else:
            blocks += [Block(line) for line in same]
    return tuple(blocks)


def lines_of(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """The lines of blocks, empty ones left out; white space does not count."""
    lines: list[Line] = []
    for block in blocks:
        for words in map(_single, block.text.splitlines()):
            if words:
                lines.append(Line(words, block.strong))
        if any(cell.strip() for row in block.rows for cell in row):
            lines.append(Line(rows=tuple(tuple(map(_single, r)) for r in block.rows)))
    inside = _quoted([line.text for line in lines])
    return tuple(
        Line(line.text, line.strong, line.rows, quoted=True) if n in inside else line
        for n, line in enumerate(lines)
    )


def _single(words: str) -> str:
    return " ".join(words.split())


def _quoted(lines: Sequence[str]) -> set[int]:
    """The numbers of lines inside quotations that a line above them opens.

    A mark that is never closed at the end of a line quotes nothing: one forgotten sign
    shall not swallow a law.
    """
    opened = [_opened(line) for line in lines]
    inside: set[int] = set()
    start = 0
    while start < len(lines):
        end = _end(lines, opened, start) if opened[start] > 0 else None
        if end is not None:
            inside |= set(range(start + 1, end + 1))
            start = end
        start += 1
    return inside


def _end(lines: Sequence[str], opened: Sequence[int], start: int) -> int | None:
    depth = opened[start]
    for n in range(start + 1, min(len(lines), start + LONGEST_QUOTATION)):
        # Some printers open the quotation again before each of its paragraphs.
        again = opened[n] > 0 and lines[n][0] in '«„“"'
        depth += opened[n] - (1 if again else 0)
        if depth <= 0:
            return n if _CLOSED.search(lines[n]) else None
    return None


def _opened(line: str) -> int:
    """How many more quotations the line opens than it closes.

    A sign that some printers open with and others close with opens where nothing or a
    space stands before it.
    """
    depth = 0
    for found in _SIGNS.finditer(line):
        before = line[: found.start()][-1:]
        opens = found[0] in "«„" or (
            found[0] in '"“' and (not before or before in " («„“[")
        )
        depth += 1 if opens else -1
    return depth
