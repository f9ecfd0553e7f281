"""Work that several threads bring at the same moment, done in one go.

Whoever comes first leads: it does at once what waits, its own work and that of the
others, and hands the lead to one who came meanwhile. A lone one waits for nothing.
There is no thread of its own, so nothing to start after a fork or to stop at the end.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")


class _Bringer(Generic[Work, Result]):
    """One thread's work, and where its results are put."""

    def __init__(self, works: Sequence[Work]) -> None:
        self.works = works
        self.results: list[Result] | None = None
        self.failure: BaseException | None = None
        self.called = threading.Lock()
        self.called.acquire()

    @property
    def is_answered(self) -> bool:
        return self.results is not None or self.failure is not None


class Gathering(Generic[Work, Result]):
    """Collects what threads bring and does it together.

    Args:
        act: Does several works and returns a result for each, in order.
        at_most: Works in one go; a larger piece of one bringer is not divided.
    """

    def __init__(
        self, act: Callable[[Sequence[Work]], list[Result]], *, at_most: int
    ) -> None:
        self._act = act
        self._at_most = at_most
        self._lock = threading.Lock()
        self._waiting: list[_Bringer[Work, Result]] = []
        self._led = False

    def bring(self, works: Sequence[Work]) -> list[Result]:
        """Have work done, together with what others bring; its results.

        Raises:
            Whatever the act raised; then for all who were done together.
        """
        mine = _Bringer[Work, Result](works)
        with self._lock:
            self._waiting.append(mine)
            leads = not self._led
            self._led = True
        if not leads:
            mine.called.acquire()
        # Called either because it is done, or because it is this one's turn to lead.
        if not mine.is_answered:
            self._lead()
        if mine.failure is not None:
            raise mine.failure
        assert mine.results is not None  # noqa: S101 -- answered, and not by a failure
        return mine.results

    def _lead(self) -> None:
        together = self._taken()
        works = [work for bringer in together for work in bringer.works]
        try:
            results = self._act(works)
            for bringer in together:
                count = len(bringer.works)
                bringer.results, results = results[:count], results[count:]
        except BaseException as failure:
            for bringer in together:
                bringer.failure = failure
        finally:
            with self._lock:
                following = self._waiting[:1]
                self._led = bool(following)
            for bringer in [*together[1:], *following]:
                bringer.called.release()

    def _taken(self) -> list[_Bringer[Work, Result]]:
        """Those whose work fits into one go, the leader first."""
        with self._lock:
            count, size = 1, len(self._waiting[0].works)
            for bringer in self._waiting[1:]:
                size += len(bringer.works)
                if size > self._at_most:
                    break
                count += 1
            together, self._waiting = self._waiting[:count], self._waiting[count:]
        return together
