"""Write what a confirmed proposal says as rows, and take it back.

Called by `actions.review` inside its transaction; it writes no entry of its own.
`Proposal.written` names the row, as `commitment/<id>`, so that it can be undone.
"""

from dataclasses import dataclass

from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.dialogue.actions.parties import add_parties
from orkhon.dialogue.intake.values import (
    EventSeen,
    FigureSeen,
    PersonSeen,
    Plain,
    Promise,
    Value,
    checked,
)
from orkhon.dialogue.models import (
    Commitment,
    CommitmentStep,
    Contact,
    EventMention,
    Participation,
    Proposal,
    Topic,
)
from orkhon.dialogue.queries.people import body_named, membership_at
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.register.actions.figures import record_figure
from orkhon.register.models import Figure, Person, State

HEADING = frozenset({"contact-kind", "format", "date", "place"})
"""Kinds that say something of the contact itself."""


@dataclass(frozen=True)
class Writing:
    """What a fact is written with: its evidence, its person, the one it repeats."""

    by: User
    citation: Citation
    person: Person | None = None
    same_as: Commitment | None = None


def contact_for(proposal: Proposal) -> Contact:
    """The contact that this number of the report became; made at the first yes."""
    known = (
        Contact.objects.filter(
            proposals__report=proposal.report,
            proposals__contact_no=proposal.contact_no,
        )
        .distinct()
        .first()
    )
    if known is None:
        known = Contact.objects.create(sample=proposal.report.sample)
        known.reports.add(proposal.report)
    return known


def write(proposal: Proposal, value: Value, writing: Writing) -> str:
    """Write one confirmed value.

    Returns:
        What was written, as `participation/<id>`.
    Raises:
        Refusal: a participant without a person.
    """
    if isinstance(value, FigureSeen):
        return _figure(proposal, value, writing)
    contact = contact_for(proposal)
    proposal.contact = contact
    proposal.save(update_fields=["contact"])
    contact.citations.add(writing.citation)
    match value:
        case PersonSeen():
            return _participation(contact, value, writing)
        case Promise():
            return _promise(contact, value, writing)
        case EventSeen():
            event = EventMention.objects.create(
                contact=contact,
                name=value.name,
                ordinal=value.ordinal,
                on=value.date.split("/")[0],
                until=value.date.partition("/")[2],
                place=value.place,
                citation=writing.citation,
            )
            return f"event/{event.pk}"
        case Plain() if proposal.kind == Proposal.Kind.TOPIC:
            topic = Topic.objects.create(
                contact=contact, text=value.value, citation=writing.citation
            )
            return f"topic/{topic.pk}"
    return f"citation/{writing.citation.pk}"


def take_back(proposal: Proposal) -> None:
    """Take out what a yes wrote, and the contact when nothing of it is left.

    Raises:
        Refusal: later acts rest on it, such as a changed status of the promise.
    """
    thing, _, key = proposal.written.partition("/")
    others = Proposal.objects.filter(written=proposal.written).exclude(pk=proposal.pk)
    if thing == "commitment":
        _take_back_promise(proposal, key, is_shared=others.exists())
    elif thing == "step":
        _take_back_step(key)
    elif thing == "figure":
        Figure.objects.filter(pk=key).update(state=State.SUPERSEDED)
    elif not others.exists():
        for name, rows in (
            ("participation", Participation.objects.all()),
            ("event", EventMention.objects.all()),
            ("topic", Topic.objects.all()),
        ):
            if thing == name:
                rows.filter(pk=key).delete()


def settle(contact: Contact) -> None:
    """Make the contact say what its decided proposals say, or remove it if none do.

    The date, place, format and kinds are those decided last; memberships are looked
    up again, because they depend on the date.
    """
    decided = list(
        contact.proposals.filter(state__in=Proposal.DECIDED_YES).order_by("decided_at")
    )
    if not decided and _is_bare(contact):
        contact.proposals.update(contact=None)
        contact.delete()
        return
    values = [
        (one.kind, checked(one.kind, one.corrected or one.value)) for one in decided
    ]
    heading = {
        kind: value
        for kind, value in values
        if kind in HEADING and isinstance(value, Plain)
    }
    kinds = [
        value.value
        for kind, value in values
        if kind == "contact-kind" and isinstance(value, Plain)
    ]
    date = heading.get("date", Plain(""))
    contact.kinds = list(dict.fromkeys(kinds))
    contact.on, contact.until = date.first, date.last
    contact.place = heading.get("place", Plain("")).value
    contact.format = heading.get("format", Plain("")).value
    contact.save()
    for seen in contact.participations.select_related("person", "body"):
        membership = membership_at(seen.person, seen.body, contact.on_day)
        if membership != seen.membership:
            seen.membership = membership
            seen.save(update_fields=["membership"])


def _participation(contact: Contact, value: PersonSeen, writing: Writing) -> str:
    if writing.person is None:
        raise Refusal(f"say who {value.name} is")
    known = Participation.objects.filter(contact=contact, person=writing.person).first()
    if known is not None:
        if known.role != Participation.Role.PARTICIPANT:
            known.role = value.role
        known.post_as_written = known.post_as_written or value.post
        known.save()
        return f"participation/{known.pk}"
    body = body_named(value.body)
    made = Participation.objects.create(
        contact=contact,
        person=writing.person,
        name_as_written=value.name,
        post_as_written=value.post,
        body=body,
        membership=membership_at(writing.person, body, contact.on_day),
        side=value.side[:160],
        role=value.role,
        citation=writing.citation,
    )
    return f"participation/{made.pk}"


def _promise(contact: Contact, value: Promise, writing: Writing) -> str:
    if writing.same_as is not None and value.status == "open":
        writing.same_as.further.add(writing.citation)
        return f"commitment/{writing.same_as.pk}"
    made = writing.same_as or Commitment.objects.create(
        contact=contact,
        strength=value.strength,
        what=value.what,
        due=value.when.partition("/")[2] or value.when,
        place=value.where,
        sample=contact.sample,
        citation=writing.citation,
    )
    if writing.same_as is None:
        add_parties(made, contact, owners=value.who, beneficiaries=value.to)
    if value.status == "open":
        return f"commitment/{made.pk}"
    step = CommitmentStep.objects.create(
        commitment=made,
        status=Commitment.Status.DONE,
        on=contact.on,
        contact=contact,
        by=writing.by,
        recorded_at=timezone.now(),
        citation=writing.citation,
    )
    made.status = Commitment.Status.DONE
    made.save()
    return f"step/{step.pk}" if writing.same_as else f"commitment/{made.pk}"


def _figure(proposal: Proposal, value: FigureSeen, writing: Writing) -> str:
    source = proposal.report.source
    figure = record_figure(
        subject=str(proposal.report),
        what=value.what,
        value=value.value,
        denominator=value.of,
        as_of=source.published_on,
        status=Figure.Status.AS_REPORTED,
        citation=writing.citation,
        by=writing.by,
    )
    return f"figure/{figure.pk}"


def _take_back_promise(proposal: Proposal, key: str, *, is_shared: bool) -> None:
    promise = Commitment.objects.select_related("citation").get(pk=key)
    if not _began(promise, proposal):
        promise.further.remove(
            *promise.further.filter(
                source=proposal.report.source,
                start=proposal.start or 0,
                end=proposal.end or 0,
            )
        )
        return
    said = checked(proposal.kind, proposal.corrected or proposal.value)
    own_steps = 1 if isinstance(said, Promise) and said.status == "done" else 0
    if is_shared or promise.steps.count() > own_steps:
        raise Refusal(
            f"later acts rest on “{promise}”; withdraw the promise on its page instead"
        )
    promise.steps.all().delete()
    promise.delete()


def _began(promise: Commitment, proposal: Proposal) -> bool:
    """Whether this proposal made the promise, or only joined one that was there."""
    first = promise.citation
    return first is not None and (first.source_id, first.start, first.end) == (
        proposal.report.source_id,
        proposal.start,
        proposal.end,
    )


def _take_back_step(key: str) -> None:
    step = CommitmentStep.objects.select_related("commitment").get(pk=key)
    promise = step.commitment
    step.delete()
    last = promise.steps.last()
    promise.status = last.status if last else Commitment.Status.OPEN
    promise.save()


def _is_bare(contact: Contact) -> bool:
    return not (
        contact.participations.exists()
        or contact.commitments.exists()
        or contact.events.exists()
        or contact.topics.exists()
        or hasattr(contact, "conversation_record")
        or contact.merged.exists()
        or contact.merged_into_id
        or contact.agenda
    )
