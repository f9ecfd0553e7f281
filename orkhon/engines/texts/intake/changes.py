"""Tracked changes and comments, gathered while a file is read."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from lxml import etree

from orkhon.engines.texts.intake.model import At, Change, ChangeKind, Comment
from orkhon.engines.texts.intake.spelling import clean, letters
from orkhon.engines.texts.intake.word_parts import W
from orkhon.engines.texts.intake.word_styles import value

Act = Literal["inserted", "deleted", "moved here", "moved away"]
ACTS: dict[str, Act] = {
    "ins": "inserted",
    "del": "deleted",
    "moveTo": "moved here",
    "moveFrom": "moved away",
    "cellIns": "inserted",
    "cellDel": "deleted",
}
_AWAY: frozenset[Act] = frozenset({"deleted", "moved away"})
PARAGRAPH_SIGN = "¶"


class By(NamedTuple):
    """A change as the file marks it: what was done, by whom, when.

    Of a move also its name, which its two ends share; "" where there is none.
    """

    act: Act
    author: str
    at: datetime | None
    move: str = ""


@dataclass(slots=True)
class _Stretch:
    by: By
    words: list[str]
    place: int


class Changes:
    """Changes in the order of the text; neighbours by one hand at one time are one."""

    def __init__(self) -> None:
        """Begin with none."""
        self._stretches: list[_Stretch] = []
        self._runs_on = False

    def pass_words(self, words: str, by: By | None, place: int) -> None:
        """Go on by some words, changed by somebody or by nobody (None)."""
        if by is None:
            self._runs_on = self._runs_on and not words
        elif self._runs_on and _go_together(self._stretches[-1].by, by):
            self._stretches[-1].words.append(words)
        else:
            self._stretches.append(_Stretch(by, [words], place))
            self._runs_on = True

    def placed(self) -> tuple[At, ...]:
        """Give all changes; a move that has both its ends is one."""
        said = [(one, clean("".join(one.words))) for one in self._stretches]
        ends: dict[Act, set[str]] = {"moved here": set(), "moved away": set()}
        for one, words in said:
            if one.by.act in ends:
                ends[one.by.act].add(one.by.move or words)
        both = ends["moved here"] & ends["moved away"]
        found = []
        for one, words in said:
            act = one.by.act
            is_whole = (one.by.move or words) in both
            if act == "moved away" and is_whole:
                continue
            kind: ChangeKind = "deleted" if act in _AWAY else "inserted"
            if act == "moved here" and is_whole:
                kind = "moved"
            change = Change(kind, one.by.author, one.by.at, words or PARAGRAPH_SIGN)
            found.append(At(change, one.place))
        return tuple(found)


def _go_together(before: By, by: By) -> bool:
    # The end of a paragraph is moved without a name.
    return before[:3] == by[:3] and by.move in ("", before.move)


@dataclass(slots=True)
class _Marked:
    place: int
    shown: list[str] = field(default_factory=list)
    every: list[str] = field(default_factory=list)


class Comments:
    """Comments with the words that they mark."""

    def __init__(self, part: etree._Element | None) -> None:
        """Read what the comments say; what they mark comes with the text."""
        self._said = {
            value(one, "id") or "": one
            for one in ([] if part is None else part.findall(f"{W}comment"))
        }
        self._marked: dict[str, _Marked] = {}
        self._open: set[str] = set()

    def begin(self, identifier: str, place: int) -> None:
        """The words that a comment marks begin here."""
        self._marked[identifier] = _Marked(place)
        self._open.add(identifier)

    def end(self, identifier: str) -> None:
        """The words that a comment marks end here."""
        self._open.discard(identifier)

    def point(self, identifier: str, place: int) -> None:
        """The sign of a comment stands here: its place where it marks no words."""
        self._marked.setdefault(identifier, _Marked(place))

    def pass_words(self, words: str, *, is_shown: bool) -> None:
        """Go on by some words, which stand in the view that is read or do not."""
        for identifier in self._open:
            self._marked[identifier].every.append(words)
            if is_shown:
                self._marked[identifier].shown.append(words)

    def placed(self) -> tuple[At, ...]:
        """Give all comments in the order of the text, unplaced ones last."""
        found = [self._placed(name, one) for name, one in self._said.items()]
        return tuple(sorted(found, key=lambda one: (one.place is None, one.place or 0)))

    def _placed(self, identifier: str, element: etree._Element) -> At:
        marked = self._marked.get(identifier)
        words = "" if marked is None else clean("".join(marked.shown))
        place = None if marked is None else marked.place
        if marked is not None and not letters(words):
            # The words are gone from this view, or there never were any: what
            # stands before the point says where it is.
            words = clean("".join(marked.every))
            place = max(0, marked.place - 1)
        said = Comment(
            value(element, "author") or "",
            moment(element),
            words,
            _words_of(element),
            None,
        )
        return At(said, place)


def by_whom(element: etree._Element, act: Act, move: str = "") -> By:
    """Read who made a tracked change and when."""
    return By(act, value(element, "author") or "", moment(element), move)


def moment(element: etree._Element) -> datetime | None:
    """Read the time of a change or comment of Word; None where there is none."""
    utc = [v for k, v in element.attrib.items() if str(k).endswith("}dateUtc")]
    return moment_of(str(utc[0]) if utc else value(element, "date") or "")


def moment_of(written: str) -> datetime | None:
    """Read a time as XML and HTML write it, UTC unless it says; None where it is none."""
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _words_of(element: etree._Element) -> str:
    paragraphs = (
        "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
        for paragraph in element.iter(f"{W}p")
    )
    return clean("\n".join(paragraphs))
