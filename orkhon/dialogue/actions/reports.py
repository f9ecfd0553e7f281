"""Bring in a report, and close it when it is reviewed."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.dialogue.intake.reading import read_report, read_text
from orkhon.dialogue.models import Proposal, Report
from orkhon.dialogue.permissions import can_bring_in, can_review
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.queries.reading import report_register


@dataclass(frozen=True)
class Received:
    """A report that was brought in.

    Attributes:
        created: False when the same file was brought in before; then it is that one.
        proposals: How many proposals it holds.
    """

    report: Report
    created: bool
    proposals: int


def receive_report(
    data: bytes, filename: str, *, by: Actor, is_sample: bool = False
) -> Received:
    """Keep a report as it came in and propose what it says.

    What cannot be decoded leaves nothing behind; what can be decoded is kept, however
    odd, and its notes say what is odd about it.

    Raises:
        ReadingError: empty, too large, not a text, or a file that cannot be opened.
        PermissionDenied: not one of the Secretariat.
    """
    require(can_bring_in(by), "bring in a report")
    decoded = read_text(data, filename)
    read = read_report(decoded, filename, report_register(timezone.localdate()))
    with transaction.atomic():
        source, _ = keep_source(
            data,
            filename=filename,
            media_type=read.media_type,
            text=read.text,
            language=read.language,
            by=by,
            title=read.title,
            published_on=read.published,
        )
        known = Report.objects.filter(source=source).first()
        if known is not None:
            return Received(known, False, known.proposals.count())
        report = Report.objects.create(
            source=source,
            read_at=timezone.now(),
            notes=list(read.notes),
            chrome=[list(stretch) for stretch in read.chrome],
            sample=is_sample,
        )
        Proposal.objects.bulk_create(
            Proposal(
                report=report,
                number=number,
                contact_no=one.contact_no,
                kind=one.kind,
                value=one.value,
                start=one.start,
                end=one.end,
                rule=one.rule,
                confidence=one.confidence,
            )
            for number, one in enumerate(read.found, start=1)
        )
        append(
            "dialogue.report.receive",
            subject_of(report),
            by=by,
            source=str(source.pk),
            sha256=source.sha256,
            proposals=len(read.found),
            notes=list(read.notes),
        )
    return Received(report, True, len(read.found))


@transaction.atomic
def close_report(report: Report, *, by: User) -> Report:
    """Put a report away as reviewed; refuse while proposals wait.

    Raises:
        Refusal: proposals wait, or it is closed already.
    """
    require(can_review(by), "close a report")
    waiting = report.proposals.filter(state=Proposal.State.PROPOSED).count()
    if waiting:
        raise Refusal(f"{waiting} proposals of “{report}” wait for an answer")
    changed = Report.objects.filter(pk=report.pk, closed_at=None).update(
        closed_at=timezone.now()
    )
    if not changed:
        raise Refusal(f"“{report}” is closed already")
    append("dialogue.report.close", subject_of(report), by=by)
    report.refresh_from_db()
    return report
