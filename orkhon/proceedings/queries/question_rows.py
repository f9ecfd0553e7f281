"""Who said what on a question: a row for each voter, with what was replaced."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from orkhon.engines.voting import Outcome, Stance
from orkhon.proceedings.models import (
    Participant,
    Position,
    Question,
    RollCallVote,
)
from orkhon.proceedings.queries.question_results import Given
from orkhon.record.models import Citation
from orkhon.register.models import Body
from orkhon.register.queries import BodyRef
from orkhon.register.queries.labels import country_named, named

SILENT, ABSENT = "silent", "absent"
"""What a row says of a voter who has not spoken."""


@dataclass(frozen=True)
class Said:
    """One position, or one answer at a roll call."""

    id: uuid.UUID
    stance: str
    words: str
    text: str
    given_at: datetime
    given_by: str
    entered_by: str
    is_late: bool
    citation: Citation | None


@dataclass(frozen=True)
class Row:
    """One voter of a question.

    Attributes:
        key: Of the parliament; the id of the participant at a roll call.
        name: The country of a parliament, the name of a person, for this reader.
        under: The parliament by its own name; the country of a person.
        stance: A `Stance`, or "silent" or "absent".
        words: The same for this reader.
        said: The position that counts; None for nobody's.
        earlier: What it replaced, the last one first.
        late: What came after the deadline of a silence procedure.
        parliament: None at a roll call.
    """

    key: str
    name: str
    under: str
    stance: str
    words: str
    said: Said | None
    earlier: tuple[Said, ...]
    late: tuple[Said, ...]
    parliament: BodyRef | None

    @property
    def sign(self) -> str:
        """The state's sign on a screen: done, blocked, waiting, off."""
        return {
            Stance.AGREES.value: "done",
            Stance.RESERVATION.value: "done",
            Stance.ABSTAINS.value: "waiting",
            Stance.OBJECTS.value: "blocked",
        }.get(self.stance, "off")


@dataclass(frozen=True)
class Told:
    """All that was said on some questions, and who the voters are.

    Attributes:
        given: By question, everything, the last one first.
        bodies: Voting parliaments by their key.
        people: Those called in roll calls, by their id.
    """

    given: Mapping[uuid.UUID, Sequence[Given]]
    bodies: Mapping[str, BodyRef]
    people: Mapping[str, Participant]

    def standing(self, question: Question) -> dict[str, Given]:
        """What counts, by the voter's key."""
        return {
            key_of(one): one for one in self.given.get(question.pk, ()) if counts(one)
        }


def told(questions: Sequence[Question]) -> Told:
    """What was said on these questions; four queries, however many they are."""
    given: dict[uuid.UUID, list[Given]] = {}
    positions = Position.objects.filter(question__in=questions)
    for position in positions.select_related(
        "parliament", "given_by", "citation__source"
    ):
        given.setdefault(position.question_id, []).append(position)
    calls = RollCallVote.objects.filter(question__in=questions)
    for call in calls.select_related("participant"):
        given.setdefault(call.question_id, []).append(call)
    for rows_of_one in given.values():
        rows_of_one.sort(
            key=lambda one: (one.given_at, one.replaced_at is None), reverse=True
        )
    called = {
        key
        for one in questions
        if one.procedure == Question.Procedure.ROLL_CALL
        for key in one.voters
    }
    keys = {key for one in questions for key in one.voters} - called
    return Told(
        given,
        {
            one.key: BodyRef.of(one)
            for one in Body.objects.filter(key__in=keys).select_related("country")
        },
        {
            str(one.pk): one
            for one in Participant.objects.filter(pk__in=called).select_related(
                "body__country"
            )
        },
    )


def key_of(one: Given) -> str:
    """The voter's key of a position or an answer."""
    if isinstance(one, RollCallVote):
        return str(one.participant_id)
    return one.parliament.key


def counts(one: Given) -> bool:
    """Whether it stands, and came in time."""
    return one.replaced_at is None and not _is_late(one)


def rows(question: Question, found: Outcome, all_told: Told) -> tuple[Row, ...]:
    """A row for each voter, in the order in which the question keeps them."""
    by_voter: dict[str, list[Given]] = {}
    for one in all_told.given.get(question.pk, ()):
        by_voter.setdefault(key_of(one), []).append(one)
    return tuple(
        _row(question, key, by_voter.get(key, ()), found, all_told)
        for key in question.voters
    )


def _row(
    question: Question,
    key: str,
    given: Sequence[Given],
    found: Outcome,
    all_told: Told,
) -> Row:
    counting = next((_said(one) for one in given if counts(one)), None)
    if counting is not None:
        stance, words = counting.stance, counting.words
    elif key in found.absent:
        stance, words = ABSENT, _("absent")
    else:
        is_open = question.progress == Question.State.OPEN
        stance, words = SILENT, _("not given yet") if is_open else _("nothing said")
    person, parliament = all_told.people.get(key), all_told.bodies.get(key)
    if person is not None:
        name = person.name
        under = "" if person.body is None else country_named(BodyRef.of(person.body))
    else:
        parliament = all_told.bodies[key]
        name = country_named(parliament) or named(parliament)
        under = named(parliament)
    return Row(
        key=key,
        name=name,
        under=under,
        stance=stance,
        words=words,
        said=counting,
        earlier=tuple(
            _said(one) for one in given if not counts(one) and not _is_late(one)
        ),
        late=tuple(_said(one) for one in given if _is_late(one)),
        parliament=parliament,
    )


def _is_late(one: Given) -> bool:
    return isinstance(one, Position) and one.is_late


def _said(one: Given) -> Said:
    if isinstance(one, RollCallVote):
        text, given_by = "", one.participant.name
    else:
        text = one.text
        given_by = one.signed_by if one.given_by is None else one.given_by.name
    return Said(
        id=one.pk,
        stance=one.stance,
        words=one.get_stance_display(),
        text=text,
        given_at=one.given_at,
        given_by=given_by,
        entered_by=one.entered_by,
        is_late=_is_late(one),
        citation=None if isinstance(one, RollCallVote) else one.citation,
    )
