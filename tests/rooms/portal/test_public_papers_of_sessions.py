"""Reports and minutes of sessions for everybody: as frozen, and only what was opened."""

from datetime import date

import pytest
from django.utils import timezone

from orkhon.observation.models import Mission
from orkhon.proceedings.actions import disclosing
from orkhon.proceedings.actions.adopted_files import keep_file
from orkhon.proceedings.actions.reports import About, begin_report, issue_report
from orkhon.proceedings.models import (
    AgendaItem,
    Correction,
    Minutes,
    MinutesParagraph,
    Note,
    SessionReport,
)
from orkhon.proceedings.queries import reports as reads
from orkhon.proceedings.queries.minutes import content_of
from orkhon.proceedings.queries.minutes_kept import frozen_bytes
from tests.rooms.proceedings.conftest import (
    MORNING,
    assembly,
    countries,
    delegates,
    head,
    item,
    parliaments,
    protocol,
    secretary,
    session,
    sitting,
)

__all__ = [
    "assembly", "countries", "delegates", "head", "item", "parliaments", "protocol",
    "secretary", "session", "sitting",
]  # fmt: skip

KEY = "plenary-16"


@pytest.fixture
def opened(session, head):
    disclosing.open_session(session, by=head)
    return session


@pytest.fixture
def minutes(sitting, item, delegates, head):
    """Approved minutes of one paragraph, with a correction and a note behind them."""
    made = Minutes.objects.create(sitting=sitting)
    paragraph = MinutesParagraph.objects.create(
        minutes=made, number=1, item=item, text="The declaration was adopted.",
        revised_at=MORNING, revised_by="x",
    )  # fmt: skip
    Note.objects.create(sitting=sitting, at=MORNING, text="CANARY note", by="x")
    Correction.objects.create(
        paragraph=paragraph, participant=delegates["TR"][0], text="CANARY correction",
        made_at=MORNING, entered_by="x",
    )  # fmt: skip
    made.approved_at, made.phase = timezone.now(), "approved"
    made.frozen = keep_file(frozen_bytes(content_of(made)), "minutes.json", by=head)
    made.save()
    return made


def test_minutes_are_nowhere_until_somebody_opens_them(opened, minutes, head, public):
    public("session-minutes", "en", KEY, 2, status=404)
    assert "Minutes:" not in public("session", "en", KEY).content.decode()
    disclosing.open_minutes(minutes, by=head)
    page = public("session-minutes", "en", KEY, 2).content.decode()
    assert "The declaration was adopted." in page
    assert "Draft declaration" in page  # The item.
    assert minutes.frozen.sha256 in page
    assert "CANARY" not in page
    # Nobody was registered: all four are absent, in English order.
    places = [page.index(one) for one in ("Azerbaijan", "Kazakhstan", "Türkiye")]
    assert places == sorted(places)
    assert page.count("absent") == 4
    public("session-minutes", "kk", KEY, 2)
    public("session-minutes", "en", KEY, 3, status=404)


def test_a_report_is_public_once_it_is_issued_without_the_rows_behind_its_figures(
    opened, countries, head, public
):
    Mission.objects.create(
        number=9, title="CANARY mission", vote_kind="local", country=countries["KZ"],
        vote_on="2025-03-14", time_zone="Asia/Almaty",
    )  # fmt: skip
    about = About(
        title="Annual report",
        text="What was done.",
        from_on=date(2025, 1, 1),
        to_on=date(2025, 12, 31),
    )
    report = begin_report(opened, SessionReport.Kind.ANNUAL, about, by=head)
    public("session-report", "en", KEY, 1, status=404)
    assert "Annual report" not in public("session", "en", KEY).content.decode()
    issue_report(report, by=head)
    for code in ("en", "ru"):
        page = public("session-report", code, KEY, 1).content.decode()
        assert "What was done." in page
        assert "CANARY" not in page
        assert "/observation/" not in page
    page = public("session-report", "en", KEY, 1).content.decode()
    row = page[page.index('id="f-missions"') :]
    assert ">1</td>" in row[: row.index("</tr>")]


def test_a_report_on_a_mission_leads_to_its_statement_once_that_is_published(
    opened, sitting, countries, head, public
):
    mission = Mission.objects.create(
        number=9, title="Sample mission", vote_kind="local", country=countries["KZ"],
        vote_on="2027-03-14", time_zone="Asia/Almaty",
    )  # fmt: skip
    about = AgendaItem.objects.create(
        session=opened, sitting=sitting, number="3", precedence=30, kind="report",
        title="Report of the mission", mission=mission, made_at=MORNING, made_by="x",
    )  # fmt: skip
    report = begin_report(
        opened, SessionReport.Kind.MISSION, About(title="Mission", item=about), by=head
    )
    report.issued_at = timezone.now()
    report.frozen = keep_file(
        reads.frozen_bytes(reads.content_of(report, timezone.now())), "r.json", by=head
    )
    report.save()
    page = public("session-report", "en", KEY, 1).content.decode()
    assert "The report has no words of its own here." in page
