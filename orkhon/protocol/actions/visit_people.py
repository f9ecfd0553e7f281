"""Who takes part in a visit: entered, corrected, withdrawn; nobody is taken away."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.dialogue.models import Contact, Participation
from orkhon.engines.merkle.entry import JSON
from orkhon.protocol.actions.visits import open_visit
from orkhon.protocol.models import Visit, VisitParticipant
from orkhon.protocol.models.visits import feed_token
from orkhon.protocol.permissions import can_arrange
from orkhon.protocol.queries.people import known_languages, post_on
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.models import Body, Person
from orkhon.register.queries import holders, ids_of, kept_person

Side, Role = VisitParticipant.Side, VisitParticipant.Role


@dataclass(frozen=True)
class Guest:
    """Who is to take part, and how they are printed.

    Attributes:
        side, role: Values of `VisitParticipant.Side` and `.Role`.
        name: As printed; "" takes the name that the register shows.
        post: As printed; "" takes the post held on the first day of the visit.
        address_form: How they are spoken to and written to.
        precedence: Order within their side; None after those that have one.
        language: Code of the language of their papers; "" not known.
        speaks: Codes of those that they speak beside it.
        phone, needs: For protocol alone.
    """

    side: str
    role: str = Role.MEMBER
    person: Person | None = None
    body: Body | None = None
    name: str = ""
    post: str = ""
    address_form: str = ""
    precedence: int | None = None
    language: str = ""
    speaks: tuple[str, ...] = ()
    phone: str = ""
    needs: str = ""


@transaction.atomic
def enter_participant(visit: Visit, guest: Guest, *, by: User) -> VisitParticipant:
    """Enter somebody under the next number; name and post stay as they are now.

    Raises:
        Refusal: nobody, a person twice, a second leader of a side, an unknown
            language, or the visit is over.
    """
    require(can_arrange(by), "enter somebody of a visit")
    visit = open_visit(visit)
    person = None if guest.person is None else kept_person(guest.person)
    if person is not None:
        twice = visit.participants.filter(
            person__in=ids_of(person), withdrawn_at=None
        ).first()
        if twice is not None:
            raise Refusal(
                _("%(name)s takes part already, under number %(n)d")
                % {"name": twice.name, "n": twice.number}
            )
    name = guest.name.strip() or ("" if person is None else str(person))
    post = guest.post.strip()
    if not post and person is not None:
        post = post_on(person, guest.body, visit.begins_on)
    last = visit.participants.aggregate(last=Max("number"))["last"] or 0
    made = VisitParticipant(
        visit=visit,
        number=last + 1,
        person=person,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    _fill(made, guest, name, post)
    _refuse_wrong(made)
    made.save(force_insert=True)
    append("protocol.participant.enter", subject_of(made), by=by, **_said(made))
    return made


@transaction.atomic
def change_participant(
    participant: VisitParticipant, guest: Guest, *, by: User
) -> VisitParticipant:
    """Correct how somebody is printed and reached; papers given out stay.

    Raises:
        Refusal: withdrawn, nothing changed, or see `enter_participant`.
    """
    require(can_arrange(by), "correct somebody of a visit")
    open_visit(participant.visit)
    participant = standing(participant)
    was, before = _said(participant), (participant.phone, participant.needs)
    _fill(participant, guest, guest.name.strip(), guest.post.strip())
    now = _said(participant)
    if now == was and before == (participant.phone, participant.needs):
        raise Refusal(_("nothing is changed"))
    _refuse_wrong(participant)
    participant.save()
    append(
        "protocol.participant.change",
        subject_of(participant),
        by=by,
        was={name: was[name] for name in now if was[name] != now[name]},
        now={name: now[name] for name in now if was[name] != now[name]},
    )
    return participant


@transaction.atomic
def withdraw_participant(
    participant: VisitParticipant, *, why: str, by: User
) -> VisitParticipant:
    """Take somebody off the list; the row stays, and where they stand is flagged.

    Raises:
        Refusal: withdrawn before, no reason, or the visit is over.
    """
    require(can_arrange(by), "withdraw somebody of a visit")
    if not why.strip():
        raise Refusal(_("say why %(name)s is withdrawn") % {"name": participant.name})
    open_visit(participant.visit)
    participant = standing(participant)
    participant.withdrawn_at = timezone.now()
    participant.withdrawn_by = by.actor_id
    participant.withdrawn_why = why.strip()[:300]
    participant.save()
    append(
        "protocol.participant.withdraw",
        subject_of(participant),
        by=by,
        number=participant.number,
        why=participant.withdrawn_why,
    )
    return participant


@transaction.atomic
def renew_calendar(participant: VisitParticipant, *, by: User) -> VisitParticipant:
    """Give somebody's calendar a new address; the old one dies."""
    require(can_arrange(by), "renew the address of a calendar")
    participant.feed_token = feed_token()
    participant.save(update_fields=["feed_token"])
    append("protocol.participant.renew-calendar", subject_of(participant), by=by)
    return participant


@transaction.atomic
def take_over_contact(
    visit: Visit, contact: Contact, *, by: User
) -> list[VisitParticipant]:
    """Enter who takes part in a contact of dialogue, and link the two.

    Whose body is the visit's host, or of no body that travels, is a host; the rest are
    guests. Who takes part already stays as they are.
    """
    visit = open_visit(visit)
    rows = contact.participations.filter(
        role=Participation.Role.PARTICIPANT
    ).select_related("person", "body", "body__country")
    entered = [
        enter_participant(
            visit,
            Guest(
                side=_side(visit, one.body),
                person=one.person,
                body=one.body,
                post=one.post_as_written[:240],
                language=known_languages(one.person),
            ),
            by=by,
        )
        for one in rows
        if not _is_there(visit, one.person)
    ]
    visit.contacts.add(contact)
    append(
        "protocol.visit.take-over",
        subject_of(visit),
        by=by,
        contact=str(contact.pk),
        entered=[one.number for one in entered],
    )
    return entered


@transaction.atomic
def take_over_body(
    visit: Visit, body: Body, *, side: str, people: list[Person], by: User
) -> list[VisitParticipant]:
    """Enter people of a body of the register in its order, posts as of the first day.

    Raises:
        Refusal: somebody who did not belong to the body on that day.
    """
    visit = open_visit(visit)
    held = {one.person.id: one for one in holders(body, visit.begins_on)}
    wanted = {kept_person(one).pk for one in people}
    if wanted - set(held):
        names = ", ".join(str(one) for one in people if one.pk not in held)
        raise Refusal(
            _("not of %(body)s on %(day)s: %(names)s")
            % {"body": body, "day": visit.begins_on, "names": names}
        )
    entered = []
    for pk, post in held.items():
        person = Person.objects.get(pk=pk)
        if pk in wanted and not _is_there(visit, person):
            guest = Guest(
                side=side,
                person=person,
                body=body,
                post=post.title,
                language=known_languages(person),
                precedence=post.precedence or None,
            )
            entered.append(enter_participant(visit, guest, by=by))
    if not entered:
        raise Refusal(_("all of them take part already"))
    return entered


def standing(participant: VisitParticipant) -> VisitParticipant:
    """The row as it is now, locked.

    Raises:
        Refusal: withdrawn.
    """
    row = VisitParticipant.objects.select_for_update(of=("self",)).get(
        pk=participant.pk
    )
    if row.withdrawn_at is not None:
        raise Refusal(_("%(name)s is withdrawn already") % {"name": row.name})
    return row


def _is_there(visit: Visit, person: Person) -> bool:
    return visit.participants.filter(
        person__in=ids_of(person), withdrawn_at=None
    ).exists()


def _side(visit: Visit, body: Body | None) -> str:
    if body is None or body == visit.host:
        return Side.HOST
    same = body == visit.guest or (
        body.country_id is not None and body.country_id == visit.guest.country_id
    )
    return Side.GUEST if same else Side.HOST


def _fill(row: VisitParticipant, guest: Guest, name: str, post: str) -> None:
    row.side, row.role, row.body = guest.side, guest.role, guest.body
    row.name, row.post = name, post[:240]
    row.address_form = guest.address_form.strip()
    row.precedence, row.language = guest.precedence, guest.language
    row.speaks = sorted(set(guest.speaks) - {guest.language})
    row.phone, row.needs = guest.phone.strip(), guest.needs.strip()


def _refuse_wrong(row: VisitParticipant) -> None:
    if not row.name:
        raise Refusal(_("a participant has no name"))
    if len(row.name) > 200:
        raise Refusal(_("a name has more than %(n)d letters") % {"n": 200})
    if row.side not in Side.values or row.role not in Role.values:
        raise Refusal(_("“%(role)s” is no role in a delegation") % {"role": row.role})
    if row.role == Role.LEADER:
        other = (
            row.visit.participants.filter(
                role=Role.LEADER, side=row.side, withdrawn_at=None
            )
            .exclude(pk=row.pk)
            .first()
        )
        if other is not None:
            raise Refusal(
                _("%(name)s leads the delegation already") % {"name": other.name}
            )


def _said(row: VisitParticipant) -> dict[str, JSON]:
    """What the record keeps; telephone and needs stay out of it."""
    return {
        "visit": row.visit.key,
        "number": row.number,
        "person": None if row.person_id is None else str(row.person_id),
        "side": str(row.side),
        "role": str(row.role),
        "body": None if row.body is None else row.body.key,
        "name": row.name,
        "post": row.post,
        "address_form": row.address_form,
        "precedence": row.precedence,
        "language": row.language,
        "speaks": list(row.speaks),
    }
