"""The agenda as a page and a paper need it: numbers, times, papers, languages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch

from orkhon.proceedings.models import (
    AgendaItem,
    Circulation,
    Session,
    SessionDocument,
    Sitting,
)
from orkhon.register.models import Person

SOURCE_LANGUAGE = "en"
"""Of titles and annotations that stand in the item itself."""
OFF = (AgendaItem.State.STRUCK, AgendaItem.State.POSTPONED)
AGENDAS = (Circulation.What.DRAFT_AGENDA, Circulation.What.AGENDA)


@dataclass(frozen=True)
class Words:
    """An item's title and annotation in one language.

    Attributes:
        language: The language of the title, which is English where the one asked for
            lacks.
        annotation_language: The same of the annotation.
    """

    title: str
    annotation: str
    language: str
    annotation_language: str
    asked: str

    @property
    def lacks(self) -> bool:
        """Whether the title lacks in the language asked for."""
        return self.language != self.asked

    @property
    def lacks_annotation(self) -> bool:
        """Whether there is an annotation, and not in the language asked for."""
        return bool(self.annotation) and self.annotation_language != self.asked


@dataclass(frozen=True)
class Line:
    """One item in the order of business.

    Attributes:
        starts_at: When it begins if every item before it keeps its time; None where
            that cannot be said, as an item before it has no time.
        ends_at: As foreseen.
        papers: Documents of the item that were not withdrawn.
    """

    item: AgendaItem
    words: Words
    depth: int
    starts_at: datetime | None
    ends_at: datetime | None
    rapporteurs: tuple[Person, ...]
    papers: tuple[SessionDocument, ...]
    languages: tuple[str, ...]

    @property
    def is_off(self) -> bool:
        return self.item.progress in OFF


@dataclass(frozen=True)
class Part:
    """The items of one sitting, or those that have none yet.

    Attributes:
        minutes: Foreseen for its items together; None where one has no time.
        over: Minutes by which they go beyond the end of the sitting; 0 when not.
    """

    sitting: Sitting | None
    lines: tuple[Line, ...]
    minutes: int | None
    over: int

    @property
    def open_times(self) -> tuple[str, ...]:
        """Numbers of the items on the agenda that have no time."""
        return tuple(
            line.item.number
            for line in self.lines
            if line.item.minutes is None
            and not line.is_off
            and not _has_parts(self, line)
        )


def business(session: Session, language: str = SOURCE_LANGUAGE) -> tuple[Part, ...]:
    """The order of business: sittings in time, then items of no sitting.

    An item's part belongs to its item's sitting where it names none of its own.

    Args:
        language: Of titles and annotations; English stands in where it lacks.
    """
    items = items_of(session)
    by_pk = {item.pk: item for item in items}
    sittings = list(session.sittings.select_related("presides"))
    places: dict[object, list[AgendaItem]] = {one.pk: [] for one in sittings}
    places[None] = []
    for item in sorted(items, key=order_key(items)):
        place = item.sitting_id
        if place is None and item.parent_id in by_pk:
            place = by_pk[item.parent_id].sitting_id
        places[place].append(item)
    parts = [_part(one, places[one.pk], language) for one in sittings]
    if places[None]:
        parts.append(_part(None, places[None], language))
    return tuple(parts)


def items_of(session: Session) -> list[AgendaItem]:
    """Items with all that a line needs, in four queries."""
    return list(
        session.items.select_related("sitting", "parent", "body__country", "mission")
        .prefetch_related(
            "rapporteurs",
            "texts",
            Prefetch(
                "papers",
                SessionDocument.objects.filter(withdrawn_at=None),
                to_attr="papers_now",
            ),
        )
        .order_by("precedence")
    )


def order_key(
    rows: Sequence[AgendaItem],
) -> Callable[[AgendaItem], tuple[int, int, int]]:
    """The order of the rows given, each item followed by its parts."""
    places = {row.pk: place for place, row in enumerate(rows)}

    def key(row: AgendaItem) -> tuple[int, int, int]:
        own = places[row.pk]
        above = places.get(row.parent_id, own) if row.parent_id else own
        return (above, int(row.parent_id is not None), own)

    return key


def words_of(item: AgendaItem, language: str) -> Words:
    """Title and annotation in a language; English with a mark where it lacks."""
    title, annotation = item.title, item.annotation
    titled = annotated = SOURCE_LANGUAGE
    for text in item.texts.all():
        if text.language == language:
            title, titled = text.title, language
            if text.annotation:
                annotation, annotated = text.annotation, language
    return Words(title, annotation, titled, annotated, language)


def last_circulated(session: Session) -> Circulation | None:
    """The last agenda that went out; None before the first."""
    return session.circulations.filter(what__in=AGENDAS).order_by("at").last()


def _part(sitting: Sitting | None, items: Sequence[AgendaItem], language: str) -> Part:
    lines = []
    parents = {item.parent_id for item in items}
    clock = None if sitting is None else sitting.begins_at
    total: int | None = 0
    for item in items:
        # The time of an item with parts is theirs, unless it has its own.
        takes = _minutes(item, is_split=item.pk in parents)
        starts, ends = clock, None
        if item.progress in OFF:
            starts = None
        elif takes is None:
            clock, total = None, None
        else:
            ends = None if clock is None else clock + timedelta(minutes=takes)
            clock = ends
            total = None if total is None else total + takes
        lines.append(
            Line(
                item=item,
                words=words_of(item, language),
                depth=int(item.parent_id is not None),
                starts_at=starts,
                ends_at=ends,
                rapporteurs=tuple(item.rapporteurs.all()),
                papers=tuple(getattr(item, "papers_now", ())),
                languages=tuple(
                    sorted(
                        [SOURCE_LANGUAGE, *(one.language for one in item.texts.all())]
                    )
                ),
            )
        )
    return Part(sitting, tuple(lines), total, _over(sitting, total))


def _minutes(item: AgendaItem, *, is_split: bool) -> int | None:
    if item.minutes is None and is_split:
        return 0
    return item.minutes


def _has_parts(part: Part, line: Line) -> bool:
    return any(one.item.parent_id == line.item.pk for one in part.lines)


def _over(sitting: Sitting | None, minutes: int | None) -> int:
    if sitting is None or sitting.ends_at is None or minutes is None:
        return 0
    room = sitting.ends_at - sitting.begins_at
    return max(0, minutes - int(room.total_seconds() // 60))
