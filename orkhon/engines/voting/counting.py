"""From the stances of voters to a result, with the reasons it rests on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from orkhon.engines.voting.quorum import Quorum, is_present
from orkhon.engines.voting.reasons import Reason, VotingError
from orkhon.engines.voting.rules import Base, Majority, Rule, Stance, name_of


class State(StrEnum):
    """How a question stands."""

    ADOPTED = "adopted"
    BLOCKED = "blocked"
    REJECTED = "rejected"
    OPEN = "open"
    NO_QUORUM = "no-quorum"


@dataclass(frozen=True)
class Outcome:
    """How a question stands, who said what, and why.

    Attributes:
        state: The result, or that there is none yet.
        rule: Key of the rule, so that the result names it.
        for_: Voters who agree without reservation.
        against: Voters who object.
        abstained: Voters who abstain.
        reserved: Voters who agree with a reservation; they are in favour.
        silent: Voters who are present and have not spoken.
        absent: Voters who are not present and have not spoken.
        needed: Votes in favour that the rule asks for now; None with unanimity,
            which counts objections.
        why: The reasons, the most telling first.

    All voters stand in the order in which they were given.
    """

    state: State
    rule: str
    for_: tuple[str, ...]
    against: tuple[str, ...]
    abstained: tuple[str, ...]
    reserved: tuple[str, ...]
    silent: tuple[str, ...]
    absent: tuple[str, ...]
    needed: int | None
    why: tuple[Reason, ...]

    @property
    def in_favour(self) -> int:
        """How many agree, with a reservation or without."""
        return len(self.for_) + len(self.reserved)


def outcome(
    rule: Rule,
    voters: Sequence[str],
    stances: Mapping[str, Stance],
    present: Collection[str],
    *,
    quorum: Quorum | None = None,
    abstention_counts: bool = False,
    absent_consents: bool = False,
    closed: bool = False,
) -> Outcome:
    """Say how a question stands.

    Args:
        rule: Unanimity or a majority.
        voters: Who has a vote, each once: parliaments, or persons in a roll call.
        stances: What those who spoke say; each is one of the voters.
        present: Who is there. Who has spoken is taken to be there.
        quorum: The presence the rules ask for. None where the rules lay none
            down or nobody has filled it in: then nothing is said of a quorum.
        abstention_counts: An abstention is a vote cast (majorities of votes cast).
        absent_consents: Who has not spoken consents. Only a silence procedure
            whose deadline has passed may ask for this.
        closed: Nobody will speak any more: what is open now is not adopted.
    Returns:
        The state with the voters by what they said.
    Raises:
        VotingError: no voters, one twice, or somebody who has no vote here.
    Source:
        docs/methods/voting.md.
    """
    _refuse_strangers(voters, stances, present)
    by = {
        stance: tuple(v for v in voters if stances.get(v) is stance)
        for stance in Stance
    }
    unheard = [v for v in voters if v not in stances]
    silent = tuple(v for v in unheard if v in present)
    absent = tuple(v for v in unheard if v not in present)
    count = _Count(
        in_favour=len(by[Stance.AGREES]) + len(by[Stance.RESERVATION]),
        against=by[Stance.OBJECTS],
        abstained=len(by[Stance.ABSTAINS]),
        silent=silent,
        absent=absent,
        consenting=absent_consents,
        abstention_counts=abstention_counts,
        closed=closed,
    )
    needed = None
    if isinstance(rule, Majority):
        needed = rule.needed(count.base(rule.of))
    lacking = _lacking(quorum, len(voters), len(voters) - len(absent))
    if lacking is not None:
        state, why = State.NO_QUORUM, [lacking]
    elif needed is None or not isinstance(rule, Majority):
        state, why = _unanimous(count)
    else:
        state, why = _by_majority(rule, count)
    return Outcome(
        state=state,
        rule=name_of(rule),
        for_=by[Stance.AGREES],
        against=by[Stance.OBJECTS],
        abstained=by[Stance.ABSTAINS],
        reserved=by[Stance.RESERVATION],
        silent=silent,
        absent=absent,
        needed=needed,
        why=tuple(why),
    )


@dataclass(frozen=True)
class _Count:
    in_favour: int
    against: tuple[str, ...]
    abstained: int
    silent: tuple[str, ...]
    absent: tuple[str, ...]
    consenting: bool
    abstention_counts: bool
    closed: bool

    def base(self, of: Base) -> int:
        """What the majority is a share of, as things stand."""
        cast = self.in_favour + len(self.against)
        if self.consenting:
            cast += len(self.silent) + len(self.absent)
        if of is Base.CAST:
            return cast + self.abstained * self.abstention_counts
        everybody = (
            self.in_favour + len(self.against) + self.abstained + len(self.silent)
        )
        if of is Base.MEMBERS or self.consenting:
            everybody += len(self.absent)
        return everybody


def _refuse_strangers(
    voters: Sequence[str], stances: Iterable[str], present: Iterable[str]
) -> None:
    if not voters:
        raise VotingError("nobody has a vote on this question")
    known = set(voters)
    if len(known) < len(voters):
        twice = next(v for v in voters if voters.count(v) > 1)
        raise VotingError(f"{twice} stands twice among the voters")
    for said in stances:
        if said not in known:
            raise VotingError(f"{said} has no vote on this question")
    for there in present:
        if there not in known:
            raise VotingError(f"{there} is present and has no vote on this question")


def _lacking(quorum: Quorum | None, voters: int, present: int) -> Reason | None:
    if quorum is None or is_present(quorum, voters, present):
        return None
    return Reason("quorum-missing", (str(present), str(quorum.needed(voters))))


def _unanimous(count: _Count) -> tuple[State, list[Reason]]:
    why = []
    if count.against:
        why.append(Reason("objections", count.against))
    unheard = count.silent + count.absent
    if unheard and count.consenting:
        why.append(Reason("silence-consents", unheard))
    else:
        if count.silent:
            why.append(Reason("not-spoken", count.silent))
        if count.absent:
            why.append(Reason("absent", count.absent))
    if count.against:
        return State.BLOCKED, why
    if unheard and not count.consenting:
        return (State.REJECTED if count.closed else State.OPEN), why
    if not count.in_favour and not unheard:
        return State.REJECTED, [*why, Reason("nobody-in-favour")]
    return State.ADOPTED, [*why, Reason("nobody-objected")]


def _by_majority(rule: Majority, count: _Count) -> tuple[State, list[Reason]]:
    """A majority is decided once those who are silent could not change it."""
    in_favour = count.in_favour
    if count.consenting:
        in_favour += len(count.silent) + len(count.absent)
    waiting = 0 if count.consenting or count.closed else len(count.silent)
    base = count.base(rule.of)
    # Who is present or a member is in those bases already; a vote cast is not yet.
    widest = base + (waiting if rule.of is Base.CAST else 0)
    votes = Reason(
        "votes",
        (str(in_favour), str(rule.needed(base)), str(base), str(rule.of)),
    )
    if in_favour >= rule.needed(widest):
        return State.ADOPTED, [votes]
    if in_favour + waiting < rule.needed(widest):
        return State.REJECTED, [votes]
    return State.OPEN, [votes, Reason("not-spoken", count.silent)]
