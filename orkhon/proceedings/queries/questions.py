"""How a question stands: the result, each voter's row, the verdict in words.

What is open is computed whenever it is asked for; what is closed is read as it was
frozen. A silence procedure whose deadline has passed counts as of its deadline, also
before anybody has closed it.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.merkle import JSON
from orkhon.engines.voting import (
    Outcome,
    Quorum,
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
    Session,
)
from orkhon.proceedings.queries.clocks import on_clock
from orkhon.proceedings.queries.decision_words import (
    counts_words,
    headline,
    quorum_words,
    rule_sentence,
)
from orkhon.proceedings.queries.quorums import quorum_from
from orkhon.proceedings.queries.rules import rule_words
from orkhon.proceedings.queries.voices import present as present_at
from orkhon.register.models import Body
from orkhon.register.queries import BodyRef
from orkhon.register.queries.labels import country_named, named

SILENT, ABSENT = "silent", "absent"
"""What a row says of a voter who has not spoken."""


@dataclass(frozen=True)
class Said:
    """One position, or one answer at a roll call."""

    id: uuid.UUID
    stance: str
    words: str
    text: str
    given_at: datetime
    given_by: str
    entered_by: str
    is_late: bool


@dataclass(frozen=True)
class Row:
    """One voter of a question.

    Attributes:
        key: Of the parliament; the id of the participant at a roll call.
        name: The country of a parliament, the name of a person, for this reader.
        under: The parliament by its own name; the country of a person.
        stance: A `Stance`, or "silent" or "absent".
        words: The same for this reader.
        said: The position that counts; None for nobody's.
        earlier: What it replaced, the last one first.
        late: What came after the deadline of a silence procedure.
        parliament: None at a roll call.
    """

    key: str
    name: str
    under: str
    stance: str
    words: str
    said: Said | None
    earlier: tuple[Said, ...]
    late: tuple[Said, ...]
    parliament: BodyRef | None

    @property
    def sign(self) -> str:
        """The state's sign on a screen: done, blocked, waiting, off."""
        return {
            Stance.AGREES.value: "done",
            Stance.RESERVATION.value: "done",
            Stance.ABSTAINS.value: "waiting",
            Stance.OBJECTS.value: "blocked",
        }.get(self.stance, "off")


@dataclass(frozen=True)
class QuestionState:
    """How a question stands.

    Attributes:
        question: What was put.
        outcome: The engine's result; of a closed question as it was frozen.
        rows: One for each voter, in fixed English order.
        verdict: The result in a few words.
        counts: How many said what.
        explanation: What the rule makes of the counts; it names the rule.
        rule: The rule in words.
        quorum: The quorum in words; "not set" where nobody filled it in.
        silence: Of a silence procedure; None otherwise.
        is_closed: Whether it is frozen.
        is_elapsed: A silence procedure past its deadline that nobody has closed.
    """

    question: Question
    outcome: Outcome
    rows: tuple[Row, ...]
    verdict: str
    counts: str
    explanation: str
    rule: str
    quorum: str
    silence: Silence | None
    is_closed: bool
    is_elapsed: bool

    @property
    def sign(self) -> str:
        """The class of the verdict's frame; "" while nothing is decided."""
        if self.question.progress == Question.State.WITHDRAWN:
            return ""
        return {
            State.ADOPTED: "is-adopted",
            State.BLOCKED: "is-blocked",
            State.REJECTED: "is-blocked",
            State.NO_QUORUM: "is-blocked",
        }.get(self.outcome.state, "")

    @property
    def waiting(self) -> tuple[Row, ...]:
        """Who has not spoken, present or absent."""
        return tuple(row for row in self.rows if row.said is None)


def state_of(question: Question, now: datetime | None = None) -> QuestionState:
    """How a question stands at a moment, which is now where none is given."""
    at = now or timezone.now()
    said = standing(question)
    quiet = silence_of(question, said, at)
    found = (
        computed(question, said, at, closed=False)
        if question.result is None
        else thawed(question)
    )
    is_closed = question.progress != Question.State.OPEN
    elapsed = not is_closed and quiet is not None and quiet.nobody_objected
    return QuestionState(
        question=question,
        outcome=found,
        rows=_rows(question, found),
        verdict=_verdict(question, found, quiet, elapsed=elapsed),
        counts=counts_words(
            found, persons=question.procedure == Question.Procedure.ROLL_CALL
        ),
        explanation=_explanation(question, found, quiet),
        rule=rule_words(question.rule),
        quorum=quorum_words(question.quorum),
        silence=quiet,
        is_closed=is_closed,
        is_elapsed=elapsed,
    )


def standing(question: Question) -> dict[str, Position | RollCallVote]:
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
    said: Mapping[str, Position | RollCallVote],
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
    said: Mapping[str, Position | RollCallVote],
    at: datetime,
    *,
    closed: bool,
) -> Outcome:
    """The result at a moment by the rule that the question names."""
    quiet = silence_of(question, said, at)
    quorum: Quorum | None = quorum_from(question.quorum)
    found = outcome(
        rule_named(question.rule),
        question.voters,
        {key: Stance(one.stance) for key, one in said.items()},
        () if quiet is not None else present_at(question, at),
        quorum=None if quiet is not None else quorum,
        absent_consents=quiet is not None and at > _deadline(question),
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


def questions_of(
    session: Session, now: datetime | None = None
) -> tuple[QuestionState, ...]:
    """The questions of a session: what is due first, then the others, the last first.

    Open silence procedures come by their deadline, then other open questions, then
    what is closed.
    """
    rows = session.questions.select_related(
        "session__organ", "sitting", "item", "version__draft", "amendment__draft"
    )
    states = [state_of(one, now) for one in rows]
    return tuple(sorted(states, key=_due))


def elapsed_questions(now: datetime) -> list[Question]:
    """Silence procedures whose deadline has passed and that nobody has closed."""
    return list(
        Question.objects.filter(
            procedure=Question.Procedure.SILENCE,
            progress=Question.State.OPEN,
            deadline_at__lt=now,
        )
        .select_related("session__organ")
        .order_by("deadline_at", "number")
    )


def _due(state: QuestionState) -> tuple[int, float, int]:
    question = state.question
    if state.is_closed:
        return (2, 0.0, -question.number)
    if question.deadline_at is not None:
        return (0, question.deadline_at.timestamp(), question.number)
    return (1, 0.0, question.number)


def _deadline(question: Question) -> datetime:
    assert question.deadline_at is not None  # noqa: S101 -- a constraint; for the type
    return question.deadline_at


def _rows(question: Question, found: Outcome) -> tuple[Row, ...]:
    is_roll_call = question.procedure == Question.Procedure.ROLL_CALL
    by_voter = _all_said(question)
    people: dict[str, Participant] = {}
    bodies: dict[str, BodyRef] = {}
    if is_roll_call:
        people = {
            str(one.pk): one
            for one in Participant.objects.filter(pk__in=question.voters)
            .select_related("body__country")
            .all()
        }
    else:
        bodies = {
            one.key: BodyRef.of(one)
            for one in Body.objects.filter(key__in=question.voters).select_related(
                "country"
            )
        }
    return tuple(
        _row(
            key,
            by_voter.get(key, ()),
            found,
            person=people.get(key),
            parliament=bodies.get(key),
        )
        for key in question.voters
    )


def _row(
    key: str,
    said: Sequence[tuple[Said, bool]],
    found: Outcome,
    *,
    person: Participant | None,
    parliament: BodyRef | None,
) -> Row:
    counts = next((one for one, stands in said if stands), None)
    if counts is not None:
        stance, words = counts.stance, counts.words
    elif key in found.absent:
        stance, words = ABSENT, _("absent")
    else:
        stance, words = SILENT, _("not given yet")
    if person is not None:
        body = None if person.body is None else BodyRef.of(person.body)
        name, under = person.name, "" if body is None else country_named(body)
    else:
        assert parliament is not None  # noqa: S101 -- one of the two; for the type alone
        name, under = country_named(parliament) or named(parliament), named(parliament)
    return Row(
        key=key,
        name=name,
        under=under,
        stance=stance,
        words=words,
        said=counts,
        earlier=tuple(one for one, stands in said if not stands and not one.is_late),
        late=tuple(one for one, _stands in said if one.is_late),
        parliament=parliament,
    )


def _all_said(question: Question) -> dict[str, list[tuple[Said, bool]]]:
    """Everything said, by the voter's key, the last one first."""
    found: dict[str, list[tuple[Said, bool]]] = {}
    for key, one, stands in (
        _calls(question)
        if question.procedure == Question.Procedure.ROLL_CALL
        else _positions(question)
    ):
        found.setdefault(key, []).append((one, stands))
    return found


def _positions(question: Question) -> Iterable[tuple[str, Said, bool]]:
    rows = question.positions.select_related("parliament", "given_by")
    for one in rows.order_by("-given_at", "-replaced_at"):
        said = Said(
            id=one.pk,
            stance=one.stance,
            words=one.get_stance_display(),
            text=one.text,
            given_at=one.given_at,
            given_by=one.signed_by if one.given_by is None else one.given_by.name,
            entered_by=one.entered_by,
            is_late=one.is_late,
        )
        yield one.parliament.key, said, one.replaced_at is None and not one.is_late


def _calls(question: Question) -> Iterable[tuple[str, Said, bool]]:
    for one in question.roll_call.select_related("participant").order_by("-given_at"):
        said = Said(
            id=one.pk,
            stance=one.stance,
            words=one.get_stance_display(),
            text="",
            given_at=one.given_at,
            given_by=one.participant.name,
            entered_by=one.entered_by,
            is_late=False,
        )
        yield str(one.participant_id), said, one.replaced_at is None


def _verdict(
    question: Question, found: Outcome, quiet: Silence | None, *, elapsed: bool
) -> str:
    if quiet is None or question.progress == Question.State.WITHDRAWN:
        return headline(question.progress, found.state)
    deadline = {"deadline": on_clock(_deadline(question), question.time_zone)}
    if quiet.state == SilenceState.BROKEN:
        return _("Not adopted: silence was broken")
    if elapsed or question.progress == Question.State.ADOPTED:
        return _("Adopted, nobody objected by %(deadline)s") % deadline
    return _("Silence runs until %(deadline)s") % deadline


def _explanation(question: Question, found: Outcome, quiet: Silence | None) -> str:
    if question.progress == Question.State.WITHDRAWN:
        return str((question.result or {}).get("reason", ""))
    if quiet is None:
        return rule_sentence(found, question.quorum)
    if quiet.state == SilenceState.RUNNING:
        return _("Adopted unless somebody objects; until then silence is not consent.")
    if quiet.state == SilenceState.BROKEN:
        return _("Silence procedure: one objection before the deadline is enough.")
    return _("Silence procedure: the deadline has passed, so silence is consent.")
