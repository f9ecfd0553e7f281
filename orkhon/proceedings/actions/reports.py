"""Reports to a session: begun, written, entered, and frozen when they are issued."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.proceedings.intake.finances import Row
from orkhon.proceedings.models import AgendaItem, Session, SessionReport
from orkhon.proceedings.permissions import can_adopt, can_prepare
from orkhon.proceedings.queries.finances import PARTS, finances_of
from orkhon.proceedings.queries.reports import FINANCIAL, content_of, frozen_bytes
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

LONGEST_TITLE = 300
LONGEST_TEXT = 100_000
"""Characters; some forty printed pages."""


@dataclass(frozen=True)
class About:
    """What a report is about, and the words that stand before its figures.

    Attributes:
        from_on, to_on: The period, both days included; None where there is none.
        item: Of the agenda, at which it is heard.
    """

    title: str
    from_on: date | None = None
    to_on: date | None = None
    item: AgendaItem | None = None
    text: str = ""


@transaction.atomic
def begin_report(
    session: Session, kind: str, about: About, *, by: Actor
) -> SessionReport:
    """Begin a report to a session; its figures are counted until it is issued.

    Raises:
        Refusal: no title, a period that cannot be, an annual report without one, a
            mission’s report on an item of no mission, or another session’s item.
    """
    require(can_prepare(by), _("begin a report to the session"))
    if kind not in SessionReport.Kind.values:
        raise Refusal(_("“%(kind)s” is no kind of report") % {"kind": kind})
    locked = Session.objects.select_for_update().get(pk=session.pk)
    about = _checked(locked, kind, about)
    last = locked.reports.aggregate(last=Max("number"))["last"]
    made = SessionReport.objects.create(
        session=locked,
        number=(last or 0) + 1,
        kind=kind,
        title=about.title,
        from_on=about.from_on,
        to_on=about.to_on,
        item=about.item,
        text=about.text,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "proceedings.report.begin",
        subject_of(made),
        by=by,
        session=locked.key,
        number=made.number,
        kind=kind,
        **_said(about),
    )
    return made


@transaction.atomic
def write_report(report: SessionReport, about: About, *, by: Actor) -> SessionReport:
    """Say anew what a report is about, and its words.

    Raises:
        Refusal: issued, or as `begin_report`.
    """
    require(can_prepare(by), _("write a report to the session"))
    locked = _locked(report)
    about = _checked(locked.session, locked.kind, about)
    locked.title, locked.text = about.title, about.text
    locked.from_on, locked.to_on, locked.item = about.from_on, about.to_on, about.item
    locked.save()
    append("proceedings.report.write", subject_of(locked), by=by, **_said(about))
    return locked


@transaction.atomic
def enter_rows(
    report: SessionReport,
    income: tuple[Row, ...],
    expenditure: tuple[Row, ...],
    currency: str,
    *,
    by: Actor,
) -> SessionReport:
    """Enter the figures of a financial report or budget, as they are.

    A table that does not add up is kept as it was entered; the report says so.

    Raises:
        Refusal: issued, no financial report, no rows, or no currency.
    """
    require(can_prepare(by), _("enter the figures of a report"))
    locked = _locked(report)
    if locked.kind not in FINANCIAL:
        raise Refusal(_("only financial reports and budgets have figures of their own"))
    code = currency.strip().upper()
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        raise Refusal(
            _("“%(currency)s” is no currency; it has three letters, such as USD")
            % {"currency": currency}
        )
    if not income and not expenditure:
        raise Refusal(_("the table has no rows"))
    before = locked.rows
    locked.rows = [
        {
            "part": part,
            "head": row.head,
            "amount": f"{row.amount:.2f}",
            "where": row.where,
            "total": row.is_total,
        }
        for part, rows in zip(PARTS, (income, expenditure), strict=True)
        for row in rows
    ]
    locked.currency = code
    locked.save()
    append(
        "proceedings.report.enter",
        subject_of(locked),
        by=by,
        currency=code,
        rows=locked.rows,
        before=before,
        wrong=[one.key for one in finances_of(locked).wrong],
    )
    return locked


@transaction.atomic
def issue_report(report: SessionReport, *, by: Actor) -> SessionReport:
    """Count for the last time and freeze the report with the rows behind its figures.

    Raises:
        Refusal: issued, an annual report whose period is not over, a financial one
            without figures, or a mission’s report without a mission.
    """
    require(can_adopt(by), _("issue a report to the session"))
    locked = _locked(report)
    now = timezone.now()
    if locked.kind == SessionReport.Kind.ANNUAL and (
        locked.to_on is None or locked.to_on > timezone.localdate(now)
    ):
        raise Refusal(
            _("the period of the report is not over; its figures would still change")
        )
    if locked.kind in FINANCIAL and not locked.rows:
        raise Refusal(_("the report has no figures yet"))
    locked.issued_at, locked.issued_by = now, by.actor_id
    said = content_of(locked, now)
    source, _new = keep_source(
        frozen_bytes(said),
        filename=f"report-{locked.session.key}-{locked.number}.json",
        media_type="application/json",
        text=locked.text,
        language="und",
        title=f"{locked.session.title}: {locked.title}"[:500],
        by=by,
    )
    locked.frozen = source
    locked.save()
    append(
        "proceedings.report.issue",
        subject_of(locked),
        by=by,
        session=locked.session.key,
        number=locked.number,
        source=str(source.pk),
        sha256=source.sha256,
        figures={one.key: one.value for one in said.figures},
        wrong=[one.key for one in said.finances.wrong],
    )
    return locked


def _locked(report: SessionReport) -> SessionReport:
    locked = (
        SessionReport.objects.select_for_update(of=("self",))
        .select_related("session__organ", "item__mission")
        .get(pk=report.pk)
    )
    if locked.issued_at is not None:
        raise Refusal(
            _("“%(report)s” was issued; nothing in it changes") % {"report": locked}
        )
    return locked


def _checked(session: Session, kind: str, about: About) -> About:
    title = " ".join(about.title.split())
    text = about.text.replace("\r\n", "\n").strip()
    if not title:
        raise Refusal(_("the report has no title"))
    if len(title) > LONGEST_TITLE or len(text) > LONGEST_TEXT:
        raise Refusal(_("the title or the text is too long"))
    first, last = about.from_on, about.to_on
    if (first is None) != (last is None):
        raise Refusal(_("a period has a first and a last day"))
    if first is not None and last is not None and last < first:
        raise Refusal(
            _("the period ends on %(last)s, before it begins on %(first)s")
            % {"first": first.isoformat(), "last": last.isoformat()}
        )
    if kind == SessionReport.Kind.ANNUAL and first is None:
        raise Refusal(_("an annual report has a period"))
    item = about.item
    if item is not None and item.session_id != session.pk:
        raise Refusal(_("item %(item)s is of another session") % {"item": item.number})
    if kind == SessionReport.Kind.MISSION and (item is None or item.mission is None):
        raise Refusal(
            _("the final report of a mission stands at an item that names the mission")
        )
    return About(title, first, last, item, text)


def _said(about: About) -> dict[str, str]:
    return {
        "title": about.title,
        "from_on": "" if about.from_on is None else about.from_on.isoformat(),
        "to_on": "" if about.to_on is None else about.to_on.isoformat(),
        "item": "" if about.item is None else about.item.number,
        "text": about.text,
    }
