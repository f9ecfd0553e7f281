"""The record of decisions: each closed question with its rule, result and positions.

A decision is read from what was frozen when its question was closed, and can be kept
as JSON and read back, so that approved minutes print the same for ever.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from orkhon.engines.merkle.entry import JSON
from orkhon.proceedings.models import (
    AdoptedText,
    AgendaItem,
    Question,
    Session,
    Sitting,
)
from orkhon.proceedings.queries.questions import ABSENT, SILENT
from orkhon.record.moments import written
from orkhon.register.models import Body
from orkhon.register.queries.labels import named

ENGLISH = "en"


@dataclass(frozen=True)
class PositionLine:
    """What one voter said to a question, and who said it.

    Attributes:
        key: Of the parliament, or of the participant at a roll call.
        name: In English, as of the day on which the question was closed.
        stance: A `Stance`; "silent" or "absent" for who said nothing.
        text: The reservation or the reason, in the voter's words.
        given_by: Who gave it; "" for nobody.
        given_at: RFC 3339; "" for nothing said.
    """

    key: str
    name: str
    stance: str
    text: str = ""
    given_by: str = ""
    given_at: str = ""


@dataclass(frozen=True)
class ItemRef:
    """An agenda item with its titles by language; English is always there."""

    number: str
    titles: Mapping[str, str]

    @property
    def title(self) -> str:
        """The title in the language in force, in English where there is none."""
        language = (get_language() or ENGLISH).split("-")[0]
        return self.titles.get(language) or self.titles[ENGLISH]


@dataclass(frozen=True)
class Decision:
    """A closed question.

    Attributes:
        result: As the engine gave it when the question was closed; see
            `queries.questions.frozen`.
        quorum: As the setting had it; None where it was not set.
        seq: Entry of the record that closed it.
        symbol: Of the text that was adopted by it; "" for none.
        sha256: Of that text.
    """

    number: int
    item: ItemRef | None
    words: str
    procedure: str
    rule: str
    progress: str
    quorum: JSON
    result: Mapping[str, JSON]
    opened_at: str
    closed_at: str
    deadline_at: str
    time_zone: str
    positions: tuple[PositionLine, ...]
    seq: int | None
    symbol: str
    sha256: str

    @property
    def is_silence(self) -> bool:
        """Whether it was decided by a silence procedure."""
        return self.procedure == Question.Procedure.SILENCE

    @property
    def is_roll_call(self) -> bool:
        """Whether persons answered instead of parliaments."""
        return self.procedure == Question.Procedure.ROLL_CALL


@dataclass(frozen=True)
class DecisionsRecord:
    """All decisions of a session in the order of their numbers; `waiting` are open."""

    session: Session
    decisions: tuple[Decision, ...]
    waiting: int


def decisions_record(session: Session) -> DecisionsRecord:
    """What a session decided; the number of queries does not grow."""
    return DecisionsRecord(
        session,
        decisions_of(session),
        session.questions.filter(progress=Question.State.OPEN).count(),
    )


def decisions_of(
    session: Session, sitting: Sitting | None = None
) -> tuple[Decision, ...]:
    """The closed questions of a session, or of one of its sittings, by number."""
    rows = (
        session.questions.exclude(progress=Question.State.OPEN)
        .select_related("item", "adopted")
        .prefetch_related(
            "item__texts",
            "positions__parliament",
            "positions__given_by",
            "roll_call__participant",
        )
    )
    if sitting is not None:
        rows = rows.filter(sitting=sitting)
    return tuple(decision_of(one) for one in rows.order_by("number"))


def decision_of(question: Question) -> Decision:
    """One closed question; see `decisions_of` for what it should have at hand."""
    kept = question.result or {}
    adopted: AdoptedText | None = getattr(question, "adopted", None)
    return Decision(
        number=question.number,
        item=None if question.item is None else item_ref(question.item),
        words=question.words,
        procedure=question.procedure,
        rule=question.rule,
        progress=question.progress,
        quorum=question.quorum,
        result=kept,
        opened_at=written(question.opened_at),
        closed_at=moment_text(question.closed_at),
        deadline_at=moment_text(question.deadline_at),
        time_zone=question.time_zone,
        positions=_positions(question, kept),
        seq=question.seq,
        symbol="" if adopted is None else adopted.symbol,
        sha256="" if adopted is None else adopted.sha256,
    )


def item_ref(item: AgendaItem) -> ItemRef:
    """An item with the titles that it has."""
    titles = {one.language: one.title for one in item.texts.all()}
    return ItemRef(item.number, {**titles, ENGLISH: item.title})


def voter_named(line: PositionLine) -> str:
    """A voter in the language in force: the country of a parliament, or a person."""
    if (get_language() or ENGLISH).split("-")[0] == ENGLISH:
        return line.name
    body = Body.objects.filter(key=line.key).select_related("country").first()
    if body is None:
        return line.name
    return named(body.country) if body.country is not None else named(body)


def country_of(body: Body | None) -> str:
    """A parliament by its country in the language in force; "" for none."""
    if body is None:
        return ""
    return named(body) if body.country is None else named(body.country)


def _positions(
    question: Question, kept: Mapping[str, JSON]
) -> tuple[PositionLine, ...]:
    names, absent = kept["names"], kept["absent"]
    assert isinstance(names, dict)  # noqa: S101 -- as it was frozen; for the type alone
    assert isinstance(absent, list)  # noqa: S101 -- as it was frozen; for the type alone
    said = {line.key: line for line in _said(question, names)}
    # In the order of the voters: PostgreSQL keeps the keys of an object in its own.
    return tuple(
        said.get(key)
        or PositionLine(key, str(names[key]), ABSENT if key in absent else SILENT)
        for key in question.voters
    )


def _said(question: Question, names: Mapping[str, JSON]) -> Iterator[PositionLine]:
    for one in question.positions.all():
        if one.replaced_at is None and not one.is_late:
            key = one.parliament.key
            yield PositionLine(
                key,
                str(names.get(key, key)),
                one.stance,
                one.text,
                one.signed_by if one.given_by is None else one.given_by.name,
                written(one.given_at),
            )
    for call in question.roll_call.all():
        if call.replaced_at is None:
            key = str(call.participant_id)
            name = call.participant.name
            yield PositionLine(key, name, call.stance, "", name, written(call.given_at))


def moment_text(at: datetime | None) -> str:
    """A moment as frozen contents keep it; "" for none."""
    return "" if at is None else written(at)
