"""The paragraphs that the machine proposes for minutes; a person writes them on.

Item by item, in the order in which they were before the sitting: what was noted, who
spoke, and for each decision the words, the positions with who gave them, and the
result with its rule. The words are in the language in force.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from orkhon.proceedings.models import (
    AgendaItem,
    Note,
    Participant,
    Question,
    Sitting,
    SittingEvent,
    Speaker,
)
from orkhon.proceedings.queries.decisions_record import (
    Decision,
    PositionLine,
    decision_of,
    voter_named,
)
from orkhon.proceedings.queries.decisions_said import (
    explanation,
    rule_of,
    stance_words,
    verdict,
)
from orkhon.proceedings.queries.sessions import clock_of
from orkhon.register.queries.labels import country_named, named
from orkhon.register.queries.values import BodyRef
from orkhon.ui import dates

ENDS = (".", "!", "?", "…")
TOLD_OTHERWISE = frozenset({"sitting", "item", "speaker", "text"})
"""What the floor notes by itself and the minutes tell in their own way, or not at all:
opening and closing, items, who has the floor, what the screen shows."""


@dataclass(frozen=True)
class Proposed:
    """One paragraph that the machine proposes, and the notes that it rests on."""

    item: AgendaItem | None
    text: str
    notes: tuple[Note, ...] = ()


@dataclass
class _Before:
    """What went on while one item was before the sitting."""

    item: AgendaItem | None
    notes: list[Note] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    questions: list[tuple[Question, list[Note]]] = field(default_factory=list)
    taken_up: list[Note] = field(default_factory=list)

    @property
    def since(self) -> datetime:
        return min(
            [
                *(one.at for one in (*self.taken_up, *self.notes)),
                *(one.began_at for one in self.speakers if one.began_at),
                *(one.opened_at for one, _notes in self.questions),
            ]
        )


def proposed(sitting: Sitting) -> tuple[Proposed, ...]:
    """Paragraphs for the minutes of a sitting, in reading order."""
    found = [Proposed(None, _opening(sitting))] if sitting.opened_at else []
    for before in sorted(_items(sitting), key=lambda one: one.since):
        found += _of_item(before, sitting)
    if sitting.closed_at is not None:
        hour = f"{clock_of(sitting.session, sitting.closed_at):%H:%M}"
        found.append(
            Proposed(None, _("The sitting was closed at %(hour)s.") % {"hour": hour})
        )
    return tuple(found)


def _opening(sitting: Sitting) -> str:
    assert sitting.opened_at is not None  # noqa: S101 -- asked before; for the type
    opened = clock_of(sitting.session, sitting.opened_at)
    said = {"hour": f"{opened:%H:%M}", "day": dates.day(opened.date())}
    place = sitting.place or sitting.session.place
    words = (
        _("The sitting was opened on %(day)s at %(hour)s, %(place)s.")
        % (said | {"place": place})
        if place
        else _("The sitting was opened on %(day)s at %(hour)s.") % said
    )
    person = sitting.presides or sitting.session.presides
    if person is None:
        return words
    return f"{words} " + _("%(person)s presided.") % {"person": person.display_name}


def _items(sitting: Sitting) -> Iterable[_Before]:
    by_item: dict[UUID | None, _Before] = {}
    noted_on: dict[UUID | None, list[Note]] = {}

    def of(item: AgendaItem | None) -> _Before:
        key = None if item is None else item.pk
        return by_item.setdefault(key, _Before(item))

    for question in (
        Question.objects.filter(sitting=sitting)
        .exclude(progress=Question.State.OPEN)
        .select_related("item", "adopted")
        .order_by("number")
    ):
        noted_on[question.pk] = []
        of(question.item).questions.append((question, noted_on[question.pk]))
    about = _about(sitting)
    for note in (
        Note.objects.filter(sitting=sitting, struck_at=None)
        .select_related("item")
        .order_by("at")
    ):
        what = about.get(str(note.pk), "")
        if note.is_automatic and note.question_id in noted_on:
            noted_on[note.question_id].append(note)
        elif what == "item":
            of(note.item).taken_up.append(note)
        elif what not in TOLD_OTHERWISE:
            of(note.item).notes.append(note)
    for speaker in (
        Speaker.objects.filter(sitting=sitting, began_at__isnull=False)
        .select_related("item", "participant__body__country")
        .order_by("began_at")
    ):
        of(speaker.item).speakers.append(speaker)
    return by_item.values()


def _about(sitting: Sitting) -> dict[str, str]:
    """What each note of the floor is about, by the key of the note."""
    return {
        event.data["note"]: event.data.get("about", "")
        for event in SittingEvent.objects.filter(sitting=sitting)
        if event.data.get("note")
    }


def _of_item(before: _Before, sitting: Sitting) -> Iterator[Proposed]:
    words = [_sentence(one.text) for one in before.notes]
    if before.taken_up:
        hours = ", ".join(
            f"{clock_of(sitting.session, one.at):%H:%M}" for one in before.taken_up
        )
        words.insert(0, _("The item was taken up at %(hour)s.") % {"hour": hours})
    if words:
        yield Proposed(before.item, " ".join(words), (*before.taken_up, *before.notes))
    if before.speakers:
        yield Proposed(before.item, _spoke(before.speakers))
    for question, notes in before.questions:
        yield Proposed(before.item, decided_words(decision_of(question)), tuple(notes))


def decided_words(one: Decision) -> str:
    """A decision as minutes tell it: words, rule, who said what, result."""
    parts = [
        _sentence(
            _("Question %(number)d was put to the decision: “%(words)s”")
            % {"number": one.number, "words": one.words.rstrip(".")}
        ),
        _sentence(_("Rule: %(rule)s") % {"rule": rule_of(one)}),
        _sentence("; ".join(_position(line) for line in one.positions)),
        _sentence(_("Result: %(verdict)s") % {"verdict": verdict(one)}),
        _sentence(explanation(one)),
    ]
    if one.symbol:
        parts.append(
            _("The text bears the symbol %(symbol)s.") % {"symbol": one.symbol}
        )
    return " ".join(part for part in parts if part)


def _position(line: PositionLine) -> str:
    said = f"{voter_named(line)}: {stance_words(line)}"
    if line.given_by and line.given_by != line.name:
        said += f" ({line.given_by})"
    return f"{said}, “{line.text}”" if line.text else said


def _spoke(speakers: Iterable[Speaker]) -> str:
    # Somebody who spoke twice on an item is named once.
    people = {one.participant_id: one.participant for one in speakers}
    return _("The floor was taken by: %(speakers)s.") % {
        "speakers": ", ".join(_speaker(one) for one in people.values())
    }


def _speaker(one: Participant) -> str:
    if one.body is None:
        return one.name
    ref = BodyRef.of(one.body)
    whose = country_named(ref) or named(ref)
    if one.capacity in (Participant.Capacity.OBSERVER, Participant.Capacity.GUEST):
        whose = f"{whose}, {one.get_capacity_display()}"
    return f"{one.name} ({whose})"


def _sentence(words: str) -> str:
    words = words.strip()
    return words if not words or words.endswith(ENDS) else f"{words}."
