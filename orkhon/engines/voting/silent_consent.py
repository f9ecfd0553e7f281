"""The silence procedure: adopted if nobody objects by the deadline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from orkhon.engines.voting.reasons import VotingError


class SilenceState(StrEnum):
    """How a silence procedure stands."""

    RUNNING = "running"
    ADOPTED = "adopted"
    BROKEN = "broken"


@dataclass(frozen=True)
class Silence:
    """How a silence procedure stands, and who said what in time and too late.

    Attributes:
        state: Running until the deadline has passed; broken by one objection.
        objecting: Who objected in time, in the order of the voters.
        late: Who objected after the deadline. Kept and told; it changes nothing.
        reserving: Who made a reservation in time; it does not break silence.
        late_reserving: Who made a reservation after the deadline.
        silent: Who said nothing in time. This is consent once the deadline passed.
        nobody_objected: The deadline has passed and nobody had objected.
    """

    state: SilenceState
    objecting: tuple[str, ...]
    late: tuple[str, ...]
    reserving: tuple[str, ...]
    late_reserving: tuple[str, ...]
    silent: tuple[str, ...]
    nobody_objected: bool


def silence(
    voters: Sequence[str],
    objections: Mapping[str, datetime],
    reservations: Mapping[str, datetime],
    *,
    opened: datetime,
    deadline: datetime,
    now: datetime,
) -> Silence:
    """Say how a silence procedure stands.

    The answer after the deadline does not depend on when it is asked for. Moments
    are compared as moments: a deadline in another time zone is the same deadline.

    Args:
        voters: Who could object.
        objections: Who objected, and when; one that was withdrawn is left out.
        reservations: Who made a reservation, and when.
        opened: When the text went out.
        deadline: The last moment at which an objection counts.
        now: The moment of asking.
    Raises:
        VotingError: nobody or somebody twice among the voters, somebody who has
            no vote, a moment without a time zone, a deadline that is not after
            the opening, a word before the opening or after `now`.
    Source:
        Practice of other organisations: a written proposal with a deadline, adopted
        if nobody objects; docs/methods/voting.md.
    """
    _refuse(voters, objections, reservations, opened, deadline, now)

    def said(moments: Mapping[str, datetime], *, late: bool) -> tuple[str, ...]:
        return tuple(
            v for v in voters if v in moments and (moments[v] > deadline) is late
        )

    objecting = said(objections, late=False)
    reserving = said(reservations, late=False)
    if objecting:
        state = SilenceState.BROKEN
    elif now > deadline:
        state = SilenceState.ADOPTED
    else:
        state = SilenceState.RUNNING
    return Silence(
        state=state,
        objecting=objecting,
        late=said(objections, late=True),
        reserving=reserving,
        late_reserving=said(reservations, late=True),
        silent=tuple(v for v in voters if v not in objecting and v not in reserving),
        nobody_objected=state is SilenceState.ADOPTED,
    )


def _refuse(
    voters: Sequence[str],
    objections: Mapping[str, datetime],
    reservations: Mapping[str, datetime],
    opened: datetime,
    deadline: datetime,
    now: datetime,
) -> None:
    if not voters:
        raise VotingError("nobody could object: a silence procedure needs voters")
    if len(set(voters)) < len(voters):
        raise VotingError("somebody stands twice among the voters")
    for name, moment in (("opening", opened), ("deadline", deadline), ("now", now)):
        _refuse_naive(name, moment)
    if deadline <= opened:
        raise VotingError(
            f"the deadline {deadline.isoformat()} is not after the opening "
            f"{opened.isoformat()}"
        )
    for word, moments in (("objection", objections), ("reservation", reservations)):
        for voter, moment in moments.items():
            if voter not in voters:
                raise VotingError(f"{voter} has no vote, so the {word} is none")
            _refuse_naive(f"{word} of {voter}", moment)
            if not opened <= moment <= now:
                raise VotingError(
                    f"the {word} of {voter} is of {moment.isoformat()}, which is "
                    "before the opening or still to come"
                )


def _refuse_naive(name: str, moment: datetime) -> None:
    if moment.tzinfo is None:
        raise VotingError(f"the {name} {moment.isoformat()} says no time zone")
