"""Contacts entered by hand: planned before, completed or called off after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Literal

from django.db import transaction

from orkhon.accounts.models import User
from orkhon.dialogue.models import Contact, ContactKind, Participation
from orkhon.dialogue.permissions import can_write
from orkhon.dialogue.queries.people import membership_at
from orkhon.engines import periods
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.actions.nouns import add_person
from orkhon.register.models import Body, Name, Person

MOST_DAYS = 366


@dataclass(frozen=True)
class Guest:
    """Who is expected: somebody of the register, or a new name, with the post."""

    person: Person | None = None
    new_name: str = ""
    post: str = ""
    body: Body | None = None
    side: str = ""


@dataclass(frozen=True)
class Plan:
    """What is known of a meeting before it is held."""

    title: str
    on: str
    kinds: Sequence[str] = ("meeting",)
    until: str = ""
    at_time: time | None = None
    format: str = ""
    place: str = ""
    host: Body | None = None
    agenda: str = ""
    talking_points: str = ""
    responsible: User | None = None
    guests: Sequence[Guest] = ()
    is_sample: bool = False


@transaction.atomic
def plan_contact(plan: Plan, *, by: User) -> Contact:
    """Enter a meeting before it is held.

    Raises:
        Refusal: nobody to meet, no date, an unknown kind or format.
        PartialDateError: a date that does not exist, or an end before the beginning.
    """
    require(can_write(by), "plan a meeting")
    _check(plan)
    contact = Contact.objects.create(
        state=Contact.State.PLANNED,
        title=plan.title.strip(),
        kinds=list(plan.kinds),
        format=plan.format,
        on=plan.on,
        until=plan.until,
        at_time=plan.at_time,
        place=plan.place.strip(),
        host=plan.host,
        agenda=plan.agenda.strip(),
        talking_points=plan.talking_points.strip(),
        responsible=plan.responsible,
        sample=plan.is_sample,
    )
    guests = [_invite(contact, guest, by) for guest in plan.guests]
    append(
        "dialogue.contact.plan",
        subject_of(contact),
        by=by,
        title=contact.title,
        on=contact.on,
        place=contact.place,
        people=[str(seen.person_id) for seen in guests],
    )
    return contact


@transaction.atomic
def complete_contact(
    contact: Contact,
    *,
    by: User,
    outcome: str,
    absent: Iterable[Person] = (),
    also: Sequence[Guest] = (),
    on: str = "",
    place: str = "",
) -> Contact:
    """Say that a planned meeting was held, who came and what came of it.

    Args:
        absent: Those of the expected who did not come.
        also: Those who came and were not expected.
        on: The day it was held, when that is another than was planned.
    Raises:
        Refusal: it is not planned any more.
        PartialDateError: a date that the calendar does not have.
    """
    require(can_write(by), "complete a meeting")
    _change(contact, Contact.State.HELD, "held")
    contact.outcome = outcome.strip()
    if on:
        periods.parse(on)
        contact.on = on
    contact.place = place.strip() or contact.place
    contact.save()
    missing = [person.pk for person in absent]
    contact.participations.filter(person__in=missing).update(
        role=Participation.Role.ABSENT
    )
    came = [_invite(contact, guest, by) for guest in also]
    append(
        "dialogue.contact.complete",
        subject_of(contact),
        by=by,
        on=contact.on,
        outcome=contact.outcome,
        absent=[str(key) for key in missing],
        also=[str(seen.person_id) for seen in came],
    )
    return contact


@transaction.atomic
def cancel_contact(contact: Contact, *, by: User, why: str) -> Contact:
    """Call a planned meeting off; it stays in the list with the reason.

    Raises:
        Refusal: no reason, or it is not planned any more.
    """
    require(can_write(by), "call off a meeting")
    if not why.strip():
        raise Refusal("say why the meeting is called off")
    _change(contact, Contact.State.CANCELLED, "called off")
    contact.outcome = why.strip()
    contact.save()
    append("dialogue.contact.cancel", subject_of(contact), by=by, why=why.strip())
    return contact


def _change(
    contact: Contact,
    state: Literal[Contact.State.HELD, Contact.State.CANCELLED],
    words: str,
) -> None:
    changed = Contact.objects.filter(pk=contact.pk, state=Contact.State.PLANNED).update(
        state=state
    )
    contact.refresh_from_db()
    if not changed:
        raise Refusal(
            f"“{contact}” cannot be {words}: it is {contact.get_state_display()}"
        )


def _check(plan: Plan) -> None:
    if not plan.on:
        raise Refusal("say when the meeting is, as far as is known: 2026-12 or a day")
    if not plan.guests and plan.host is None:
        raise Refusal("say who is met")
    begins, ends = periods.parse(plan.on), periods.parse(plan.until or plan.on)
    periods.Period(plan.on, plan.until)
    if (ends.latest - begins.earliest).days > MOST_DAYS:
        raise Refusal(f"from {plan.on} to {plan.until} is more than a year")
    for kind in plan.kinds:
        if kind not in ContactKind.values:
            raise Refusal(f"“{kind}” is no kind of contact")
    if plan.format not in Contact.Format.values:
        raise Refusal(f"“{plan.format}” is no format of a contact")


def _invite(contact: Contact, guest: Guest, by: User) -> Participation:
    person = guest.person
    if person is None:
        if not guest.new_name.strip():
            raise Refusal("a guest without a name")
        person = add_person(
            guest.new_name.strip(), by=by, kind=Name.Kind.ALIAS, sample=contact.sample
        )
    membership = (
        membership_at(person, guest.body, contact.on_day)
        if guest.body is not None
        else None
    )
    seen, _ = Participation.objects.get_or_create(
        contact=contact,
        person=person,
        defaults={
            "post_as_written": guest.post[:240],
            "body": guest.body,
            "membership": membership,
            "side": guest.side[:160],
            "role": Participation.Role.PARTICIPANT,
        },
    )
    return seen
