"""Whose turn is next: members in English alphabetical order, one after another.

The chair belongs to a parliament, the post of Secretary General to a member; both
pass on in the same way, so both are terms of seats.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from orkhon.engines.voting.reasons import Reason, VotingError


@dataclass(frozen=True)
class Seat:
    """A member, or a parliament that stands for one, in the rotation.

    Attributes:
        key: What the caller knows it by.
        english_key: What decides its place, the same in every language.
        from_on: First day of membership; None is from the beginning.
        to_on: Last day; None while it lasts.
        succeeded_by: Key of the seat that takes its place in the turn.
    """

    key: str
    english_key: str
    from_on: date | None = None
    to_on: date | None = None
    succeeded_by: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is a member on this day."""
        begun = self.from_on is None or self.from_on <= day
        return begun and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True)
class Term:
    """A turn that a seat has had or has; `to_on` is its last day, None if open."""

    key: str
    from_on: date
    to_on: date | None = None


@dataclass(frozen=True)
class Next:
    """Whose turn is next.

    Attributes:
        key: The seat whose turn it is.
        after: The seat of the last term begun; None before the first.
        expected_from: The planned day, as given; None is “not fixed”.
        why: The reasons, in the order of the argument.
    """

    key: str
    after: str | None
    expected_from: date | None
    why: tuple[Reason, ...]


def next_in_rotation(
    seats: Sequence[Seat],
    terms: Sequence[Term],
    on: date,
    *,
    planned_on: date | None = None,
    term_years: int = 1,
) -> Next:
    """Say whose turn comes after the term that runs, or ran last, on a day.

    A year without a new term passes over nobody. A member that joins has the place
    of its name. A seat that ended is followed in its place by its successor. Nobody
    invents the day of the change: it is `planned_on` or not known.

    Args:
        seats: All that are or were in the rotation.
        terms: Those of the past, the present and the future, in any order; what
            begins after `on` is left aside.
        on: The day of asking.
        planned_on: The day on which the next term is planned to begin. Who is a
            member is then asked of that day, otherwise of `on`.
        term_years: After how many years the turn is meant to pass on; years that
            went by without it are told.
    Raises:
        VotingError: nobody is a member on that day; a key twice, or of no seat;
            a succession in a circle; two terms that begin on one day or overlap;
            a planned day that lies before `on`.
    Source:
        Rotation by English alphabetical order; docs/methods/voting.md.
    """
    if planned_on is not None and planned_on < on:
        raise VotingError(f"the next term is planned for {planned_on}, before {on}")
    by_key = _keyed(seats)
    places = _places(seats, by_key)
    begun = [term for term in _in_order(terms, by_key) if term.from_on <= on]
    day = planned_on or on
    living = sorted(_living(seats, by_key, day), key=lambda s: places[s.key])
    if not living:
        raise VotingError(f"nobody is a member on {day}, so it is nobody's turn")
    if begun:
        last = by_key[begun[-1].key]
        later = [s for s in living if places[s.key] > places[last.key]]
        chosen = (later or living)[0]
        why = _follows(last, chosen, begins_again=not later)
        why += _delays(last, begun[-1], on, term_years)
    else:
        last, chosen, why = None, living[0], [Reason("first-of-all", (living[0].key,))]
    why += _comes_new(chosen, seats, terms=begun, places=places)
    if planned_on is None:
        why.append(Reason("not-fixed"))
    else:
        why.append(Reason("planned", (planned_on.isoformat(),)))
    return Next(chosen.key, last.key if last else None, planned_on, tuple(why))


def _keyed(seats: Sequence[Seat]) -> dict[str, Seat]:
    by_key: dict[str, Seat] = {}
    for seat in seats:
        if seat.key in by_key:
            raise VotingError(f"{seat.key} stands twice in the rotation")
        by_key[seat.key] = seat
    for seat in seats:
        if seat.succeeded_by is not None and seat.succeeded_by not in by_key:
            raise VotingError(
                f"{seat.key} is succeeded by {seat.succeeded_by}, which has no seat"
            )
    return by_key


def _places(
    seats: Sequence[Seat], by_key: dict[str, Seat]
) -> dict[str, tuple[str, str]]:
    """Where each seat stands; a successor stands where the one before it stood."""
    before = {s.succeeded_by: s for s in sorted(seats, key=_place, reverse=True)}
    places = {}
    for seat in seats:
        first, passed = seat, {seat.key}
        while (earlier := before.get(first.key)) is not None:
            if earlier.key in passed:
                raise VotingError(f"{seat.key} succeeds itself")
            passed.add(earlier.key)
            first = earlier
        places[seat.key] = _place(first)
    return places


def _living(seats: Sequence[Seat], by_key: dict[str, Seat], day: date) -> list[Seat]:
    """The members of a day; on a day that both call theirs, the successor is."""
    return [
        seat
        for seat in seats
        if seat.holds_on(day)
        and (seat.succeeded_by is None or not by_key[seat.succeeded_by].holds_on(day))
    ]


def _place(seat: Seat) -> tuple[str, str]:
    return (seat.english_key, seat.key)


def _in_order(terms: Sequence[Term], by_key: dict[str, Seat]) -> list[Term]:
    ordered = sorted(terms, key=lambda term: term.from_on)
    for term in ordered:
        if term.key not in by_key:
            raise VotingError(f"{term.key} had a term and has no seat")
    for one, other in pairwise(ordered):
        if one.from_on == other.from_on or (
            one.to_on is not None and one.to_on > other.from_on
        ):
            raise VotingError(
                f"the terms of {one.key} from {one.from_on} and of {other.key} "
                f"from {other.from_on} overlap"
            )
    return ordered


def _follows(last: Seat, chosen: Seat, *, begins_again: bool) -> list[Reason]:
    code = "begins-again" if begins_again else "next-in-order"
    return [Reason(code, (last.key, chosen.key))]


def _delays(last: Seat, term: Term, on: date, term_years: int) -> list[Reason]:
    """What happened since the last term began and changes nothing in the order."""
    why = []
    skipped = range(term.from_on.year + term_years, on.year)
    if skipped:
        why.append(Reason("years-without", tuple(str(year) for year in skipped)))
    if last.succeeded_by is not None and not last.holds_on(on):
        why.append(Reason("holder-succeeded", (last.key, last.succeeded_by)))
    return why


def _comes_new(
    chosen: Seat,
    seats: Sequence[Seat],
    *,
    terms: Sequence[Term],
    places: dict[str, tuple[str, str]],
) -> list[Reason]:
    """What is to be said of a seat that never had its turn under this name."""
    if any(term.key == chosen.key for term in terms):
        return []
    why = [
        Reason("succeeds", (seat.key, chosen.key))
        for seat in seats
        if seat.succeeded_by == chosen.key
    ]
    # The place had its turns under another name: nothing is new but the name.
    if any(places[term.key] == places[chosen.key] for term in terms):
        return why
    if chosen.from_on is not None:
        why.append(Reason("joined", (chosen.key, chosen.from_on.isoformat())))
    return why
