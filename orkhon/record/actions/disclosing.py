"""What is opened to everybody, and closed again: one row a subject."""

from django.db import transaction

from orkhon.record.actions.entries import RecordError, append, locked_frontier
from orkhon.record.models import Disclosure
from orkhon.record.roles import Actor
from orkhon.record.rows import CLOSE_VERB, DISCLOSE_VERB


@transaction.atomic
def disclose(subject: str, *, by: Actor) -> Disclosure:
    """Open a thing to everybody; the room that has it asks its own permission first.

    Args:
        subject: As `subject_of` writes it: orkhon:body/17.
    Raises:
        RecordError: it is open already, so that of two who open it at once one does.
    """
    locked_frontier()
    found = Disclosure.objects.filter(subject=subject).first()
    if found is not None and found.is_open:
        raise RecordError(f"{subject} is open to everybody already")
    entry = append(DISCLOSE_VERB, subject, by=by)
    row, _new = Disclosure.objects.update_or_create(
        subject=subject,
        defaults={
            "opened_at": entry.at,
            "opened_by": entry.actor,
            "closed_at": None,
            "closed_by": "",
        },
    )
    return row


@transaction.atomic
def close_again(subject: str, *, by: Actor, why: str) -> Disclosure:
    """Take a thing back from everybody; that it was open stays in the record.

    Raises:
        RecordError: no reason is given, or it is not open.
    """
    if not why.strip():
        raise RecordError(f"{subject}: say why it is closed again")
    locked_frontier()
    found = Disclosure.objects.filter(subject=subject, closed_at=None).first()
    if found is None:
        raise RecordError(f"{subject} is not open to everybody")
    entry = append(CLOSE_VERB, subject, by=by, why=why.strip())
    found.closed_at = entry.at
    found.closed_by = entry.actor
    found.save(update_fields=["closed_at", "closed_by"])
    return found
