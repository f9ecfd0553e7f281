"""What everybody may see of sessions that were opened: the list, and one session's facts.

A session that nobody opened is as if it were not there. Notes of the Secretariat, what
is planned and not convened, drafts and positions of parliaments are not among this.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from orkhon.proceedings.models import Session
from orkhon.proceedings.queries.disclosed import (
    SESSIONS,
    opened_session,
    opened_sessions,
)
from orkhon.proceedings.queries.sessions import called, zone_of
from orkhon.record.actions import subject_of
from orkhon.record.queries import disclosed_at
from orkhon.register.models import Body
from orkhon.register.queries.labels import named


@dataclass(frozen=True)
class PublishedSession:
    """A session as the public knows it.

    Attributes:
        key: Its stable name; addresses have it.
        number: Of the organ; None where it is not counted.
        title: As the record has it, in English.
        words: What it is called in the language in force.
        organ: Key of the organ that met, `organ_words` its name.
        state: planned, convened, open, closed or cancelled; `state_words` for readers.
        from_on, to_on: Partial dates of the first and last day; "" for not fixed.
        time_zone: Of its clock, such as Asia/Bishkek.
        place: Where it was or is to be; "" for not fixed.
        decided_place, decided_on, decided_by: Where it was decided to be, when, by what.
        host, takes_chair: Keys of the parliament that received it and of the one that
            took the chair; "" for not known.
        presides: Name of the person who took the chair; "" for not known.
        final_text: How its final text is called; "" where no source names it.
        source: Title of the source that says so; "" for none, or one that is not open.
    """

    key: str
    number: int | None
    title: str
    words: str
    organ: str
    organ_words: str
    theme: str
    state: str
    state_words: str
    from_on: str
    to_on: str
    time_zone: str
    place: str
    decided_place: str
    decided_on: str
    decided_by: str
    host: str
    host_words: str
    takes_chair: str
    takes_chair_words: str
    presides: str
    final_text: str
    source: str
    opened_at: datetime
    is_sample: bool

    @property
    def met_elsewhere(self) -> bool:
        """Whether it met in another place than was decided."""
        return bool(
            self.place and self.decided_place and self.place != self.decided_place
        )


def published_sessions(organ: str = "") -> tuple[PublishedSession, ...]:
    """The sessions that were opened, the last first; those without a day on top.

    Args:
        organ: Key of the organ; "" for every organ.
    """
    rows = opened_sessions()
    if organ:
        rows = rows.filter(organ__key=organ)
    return _published(_in_order(rows))


def published_session(key: str) -> PublishedSession | None:
    """One session by its key; None unless it is open."""
    row = opened_session(key)
    return None if row is None else _published([row])[0]


def published_organs() -> tuple[tuple[str, str], ...]:
    """Keys and names of the organs of which a session is open, assemblies first."""
    organs = {one.organ.key: one.organ for one in opened_sessions()}
    found = sorted(
        organs.values(),
        key=lambda one: (one.kind != Body.Kind.ASSEMBLY, one.english_sort_key),
    )
    return tuple((one.key, named(one)) for one in found)


def _in_order(rows: Iterable[Session]) -> list[Session]:
    by_name = sorted(rows, key=lambda one: (one.organ.english_sort_key, one.key))
    dated = [one for one in by_name if one.from_day is not None]
    return [
        *(one for one in by_name if one.from_day is None),
        *sorted(dated, key=lambda one: str(one.from_day), reverse=True),
    ]


def _published(rows: list[Session]) -> tuple[PublishedSession, ...]:
    opened = disclosed_at(SESSIONS)
    return tuple(_session(one, opened[subject_of(one)]) for one in rows)


def _session(row: Session, opened_at: datetime) -> PublishedSession:
    return PublishedSession(
        key=row.key,
        number=row.number,
        title=row.title,
        words=called(row),
        organ=row.organ.key,
        organ_words=named(row.organ),
        theme=row.theme,
        state=row.progress,
        state_words=str(row.get_progress_display()),
        from_on=row.from_on,
        to_on=row.to_on,
        time_zone=str(zone_of(row)),
        place=row.place,
        decided_place=row.decided_place,
        decided_on=row.decided_on,
        decided_by=row.decided_by,
        host="" if row.host is None else row.host.key,
        host_words="" if row.host is None else named(row.host),
        takes_chair="" if row.takes_chair is None else row.takes_chair.key,
        takes_chair_words="" if row.takes_chair is None else named(row.takes_chair),
        presides="" if row.presides is None else row.presides.display_name,
        final_text=row.final_text,
        source=_source(row),
        opened_at=opened_at,
        is_sample=row.sample,
    )


def _source(row: Session) -> str:
    if row.citation is None or row.citation.source.is_restricted:
        return ""
    return row.citation.source.title or row.citation.source.filename
