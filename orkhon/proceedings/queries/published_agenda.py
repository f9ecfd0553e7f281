"""What everybody may see of an opened session's agenda and documents.

The agenda is public once it was circulated, without what was entered afterwards. A
document is public when it was circulated and opened; its title is not told before.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from uuid import UUID

from orkhon.proceedings.models import (
    AgendaItem,
    Circulation,
    Session,
)
from orkhon.proceedings.queries.agenda import (
    OFF,
    Line,
    Part,
    business,
    last_circulated,
)
from orkhon.proceedings.queries.disclosed import opened_documents, opened_session
from orkhon.proceedings.queries.papers import File, Paper, papers_of
from orkhon.proceedings.queries.programme import sitting_words
from orkhon.proceedings.queries.sessions import clock_of
from orkhon.record.actions import subject_of
from orkhon.record.models import Source
from orkhon.record.published import PublishedFile, file_of
from orkhon.record.queries import bytes_of, changes


@dataclass(frozen=True)
class PublishedDocument:
    """A document of a session that was opened.

    Attributes:
        number: In the session; addresses have it.
        item: Number of its agenda item; "" for the session as a whole.
        authentic: Language that binds; "" where none is named.
        files: The last circulated version in each language.
    """

    number: int
    title: str
    item: str
    authentic: str
    files: tuple[PublishedFile, ...]


@dataclass(frozen=True)
class PublishedItem:
    """An item of the agenda.

    Attributes:
        number: As printed: 7, 7a.
        language, annotation_language: English where the one asked for lacks.
        depth: 1 for a part of the item above it, else 0.
        is_off: It was put off or taken off, which `state_words` says.
        begins_at: On the clock of the session's place; None where it cannot be said.
    """

    number: str
    title: str
    language: str
    annotation: str
    annotation_language: str
    kind: str
    depth: int
    is_off: bool
    state: str
    state_words: str
    begins_at: datetime | None
    documents: tuple[PublishedDocument, ...]


@dataclass(frozen=True)
class PublishedSitting:
    """A sitting with its items; number 0 for items of no sitting.

    Attributes:
        words: “Sitting 2: Closing”, in the language in force.
        begins_at, ends_at: On the clock of the session's place.
    """

    number: int
    words: str
    place: str
    begins_at: datetime | None
    ends_at: datetime | None
    items: tuple[PublishedItem, ...]


@dataclass(frozen=True)
class PublishedAgenda:
    """The agenda as it was last circulated.

    Attributes:
        revision: 1, 2, … of its kind.
        documents: Of the session as a whole.
    """

    is_draft: bool
    revision: int
    circulated_at: datetime
    sittings: tuple[PublishedSitting, ...]
    documents: tuple[PublishedDocument, ...]

    @property
    def items(self) -> int:
        """How many items it has."""
        return sum(len(one.items) for one in self.sittings)


def published_agenda(key: str, language: str) -> PublishedAgenda | None:
    """The agenda of a session; None unless the session is open and it was circulated.

    Args:
        language: Of titles; English stands in where it lacks.
    """
    session = opened_session(key)
    sent = None if session is None else last_circulated(session)
    if session is None or sent is None:
        return None
    documents = _documents(session)
    return PublishedAgenda(
        is_draft=sent.what == Circulation.What.DRAFT_AGENDA,
        revision=sent.number,
        circulated_at=sent.at,
        sittings=tuple(
            _sitting(session, part, _went_out(sent), documents)
            for part in business(session, language)
        ),
        documents=tuple(one for one in documents.values() if not one.item),
    )


def published_documents(key: str) -> tuple[PublishedDocument, ...]:
    """The documents of a session that were opened, by number."""
    session = opened_session(key)
    return () if session is None else tuple(_documents(session).values())


def published_document_file(
    key: str, number: int, language: str
) -> tuple[PublishedFile, bytes] | None:
    """The last circulated version of a document in a language; None where none is open."""
    session = opened_session(key)
    if session is None:
        return None
    for paper, files in _opened_papers(session):
        for file, source in files:
            if (paper.number, file.language) == (number, language):
                return _file(session, paper, file, source), bytes_of(source)
    return None


def _documents(session: Session) -> dict[UUID, PublishedDocument]:
    return {
        paper.id: PublishedDocument(
            number=paper.number,
            title=paper.title,
            item=paper.item_number,
            authentic=paper.authentic,
            files=tuple(_file(session, paper, one, kept) for one, kept in files),
        )
        for paper, files in _opened_papers(session)
    }


def _opened_papers(
    session: Session,
) -> list[tuple[Paper, list[tuple[File, Source]]]]:
    """Opened documents by number, with the last version that went out in each language."""
    opened = opened_documents(session)
    if not opened:
        return []
    papers = [one for one in papers_of(session, _EVERYBODY).papers if one.id in opened]
    kept = Source.objects.defer("text", "data").in_bulk(
        [file.source_id for one in papers for file in one.latest]
    )
    return [
        (
            one,
            [
                (file, kept[file.source_id])
                for file in one.latest
                if not kept[file.source_id].is_restricted
            ],
        )
        for one in sorted(papers, key=lambda paper: paper.number)
    ]


_EVERYBODY = object()
"""A reader who holds no role: they see what was circulated."""


def _file(session: Session, paper: Paper, file: File, source: Source) -> PublishedFile:
    form = PurePath(source.filename).suffix.lstrip(".").lower() or "bin"
    name = f"{session.key}-{paper.number}-{file.language}.{form}"
    return file_of(source, file.language, form, name)


def _went_out(sent: Circulation) -> datetime:
    """When it went out, or was entered here where that was later."""
    entered = changes([subject_of(sent)]).get(subject_of(sent))
    return sent.at if entered is None else max(sent.at, entered.at)


def _sitting(
    session: Session,
    part: Part,
    sent_at: datetime,
    documents: dict[UUID, PublishedDocument],
) -> PublishedSitting:
    one = part.sitting
    return PublishedSitting(
        number=0 if one is None else one.number,
        words="" if one is None else sitting_words(one),
        place="" if one is None else one.place,
        begins_at=None if one is None else clock_of(session, one.begins_at),
        ends_at=None
        if one is None or one.ends_at is None
        else clock_of(session, one.ends_at),
        items=tuple(
            _item(session, line, documents)
            for line in part.lines
            # What was entered since has not been circulated.
            if line.item.made_at <= sent_at
        ),
    )


def _item(
    session: Session, line: Line, documents: dict[UUID, PublishedDocument]
) -> PublishedItem:
    item: AgendaItem = line.item
    return PublishedItem(
        number=item.number,
        title=line.words.title,
        language=line.words.language,
        annotation=line.words.annotation,
        annotation_language=line.words.annotation_language,
        kind=item.kind,
        depth=line.depth,
        is_off=item.progress in OFF,
        state=item.progress,
        state_words=str(item.get_progress_display()),
        begins_at=None if line.starts_at is None else clock_of(session, line.starts_at),
        documents=tuple(
            documents[one.pk] for one in line.papers if one.pk in documents
        ),
    )
