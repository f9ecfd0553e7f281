"""Keep several processes running beside each other, as one that can be stopped.

`orkhon serve` is the web server and the worker. Whichever dies is started again; a
signal to this process reaches all of them; when this process is killed, so are they.
"""

import ctypes
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType

SHORT_LIFE = 5.0
"""Seconds; a process that does not live so long could not start."""
MOST_FALSE_STARTS = 3
"""So many in a row of the process without which nothing works, and all is over."""
LONGEST_WAIT = 30.0
"""Seconds between two starts of a process that dies at once."""
GRACE = 40.0
"""Seconds from the wish to stop until what still runs is killed."""
LOOK = 0.25

_PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One process: what to start, and whether all is over when it cannot."""

    name: str
    words: Sequence[str]
    is_needed: bool = False
    process: "subprocess.Popen[bytes] | None" = None
    born: float = 0.0
    false_starts: int = field(default=0)
    not_before: float = 0.0


class Supervisor:
    """Starts the children, starts the dead anew, and ends all of them together."""

    def __init__(
        self, children: Sequence[Child], *, say: Callable[[str], object]
    ) -> None:
        self._children = children
        self._say = say
        self._stopping = threading.Event()

    def run(self) -> int:
        """Until a signal says stop; the exit code of all of it."""
        before = {
            number: signal.signal(number, self._stop)
            for number in (signal.SIGTERM, signal.SIGINT)
        }
        try:
            while not self._stopping.is_set():
                for child in self._children:
                    code = self._look_after(child)
                    if code is not None:
                        return code
                self._stopping.wait(LOOK)
            return 0
        finally:
            self._end()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping.set()

    def _look_after(self, child: Child) -> int | None:
        """Start it when it does not run; its exit code when it never will."""
        now = time.monotonic()
        if child.process is not None:
            code = child.process.poll()
            if code is None:
                return None
            child.process = None
            lived = now - child.born
            child.false_starts = child.false_starts + 1 if lived < SHORT_LIFE else 0
            self._say(f"{child.name} ended with {code}; it is started again.")
            if child.is_needed and child.false_starts >= MOST_FALSE_STARTS:
                self._say(f"{child.name} does not start.")
                return code or 1
            pause = 2.0 ** (child.false_starts - 1) if child.false_starts > 1 else 0.0
            child.not_before = now + min(LONGEST_WAIT, pause)
        if now >= child.not_before:
            child.process = subprocess.Popen(  # noqa: S603 -- our own interpreter, our own words
                child.words,
                preexec_fn=_die_with_parent,
            )
            child.born = now
        return None

    def _end(self) -> None:
        left = [one.process for one in self._children if one.process is not None]
        for process in left:
            process.terminate()
        until = time.monotonic() + GRACE
        for process in left:
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _die_with_parent() -> None:
    """Ask Linux for SIGTERM when the parent is gone; elsewhere nobody is asked."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
