"""An event for journalists is changed or called off; who is accredited hears of it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.press.actions.accreditation import (
    EventPlan,
    moments,
    refuse_called_off,
    values,
)
from orkhon.press.actions.notices import tell
from orkhon.press.documents.notices import called_off_mail, change_mail
from orkhon.press.models import Journalist, Notice, PressEvent
from orkhon.press.permissions import can_accredit
from orkhon.press.queries.event_changes import (
    WHERE_AND_WHEN,
    changed_lines,
    particulars,
)
from orkhon.record.actions import append, locked_frontier, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

State = Journalist.State


@transaction.atomic
def change_event(event: PressEvent, plan: EventPlan, *, by: Actor) -> PressEvent:
    """Change what is said of an event; the entry says from what to what.

    The address of its form stays. A mail tells the accredited of another hour or place.

    Args:
        plan: All of it, whether changed or not; `sample` is not asked.
    Raises:
        PermissionDenied: not the press service, protocol or a head.
        Refusal: nothing changed, it is called off or has begun, the new hour or deadline
            is past, data of those who asked would be kept for longer than they were
            told, or see `make_event`.
    """
    require(can_accredit(by), "change an event for journalists")
    begins, until = moments(plan)
    locked_frontier()
    held = _coming(event)
    was = particulars(held)
    kept = held.keep_days
    for name, value in values(plan, begins, until).items():
        setattr(held, name, value)
    now = particulars(held)
    changed = {name: now[name] for name in now if now[name] != was[name]}
    if not changed:
        raise Refusal(_("nothing is changed"))
    _check(held, changed, kept)
    held.save()
    append(
        "press.event.change",
        subject_of(held),
        by=by,
        was={name: was[name] for name in changed},
        now=changed,
    )
    if WHERE_AND_WHEN & {line.name for line in changed_lines(was, now)}:
        for one in _accredited(held):
            tell(one, Notice.About.CHANGED, change_mail(one, was, now))
    return held


@transaction.atomic
def call_off_event(event: PressEvent, *, why: str, by: Actor) -> PressEvent:
    """Say that an event does not take place; its form is closed and says why.

    A mail tells the accredited, and those who wait and heard that their request came.

    Raises:
        PermissionDenied: not the press service, protocol or a head.
        Refusal: no reason, or it is called off already or has begun.
    """
    require(can_accredit(by), "call off an event for journalists")
    reason = " ".join(why.split())[:300]
    if not reason:
        raise Refusal(_("say why"))
    locked_frontier()
    held = _coming(event)
    held.called_off_at, held.called_off_why = timezone.now(), reason
    held.save(update_fields=["called_off_at", "called_off_why"])
    append("press.event.call-off", subject_of(held), by=by, why=reason)
    for one in [*_accredited(held), *_waiting(held)]:
        tell(one, Notice.About.CALLED_OFF, called_off_mail(one))
    return held


def _coming(event: PressEvent) -> PressEvent:
    """The event as it is kept.

    Raises:
        Refusal: it is called off, or has begun.
    """
    held = PressEvent.objects.get(pk=event.pk)
    refuse_called_off(held)
    if held.begins_at <= timezone.now():
        raise Refusal(_("%(event)s has begun") % {"event": held})
    return held


def _check(held: PressEvent, changed: dict[str, JSON], kept: int) -> None:
    """What a change may not do.

    Args:
        held: With its new values, not saved.
        kept: For how many days data were to be kept so far.
    """
    now = timezone.now()
    if held.begins_at <= now:
        raise Refusal(_("an event begins in the future"))
    if "asks_until" in changed and held.asks_until <= now:
        raise Refusal(_("a deadline that is past is none: close the form instead"))
    if held.keep_days > kept and held.journalists.exclude(name="").exists():
        raise Refusal(
            _(
                "journalists were told that their data are kept for %(n)d days; it"
                " cannot be more"
            )
            % {"n": kept}
        )


def _accredited(event: PressEvent) -> list[Journalist]:
    rows = event.journalists.filter(progress=State.ACCREDITED)
    return list(rows.select_related("event").order_by("number"))


def _waiting(event: PressEvent) -> list[Journalist]:
    """Who asked and heard of it: a stranger's address is not flooded here either."""
    rows = event.journalists.filter(
        progress=State.ASKED, notices__about=Notice.About.ASKED
    )
    return list(rows.select_related("event").order_by("number"))
