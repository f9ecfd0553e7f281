"""What is before a sitting now, as its screens show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from orkhon.proceedings.models import (
    AgendaItem,
    Amendment,
    DraftVersion,
    Floor,
    Note,
    Participant,
    Question,
    Session,
    Sitting,
)
from orkhon.proceedings.queries.agenda import OFF, Words, words_of
from orkhon.proceedings.queries.amendments import AmendmentRow, amendments_of
from orkhon.proceedings.queries.drafts import MarkedRow, marked, version_text
from orkhon.proceedings.queries.events import newest_of
from orkhon.proceedings.queries.presence import Presence, presence
from orkhon.proceedings.queries.questions import QuestionState, state_of
from orkhon.proceedings.queries.speakers import Speakers, speakers
from orkhon.proceedings.queries.voices import Registered, entitled
from orkhon.register.models import Body
from orkhon.register.queries import BodyRef
from orkhon.register.queries.labels import country_named, named

NAMED_BY = 40
"""Letters by which a paragraph without a number is named."""


@dataclass(frozen=True)
class OnFloor:
    """The item on the floor.

    Attributes:
        since: When it was opened.
        words: In the reader's language; English where that lacks.
    """

    item: AgendaItem
    words: Words
    since: datetime | None
    rapporteurs: tuple[str, ...]


@dataclass(frozen=True)
class TextShown:
    """The paragraphs before the sitting, with their brackets and amendments.

    Attributes:
        first_line, last_line: As printed; None where nothing was.
        is_whole: Every paragraph of the version is shown.
        choices: Every paragraph of the version: its key, its number or first words,
            whether it is shown.
    """

    version: DraftVersion
    rows: tuple[MarkedRow, ...]
    amendments: tuple[AmendmentRow, ...]
    first_line: int | None
    last_line: int | None
    is_whole: bool
    choices: tuple[tuple[str, str, bool], ...]

    @property
    def open(self) -> int:
        """How many brackets remain."""
        return sum(one.is_open for one in self.amendments)


@dataclass(frozen=True)
class Voices:
    """A parliament with a vote and who may give its position now."""

    key: str
    name: str
    has_spoken: bool
    persons: tuple[Participant, ...]


@dataclass(frozen=True)
class FloorView:
    """What is before a sitting at one moment.

    Attributes:
        revision: Of the floor; each form on a page says which one it saw.
        event: Id of the last event; news after it are not in here.
        now: When this was read.
        previous, next: Items of the agenda that may be put, before and after.
        steps: Notes on the item, for the Secretariat; empty for others.
    """

    sitting: Sitting
    session: Session
    revision: int
    event: int
    now: datetime
    on_floor: OnFloor | None
    previous: AgendaItem | None
    next: AgendaItem | None
    text: TextShown | None
    question: QuestionState | None
    speakers: Speakers
    presence: Presence
    steps: tuple[Note, ...]

    @property
    def is_open(self) -> bool:
        """Whether the sitting runs."""
        return self.sitting.opened_at is not None and self.sitting.closed_at is None


def floor_view(sitting: Sitting, language: str, *, with_notes: bool) -> FloorView:
    """What is before the sitting.

    Args:
        sitting: With its session and organ.
        language: Of titles of items.
        with_notes: For readers of preparations alone.
    """
    # The event first: what changes while the rest is read comes again as news.
    event = newest_of(sitting)
    floor = (
        Floor.objects.select_related(
            "item__session", "version__draft", "question__session__organ"
        )
        .filter(sitting=sitting)
        .first()
    )
    item = None if floor is None else floor.item
    before, after = around(sitting, item)
    return FloorView(
        sitting=sitting,
        session=sitting.session,
        revision=0 if floor is None else floor.revision,
        event=event,
        now=timezone.now(),
        on_floor=None
        if floor is None or item is None
        else OnFloor(
            item,
            words_of(item, language),
            floor.item_since,
            tuple(one.display_name for one in item.rapporteurs.all()),
        ),
        previous=before,
        next=after,
        text=None
        if floor is None or floor.version is None
        else text_shown(floor.version, floor.paragraphs),
        question=None
        if floor is None or floor.question is None
        else state_of(floor.question),
        speakers=speakers(sitting, item),
        presence=presence(sitting),
        steps=_steps(sitting, item) if with_notes else (),
    )


def around(
    sitting: Sitting, item: AgendaItem | None
) -> tuple[AgendaItem | None, AgendaItem | None]:
    """The items before and after one, in the order of the agenda.

    Without an item, the next one is the first that the sitting has not done.
    """
    items = [one for one in items_for(sitting) if one.progress not in OFF]
    if item is None:
        waiting = (one for one in items if one.progress == AgendaItem.State.PLANNED)
        return None, next(waiting, None)
    before = [one for one in items if one.precedence < item.precedence]
    after = [one for one in items if one.precedence > item.precedence]
    return (before[-1] if before else None), (after[0] if after else None)


def items_for(sitting: Sitting) -> list[AgendaItem]:
    """Items of this sitting and those of none, in the order of the agenda.

    An item that is divided into parts is put by its parts.
    """
    items = list(
        sitting.session.items.filter(sitting=sitting)
        | sitting.session.items.filter(sitting=None)
    )
    parents = {one.parent_id for one in items}
    return sorted(
        (one for one in items if one.pk not in parents),
        key=lambda one: one.precedence,
    )


def text_shown(version: DraftVersion, paragraphs: Sequence[str]) -> TextShown:
    """Paragraphs of a version as it is amended now; all where none is named."""
    rows = marked(version, version.draft.authentic, paragraphs or None)
    keys = {row.key for row in rows}
    amendments = tuple(
        one
        for one in amendments_of(version)
        if one.row.progress != Amendment.State.WITHDRAWN
        and (
            not paragraphs
            or one.row.paragraph is None
            or str(one.row.paragraph.key) in keys
        )
    )
    lines = [line.no for row in rows for line in row.lines if line.no is not None]
    return TextShown(
        version,
        rows,
        amendments,
        min(lines, default=None),
        max(lines, default=None),
        not paragraphs,
        tuple(
            (one.key, one.number or one.text[:NAMED_BY], one.key in keys)
            for one in version_text(version, version.draft.authentic)
        ),
    )


def voices(question: Question, parliament: Body | None = None) -> tuple[Voices, ...]:
    """Who may give which position now; those that have not spoken come first.

    Args:
        parliament: Only this one's.
    """
    found = entitled(question, Registered(question.session, timezone.now()))
    spoken = set(
        question.positions.filter(replaced_at=None).values_list(
            "parliament__key", flat=True
        )
    )
    bodies = {
        one.key: BodyRef.of(one)
        for one in Body.objects.filter(key__in=question.voters).select_related(
            "country"
        )
    }
    rows = [
        Voices(
            key,
            country_named(bodies[key]) or named(bodies[key]),
            key in spoken,
            tuple(found[key]),
        )
        for key in question.voters
        if key in bodies and (parliament is None or key == parliament.key)
    ]
    return tuple(sorted(rows, key=lambda one: one.has_spoken))


def _steps(sitting: Sitting, item: AgendaItem | None) -> tuple[Note, ...]:
    notes = sitting.notes.filter(struck_at=None)
    if item is not None:
        notes = notes.filter(item=item)
    return tuple(notes.order_by("at", "id"))
