"""What of the room was opened to everybody by its own act: sessions and their parts.

A session is opened as a whole; the names of those who take part, approved minutes and
each document are opened beside it, one by one. A part is public only while its session
is open too. Adopted texts have an act of their own.
"""

from uuid import UUID

from django.db.models import QuerySet

from orkhon.legislation.models import Work
from orkhon.proceedings.models import Minutes, Session, SessionDocument
from orkhon.proceedings.queries.sessions import sessions
from orkhon.record.actions import subject_of
from orkhon.record.queries import disclosed, is_disclosed

SESSIONS = "orkhon:session/"
WORKS = "orkhon:work/"


def names_subject(session: Session) -> str:
    """The subject under which the list of names of a session is opened."""
    return f"orkhon:participants/{session.pk}"


def opened_sessions() -> QuerySet[Session]:
    """The sessions that are open to everybody."""
    found = sessions().select_related("presides")
    return found.filter(pk__in=_keys(SESSIONS))


def opened_session(key: str) -> Session | None:
    """One session by its key; None unless it is open to everybody."""
    found = sessions().select_related("presides").filter(key=key).first()
    if found is None or not is_disclosed(subject_of(found)):
        return None
    return found


def has_open_names(session: Session) -> bool:
    """Whether the list of names of a session is open."""
    return is_disclosed(names_subject(session))


def opened_documents(session: Session) -> frozenset[UUID]:
    """Keys of the documents of a session that are open."""
    rows = list(SessionDocument.objects.filter(session=session, withdrawn_at=None))
    opened = disclosed([subject_of(one) for one in rows])
    return frozenset(one.pk for one in rows if subject_of(one) in opened)


def opened_minutes(session: Session) -> list[Minutes]:
    """The approved minutes of a session that are open, by sitting."""
    rows = list(
        Minutes.objects.filter(sitting__session=session, phase=Minutes.Phase.APPROVED)
        .select_related("sitting__session__organ", "frozen")
        .order_by("sitting__number")
    )
    opened = disclosed([subject_of(one) for one in rows])
    return [one for one in rows if subject_of(one) in opened]


def opened_instruments() -> QuerySet[Work]:
    """The assembly's own legal documents that are open to everybody."""
    return Work.objects.filter(kind=Work.Kind.INSTRUMENT, pk__in=_keys(WORKS))


def _keys(prefix: str) -> list[str]:
    return [one.removeprefix(prefix) for one in disclosed(prefix)]
