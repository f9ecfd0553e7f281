"""From what people write to positions: quoted words, or an edited paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.amendments.model import AmendmentError, Kind, Line, Paragraph

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_CLOSING = ",.;:!?)]»”’"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of words as an amendment needs it.

    Attributes:
        kind: "replace", "insert" or "delete".
        start: First letter concerned.
        end: One past the last.
        text: The words that come.
    """

    kind: Kind
    start: int
    end: int
    text: str


def change_between(old: str, new: str) -> Change:
    """The one change that makes `new` of `old`, cut at whole words.

    Args:
        old: The paragraph as issued.
        new: The paragraph as somebody edited it; white space at its ends is no change.
    Raises:
        AmendmentError: nothing changed, or all words were taken out.
    """
    new = new.strip()
    if not new:
        raise AmendmentError("all words were taken out; strike the paragraph instead")
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    was, now = _without_breaks(before), _without_breaks(after)
    if was == now:
        raise AmendmentError("the words are the same as in the text")
    shorter = min(len(before), len(after))
    same = next((at for at in range(shorter) if was[at] != now[at]), shorter)
    tail = next(
        (at for at in range(shorter - same) if was[-1 - at] != now[-1 - at]),
        shorter - same,
    )
    start = sum(map(len, before[:same]))
    end = len(old) - sum(map(len, before[len(before) - tail :]))
    text = "".join(after[same : len(after) - tail])
    kind: Kind = "insert" if start == end else "replace" if text else "delete"
    return Change(kind, start, end, text)


def _without_breaks(tokens: list[str]) -> list[str]:
    """A field of a form writes its line breaks its own way: all space is one."""
    return [" " if token.isspace() else token for token in tokens]


def words_at(
    paragraph: Paragraph,
    words: str,
    *,
    lines: Sequence[Line] = (),
    line: int | None = None,
) -> tuple[int, int]:
    """Where quoted words stand in a paragraph; white space may differ.

    Args:
        paragraph: The paragraph.
        words: As quoted, "without delay".
        lines: Printed lines of the version, needed with `line`.
        line: Printed line on which the words begin, where they stand more than once.
    Raises:
        AmendmentError: they are not there, or more than once.
    """
    name = f"paragraph {paragraph.number or paragraph.key}"
    quoted = words.split()
    if not quoted:
        raise AmendmentError(f"no words of {name} are given")
    pattern = r"(?<!\w)" if quoted[0][0].isalnum() else ""
    pattern += r"\s+".join(map(re.escape, quoted))
    pattern += r"(?!\w)" if quoted[-1][-1].isalnum() else ""
    found = [match.span() for match in re.finditer(pattern, paragraph.text)]
    if line is not None:
        own = [
            each
            for each in lines
            if each.no == line and each.paragraph_key == paragraph.key
        ]
        if not own:
            raise AmendmentError(f"line {line} is not in {name}")
        found = [at for at in found if own[0].start <= at[0] < own[0].end]
    if not found:
        where = name if line is None else f"line {line}"
        raise AmendmentError(f"“{words.strip()}” does not stand in {where}")
    if len(found) > 1:
        raise AmendmentError(
            f"“{words.strip()}” stands {len(found)} times in {name}; "
            "say which line, or quote more words"
        )
    return found[0]


def replacing(paragraph: Paragraph, at: tuple[int, int], text: str) -> Change:
    """Other words in the place of words found with `words_at`."""
    return Change("replace", *at, text.strip())


def inserting(paragraph: Paragraph, place: int, text: str) -> Change:
    """Words at a place, with the spaces that part them from their neighbours."""
    words = text.strip()
    before, after = paragraph.text[:place], paragraph.text[place:]
    if before and not before[-1].isspace() and words[:1] not in _CLOSING:
        words = f" {words}"
    if after and not after[0].isspace() and after[0] not in _CLOSING:
        words = f"{words} "
    return Change("insert", place, place, words)


def deleting(paragraph: Paragraph, at: tuple[int, int]) -> Change:
    """The end of words, with one of the two spaces around them."""
    start, end = at
    text = paragraph.text
    if (
        start
        and text[start - 1].isspace()
        and (end == len(text) or text[end].isspace() or text[end] in _CLOSING)
    ):
        start -= 1
    elif not start and end < len(text) and text[end].isspace():
        end += 1
    return Change("delete", start, end, "")
