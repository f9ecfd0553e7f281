"""Questions put to parliaments, their positions, and what came of it.

One vote for each parliament. Who has one is fixed when the question is put. A later
position takes the place of an earlier one and both are kept; what is closed never
changes.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.legislation.actions.citing import Shown, cited_place
from orkhon.proceedings.actions.putting import LONGEST, Put, open_question
from orkhon.proceedings.actions.telling import question_moved
from orkhon.proceedings.models import (
    AgendaItem,
    Amendment,
    DraftVersion,
    Participant,
    Position,
    Question,
    Session,
    Sitting,
    Stance,
)
from orkhon.proceedings.permissions import can_act_for, can_adopt, can_run_sitting
from orkhon.proceedings.queries.question_results import (
    computed,
    frozen,
    silence_of,
    standing,
    voter_names,
)
from orkhon.proceedings.queries.voices import registered, why_not
from orkhon.record.actions import NOBODY, append, subject_of
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body
from orkhon.register.queries.labels import named


@transaction.atomic
def put_question(
    session: Session,
    words: str,
    *,
    by: Actor,
    rule: str = "",
    roll_call: bool = False,
    item: AgendaItem | None = None,
    sitting: Sitting | None = None,
    version: DraftVersion | None = None,
    amendment: Amendment | None = None,
    opened_at: datetime | None = None,
) -> Question:
    """Put a text, an amendment or words to the parliaments, under a rule.

    Args:
        session: Whose members have a vote: those of the day on which it is put.
        words: What is decided; "" where a version or an amendment says it.
        by: Who puts it.
        rule: Key of a rule of the engine; "" for the organ's own, where it is set.
        roll_call: Persons answer one by one instead of parliaments.
        item: Of the agenda.
        sitting: In which it is put.
        version: The text, in the last version that was issued.
        amendment: That is still open.
        opened_at: When it was put; None is now.
    Raises:
        Refusal: a session that is closed, nothing to decide, no rule, something of
            another session, an older version, the same put twice, or nobody to vote.
    """
    require(can_run_sitting(by), "put a question")
    procedure = (
        Question.Procedure.ROLL_CALL if roll_call else Question.Procedure.SITTING
    )
    return open_question(
        session,
        words,
        Put(item, sitting, version, amendment),
        procedure=procedure,
        rule=rule,
        opened_at=opened_at or timezone.now(),
        by=by,
    )


@transaction.atomic
def enter_position(
    question: Question,
    parliament: Body,
    stance: str,
    given_by: Participant | None,
    text: str = "",
    *,
    by: Actor,
    signed_by: str = "",
    citation: Shown = None,
    given_at: datetime | None = None,
) -> Position:
    """Enter what a parliament says; an earlier position is replaced and kept.

    Args:
        question: That is open. In a silence procedure a word after the deadline is
            kept as late and changes nothing.
        parliament: Whose vote it is.
        stance: A `Stance`.
        given_by: Who of its delegation gave it; in a silence procedure a letter may
            be signed by somebody else.
        text: The reservation or the reason, in the parliament's words.
        by: The delegation's own account, or a secretary for it.
        signed_by: Who signed the letter of a silence procedure.
        citation: The words of the letter, kept now or before.
        given_at: When it was said; None is now.
    Returns:
        The position. Twice the same is one.
    Raises:
        PermissionDenied: an account of another parliament.
        Refusal: the question is closed, the parliament has no vote on it, or the
            person may not give it; in words that name them and why.
    """
    require(
        can_act_for(by, parliament),
        _("speak for %(parliament)s") % {"parliament": named(parliament)},
    )
    locked = locked_question(question)
    if locked.procedure == Question.Procedure.ROLL_CALL:
        raise Refusal(
            _("question %(number)d is a roll call: each person answers for themselves")
            % {"number": locked.number}
        )
    now = timezone.now()
    at = given_at or now
    if not locked.opened_at <= at <= now:
        raise Refusal(
            _("a position is given after the question was put, and not in the future")
        )
    is_late = locked.deadline_at is not None and at > locked.deadline_at
    if not is_late or locked.progress == Question.State.WITHDRAWN:
        refuse_closed(locked)
    if parliament.key not in locked.voters:
        raise Refusal(_no_vote(locked, parliament))
    if stance not in Stance.values:
        raise Refusal(_("“%(stance)s” is no position") % {"stance": stance})
    signed_by, text = " ".join(signed_by.split()), text.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise Refusal(_("more than %(n)d letters; send it in parts") % {"n": LONGEST})
    _refuse_speaker(locked, parliament, given_by, signed_by, at)
    standing_one = (
        locked.positions.filter(
            parliament=parliament, is_late=is_late, replaced_at=None
        )
        .order_by("given_at")
        .last()
    )
    if standing_one is not None:
        if (
            standing_one.stance == stance
            and standing_one.text == text
            and standing_one.given_by == given_by
            and standing_one.signed_by == signed_by
        ):
            return standing_one
        if standing_one.given_at > at:
            raise Refusal(
                _("%(parliament)s has taken a later position")
                % {"parliament": named(parliament)}
            )
        standing_one.replaced_at = at
        standing_one.save(update_fields=["replaced_at"])
    made = Position.objects.create(
        question=locked,
        parliament=parliament,
        stance=stance,
        text=text,
        given_by=given_by,
        signed_by=signed_by,
        citation=cited_place(citation, by=by),
        given_at=at,
        entered_by=by.actor_id,
        entered_by_name=str(by),
        is_late=is_late,
    )
    append(
        "proceedings.position.enter",
        subject_of(locked),
        by=by,
        question=locked.number,
        parliament=parliament.key,
        stance=stance,
        text=text,
        given_by="" if given_by is None else given_by.name,
        signed_by=signed_by,
        given_at=written(at),
        late=is_late,
        replaces="" if standing_one is None else standing_one.stance,
    )
    question_moved(locked, "position")
    return made


@transaction.atomic
def close_question(question: Question, *, by: Actor) -> Question:
    """Close a question; its result names the rule and is frozen with the counts.

    Raises:
        Refusal: it is closed, or a silence procedure that still runs.
    """
    require(can_adopt(by), "close a question")
    locked = locked_question(question)
    refuse_closed(locked)
    now = timezone.now()
    quiet = silence_of(locked, standing(locked), now)
    if quiet is not None and not quiet.objecting and not quiet.nobody_objected:
        raise Refusal(
            _("the silence procedure of question %(number)d still runs")
            % {"number": locked.number}
        )
    return closed(locked, now, by=by)


def closed(locked: Question, now: datetime, *, by: Actor | None) -> Question:
    """Freeze the result of a locked, open question in the caller's transaction."""
    found = computed(locked, standing(locked), now, closed=True)
    locked.result = frozen(found, voter_names(locked))
    locked.progress = Question.State(found.state.value)
    locked.closed_at = now
    locked.closed_by = NOBODY if by is None else by.actor_id
    entry = append(
        "proceedings.question.close",
        subject_of(locked),
        by=by,
        session=locked.session.key,
        number=locked.number,
        words=locked.words,
        procedure=locked.procedure,
        quorum=locked.quorum,
        deadline_at="" if locked.deadline_at is None else written(locked.deadline_at),
        **locked.result,
    )
    locked.seq = entry.seq
    locked.save()
    question_moved(locked, "closed")
    return locked


@transaction.atomic
def withdraw_question(question: Question, reason: str, *, by: Actor) -> Question:
    """Take a question back before it is decided; it stays, with the reason.

    Raises:
        Refusal: it is closed, or no reason.
    """
    require(can_run_sitting(by), "withdraw a question")
    reason = " ".join(reason.split())
    if not reason:
        raise Refusal(_("say why the question is withdrawn"))
    locked = locked_question(question)
    refuse_closed(locked)
    now = timezone.now()
    found = computed(locked, standing(locked), now, closed=False)
    locked.result = frozen(found, voter_names(locked)) | {"reason": reason}
    locked.progress = Question.State.WITHDRAWN
    locked.closed_at, locked.closed_by = now, by.actor_id
    entry = append(
        "proceedings.question.withdraw",
        subject_of(locked),
        by=by,
        session=locked.session.key,
        number=locked.number,
        reason=reason,
    )
    locked.seq = entry.seq
    locked.save()
    question_moved(locked, "withdrawn")
    return locked


def locked_question(question: Question) -> Question:
    """The question as it is now; nobody else writes to it until the transaction ends."""
    return Question.objects.select_for_update().get(pk=question.pk)


def refuse_closed(question: Question) -> None:
    """Refuse to touch what is closed.

    Raises:
        Refusal: it is closed; the words say as what.
    """
    if question.progress != Question.State.OPEN:
        raise Refusal(
            _("question %(number)d is closed: %(state)s")
            % {
                "number": question.number,
                "state": question.get_progress_display(),
            }
        )


def _no_vote(question: Question, parliament: Body) -> str:
    return _(
        "%(parliament)s has no vote on question %(number)d; those who have one, as "
        "members of the day on which it was put: %(voters)s"
    ) % {
        "parliament": named(parliament),
        "number": question.number,
        "voters": ", ".join(voter_names(question).values()),
    }


def _refuse_speaker(
    question: Question,
    parliament: Body,
    given_by: Participant | None,
    signed_by: str,
    at: datetime,
) -> None:
    if given_by is None:
        if question.procedure == Question.Procedure.SILENCE:
            if signed_by:
                return
            raise Refusal(_("say who signed the letter, or who of the delegation said"))
        raise Refusal(
            _("say who of the delegation of %(parliament)s gave the position")
            % {"parliament": named(parliament)}
        )
    there = registered(question.session, question.sitting, at)
    why = why_not(given_by, parliament, question, there)
    if why:
        raise Refusal(why)
