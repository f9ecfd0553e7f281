"""How the site is served: `gunicorn --config python:orkhon.config.serving orkhon.config.wsgi`.

A listener of a live page holds a thread that waits and does nothing; there are many of
those. The requests themselves are handled by a few threads, see `orkhon.config.wsgi`.
docs/decisions/0014-live-events.md has what was measured.
"""

from typing import Protocol

from orkhon.config import environment
from orkhon.ui.process import PROCESS

LISTENERS = environment.number("ORKHON_LISTENERS", 220)
"""How many listeners each process carries; pages beyond them ask every few seconds."""
OTHERS = 36
"""Threads that no listener takes: for those who wait to be handled, and who are sent
an answer over a slow line."""

worker_class = "gthread"
workers = 2
threads = LISTENERS + OTHERS
# One that is lost is replaced within a second; phones keep their lines.
preload_app = True
keepalive = 30
loglevel = "warning"


class Settings(Protocol):
    """What the server was started with."""

    threads: int


class Worker(Protocol):
    """A process of the server."""

    alive: bool
    cfg: Settings


def post_worker_init(worker: Worker) -> None:
    """Say in each process how many listeners it carries, and when it is to stop."""
    PROCESS.streams = max(0, worker.cfg.threads - OTHERS)
    PROCESS.goes_on = lambda: worker.alive
