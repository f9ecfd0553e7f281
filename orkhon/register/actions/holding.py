"""Who belongs to which body, in which post, from when to when; who chairs."""

from datetime import date

from django.db import transaction

from orkhon.engines import periods
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.roles import Actor, Machine, require
from orkhon.register.errors import RegisterError
from orkhon.register.models import (
    Body,
    Chairmanship,
    Membership,
    Person,
    Post,
    State,
)
from orkhon.register.permissions import can_write_membership, can_write_register


@transaction.atomic
def begin_membership(
    person: Person,
    body: Body,
    *,
    by: Actor,
    post: Post | None = None,
    on_behalf_of: Body | None = None,
    from_on: str = "",
    to_on: str = "",
    citation: Citation | None = None,
    end_citation: Citation | None = None,
) -> Membership:
    """Enter that a person belongs to a body, in a post or simply as a member.

    What a machine enters is a proposal.

    Args:
        on_behalf_of: Whom the person stands for there, such as a parliament.
        from_on: Partial date, "" when no source gives it; `to_on` likewise.
    Raises:
        RegisterError: the post is another body's, or the person holds it already.
        PartialDateError: a date that the calendar does not have.
    """
    require(
        isinstance(by, Machine) or can_write_membership(by, body),
        "enter who belongs to this body",
    )
    if post is not None and post.body_id != body.pk:
        raise RegisterError(f"{post} is no post in {body}")
    period = periods.Period(from_on, to_on)
    for other in Membership.objects.filter(person=person, body=body, post=post).exclude(
        state=State.SUPERSEDED
    ):
        if _same_term(other.period, period):
            raise RegisterError(
                f"{other} is in the register for these days already "
                f"({other.from_on or 'not known'} to {other.to_on or 'not known'})"
            )
    membership = Membership.objects.create(
        person=person,
        body=body,
        post=post,
        on_behalf_of=on_behalf_of,
        from_on=from_on,
        to_on=to_on,
        citation=citation,
        end_citation=end_citation,
        state=State.PROPOSED if isinstance(by, Machine) else State.CONFIRMED,
    )
    _write("register.membership.begin", membership, by)
    return membership


@transaction.atomic
def confirm_membership(membership: Membership, *, by: Actor) -> Membership:
    """Say yes to a proposed membership.

    Raises:
        RegisterError: it does not wait for an answer.
    """
    require(can_write_membership(by, membership.body), "confirm who belongs here")
    changed = Membership.objects.filter(pk=membership.pk, state=State.PROPOSED).update(
        state=State.CONFIRMED
    )
    if not changed:
        raise RegisterError(f"{membership} does not wait for an answer")
    membership.refresh_from_db()
    _write("register.membership.confirm", membership, by)
    return membership


@transaction.atomic
def end_membership(
    membership: Membership, *, by: Actor, on: str, citation: Citation | None = None
) -> Membership:
    """Say when it ended; an end that is there already is corrected, not ended again.

    Raises:
        RegisterError: it has an end, or was superseded.
        PartialDateError: no day of the calendar, or before the beginning.
    """
    require(can_write_membership(by, membership.body), "end a membership")
    periods.parse(on)
    periods.Period(membership.from_on, on)
    changed = (
        Membership.objects.filter(pk=membership.pk, to_on="")
        .exclude(state=State.SUPERSEDED)
        .update(to_on=on, to_day=periods.latest(on), end_citation=citation)
    )
    if not changed:
        raise RegisterError(f"{membership} has an end already")
    membership.refresh_from_db()
    _write("register.membership.end", membership, by)
    return membership


@transaction.atomic
def correct_membership(
    membership: Membership,
    *,
    by: Actor,
    why: str,
    from_on: str,
    to_on: str,
    post: Post | None,
    citation: Citation | None = None,
) -> Membership:
    """Put a corrected row in the place of a wrong one; the wrong one stays, struck.

    Returns:
        The new row; `superseded_by` of the old one leads to it.
    Raises:
        RegisterError: no reason, the post is another body's, or corrected before.
        PartialDateError: a date that the calendar does not have.
    """
    require(can_write_membership(by, membership.body), "correct a membership")
    if not why.strip():
        raise RegisterError(f"say why {membership} is corrected")
    if post is not None and post.body_id != membership.body_id:
        raise RegisterError(f"{post} is no post in {membership.body}")
    periods.Period(from_on, to_on)
    changed = (
        Membership.objects.filter(pk=membership.pk)
        .exclude(state=State.SUPERSEDED)
        .update(state=State.SUPERSEDED)
    )
    if not changed:
        raise RegisterError(f"{membership} was corrected before")
    corrected = Membership.objects.create(
        person=membership.person,
        body=membership.body,
        post=post,
        on_behalf_of=membership.on_behalf_of,
        from_on=from_on,
        to_on=to_on,
        citation=citation or membership.citation,
        end_citation=None if citation else membership.end_citation,
    )
    Membership.objects.filter(pk=membership.pk).update(superseded_by=corrected)
    membership.refresh_from_db()
    _write(
        "register.membership.correct",
        corrected,
        by,
        supersedes=str(membership.pk),
        why=why,
    )
    return corrected


@transaction.atomic
def set_chairmanship(
    assembly: Body,
    parliament: Body,
    *,
    by: Actor,
    from_on: str,
    to_on: str = "",
    citation: Citation | None = None,
) -> Chairmanship:
    """Say that a parliament took the chair; the one before ends on the same day.

    Args:
        assembly: Whose chair it is.
        parliament: Never a person: who presides follows from the posts.
        from_on: When it was handed over; the day itself belongs to both.
    Raises:
        RegisterError: another parliament holds the chair in these days.
        PartialDateError: a date that the calendar does not have.
    """
    require(can_write_register(by), "set who chairs")
    periods.parse(from_on)
    period = periods.Period(from_on, to_on)
    rows = Chairmanship.objects.filter(assembly=assembly).exclude(
        state=State.SUPERSEDED
    )
    for other in rows.select_related("parliament"):
        runs_on = not other.to_on and _begins_before(other.period, period)
        if runs_on or not _shares_days(other.period, period):
            continue
        raise RegisterError(
            f"{other.parliament} holds the chair from {other.from_on} "
            f"to {other.to_on or 'a day not known'}"
        )
    ended = rows.filter(to_on="", from_day__lt=periods.earliest(from_on)).update(
        to_on=from_on, to_day=periods.latest(from_on)
    )
    chairmanship = Chairmanship.objects.create(
        assembly=assembly,
        parliament=parliament,
        from_on=from_on,
        to_on=to_on,
        citation=citation,
    )
    append(
        "register.chairmanship.set",
        subject_of(assembly),
        by=by,
        chairmanship=str(chairmanship.pk),
        parliament=parliament.key,
        from_on=from_on,
        to_on=to_on,
        ended_before=ended,
        citation=None if citation is None else str(citation.pk),
    )
    return chairmanship


def _begins_before(one: periods.Period, other: periods.Period) -> bool:
    return (periods.earliest(one.from_on) or date.min) < (
        periods.earliest(other.from_on) or date.min
    )


def _shares_days(one: periods.Period, other: periods.Period) -> bool:
    """Whether more than the day of the handover lies in both."""
    handover = one.to_on == other.from_on or other.to_on == one.from_on
    return one.overlaps(other) and not handover


def _same_term(one: periods.Period, other: periods.Period) -> bool:
    """Whether two rows speak of one term: they begin alike, or share days."""
    return one.from_on == other.from_on or (
        bool(one.from_on and other.from_on) and _shares_days(one, other)
    )


def _write(verb: str, membership: Membership, by: Actor, **more: str) -> None:
    append(
        verb,
        subject_of(membership.person),
        by=by,
        membership=str(membership.pk),
        body=membership.body.key,
        post=None if membership.post is None else membership.post.title,
        on_behalf_of=(
            None if membership.on_behalf_of is None else membership.on_behalf_of.key
        ),
        from_on=membership.from_on,
        to_on=membership.to_on,
        citation=(
            None if membership.citation_id is None else str(membership.citation_id)
        ),
        **more,
    )
