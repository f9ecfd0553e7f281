"""The worker: takes one job after the other until it is told to stop.

It outlives a database that goes away: it waits, comes back and takes its job up
again. Beside the work a second thread says that the worker lives and how far it is,
through a connection of its own, so that the word gets out of a long transaction.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import (
    InterfaceError,
    OperationalError,
    close_old_connections,
    connection,
)
from django.utils import timezone

from orkhon.jobs import actions
from orkhon.jobs.models import Job
from orkhon.jobs.registry import Result, kind

PAUSE = 1.0
"""Seconds between two looks at an empty table."""
LONGEST_PAUSE = 15.0
"""Seconds between two tries to reach a database that is away."""
BEAT = 1.0
"""Seconds between two words on how far a job is."""
ALIVE = 5.0
"""Seconds after which the worker says that it lives though nothing has moved."""
ROUNDS_ASKED = timedelta(seconds=20)
"""Between two looks at what comes round by itself."""

LOST = (OperationalError, InterfaceError)
UNKNOWN = "It stopped with a fault of our own, which the log has: %(fault)s"

log = logging.getLogger("orkhon.jobs")


class Running:
    """A job while it is done."""

    def __init__(
        self,
        job: Job,
        *,
        beats: bool,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.job = job
        self.done = 0
        self.total: int | None = None
        self._beats = beats
        self._clock = clock
        self._written = clock()

    @property
    def subject(self) -> str:
        return self.job.subject

    @property
    def arguments(self) -> Result:
        return dict(self.job.arguments)

    @property
    def asked_by(self) -> str:
        return self.job.asked_by

    def report(self, done: int, total: int | None = None) -> None:
        """Say how far it is; written at most once a second, never inside an act."""
        self.done, self.total = done, self.total if total is None else total
        if self._beats or connection.in_atomic_block:
            return
        now = self._clock()
        if now - self._written >= BEAT:
            self._written = now
            actions.report(self.job, self.done, self.total, now=timezone.now())


class Heartbeat:
    """Says from beside that the worker lives, and how far its job is."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> "Heartbeat":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        said: tuple[int, int | None] = (0, None)
        last = time.monotonic()
        try:
            while not self._over.wait(BEAT):
                now = (self._running.done, self._running.total)
                if now == said and time.monotonic() - last < ALIVE:
                    continue
                try:
                    actions.report(self._running.job, *now, now=timezone.now())
                except LOST as error:
                    # SQLite has one writer: the word waits until the act is over.
                    log.debug("no word on %s: %s", self._running.job, error)
                    connection.close()
                    continue
                said, last = now, time.monotonic()
        except actions.JobLost as error:
            log.warning("%s", error)
        finally:
            connection.close()


def run_next(*, beats: bool = False, now: datetime | None = None) -> Job | None:
    """Take the next job and do it; None when nothing waited.

    Raises:
        OperationalError, InterfaceError: the database is away.
    """
    job = actions.take(now or timezone.now())
    return None if job is None else do(job, beats=beats)


def do(job: Job, *, beats: bool = False) -> Job:
    """Do a job that was taken; it comes back done or failed.

    Args:
        beats: Whether to say from a second thread that the worker lives.
    Raises:
        OperationalError, InterfaceError: the database is away.
        JobLost: another worker was given the job.
    """
    running = Running(job, beats=beats)
    try:
        with Heartbeat(running) if beats else nullcontext():
            result = _done(running)
    except _Refused as refused:
        actions.fail(job, str(refused))
    else:
        actions.finish(job, result)
    return job


class _Refused(Exception):
    """The job cannot be done, in words for whoever asked."""


def _done(running: Running) -> Result:
    try:
        return kind(running.job.kind).do(running)
    except LOST:
        raise
    except (ValueError, PermissionDenied) as error:
        log.info("%s: %s", running.job, error)
        raise _Refused(str(error)) from error
    except Exception as error:
        # Whatever it is, the next job must not suffer for it.
        log.exception("%s", running.job)
        raise _Refused(
            UNKNOWN % {"fault": f"{type(error).__name__}: {error}"}
        ) from error


class Worker:
    """The loop around `do`."""

    def __init__(self, *, say: Callable[[str], object]) -> None:
        self._say = say
        self._stopping = threading.Event()
        self._asked_at: datetime | None = None
        self._held: Job | None = None

    def stop(self) -> None:
        """Finish the job in hand and take no other."""
        self._stopping.set()

    def work(self, *, once: bool) -> int:
        """Do jobs until told to stop, or with `once` until nothing waits.

        Returns:
            How many jobs were done.
        Raises:
            OperationalError, InterfaceError: with `once`, the database is away.
        """
        count, pause = 0, PAUSE
        while not self._stopping.is_set():
            try:
                job = self._next()
            except LOST as error:
                if once:
                    raise
                self._say(f"The database is away ({str(error).strip()}); waiting.")
                connection.close()
                self._stopping.wait(pause)
                pause = min(LONGEST_PAUSE, pause * 2)
                continue
            except actions.JobLost as error:
                self._held = None
                self._say(str(error))
                continue
            pause = PAUSE
            if job is not None:
                count += 1
                self._say(" ".join(filter(None, [job.kind, job.state, job.problem])))
            elif once:
                break
            else:
                self._stopping.wait(PAUSE)
        return count

    def _next(self) -> Job | None:
        close_old_connections()
        if self._held is not None:
            # The database went away in the middle of it.
            actions.give_back(self._held)
            self._held = None
        self._ask_rounds()
        self._held = actions.take(timezone.now())
        if self._held is None:
            return None
        job = do(self._held, beats=True)
        self._held = None
        return job

    def _ask_rounds(self) -> None:
        now = timezone.now()
        if self._asked_at is None or now - self._asked_at >= ROUNDS_ASKED:
            self._asked_at = now
            actions.ask_periodic(now)
            actions.forget(now)
