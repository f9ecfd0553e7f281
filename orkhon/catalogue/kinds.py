"""The kinds of things that are published, and where each is read.

A kind is a name and a function that gives all that is published of it. The names are
those of the addresses under /public/ and of the open data.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.catalogue.entries import (
    communiques,
    events,
    laws,
    missions,
    people,
    photographs,
    reports,
    sessions,
    statements,
    texts,
    yearbooks,
)
from orkhon.catalogue.entries.entry import Entry


@dataclass(frozen=True)
class Kind:
    """A kind of published things.

    Attributes:
        name: In addresses and data: model-law.
        label: For the reader, of many: model laws.
        entries: All that is published of it; read with English in force.
        public: Of these keys, those that are published at this moment; quick, since
            it is asked while a search is answered.
    """

    name: str
    label: str | Promise
    entries: Callable[[], Iterable[Entry]]
    public: Callable[[Collection[str]], set[str]]


KINDS: tuple[Kind, ...] = tuple(
    Kind(name, label, entries, public)
    for name, label, entries, public in (
        (
            "communique",
            pgettext_lazy("catalogue", "News"),
            communiques.entries,
            communiques.public,
        ),
        (
            "text",
            pgettext_lazy("catalogue", "Adopted texts"),
            texts.entries,
            texts.public,
        ),
        (
            "session",
            pgettext_lazy("catalogue", "Sessions"),
            sessions.sessions,
            sessions.public_sessions,
        ),
        ("report", _("Reports"), reports.entries, reports.public),
        ("event", _("Events"), events.entries, events.public),
        (
            "model-law",
            pgettext_lazy("catalogue", "Model laws"),
            laws.entries,
            laws.public,
        ),
        (
            "mission",
            pgettext_lazy("catalogue", "Missions"),
            missions.missions,
            missions.public_missions,
        ),
        (
            "statement",
            pgettext_lazy("catalogue", "Mission statements"),
            statements.entries,
            statements.public,
        ),
        (
            "person",
            pgettext_lazy("catalogue", "People"),
            people.people,
            people.public_people,
        ),
        (
            "body",
            pgettext_lazy("catalogue", "Organs"),
            people.bodies,
            people.public_bodies,
        ),
        (
            "relation",
            pgettext_lazy("catalogue", "Relations with others"),
            missions.relations,
            missions.public_relations,
        ),
        ("photograph", _("Photographs"), photographs.entries, photographs.public),
        ("yearbook", _("Yearbooks"), yearbooks.entries, yearbooks.public),
        (
            "instrument",
            pgettext_lazy("catalogue", "Legal documents"),
            sessions.instruments,
            sessions.public_instruments,
        ),
    )
)
"""In the order in which they are shown."""


def kind_named(name: str) -> Kind | None:
    """The kind of a name; None for another word."""
    return next((one for one in KINDS if one.name == name), None)
