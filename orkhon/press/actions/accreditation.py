"""Journalists at an event: the event is opened, they ask, somebody decides, they go."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.observation.models import Mission
from orkhon.press.actions.approving import STEP, embargo_moment
from orkhon.press.actions.keys import free_key
from orkhon.press.actions.notices import tell
from orkhon.press.documents.notices import decision_mail, received_mail
from orkhon.press.models import Journalist, Notice, PressEvent
from orkhon.press.permissions import can_accredit
from orkhon.press.queries.accreditation import due_for_erasure, is_open, room_in
from orkhon.proceedings.models import Session
from orkhon.protocol.models import Visit
from orkhon.record.actions import append, locked_frontier, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, Machine, require

LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)
MOST_ASKED = 2000
"""So many rows of one event are read from the public form."""
MOST_TO_ONE = 3
"""So many requests of one event are confirmed to one address: a newsroom may share it,
and a stranger's is not flooded through the form."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
Of = Session | Mission | Visit
State = Journalist.State


@dataclass(frozen=True)
class EventPlan:
    """An event to which journalists are accredited, by the clock of its place.

    Attributes:
        begins, asks_until: Without a zone, as they are said there.
        seats: None for no limit.
        keep_days: How long after the event personal data are kept; a person says it.
        of: What it belongs to; None for an event of its own.
    """

    title: str
    place: str
    begins: datetime
    asks_until: datetime
    zone: str
    keep_days: int
    seats: int | None = None
    of: Of | None = None
    sample: bool = False


@dataclass(frozen=True)
class Asked:
    """What a journalist writes into the public form."""

    name: str
    outlet: str
    country: str
    work: str
    email: str
    phone: str = ""
    equipment: str = ""


@transaction.atomic
def make_event(plan: EventPlan, *, by: Actor) -> PressEvent:
    """Make an event; nobody can ask before it is opened.

    Raises:
        PermissionDenied: not the press service, protocol or a head.
        Refusal: no title, an unknown zone, an hour that its clock does not show, a
            deadline after the beginning, no seat, no days.
    """
    require(can_accredit(by), "make an event for journalists")
    begins, until = moments(plan)
    locked_frontier()
    made = PressEvent.objects.create(
        key=free_key(" ".join(plan.title.split()), PressEvent.objects.all()),
        sample=plan.sample,
        made_at=timezone.now(),
        made_by=by.actor_id,
        **values(plan, begins, until),
    )
    append(
        "press.event.make",
        subject_of(made),
        by=by,
        key=made.key,
        asks_until=until.isoformat(),
        seats=plan.seats,
        keep_days=plan.keep_days,
    )
    return made


def moments(plan: EventPlan) -> tuple[datetime, datetime]:
    """When a planned event begins, and until when journalists may ask.

    Raises:
        Refusal: see `make_event`.
    """
    if not plan.title.strip():
        raise Refusal(_("the event has no title"))
    for one in (plan.begins, plan.asks_until):
        if one.minute % STEP:
            raise Refusal(
                _("%(time)s is no full five minutes") % {"time": f"{one:%H:%M}"}
            )
    begins = embargo_moment(plan.begins, plan.zone)
    until = embargo_moment(plan.asks_until, plan.zone)
    if until > begins:
        raise Refusal(
            _("the deadline %(until)s is after the beginning %(begins)s")
            % {
                "until": f"{plan.asks_until:%Y-%m-%d %H:%M}",
                "begins": f"{plan.begins:%Y-%m-%d %H:%M}",
            }
        )
    if plan.keep_days < 1:
        raise Refusal(
            _("personal data cannot be kept for %(n)d days") % {"n": plan.keep_days}
        )
    if plan.seats is not None and plan.seats < 1:
        raise Refusal(_("%(n)d seats are none") % {"n": plan.seats})
    return begins, until


def values(plan: EventPlan, begins: datetime, until: datetime) -> dict[str, object]:
    """What a plan says of an event, by the fields of its row."""
    of = plan.of
    return {
        "title": " ".join(plan.title.split()),
        "place": " ".join(plan.place.split()),
        "begins_at": begins,
        "time_zone": plan.zone,
        "asks_until": until,
        "seats": plan.seats,
        "keep_days": plan.keep_days,
        "session": of if isinstance(of, Session) else None,
        "mission": of if isinstance(of, Mission) else None,
        "visit": of if isinstance(of, Visit) else None,
    }


def refuse_called_off(event: PressEvent) -> None:
    """Nothing is done any more at an event that does not take place.

    Raises:
        Refusal: it is called off.
    """
    if event.called_off_at is not None:
        raise Refusal(_("%(event)s is called off") % {"event": event})


@transaction.atomic
def open_event(event: PressEvent, *, by: Actor, opened: bool = True) -> None:
    """Open the public form, or close it before its deadline.

    Raises:
        PermissionDenied: not the press service, protocol or a head.
        Refusal: the deadline is over, or the event is called off.
    """
    require(can_accredit(by), "open an event to journalists")
    refuse_called_off(event)
    now = timezone.now()
    if opened and event.asks_until < now:
        raise Refusal(_("the deadline of %(event)s is over") % {"event": event})
    if opened == (event.opened_at is not None):
        return
    event.opened_at = now if opened else None
    event.save(update_fields=["opened_at"])
    append(
        "press.event.open" if opened else "press.event.close",
        subject_of(event),
        by=by,
    )


@transaction.atomic
def ask_accreditation(event: PressEvent, asked: Asked, language: str) -> Journalist:
    """Put down what somebody wrote into the public form; it is a request and no more.

    Raises:
        Refusal: the form is not open, something needed is missing, or words hold signs
            that no name has.
    """
    locked_frontier()
    held = PressEvent.objects.get(pk=event.pk)
    if not is_open(held, timezone.now()) or held.journalists.count() >= MOST_ASKED:
        raise Refusal(_("the form of %(event)s is closed") % {"event": held})
    said = {name: _line(asked, name) for name in _LENGTHS}
    for name in ("name", "outlet", "email"):
        if not said[name]:
            raise Refusal(_("the form lacks: %(field)s") % {"field": name})
    try:
        validate_email(said["email"])
    except ValidationError as error:
        raise Refusal(
            _("“%(address)s” is no e-mail address") % {"address": said["email"][:80]}
        ) from error
    if asked.work not in Journalist.Work.values:
        raise Refusal(_("“%(work)s” is no kind of work") % {"work": asked.work[:40]})
    last = held.journalists.aggregate(last=Max("number"))["last"]
    made = Journalist.objects.create(
        event=held,
        number=(last or 0) + 1,
        work=asked.work,
        language=language if language in LANGUAGES else settings.LANGUAGE_CODE,
        asked_at=timezone.now(),
        **said,
    )
    append("press.journalist.ask", subject_of(made), by=None, number=made.number)
    if held.journalists.filter(email__iexact=made.email).count() <= MOST_TO_ONE:
        tell(made, Notice.About.ASKED, received_mail(made))
    return made


@transaction.atomic
def decide(journalist: Journalist, progress: str, *, by: Actor, why: str = "") -> bool:
    """Accredit, refuse with a reason, or withdraw with a reason; a mail tells of it.

    The same decision with the same reason again is one act and one mail.

    Returns:
        Whether more are accredited now than there are seats: it is allowed and told.
    Raises:
        PermissionDenied: not the press service, protocol or a head.
        Refusal: erased, no reason, no such decision, nothing to withdraw, or the event
            is called off.
    """
    require(can_accredit(by), "decide on a journalist")
    locked_frontier()
    held = Journalist.objects.select_related("event").get(pk=journalist.pk)
    refuse_called_off(held.event)
    if not held.name:
        raise Refusal(_("no. %(n)d is erased") % {"n": held.number})
    if progress not in _VERBS:
        raise Refusal(_("“%(word)s” is no decision") % {"word": progress[:40]})
    if progress == State.WITHDRAWN and held.progress != State.ACCREDITED:
        raise Refusal(
            _("%(name)s is not accredited: there is nothing to withdraw")
            % {"name": held}
        )
    reason = " ".join(why.split())[:300]
    if progress != State.ACCREDITED and not reason:
        raise Refusal(_("say why"))
    was = held.progress
    is_new = (was, held.why) != (progress, reason)
    if is_new:
        held.progress, held.why = progress, reason
        held.decided_at, held.decided_by = timezone.now(), by.actor_id
        held.save(update_fields=["progress", "why", "decided_at", "decided_by"])
    left = room_in(held.event).left
    is_over = progress == State.ACCREDITED and left is not None and left < 0
    if is_new:
        append(
            _VERBS[progress],
            subject_of(held),
            by=by,
            number=held.number,
            over_the_limit=is_over,
        )
    # Why somebody is accredited is a note of the house, and no news to them.
    if is_new and (was, progress) != (State.ACCREDITED, State.ACCREDITED):
        tell(held, Notice.About.DECIDED, decision_mail(held))
    return is_over


@transaction.atomic
def tick_arrival(journalist: Journalist, *, by: Actor, came: bool = True) -> None:
    """Say that somebody came, or take it back.

    Raises:
        PermissionDenied: not the press service, protocol or a head.
        Refusal: they are not accredited, or the event is called off.
    """
    require(can_accredit(by), "tick an arrival")
    refuse_called_off(journalist.event)
    if journalist.progress != State.ACCREDITED:
        raise Refusal(_("%(name)s is not accredited") % {"name": journalist})
    journalist.came_at = timezone.now() if came else None
    journalist.save(update_fields=["came_at"])
    append(
        "press.journalist.arrive",
        subject_of(journalist),
        by=by,
        number=journalist.number,
        came=came,
    )


@transaction.atomic
def erase_journalists(now: datetime | None = None) -> int:
    """Erase personal data whose days are over; outlet and decision stay.

    Args:
        now: By which the days are counted; None for the clock.
    """
    locked_frontier()
    due = due_for_erasure(now or timezone.now())
    for one in due:
        one.name = one.email = one.phone = one.equipment = one.why = ""
        if one.progress == State.ASKED:
            one.progress = State.ERASED
        one.save()
        one.notices.update(heading="", words="")
        append(
            "press.journalist.erase",
            subject_of(one),
            by=Machine("accreditation"),
            number=one.number,
        )
    return len(due)


_VERBS = {
    str(State.ACCREDITED): "press.journalist.accredit",
    str(State.REFUSED): "press.journalist.refuse",
    str(State.WITHDRAWN): "press.journalist.withdraw",
}
_LENGTHS = {
    "name": 200,
    "outlet": 200,
    "country": 120,
    "email": 254,
    "phone": 60,
    "equipment": 300,
}


def _line(asked: Asked, name: str) -> str:
    """What was written, on one line.

    Raises:
        Refusal: too long, or it holds signs that are no letters.
    """
    words = str(getattr(asked, name)).strip()
    if _CONTROL.search(words) or len(words) > _LENGTHS[name]:
        raise Refusal(_("“%(words)s” cannot be read") % {"words": words[:60]})
    return " ".join(words.split())
