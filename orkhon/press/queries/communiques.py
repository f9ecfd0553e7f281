"""Reads of the room: what is due, what has no communiqué yet, one communiqué's state."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.dialogue.models import Contact
from orkhon.dialogue.queries.contacts import all_contacts
from orkhon.observation.models import Mission
from orkhon.press.models import Communique, CommuniqueText, CommuniqueVersion
from orkhon.press.queries.claims import unanswered
from orkhon.press.queries.printed import is_complete
from orkhon.proceedings.models import Session
from orkhon.protocol.models import Visit

RECENT = timedelta(days=120)
"""Events that ended longer ago are found by their own address."""
MOST = 12
"""Events of the list."""


@dataclass(frozen=True)
class Waiting:
    """An event of which nothing was told yet.

    Attributes:
        kind: contact, session, mission or visit; with `key` an address names it.
        on: Partial date; "" for not known.
    """

    kind: str
    key: str
    title: str
    on: str
    place: str
    is_sample: bool

    @property
    def kind_words(self) -> str:
        """The kind for the reader."""
        return {
            "contact": _("contact"),
            "session": _("session"),
            "mission": _("mission"),
            "visit": _("visit"),
        }[self.kind]


@dataclass(frozen=True)
class Line:
    """A communiqué in a list, in the version that is being worked on or holds."""

    communique: Communique
    version: CommuniqueVersion
    title: str
    languages: tuple[str, ...]
    differences: int
    is_under_embargo: bool

    @property
    def sign(self) -> str:
        """The sign of its state."""
        states = CommuniqueVersion.State
        if self.is_under_embargo:
            return "held"
        return {
            states.DRAFT: "partly" if not self.differences else "blocked",
            states.APPROVED: "waiting",
            states.PUBLISHED: "done",
            states.DROPPED: "off",
        }[states(self.version.progress)]

    @property
    def state_words(self) -> str:
        """Its state in a word."""
        if self.is_under_embargo:
            return _("under embargo")
        return str(self.version.get_progress_display())


@dataclass(frozen=True)
class Due:
    """What the press service has before it."""

    drafts: tuple[Line, ...]
    approved: tuple[Line, ...]
    embargoed: tuple[Line, ...]
    waiting: tuple[Waiting, ...]

    @property
    def in_work(self) -> int:
        """How many are drafts or wait for their publication."""
        return len(self.drafts) + len(self.approved)


def communiques() -> QuerySet[Communique]:
    """Every communiqué with its versions and texts, the latest first."""
    versions = CommuniqueVersion.objects.prefetch_related(
        "texts", "facts", "differences"
    ).order_by("number")
    return Communique.objects.prefetch_related(Prefetch("versions", versions))


def due(now: datetime) -> Due:
    """Drafts, what waits for publication, embargoes that run, events without a text."""
    lines = list(lines_of(communiques(), now))
    states = CommuniqueVersion.State
    return Due(
        drafts=tuple(one for one in lines if one.version.progress == states.DRAFT),
        approved=tuple(one for one in lines if one.version.progress == states.APPROVED),
        embargoed=tuple(one for one in lines if one.is_under_embargo),
        waiting=without_communique(timezone.localdate(now)),
    )


def lines_of(rows: Iterable[Communique], now: datetime) -> Iterator[Line]:
    """Each communiqué in its last version that was not dropped, else its last."""
    for one in rows:
        versions = list(one.versions.all())
        kept = [v for v in versions if v.progress != CommuniqueVersion.State.DROPPED]
        yield line_of(one, (kept or versions)[-1], now)


def line_of(of: Communique, version: CommuniqueVersion, now: datetime) -> Line:
    """One version as a line of a list."""
    texts = list(version.texts.all())
    is_draft = version.progress == CommuniqueVersion.State.DRAFT
    version.communique = of
    return Line(
        communique=of,
        version=version,
        title=title_of(of, texts),
        languages=tuple(one.language for one in texts if is_complete(one)),
        differences=len(unanswered(version)) if is_draft else 0,
        is_under_embargo=(
            version.progress == CommuniqueVersion.State.PUBLISHED
            and version.embargo_until is not None
            and version.embargo_until > now
        ),
    )


def title_of(of: Communique, texts: Iterable[CommuniqueText]) -> str:
    """The authentic title, else the event's."""
    titles = {one.language: one.title for one in texts}
    return titles.get(of.authentic, "") or str(event_of(of) or _("No title yet"))


def event_of(of: Communique) -> Contact | Session | Mission | Visit | None:
    """What a communiqué is about."""
    return of.contact or of.session or of.mission or of.visit


def without_communique(today: date) -> tuple[Waiting, ...]:
    """Recent events of which nothing was told, the latest first."""
    told = {
        key
        for row in Communique.objects.filter(dropped_at=None).values_list(
            "contact", "session", "mission", "visit"
        )
        for key in row
    }
    found = [one for one in _events(today - RECENT, today) if one[1] not in told]
    found.sort(key=lambda one: one[0].on, reverse=True)
    return tuple(one for one, _key in found[:MOST])


def waiting_for(kind: str, key: UUID) -> Contact | Session | Mission | Visit | None:
    """The event that an address names; None where there is none."""
    match kind:
        case "contact":
            return Contact.objects.filter(pk=key, merged_into=None).first()
        case "session":
            return Session.objects.filter(pk=key).first()
        case "mission":
            return Mission.objects.filter(pk=key).first()
        case "visit":
            return Visit.objects.filter(pk=key).first()
    return None


def _events(since: date, today: date) -> Iterator[tuple[Waiting, object]]:
    contacts = all_contacts().filter(
        state=Contact.State.HELD, on_day__gte=since, on_day__lte=today
    )
    for one in contacts:
        yield (
            Waiting("contact", str(one.pk), str(one), one.on, one.place, one.sample),
            one.pk,
        )
    sessions = Session.objects.filter(from_day__gte=since, from_day__lte=today)
    for session in sessions.exclude(progress=Session.State.CANCELLED):
        yield (
            Waiting(
                "session",
                str(session.pk),
                session.title,
                session.from_on,
                session.place,
                session.sample,
            ),
            session.pk,
        )
    for mission in Mission.objects.filter(vote_on__gte=since, vote_on__lte=today):
        yield (
            Waiting(
                "mission",
                str(mission.pk),
                mission.title,
                mission.vote_on.isoformat(),
                "",
                mission.sample,
            ),
            mission.pk,
        )
    visits = Visit.objects.filter(begins_on__gte=since, begins_on__lte=today)
    for visit in visits.exclude(progress=Visit.State.CANCELLED):
        yield (
            Waiting(
                "visit",
                str(visit.pk),
                visit.title,
                visit.begins_on.isoformat(),
                visit.place,
                visit.sample,
            ),
            visit.pk,
        )
