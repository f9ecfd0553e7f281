"""The paragraphs of a Word file as they end: numbered, merged, placed."""

from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from orkhon.engines.texts.intake.changes import By, Changes, Comments
from orkhon.engines.texts.intake.model import At, View
from orkhon.engines.texts.intake.spelling import clean, letters
from orkhon.engines.texts.intake.word_numbers import Numbers
from orkhon.engines.texts.intake.word_parts import W
from orkhon.engines.texts.intake.word_styles import (
    Styles,
    numbering_of,
    value,
    whole_number,
)
from orkhon.engines.texts.structure.model import Block

_NO_LIST = "0"
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph, or a sign between them.

    Attributes:
        words: "" of a sign.
        is_bold: Whether they are bold.
        is_shown: Whether they stand in the view that is read.
        by: Who inserted, deleted or moved them, or None.
        sign: What begins, ends or stands here, with its identifier, or None.
    """

    words: str = ""
    is_bold: bool = False
    is_shown: bool = True
    by: By | None = None
    sign: tuple[Literal["begin", "end", "point", "note"], str] | None = None


@dataclass(slots=True)
class Flow:
    """Blocks in the making.

    Attributes:
        styles: Of the file.
        numbers: Running numbers.
        view: Which view is read.
        comments: Receives the words as they pass.
        changes: Receives the words as they pass.
        blocks: What is finished; a cell of a table has its own for a while.
        pieces: Of the paragraph that has not ended.
        contents: Lines of tables of contents.
        noted: Identifiers of footnotes, each with the words before its sign.
        place: Letters of all finished blocks, white space not counted.
    """

    styles: Styles
    numbers: Numbers
    view: View
    comments: Comments
    changes: Changes = field(default_factory=Changes)
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    noted: list[tuple[str, str]] = field(default_factory=list)
    place: int = 0
    _last: etree._Element | None = None

    def properties(self, paragraph: etree._Element) -> etree._Element | None:
        """Give a paragraph's properties as they are in the view that is read."""
        now = paragraph.find(f"{W}pPr")
        if now is None or self.view == "new":
            return now
        before = now.find(f"{W}pPrChange/{W}pPr")
        return now if before is None else before

    def end_paragraph(
        self, paragraph: etree._Element, *, ends: bool, by: By | None, listed: bool
    ) -> None:
        """End a paragraph, or run on into the next where its end is not in this view.

        Args:
            paragraph: Its element, for style and numbering.
            ends: Whether its end stands in this view.
            by: Who inserted or deleted its end, or None.
            listed: It stands in a table of contents.
        """
        self.pieces.append(Piece("\n", is_shown=ends, by=by))
        self._last = paragraph
        if ends:
            self._finish(paragraph, listed=listed)

    def close(self) -> None:
        """End what still runs on: there is no next paragraph here to run into."""
        if self._last is None:
            return
        if any(piece.is_shown and piece.words.strip() for piece in self.pieces):
            self._finish(self._last, listed=False)
            return
        # Deleted words and signs without a paragraph of their own still count.
        self._pass(self.place)
        self.pieces.clear()

    def placed(self) -> tuple[At, ...]:
        """Give the comments and changes with their places."""
        return (*self.comments.placed(), *self.changes.placed())

    def _finish(self, paragraph: etree._Element, *, listed: bool) -> None:
        properties = self.properties(paragraph)
        style = self.style(properties)
        shown = [piece for piece in self.pieces if piece.is_shown]
        text = "".join(piece.words for piece in shown)
        if listed or self.styles.is_contents(style):
            self._pass(None)
            self.pieces.clear()
            self.contents += [clean(text)] if clean(text) else []
            return
        label = self._label(properties, style)
        self._pass(self.place + letters(label))
        worded = [piece for piece in shown if piece.words.strip()]
        is_strong = bool(worded) and (
            all(piece.is_bold for piece in worded)
            or self.styles.is_heading(style)
            or _is_outlined(properties)
        )
        self.pieces.clear()
        if block := clean(label + text):
            self.blocks.append(Block(block, is_strong))
            self.place += letters(block)

    def style(self, properties: etree._Element | None) -> str | None:
        """Give the style of a paragraph, the usual one where it names none."""
        named = None if properties is None else value(properties.find(f"{W}pStyle"))
        return named or self.styles.usual

    def _label(self, properties: etree._Element | None, style: str | None) -> str:
        by_style, level_by_style = self.styles.numbered(style)
        own, level = numbering_of(properties)
        list_id = own if own is not None else by_style
        if (
            list_id is None
            or list_id == _NO_LIST
            or self._is_newly_numbered(properties)
        ):
            return ""
        if level is None and own is None:
            level = level_by_style
        return self.numbers.label(list_id, level, style)

    def _is_newly_numbered(self, properties: etree._Element | None) -> bool:
        """The old view of a paragraph that was numbered under tracking."""
        return (
            self.view == "old"
            and properties is not None
            and properties.find(f"{W}numPr/{W}ins") is not None
        )

    def _pass(self, place: int | None) -> None:
        """Tell comments, changes and footnotes of the pieces, in their order."""
        here, before = place if place is not None else self.place, ""
        for piece in self.pieces:
            if piece.sign is None:
                self.changes.pass_words(piece.words, piece.by, here)
                self.comments.pass_words(piece.words, is_shown=piece.is_shown)
                if piece.is_shown:
                    here += letters(piece.words) if place is not None else 0
                    before += piece.words
                continue
            what, identifier = piece.sign
            if what == "begin":
                self.comments.begin(identifier, here)
            elif what == "end":
                self.comments.end(identifier)
            elif what == "point":
                self.comments.point(identifier, here)
            elif piece.is_shown:
                self.noted.append((identifier, clean(before)))


def _is_outlined(properties: etree._Element | None) -> bool:
    level = None if properties is None else properties.find(f"{W}outlineLvl")
    return (_BODY_LEVEL if (n := whole_number(level)) is None else n) < _BODY_LEVEL
