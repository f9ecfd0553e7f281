"""What the dialogue counts for a report on a period: contacts and promises."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from orkhon.dialogue.models import Commitment, CommitmentStep, Contact
from orkhon.dialogue.queries.contacts import all_contacts
from orkhon.engines import periods
from orkhon.register.models import State
from orkhon.register.queries.counted import Counted, CountedRow


def counts(first: date, last: date) -> tuple[Counted, ...]:
    """Contacts held, promises kept in the period, promises that are open now.

    A contact that several reports tell of is one. A contact of which only the month
    is known counts where that month begins.
    """
    return (_contacts(first, last), _kept(first, last), _open())


def _contacts(first: date, last: date) -> Counted:
    within = all_contacts().filter(on_day__range=(first, last))
    held = within.filter(state=Contact.State.HELD).order_by("on_day", "pk")
    return Counted.summed(
        "contacts",
        tuple(
            CountedRow(str(one), reverse("dialogue:contact", args=[one.pk]))
            for one in held
        ),
        reverse("dialogue:contacts"),
        of=within.count(),
    )


def _kept(first: date, last: date) -> Counted:
    steps = CommitmentStep.objects.filter(
        status=Commitment.Status.DONE, commitment__status=Commitment.Status.DONE
    ).exclude(state=State.SUPERSEDED)
    done = {
        step.commitment_id
        for step in steps
        if first <= _done_on(step.on, step.recorded_at) <= last
    }
    return _promises("promises-kept", _standing().filter(pk__in=done))


def _open() -> Counted:
    return _promises(
        "promises-open", _standing().filter(status__in=Commitment.OPEN_STATUSES)
    )


def _promises(key: str, rows: QuerySet[Commitment]) -> Counted:
    return Counted.summed(
        key,
        tuple(
            CountedRow(one.what, reverse("dialogue:promise", args=[one.pk]))
            for one in rows.order_by("due_day", "what", "pk")
        ),
        reverse("dialogue:promises"),
        of=_standing().count(),
    )


def _standing() -> QuerySet[Commitment]:
    """Promises that count: one that another took the place of does not."""
    return Commitment.objects.exclude(state=State.SUPERSEDED).exclude(
        status=Commitment.Status.SUPERSEDED
    )


def _done_on(on: str, recorded_at: datetime) -> date:
    """The day on which a source says that it was kept; else that of the entry."""
    return periods.earliest(on) or timezone.localtime(recorded_at).date()
