"""What stands around the law itself: contents, remarks on versions, signatures."""

import re

from orkhon.engines.texts.structure.headings import Page, ends_sentence
from orkhon.engines.texts.structure.numbers import folded
from orkhon.engines.texts.structure.words import EDITIONS, NOTES

LINES_OF_PREFACE = 12
LETTERS_OF_PREFACE = 1000
MARKS_OF_CONTENTS = 3
LONGEST_NOTE = 400
LINES_OF_NOTE = 40
LINES_OF_CLOSING = 8
LONGEST_OF_CLOSING = 150
# A year, the number sign, or an initial with a surname.
_SIGNED = re.compile(r"\b(?:19|20)\d\d\b|№|\b[^\W\d_]\. ?(?:[^\W\d_]\. ?)?[^\W\d_]{2}")
_ALL_NOTES = tuple(folded(one) for notes in NOTES.values() for one in notes)
_EDITIONS = tuple(map(folded, EDITIONS))


def contents_of(page: Page, first: int) -> tuple[int, int]:
    """The line after the table of contents, and the one where the law begins again.

    A table of contents is a row of headings with nothing under them, whose first one
    is the first one as well behind it. Both are 0 in a text without.
    """
    opening = page.mark(first)
    if opening is None:
        return 0, 0
    found = end = 0
    for at in range(first, len(page.lines)):
        mark = page.marks[at]
        if mark is None:
            # A line of text ends the row; it may be the name of the law, the preamble.
            if not page.may_head(at) and found < MARKS_OF_CONTENTS:
                return 0, 0
            continue
        if found and (mark.kind, mark.number) == (opening.kind, opening.number):
            return (end, at) if found >= MARKS_OF_CONTENTS else (0, 0)
        if any(not page.may_head(n) for n in range(end, at) if end):
            return 0, 0
        found += 1
        end = at + 1
    return 0, 0


def end_of_note(page: Page, at: int) -> int:
    """The line after an editor's remark on versions that begins here; else 0."""
    if page.marks[at] is not None or page.lines[at].quoted:
        return 0
    words = folded(page.lines[at].text)
    if words.startswith(_ALL_NOTES) and len(words) <= LONGEST_NOTE:
        return at + 1
    if not words.startswith(("(", "[")):
        return 0
    # A remark in brackets may run over several lines, one for each amending law.
    open_brackets = 0
    said: list[str] = []
    for end in range(at, min(len(page.lines), at + LINES_OF_NOTE)):
        words = folded(page.lines[end].text)
        if page.marks[end] is not None or not words:
            return 0
        said.append(words)
        open_brackets += sum(map(words.count, "([")) - sum(map(words.count, ")]"))
        if open_brackets <= 0:
            closed = words.rstrip(".;").endswith((")", "]"))
            known = any(one in line for one in _EDITIONS for line in said)
            short = sum(map(len, said)) <= LONGEST_NOTE * len(said)
            return end + 1 if closed and known and short else 0
    return 0


def closings_of(page: Page) -> dict[int, int]:
    """The signatures, place and date below the law, and below each annex.

    Returns:
        For the first line of such a block, the line after it. It is two to eight short
        lines without the end of a sentence, behind one that ends a sentence, before an
        annex or the end of the text; somebody signs in it, or it bears a date or number.
    """
    if not any(page.marks):
        return {}
    ends = [n for n, mark in enumerate(page.marks) if mark and mark.kind == "annex"]
    found: dict[int, int] = {}
    for end in (*ends, len(page.lines)):
        start = end
        while start > 0 and end - start < LINES_OF_CLOSING and _closes(page, start - 1):
            start -= 1
        words = " ".join(line.text for line in page.lines[start:end])
        behind = page.lines[start - 1].text if start else ""
        if end - start > 1 and ends_sentence(behind) and _SIGNED.search(words):
            found[start] = end
    return found


def _closes(page: Page, at: int) -> bool:
    words = page.lines[at].text
    return (
        page.is_words(at)
        and len(words) <= LONGEST_OF_CLOSING
        and not ends_sentence(words)
    )
