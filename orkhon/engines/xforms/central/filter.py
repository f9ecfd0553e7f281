"""Reads the expression of `$filter` into a small tree; nothing is evaluated here."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal as Only

Comparison = Only["eq", "ne", "lt", "le", "gt", "ge"]
Function = Only["now", "year", "month", "day", "hour", "minute", "second"]

COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")
FUNCTIONS = ("year", "month", "day", "hour", "minute", "second")
LONGEST = 2000
DEEPEST = 20

_TOKEN = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<comma>,)|(?P<text>'(?:[^']|'')*')"
    r"|(?P<moment>\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:[zZ]|[+-]\d\d:?\d\d)?)?)"
    r"|(?P<number>-?\d{1,18}(?:\.\d{1,18})?)"
    r"|(?P<word>[$\w][$\w./]*))"
)


class FilterError(ValueError):
    """An expression that cannot be read."""


@dataclass(frozen=True, slots=True)
class Property:
    """A name such as `__system/submissionDate`."""

    name: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value that is written out; None is `null`."""

    value: str | int | float | datetime | bool | None


@dataclass(frozen=True, slots=True)
class Call:
    """A function; `now` has no argument."""

    function: Function
    argument: "Operand | None" = None


@dataclass(frozen=True, slots=True)
class Compare:
    """Two operands and the sign between them."""

    sign: Comparison
    left: "Operand"
    right: "Operand"


@dataclass(frozen=True, slots=True)
class Both:
    """Two conditions, joined."""

    word: Only["and", "or"]
    left: "Condition"
    right: "Condition"


@dataclass(frozen=True, slots=True)
class Not:
    """A condition turned round."""

    condition: "Condition"


Operand = Property | Value | Call
Condition = Compare | Both | Not


def read_filter(text: str) -> Condition:
    """Read an expression.

    Args:
        text: As in `$filter`, for example
            `__system/submissionDate ge 2027-03-14T00:00:00Z and not (… eq null)`.
    Raises:
        FilterError: too long, too deep, or not in the part of the grammar that is
            read here: eq ne lt le gt ge, and or not, brackets, now() and the parts
            of a date.
    Source:
        OData 4.0 part 2, URL conventions, 5.1.1.
    """
    if len(text) > LONGEST:
        raise FilterError(f"{len(text)} characters are too many for a filter")
    reader = _Reader(_tokens(text))
    condition = reader.any_of(0)
    reader.end()
    return condition


def _tokens(text: str) -> list[tuple[str, str]]:
    found = []
    place = 0
    stripped = text.rstrip()
    while place < len(stripped):
        token = _TOKEN.match(stripped, place)
        if token is None:
            raise FilterError(f"“{stripped[place : place + 20]}” cannot be read")
        kind = str(token.lastgroup)
        found.append((kind, token[kind]))
        place = token.end()
    return found


class _Reader:
    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = [*tokens, ("end", "")]
        self._at = 0

    def any_of(self, depth: int) -> Condition:
        condition = self._all_of(depth)
        while self._is_word("or"):
            condition = Both("or", condition, self._all_of(depth))
        return condition

    def end(self) -> None:
        kind, text = self._tokens[self._at]
        if kind != "end":
            raise FilterError(f"“{text}” stands where nothing can")

    def _all_of(self, depth: int) -> Condition:
        condition = self._one(depth)
        while self._is_word("and"):
            condition = Both("and", condition, self._one(depth))
        return condition

    def _one(self, depth: int) -> Condition:
        if depth > DEEPEST:
            raise FilterError("the brackets are too deep")
        if self._is_word("not"):
            return Not(self._one(depth + 1))
        if self._tokens[self._at][0] == "open":
            self._at += 1
            condition = self.any_of(depth + 1)
            self._take("close")
            return condition
        left = self._operand(depth)
        sign = self._take("word")
        for known in COMPARISONS:
            if sign == known:
                return Compare(known, left, self._operand(depth))  # type: ignore[arg-type]  # -- one of them
        raise FilterError(f"“{sign}” is no comparison")

    def _operand(self, depth: int) -> Operand:
        if depth > DEEPEST:
            raise FilterError("the brackets are too deep")
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "text":
            return Value(text[1:-1].replace("''", "'"))
        if kind == "number":
            return Value(float(text) if "." in text else int(text))
        if kind == "moment":
            return Value(_moment(text))
        if kind != "word":
            raise FilterError(f"“{text}” stands where a value should")
        if self._tokens[self._at][0] == "open":
            return self._call(text, depth)
        if text in _WORDS:
            return Value(_WORDS[text])
        return Property(text)

    def _call(self, name: str, depth: int) -> Call:
        self._take("open")
        if name == "now":
            self._take("close")
            return Call("now")
        if name not in FUNCTIONS:
            raise FilterError(f"the function {name}() is not known")
        argument = self._operand(depth + 1)
        self._take("close")
        return Call(name, argument)  # type: ignore[arg-type]  # -- one of FUNCTIONS

    def _is_word(self, word: str) -> bool:
        is_it = self._tokens[self._at] == ("word", word)
        self._at += is_it
        return is_it

    def _take(self, wanted: str) -> str:
        kind, text = self._tokens[self._at]
        if kind != wanted:
            raise FilterError(f"“{text or 'the end'}” stands where a {wanted} should")
        self._at += 1
        return text


_WORDS = {"null": None, "true": True, "false": False}


def _moment(text: str) -> datetime:
    """A date is its first moment; a moment without a zone is UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise FilterError(f"“{text}” is no moment") from error
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise FilterError(f"“{text}” is beyond every calendar") from error
