"""Which words are a heading, and of what: the signs, and the vote of the whole text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.texts.structure.items import read_item
from orkhon.engines.texts.structure.lines import Line
from orkhon.engines.texts.structure.markers import Mark
from orkhon.engines.texts.structure.model import Kind

LONGEST_HEADING = 300
# A heading with a full stop at its end must be shorter to be told from a sentence.
LONGEST_WITH_STOP = 150
LINES_ABOVE = 3
LINES_OF_ANNEX = 4
LINES_IN_CAPITALS = 3
_NUMBERED_HEADING = re.compile(r"\d{1,2}\. [A-ZÇĞİÖŞÜ]")
_AFTER_THE_END = " »”\"')"


def ends_sentence(words: str) -> bool:
    """The last sign but quotation marks and brackets is one that ends a sentence."""
    return words.rstrip(_AFTER_THE_END)[-1:] in tuple(".;:,!?…")


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a text with what each of them opens.

    Attributes:
        lines: All lines.
        marks: Of each line, what it opens; None for a line of text.
        language: Of the text, "und" where it is none of the seven.
        leaf: The kind that holds the paragraphs: "article", or "section" in a text
            without articles.
    """

    lines: Sequence[Line]
    marks: Sequence[Mark | None]
    language: str
    leaf: Kind

    def mark(self, at: int) -> Mark | None:
        """What the line opens; None for a line of text and past the last line."""
        return self.marks[at] if at < len(self.marks) else None

    def is_words(self, at: int) -> bool:
        """A line of text without a number, no table, not inside a quotation."""
        if at >= len(self.lines) or self.marks[at] is not None:
            return False
        line = self.lines[at]
        if line.rows or line.quoted:
            return False
        return read_item(line.text, self.language, ()) is None

    def may_head(self, at: int, *, small: bool = False) -> bool:
        """A line of text that looks like a heading: short, and no sentence.

        Args:
            small: It may begin with a small letter ("to the Law on Elections").
        """
        if not self.is_words(at):
            return False
        words = self.lines[at].text
        if len(words) > LONGEST_HEADING or (words[0].islower() and not small):
            return False
        return not ends_sentence(words) or self.lines[at].strong


def headings_above(page: Page) -> dict[int, tuple[int, ...]]:
    """The heading lines before Turkish articles.

    Returns:
        For the line of an article, the lines above it that are its heading. The first
        line under a chapter without one is the chapter's. Under the name of the law
        itself only one line is taken, and only if most other articles have one too.
    """
    if page.language != "tr":
        return {}
    first = next((n for n, mark in enumerate(page.marks) if mark is not None), 0)
    found: dict[int, tuple[int, ...]] = {}
    articles = [n for n, one in enumerate(page.marks) if one and one.kind == page.leaf]
    for at in articles:
        start = at
        while start > 0 and at - start < LINES_ABOVE and _margin(page, start - 1):
            start -= 1
        before = page.mark(start - 1) if start > 0 else None
        if before is not None and before.kind != page.leaf and not before.rest:
            start = min(start + 1, at)
        if before is not None and before.kind == page.leaf and not before.rest:
            # The line is all that the article above it says.
            start = at
        if start < at and at != first:
            found[at] = tuple(range(start, at))
    others = len(articles) - 1
    usual = first in articles and 2 * len(found) > others
    if usual and others and first > 1 and page.may_head(first - 1):
        found[first] = (first - 1,)
    return found


def _margin(page: Page, at: int) -> bool:
    """A heading above an article; old codes number theirs: "1. Kural"."""
    line = page.lines[at]
    if page.marks[at] is not None or line.quoted:
        return False
    numbered = _NUMBERED_HEADING.match(line.text)
    if numbered is None or len(line.text) > LONGEST_HEADING:
        return page.may_head(at)
    return not ends_sentence(line.text)


@dataclass(frozen=True, slots=True)
class Headings:
    """What the whole text says about the headings of its articles.

    Attributes:
        page: The lines.
        above: See `headings_above`.
        taken: All lines in `above`.
        with_stop: In this text headings end in a full stop.
    """

    page: Page
    above: dict[int, tuple[int, ...]]
    taken: frozenset[int]
    with_stop: bool = False

    def has_body(self, at: int) -> bool:
        """Something of the article stands on the lines below the one of its number."""
        below = at + 1
        if below >= len(self.page.lines) or below in self.taken:
            return False
        return self.page.marks[below] is None

    def is_heading(self, at: int, rest: str) -> bool:
        """Say whether the words behind an article's number are its heading."""
        if at in self.above or len(rest) > LONGEST_HEADING or rest[0].islower():
            return False
        if rest.isupper():
            return True
        if rest[0] == "(":
            return self.has_body(at) and not ends_sentence(rest)
        if not ends_sentence(rest):
            return True
        if rest[-1] != "." or not self.has_body(at):
            return False
        return (self.with_stop or self.page.lines[at].strong) and _is_short(rest)

    def below_article(self, at: int) -> tuple[int, ...]:
        """The lines under a bare "Article 1" that are its heading: one or none."""
        if at in self.above or at + 1 in self.taken or not self.page.may_head(at + 1):
            return ()
        return (at + 1,) if self.has_body(at + 1) else ()

    def goes_on(self, at: int) -> bool:
        """The line under an article's heading is the end of that heading."""
        below = at + 1
        if not self._may_head(below, small=True) or not self.has_body(below):
            return False
        return self.page.lines[below].text[0].islower()

    def below_part(self, at: int, mark: Mark) -> tuple[int, ...]:
        """The lines under the line of a chapter or an annex that are its heading."""
        if mark.kind == "preamble":
            return ()
        page = self.page
        end = at + 1
        head = mark.rest
        if mark.kind == "annex" and not mark.rest[:1].isupper():
            while end <= at + LINES_OF_ANNEX and self._may_head(end, small=True):
                end += 1
        elif not mark.rest and (self._may_head(end) or self._only_line(end)):
            head = page.lines[end].text
            end += 1
        while (
            head.isupper()
            and end <= at + LINES_IN_CAPITALS
            and self._may_head(end)
            and page.lines[end].text.isupper()
        ):
            end += 1
        return tuple(range(at + 1, end))

    def _may_head(self, at: int, *, small: bool = False) -> bool:
        return at not in self.taken and self.page.may_head(at, small=small)

    def _only_line(self, at: int) -> bool:
        """One short line between a chapter and what follows, full stop or not."""
        page = self.page
        return (
            page.is_words(at)
            and page.mark(at + 1) is not None
            and len(page.lines[at].text) <= LONGEST_WITH_STOP
        )


def headings_of(page: Page) -> Headings:
    """Count the articles' headings and say how this text writes them."""
    above = headings_above(page)
    taken = frozenset(n for lines in above.values() for n in lines)
    headings = Headings(page, above, taken)
    votes = 0
    for at, mark in enumerate(page.marks):
        if mark is None or mark.kind != page.leaf or not mark.rest or at in above:
            continue
        if read_item(mark.rest, page.language, ()) is not None:
            continue
        heading = not ends_sentence(mark.rest) or (
            mark.rest[-1] == "." and _is_short(mark.rest) and headings.has_body(at)
        )
        votes += 1 if heading else -1
    return Headings(page, above, taken, with_stop=votes > 0)


def _is_short(words: str) -> bool:
    """Short enough for a heading, and one sentence."""
    return len(words) <= LONGEST_WITH_STOP and ". " not in words
