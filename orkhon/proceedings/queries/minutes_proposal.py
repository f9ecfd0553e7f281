"""The paragraphs that the machine proposes for minutes; a person writes them on.

Item by item, in the order in which they were before the sitting: what was noted, who
spoke, and for each decision the words, the positions with who gave them, and the
result with its rule. The words are in the language in force.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from orkhon.proceedings.models import (
    AgendaItem,
    Note,
    Participant,
    Question,
    Sitting,
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
    notes: list[Note]
    speakers: list[Speaker]
    questions: list[Question]

    @property
    def since(self) -> datetime:
        return min(
            [
                *(one.at for one in self.notes),
                *(one.began_at for one in self.speakers if one.began_at),
                *(one.opened_at for one in self.questions),
            ]
        )


def proposed(sitting: Sitting) -> tuple[Proposed, ...]:
    """Paragraphs for the minutes of a sitting, in reading order."""
    found = [Proposed(None, _opening(sitting))] if sitting.opened_at else []
    for before in sorted(_items(sitting), key=lambda one: one.since):
        found += _of_item(before)
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

    def of(item: AgendaItem | None) -> _Before:
        key = None if item is None else item.pk
        return by_item.setdefault(key, _Before(item, [], [], []))

    for note in (
        Note.objects.filter(sitting=sitting, struck_at=None)
        .select_related("item")
        .order_by("at")
    ):
        of(note.item).notes.append(note)
    for speaker in (
        Speaker.objects.filter(sitting=sitting, began_at__isnull=False)
        .select_related("item", "participant__body__country")
        .order_by("began_at")
    ):
        of(speaker.item).speakers.append(speaker)
    for question in (
        Question.objects.filter(sitting=sitting)
        .exclude(progress=Question.State.OPEN)
        .select_related("item", "adopted")
        .order_by("number")
    ):
        of(question.item).questions.append(question)
    return by_item.values()


def _of_item(before: _Before) -> Iterator[Proposed]:
    by_question: dict[UUID, list[Note]] = defaultdict(list)
    noted = []
    for note in before.notes:
        if note.question_id is not None and note.is_automatic:
            by_question[note.question_id].append(note)
        else:
            noted.append(note)
    if noted:
        words = " ".join(_sentence(one.text) for one in noted)
        yield Proposed(before.item, words, tuple(noted))
    if before.speakers:
        yield Proposed(before.item, _spoke(before.speakers))
    for question in before.questions:
        yield Proposed(
            before.item,
            decided_words(decision_of(question)),
            tuple(by_question.pop(question.pk, ())),
        )
    left = [note for notes in by_question.values() for note in notes]
    if left:
        # A question that is still open, or was put elsewhere: its notes are not lost.
        words = " ".join(_sentence(one.text) for one in left)
        yield Proposed(before.item, words, tuple(left))


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
