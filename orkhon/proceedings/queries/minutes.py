"""Minutes of a sitting: how far they are, and everything that a paper prints of them.

While they are written the contents are read from the rows. Once they are approved
they are read from what was frozen, so that nothing changes them any more.
"""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from orkhon.accounts.queries import actor_names
from orkhon.proceedings.models import (
    Correction,
    Minutes,
    MinutesParagraph,
    Participant,
    Session,
    Setting,
    Sitting,
)
from orkhon.proceedings.permissions import can_read_preparations
from orkhon.proceedings.queries.decisions_record import (
    ENGLISH,
    Decision,
    ItemRef,
    decisions_of,
    item_ref,
    moment_text,
)
from orkhon.proceedings.queries.members import members
from orkhon.proceedings.queries.presence import (
    ROLES_WITH_A_VOICE,
    Attendee,
    attendance,
    day_of,
)
from orkhon.proceedings.queries.rules import setting_of
from orkhon.record.moments import written
from orkhon.register.models import Body

OPEN_TO_DELEGATIONS = (Minutes.Phase.CORRECTIONS, Minutes.Phase.APPROVED)


@dataclass(frozen=True)
class Attending:
    """Somebody who was registered for the sitting, as printed then."""

    number: int
    name: str
    post: str
    role: str


@dataclass(frozen=True)
class DelegationThere:
    """A member parliament with those of its delegation who came; perhaps nobody.

    Attributes:
        name: Of its country, in English.
        is_present: Whether somebody with a voice came; staff alone is not enough.
    """

    key: str
    name: str
    is_present: bool
    persons: tuple[Attending, ...]


@dataclass(frozen=True)
class OtherThere:
    """Somebody of no member delegation: observers, guests, the Secretariat, press.

    Attributes:
        body: In English; "" for none.
    """

    capacity: str
    body: str
    person: Attending


@dataclass(frozen=True)
class WrittenParagraph:
    """A paragraph of the minutes and the item that it belongs to."""

    number: int
    item: ItemRef | None
    text: str


@dataclass(frozen=True)
class CorrectionLine:
    """A correction with its answer; both stay as they were said."""

    paragraph: int
    name: str
    country: str
    text: str
    reason: str
    made_at: str
    answer: str
    note: str
    answered_at: str


@dataclass(frozen=True)
class Content:
    """Everything that minutes say. Moments are RFC 3339, "" where there is none."""

    session: str
    session_title: str
    organ_key: str
    organ: str
    sitting: int
    sitting_title: str
    place: str
    begins_at: str
    opened_at: str
    closed_at: str
    time_zone: str
    presides: str
    language: str
    phase: str
    corrections_by: str
    corrections_zone: str
    delegations: tuple[DelegationThere, ...]
    others: tuple[OtherThere, ...]
    paragraphs: tuple[WrittenParagraph, ...]
    decisions: tuple[Decision, ...]
    corrections: tuple[CorrectionLine, ...]
    approved_at: str
    approved_by: str
    sample: bool

    @property
    def absent(self) -> tuple[DelegationThere, ...]:
        """Member parliaments for which nobody with a voice came."""
        return tuple(one for one in self.delegations if not one.is_present)

    @property
    def there(self) -> int:
        """How many member parliaments were present."""
        return len(self.delegations) - len(self.absent)

    def by_item(self) -> list[tuple[ItemRef | None, list[WrittenParagraph]]]:
        """Paragraphs that follow one another on one item."""
        return [
            (item, list(rows))
            for item, rows in groupby(self.paragraphs, key=lambda one: one.item)
        ]


@dataclass(frozen=True)
class MinutesLine:
    """One sitting of a session and how far its minutes are; None before a draft."""

    sitting: Sitting
    minutes: Minutes | None
    waiting: int


def minutes_lines(session: Session, user: object) -> list[MinutesLine]:
    """The sittings of a session; a delegation sees minutes once they are put before it."""
    rows = session.sittings.order_by("number")
    found = {
        one.pk: one
        for one in Minutes.objects.filter(sitting__session=session)
        if can_read_preparations(user) or one.phase in OPEN_TO_DELEGATIONS
    }
    waiting: dict[object, int] = {}
    for pk in Correction.objects.filter(
        paragraph__minutes__sitting__session=session,
        answer=Correction.Answer.WAITING,
    ).values_list("paragraph__minutes", flat=True):
        waiting[pk] = waiting.get(pk, 0) + 1
    return [MinutesLine(one, found.get(one.pk), waiting.get(one.pk, 0)) for one in rows]


def language_of(sitting: Sitting) -> str:
    """In which the minutes are drawn up: the authentic one; English where not set."""
    found = setting_of(
        sitting.session.organ, Setting.Key.AUTHENTIC_LANGUAGE, day_of(sitting)
    )
    return found if isinstance(found, str) else ENGLISH


def attended(sitting: Sitting) -> list[Participant]:
    """Who was registered for the sitting, in the order of countries and numbers."""
    there = [one.id for one in attendance(sitting)]
    return list(
        Participant.objects.filter(pk__in=there)
        .select_related("body__country")
        .order_by("body__country__english_sort_key", "number")
    )


def content_of(minutes: Minutes) -> Content:
    """What the minutes say now, from the rows."""
    sitting = minutes.sitting
    session = sitting.session
    delegations, others = who_came(sitting)
    return Content(
        session=session.key,
        session_title=session.title,
        organ_key=session.organ.key,
        organ=session.organ.display_name,
        sitting=sitting.number,
        sitting_title=sitting.title,
        place=sitting.place or session.place,
        begins_at=written(sitting.begins_at),
        opened_at=moment_text(sitting.opened_at),
        closed_at=moment_text(sitting.closed_at),
        time_zone=session.time_zone,
        presides=_presides(sitting),
        language=language_of(sitting),
        phase=minutes.phase,
        corrections_by=moment_text(minutes.corrections_by),
        corrections_zone=minutes.time_zone,
        delegations=delegations,
        others=others,
        paragraphs=tuple(
            WrittenParagraph(
                one.number, None if one.item is None else item_ref(one.item), one.text
            )
            for one in paragraphs_of(minutes)
        ),
        decisions=decisions_of(session, sitting),
        corrections=tuple(_correction(one) for one in corrections_of(minutes)),
        approved_at=moment_text(minutes.approved_at),
        approved_by=actor_names([minutes.approved_by]).get(minutes.approved_by, ""),
        sample=session.sample,
    )


def who_came(
    sitting: Sitting,
) -> tuple[tuple[DelegationThere, ...], tuple[OtherThere, ...]]:
    """Attendance from registration: every member of the day, then everybody else."""
    come = attendance(sitting)
    day: date = day_of(sitting)
    rows = members(sitting.session.organ, day)
    keys = {row.parliament.key for row in rows}
    delegations = []
    for row in rows:
        of_it = [one for one in come if _is_of(one, row.parliament.key)]
        delegations.append(
            DelegationThere(
                row.parliament.key,
                row.parliament.country or row.parliament.name,
                any(one.role in ROLES_WITH_A_VOICE for one in of_it),
                tuple(_attending(one) for one in sorted(of_it, key=_leader_first)),
            )
        )
    rest = [one for one in come if not any(_is_of(one, key) for key in keys)]
    names = dict(
        Body.objects.filter(key__in={one.body_key for one in rest}).values_list(
            "key", "display_name"
        )
    )
    capacities = Participant.Capacity.values
    others = [
        OtherThere(one.capacity, names.get(one.body_key, ""), _attending(one))
        for one in sorted(
            rest, key=lambda one: (capacities.index(one.capacity), one.number)
        )
    ]
    return tuple(delegations), tuple(others)


def paragraphs_of(minutes: Minutes) -> list[MinutesParagraph]:
    """The paragraphs by number, with their items."""
    return list(
        minutes.paragraphs.select_related("item").prefetch_related("item__texts")
    )


def corrections_of(minutes: Minutes) -> list[Correction]:
    """The corrections by paragraph, then as they came."""
    return list(
        Correction.objects.filter(paragraph__minutes=minutes)
        .select_related("paragraph", "participant__body__country")
        .order_by("paragraph__number", "made_at")
    )


def _correction(one: Correction) -> CorrectionLine:
    body = one.participant.body
    country = None if body is None else body.country
    return CorrectionLine(
        one.paragraph.number,
        one.participant.name,
        "" if country is None else country.english_name,
        one.text,
        one.reason,
        written(one.made_at),
        one.answer,
        one.answer_note,
        moment_text(one.answered_at),
    )


def _presides(sitting: Sitting) -> str:
    person = sitting.presides or sitting.session.presides
    return "" if person is None else person.display_name


def _is_of(one: Attendee, key: str) -> bool:
    return one.capacity == Participant.Capacity.DELEGATION and one.body_key == key


def _attending(one: Attendee) -> Attending:
    return Attending(one.number, one.name, one.post, one.role)


def _leader_first(one: Attendee) -> tuple[int, int]:
    return Participant.Role.values.index(one.role), one.number
