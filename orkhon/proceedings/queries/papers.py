"""The papers of a session × the languages required: what lacks first."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from orkhon.proceedings.models import (
    Circulation,
    DocumentVersion,
    Session,
    SessionDocument,
    Setting,
)
from orkhon.proceedings.permissions import can_read_preparations
from orkhon.proceedings.queries.participants import day_of_session
from orkhon.proceedings.queries.rules import setting_of


@dataclass(frozen=True)
class File:
    """One version of a paper in one language, as it came."""

    id: uuid.UUID
    language: str
    number: int
    is_authentic: bool
    source_id: uuid.UUID
    filename: str
    size: int
    sha256: str
    made_at: datetime
    made_by: str
    is_circulated: bool


@dataclass(frozen=True)
class Paper:
    """A paper with its latest version in each language, and what lacks.

    Attributes:
        latest: By language, in the order of the languages required, others after.
        earlier: Versions that a newer one stands beside.
        lacks: Languages required of which there is no version.
        authentic: The language that binds; "" where none is named.
    """

    id: uuid.UUID
    number: int
    title: str
    item_number: str
    item_title: str
    latest: tuple[File, ...]
    earlier: tuple[File, ...]
    lacks: tuple[str, ...]
    authentic: str
    withdrawn_at: datetime | None

    def in_language(self, language: str) -> File | None:
        """The latest version in a language."""
        return next((one for one in self.latest if one.language == language), None)


@dataclass(frozen=True)
class Papers:
    """The papers of a session.

    Attributes:
        required: Codes of the languages required; None: not set.
        columns: The languages of the table: required ones, then others in use.
        papers: What lacks a language first, then by number; withdrawn ones left out.
    """

    required: tuple[str, ...] | None
    columns: tuple[str, ...]
    papers: tuple[Paper, ...]

    @property
    def lacking(self) -> tuple[Paper, ...]:
        return tuple(one for one in self.papers if one.lacks)


def required_languages(session: Session) -> tuple[str, ...] | None:
    """Languages that every paper of a session must have; None: not set."""
    value = setting_of(
        session.organ, Setting.Key.DOCUMENT_LANGUAGES, day_of_session(session)
    )
    if not isinstance(value, list) or not value:
        return None
    return tuple(str(one) for one in value)


def authentic_language(session: Session) -> str | None:
    """The language that binds by the rules; None: not set."""
    value = setting_of(
        session.organ, Setting.Key.AUTHENTIC_LANGUAGE, day_of_session(session)
    )
    return value if isinstance(value, str) and value else None


def papers_of(session: Session, reader: object = None) -> Papers:
    """The papers of a session; four queries.

    Args:
        reader: An account; a delegation sees the versions that were circulated, and
            papers of which there is one. None sees everything.
    """
    required = required_languages(session)
    sent = circulated_sources(session)
    sees_all = reader is None or can_read_preparations(reader)
    papers = []
    for row in documents_of(session).filter(withdrawn_at=None):
        versions = [
            one for one in row.versions.all() if sees_all or str(one.source_id) in sent
        ]
        if versions or sees_all:
            papers.append(_paper(row, versions, required or (), sent, sees_all))
    papers.sort(key=lambda one: (not one.lacks, one.number))
    return Papers(required, _columns(required or (), papers), tuple(papers))


def paper_of(
    session: Session, document: SessionDocument, reader: object = None
) -> Paper | None:
    """One paper as `papers_of` has it; None where the reader may not know of it."""
    sent = circulated_sources(session)
    sees_all = reader is None or can_read_preparations(reader)
    versions = [
        one
        for one in document.versions.select_related("source")
        if sees_all or str(one.source_id) in sent
    ]
    if not versions and not sees_all:
        return None
    required = required_languages(session) or ()
    return _paper(document, versions, required, sent, sees_all)


def documents_of(session: Session) -> QuerySet[SessionDocument]:
    """Every paper with its versions, withdrawn ones too."""
    return session.papers.select_related("item").prefetch_related("versions__source")


def circulated_sources(session: Session) -> frozenset[str]:
    """Keys of the sources that went out to parliaments, by any circulation."""
    rows = Circulation.objects.filter(session=session).values_list("files", flat=True)
    return frozenset(file["source"] for files in rows for file in files)


def lacking(session: Session) -> tuple[Paper, ...]:
    """Papers that lack a language required; none where the languages are not set."""
    return papers_of(session).lacking


def _columns(required: tuple[str, ...], papers: Iterable[Paper]) -> tuple[str, ...]:
    used = {file.language for one in papers for file in one.latest}
    return (*required, *sorted(used.difference(required)))


def _paper(
    row: SessionDocument,
    versions: Iterable[DocumentVersion],
    required: tuple[str, ...],
    sent: frozenset[str],
    sees_all: bool,
) -> Paper:
    order = {code: place for place, code in enumerate(required)}
    files = sorted(
        (_file(one, sent) for one in versions),
        key=lambda one: (
            order.get(one.language, len(order)),
            one.language,
            -one.number,
        ),
    )
    latest: dict[str, File] = {}
    for one in files:
        latest.setdefault(one.language, one)
    return Paper(
        id=row.pk,
        number=row.number,
        title=row.title,
        item_number="" if row.item is None else row.item.number,
        item_title="" if row.item is None else row.item.title,
        latest=tuple(latest.values()),
        earlier=tuple(one for one in files if latest[one.language] != one),
        # What is there and not circulated is not said to lack.
        lacks=tuple(code for code in required if code not in latest)
        if sees_all
        else (),
        authentic=next(
            (one.language for one in latest.values() if one.is_authentic), ""
        ),
        withdrawn_at=row.withdrawn_at,
    )


def _file(one: DocumentVersion, sent: frozenset[str]) -> File:
    return File(
        id=one.pk,
        language=one.language,
        number=one.number,
        is_authentic=one.is_authentic,
        source_id=one.source_id,
        filename=one.source.filename,
        size=one.source.size,
        sha256=one.source.sha256,
        made_at=one.made_at,
        made_by=one.made_by,
        is_circulated=str(one.source_id) in sent,
    )
