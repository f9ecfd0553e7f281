"""The list of speakers on the item on the floor, in the order of the rules."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from orkhon.engines.voting import Request, speaking_order
from orkhon.proceedings.models import AgendaItem, Participant, Sitting, Speaker
from orkhon.register.models import Body
from orkhon.register.queries.labels import named

GROUPS = {
    Participant.Capacity.DELEGATION: "member",
    Participant.Capacity.OBSERVER: "observer",
    Participant.Capacity.ORGANISATION: "organisation",
    Participant.Capacity.GUEST: "guest",
    Participant.Capacity.SECRETARIAT: "guest",
    Participant.Capacity.PRESS: "guest",
}
"""As what the order of speakers takes a participant."""


@dataclass(frozen=True)
class OnList:
    """Somebody on the list of speakers.

    Attributes:
        place: Country or body, and what follows of it: "Hungary, observer".
        is_after: Not of a member: they speak after the members.
        seconds_allowed: None where no time is set.
        began_at: Since when they have the floor; None while they wait.
        seconds: How long they spoke; None while they wait or speak.
    """

    id: uuid.UUID
    name: str
    place: str
    parliament: str
    is_after: bool
    asked_at: datetime
    began_at: datetime | None
    seconds_allowed: int | None
    seconds: int | None


@dataclass(frozen=True)
class Speakers:
    """Who has the floor, who waits in which order, who spoke."""

    speaking: OnList | None
    waiting: tuple[OnList, ...]
    spoke: tuple[OnList, ...]

    @property
    def count(self) -> int:
        """Who has the floor and who waits."""
        return len(self.waiting) + (self.speaking is not None)


def speakers(sitting: Sitting, item: AgendaItem | None) -> Speakers:
    """The list on an item; one query."""
    rows = list(
        sitting.speakers.filter(item=item, withdrawn_at=None)
        .select_related("participant__body__country")
        .order_by("asked_at", "id")
    )
    waiting = {str(one.pk): one for one in rows if one.began_at is None}
    requests = [
        Request(key, _group(sitting, one), place)
        for place, (key, one) in enumerate(waiting.items())
    ]
    return Speakers(
        next(
            (_shown(one) for one in rows if one.began_at and one.ended_at is None),
            None,
        ),
        tuple(_shown(waiting[one.key]) for one in speaking_order(requests)),
        tuple(_shown(one) for one in rows if one.ended_at is not None),
    )


def _group(sitting: Sitting, one: Speaker) -> str:
    if one.participant.person_id == sitting.presides_id:
        return "chair"
    return GROUPS[Participant.Capacity(one.participant.capacity)]


def _shown(one: Speaker) -> OnList:
    participant = one.participant
    is_member = participant.capacity == Participant.Capacity.DELEGATION
    body = participant.body
    place = "" if body is None else _place(body)
    if not is_member:
        capacity = participant.get_capacity_display()
        place = (
            _("%(place)s, %(capacity)s") % {"place": place, "capacity": capacity}
            if place
            else capacity
        )
    seconds = None
    if one.began_at is not None and one.ended_at is not None:
        seconds = round((one.ended_at - one.began_at).total_seconds())
    return OnList(
        one.pk,
        participant.name,
        place,
        body.key if is_member and body is not None else "",
        not is_member,
        one.asked_at,
        one.began_at,
        one.seconds_allowed,
        seconds,
    )


def _place(body: Body) -> str:
    """The country of a parliament; another body by its own name."""
    if body.kind == Body.Kind.PARLIAMENT and body.country is not None:
        return named(body.country)
    return named(body)
