"""The calendar of promises: RFC 5545, fetched by calendar programs without a login.

The address holds a signed token; a new one ends the old. It shows what its owner may
see on the day it is fetched, and nothing once the account is closed.
"""

import uuid
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET
from icalendar import Calendar, Event

from orkhon.accounts.models import User
from orkhon.dialogue.models import Commitment, FeedKey
from orkhon.dialogue.permissions import can_read
from orkhon.dialogue.queries.promises import PromiseLine, find_promises
from orkhon.engines import periods
from orkhon.ui import dates

SALT = "orkhon.dialogue.calendar"
FIRST = 1


@require_GET
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar that belongs to a token."""
    user = account_of(token)
    if not can_read(user):
        raise Http404("no such calendar")
    now = timezone.now()
    with override(user.language or settings.LANGUAGE_CODE):
        lines = find_promises(on=timezone.localdate(now))
        data = calendar(lines, at=now, address=request.build_absolute_uri("/"))
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="promises.ics"'
    response["Cache-Control"] = "private, max-age=900"
    return response


def feed_address(request: HttpRequest, user: User) -> str:
    """The address of the user's own calendar."""
    return request.build_absolute_uri(reverse("dialogue:feed", args=[token_of(user)]))


def token_of(user: User) -> str:
    """What stands in the address of an account's calendars, instead of a login."""
    return signing.Signer(salt=SALT, sep="~").sign(
        f"{user.public_id.hex}.{_serial(user)}"
    )


def account_of(token: str) -> User:
    """The open account that a token belongs to; what it may see is asked elsewhere.

    Raises:
        Http404: the token is forged or renewed, or the account is closed.
    """
    try:
        signed = signing.Signer(salt=SALT, sep="~").unsign(token)
        key, serial = signed.split(".")
        user = User.objects.get(public_id=uuid.UUID(key), is_active=True)
        is_current = int(serial) == _serial(user)
    except (signing.BadSignature, ValueError, User.DoesNotExist) as error:
        raise Http404("no such calendar") from error
    if not is_current:
        raise Http404("no such calendar")
    return user


def calendar(lines: list[PromiseLine], *, at: datetime, address: str) -> bytes:
    """A calendar of promises alone; see `promise_events`."""
    made = Calendar()
    made.add("prodid", "-//Orkhon//Promises//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", _("Promises"))
    for event in promise_events(lines, at=at, address=address):
        made.add_component(event)
    data: bytes = made.to_ical()
    return data


def promise_events(
    lines: list[PromiseLine], *, at: datetime, address: str
) -> Iterator[Event]:
    """Promises with a date as all-day events, for this calendar and that of sessions.

    A partial date stands on its last day and the summary says how precise it is;
    promises without a date are left out, closed ones are marked as cancelled.

    Args:
        at: The moment of writing, for DTSTAMP.
        address: Where the site is, for the links.
    """
    for line in lines:
        if line.commitment.due_day is not None:
            yield _event(line, line.commitment.due_day, at, address)


def _event(line: PromiseLine, day: date, at: datetime, address: str) -> Event:
    promise = line.commitment
    event = Event()
    event.add("uid", f"{promise.pk}@orkhon")
    event.add("dtstamp", at)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", _summary(line))
    event.add(
        "description",
        "\n".join(
            part
            for part in (
                _("Owes it: %(who)s") % {"who": line.owner_names or _("not known")},
                _("To: %(whom)s") % {"whom": line.beneficiary_names}
                if line.beneficiaries
                else "",
                _("Status: %(status)s") % {"status": promise.get_status_display()},
                f"“{line.citations[0].quote}”" if line.citations else "",
            )
            if part
        ),
    )
    event.add(
        "url", f"{address.rstrip('/')}{reverse('dialogue:promise', args=[promise.pk])}"
    )
    is_open = promise.status in Commitment.OPEN_STATUSES
    event.add("status", "CONFIRMED" if is_open else "CANCELLED")
    if promise.place:
        event.add("location", promise.place)
    return event


def _summary(line: PromiseLine) -> str:
    """What is promised; a month or a year says that it is one."""
    promise = line.commitment
    precision = periods.parse(promise.due).precision
    words = {
        "day": "",
        "month": _("some day in %(month)s") % {"month": dates.partial(promise.due)},
        "year": _("some day in %(year)s") % {"year": dates.partial(promise.due)},
    }[precision]
    return f"{promise.what} ({words})" if words else promise.what


def _serial(user: User) -> int:
    """Which of the account's addresses answers; the first one needs no row."""
    kept = FeedKey.objects.filter(user=user).values_list("serial", flat=True).first()
    return FIRST if kept is None else kept
