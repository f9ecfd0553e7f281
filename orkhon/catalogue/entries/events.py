"""Events of the public calendar, all of them; found are those that are nothing else."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.conf import settings

from orkhon.catalogue.entries.entry import Entry, Wording, path_of
from orkhon.catalogue.entries.languages import in_each_language
from orkhon.catalogue.queries.published_calendar import published_calendar
from orkhon.register.queries.published_events import PublishedEvent

FEED = "calendar.ics"
PART_OF = {"session": "session", "sitting": "session", "vote": "mission"}
"""The kind of thing that an event is of, by the kind of event; others are of none."""
PAGES = {"session": "sessions", "mission": "missions"}


@dataclass(frozen=True)
class WholeEvent:
    """An event of the public calendar.

    Attributes:
        event: In English; its uid is the one that it has in iCalendar (RFC 5545).
        titles, places: By language.
        of_kind, of_key: The published thing that it is of, such as the session of a
            sitting; "" for none.
        calendars: By language, the calendar in which it stands as iCalendar: a path on
            this site. None while its day is not fixed: a calendar would name one.
    """

    event: PublishedEvent
    titles: dict[str, str]
    places: dict[str, str]
    of_kind: str
    of_key: str
    calendars: dict[str, str]


def entries() -> Iterator[Entry]:
    """Every event that stands in the calendar.

    What is a session or a mission already is found as that, and as an event it is in
    the lists alone.
    """
    for key, told in in_each_language(published_calendar, lambda one: one.uid):
        said = told["en"]
        of_kind = PART_OF.get(said.kind, "") if said.key else ""
        yield Entry(
            key=key,
            wordings=tuple(
                Wording(code, one.title, one.place) for code, one in told.items()
            ),
            day=said.first,
            address=_address(said, of_kind),
            value=WholeEvent(
                event=said,
                titles={code: one.title for code, one in told.items()},
                places={code: one.place for code, one in told.items() if one.place},
                of_kind=of_kind,
                of_key=said.key if of_kind else "",
                calendars=_calendars() if said.is_fixed else {},
            ),
            is_sample=said.is_sample,
            is_found=not of_kind,
        )


def public(keys: Collection[str]) -> set[str]:
    """Those of the keys that stand in the calendar now."""
    return {one.uid for one in published_calendar()} & set(keys)


def _address(event: PublishedEvent, of_kind: str) -> str:
    """Its page, else the month that shows it; of a year alone no month is known."""
    if of_kind:
        return f"{PAGES[of_kind]}/{event.key}/"
    if len(event.on) > len("2027"):
        return f"calendar/{event.first.year}/{event.first.month}/"
    return "calendar/"


def _calendars() -> dict[str, str]:
    return {code: path_of(FEED, code) for code, _name in settings.LANGUAGES}
