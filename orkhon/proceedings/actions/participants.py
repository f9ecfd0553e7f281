"""Who takes part: entered one by one, corrected, withdrawn; nobody is taken away."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.engines.merkle.entry import JSON
from orkhon.proceedings.models import Participant, Session
from orkhon.proceedings.permissions import can_register, own_parliament
from orkhon.proceedings.queries.members import members
from orkhon.proceedings.queries.participants import day_of_session, post_on
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Role, has_role, require
from orkhon.register.models import Body, Person
from orkhon.register.queries import ids_of, kept_person
from orkhon.register.queries.labels import named

Capacity = Participant.Capacity
ParticipantRole = Participant.Role

WITH_A_BODY = (Capacity.DELEGATION, Capacity.OBSERVER, Capacity.ORGANISATION)
"""Who comes from a body always; guests, staff and press may come from none."""
WITH_ROLES = (Capacity.DELEGATION, Capacity.OBSERVER)
OVER = (Session.State.CLOSED, Session.State.CANCELLED)
NAME_LENGTH, POST_LENGTH = 200, 240


@dataclass(frozen=True)
class Entrant:
    """Who is to take part, and how they are printed.

    Attributes:
        capacity: A value of `Participant.Capacity`.
        role: A value of `Participant.Role`; of delegations and observers alone.
        body: The parliament, organisation or body that they come from.
        name: As printed; "" takes the name that the register shows today.
        post: As printed; "" takes the post held on the first day of the session.
        language: Code of the language that they follow; "" where it is not known.
        stands_in_for: Of whom a substitute takes the seat.
    """

    person: Person
    capacity: str
    role: str = ParticipantRole.MEMBER
    body: Body | None = None
    name: str = ""
    post: str = ""
    language: str = ""
    stands_in_for: Participant | None = None


@transaction.atomic
def add_participant(session: Session, entrant: Entrant, *, by: User) -> Participant:
    """Enter a participant under the next number; name and post stay as they are now.

    Raises:
        Refusal: a person twice, a second leader, a substitute for somebody of another
            delegation, an unknown language, or a session that is over.
    """
    require(may_enter(by, session, entrant), "enter a participant")
    session = open_session(session)
    person = kept_person(entrant.person)
    twice = session.participants.filter(
        person__in=ids_of(person), withdrawn_at=None
    ).first()
    if twice is not None:
        raise Refusal(
            _("%(name)s takes part already, under number %(n)d")
            % {"name": twice.name, "n": twice.number}
        )
    post = entrant.post.strip() or post_on(
        person, entrant.body, day_of_session(session)
    )
    made = Participant(
        session=session,
        number=1 + (_last_number(session) or 0),
        person=person,
        capacity=entrant.capacity,
        role=entrant.role if entrant.capacity in WITH_ROLES else ParticipantRole.MEMBER,
        body=entrant.body,
        stands_in_for=entrant.stands_in_for,
        name=entrant.name.strip() or str(person),
        post=post[:POST_LENGTH],
        language=entrant.language,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    _refuse_wrong(made)
    made.save(force_insert=True)
    append("proceedings.participant.add", subject_of(made), by=by, **_said(made))
    return made


@transaction.atomic
def change_participant(
    participant: Participant,
    *,
    role: str,
    name: str,
    post: str,
    language: str,
    stands_in_for: Participant | None,
    by: User,
) -> Participant:
    """Correct how somebody is printed; lists that went out stay as they were.

    Raises:
        Refusal: withdrawn, nothing changed, no name, or see `add_participant`.
    """
    require(_may_touch(by, participant), "correct a participant")
    open_session(participant.session)
    participant = _standing(participant)
    was = _said(participant)
    if participant.capacity in WITH_ROLES:
        participant.role = role
    participant.name, participant.post = name.strip(), post.strip()
    participant.language = language
    participant.stands_in_for = stands_in_for
    now = _said(participant)
    if now == was:
        raise Refusal(_("nothing is changed"))
    _refuse_wrong(participant)
    participant.save()
    append(
        "proceedings.participant.change",
        subject_of(participant),
        by=by,
        was=was,
        now=now,
    )
    return participant


@transaction.atomic
def withdraw_participant(
    participant: Participant, *, why: str, by: User
) -> Participant:
    """Take somebody off the list; the line stays, struck, with who did it and when.

    Raises:
        Refusal: withdrawn before, no reason, or the session is over.
    """
    require(_may_touch(by, participant), "withdraw a participant")
    if not why.strip():
        raise Refusal(_("say why %(name)s is withdrawn") % {"name": participant.name})
    open_session(participant.session)
    participant = _standing(participant)
    participant.withdrawn_at = timezone.now()
    participant.withdrawn_by = by.actor_id
    participant.save(update_fields=["withdrawn_at", "withdrawn_by"])
    append(
        "proceedings.participant.withdraw",
        subject_of(participant),
        by=by,
        number=participant.number,
        name=participant.name,
        why=why.strip(),
    )
    return participant


def may_enter(by: User, session: Session, entrant: Entrant) -> bool:
    """The desk; a delegation's secretary for the own delegation, while it is open."""
    if can_register(by):
        return True
    return (
        entrant.capacity == Capacity.DELEGATION
        and entrant.body is not None
        and may_nominate_for(by, session, entrant.body)
    )


def may_nominate_for(by: object, session: Session, body: Body) -> bool:
    """Whether a delegation's secretary may still name this parliament's delegation."""
    own = own_parliament(by)
    return (
        has_role(by, frozenset({Role.DELEGATION_SECRETARY}))
        and own is not None
        and own.pk == body.pk
        and nominations_open(session, timezone.now())
    )


def nominations_open(session: Session, now: datetime) -> bool:
    """Until registration closes; where no moment is set, until the session opens."""
    if session.progress not in (Session.State.PLANNED, Session.State.CONVENED):
        return False
    closes = session.registration_closes_at
    return closes is None or now < closes


def open_session(session: Session) -> Session:
    """The session, locked until the transaction ends.

    Raises:
        Refusal: it is over.
    """
    session = (
        Session.objects.select_for_update(of=("self",))
        .select_related("organ")
        .get(pk=session.pk)
    )
    if session.progress in OVER:
        raise Refusal(
            _("%(session)s is %(state)s")
            % {"session": session.title, "state": session.get_progress_display()}
        )
    return session


def _may_touch(by: User, participant: Participant) -> bool:
    if can_register(by):
        return True
    return (
        participant.capacity == Capacity.DELEGATION
        and participant.body is not None
        and may_nominate_for(by, participant.session, participant.body)
    )


def _standing(participant: Participant) -> Participant:
    """The row as it is now.

    Raises:
        Refusal: it was withdrawn.
    """
    row = Participant.objects.select_related("session__organ", "body").get(
        pk=participant.pk
    )
    if row.withdrawn_at is not None:
        raise Refusal(_("%(name)s was withdrawn already") % {"name": row.name})
    return row


def _last_number(session: Session) -> int | None:
    return (
        session.participants.order_by("-number").values_list("number", flat=True)
    ).first()


def _refuse_wrong(one: Participant) -> None:
    """Refuse what no list of participants can hold."""
    if one.capacity not in Capacity.values:
        raise Refusal(_("“%(word)s” is no capacity") % {"word": one.capacity})
    if one.role not in ParticipantRole.values:
        raise Refusal(_("“%(word)s” is no role") % {"word": one.role})
    if not one.name or len(one.name) > NAME_LENGTH:
        raise Refusal(_("a name has 1 to %(n)d letters") % {"n": NAME_LENGTH})
    if len(one.post) > POST_LENGTH:
        raise Refusal(
            _("the post of %(name)s has more than %(n)d letters")
            % {"name": one.name, "n": POST_LENGTH}
        )
    if one.language and one.language not in dict(settings.LANGUAGES):
        raise Refusal(
            _("“%(code)s” is no language of ours: %(known)s")
            % {"code": one.language, "known": ", ".join(dict(settings.LANGUAGES))}
        )
    _refuse_body(one)
    _refuse_second_leader(one)
    _refuse_substitute(one)


def _refuse_body(one: Participant) -> None:
    if one.body is None:
        if one.capacity in WITH_A_BODY:
            raise Refusal(_("say where %(name)s comes from") % {"name": one.name})
        return
    if one.capacity != Capacity.DELEGATION:
        return
    day = day_of_session(one.session)
    if one.body.key not in {
        row.parliament.key for row in members(one.session.organ, day)
    }:
        raise Refusal(
            _("%(body)s is no member parliament on %(day)s")
            % {"body": named(one.body), "day": day}
        )


def _refuse_second_leader(one: Participant) -> None:
    if one.role != ParticipantRole.LEADER:
        return
    other = (
        one.session.participants.filter(
            role=ParticipantRole.LEADER,
            capacity=one.capacity,
            body=one.body,
            withdrawn_at=None,
        )
        .exclude(pk=one.pk)
        .first()
    )
    if other is not None:
        raise Refusal(_("%(name)s leads the delegation already") % {"name": other.name})


def _refuse_substitute(one: Participant) -> None:
    if one.stands_in_for is None:
        return
    # As it is now: a page may have been drawn before somebody was withdrawn.
    whom = Participant.objects.get(pk=one.stands_in_for.pk)
    said = {"name": one.name, "whom": whom.name}
    if one.role != ParticipantRole.SUBSTITUTE:
        raise Refusal(_("only a substitute stands in for %(whom)s") % said)
    if whom.session_id != one.session_id or whom.withdrawn_at is not None:
        raise Refusal(_("%(whom)s does not take part") % said)
    if (whom.body_id, whom.capacity) != (one.body_id, one.capacity):
        raise Refusal(
            _("%(name)s cannot stand in for %(whom)s, who is of another delegation")
            % said
        )
    if whom.pk == one.pk or whom.role not in (
        ParticipantRole.LEADER,
        ParticipantRole.MEMBER,
    ):
        raise Refusal(_("%(whom)s holds no seat that somebody could take") % said)
    other = (
        one.session.participants.filter(stands_in_for=whom, withdrawn_at=None)
        .exclude(pk=one.pk)
        .first()
    )
    if other is not None:
        said["other"] = other.name
        raise Refusal(_("%(other)s stands in for %(whom)s already") % said)


def _said(one: Participant) -> dict[str, JSON]:
    return {
        "number": one.number,
        "person": str(one.person_id),
        "capacity": str(one.capacity),
        "role": str(one.role),
        "body": "" if one.body is None else one.body.key,
        "stands_in_for": None
        if one.stands_in_for is None
        else one.stands_in_for.number,
        "name": one.name,
        "post": one.post,
        "language": one.language,
    }
