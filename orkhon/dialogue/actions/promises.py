"""Promises: enter one by hand, change its status with evidence, the calendar key."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.dialogue.actions.parties import add_parties
from orkhon.dialogue.intake.values import Promise, checked
from orkhon.dialogue.models import Commitment, CommitmentStep, Contact, FeedKey
from orkhon.dialogue.permissions import can_read, can_write
from orkhon.engines import periods
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.record.roles import DELEGATIONS, has_role, require


@transaction.atomic
def add_commitment(
    contact: Contact,
    *,
    what: str,
    strength: str,
    owners: Sequence[str],
    beneficiaries: Sequence[str] = (),
    due: str = "",
    place: str = "",
    by: User,
) -> Commitment:
    """Enter a promise that was given at a contact, when no report tells of it.

    Raises:
        ValueProblem: nothing promised, an unknown strength, a date that cannot be.
        Refusal: nobody owes it.
    """
    require(can_write(by), "enter a promise")
    value = checked(
        "commitment",
        {
            "what": what,
            "strength": strength,
            "who": list(owners),
            "to": list(beneficiaries),
            "when": due,
            "where": place,
        },
    )
    if not isinstance(value, Promise) or not value.who:
        raise Refusal("say who owes the promise")
    made = Commitment.objects.create(
        contact=contact,
        strength=value.strength,
        what=value.what,
        due=value.when,
        place=value.where,
        sample=contact.sample,
    )
    add_parties(made, contact, owners=value.who, beneficiaries=value.to)
    append(
        "dialogue.commitment.add",
        subject_of(made),
        by=by,
        contact=str(contact.pk),
        what=value.what,
        strength=value.strength,
        owners=list(value.who),
        beneficiaries=list(value.to),
        due=value.when,
    )
    return made


@transaction.atomic
def set_commitment_status(
    promise: Commitment,
    status: str,
    *,
    by: User,
    was: str | None = None,
    citation: Citation | None = None,
    note: str = "",
    on: str = "",
    contact: Contact | None = None,
    superseded_by: Commitment | None = None,
) -> CommitmentStep:
    """Change where a promise stands; the evidence is a source or a note.

    Args:
        status: A value of `Commitment.Status`.
        was: The status that the person saw; another one now is refused.
        on: Partial date at which it came to stand so.
        superseded_by: The promise that took its place, for `superseded`.
    Raises:
        Refusal: no evidence, no change, superseded by nothing or by itself, or
            somebody changed it in between.
        PartialDateError: a date that the calendar does not have.
    """
    require(can_write(by), "change the status of a promise")
    note = note.strip()
    if status not in Commitment.Status.values:
        raise Refusal(f"“{status}” is no status of a promise")
    if citation is None and not note:
        raise Refusal("say what shows it: a place in a source, or a note")
    superseded = status == Commitment.Status.SUPERSEDED
    if superseded != (superseded_by is not None):
        raise Refusal("name the promise that takes its place, for “superseded” only")
    if superseded_by is not None and superseded_by.pk == promise.pk:
        raise Refusal("a promise cannot take its own place")
    if on:
        periods.parse(on)
    seen = promise.status if was is None else was
    if seen == status:
        raise Refusal(f"the promise is “{promise.get_status_display()}” already")
    if not Commitment.objects.filter(pk=promise.pk, status=seen).update(status=status):
        promise.refresh_from_db()
        raise Refusal(
            "somebody changed this promise meanwhile: it is "
            f"“{promise.get_status_display()}” now"
        )
    step = CommitmentStep.objects.create(
        commitment=promise,
        status=status,
        on=on,
        note=note,
        contact=contact,
        superseded_by=superseded_by,
        citation=citation,
        by=by,
        recorded_at=timezone.now(),
    )
    promise.refresh_from_db()
    append(
        "dialogue.commitment.status",
        subject_of(promise),
        by=by,
        was=str(seen),
        status=str(status),
        on=on,
        note=note,
        citation=None if citation is None else str(citation.pk),
        superseded_by=None if superseded_by is None else str(superseded_by.pk),
    )
    return step


@transaction.atomic
def renew_feed_address(*, by: User) -> FeedKey:
    """Give the account a new calendar address; the old one answers no more."""
    # A delegation has no promises here; its calendar is that of sessions.
    require(can_read(by) or has_role(by, DELEGATIONS), "have a calendar")
    key, _is_new = FeedKey.objects.get_or_create(user=by)
    FeedKey.objects.filter(pk=key.pk).update(serial=F("serial") + 1)
    key.refresh_from_db()
    append("dialogue.feed.renew", f"orkhon:{by.actor_id}", by=by, serial=key.serial)
    return key
