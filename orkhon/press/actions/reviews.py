"""The press review: a machine groups and compares, a person decides."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.dialogue.models import Contact, Report
from orkhon.observation.models import Mission
from orkhon.press.actions.keys import free_key
from orkhon.press.models import Clipping, Coverage, Mistake
from orkhon.press.permissions import can_write
from orkhon.press.queries.reviews import (
    Event,
    differences,
    likely_reports,
    outlet_of,
)
from orkhon.proceedings.models import Session
from orkhon.record.actions import append, cite, locked_frontier, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, Machine, require

READER = Machine("press-review")


@transaction.atomic
def make_coverage(event: Event, *, by: Actor, title: str = "") -> Coverage:
    """Put an event of ours into the review, with the reports that seem to be about it.

    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: it is in the review already.
    """
    require(can_write(by), "put an event into the press review")
    locked_frontier()
    of = {
        "contact": event if isinstance(event, Contact) else None,
        "session": event if isinstance(event, Session) else None,
        "mission": event if isinstance(event, Mission) else None,
    }
    if Coverage.objects.filter(**of).exists():
        raise Refusal(_("“%(event)s” is in the review already") % {"event": event})
    words = " ".join((title or str(event)).split())[:240]
    made = Coverage.objects.create(
        key=free_key(words, Coverage.objects.all()),
        title=words,
        on=_day(event),
        sample=bool(getattr(event, "sample", False)),
        made_at=timezone.now(),
        made_by=by.actor_id,
        **of,
    )
    append("press.coverage.make", subject_of(made), by=by, of=subject_of(event))
    propose_reports(made)
    return made


@transaction.atomic
def propose_reports(coverage: Coverage) -> int:
    """Let the machine name the reports that seem to belong to it; how many are new."""
    locked_frontier()
    found = likely_reports(coverage)
    for report in found:
        Clipping.objects.create(
            coverage=coverage, report=report, outlet=outlet_of(report)[:160]
        )
    if found:
        append(
            "press.clipping.propose",
            subject_of(coverage),
            by=READER,
            reports=[subject_of(one) for one in found],
        )
    return len(found)


@transaction.atomic
def add_report(
    coverage: Coverage, report: Report, *, by: Actor, outlet: str = ""
) -> Clipping:
    """Put a report to an event by hand; it is confirmed by that.

    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: it is restricted or quarantined.
    """
    require(can_write(by), "put a report into the press review")
    if report.source.is_restricted or report.source.quarantined:
        raise Refusal(_("“%(report)s” is not open to the press") % {"report": report})
    made, is_new = Clipping.objects.get_or_create(coverage=coverage, report=report)
    if is_new:
        append(
            "press.clipping.add",
            subject_of(coverage),
            by=by,
            report=subject_of(report),
        )
    return confirm_clipping(made, by=by, outlet=outlet)


@transaction.atomic
def confirm_clipping(clipping: Clipping, *, by: Actor, outlet: str = "") -> Clipping:
    """The report belongs to the event; now it is set against the record.

    Raises:
        PermissionDenied: not the press service or a head.
    """
    require(can_write(by), "confirm a report of the press review")
    clipping.outlet = (" ".join(outlet.split()) or clipping.outlet)[:160]
    is_new = clipping.confirmed_at is None
    if is_new:
        clipping.confirmed_at, clipping.confirmed_by = timezone.now(), by.actor_id
    clipping.save()
    if is_new:
        append(
            "press.clipping.confirm",
            subject_of(clipping.coverage),
            by=by,
            report=subject_of(clipping.report),
        )
        compare(clipping)
    return clipping


@transaction.atomic
def drop_clipping(clipping: Clipping, *, by: Actor) -> None:
    """The report does not belong to the event.

    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: somebody decided on a mistake of it already.
    """
    require(can_write(by), "drop a report of the press review")
    if clipping.mistakes.exclude(progress=Mistake.State.PROPOSED).exists():
        raise Refusal(_("mistakes of “%(report)s” are decided") % {"report": clipping})
    append(
        "press.clipping.drop",
        subject_of(clipping.coverage),
        by=by,
        report=subject_of(clipping.report),
    )
    clipping.delete()


@transaction.atomic
def compare(clipping: Clipping) -> int:
    """Set a report against the record as it is now; how many differences are new."""
    known = set(clipping.mistakes.values_list("kind", "says"))
    found = [one for one in differences(clipping) if (one.kind, one.says) not in known]
    source = clipping.report.source
    for one in found:
        Mistake.objects.create(
            clipping=clipping,
            kind=one.kind,
            citation=cite(source, start=one.start, end=one.end, by=READER),
            says=one.says,
            record_says=one.record_says,
            subject=one.subject,
        )
    append(
        "press.mistake.propose",
        subject_of(clipping.coverage),
        by=READER,
        report=subject_of(clipping.report),
        differences=len(found),
    )
    return len(found)


@transaction.atomic
def note_mistake(
    clipping: Clipping, says: str, record_says: str, *, by: Actor
) -> Mistake:
    """A mistake that no machine finds, in words that stand in the report.

    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: the report does not say so, or nothing is said to be right.
    """
    require(can_write(by), "note a mistake")
    source, words = clipping.report.source, says.strip()[:300]
    start = source.text.find(words) if words else -1
    if start < 0:
        raise Refusal(_("“%(words)s” does not stand in the report") % {"words": words})
    right = " ".join(record_says.split())[:300]
    if not right:
        raise Refusal(_("say what is right"))
    made = Mistake.objects.create(
        clipping=clipping,
        kind=Mistake.Kind.OTHER,
        citation=cite(source, start=start, end=start + len(words), by=by),
        says=words,
        record_says=right,
        progress=Mistake.State.CONFIRMED,
        decided_at=timezone.now(),
        decided_by=by.actor_id,
    )
    append("press.mistake.note", subject_of(made), by=by, says=words)
    return made


@transaction.atomic
def decide_mistake(mistake: Mistake, progress: str, *, by: Actor) -> None:
    """Confirm a mistake, or say that it is none.

    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: no such decision.
    """
    require(can_write(by), "decide on a mistake")
    verbs = {
        str(Mistake.State.CONFIRMED): "press.mistake.confirm",
        str(Mistake.State.DISMISSED): "press.mistake.dismiss",
    }
    if progress not in verbs:
        raise Refusal(_("“%(word)s” is no decision") % {"word": progress[:40]})
    mistake.progress = progress
    mistake.decided_at, mistake.decided_by = timezone.now(), by.actor_id
    mistake.save(update_fields=["progress", "decided_at", "decided_by"])
    append(verbs[progress], subject_of(mistake), by=by, says=mistake.says)


@transaction.atomic
def follow_up(mistake: Mistake, words: str, *, by: Actor) -> None:
    """Say what was done about a confirmed mistake.

    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: it is not confirmed.
    """
    require(can_write(by), "note what was done about a mistake")
    if mistake.progress != Mistake.State.CONFIRMED:
        raise Refusal(_("“%(says)s” is no confirmed mistake") % {"says": mistake.says})
    mistake.followed_up = " ".join(words.split())[:300]
    mistake.save(update_fields=["followed_up"])
    append(
        "press.mistake.follow-up", subject_of(mistake), by=by, words=mistake.followed_up
    )


def _day(event: Event) -> str:
    if isinstance(event, Mission):
        return event.vote_on.isoformat()
    return str(event.on if isinstance(event, Contact) else event.from_on)
