"""Invented things to be found: a kind of its own that stands for the rooms' kinds."""

from datetime import date

import pytest
from django.urls import get_resolver

from orkhon.catalogue import kinds
from orkhon.catalogue.actions.refreshing import refresh
from orkhon.catalogue.entries.entry import Entry, Wording
from orkhon.catalogue.kinds import Kind
from orkhon.catalogue.queries import published


class Shelf:
    """A room that publishes what lies on it."""

    def __init__(self, name):
        self.name = name
        self.lies = {}

    def put(self, key, title, words="", *, language="", day=None, value=None, more=()):
        self.lies[key] = Entry(
            key,
            (Wording(language, title, words), *more),
            day,
            f"{self.name}/{key}/",
            {"title": title, "words": words} if value is None else value,
            is_sample=True,
        )

    def kind(self):
        return Kind(
            self.name,
            self.name,
            lambda: list(self.lies.values()),
            lambda keys: set(keys) & self.lies.keys(),
        )


@pytest.fixture
def shelves(monkeypatch):
    """Two rooms: news and people."""
    # The open data's interface is made once, of the rooms' own kinds.
    assert get_resolver().url_patterns
    found = {"news": Shelf("news"), "person": Shelf("person")}
    rooms = tuple(one.kind() for one in found.values())
    monkeypatch.setattr(kinds, "KINDS", rooms)
    return found


@pytest.fixture
def news(shelves):
    return shelves["news"]


@pytest.fixture
def people(shelves):
    return shelves["person"]


@pytest.fixture
def take_in(db, shelves):
    """Refresh from the two rooms."""
    return lambda: refresh([one.kind() for one in shelves.values()])


@pytest.fixture
def keys(take_in):
    """Keys found, best first, of what was taken in."""

    def found(text, reader="en", **narrowed):
        take_in()
        asked = published.published_found(
            text, reader=reader, narrowed=published.Narrowed(**narrowed)
        )
        return [one.key for one in asked.hits]

    return found


DAY = date(2026, 3, 14)
