"""Results of questions: computed while they are open, read as frozen afterwards.

A silence procedure whose deadline has passed counts as of its deadline.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from orkhon.engines.merkle import JSON
from orkhon.engines.voting import (
    Outcome,
    Reason,
    Silence,
    SilenceState,
    Stance,
    State,
    outcome,
    rule_named,
    silence,
)
from orkhon.proceedings.models import (
    Participant,
    Position,
    Question,
    RollCallVote,
)
from orkhon.proceedings.queries.quorums import quorum_from
from orkhon.proceedings.queries.voices import present as present_at
from orkhon.register.models import Body

Given = Position | RollCallVote


def standing(question: Question) -> dict[str, Given]:
    """What counts of what was said, by the voter's key."""
    if question.procedure == Question.Procedure.ROLL_CALL:
        return {
            str(one.participant_id): one
            for one in question.roll_call.filter(replaced_at=None)
        }
    return {
        one.parliament.key: one
        for one in question.positions.filter(
            replaced_at=None, is_late=False
        ).select_related("parliament")
    }


def silence_of(
    question: Question,
    said: Mapping[str, Given],
    at: datetime,
) -> Silence | None:
    """How a silence procedure stands at a moment; None for another procedure."""
    if question.procedure != Question.Procedure.SILENCE or question.deadline_at is None:
        return None

    def moments(stance: Stance) -> dict[str, datetime]:
        return {
            key: one.given_at
            for key, one in said.items()
            if one.stance == stance and one.given_at <= at
        }

    return silence(
        question.voters,
        moments(Stance.OBJECTS),
        moments(Stance.RESERVATION),
        opened=question.opened_at,
        deadline=question.deadline_at,
        now=max(at, question.opened_at),
    )


def computed(
    question: Question,
    said: Mapping[str, Given],
    at: datetime,
    *,
    closed: bool,
    present: Collection[str] | None = None,
) -> Outcome:
    """The result at a moment by the rule that the question names.

    Args:
        question: What was put.
        said: What counts of what was said, see `standing`.
        at: The moment.
        closed: Nobody will speak any more.
        present: Which voters are there; None asks the registrations. In a silence
            procedure nobody is absent: whoever received the text may speak.
    """
    quiet = silence_of(question, said, at)
    quorum = None if quiet is not None else quorum_from(question.quorum)
    there: Collection[str] = question.voters
    if quiet is None:
        there = present_at(question, at) if present is None else present
    found = outcome(
        rule_named(question.rule),
        question.voters,
        {key: Stance(one.stance) for key, one in said.items()},
        there,
        quorum=quorum,
        absent_consents=quiet is not None and at > deadline_of(question),
        closed=closed,
    )
    if quiet is None:
        return found
    by_state = {
        SilenceState.RUNNING: State.OPEN,
        SilenceState.ADOPTED: State.ADOPTED,
        SilenceState.BROKEN: State.BLOCKED,
    }
    return replace(found, state=by_state[quiet.state])


def frozen(found: Outcome, names: Mapping[str, str]) -> dict[str, JSON]:
    """A result as a closed question keeps it, with the voters' names of the day."""
    return {
        "state": found.state.value,
        "rule": found.rule,
        "for": list(found.for_),
        "against": list(found.against),
        "abstained": list(found.abstained),
        "reserved": list(found.reserved),
        "silent": list(found.silent),
        "absent": list(found.absent),
        "needed": found.needed,
        "why": [[one.code, list(one.values)] for one in found.why],
        "names": dict(names.items()),
    }


def thawed(question: Question) -> Outcome:
    """The result of a closed question, as it was frozen."""
    kept = question.result or {}
    return Outcome(
        state=State(kept["state"]),
        rule=kept["rule"],
        for_=tuple(kept["for"]),
        against=tuple(kept["against"]),
        abstained=tuple(kept["abstained"]),
        reserved=tuple(kept["reserved"]),
        silent=tuple(kept["silent"]),
        absent=tuple(kept["absent"]),
        needed=kept["needed"],
        why=tuple(Reason(code, tuple(values)) for code, values in kept["why"]),
    )


def voter_names(question: Question) -> dict[str, str]:
    """The voters in English, as the record and a frozen result name them."""
    if question.procedure == Question.Procedure.ROLL_CALL:
        people = Participant.objects.filter(pk__in=question.voters)
        names = {str(one.pk): one.name for one in people}
    else:
        bodies = Body.objects.filter(key__in=question.voters).select_related("country")
        names = {
            one.key: one.country.english_name if one.country else one.display_name
            for one in bodies
        }
    return {key: names[key] for key in question.voters}


def deadline_of(question: Question) -> datetime:
    """The deadline of a silence procedure, which always has one."""
    assert question.deadline_at is not None  # noqa: S101 -- a constraint; for the type
    return question.deadline_at
