"""The sample of the press service's lists: an event for journalists, two subscribers,
and a review of two reports, one of them with a wrong day.

People, outlets and reports are invented and labelled "sample"; addresses are of
example.org and example.com, to which nothing can be sent. Running it again adds nothing.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.dialogue.models import Contact, Report
from orkhon.dialogue.queries import all_contacts
from orkhon.press.actions.accreditation import (
    Asked,
    EventPlan,
    ask_accreditation,
    decide,
    make_event,
    open_event,
)
from orkhon.press.actions.mailing import confirm, subscribe
from orkhon.press.actions.reviews import (
    add_report,
    decide_mistake,
    follow_up,
    make_coverage,
)
from orkhon.press.models import Coverage, Journalist, Mistake, PressEvent, Subscriber
from orkhon.press.queries.mailing import address_digest
from orkhon.record.actions import keep_source
from orkhon.ui import dates

ZONE = "Asia/Baku"
AHEAD = timedelta(days=21)
TITLE = "Sample briefing on the mission"
JOURNALISTS = (
    Asked(
        name="Sample Journalist A",
        outlet="Sample Gazette",
        country="Türkiye",
        work="print",
        email="journalist-a@example.org",
    ),
    Asked(
        name="Sample Journalist B",
        outlet="Sample Television",
        country="Kazakhstan",
        work="television",
        email="journalist-b@example.org",
        equipment="one camera, one tripod",
    ),
    Asked(
        name="Sample Journalist Á",
        outlet="Sample Gazette",
        country="Türkiye",
        work="photo",
        email="journalist-a@example.com",
    ),
)
SUBSCRIBERS = (("reader-en@example.org", "en"), ("reader-kk@example.org", "kk"))


@dataclass(frozen=True)
class Listed:
    """What stands there after this run or an earlier one."""

    journalists: int
    subscribers: int
    reports: int
    mistakes: int

    def __str__(self) -> str:
        return (
            f"{self.journalists} journalists asked for accreditation, "
            f"{self.subscribers} people subscribe, {self.reports} reports in the press "
            f"review, {self.mistakes} mistake confirmed"
        )


def load(press: User) -> Listed:
    """Open an event, put down who asks and who subscribes, review two reports."""
    _event(press)
    for address, language in SUBSCRIBERS:
        subscribe(address, language)
        digest = address_digest(address)
        confirm(Subscriber.objects.get(email_digest=digest).token)
    _review(press)
    return Listed(
        journalists=Journalist.objects.filter(event__sample=True).count(),
        subscribers=Subscriber.objects.filter(confirmed_at__isnull=False).count(),
        reports=sum(
            one.clippings.count() for one in Coverage.objects.filter(sample=True)
        ),
        mistakes=Mistake.objects.filter(
            clipping__coverage__sample=True, progress=Mistake.State.CONFIRMED
        ).count(),
    )


def _event(press: User) -> None:
    if PressEvent.objects.filter(sample=True).exists():
        return
    day = timezone.localdate(timezone=ZoneInfo(ZONE)) + AHEAD
    event = make_event(
        EventPlan(
            title=TITLE,
            place="Baku",
            begins=datetime.combine(day, time(12, 0)),
            asks_until=datetime.combine(day - timedelta(days=2), time(18, 0)),
            zone=ZONE,
            keep_days=30,
            seats=2,
            sample=True,
        ),
        by=press,
    )
    open_event(event, by=press)
    rows = [ask_accreditation(event, one, "en") for one in JOURNALISTS]
    decide(rows[0], Journalist.State.ACCREDITED, by=press)


def _review(press: User) -> None:
    contact = _contact()
    if contact is None or Coverage.objects.filter(contact=contact).exists():
        return
    coverage = make_coverage(contact, by=press)
    held = datetime.fromisoformat(contact.on).date()
    for outlet, said in (
        ("Sample Gazette", held),
        ("Sample Herald", held + timedelta(days=1)),
    ):
        clipping = add_report(
            coverage,
            _report(outlet, contact, dates.partial(said.isoformat(), "en"), press),
            by=press,
            outlet=outlet,
        )
        for mistake in clipping.mistakes.filter(kind=Mistake.Kind.DATE):
            decide_mistake(mistake, Mistake.State.CONFIRMED, by=press)
            follow_up(mistake, "A correction was asked for (sample).", by=press)


def _report(outlet: str, contact: Contact, day: str, press: User) -> Report:
    names = [one.name_as_written for one in contact.participations.order_by("pk")[:2]]
    text = (
        f"Sample report of the {outlet}.\n\n"
        f"{' and '.join(names)} met on {day}. Everything here is invented.\n"
    )
    held = datetime.fromisoformat(contact.on).date()
    source, _is_new = keep_source(
        text.encode(),
        filename=f"{outlet.lower().replace(' ', '-')}.txt",
        media_type="text/plain",
        text=text,
        language="en",
        title=f"Sample report of the {outlet}",
        published_on=(held + timedelta(days=1)).isoformat(),
        by=press,
    )
    made, _is_new = Report.objects.get_or_create(
        source=source, defaults={"read_at": timezone.now(), "sample": True}
    )
    return made


def _contact() -> Contact | None:
    """The latest sample contact of which the day is known."""
    rows = all_contacts().filter(sample=True, state=Contact.State.HELD)
    return rows.filter(on__regex=r"^\d{4}-\d{2}-\d{2}$").order_by("-on", "pk").first()
