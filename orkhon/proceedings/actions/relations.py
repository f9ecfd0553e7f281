"""Status with others: memoranda and obligations, events of others."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines import periods
from orkhon.legislation.actions.citing import Cited, cited_place, partial, short
from orkhon.proceedings.models import (
    Memorandum,
    Obligation,
    OutsideEvent,
    Standing,
)
from orkhon.proceedings.permissions import can_relate
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body, State

Shown = Cited | Citation
TOPICS = 12


@dataclass(frozen=True)
class Status:
    """What a body is at another, from a date; partial dates, "" is not known."""

    holder: Body
    at: Body
    kind: str
    from_on: str = ""
    to_on: str = ""
    note: str = ""


@dataclass(frozen=True)
class Signed:
    """A memorandum as its text or a report of it has it."""

    body: Body
    title: str
    signed_on: str = ""
    place: str = ""
    from_on: str = ""
    to_on: str = ""
    renewal: str = ""
    note: str = ""


@dataclass(frozen=True)
class Happened:
    """A summit, session or declaration of another organisation."""

    organisation: Body
    title: str
    on: str
    place: str = ""
    declaration: str = ""
    topics: Sequence[str] = ()
    note: str = ""


@transaction.atomic
def record_standing(said: Status, *, by: Actor, shown: Shown) -> Standing:
    """Record a status, with the words that show it.

    Raises:
        Refusal: one body on both sides, dates out of order, words that show nothing.
    """
    require(can_relate(by), "record a status with others")
    if said.holder.pk == said.at.pk:
        raise Refusal(_("“%(body)s” has no status with itself") % {"body": said.at})
    if said.kind not in Standing.Kind.values:
        raise Refusal(_("“%(kind)s” is no status") % {"kind": said.kind})
    row = Standing(
        holder=said.holder,
        at=said.at,
        kind=said.kind,
        note=short(said.note, 300, _("note")),
        citation=cited_place(shown, by=by),
        made_at=timezone.now(),
        made_by=by.actor_id,
        **_days(said.from_on, said.to_on),
    )
    row.save()
    append(
        "proceedings.standing.record",
        subject_of(row),
        by=by,
        holder=said.holder.key,
        at=said.at.key,
        kind=said.kind,
        from_on=row.from_on,
        to_on=row.to_on,
        citation=str(row.citation_id),
    )
    return row


@transaction.atomic
def record_memorandum(
    said: Signed, *, by: Actor, shown: Shown, sample: bool = False
) -> Memorandum:
    """Record a memorandum with another body.

    Raises:
        Refusal: no title, a title that is there already with this body, dates out of
            order, words that show nothing.
    """
    require(can_relate(by), "record a memorandum")
    title = short(said.title, 240, _("title"))
    if not title:
        raise Refusal(_("Write the title of the memorandum."))
    if Memorandum.objects.filter(
        body=said.body, title=title, signed_on=said.signed_on
    ).exists():
        raise Refusal(_("“%(title)s” is recorded already") % {"title": title})
    row = Memorandum(
        body=said.body,
        title=title,
        signed_on=partial(said.signed_on),
        place=short(said.place, 120, _("place")),
        renewal=short(said.renewal, 240, _("renewal")),
        note=said.note.strip(),
        citation=cited_place(shown, by=by),
        sample=sample,
        made_at=timezone.now(),
        made_by=by.actor_id,
        **_days(said.from_on, said.to_on),
    )
    row.save()
    append(
        "proceedings.memorandum.record",
        subject_of(row),
        by=by,
        body=said.body.key,
        title=title,
        signed_on=row.signed_on,
        from_on=row.from_on,
        to_on=row.to_on,
        citation=str(row.citation_id),
    )
    return row


@transaction.atomic
def add_obligation(
    memorandum: Memorandum,
    owner: Body,
    what: str,
    due_on: str = "",
    *,
    by: Actor,
    shown: Shown | None = None,
) -> Obligation:
    """Write down what one side of a memorandum has to do.

    Args:
        shown: The words; None where they are those that show the memorandum.
    Raises:
        Refusal: no words, or a date that the calendar does not have.
    """
    require(can_relate(by), "add an obligation")
    what = short(what, 300, _("obligation"))
    if not what:
        raise Refusal(_("Write what has to be done."))
    row = Obligation(
        memorandum=memorandum,
        owner=owner,
        what=what,
        due_on=partial(due_on),
        citation=memorandum.citation if shown is None else cited_place(shown, by=by),
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    row.save()
    append(
        "proceedings.obligation.add",
        subject_of(memorandum),
        by=by,
        obligation=str(row.pk),
        owner=owner.key,
        what=what,
        due_on=row.due_on,
    )
    return row


@transaction.atomic
def say_obligation(row: Obligation, status: str, evidence: str, *, by: Actor) -> None:
    """Say what became of an obligation, and what shows it.

    Raises:
        Refusal: no such status, or one without evidence.
    """
    require(can_relate(by), "say what became of an obligation")
    if status not in Obligation.Status.values:
        raise Refusal(_("“%(status)s” is no status") % {"status": status})
    evidence = short(evidence, 300, _("evidence"))
    if status != Obligation.Status.OPEN and not evidence:
        raise Refusal(_("Say what shows it."))
    held = Obligation.objects.select_for_update().get(pk=row.pk)
    before = held.status
    held.status, held.evidence = status, evidence
    held.save()
    append(
        "proceedings.obligation.say",
        subject_of(held.memorandum),
        by=by,
        obligation=str(held.pk),
        before=str(before),
        status=str(status),
        evidence=evidence,
    )


@transaction.atomic
def record_event(
    said: Happened, *, by: Actor, shown: Shown, sample: bool = False
) -> OutsideEvent:
    """Record an event of another organisation with its topics.

    Raises:
        Refusal: no title or day, too many topics, words that show nothing.
    """
    require(can_relate(by), "record an event of another organisation")
    title = short(said.title, 240, _("title"))
    on = partial(said.on)
    if not title or not on:
        raise Refusal(_("Write what it was and when."))
    topics = list(
        dict.fromkeys(" ".join(one.split()) for one in said.topics if one.strip())
    )
    if len(topics) > TOPICS:
        raise Refusal(_("more than %(n)d topics") % {"n": TOPICS})
    row = OutsideEvent(
        organisation=said.organisation,
        title=title,
        on=on,
        place=short(said.place, 120, _("place")),
        declaration=short(said.declaration, 240, _("declaration")),
        topics=topics,
        note=said.note.strip(),
        citation=cited_place(shown, by=by),
        sample=sample,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    row.save()
    append(
        "proceedings.event.record",
        subject_of(row),
        by=by,
        organisation=said.organisation.key,
        title=title,
        on=on,
        declaration=row.declaration,
        topics=list(topics),
        citation=str(row.citation_id),
    )
    return row


@transaction.atomic
def drop_relation(
    row: Standing | Memorandum | OutsideEvent, why: str, *, by: Actor
) -> None:
    """Say that a row was recorded wrongly; it stays, struck.

    Raises:
        Refusal: no reason, or taken back before.
    """
    require(can_relate(by), "take back what was recorded")
    why = " ".join(why.split())
    if not why:
        raise Refusal(_("Say why it is taken back."))
    changed = (
        type(row)
        ._default_manager.filter(pk=row.pk, state=State.CONFIRMED)
        .update(state=State.SUPERSEDED)
    )
    if not changed:
        raise Refusal(_("This was taken back before."))
    append("proceedings.relation.drop", subject_of(row), by=by, why=why)


def _days(from_on: str, to_on: str) -> dict[str, str]:
    first, last = partial(from_on), partial(to_on)
    begins, ends = periods.earliest(first), periods.latest(last)
    if begins is not None and ends is not None and ends < begins:
        raise Refusal(
            _("it ends %(to)s, before it begins %(from)s") % {"to": last, "from": first}
        )
    return {"from_on": first, "to_on": last}
