"""Numbers and the word they belong to: "articles 5 to 8", "6 және 7-баптар"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.texts.citations.lexing import Grammar, Token
from orkhon.engines.texts.citations.units import Unit

LONGEST_GAP = 16
_TWO = re.compile(r"(.*?)(\d+)-(.*?)(\d+)")
LONGEST_LIST = 60


@dataclass(frozen=True, slots=True)
class Atom:
    """One member of a list.

    Attributes:
        start, end: Where it stands.
        numbers: Its number and what stands behind it in brackets: 5(2)(a).
        until: The last number of a range.
    """

    start: int
    end: int
    numbers: tuple[Token, ...]
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A word with its numbers.

    Attributes:
        unit: The word's entry.
        first, last: Its tokens, first and last.
        atoms: Its numbers; none for "this" and for a word alone.
        is_this: "this" stands before it.
        ordinal_first: An ordinal before the word, where the word usually comes first.
        possessed, marked: As in Token.
    """

    unit: Unit
    first: int
    last: int
    start: int
    end: int
    atoms: tuple[Atom, ...] = ()
    is_this: bool = False
    ordinal_first: bool = False
    possessed: bool = False
    marked: bool = False


class Reader:
    """The tokens of one text and what stands between them."""

    def __init__(self, folded: str, tokens: Sequence[Token], grammar: Grammar) -> None:
        self.folded = folded
        self.tokens = tokens
        self.grammar = grammar

    def gap(self, start: int, end: int) -> str | None:
        """What stands between two places, spaces single; None for a sentence."""
        if end - start > LONGEST_GAP:
            return None
        return " ".join(self.folded[start:end].split())

    def groups(self) -> list[Group]:
        """All words for provisions with their numbers, in order."""
        found: list[Group] = []
        at = 0
        while at < len(self.tokens):
            group = self._group(at, found[-1].last if found else -1)
            if group is not None:
                found.append(group)
                at = group.last + 1
            else:
                at += 1
        return found

    def _group(self, at: int, taken: int) -> Group | None:
        token = self.tokens[at]
        if token.sort == "this":
            return self._this(at)
        if token.unit is not None:
            return self._from_word(at, token.unit)
        if self.grammar.word_first:
            return self._ordinal_first(at)
        return self._number_first(at)

    def _is_near(self, at: int, signs: frozenset[str]) -> bool:
        """The token and the next one are parted by one of the signs at most."""
        if at + 1 >= len(self.tokens):
            return False
        return self.gap(self.tokens[at].end, self.tokens[at + 1].start) in signs

    def _this(self, at: int) -> Group | None:
        if not self._is_near(at, frozenset({""})):
            return None
        token, word = self.tokens[at], self.tokens[at + 1]
        if word.unit is None:
            return None
        return Group(
            word.unit,
            at,
            at + 1,
            token.start,
            word.end,
            (),
            True,
            False,
            word.possessed,
            word.marked,
        )

    def _from_word(self, at: int, unit: Unit) -> Group:
        word = self.tokens[at]
        alone = Group(
            unit,
            at,
            at,
            word.start,
            word.end,
            possessed=word.possessed,
            marked=word.marked,
        )
        first = self.grammar.word_first
        if not first and (word.marked or unit.kind not in {"article", "annex"}):
            return alone
        if not self._is_near(at, self.grammar.between) or not self._is_number(at + 1):
            return alone
        if not first and self.tokens[at + 1].sort not in {"figure", "roman"}:
            return alone
        atoms, last = self._atoms(at + 1, word.plural, alike=True)
        if not atoms or (not first and self._has_word(last)):
            return alone
        return Group(unit, at, last, word.start, atoms[-1].end, atoms)

    def _ordinal_first(self, at: int) -> Group | None:
        """ "The second paragraph of", "вторая часть": the word has no other number."""
        token = self.tokens[at]
        ordinal = token.sort == "ordinal" or (token.sort == "figure" and token.marked)
        if not ordinal or not self._is_near(at, frozenset({""})):
            return None
        word = self.tokens[at + 1]
        if word.unit is None:
            return None
        if self._is_near(at + 1, frozenset({""})) and self._is_number(at + 2):
            return None
        atoms = (Atom(token.start, token.end, (token,)),)
        return Group(
            word.unit, at, at + 1, token.start, word.end, atoms, ordinal_first=True
        )

    def _number_first(self, at: int) -> Group | None:
        atoms, last = self._atoms(at, plural=False, alike=False)
        if not atoms or not self._has_word(last):
            return None
        word = self.tokens[last + 1]
        gap = self.gap(self.tokens[last].end, word.start)
        number = self.tokens[last]
        counted = number.sort == "figure" and not (
            number.marked or number.bracketed or word.possessed or gap
        )
        unit = word.unit
        if counted or unit is None:
            return None
        if word.plural:
            atoms = tuple(map(_range_in_hyphen, atoms))
        return Group(
            unit,
            at,
            last + 1,
            atoms[0].start,
            word.end,
            atoms,
            False,
            False,
            word.possessed,
            word.marked,
        )

    def _is_number(self, at: int) -> bool:
        return at < len(self.tokens) and bool(self.tokens[at].number)

    def _has_word(self, last: int) -> bool:
        return (
            self._is_near(last, self.grammar.between)
            and self.tokens[last + 1].unit is not None
        )

    def _atoms(
        self, at: int, plural: bool, alike: bool
    ) -> tuple[tuple[Atom, ...], int]:
        """A list of numbers.

        Args:
            at: Its first token.
            plural: The word before it is plural: "5-8" is a range.
            alike: Members that are written otherwise than the first end the list.
        Returns:
            Its members, and the last token.
        """
        atoms: list[Atom] = []
        wording = self.grammar.wording
        last = at - 1
        while (
            len(atoms) < LONGEST_LIST
            and self._is_number(at)
            and not self._is_quantity(at)
        ):
            stop = self._composite(at)
            numbers = tuple(self.tokens[at : stop + 1])
            if alike and atoms and not _is_like(numbers, atoms):
                break
            if numbers[0].bracketed and atoms and len(atoms[-1].numbers) > 1:
                numbers = (*atoms[-1].numbers[:-1], *numbers)
            atom = Atom(self.tokens[at].start, self.tokens[stop].end, numbers)
            if plural:
                atom = _range_in_hyphen(atom)
            last = stop
            if self._is_near(stop, wording.spans) and self._is_number(stop + 1):
                atom, last = self._range(atom, stop)
            atoms.append(atom)
            if not self._is_near(last, wording.joins):
                break
            at = last + 1
        return tuple(atoms), last

    def _range(self, atom: Atom, stop: int) -> tuple[Atom, int]:
        end = self.tokens[stop + 1]
        before = atom.numbers[-1]
        if _is_after(end.number, before.number):
            return Atom(atom.start, end.end, atom.numbers, end.number), stop + 1
        if before.sort == end.sort == "figure" and self._is_near(stop, frozenset("–-")):
            # "1–1" is an added article, typed with a long dash.
            number = f"{before.number}-{end.number}"
            whole = Token(
                before.start, end.end, "figure", None, number, end.bracketed, end.marked
            )
            return Atom(atom.start, end.end, (*atom.numbers[:-1], whole)), stop + 1
        return atom, stop

    def _composite(self, at: int) -> int:
        """The last token of 5(2)(a)."""
        while (
            at + 1 < len(self.tokens)
            and self.folded[self.tokens[at + 1].start] == "("
            and self.tokens[at + 1].bracketed
            and self._is_near(at, frozenset({""}))
            and self.tokens[at].sort != "ordinal"
            and (self.grammar.word_first or not self._begins_point(at + 1))
        ):
            at += 1
        return at

    def _begins_point(self, at: int) -> bool:
        """ "5 (a) bendi": what stands in the brackets has a word of its own."""
        return self._has_word(at)

    def _is_quantity(self, at: int) -> bool:
        measures = self.grammar.measures
        token = self.tokens[at]
        return (
            measures is not None
            and token.sort == "figure"
            and measures.match(self.folded, token.end) is not None
        )


def _is_like(numbers: tuple[Token, ...], atoms: Sequence[Atom]) -> bool:
    first, before = atoms[0].numbers[0], atoms[-1].numbers
    one = numbers[0]
    if one.bracketed and not first.bracketed:
        return len(before) > 1
    return one.bracketed == first.bracketed and (
        (one.sort == "ordinal") == (first.sort == "ordinal")
    )


def _range_in_hyphen(atom: Atom) -> Atom:
    """ "5-8" beside a plural is a range, as "5-1" never is."""
    number = atom.numbers[-1].number
    found = _TWO.fullmatch(number)
    if atom.until is not None or found is None or found[1] != found[3]:
        return atom
    if int(found[4]) <= int(found[2]):
        return atom
    last = atom.numbers[-1]
    whole = Token(
        last.start,
        last.end,
        last.sort,
        None,
        number.partition("-")[0],
        last.bracketed,
        last.marked,
    )
    return Atom(
        atom.start, atom.end, (*atom.numbers[:-1], whole), number.partition("-")[2]
    )


def _is_after(number: str, before: str) -> bool:
    """The one can end a range that the other begins."""
    ends = [_key(one) for one in (before, number)]
    return (
        len(ends[0]) > 0
        and ends[0] < ends[1]
        and number[0].isdigit() == before[0].isdigit()
    )


def _key(number: str) -> list[tuple[int, str]]:
    return [(int(d or 0), w) for d, w in re.findall(r"(\d+)|([^\W\d_]+)", number)]
