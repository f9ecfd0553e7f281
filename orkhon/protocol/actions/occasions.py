"""The occasion book: a day is entered with its source, or struck; nothing is deleted."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.legislation.actions.citing import Cited, cited_place, short
from orkhon.protocol.intake.anniversaries import NoSuchDay, kept
from orkhon.protocol.models import Occasion
from orkhon.protocol.permissions import can_write_letters
from orkhon.protocol.queries.proposals import Proposal
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body, Country, Person, State

Shown = Cited | Citation


@dataclass(frozen=True)
class Said:
    """A day as a source tells it.

    Attributes:
        on: "1994-10-18", "1994-10", "1994", or "--10-18" where no year is known.
    """

    kind: str
    title: str
    on: str
    is_yearly: bool = True
    person: Person | None = None
    body: Body | None = None
    country: Country | None = None
    note: str = ""


@transaction.atomic
def enter_occasion(
    said: Said, *, by: Actor, shown: Shown, sample: bool = False
) -> Occasion:
    """Enter a day in the book, with the words that show it.

    Raises:
        Refusal: no title, no day of the calendar, a day that is there already, or
            words that show nothing.
    """
    require(can_write_letters(by), "enter an occasion")
    if said.kind not in Occasion.Kind.values:
        raise Refusal(_("“%(kind)s” is no kind of occasion") % {"kind": said.kind})
    title = short(said.title, 240, _("title"))
    if not title:
        raise Refusal(_("Write what the occasion is."))
    same = Occasion.objects.filter(struck_at=None, kind=said.kind, title=title)
    if same.exists():
        raise Refusal(_("“%(title)s” is in the book already") % {"title": title})
    return _entered(said, title, cited_place(shown, by=by), by, "", sample)


@transaction.atomic
def confirm_proposal(
    proposal: Proposal, *, by: Actor, shown: Shown | None = None
) -> Occasion:
    """Say yes to a day that the register or a mission proposes.

    Args:
        shown: The words that show it, where what proposes it cites none.
    Raises:
        Refusal: answered before, or nothing shows it.
    """
    require(can_write_letters(by), "confirm an occasion")
    citation = cited_place(proposal.citation or shown, by=by)
    if citation is None:
        raise Refusal(
            _("No source is kept for “%(title)s”: say which words show it.")
            % {"title": proposal.title}
        )
    _refuse_answered(proposal)
    said = Said(
        proposal.kind,
        proposal.title,
        proposal.on,
        proposal.is_yearly,
        proposal.person,
        proposal.body,
        proposal.country,
    )
    return _entered(
        said, said.title, citation, by, proposal.origin, sample=proposal.sample
    )


@transaction.atomic
def decline_proposal(proposal: Proposal, why: str, *, by: Actor) -> Occasion:
    """Say no to a proposed day; it is kept, struck, and not proposed again.

    Raises:
        Refusal: no reason, or answered before.
    """
    require(can_write_letters(by), "decline an occasion")
    why = _reason(why)
    _refuse_answered(proposal)
    row = _row(
        Said(
            proposal.kind,
            proposal.title,
            proposal.on,
            proposal.is_yearly,
            proposal.person,
            proposal.body,
            proposal.country,
        ),
        proposal.title,
        by,
    )
    row.origin, row.citation, row.state = (
        proposal.origin,
        proposal.citation,
        State.SUPERSEDED,
    )
    row.struck_at, row.struck_by, row.struck_why = row.made_at, by.actor_id, why
    row.save()
    append(
        "protocol.occasion.decline",
        subject_of(row),
        by=by,
        origin=proposal.origin,
        title=row.title,
        why=why,
    )
    return row


@transaction.atomic
def strike_occasion(occasion: Occasion, why: str, *, by: Actor) -> None:
    """Say that a day was entered wrongly; it stays, struck.

    Raises:
        Refusal: no reason, or struck before.
    """
    require(can_write_letters(by), "strike an occasion")
    why = _reason(why)
    changed = Occasion.objects.filter(pk=occasion.pk, struck_at=None).update(
        struck_at=timezone.now(),
        struck_by=by.actor_id,
        struck_why=why,
        state=State.SUPERSEDED,
    )
    if not changed:
        raise Refusal(_("“%(title)s” was struck before.") % {"title": occasion.title})
    append("protocol.occasion.strike", subject_of(occasion), by=by, why=why)


def _reason(why: str) -> str:
    why = short(why, 300, _("why"))
    if not why:
        raise Refusal(_("Say why."))
    return why


def _refuse_answered(proposal: Proposal) -> None:
    if Occasion.objects.filter(origin=proposal.origin).exists():
        raise Refusal(_("“%(title)s” was answered before.") % {"title": proposal.title})


def _row(said: Said, title: str, by: Actor) -> Occasion:
    try:
        day = kept(said.on)
    except NoSuchDay as error:
        raise Refusal(str(error)) from error
    return Occasion(
        kind=said.kind,
        title=title,
        first_on="" if day.year is None else said.on.strip(),
        month=day.month,
        day=day.day,
        is_yearly=said.is_yearly,
        person=said.person,
        body=said.body,
        country=said.country,
        note=short(said.note, 300, _("note")),
        made_at=timezone.now(),
        made_by=by.actor_id,
    )


def _entered(
    said: Said,
    title: str,
    citation: Citation | None,
    by: Actor,
    origin: str,
    sample: bool,
) -> Occasion:
    row = _row(said, title, by)
    row.citation, row.origin, row.sample = citation, origin, sample
    row.save()
    append(
        "protocol.occasion.enter",
        subject_of(row),
        by=by,
        kind=said.kind,
        title=title,
        on=said.on,
        is_yearly=said.is_yearly,
        origin=origin,
        citation=None if citation is None else str(citation.pk),
    )
    return row
