"""The hub of a process: one thread looks for news, all who listen are woken by it.

Whoever listens holds a thread of the server and nothing else: no connection to the
database, no processor. One thread a process asks the database, several times a second
while somebody listens; the cost of a look does not depend on how many do.
"""

import threading
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

LOOKS_EVERY = 0.2
"""Seconds between two looks; a change is on a screen within two seconds."""
KEPT = 1_000
"""News of a sitting that a process keeps; who lags further behind comes again."""
LINGERS = 30.0
"""Seconds that the thread goes on looking when nobody listens any more."""


@dataclass(frozen=True)
class News:
    """One event: its id is its place in the order of all."""

    id: int
    sitting: str
    kind: str
    revision: int


class Hub:
    """Who listens to what in this process.

    Args:
        newest: Id of the last event there is; 0 for none.
        since: The events after an id, by id, of all sittings.
        goes_on: False once the process is to stop; then all streams end.
        pause: Waits between two looks.
        failures: Of a look, after which the hub looks again.
        lingers: Looks that it goes on when nobody listens.
        ended: Called by the thread when it looks no more.
    """

    def __init__(
        self,
        newest: Callable[[], int],
        since: Callable[[int], Sequence[News]],
        *,
        goes_on: Callable[[], bool],
        pause: Callable[[], object],
        failures: tuple[type[Exception], ...] = (),
        lingers: float = LINGERS / LOOKS_EVERY,
        ended: Callable[[], object] = lambda: None,
    ) -> None:
        self._newest, self._since = newest, since
        self._goes_on, self._pause = goes_on, pause
        self._failures = failures
        self._lingers, self._ended = lingers, ended
        self._lock = threading.Lock()
        self._changed: dict[str, threading.Condition] = defaultdict(
            lambda: threading.Condition(self._lock)
        )
        self._kept: dict[str, deque[News]] = defaultdict(lambda: deque(maxlen=KEPT))
        # Up to which id news of a sitting may have been let go.
        self._gone: dict[str, int] = {}
        self._begins = 0
        self._listeners = 0
        self._thread: threading.Thread | None = None

    @property
    def listeners(self) -> int:
        """How many listen now."""
        return self._listeners

    def join(self, most: int) -> bool:
        """Take a place; False where all are taken. Who took one calls `leave`.

        After this returns, every event that was not yet there will be among the news.
        """
        with self._lock:
            if self._listeners >= most:
                return False
            if self._thread is None or not self._thread.is_alive():
                self._begin()
            self._listeners += 1
        return True

    def leave(self) -> None:
        """Give the place back."""
        with self._lock:
            self._listeners -= 1

    def news(self, sitting: str, after: int, seconds: float) -> tuple[News, ...] | None:
        """Wait for events of a sitting after an id.

        Returns:
            What there is, by id; empty when the time is over. None where the stream
            is to end: the process stops, or what comes next is not kept any more.
        """
        with self._lock:
            self._changed[sitting].wait_for(
                lambda: not self._goes_on() or self._last(sitting) > after, seconds
            )
            if not self._goes_on() or self._gone.get(sitting, self._begins) > after:
                return None
            return tuple(one for one in self._kept[sitting] if one.id > after)

    def _last(self, sitting: str) -> int:
        kept = self._kept[sitting]
        return kept[-1].id if kept else 0

    def _begin(self) -> None:
        self._kept.clear()
        self._gone.clear()
        self._begins = self._newest()
        self._thread = threading.Thread(
            target=self._watch, args=[self._begins], name="news", daemon=True
        )
        self._thread.start()

    def _watch(self, position: int) -> None:
        try:
            self._look_on(position)
        finally:
            self._ended()

    def _look_on(self, position: int) -> None:
        idle = 0
        while self._goes_on():
            self._pause()
            with self._lock:
                idle = 0 if self._listeners else idle + 1
                if idle > self._lingers:
                    self._thread = None
                    return
            try:
                found = self._since(position)
            except self._failures:
                continue
            if found:
                position = found[-1].id
                self._spread(found)
        with self._lock:
            for condition in self._changed.values():
                condition.notify_all()

    def _spread(self, found: Sequence[News]) -> None:
        with self._lock:
            for one in found:
                kept = self._kept[one.sitting]
                if len(kept) == KEPT:
                    self._gone[one.sitting] = kept[0].id
                kept.append(one)
            for sitting in {one.sitting for one in found}:
                self._changed[sitting].notify_all()
