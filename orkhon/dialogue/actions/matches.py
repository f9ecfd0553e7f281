"""Two reports of one event: proposed as one contact, joined by a person."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.dialogue.models import (
    Commitment,
    CommitmentStep,
    Contact,
    ContactMatch,
    Participation,
)
from orkhon.dialogue.permissions import can_review
from orkhon.engines import names
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require

LIKENESS = 0.5
"""Share of the smaller list of people that both contacts must have in common."""
NEARBY = timedelta(days=1)


def propose_matches(contact: Contact) -> list[ContactMatch]:
    """Propose contacts of one day, give or take one, with the same people.

    A day is needed on both sides: “2025-06” is near every day of June. Two contacts
    of one report are two, because the report says so.
    """
    if contact.on_day is None or len(contact.on) != len("2025-06-12"):
        return []
    mine = _people(contact)
    found = []
    near = (
        Contact.objects.filter(
            on_day__range=(contact.on_day - NEARBY, contact.on_day + NEARBY),
            on__regex=r"^\d{4}-\d{2}-\d{2}$",
            merged_into=None,
        )
        .exclude(pk=contact.pk)
        .exclude(state=Contact.State.CANCELLED)
    )
    for other in near:
        if set(contact.reports.all()) & set(other.reports.all()):
            continue
        theirs = _people(other)
        if not mine or not theirs:
            continue
        score = len(mine & theirs) / min(len(mine), len(theirs))
        if score < LIKENESS or contact.merged_into_id == other.pk:
            continue
        one, two = sorted((contact, other), key=lambda each: each.pk.hex)
        match, is_new = ContactMatch.objects.get_or_create(
            one=one, other=two, defaults={"score": score}
        )
        if not is_new and match.answer == ContactMatch.Answer.WAITING:
            match.score = score
            match.save(update_fields=["score"])
        found.append(match)
    return found


@transaction.atomic
def answer_contact_match(match: ContactMatch, *, is_same: bool, by: User) -> Contact:
    """Say whether two contacts are one event.

    Nothing is moved: the later contact points to the one kept, which shows both
    sources; a promise that both give in the same words is counted once.

    Returns:
        The contact that is kept.
    Raises:
        Refusal: answered before.
    """
    require(can_review(by), "answer whether two contacts are one")
    answer = ContactMatch.Answer.SAME if is_same else ContactMatch.Answer.DIFFERENT
    changed = ContactMatch.objects.filter(
        pk=match.pk, answer=ContactMatch.Answer.WAITING
    ).update(answer=answer)
    match.refresh_from_db()
    if not changed:
        raise Refusal(f"answered already: {match.get_answer_display()}")
    kept, joined = _kept_first(match.one, match.other)
    repeated: list[str] = []
    if is_same:
        Contact.objects.filter(pk=joined.pk).update(merged_into=kept)
        if kept.state == Contact.State.PLANNED and joined.state == Contact.State.HELD:
            Contact.objects.filter(pk=kept.pk).update(state=Contact.State.HELD)
        repeated = _join_promises(kept, joined, by)
    append(
        "dialogue.contact.match",
        subject_of(kept),
        by=by,
        other=str(joined.pk),
        answer=str(answer),
        promises_joined=list(repeated),
    )
    kept.refresh_from_db()
    return kept


@transaction.atomic
def undo_contact_match(match: ContactMatch, *, by: User) -> ContactMatch:
    """Take the answer back; joined promises stay joined and can be opened again.

    Raises:
        Refusal: it waits already.
    """
    require(can_review(by), "undo the joining of two contacts")
    was = match.answer
    changed = (
        ContactMatch.objects.filter(pk=match.pk)
        .exclude(answer=ContactMatch.Answer.WAITING)
        .update(answer=ContactMatch.Answer.WAITING)
    )
    if not changed:
        raise Refusal("nobody has answered this yet")
    for one, other in ((match.one, match.other), (match.other, match.one)):
        Contact.objects.filter(pk=one.pk, merged_into=other).update(merged_into=None)
    match.refresh_from_db()
    append("dialogue.contact.part", subject_of(match.one), by=by, was=str(was))
    return match


def _people(contact: Contact) -> set[object]:
    return {
        person.merged_into_id or person.pk
        for person in (
            seen.person
            for seen in contact.participations.filter(
                role=Participation.Role.PARTICIPANT
            ).select_related("person")
        )
    }


def _kept_first(one: Contact, other: Contact) -> tuple[Contact, Contact]:
    """The planned contact is kept, else the one with more people."""
    planned = Contact.State.PLANNED
    if (one.state == planned) != (other.state == planned):
        return (one, other) if one.state == planned else (other, one)
    return (one, other) if len(_people(one)) >= len(_people(other)) else (other, one)


def _join_promises(kept: Contact, joined: Contact, by: User) -> list[str]:
    """Promises in the same words with the same date become one with two sources."""
    here = {(names.fold(one.what), one.due): one for one in kept.commitments.all()}
    repeated = []
    for again in joined.commitments.filter(status=Commitment.Status.OPEN):
        first = here.get((names.fold(again.what), again.due))
        if first is None:
            continue
        if again.citation is not None:
            first.further.add(again.citation)
        again.status = Commitment.Status.SUPERSEDED
        again.save()
        CommitmentStep.objects.create(
            commitment=again,
            status=again.status,
            superseded_by=first,
            note="The same promise in another report of the same event.",
            citation=again.citation,
            by=by,
            recorded_at=timezone.now(),
        )
        repeated.append(str(again.pk))
    return repeated
