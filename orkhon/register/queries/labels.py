"""What bodies, posts and countries are called in the reader's language.

The register keeps official names in many languages, each with its dates. Screens and
papers show the one that holds today, in the language in force; where none is known,
and always in English, they show the stored name. The names are kept in this
process's memory and read again when the register's revision says that one changed.

Only what is shown asks here. Entries of the record, keys, exports and stored values
take the stored English names, so that they say the same whoever acts.
"""

import threading
import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.signals import request_started
from django.db.models import F
from django.utils import timezone
from django.utils.translation import get_language

from orkhon.register.models import Body, Country, Name, Post, Revision, State
from orkhon.register.queries.values import BodyRef, PostHeld

STORED_LANGUAGE = "en"
"""Of the names that the rows themselves carry."""

Called = Body | BodyRef | Country | Post | PostHeld


@dataclass(frozen=True)
class _Official:
    """One official name with the first and last day it can mean."""

    text: str
    first: date
    last: date


@dataclass(frozen=True)
class _Table:
    """Every official name in another language than English, the newest first."""

    token: uuid.UUID | None
    names: Mapping[tuple[uuid.UUID, str], tuple[_Official, ...]]
    assemblies: Mapping[str, uuid.UUID]

    def find(self, of: uuid.UUID, language: str, day: date) -> str | None:
        rows = self.names.get((of, language), ())
        return next((one.text for one in rows if one.first <= day <= one.last), None)


@dataclass
class _Kept:
    """The table that this process keeps; the lock guards its renewal."""

    table: _Table | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def as_of(self, token: uuid.UUID | None) -> _Table:
        with self.lock:
            if self.table is None or token is None or self.table.token != token:
                self.table = _read(token)
            return self.table


_KEPT = _Kept()
_here = threading.local()


def named(of: Called, language: str | None = None) -> str:
    """The official name today; of a post, its title and its body.

    Args:
        of: A row of the register, or the value that stands for one.
        language: One of the site's languages; the one in force when None.
    """
    match of:
        case Post():
            return f"{titled(of, language)}, {named(of.body, language)}"
        case PostHeld(title=""):
            return named(of.body, language)
        case PostHeld():
            return f"{titled(of, language)}, {named(of.body, language)}"
        case Country():
            return _official(of.pk, language) or of.english_name
        case BodyRef():
            return _official(of.id, language) or of.name
    return _official(of.pk, language) or of.display_name


def titled(of: Post | PostHeld, language: str | None = None) -> str:
    """The title of a post without its body; "" for somebody who holds none."""
    key = of.pk if isinstance(of, Post) else of.post_id
    found = None if key is None else _official(key, language)
    return found or of.title


def country_named(of: BodyRef, language: str | None = None) -> str:
    """The country of a body; "" for a body of none."""
    found = None if of.country_id is None else _official(of.country_id, language)
    return found or of.country


def assembly_named(stored: str, language: str | None = None) -> str:
    """An assembly that is known by its stored name alone, as settings have it."""
    if _code(language) == STORED_LANGUAGE:
        return stored
    key = _table().assemblies.get(stored)
    found = None if key is None else _official(key, language)
    return found or stored


def refresh() -> None:
    """Ask the register whether a name changed; every request does so by itself.

    For what runs on without requests, such as a paper made by a command: one query,
    and two more after a change.
    """
    _here.table = _KEPT.as_of(Revision.current())


def _official(of: uuid.UUID, language: str | None) -> str | None:
    code = _code(language)
    if code == STORED_LANGUAGE:
        return None
    return _table().find(of, code, timezone.localdate())


def _code(language: str | None) -> str:
    return (language or get_language() or STORED_LANGUAGE).split("-")[0]


def _table() -> _Table:
    """The names, asked for once in a request, so that a page is of one mind."""
    table: _Table | None = getattr(_here, "table", None)
    if table is None:
        table = _here.table = _KEPT.as_of(Revision.current())
    return table


def _read(token: uuid.UUID | None) -> _Table:
    found: dict[tuple[uuid.UUID, str], list[_Official]] = defaultdict(list)
    rows = (
        Name.objects.filter(person=None, kind=Name.Kind.OFFICIAL, state=State.CONFIRMED)
        .exclude(language__in=("", STORED_LANGUAGE))
        .order_by(F("from_day").desc(nulls_last=True), "sort_key", "text")
        .values_list(
            "body_id", "post_id", "country_id", "language", "text", "from_day", "to_day"
        )
    )
    for body, post, country, language, text, first, last in rows:
        official = _Official(text, first or date.min, last or date.max)
        for key in (body, post, country):
            if key is not None:
                found[key, language].append(official)
    assemblies = Body.objects.filter(kind=Body.Kind.ASSEMBLY)
    return _Table(
        token=token,
        names={key: tuple(rows) for key, rows in found.items()},
        assemblies=dict(assemblies.values_list("display_name", "pk")),
    )


def _ask_again(**_said: object) -> None:
    """A new request: what it shows must be what the register says now."""
    _here.table = None


request_started.connect(_ask_again, dispatch_uid="register names in memory")
