"""Posts that the plenary fills; the act that elects brings the register up to date."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from orkhon.engines import periods
from orkhon.proceedings.actions.filling_posts import fill_post
from orkhon.proceedings.actions.questions import close_question, put_question
from orkhon.proceedings.models import (
    AgendaItem,
    Appointment,
    Question,
    Session,
    Sitting,
)
from orkhon.proceedings.permissions import can_adopt, can_prepare, can_run_sitting
from orkhon.proceedings.queries.appointments import (
    computed_end,
    is_by_rotation,
    is_held_by_one,
    parliament_called,
    posts_for,
    whose_turn,
)
from orkhon.proceedings.queries.members import members
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body, Person, Post
from orkhon.register.queries.labels import named
from orkhon.ui import dates

LONGEST_REASON = 140
LONGEST_TERM = 10
"""Years; a longer one is a slip of the keyboard."""


@dataclass(frozen=True)
class Candidate:
    """Who is proposed for a post, on behalf of which parliament, for how long.

    Attributes:
        from_on: Partial date on which the post is to be taken up.
        years: Of the term; None where the rules do not say how long it is.
        reason: Why somebody out of turn is proposed; "" for who is in turn.
    """

    post: Post
    person: Person
    on_behalf_of: Body | None
    from_on: str
    years: int | None
    reason: str = ""


@transaction.atomic
def propose_candidate(
    session: Session,
    candidate: Candidate,
    *,
    by: Actor,
    item: AgendaItem | None = None,
) -> Appointment:
    """Propose somebody for a post; whose turn it is is kept with the proposal.

    Raises:
        Refusal: a post that this assembly does not fill, no member parliament, a
            date or term that cannot be, the same person twice, or out of turn
            without a reason.
    """
    require(can_prepare(by), _("propose a candidate"))
    locked = Session.objects.select_for_update().get(pk=session.pk)
    if locked.progress in {Session.State.CLOSED, Session.State.CANCELLED}:
        raise Refusal(
            _("%(session)s is %(state)s; nobody is elected in it any more")
            % {"session": locked, "state": locked.get_progress_display()}
        )
    if item is not None and item.session_id != locked.pk:
        raise Refusal(_("item %(item)s is of another session") % {"item": item.number})
    to_on = _term(candidate)
    _refuse_others(locked, candidate)
    turn = _turn(locked, candidate)
    last = locked.appointments.aggregate(last=Max("number"))["last"]
    made = Appointment.objects.create(
        session=locked,
        number=(last or 0) + 1,
        item=item,
        post=candidate.post,
        person=candidate.person,
        on_behalf_of=candidate.on_behalf_of,
        turn=turn,
        term_years=candidate.years,
        from_on=candidate.from_on,
        to_on=to_on,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "proceedings.appointment.propose",
        subject_of(made),
        by=by,
        session=locked.key,
        number=made.number,
        post=str(candidate.post),
        person=str(candidate.person.pk),
        on_behalf_of=(
            "" if candidate.on_behalf_of is None else candidate.on_behalf_of.key
        ),
        from_on=made.from_on,
        to_on=made.to_on,
        turn=turn,
    )
    return made


@transaction.atomic
def put_candidate(
    appointment: Appointment,
    *,
    by: Actor,
    rule: str = "",
    sitting: Sitting | None = None,
) -> Appointment:
    """Put a candidate to the parliaments, under a rule that the result will name.

    Args:
        rule: "" for the organ’s own, where it is set.
    Raises:
        Refusal: decided or put already, or as `put_question`.
    """
    require(can_run_sitting(by), _("put a candidate to the decision"))
    locked = _locked(appointment)
    before = locked.question
    if before is not None and before.progress not in (
        Question.State.WITHDRAWN,
        Question.State.NO_QUORUM,
    ):
        raise Refusal(
            _("question %(number)d was put on this candidate")
            % {"number": before.number}
        )
    with translation.override("en"):
        words = question_words(locked)
    locked.question = put_question(
        locked.session,
        words,
        by=by,
        rule=rule,
        item=locked.item,
        sitting=sitting,
    )
    locked.save()
    append(
        "proceedings.appointment.put",
        subject_of(locked),
        by=by,
        question=locked.question.number,
        rule=locked.question.rule,
    )
    return locked


@transaction.atomic
def elect(appointment: Appointment, *, by: Actor) -> Appointment:
    """Close the question on a candidate; if adopted, the register says so at once.

    One transaction holds the result, the membership that begins and those that end.
    Who is not elected changes nothing in the register. Without a quorum nothing is
    decided, and the candidate can be put again.

    Raises:
        Refusal: decided before, no question, one that was withdrawn, somebody else was
            elected to the post in this session, or as `close_question`.
        RegisterError: the register holds something else of these days.
    """
    require(can_adopt(by), _("close the question on a candidate"))
    locked = _locked(appointment)
    question = locked.question
    if question is None:
        raise Refusal(_("no question was put on this candidate"))
    if question.progress == Question.State.OPEN:
        question = locked.question = close_question(question, by=by)
    if question.progress == Question.State.WITHDRAWN:
        raise Refusal(
            _("question %(number)d was withdrawn; put the candidate again")
            % {"number": question.number}
        )
    if question.progress == Question.State.NO_QUORUM:
        return locked
    ended: tuple[str, ...] = ()
    if question.progress == Question.State.ADOPTED:
        _refuse_two(locked)
        filled = fill_post(locked, question, by=by)
        locked.membership, ended = filled.membership, filled.ended
        locked.progress = Appointment.State.ELECTED
    else:
        locked.progress = Appointment.State.NOT_ELECTED
    locked.save()
    append(
        "proceedings.appointment.elect",
        subject_of(locked),
        by=by,
        question=question.number,
        rule=question.rule,
        result=question.progress,
        state=locked.progress,
        membership="" if locked.membership is None else str(locked.membership.pk),
        ended=list(ended),
        from_on=locked.from_on,
        to_on=locked.to_on,
    )
    return locked


@transaction.atomic
def withdraw_candidate(
    appointment: Appointment, reason: str, *, by: Actor
) -> Appointment:
    """Take a candidate back; the proposal stays, with the reason.

    Raises:
        Refusal: no reason, decided, or a question on the candidate is open.
    """
    require(can_prepare(by), _("withdraw a candidate"))
    locked = _locked(appointment)
    reason = " ".join(reason.split())
    if not reason:
        raise Refusal(_("say why the candidate is withdrawn"))
    if locked.question is not None and locked.question.progress == Question.State.OPEN:
        raise Refusal(
            _("question %(number)d is open; withdraw it first")
            % {"number": locked.question.number}
        )
    locked.progress = Appointment.State.WITHDRAWN
    locked.save()
    append("proceedings.appointment.withdraw", subject_of(locked), by=by, reason=reason)
    return locked


def question_words(appointment: Appointment) -> str:
    """What is put: that somebody be elected to a post, from when to when."""
    said = {
        "person": appointment.person.display_name,
        "post": named(appointment.post),
        "from": dates.partial(appointment.from_on),
        "to": dates.partial(appointment.to_on),
        "member": parliament_called(appointment.on_behalf_of),
    }
    words = _("That %(person)s be elected %(post)s from %(from)s") % said
    if appointment.to_on:
        words = _("%(words)s to %(to)s") % (said | {"words": words})
    if appointment.on_behalf_of is not None:
        words = _("%(words)s, on behalf of %(member)s") % (said | {"words": words})
    return words


def _locked(appointment: Appointment) -> Appointment:
    locked = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("session", "post__body", "person", "on_behalf_of", "question")
        .get(pk=appointment.pk)
    )
    if locked.progress != Appointment.State.PROPOSED:
        raise Refusal(
            _("%(person)s is decided on: %(state)s")
            % {"person": locked.person, "state": locked.get_progress_display()}
        )
    return locked


def _term(candidate: Candidate) -> str:
    try:
        periods.parse(candidate.from_on)
    except periods.PartialDateError as error:
        raise Refusal(str(error)) from error
    if candidate.years is None:
        return ""
    if not 0 < candidate.years <= LONGEST_TERM:
        raise Refusal(
            _("a term of %(n)d years; it has between 1 and %(most)d")
            % {"n": candidate.years, "most": LONGEST_TERM}
        )
    return computed_end(candidate.from_on, candidate.years)


def _refuse_others(session: Session, candidate: Candidate) -> None:
    if candidate.post.pk not in {one.pk for one in posts_for(session)}:
        raise Refusal(
            _("%(post)s is no post that %(organ)s fills")
            % {"post": named(candidate.post), "organ": named(session.organ)}
        )
    own = candidate.on_behalf_of
    keys = {one.parliament.key for one in members(session.organ, _day(session))}
    if own is not None and own.key not in keys:
        raise Refusal(
            _("%(parliament)s is no member on that day") % {"parliament": named(own)}
        )
    if own is None and is_by_rotation(candidate.post):
        raise Refusal(_("this post goes by rotation; say for which member it is"))
    if session.appointments.filter(
        post=candidate.post,
        person=candidate.person,
        progress=Appointment.State.PROPOSED,
    ).exists():
        raise Refusal(
            _("%(person)s is proposed for this post already")
            % {"person": candidate.person}
        )


def _turn(session: Session, candidate: Candidate) -> str:
    """Whose turn it is, as it is kept: in English, with the reason for another."""
    if not is_by_rotation(candidate.post):
        return ""
    reason = " ".join(candidate.reason.split())
    if len(reason) > LONGEST_REASON:
        raise Refusal(_("a reason has at most %(n)d letters") % {"n": LONGEST_REASON})
    with translation.override("en"):
        turn = whose_turn(candidate.post, _day(session))
        words = " ".join(turn.why)
    own = candidate.on_behalf_of
    if turn.parliament is not None and own is not None and turn.parliament.pk == own.pk:
        return words[:300]
    if not reason:
        if turn.parliament is None:
            raise Refusal(
                _("whose turn it is cannot be told; say why %(member)s has it")
                % {"member": parliament_called(own)}
            )
        raise Refusal(
            _("it is the turn of %(turn)s; say why %(member)s is proposed")
            % {
                "turn": parliament_called(turn.parliament),
                "member": parliament_called(own),
            }
        )
    rest = f" Out of turn: {reason}"
    return words[: 300 - len(rest)] + rest


def _refuse_two(appointment: Appointment) -> None:
    if not is_held_by_one(appointment.post):
        return
    other = (
        appointment.session.appointments.filter(
            post=appointment.post, progress=Appointment.State.ELECTED
        )
        .select_related("person")
        .first()
    )
    if other is not None:
        raise Refusal(
            _("%(person)s was elected to this post in this session")
            % {"person": other.person}
        )


def _day(session: Session) -> date:
    if session.from_day is not None:
        return session.from_day
    return timezone.now().astimezone(ZoneInfo(session.time_zone or "UTC")).date()
