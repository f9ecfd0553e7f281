"""What it does to a sample when a drawn station is replaced, left out or added."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from orkhon.engines.elections.sampling.design import (
    Draw,
    Group,
    SampleError,
    Unit,
)


class Verdict(StrEnum):
    """What one change is."""

    RESERVE = "reserve"
    """The next reserve in order for a station that could not be reached."""
    ENLARGED = "enlarged"
    """The next reserve in order, and nothing left out for it."""
    UNREACHED = "unreached"
    """Could not be reached, and nothing in its place: a missing answer."""
    LEFT_OUT = "left_out"
    """Left out though it could be reached."""
    OUT_OF_ORDER = "out_of_order"
    """A reserve whose turn it was not."""
    HAND_PICKED = "hand_picked"
    """Neither drawn nor a reserve."""


ALLOWED = frozenset({Verdict.RESERVE, Verdict.ENLARGED, Verdict.UNREACHED})
"""What leaves a probability sample one."""

NO_MARGIN = "no margin of error may be given"

SENTENCES = {
    Verdict.RESERVE: "{station} is the next reserve in order, for a station that could"
    " not be reached: say so where the figures are shown",
    Verdict.ENLARGED: "{station} is the next reserve in order: the sample grows by one",
    Verdict.UNREACHED: "{station} could not be reached and nothing takes its place: it"
    " stays in the sample as a missing answer",
    Verdict.LEFT_OUT: "{station} was drawn, could be reached and is left out: "
    + NO_MARGIN,
    Verdict.OUT_OF_ORDER: "{station} is a reserve, but not the next in order: "
    + NO_MARGIN,
    Verdict.HAND_PICKED: "{station} was not drawn, it is picked by hand: " + NO_MARGIN,
}


@dataclass(frozen=True, slots=True)
class Move:
    """One station that comes or goes."""

    station: str
    verdict: Verdict

    def words(self) -> str:
        """The move in English, without a full stop."""
        return SENTENCES[self.verdict].format(station=self.station)


@dataclass(frozen=True, slots=True)
class GroupChange:
    """A stratum or cluster before and after."""

    group: Group
    stations: int
    """Stations to visit in it now."""
    probability: Fraction | None
    """The chance of each of its stations now; None when there is none to name."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What the changes make of the sample."""

    moves: tuple[Move, ...]
    groups: tuple[GroupChange, ...]
    """The strata or clusters that changed."""

    @property
    def is_probability_sample(self) -> bool:
        """Whether a margin of error may still be given."""
        return all(move.verdict in ALLOWED for move in self.moves)

    def words(self) -> str:
        """The effect in English."""
        parts = [
            "Still a probability sample"
            if self.is_probability_sample
            else "No longer a probability sample",
            *(move.words() for move in self.moves),
        ]
        return " ".join(f"{part}." for part in parts)


def effect_of_moving(
    drawn: Draw,
    dropped: Sequence[str],
    added: Sequence[Unit],
    *,
    unreachable: Collection[str] = (),
) -> Effect:
    """Say what leaving stations out and taking others in does to a sample.

    Args:
        drawn: The draw as published.
        dropped: Every drawn station not visited so far, by id, reserves among them
            that were taken in and given up again.
        added: Every station visited that was not drawn.
        unreachable: Those of `dropped` that could not be reached (closed, cut off,
            merged), not those that somebody would rather not visit.
    Returns:
        One move for each station, and the strata or clusters that changed. A reserve
        keeps the sample a probability sample when it is the next in order of its
        stratum (or cluster): every reserve before it is in too. One that replaces a station keeps its group's chances;
        one more station raises them.
    Raises:
        SampleError: a dropped station that is not in the sample, an added one that
            is, one named twice, an unreachable one that is not dropped.
    """
    _require_known(drawn, dropped, added, unreachable)
    units = [item.unit for item in drawn.units] + list(added)
    group_of = {
        unit.id: drawn.group_of(unit)
        for unit in units
        if unit.id in dropped or unit in added
    }
    moves: list[Move] = []
    open_places: dict[Group, list[str]] = {}
    for station in dropped:
        if station in unreachable:
            open_places.setdefault(group_of[station], []).append(station)
        else:
            moves.append(Move(station, Verdict.LEFT_OUT))
    in_turn = _reserves_in_turn(drawn, {unit.id for unit in added})
    reserves = {item.unit.id for item in drawn.reserves}
    for unit in added:
        moves.append(
            Move(
                unit.id,
                _verdict(
                    unit.id, in_turn, reserves, open_places.get(group_of[unit.id])
                ),
            )
        )
    moves += [
        Move(station, Verdict.UNREACHED)
        for stations in open_places.values()
        for station in stations
    ]
    return Effect(tuple(moves), _changes(drawn, dropped, added, group_of, moves))


def _require_known(
    drawn: Draw,
    dropped: Sequence[str],
    added: Sequence[Unit],
    unreachable: Collection[str],
) -> None:
    sample = {item.unit.id for item in drawn.units}
    came = {unit.id for unit in added}
    for station in dropped:
        if station not in sample | came:
            raise SampleError(f"station {station} is not in the sample")
    for unit in added:
        if unit.id in sample:
            raise SampleError(f"station {unit.id} is in the sample already")
    for names in (list(dropped), [unit.id for unit in added]):
        for name in names:
            if names.count(name) > 1:
                raise SampleError(f"station {name} is named twice")
    for station in unreachable:
        if station not in dropped:
            raise SampleError(f"station {station} is not dropped")


def _reserves_in_turn(drawn: Draw, added: Collection[str]) -> set[str]:
    """The added reserves of which every earlier one of the group is added too."""
    in_turn: set[str] = set()
    broken: set[Group] = set()
    for item in drawn.reserves:
        group = drawn.group_of(item.unit)
        if item.unit.id not in added:
            broken.add(group)
        elif group not in broken:
            in_turn.add(item.unit.id)
    return in_turn


def _verdict(
    station: str,
    in_turn: Collection[str],
    reserves: Collection[str],
    open_places: list[str] | None,
) -> Verdict:
    """What one added station is; a reserve in turn fills the first open place."""
    if station not in reserves:
        return Verdict.HAND_PICKED
    if station not in in_turn:
        return Verdict.OUT_OF_ORDER
    if not open_places:
        return Verdict.ENLARGED
    open_places.pop(0)
    return Verdict.RESERVE


def _changes(
    drawn: Draw,
    dropped: Sequence[str],
    added: Sequence[Unit],
    group_of: Mapping[str, Group],
    moves: Sequence[Move],
) -> tuple[GroupChange, ...]:
    changes = []
    for group in dict.fromkeys(group_of.values()):
        went = sum(group_of[name] == group for name in dropped)
        came = sum(group_of[unit.id] == group for unit in added)
        verdicts = [move.verdict for move in moves if group_of[move.station] == group]
        probability: Fraction | None = None
        if all(verdict in ALLOWED for verdict in verdicts):
            enlarged = verdicts.count(Verdict.ENLARGED)
            probability = group.probability * Fraction(
                group.drawn + enlarged, group.drawn
            )
        changes.append(GroupChange(group, group.drawn - went + came, probability))
    return tuple(changes)
