"""Where an event of the public calendar has a page of its own."""

from django.urls import reverse

from orkhon.register.queries.published_events import PublishedEvent

PAGES = {"session": "session", "sitting": "session", "vote": "mission"}
"""Name of the address by the kind of event; others have no page."""


def address_of(one: PublishedEvent, language: str) -> str:
    """The page of an event in a language; "" for none."""
    name = PAGES.get(one.kind, "")
    if not name or not one.key:
        return ""
    return reverse(f"portal:{name}", args=[language, one.key])
