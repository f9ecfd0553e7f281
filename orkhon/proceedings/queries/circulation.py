"""What of a session was sent to whom and when, and what lacks before it may go."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from orkhon.proceedings.models import Circulation, Participant, Session
from orkhon.proceedings.queries.members import members
from orkhon.proceedings.queries.papers import lacking
from orkhon.proceedings.queries.participants import day_of_session
from orkhon.record.models import Source
from orkhon.register.models import Body
from orkhon.register.queries import BodyRef
from orkhon.register.queries.labels import named
from orkhon.ui import languages

OVERRULING = "overruling"
"""What a file is that says who overruled."""


@dataclass(frozen=True)
class Lack:
    """A paper and the languages in which it lacks."""

    number: int
    title: str
    languages: tuple[str, ...]

    @property
    def words(self) -> str:
        """“3 Report on tourism: Kazakh, Turkish”, in the language in force."""
        said = ", ".join(languages.name(one) for one in self.languages)
        return f"{self.number} {self.title}: {said}"


@dataclass(frozen=True)
class Sent:
    """One file that went out, byte for byte.

    Attributes:
        is_sheet: Whether it is the sheet that says why the agenda went all the same.
    """

    place: int
    language: str
    format: str
    filename: str
    size: int
    sha256: str
    source_id: uuid.UUID
    is_sheet: bool

    @property
    def group(self) -> str:
        """The language, under which the log lists it; "" for the sheet."""
        return "" if self.is_sheet else self.language


@dataclass(frozen=True)
class Logged:
    """One line of the log."""

    id: uuid.UUID
    what: str
    what_words: str
    number: int
    document_number: int | None
    document_title: str
    files: tuple[Sent, ...]
    recipients: tuple[str, ...]
    lacked: tuple[Lack, ...]
    overruled_because: str
    at: datetime
    by_name: str


def lacks_of(session: Session) -> tuple[Lack, ...]:
    """What keeps the agenda from going out, paper by paper."""
    return tuple(Lack(one.number, one.title, one.lacks) for one in lacking(session))


def usual_recipients(session: Session) -> tuple[Body, ...]:
    """The member parliaments in English order, then the observers of the session.

    An observer is a body from which somebody takes part as one.
    """
    keys = [
        one.parliament.id for one in members(session.organ, day_of_session(session))
    ]
    rows = Body.objects.filter(pk__in=keys).select_related("country")
    order = {pk: place for place, pk in enumerate(keys)}
    observers = (
        Body.objects.filter(
            pk__in=session.participants.filter(
                capacity=Participant.Capacity.OBSERVER, withdrawn_at=None
            ).values("body")
        )
        .exclude(pk__in=keys)
        .select_related("country")
        .order_by("country__english_sort_key", "english_sort_key")
    )
    return (*sorted(rows, key=lambda one: order[one.pk]), *observers)


def log_of(session: Session) -> tuple[Logged, ...]:
    """Everything that was circulated, the last first; three queries."""
    rows = list(session.circulations.select_related("document"))
    sources = _sources(rows)
    keys = {key for row in rows for key in row.recipients}
    bodies = {
        one.key: one
        for one in Body.objects.filter(key__in=keys).select_related("country")
    }
    return tuple(_logged(row, sources, bodies) for row in rows)


def said_lack(lack: Lack) -> dict[str, object]:
    """A lack as the row and the record keep it."""
    return {
        "number": lack.number,
        "title": lack.title,
        "languages": list(lack.languages),
    }


def _sources(rows: Iterable[Circulation]) -> dict[str, Source]:
    keys = {file["source"] for row in rows for file in row.files}
    return {
        str(one.pk): one
        for one in Source.objects.filter(pk__in=keys).defer("text", "data")
    }


def _logged(
    row: Circulation, sources: dict[str, Source], bodies: dict[str, Body]
) -> Logged:
    return Logged(
        id=row.pk,
        what=row.what,
        what_words=str(row.get_what_display()),
        number=row.number,
        document_number=None if row.document is None else row.document.number,
        document_title="" if row.document is None else row.document.title,
        files=tuple(
            Sent(
                place=place,
                language=file["language"],
                format=file["format"],
                filename=sources[file["source"]].filename,
                size=sources[file["source"]].size,
                sha256=sources[file["source"]].sha256,
                source_id=sources[file["source"]].pk,
                is_sheet=file.get("what") == OVERRULING,
            )
            for place, file in enumerate(row.files)
        ),
        recipients=tuple(
            named(BodyRef.of(bodies[key])) if key in bodies else key
            for key in row.recipients
        ),
        lacked=tuple(
            Lack(one["number"], one["title"], tuple(one["languages"]))
            for one in row.lacked
        ),
        overruled_because=row.overruled_because,
        at=row.at,
        by_name=row.by_name,
    )
