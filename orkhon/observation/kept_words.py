"""Who reads in the record what was said of incidents, texts, messages and forms.

The Secretariat reads the record; what it may not open in this room it does not read
there either. A thing that is gone is for those who run missions.
"""

from uuid import UUID

from orkhon.accounts.models import User
from orkhon.observation.actions.opening_files import can_read_form
from orkhon.observation.models import (
    Incident,
    Message,
    Mission,
    Submission,
    TextMessage,
    Unreadable,
)
from orkhon.observation.permissions import RUNNERS, can_operate
from orkhon.record.permissions import guard_words
from orkhon.record.roles import has_role


def of_submission(actor: object, key: str) -> bool:
    """A form: its readers; an incident report: who acts."""
    form = _form(int(key)) if key.isascii() and key.isdigit() else None
    if form is None:
        return _runs(actor)
    return isinstance(actor, User) and can_read_form(actor, form)


def of_incident(actor: object, key: str) -> bool:
    """What was done about an incident: who acts."""
    found = Incident.objects.select_related("mission").filter(pk=_uuid(key)).first()
    return _acts(actor, None if found is None else found.mission)


def of_message(actor: object, key: str) -> bool:
    """A message and its answers: who acts."""
    found = Message.objects.select_related("mission").filter(pk=_uuid(key)).first()
    return _acts(actor, None if found is None else found.mission)


def of_text(actor: object, key: str) -> bool:
    """A text message: who acts in its mission; one of no mission: who runs any."""
    found = TextMessage.objects.select_related("mission").filter(pk=_uuid(key)).first()
    return _acts(actor, None if found is None else found.mission)


def of_unreadable(actor: object, key: str) -> bool:
    """A post that nobody could read: who acts."""
    found = Unreadable.objects.select_related("mission").filter(pk=_uuid(key)).first()
    return _acts(actor, None if found is None else found.mission)


def _form(pk: int) -> Submission | None:
    return (
        Submission.objects.select_related("mission", "station__city", "team__city")
        .filter(pk=pk)
        .first()
    )


def _uuid(key: str) -> UUID:
    """The key; one that nothing has for what is no key."""
    try:
        return UUID(key)
    except ValueError:
        return UUID(int=0)


def _acts(actor: object, mission: Mission | None) -> bool:
    return _runs(actor) if mission is None else can_operate(actor, mission)


def _runs(actor: object) -> bool:
    return has_role(actor, RUNNERS)


for _kind, _guard in (
    ("submission", of_submission),
    ("incident", of_incident),
    ("message", of_message),
    ("textmessage", of_text),
    ("unreadable", of_unreadable),
):
    guard_words(_kind, _guard)
