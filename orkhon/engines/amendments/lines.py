"""Numbered lines: where they break, and where words stand on them."""

import re
from collections.abc import Sequence

from orkhon.engines.amendments.model import (
    AmendmentError,
    Line,
    MarkedLine,
    MarkedParagraph,
    Paragraph,
    Piece,
)

WIDTH = 72
_WORD = re.compile(r"[^\s]+")


def number_lines(
    texts: Sequence[Paragraph], width: int = WIDTH, *, first: int = 1
) -> tuple[Line, ...]:
    """Break paragraphs into lines and number them through.

    The number in front of a paragraph takes its place on the first line. Words are
    never broken: one longer than a line stands on a line of its own. The result is to
    be kept when a version is issued and never made again from a changed text.

    Args:
        texts: Paragraphs in order.
        width: Letters of a line, at least 20.
        first: Number of the first line.
    Raises:
        AmendmentError: `width` is under 20.
    """
    if width < 20:
        raise AmendmentError(f"lines of {width} letters are too short to number")
    lines: list[Line] = []
    for paragraph in texts:
        taken = len(paragraph.number) + 2 if paragraph.number else 0
        for start, end in _broken(paragraph.text, width, taken):
            words = paragraph.text[start:end]
            lines.append(Line(first + len(lines), paragraph.key, start, end, words))
    return tuple(lines)


def _broken(text: str, width: int, taken: int) -> list[tuple[int, int]]:
    """Spans of the lines of one paragraph; `taken` letters of the first are used."""
    spans: list[tuple[int, int]] = []
    room = width - taken
    for word in _WORD.finditer(text):
        fits = (
            bool(spans)
            and word.end() - spans[-1][0] <= room
            and "\n" not in text[spans[-1][1] : word.start()]
        )
        if fits:
            spans[-1] = (spans[-1][0], word.end())
            continue
        room = width - taken if not spans else width
        spans.append((word.start(), word.end()))
    return spans


def lines_of(
    lines: Sequence[Line], paragraph: str, start: int, end: int
) -> tuple[int, int] | None:
    """First and last printed line on which a place of a paragraph stands.

    A place between two words of different lines is on the line of the word before.

    Returns:
        None where the paragraph has no printed line (it is new).
    """
    own = [line for line in lines if line.paragraph_key == paragraph]
    if not own:
        return None
    if start < end:
        met = [line for line in own if line.start < end and start < line.end]
    else:
        met = [line for line in own if line.start < start <= line.end]
    if (
        not met
    ):  # a space alone, or the very beginning: the line before it, else the first
        met = [line for line in own if line.end <= start][-1:] or own[:1]
    return met[0].no, met[-1].no


def on_lines(marked: MarkedParagraph, lines: Sequence[Line]) -> tuple[MarkedLine, ...]:
    """Lay a marked paragraph on its printed lines.

    Whatever was accepted or asked since, each line keeps its number and the words of
    the base that were printed on it; words that came stand on the line of the words
    before them.

    Args:
        marked: The paragraph.
        lines: Lines of the issued version, also those of other paragraphs.
    Returns:
        The paragraph's lines in order; one line without a number for a new paragraph.
    """
    own = [line for line in lines if line.paragraph_key == marked.paragraph.key]
    if not own:
        return (MarkedLine(None, marked.pieces),)
    laid: list[list[Piece]] = [[] for _ in own]
    at = 0
    for piece in marked.pieces:
        if piece.start is None or piece.end is None:
            laid[at].append(piece)
            continue
        done = piece.start
        while done < piece.end:
            last = at == len(own) - 1
            until = piece.end if last else min(piece.end, own[at + 1].start)
            if until > done:
                laid[at].append(_part(piece, done, until))
            done = until
            at += done < piece.end
    return tuple(
        MarkedLine(line.no, tuple(pieces))
        for line, pieces in zip(own, laid, strict=True)
    )


def _part(piece: Piece, start: int, end: int) -> Piece:
    begin = piece.start or 0
    return Piece(
        piece.kind,
        piece.text[start - begin : end - begin],
        start,
        end,
        piece.owners,
        piece.amendments,
    )
