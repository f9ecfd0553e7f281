"""What everybody may see of what an opened session decided, reported and noted down.

Decisions are those that were adopted: words, and texts that are open themselves; what
was said on amendments is not told. Positions of parliaments are not among it. Reports
are public once issued, minutes once approved and opened, both as they were frozen.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from orkhon.observation.queries.yearly import final_report
from orkhon.proceedings.models import (
    AdoptedText,
    Minutes,
    Question,
    Session,
    SessionReport,
)
from orkhon.proceedings.queries.adopted_results import how_adopted
from orkhon.proceedings.queries.decisions_record import item_ref
from orkhon.proceedings.queries.disclosed import (
    opened_minutes,
    opened_session,
    opened_sessions,
)
from orkhon.proceedings.queries.minutes import Content, DelegationThere
from orkhon.proceedings.queries.minutes_kept import content as minutes_content
from orkhon.proceedings.queries.programme import sitting_words
from orkhon.proceedings.queries.published_finances import (
    PublishedFinances,
    published_finances,
)
from orkhon.proceedings.queries.report_figures import FIGURES
from orkhon.proceedings.queries.reports import content as report_content
from orkhon.proceedings.queries.sessions import zone_of
from orkhon.record.actions import subject_of
from orkhon.record.moments import read
from orkhon.record.queries import disclosed
from orkhon.register.models import Body
from orkhon.register.queries.counted import Counted
from orkhon.register.queries.labels import named


@dataclass(frozen=True)
class PublishedDecision:
    """A decision that was recorded.

    Attributes:
        number: Of the question in the session.
        item, item_title: Of the agenda; "" for none.
        words: What was decided; of a text, its title.
        how: “adopted by unanimity”, for the reader.
        decided_on: The day on the clock of the session's place.
        symbol: Of the text that was adopted by it; "" for words alone.
        seq: Entry of the record that closed it.
    """

    number: int
    item: str
    item_title: str
    words: str
    rule: str
    procedure: str
    how: str
    decided_on: date
    symbol: str
    seq: int | None


@dataclass(frozen=True)
class PublishedFigure:
    """A number of a report; `of` is the whole that it is a part of, None for none."""

    key: str
    words: str
    definition: str
    value: int
    of: int | None
    of_words: str


@dataclass(frozen=True)
class PublishedReport:
    """A report to a session, as it was frozen when it was issued.

    Attributes:
        kind: annual, financial, budget or mission.
        from_on, to_on: First and last day of the period; None for none.
        figures: Counted from the record; the rows behind them stay in the rooms.
        finances: The table of a financial report or budget; None for others.
        mission, statement: Numbers of the mission and of its published final report,
            for a report of that kind; None for others.
    """

    number: int
    kind: str
    kind_words: str
    title: str
    item: str
    from_on: date | None
    to_on: date | None
    text: str
    figures: tuple[PublishedFigure, ...]
    finances: PublishedFinances | None
    mission: int | None
    statement: int | None
    issued_at: datetime
    sha256: str


@dataclass(frozen=True)
class PublishedPresence:
    """A member parliament at a sitting, by its country."""

    key: str
    words: str
    is_present: bool


@dataclass(frozen=True)
class PublishedParagraphs:
    """Paragraphs of minutes on one item; number and title are "" for none."""

    item: str
    item_title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class PublishedMinutes:
    """The minutes of a sitting as they were approved.

    Attributes:
        language: Of the paragraphs.
        opened_at, closed_at: Of the sitting, on the clock of the session's place; None
            where it is not known.
        parliaments: Every member of the day, in English order.
        seq: Entry of the record by which they were approved.
        sha256: Of the frozen minutes.
    """

    sitting: int
    words: str
    language: str
    place: str
    presides: str
    opened_at: datetime | None
    closed_at: datetime | None
    parliaments: tuple[PublishedPresence, ...]
    parts: tuple[PublishedParagraphs, ...]
    approved_at: datetime
    seq: int | None
    sha256: str


def published_decisions(key: str) -> tuple[PublishedDecision, ...]:
    """What an opened session adopted, in the order in which it was put."""
    session = opened_session(key)
    if session is None:
        return ()
    return tuple(_decision(one, session) for one in _adopted(session))


def published_reports(key: str) -> tuple[PublishedReport, ...]:
    """The reports to an opened session that were issued, by number."""
    session = opened_session(key)
    if session is None:
        return ()
    rows = session.reports.filter(issued_at__isnull=False, frozen__isnull=False)
    return tuple(
        _report(one)
        for one in rows.select_related("item__mission", "frozen").order_by("number")
    )


def published_minutes(key: str) -> tuple[PublishedMinutes, ...]:
    """The minutes of an opened session that were approved and opened, by sitting."""
    session = opened_session(key)
    if session is None:
        return ()
    return tuple(_minutes(one) for one in opened_minutes(session))


def published_paper_numbers() -> tuple[tuple[str, str, int], ...]:
    """Which reports and minutes have a page, in few queries.

    Returns:
        Key of the session, "report" or "minutes", and the number of the report or
        sitting.
    """
    sessions = opened_sessions().values("pk")
    reports = SessionReport.objects.filter(
        session__in=sessions, issued_at__isnull=False, frozen__isnull=False
    ).select_related("session")
    minutes = list(
        Minutes.objects.filter(
            sitting__session__in=sessions, phase=Minutes.Phase.APPROVED
        ).select_related("sitting__session")
    )
    opened = disclosed([subject_of(one) for one in minutes])
    return (
        *((one.session.key, "report", one.number) for one in reports),
        *(
            (one.sitting.session.key, "minutes", one.sitting.number)
            for one in minutes
            if subject_of(one) in opened
        ),
    )


def _adopted(session: Session) -> QuerySet[Question]:
    """Questions that were adopted, but for amendments and texts that are not open."""
    opened = AdoptedText.objects.filter(published_at__isnull=False)
    words = session.questions.filter(version=None)
    texts = session.questions.filter(adopted__in=opened)
    return (
        (words | texts)
        .filter(
            progress=Question.State.ADOPTED, amendment=None, closed_at__isnull=False
        )
        .select_related("item", "adopted")
        .prefetch_related("item__texts")
        .order_by("number")
    )


def _decision(row: Question, session: Session) -> PublishedDecision:
    item = None if row.item is None else item_ref(row.item)
    text: AdoptedText | None = getattr(row, "adopted", None)
    if row.closed_at is None:  # pragma: no cover -- `_adopted` has left it out
        raise AssertionError(f"{row} is not closed")
    return PublishedDecision(
        number=row.number,
        item="" if item is None else item.number,
        item_title="" if item is None else item.title,
        words=row.words if text is None else text.title,
        rule=row.rule,
        procedure=row.procedure,
        how=how_adopted(row),
        decided_on=row.closed_at.astimezone(zone_of(session)).date(),
        symbol="" if text is None else text.symbol,
        seq=row.seq,
    )


def _report(row: SessionReport) -> PublishedReport:
    if row.issued_at is None or row.frozen is None:  # pragma: no cover -- as above
        raise AssertionError(f"{row} is not issued")
    said = report_content(row)
    mission = None if row.item is None else row.item.mission
    is_mission = row.kind == SessionReport.Kind.MISSION and mission is not None
    final = final_report(mission) if is_mission and mission is not None else None
    return PublishedReport(
        number=row.number,
        kind=row.kind,
        kind_words=str(row.get_kind_display()),
        title=said.title,
        item=said.item,
        from_on=row.from_on,
        to_on=row.to_on,
        text=said.text,
        figures=tuple(_figure(one) for one in said.figures),
        finances=published_finances(said.finances),
        mission=None if final is None else final.mission.number,
        statement=None if final is None else final.number,
        issued_at=row.issued_at,
        sha256=row.frozen.sha256,
    )


def _figure(one: Counted) -> PublishedFigure:
    words = FIGURES[one.key]
    return PublishedFigure(
        one.key,
        str(words.label),
        str(words.definition),
        one.value,
        one.of if words.of is not None else None,
        "" if words.of is None or one.of is None else str(words.of),
    )


def _minutes(row: Minutes) -> PublishedMinutes:
    said = minutes_content(row)
    zone = zone_of(row.sitting.session)
    if row.frozen is None:  # pragma: no cover -- approved minutes are frozen
        raise AssertionError(f"{row} is not frozen")
    return PublishedMinutes(
        sitting=said.sitting,
        words=sitting_words(row.sitting),
        language=said.language,
        place=said.place,
        presides=said.presides,
        opened_at=_on_clock(said.opened_at, zone),
        closed_at=_on_clock(said.closed_at, zone),
        parliaments=_presence(said),
        parts=tuple(
            PublishedParagraphs(
                "" if item is None else item.number,
                "" if item is None else item.title,
                tuple(one.text for one in paragraphs),
            )
            for item, paragraphs in said.by_item()
        ),
        approved_at=read(said.approved_at),
        seq=row.seq,
        sha256=row.frozen.sha256,
    )


def _presence(said: Content) -> tuple[PublishedPresence, ...]:
    bodies = {
        one.key: one
        for one in Body.objects.filter(
            key__in=[one.key for one in said.delegations]
        ).select_related("country")
    }

    def words(one: DelegationThere) -> str:
        body = bodies.get(one.key)
        if body is None or body.country is None:
            return one.name
        return named(body.country)

    return tuple(
        PublishedPresence(one.key, words(one), one.is_present)
        for one in said.delegations
    )


def _on_clock(moment: str, zone: ZoneInfo) -> datetime | None:
    return read(moment).astimezone(zone) if moment else None
