"""Work that several threads bring at the same moment, done in one go.

Whoever comes first leads: it makes ready, takes what waits, its own work and that of
the others, does it and hands the lead to one who came meanwhile. A lone one waits for
nothing. What comes while the leader waits for its turn at the database goes along with
it, so that the work that costs the same for one as for many is done less often the
busier it is. There is no thread of its own, so nothing to start after a fork or to stop
at the end.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")
Take = Callable[[], Sequence[Work]]


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
        act: Calls what it is given once it is ready, to take the works, and returns a
            result for each, in order.
        at_most: Works in one go; a larger piece of one bringer is not divided.
    """

    def __init__(
        self, act: Callable[[Take[Work]], list[Result]], *, at_most: int
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
        together: list[_Bringer[Work, Result]] = []

        def take() -> Sequence[Work]:
            together.extend(self._taken())
            return [work for bringer in together for work in bringer.works]

        try:
            results = self._act(take)
            for bringer in together:
                count = len(bringer.works)
                bringer.results, results = results[:count], results[count:]
        except BaseException as failure:
            if not together:
                together.extend(self._taken())
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
