"""What a finding asks of the forms: kinds, conditions, and which number is wanted."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

COUNTS: Final = ("forms", "stations", "cities")
SHOWS: Final = ("count", "count_of", "share", "sum", "median", "ratio")
OF_SHOWS: Final = ("count_of", "share")
VALUE_SHOWS: Final = ("sum", "median", "ratio")
ALL: Final = "all"
"""Every kind of form but the reports of incidents."""
NOT_ANSWERS: Final = frozenset({"not_seen", "na", "not_rated", "unchecked"})
"""Answers that say nothing of the thing asked; never the same as a no."""

# No exponent: 1e999999999 is short to write and fills the memory.
_NUMBER = re.compile(
    r"[+-]?(?:[0-9]{1,40}\.?[0-9]{0,40}|\.[0-9]{1,40}|[0-9]{1,60}/0*[1-9][0-9]{0,60})"
)
_PATH = re.compile(r"[^\s/]+(/[^\s/]+)*")
_MEMBERS = {
    "query": {"forms", "count", "where", "among", "show", "path", "over"},
    "condition": {"path", "derived", "drawn", "is", "at_least", "at_most", "answered"},
}
_TESTS = ("is", "at_least", "at_most", "answered")

JSON: TypeAlias = (
    bool | int | float | str | Sequence["JSON"] | Mapping[str, "JSON"] | None
)
Json = Mapping[str, object]


class QueryError(ValueError):
    """A query that asks nothing that forms can answer; names the member and its value."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must be so; exactly one of its tests is set.

    Attributes:
        path: The question, `group/question`; "" where something derived or the draw
            is asked.
        derived: A value that was worked out from the form, such as `adds_up`.
        drawn: Whether the station is one of the published draw; None: not asked.
        values: One of these was answered; for several answers, one of them.
        at_least, at_most: The number is at least or at most this.
        answered: Anything was answered that says something of the thing.
    """

    path: str = ""
    derived: str = ""
    drawn: bool | None = None
    values: tuple[str, ...] = ()
    at_least: Fraction | None = None
    at_most: Fraction | None = None
    answered: bool = False

    def as_json(self) -> dict[str, JSON]:
        """As `query_from` reads it."""
        if self.drawn is not None:
            return {"drawn": self.drawn}
        said: dict[str, JSON] = (
            {"derived": self.derived} if self.derived else {"path": self.path}
        )
        if self.values:
            said["is"] = list(self.values)
        elif self.at_least is not None:
            said["at_least"] = _number_out(self.at_least)
        elif self.at_most is not None:
            said["at_most"] = _number_out(self.at_most)
        else:
            said["answered"] = True
        return said


@dataclass(frozen=True, slots=True)
class Query:
    """A question put to the rows.

    Attributes:
        forms: Kinds of forms by `form_id`; () for all but incidents.
        count: forms, stations or cities.
        where: What must be so; all of it.
        among: What makes the denominator; None for those that answered.
        show: count, count_of, share, sum, median or ratio.
        path: The question whose numbers are summed, for sum, median and ratio.
        over: For a ratio, the question whose sum stands below the line.
    """

    forms: tuple[str, ...]
    count: str
    where: tuple[Condition, ...]
    among: tuple[Condition, ...] | None
    show: str
    path: str = ""
    over: str = ""

    @property
    def paths(self) -> frozenset[str]:
        """Every question that the query reads."""
        asked = {one.path for one in (*self.where, *(self.among or ()))}
        return frozenset((asked | {self.path, self.over}) - {""})

    def as_json(self) -> dict[str, JSON]:
        """As `query_from` reads it, every member written out."""
        said: dict[str, JSON] = {
            "forms": list(self.forms) or ALL,
            "count": self.count,
            "where": [one.as_json() for one in self.where],
            "among": None
            if self.among is None
            else [one.as_json() for one in self.among],
            "show": self.show,
        }
        if self.path:
            said["path"] = self.path
        if self.over:
            said["over"] = self.over
        return said


def number_of(text: str) -> Fraction | None:
    """The number that a text is, 12, 2.5 or 15/4; None where it is none."""
    return Fraction(text) if _NUMBER.fullmatch(text) else None


def query_from(value: object) -> Query:
    """Read a query from JSON.

    Args:
        value: `{"forms": ["voting"] or "all", "count": …, "where": […],
            "among": […] or null, "show": …, "path": …, "over": …}`.
    Raises:
        QueryError: a member is missing, unknown or not of its kind, or members that
            do not go together.
    """
    said = _object(value, "query")
    show = _one_of(said, "show", SHOWS)
    count = _one_of(said, "count", COUNTS)
    among = said.get("among")
    query = Query(
        forms=_forms(said.get("forms")),
        count=count,
        where=_conditions(said.get("where", []), "where"),
        among=None if among is None else _conditions(among, "among"),
        show=show,
        path=_text(said, "path"),
        over=_text(said, "over"),
    )
    _require_value_paths(query)
    if show in OF_SHOWS and not (query.where or query.among):
        raise QueryError(f"“{show}” needs a condition: of what is it a part?")
    return query


def _require_value_paths(query: Query) -> None:
    needed = {"path": query.show in VALUE_SHOWS, "over": query.show == "ratio"}
    for member, is_needed in needed.items():
        path = getattr(query, member)
        if is_needed != bool(path):
            wants = "needs" if is_needed else "has no"
            raise QueryError(f"“{query.show}” {wants} “{member}”: “{path}”")
        if path and not _PATH.fullmatch(path):
            raise QueryError(f"“{member}” names no question: “{path}”")
    if query.show in VALUE_SHOWS and query.count == "cities":
        raise QueryError(f"“{query.show}” counts forms or stations, not cities")


def _forms(value: object) -> tuple[str, ...]:
    if value == ALL:
        return ()
    if not isinstance(value, list) or not value:
        raise QueryError(f"“forms” is a list of kinds or “{ALL}”, not {value!r}")
    for one in value:
        if not isinstance(one, str) or not one.strip():
            raise QueryError(f"“forms” names kinds of forms, not {one!r}")
    return tuple(dict.fromkeys(value))


def _conditions(value: object, member: str) -> tuple[Condition, ...]:
    if not isinstance(value, list):
        raise QueryError(f"“{member}” is a list of conditions, not {value!r}")
    return tuple(_condition(one) for one in value)


def _condition(value: object) -> Condition:
    said = _object(value, "condition")
    about = [name for name in ("path", "derived", "drawn") if name in said]
    if len(about) != 1:
        raise QueryError(
            f"a condition asks one thing, path, derived or drawn: {dict(said)!r}"
        )
    tests = [name for name in _TESTS if name in said]
    if about == ["drawn"]:
        if tests or not isinstance(said["drawn"], bool):
            raise QueryError(f"“drawn” is true or false: {dict(said)!r}")
        return Condition(drawn=said["drawn"])
    path, derived = _text(said, "path"), _text(said, "derived")
    if not _PATH.fullmatch(path or derived):
        raise QueryError(f"“{about[0]}” names no question: “{path or derived}”")
    if len(tests) != 1:
        raise QueryError(
            f"“{path or derived}” is tested once, by one of {', '.join(_TESTS)}"
        )
    (test,) = tests
    if derived and test in ("at_least", "at_most"):
        raise QueryError(f"“{derived}” is no number")
    found = said[test]
    if test == "is":
        return Condition(path=path, derived=derived, values=_values(found, path))
    if test == "answered":
        if found is not True:
            raise QueryError(f"“answered” is true, not {found!r}")
        return Condition(path=path, derived=derived, answered=True)
    bound = _number_in(found, test)
    if test == "at_least":
        return Condition(path=path, at_least=bound)
    return Condition(path=path, at_most=bound)


def _values(found: object, path: str) -> tuple[str, ...]:
    if not isinstance(found, list) or not found:
        raise QueryError(f"“is” of “{path}” lists answers, not {found!r}")
    for one in found:
        if not isinstance(one, str) or not one or len(one.split()) != 1:
            raise QueryError(f"“is” of “{path}” names answers, not {one!r}")
    return tuple(dict.fromkeys(found))


def _number_in(found: object, test: str) -> Fraction:
    if isinstance(found, int | float | str) and not isinstance(found, bool):
        number = number_of(str(found))
        if number is not None:
            return number
    raise QueryError(f"“{test}” is a number, not {found!r}")


def _number_out(number: Fraction) -> int | str:
    return int(number) if number.denominator == 1 else str(number)


def _object(value: object, what: str) -> Json:
    if not isinstance(value, Mapping):
        raise QueryError(f"a {what} is an object, not {value!r}")
    unknown = sorted(str(name) for name in value.keys() - _MEMBERS[what])
    if unknown:
        raise QueryError(f"a {what} has no “{unknown[0]}”")
    return value


def _one_of(said: Json, member: str, known: Sequence[str]) -> str:
    found = said.get(member)
    if not isinstance(found, str) or found not in known:
        raise QueryError(f"“{member}” is one of {', '.join(known)}, not {found!r}")
    return found


def _text(said: Json, member: str) -> str:
    found = said.get(member, "")
    if not isinstance(found, str):
        raise QueryError(f"“{member}” is a text, not {found!r}")
    return found
