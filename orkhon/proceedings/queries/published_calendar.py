"""Sessions, sittings and events of others in the public calendar, as far as opened.

Sittings stand there once their session was convened. How often and when something was
changed is asked of the record, so that a calendar made twice is the same.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from orkhon.engines import periods
from orkhon.proceedings.models import OutsideEvent, Session, Sitting
from orkhon.proceedings.queries.disclosed import opened_sessions
from orkhon.proceedings.queries.programme import sitting_words
from orkhon.proceedings.queries.sessions import called, clock_of, is_fixed, zone_of
from orkhon.record.actions import subject_of
from orkhon.record.queries import Changed, changes, disclosed
from orkhon.register.queries.published_events import PublishedEvent

EVENTS = "orkhon:outsideevent/"


def published_events() -> tuple[PublishedEvent, ...]:
    """What of the room stands in the public calendar, in time; six queries."""
    sessions = list(opened_sessions())
    sittings = list(
        Sitting.objects.filter(session__in=sessions)
        .exclude(session__progress=Session.State.PLANNED)
        .select_related("session__organ")
    )
    keys = [one.removeprefix(EVENTS) for one in disclosed(EVENTS)]
    outside = list(
        OutsideEvent.objects.filter(pk__in=keys).select_related("organisation")
    )
    said = changes([subject_of(one) for one in (*sessions, *sittings, *outside)])
    found = [
        *(event for one in sessions for event in _session(one, said)),
        *(event for one in sittings for event in _sitting(one, said)),
        *(event for one in outside for event in _outside(one, said)),
    ]
    return tuple(sorted(found, key=lambda one: (one.first, one.uid)))


def _session(row: Session, said: Mapping[str, Changed]) -> Iterator[PublishedEvent]:
    change = said.get(subject_of(row))
    days = _days(row.from_on, row.to_on)
    if days is None or change is None:
        return
    yield PublishedEvent(
        uid=f"public-session-{row.pk}@orkhon",
        kind="session",
        key=row.key,
        title=called(row),
        place=row.place,
        on=row.from_on,
        first=days[0],
        last=days[1],
        begins_at=None,
        ends_at=None,
        time_zone="",
        is_fixed=is_fixed(row),
        is_cancelled=row.progress == Session.State.CANCELLED,
        sequence=change.acts,
        changed_at=change.at,
        is_sample=row.sample,
    )


def _sitting(row: Sitting, said: Mapping[str, Changed]) -> Iterator[PublishedEvent]:
    session = row.session
    known = [
        one
        for one in (said.get(subject_of(row)), said.get(subject_of(session)))
        if one is not None
    ]
    if not known:
        return
    begins = clock_of(session, row.begins_at)
    ends = None if row.ends_at is None else clock_of(session, row.ends_at)
    yield PublishedEvent(
        uid=f"public-sitting-{row.pk}@orkhon",
        kind="sitting",
        key=session.key,
        title=f"{called(session)}, {sitting_words(row)}",
        place=row.place or session.place,
        on=begins.date().isoformat(),
        first=begins.date(),
        last=begins.date() if ends is None else max(begins.date(), ends.date()),
        begins_at=begins,
        ends_at=ends,
        time_zone=str(zone_of(session)),
        is_fixed=True,
        is_cancelled=session.progress == Session.State.CANCELLED,
        # A session that is renamed or cancelled changes its sittings too.
        sequence=sum(one.acts for one in known),
        changed_at=max(one.at for one in known),
        is_sample=session.sample,
    )


def _outside(
    row: OutsideEvent, said: Mapping[str, Changed]
) -> Iterator[PublishedEvent]:
    change = said.get(subject_of(row))
    days = _days(row.on, "")
    if days is None or change is None:
        return
    yield PublishedEvent(
        uid=f"public-event-{row.pk}@orkhon",
        kind="outside-event",
        key="",
        title=row.title,
        place=row.place,
        on=row.on,
        first=days[0],
        last=days[1],
        begins_at=None,
        ends_at=None,
        time_zone="",
        is_fixed=periods.parse(row.on).day is not None,
        is_cancelled=False,
        sequence=change.acts,
        changed_at=change.at,
        is_sample=row.sample,
    )


def _days(first: str, last: str) -> tuple[date, date] | None:
    """The first and last day that partial dates can mean; None for no date."""
    begins, ends = periods.earliest(first), periods.latest(last or first)
    if begins is None or ends is None:
        return None
    return begins, ends
