"""What happens to a job: asked for, taken, done, failed, given back.

A taken job is known by its number of tries: whoever was thought dead and comes back
finds that the number has moved on, and writes nothing.
"""

import uuid
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from orkhon.jobs.models import Job
from orkhon.jobs.registry import Kind, Result, kind, periodic

STALE = timedelta(seconds=45)
"""A worker that says nothing for so long is taken for dead."""
MOST_TRIES = 5
"""A job that its workers did not survive so often is not tried again."""
KEPT = timedelta(days=2)
"""Finished jobs that come round by themselves are forgotten after this."""

NAMESPACE = uuid.UUID("b2f0c0de-5b1c-5f37-9c0f-6a6f62736f72")
MACHINE = "machine/worker"
DIED = "The worker stopped in the middle of it %(n)d times; nothing more is tried."


class JobLost(RuntimeError):
    """The job was given to another worker in the meantime."""


def ask(name: str, *, subject: str, by: str, arguments: Result | None = None) -> Job:
    """Ask for a piece of work; a worker takes it up after this transaction.

    The same work asked for twice while it waits or runs is one job.

    Args:
        name: A kind: observation.stations.import.
        subject: What it is about, as the record names it.
        by: The actor's id.
    Raises:
        UnknownKind: no room does such jobs.
    """
    kind(name)
    said = arguments or {}
    known = Job.objects.filter(
        kind=name,
        subject=subject,
        arguments=said,
        state__in=(Job.State.WAITING, Job.State.RUNNING),
    ).first()
    if known is not None:
        return known
    return Job.objects.create(
        kind=name,
        subject=subject,
        arguments=said,
        asked_by=by,
        asked_at=timezone.now(),
    )


def ask_periodic(now: datetime) -> int:
    """Ask for what comes round by itself; however many workers ask, it is one job.

    Returns:
        How many jobs are new.
    """
    made = 0
    for one in periodic():
        key = uuid.uuid5(NAMESPACE, f"{one.name}/{_round(one, now)}")
        # Two workers may both find it missing; the key lets one row in.
        if not Job.objects.filter(pk=key).exists():
            Job.objects.bulk_create(
                [
                    Job(
                        pk=key,
                        kind=one.name,
                        subject=f"orkhon:round/{one.name}",
                        asked_by=MACHINE,
                        asked_at=now,
                    )
                ],
                ignore_conflicts=True,
            )
            made += 1
    return made


@transaction.atomic
def take(now: datetime) -> Job | None:
    """The next job that waits, or that a dead worker left behind; None when there is none."""
    left = Q(state=Job.State.RUNNING, seen_at__lt=now - STALE)
    rows = Job.objects.filter(Q(state=Job.State.WAITING) | left).order_by("asked_at")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    found = rows.first()
    if found is None:
        return None
    if found.tries >= MOST_TRIES:
        _end(found, Job.State.FAILED, problem=DIED % {"n": found.tries})
        return take(now)
    changed = Job.objects.filter(
        pk=found.pk, state=found.state, tries=found.tries
    ).update(
        state=Job.State.RUNNING,
        tries=F("tries") + 1,
        started_at=now,
        seen_at=now,
        done=0,
        total=None,
        problem="",
    )
    if not changed:  # pragma: no cover -- only where rows cannot be locked
        return None
    found.refresh_from_db()
    return found


def report(job: Job, done: int, total: int | None, *, now: datetime) -> None:
    """Write down how far a job is; it also says that its worker lives.

    Raises:
        JobLost: another worker has it.
    """
    _change(job, done=done, total=total, seen_at=now)


def finish(job: Job, result: Result) -> None:
    """The work is done.

    Raises:
        JobLost: another worker has it.
    """
    _end(job, Job.State.DONE, result=result)


def fail(job: Job, problem: str) -> None:
    """The work cannot be done, and why.

    Raises:
        JobLost: another worker has it.
    """
    _end(job, Job.State.FAILED, problem=problem)


def give_back(job: Job) -> None:
    """Let the next worker take it up at once; nothing when another has it."""
    Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, tries=job.tries).update(
        state=Job.State.WAITING, seen_at=None
    )


def forget(now: datetime) -> int:
    """Delete finished rounds of what comes by itself; other jobs stay."""
    rows = Job.objects.filter(
        subject__startswith="orkhon:round/",
        state=Job.State.DONE,
        finished_at__lt=now - KEPT,
    )
    return rows.delete()[0]


def _round(one: Kind, now: datetime) -> int:
    return int(now.timestamp()) // (60 * (one.minutes or 1))


def _end(
    job: Job, state: Job.State, *, result: Result | None = None, problem: str = ""
) -> None:
    now = timezone.now()
    _change(
        job,
        state=state,
        result=result or {},
        problem=problem,
        seen_at=now,
        finished_at=now,
    )


def _change(job: Job, **values: object) -> None:
    changed = Job.objects.filter(pk=job.pk, tries=job.tries, state=job.state).update(
        **values
    )
    if not changed:
        raise JobLost(f"{job} was given to another worker")
    for name, value in values.items():
        setattr(job, name, value)
