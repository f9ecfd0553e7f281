"""Who may speak for whom on a question, who is present, and why somebody may not.

One vote for each parliament, cast by whoever of its delegation is entitled: delegates
and those who stand in for one, once they are registered.
"""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from orkhon.proceedings.models import (
    Participant,
    Question,
    Registration,
    Session,
    Sitting,
)
from orkhon.proceedings.queries.presence import presence
from orkhon.register.models import Body
from orkhon.register.queries.labels import named


def registered(
    session: Session, sitting: Sitting | None, at: datetime
) -> frozenset[uuid.UUID]:
    """Ids of the participants who are there.

    In a sitting, those who were registered for it and have not left; outside of one,
    those who came to the desk.
    """
    if sitting is not None:
        return presence(sitting, at).registered
    come = Registration.objects.filter(
        Q(left_at=None) | Q(left_at__gt=at),
        participant__session=session,
        participant__withdrawn_at=None,
        at__lte=at,
    )
    return frozenset(come.values_list("participant_id", flat=True))


def delegates(session: Session) -> list[Participant]:
    """Everybody on the lists of delegations, also those that were withdrawn."""
    return list(
        session.participants.filter(capacity=Participant.Capacity.DELEGATION)
        .select_related("body__country", "stands_in_for")
        .order_by("body__country__english_sort_key", "number")
    )


@dataclass
class Registered:
    """Who of a session is there at a moment; each sitting is asked for once."""

    session: Session
    at: datetime
    _delegates: list[Participant] | None = None
    _found: dict[object, frozenset[uuid.UUID]] = field(default_factory=dict)

    def of(self, question: Question) -> frozenset[uuid.UUID]:
        """Ids of those who are there while this question is open."""
        key = question.sitting_id
        if key not in self._found:
            self._found[key] = registered(self.session, question.sitting, self.at)
        return self._found[key]

    @property
    def delegates(self) -> list[Participant]:
        """Everybody on the lists of delegations."""
        if self._delegates is None:
            self._delegates = delegates(self.session)
        return self._delegates


def entitled(question: Question, there: Registered) -> dict[str, list[Participant]]:
    """Who may give each parliament's position, by the parliament's key."""
    found: dict[str, list[Participant]] = {key: [] for key in question.voters}
    for one in there.delegates:
        if (
            one.body is not None
            and one.body.key in found
            and not why_not(one, one.body, question, there.of(question))
        ):
            found[one.body.key].append(one)
    return found


def present_among(question: Question, there: Registered) -> tuple[str, ...]:
    """Which of the voters are there: parliaments by a delegate, persons themselves."""
    if question.procedure == Question.Procedure.ROLL_CALL:
        ids = {str(one) for one in there.of(question)}
        return tuple(voter for voter in question.voters if voter in ids)
    voices = entitled(question, there)
    return tuple(key for key in question.voters if voices[key])


def present(question: Question, at: datetime) -> tuple[str, ...]:
    """Which of the voters are there at a moment."""
    return present_among(question, Registered(question.session, at))


def why_not(
    one: Participant, parliament: Body, question: Question, there: Collection[uuid.UUID]
) -> str:
    """Why this person cannot give this parliament's position; "" if they can.

    In a silence procedure nobody has to be registered: it runs outside the sitting.
    """
    said = {
        "person": one.name,
        "parliament": named(parliament),
        "session": question.session.title,
        "body": "" if one.body is None else named(one.body),
    }
    if one.session_id != question.session_id:
        return _("%(person)s does not take part in this session") % said
    if one.withdrawn_at is not None:
        return _("%(person)s was taken off the list of participants") % said
    if one.capacity != Participant.Capacity.DELEGATION or one.body is None:
        said["capacity"] = one.get_capacity_display()
        return (
            _("%(person)s takes part as %(capacity)s and speaks for no parliament")
            % said
        )
    if one.body_id != parliament.pk:
        return _("%(person)s is of %(body)s and cannot speak for %(parliament)s") % said
    if one.role == Participant.Role.STAFF:
        return _("%(person)s is of the delegation’s staff and has no voice") % said
    if question.procedure == Question.Procedure.SILENCE:
        return ""
    if one.pk not in there:
        return _("%(person)s is not registered as present") % said
    if one.stands_in_for is not None and one.stands_in_for_id in there:
        said["other"] = one.stands_in_for.name
        return _("%(person)s stands in for %(other)s, who is present") % said
    return ""
