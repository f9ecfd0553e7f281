"""How wide a word is, roughly, and how a long label takes several lines.

The page's face is not known here: the reader's machine may have another. Widths are
those of Inter in thousandths of the size, by kinds of letters, and a tenth more.
"""

import unicodedata

NARROW = frozenset("iljtfrI.,:;'’|!()[]/ iıіїјľ·-1")
WIDE = frozenset("mwMWжшщюыфмЖШЩЮЫФМДЪъ@%…—№œæ")
SLACK = 1.1


def width_of(words: str, size: float) -> float:
    """Estimate the width of a line of words, in the units of `size`."""
    return SLACK * size * sum(_advance(letter) for letter in words)


def wrapped(words: str, size: float, room: float, *, lines: int = 2) -> list[str]:
    """Break a label into at most so many lines that fit; shorten what does not.

    Words too long for a line are cut. A label that lost letters ends in “…”; the
    caller puts the full text where the pointer finds it.
    """
    rows: list[str] = []
    rest = " ".join(words.split())
    while rest:
        if len(rows) == lines - 1:
            return [*rows, shortened(rest, size, room)]
        head = _first_line(rest, size, room)
        rows.append(head)
        rest = rest[len(head) :].strip()
    return rows or [""]


def shortened(words: str, size: float, room: float) -> str:
    """Give the words, or as much of them as fits with “…” behind; at least a letter."""
    if width_of(words, size) <= room:
        return words
    kept = words
    while len(kept) > 1 and width_of(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _first_line(rest: str, size: float, room: float) -> str:
    """As many whole words as fit, or as many letters of the first as fit."""
    line = ""
    for word in rest.split(" "):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size) > room:
            break
        line = longer
    if line:
        return line
    end = 1
    while width_of(rest[: end + 1], size) <= room:
        end += 1
    return rest[:end]


def _advance(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if letter in NARROW:
        return 0.34
    if letter in WIDE:
        return 0.86
    if unicodedata.east_asian_width(letter) in "WF":
        return 1
    return 0.68 if letter.isupper() else 0.58
