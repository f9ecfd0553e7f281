"""Sessions, legal documents, missions and the calendar: opened ones, and others."""

from django.utils import timezone

from orkhon.legislation.actions.texts import Dates, begin_version, begin_work, bring_in
from orkhon.observation.models import Mission
from orkhon.proceedings.actions.adopted_files import keep_file
from orkhon.proceedings.models import (
    Circulation,
    DocumentVersion,
    Minutes,
    Session,
    SessionDocument,
    SessionReport,
    Sitting,
)
from orkhon.proceedings.queries.minutes import content_of
from orkhon.proceedings.queries.minutes_kept import frozen_bytes as minutes_bytes
from orkhon.proceedings.queries.reports import content_of as report_of
from orkhon.proceedings.queries.reports import frozen_bytes as report_bytes
from orkhon.record.actions import disclose, subject_of
from orkhon.register.models import Body
from tests.permission_answers import NOWHERE, OPEN

SESSION = ["language", "opened session"]
DOCUMENT = ["public language", "public form"]
LAW = ["language", "opened legal document"]
CLOSED_LAW = ["language", "legal document"]

ADDRESSES = {
    "portal:sessions": ("GET", ["language"], OPEN),
    "portal:session": ("GET", SESSION, OPEN),
    "portal:session ": ("GET", ["language", "session"], NOWHERE),
    "portal:session-report": ("GET", [*SESSION, "opened number"], OPEN),
    "portal:session-report ": ("GET", [*SESSION, "unopened number"], NOWHERE),
    "portal:session-minutes": ("GET", [*SESSION, "opened number"], OPEN),
    "portal:session-minutes ": ("GET", [*SESSION, "unopened number"], NOWHERE),
    "portal:session-document": (
        "GET",
        ["opened session", "opened number", *DOCUMENT],
        OPEN,
    ),
    "portal:session-document ": (
        "GET",
        ["opened session", "unopened number", *DOCUMENT],
        NOWHERE,
    ),
    "portal:instruments": ("GET", ["language"], OPEN),
    "portal:instrument": ("GET", LAW, OPEN),
    "portal:instrument ": ("GET", CLOSED_LAW, NOWHERE),
    "portal:instrument-version": ("GET", [*LAW, "opened number"], OPEN),
    "portal:instrument-version ": ("GET", [*CLOSED_LAW, "opened number"], NOWHERE),
    "portal:instrument-changes": ("GET", [*LAW, "second version"], OPEN),
    "portal:instrument-changes ": ("GET", [*CLOSED_LAW, "opened number"], NOWHERE),
    "portal:instrument-file": (
        "GET",
        ["opened legal document", "opened number", "public language", "akn form"],
        OPEN,
    ),
    "portal:instrument-file ": (
        "GET",
        ["legal document", "opened number", "public language", "akn form"],
        NOWHERE,
    ),
    "portal:missions": ("GET", ["language"], OPEN),
    "portal:mission": ("GET", ["language", "opened mission"], OPEN),
    "portal:mission ": ("GET", ["language", "unopened mission"], NOWHERE),
    "portal:model-laws": ("GET", ["language"], OPEN),
    "portal:calendar": ("GET", ["language"], OPEN),
    "portal:calendar-month": ("GET", ["language", "this year", "this month"], OPEN),
    "portal:calendar-month ": ("GET", ["language", "year 1", "this month"], NOWHERE),
    "portal:calendar-feed": ("GET", ["language"], OPEN),
}


def parts(found, people):
    """A session, a document and a mission that were opened, beside the rooms' own."""
    head = people["head"]
    session = Session.objects.create(
        key="plenary-2",
        organ=Body.objects.get(key="sample-assembly"),
        number=2,
        title="Second sample session",
        from_on="2027-06-12",
        progress="closed",
    )
    disclose(subject_of(session), by=head)
    for number in (1, 2):
        _things(session, number, head, is_open=number == 1)
    work = begin_work("opened-rules", "instrument", "Opened rules", by=head)
    for words in (b"Rules\n\nArticle 1. Name\nA.\n", b"Rules\n\nArticle 1. Name\nB.\n"):
        version = begin_version(work, "adopted", by=head, dates=Dates())
        bring_in(
            version, f"{version.number}.txt", words, by=head, language="en",
            is_authentic=True,
        )  # fmt: skip
    disclose(subject_of(work), by=head)
    known = Mission.objects.order_by("number").first()
    missions = [
        Mission.objects.create(
            number=number,
            title=f"Sample mission {number}",
            vote_kind="local",
            country=known.country,
            vote_on="2027-05-02",
            time_zone="Asia/Almaty",
        )
        for number in (80, 81)
    ]
    disclose(subject_of(missions[0]), by=head)
    today = timezone.localdate()
    return {
        "opened session": session.key,
        "opened number": 1,
        "unopened number": 2,
        "public language": "en",
        "public form": "txt",
        "akn form": "akn",
        "opened legal document": work.key,
        "second version": 2,
        "opened mission": 80,
        "unopened mission": 81,
        "this year": today.year,
        "this month": today.month,
        "year 1": 1,
    }


def _things(session, number, head, *, is_open):
    """A document, minutes and a report; the second of each is not opened or issued."""
    now = timezone.now()
    document = SessionDocument.objects.create(
        session=session, number=number, title="Sample", made_at=now, made_by="x"
    )
    source = keep_file(
        f"sample {number}".encode(), f"{number}.txt", by=head, language="en"
    )
    DocumentVersion.objects.create(
        document=document, language="en", number=1, source=source, made_at=now,
        made_by="x",
    )  # fmt: skip
    Circulation.objects.create(
        session=session, what="document", number=1, document=document, at=now, by="x",
        files=[{"language": "en", "format": "txt", "source": str(source.pk)}],
    )  # fmt: skip
    sitting = Sitting.objects.create(session=session, number=number, begins_at=now)
    minutes = Minutes.objects.create(sitting=sitting)
    minutes.approved_at = now
    minutes.frozen = keep_file(
        minutes_bytes(content_of(minutes)), f"minutes-{number}.json", by=head
    )
    minutes.phase = "approved"
    minutes.save()
    report = SessionReport.objects.create(
        session=session, number=number, kind="annual", title="Sample", made_at=now,
        made_by="x",
    )  # fmt: skip
    if is_open:
        disclose(subject_of(document), by=head)
        disclose(subject_of(minutes), by=head)
        report.issued_at = now
        report.frozen = keep_file(
            report_bytes(report_of(report, now)), "report.json", by=head
        )
        report.save()
