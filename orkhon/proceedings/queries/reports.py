"""Reports to a session: what they say now, and what they said when they were issued."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from orkhon.accounts.queries import actor_names
from orkhon.engines.merkle.entry import canonical
from orkhon.observation.models import Mission
from orkhon.observation.queries.yearly import final_report
from orkhon.proceedings.models import Session, SessionReport
from orkhon.proceedings.permissions import can_read_preparations
from orkhon.proceedings.queries.decisions_record import moment_text
from orkhon.proceedings.queries.finances import (
    Finances,
    Scale,
    Share,
    finances,
    finances_of,
    rows_in,
    scale_of,
)
from orkhon.proceedings.queries.members import assembly_of
from orkhon.proceedings.queries.report_figures import figures
from orkhon.proceedings.queries.sessions import zone_of
from orkhon.record.moments import written
from orkhon.record.queries import bytes_of
from orkhon.register.queries.counted import Counted, CountedRow

FORMAT = "orkhon/session-report/1"
FINANCIAL = (SessionReport.Kind.FINANCIAL, SessionReport.Kind.BUDGET)
"""Kinds whose figures are entered by hand."""


@dataclass(frozen=True)
class MissionReport:
    """The final report of a mission, where it is published.

    Attributes:
        number: Of the statement in its mission; None while it is not published.
        published_at: RFC 3339; "" while it is not.
    """

    mission: int
    title: str
    number: int | None
    published_at: str
    url: str


@dataclass(frozen=True)
class ReportContent:
    """Everything that a report says. Moments are RFC 3339, days are ISO dates."""

    session: str
    session_title: str
    number: int
    kind: str
    title: str
    from_on: str
    to_on: str
    text: str
    item: str
    figures: tuple[Counted, ...]
    counted_at: str
    finances: Finances
    scale: Scale
    mission: MissionReport | None
    issued_at: str
    issued_by: str
    sample: bool


def reports_of(session: Session, user: object) -> list[SessionReport]:
    """The reports of a session by number; a delegation sees those that are issued."""
    rows = session.reports.select_related("item", "frozen")
    if not can_read_preparations(user):
        rows = rows.filter(issued_at__isnull=False)
    return list(rows.order_by("number"))


def content(report: SessionReport) -> ReportContent:
    """What a report says: as frozen once it is issued, as counted now before.

    Raises:
        StoreError: the frozen bytes are missing or were altered.
    """
    if report.frozen is None:
        return content_of(report, timezone.now())
    return content_from(bytes_of(report.frozen))


def content_of(report: SessionReport, now: datetime) -> ReportContent:
    """What a report says at a moment, from the rows of all rooms."""
    session = report.session
    counted: tuple[Counted, ...] = ()
    if (
        report.kind == SessionReport.Kind.ANNUAL
        and report.from_on is not None
        and report.to_on is not None
    ):
        counted = figures(report.from_on, report.to_on, zone_of(session), now)
    is_financial = report.kind in FINANCIAL
    return ReportContent(
        session=session.key,
        session_title=session.title,
        number=report.number,
        kind=report.kind,
        title=report.title,
        from_on="" if report.from_on is None else report.from_on.isoformat(),
        to_on="" if report.to_on is None else report.to_on.isoformat(),
        text=report.text,
        item="" if report.item is None else report.item.number,
        figures=counted,
        counted_at=written(now),
        finances=finances_of(report) if is_financial else finances((), ""),
        scale=scale_of(assembly_of(session.organ), report)
        if is_financial
        else Scale((), is_whole=False),
        mission=_mission(report),
        issued_at=moment_text(report.issued_at),
        issued_by=actor_names([report.issued_by]).get(report.issued_by, ""),
        sample=session.sample,
    )


def _mission(report: SessionReport) -> MissionReport | None:
    mission: Mission | None = None if report.item is None else report.item.mission
    if report.kind != SessionReport.Kind.MISSION or mission is None:
        return None
    found = final_report(mission)
    if found is None or found.published_at is None:
        url = reverse("observation:mission", args=[mission.number])
        return MissionReport(mission.number, mission.title, None, "", url)
    return MissionReport(
        mission.number,
        mission.title,
        found.number,
        written(found.published_at),
        reverse("observation:statement", args=[mission.number, found.number]),
    )


def frozen_bytes(said: ReportContent) -> bytes:
    """The contents as canonical JSON; amounts are text, so that no cent is lost."""
    plain = {
        name: value
        for name, value in vars(said).items()
        if name not in {"figures", "finances", "scale", "mission"}
    }
    return canonical(
        plain
        | {
            "format": FORMAT,
            "figures": [
                {
                    "key": one.key,
                    "value": one.value,
                    "of": one.of,
                    "url": one.url,
                    "rows": [asdict(row) for row in one.rows],
                }
                for one in said.figures
            ],
            "rows": [
                {
                    "part": part.key,
                    "head": row.head,
                    "amount": f"{row.amount:.2f}",
                    "where": row.where,
                    "total": row.is_total,
                }
                for part in said.finances.parts
                for row in (*part.heads, *((part.stated,) if part.stated else ()))
            ],
            "currency": said.finances.currency,
            "scale": {
                "shares": [asdict(one) for one in said.scale.shares],
                "is_whole": said.scale.is_whole,
            },
            "mission": None if said.mission is None else asdict(said.mission),
        }
    )


def content_from(data: bytes) -> ReportContent:
    """The contents that `frozen_bytes` wrote.

    Raises:
        KeyError, TypeError, ValueError: the bytes are something else.
    """
    kept: Any = json.loads(data)
    if kept.pop("format") != FORMAT:
        raise ValueError("the bytes are no report to a session")
    rows, currency = kept.pop("rows"), kept.pop("currency")
    scale, mission = kept.pop("scale"), kept.pop("mission")
    return ReportContent(
        **kept
        | {
            "figures": tuple(
                Counted(
                    one["key"],
                    one["value"],
                    one["of"],
                    tuple(CountedRow(**row) for row in one["rows"]),
                    one["url"],
                )
                for one in kept["figures"]
            ),
            "finances": finances(rows_in(rows), currency),
            "scale": Scale(
                tuple(Share(**one) for one in scale["shares"]), scale["is_whole"]
            ),
            "mission": None if mission is None else MissionReport(**mission),
        }
    )
