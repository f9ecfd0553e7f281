"""How a question stands: the result, each voter's row, the verdict in words.

What is open is computed whenever it is asked for; what is closed is read as it was
frozen. A silence procedure whose deadline has passed counts as of its deadline, also
before anybody has closed it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.voting import Outcome, Silence, SilenceState, State
from orkhon.proceedings.models import Question, Session
from orkhon.proceedings.queries.clocks import on_clock
from orkhon.proceedings.queries.decision_words import (
    counts_words,
    headline,
    quorum_words,
    rule_sentence,
)
from orkhon.proceedings.queries.question_results import (
    computed,
    deadline_of,
    silence_of,
    thawed,
)
from orkhon.proceedings.queries.question_rows import (
    ABSENT,
    SILENT,
    Row,
    Told,
    rows,
    told,
)
from orkhon.proceedings.queries.rules import rule_words
from orkhon.proceedings.queries.voices import Registered, present_among

__all__ = [
    "ABSENT",
    "SILENT",
    "QuestionState",
    "Row",
    "elapsed_questions",
    "questions_of",
    "state_of",
]


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
    return _state(question, told([question]), Registered(question.session, at), at)


def questions_of(
    session: Session, now: datetime | None = None
) -> tuple[QuestionState, ...]:
    """The questions of a session: what is due first, then the others, the last first.

    Open silence procedures come by their deadline, then other open questions, then
    what is closed.
    """
    at = now or timezone.now()
    found = list(
        session.questions.select_related(
            "session__organ",
            "sitting",
            "item",
            "version__draft",
            "amendment__draft",
        )
    )
    all_told, there = told(found), Registered(session, at)
    return tuple(sorted((_state(one, all_told, there, at) for one in found), key=_due))


def elapsed_questions(now: datetime) -> QuerySet[Question]:
    """Silence procedures whose deadline has passed and that nobody has closed."""
    return (
        Question.objects.filter(
            procedure=Question.Procedure.SILENCE,
            progress=Question.State.OPEN,
            deadline_at__lt=now,
        )
        .select_related("session__organ")
        .order_by("deadline_at", "number")
    )


def _state(
    question: Question, all_told: Told, there: Registered, at: datetime
) -> QuestionState:
    said = all_told.standing(question)
    quiet = silence_of(question, said, at)
    if question.result is not None:
        found = thawed(question)
    else:
        present = () if quiet is not None else present_among(question, there)
        found = computed(question, said, at, closed=False, present=present)
    is_closed = question.progress != Question.State.OPEN
    elapsed = not is_closed and quiet is not None and quiet.nobody_objected
    return QuestionState(
        question=question,
        outcome=found,
        rows=rows(question, found, all_told),
        verdict=_verdict(question, found, quiet, elapsed=elapsed),
        counts=counts_words(
            found,
            persons=question.procedure == Question.Procedure.ROLL_CALL,
            is_over=is_closed or elapsed,
        ),
        explanation=_explanation(question, found, quiet),
        rule=rule_words(question.rule),
        quorum=quorum_words(question.quorum),
        silence=quiet,
        is_closed=is_closed,
        is_elapsed=elapsed,
    )


def _due(state: QuestionState) -> tuple[int, float, int]:
    question = state.question
    if state.is_closed:
        return (2, 0.0, -question.number)
    if question.deadline_at is not None:
        return (0, question.deadline_at.timestamp(), question.number)
    return (1, 0.0, question.number)


def _verdict(
    question: Question, found: Outcome, quiet: Silence | None, *, elapsed: bool
) -> str:
    if quiet is None or question.progress == Question.State.WITHDRAWN:
        return headline(question.progress, found.state)
    deadline = {"deadline": on_clock(deadline_of(question), question.time_zone)}
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
