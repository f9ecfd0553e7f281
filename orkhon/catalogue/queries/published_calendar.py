"""What stands in the public calendar, of all rooms: its pages, its feed and its data."""

from datetime import date

from orkhon.observation.queries.published_calendar import published_votes
from orkhon.proceedings.queries.published_calendar import published_events
from orkhon.register.queries.published_events import PublishedEvent


def published_calendar() -> list[PublishedEvent]:
    """Every event that was opened to everybody, in time; in the language in force."""
    return sorted((*published_events(), *published_votes()), key=_order)


def _order(one: PublishedEvent) -> tuple[date, str, str]:
    hour = "" if one.begins_at is None else f"{one.begins_at:%H:%M}"
    return one.first, hour, one.uid
