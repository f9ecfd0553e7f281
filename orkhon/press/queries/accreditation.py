"""Journalists of an event: who asked, who stands twice, how many seats are left."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from orkhon.engines import names
from orkhon.press.models import Journalist, PressEvent
from orkhon.press.queries.notices import NoticeLine, notice_lines

State = Journalist.State


@dataclass(frozen=True)
class Applicant:
    """A journalist with the numbers of others who may be the same, and our mails."""

    journalist: Journalist
    same_as: tuple[int, ...]
    mails: tuple[NoticeLine, ...]


@dataclass(frozen=True)
class Room:
    """How full an event is; `left` is None where no limit is set, below 0 over it."""

    accredited: int
    asked: int
    came: int
    left: int | None

    @property
    def is_full(self) -> bool:
        """Whether one more would be over the limit."""
        return self.left is not None and self.left <= 0


def events() -> QuerySet[PressEvent]:
    """Every event with its numbers, the latest first."""
    return PressEvent.objects.annotate(
        asked=Count("journalists", filter=Q(journalists__progress=State.ASKED)),
        accredited=Count(
            "journalists", filter=Q(journalists__progress=State.ACCREDITED)
        ),
    ).order_by("-begins_at", "key")


def is_open(event: PressEvent, now: datetime) -> bool:
    """Whether journalists may ask."""
    if event.opened_at is None or event.called_off_at is not None:
        return False
    return event.opened_at <= now <= event.asks_until


def is_coming(event: PressEvent, now: datetime) -> bool:
    """Whether it is to take place: it may be changed or called off."""
    return event.called_off_at is None and now < event.begins_at


def kept_until(event: PressEvent) -> date:
    """The last day, by the place's calendar, on which personal data are kept."""
    held = event.begins_at.astimezone(ZoneInfo(event.time_zone)).date()
    return held + timedelta(days=event.keep_days)


def local_words(moment: datetime, zone: str) -> datetime:
    """The moment as the place's clock shows it."""
    return moment.astimezone(ZoneInfo(zone))


def room_in(event: PressEvent) -> Room:
    """How many of an event's seats are given."""
    found = event.journalists.aggregate(
        accredited=Count("pk", filter=Q(progress=State.ACCREDITED)),
        asked=Count("pk", filter=Q(progress=State.ASKED)),
        came=Count("pk", filter=Q(came_at__isnull=False)),
    )
    left = None if event.seats is None else event.seats - found["accredited"]
    return Room(found["accredited"], found["asked"], found["came"], left)


def applicants(event: PressEvent) -> tuple[Applicant, ...]:
    """Everybody who asked, in the order in which they did; duplicates name each other.

    Two rows are taken for one person when the names are equal but for script, accents
    and case, or the address is the same. Nothing is joined by itself.
    """
    rows = list(event.journalists.order_by("number").prefetch_related("notices"))
    groups: dict[str, set[int]] = defaultdict(set)
    for one in rows:
        for key in _keys(one):
            groups[key].add(one.number)
    found = []
    for one in rows:
        same = set().union(*(groups[key] for key in _keys(one))) - {one.number}
        mails = notice_lines(one.notices.all())
        found.append(Applicant(one, tuple(sorted(same)), mails))
    return tuple(found)


def accredited(event: PressEvent) -> tuple[Journalist, ...]:
    """Who is accredited and not erased, by name."""
    rows = event.journalists.filter(progress=State.ACCREDITED).exclude(name="")
    return tuple(sorted(rows, key=lambda one: (names.sort_key(one.name), one.number)))


def due_for_erasure(now: datetime) -> list[Journalist]:
    """Rows whose personal data are kept for too long, by the clock of each place."""
    over: list[UUID] = [
        one.pk
        for one in PressEvent.objects.filter(begins_at__lt=now)
        if now.astimezone(ZoneInfo(one.time_zone)).date() > kept_until(one)
    ]
    rows = Journalist.objects.filter(event__in=over).exclude(name="")
    return list(rows.select_related("event").order_by("event", "number"))


def _keys(one: Journalist) -> list[str]:
    words = sorted(names.fold(names.romanise(one.name, "en")).split())
    keys = [f"name {' '.join(words)}"] if words else []
    return [*keys, f"mail {one.email.casefold()}"] if one.email else keys
