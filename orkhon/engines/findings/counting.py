"""Counting: the number that a query gives over rows, with the rows that it counted.

A station is counted once however often it was visited: a condition holds of it when
any of its forms says so, and several conditions may each be said by another form.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from orkhon.engines.findings.query import (
    JSON,
    OF_SHOWS,
    VALUE_SHOWS,
    Condition,
    Query,
    QueryError,
    number_of,
)
from orkhon.engines.findings.rows import Row, Rows, Unit

Amount = int | Fraction


class NothingCounted(QueryError):
    """No form answers, or nothing stands below the line: there is no number, not 0."""


class TwoAnswers(NothingCounted):
    """Two forms of one station give different numbers; neither is taken."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and what it rests on.

    Attributes:
        value: What was counted, summed, or stands in the middle; above the line of a
            share. A ratio is the whole number of it, 3/5.
        of: Below the line: how many it is a part of. For a sum, a median or a ratio,
            how many gave a number. None for a plain count.
        unit: forms, stations or cities.
        rows: Names of the rows that make the number, in the order given.
        of_rows: Names of the rows below the line; () for a plain count.
        not_seen: How many of the unit did not answer what was asked.
        not_seen_rows: Their rows.
    """

    value: Amount
    of: int | None
    unit: str
    rows: tuple[str, ...]
    of_rows: tuple[str, ...]
    not_seen: int
    not_seen_rows: tuple[str, ...] = ()

    @property
    def share(self) -> Fraction:
        """Above the line over below the line, a proportion of 1.

        Raises:
            NothingCounted: there is nothing below the line.
        """
        if not self.of:
            raise NothingCounted(f"{self.value} {self.unit} are a share of nothing")
        return Fraction(self.value) / self.of

    def as_json(self) -> dict[str, JSON]:
        """The number for keeping, without its rows; `result_from` reads it."""
        return {
            "value": _out(self.value),
            "of": self.of,
            "unit": self.unit,
            "not_seen": self.not_seen,
        }


def result_from(value: Mapping[str, object]) -> Counted:
    """Read back what `as_json` wrote; the rows are kept elsewhere.

    Raises:
        QueryError: a member is missing or no number.
    """
    of, not_seen = value.get("of"), value.get("not_seen")
    if not isinstance(not_seen, int) or not isinstance(of, int | None):
        raise QueryError(f"no result of a query: {dict(value)!r}")
    if not isinstance(value.get("unit"), str):
        raise QueryError(f"no result of a query: {dict(value)!r}")
    return Counted(
        value=_in(value.get("value")),
        of=of,
        unit=str(value["unit"]),
        rows=(),
        of_rows=(),
        not_seen=not_seen,
    )


def counted(query: Query, rows: Rows | Iterable[Row]) -> Counted:
    """The number that a query gives.

    Args:
        query: What is asked.
        rows: The forms; an index made once where many queries are asked.
    Raises:
        NothingCounted: no form of these kinds, none that answers, or nothing below
            the line.
        TwoAnswers: a station's forms give different numbers for a sum or a median.
    """
    index = rows if isinstance(rows, Rows) else Rows(rows)
    return _Counting(query, index).result()


class _Counting:
    """One query over one index; units are places of rows, or names of stations."""

    def __init__(self, query: Query, index: Rows) -> None:
        self._query, self._index = query, index
        self._unit = index.units(query.count)
        self._base = index.of_forms(query.forms)
        if not self._units(self._base):
            raise NothingCounted(f"no {self._kinds()} came in; nothing can be counted")

    def result(self) -> Counted:
        query, index = self._query, self._index
        questions = [one for one in query.where if one.drawn is None]
        answered = self._all(index.telling(one) for one in questions)
        if not answered:
            raise NothingCounted(f"none of the {self._kinds()} answers {self._asked()}")
        among = answered
        within = None
        if query.among is not None:
            within = self._all(index.where(one) for one in query.among)
            among = within
        hits = among & self._all(index.where(one) for one in query.where)
        if query.show in VALUE_SHOWS:
            return self._valued(hits)
        silent = self._could_answer(questions) - answered
        if within is not None:
            silent &= within
        of = None
        of_rows: tuple[str, ...] = ()
        if query.show in OF_SHOWS:
            of = len(among)
            if not of:
                raise NothingCounted(f"no {query.count} are what this is a part of")
            below = query.among if query.among is not None else None
            of_rows = self._named(
                among,
                [index.telling(one) for one in questions]
                if below is None
                else [index.where(one) for one in below],
            )
        return Counted(
            value=len(hits),
            of=of,
            unit=query.count,
            rows=self._named(
                hits, [index.where(one) for one in (*query.where, *(query.among or ()))]
            ),
            of_rows=of_rows,
            not_seen=len(silent),
            not_seen_rows=self._named(silent, []),
        )

    def _valued(self, hits: set[Unit]) -> Counted:
        """A sum, a median or a ratio of the numbers that these units give."""
        query = self._query
        given = self._numbers(query.path, hits)
        below: dict[Unit, tuple[Fraction, list[int]]] = {}
        if query.over:
            below = self._numbers(query.over, hits)
            given = {unit: one for unit, one in given.items() if unit in below}
        if not given:
            raise NothingCounted(
                f"none of the {self._kinds()} gives a number for “{query.path}”"
            )
        numbers = [number for number, _places in given.values()]
        value = median(numbers) if query.show == "median" else sum(numbers, Fraction())
        if query.over:
            line = sum((below[unit][0] for unit in given), Fraction())
            if not line:
                raise NothingCounted(f"“{query.over}” adds up to 0: no ratio")
            value /= line
        places = {at for _number, at_places in given.values() for at in at_places}
        names = tuple(
            row.row for at, row in enumerate(self._index.rows) if at in places
        )
        silent = hits - given.keys()
        return Counted(
            value=_plain(value),
            of=len(given),
            unit=query.count,
            rows=names,
            of_rows=names,
            not_seen=len(silent),
            not_seen_rows=self._named(silent, []),
        )

    def _numbers(
        self, path: str, hits: set[Unit]
    ) -> dict[Unit, tuple[Fraction, list[int]]]:
        """By unit the number that it gives, and the places of the rows that give it."""
        found: dict[Unit, tuple[Fraction, list[int]]] = {}
        for at, number in sorted(self._index.numbers(path).items()):
            unit = self._unit[at]
            if at not in self._base or unit is None or unit not in hits:
                continue
            known, places = found.setdefault(unit, (number, []))
            if known != number:
                first, second = (
                    self._index.rows[place].row for place in (places[0], at)
                )
                raise TwoAnswers(
                    f"station {unit} gives “{path}” twice, {_out(known)} in {first} "
                    f"and {_out(number)} in {second}; count forms instead"
                )
            places.append(at)
        return found

    def _could_answer(self, questions: list[Condition]) -> set[Unit]:
        """Units with a form that asks the questions; all where kinds are named."""
        if not questions:
            return set()
        if self._query.forms:
            return self._units(self._base)
        asking = [
            {self._index.kind_of(at) for at in self._index.telling(one)}
            for one in questions
        ]
        return self._all(
            {at for at in self._base if self._index.kind_of(at) in kinds}
            for kinds in asking
        )

    def _all(self, holding: Iterable[set[int]]) -> set[Unit]:
        """Units with, for each of these, a form that is in it."""
        units = self._units(self._base)
        for places in holding:
            units &= self._units(places & self._base)
        return units

    def _units(self, places: Iterable[int]) -> set[Unit]:
        found = {self._unit[at] for at in places}
        found.discard(None)
        return found  # type: ignore[return-value]  # -- None has just been taken out

    def _named(self, units: set[Unit], saying: list[set[int]]) -> tuple[str, ...]:
        """Rows of these units that say one of these things; all of theirs for none."""
        said = self._base & set().union(*saying) if saying else self._base
        return tuple(
            self._index.rows[at].row for at in sorted(said) if self._unit[at] in units
        )

    def _kinds(self) -> str:
        return (
            f"forms “{'”, “'.join(self._query.forms)}”"
            if self._query.forms
            else ("forms")
        )

    def _asked(self) -> str:
        names = [one.derived or one.path for one in self._query.where]
        return " and ".join(f"“{name}”" for name in names if name)


def _plain(number: Amount) -> Amount:
    exact = Fraction(number)
    return int(exact) if exact.denominator == 1 else exact


def _out(number: Amount) -> int | str:
    plain = _plain(number)
    return plain if isinstance(plain, int) else str(plain)


def _in(value: object) -> Amount:
    if isinstance(value, int | str) and not isinstance(value, bool):
        number = number_of(str(value))
        if number is not None:
            return _plain(number)
    raise QueryError(f"a result is a number, not {value!r}")
