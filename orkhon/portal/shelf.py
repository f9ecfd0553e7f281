"""What is dear to make and asked for often: made once a version, kept in memory."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from typing import Generic, TypeVar

from django.conf import settings

ARCHIVE_BYTES = 64_000_000
"""Of all the archives that a process keeps; a larger one is made each time."""

Value = TypeVar("Value")


class Shelf(Generic[Value]):
    """One version of each thing, those asked for last; for one process.

    Args:
        most: How much the things may weigh together.
        weight: Of a thing, by the same measure; None counts things.
    """

    def __init__(self, most: int, weight: Callable[[Value], int] | None = None) -> None:
        self._most = most
        self._weight = weight or (lambda _value: 1)
        self._held: OrderedDict[Hashable, tuple[str, Value]] = OrderedDict()
        self._load = 0
        self._making: dict[Hashable, AbstractContextManager[bool]] = {}
        self._lock = threading.Lock()

    def get(
        self,
        name: Hashable,
        version: str,
        made: Callable[[], Value],
        *,
        holds: Callable[[], bool] = lambda: True,
    ) -> Value:
        """The thing in this version; whoever asks while it is made waits for it.

        Where an installation keeps no copies of public pages, nothing is kept.

        Args:
            version: Another one wherever the thing is another one.
            made: Makes it.
            holds: Whether what was made is that version still; else it is not kept.
        """
        if not settings.ORKHON_PUBLIC_COPIES:
            return made()
        with self._lock:
            making = self._making.setdefault(name, threading.Lock())
        with making:
            try:
                held = self.found(name, version)
                if held is not None:
                    return held[0]
                value = made()
                if holds():
                    self.keep(name, version, value)
                return value
            finally:
                with self._lock:
                    self._making.pop(name, None)

    def found(self, name: Hashable, version: str) -> tuple[Value] | None:
        """The thing in this version, alone in a tuple; None where it is not held."""
        with self._lock:
            held = self._held.get(name)
            if held is None or held[0] != version:
                return None
            self._held.move_to_end(name)
            return (held[1],)

    def keep(self, name: Hashable, version: str, value: Value) -> None:
        """Keep it, and let go of those that nobody asked for the longest."""
        with self._lock:
            earlier = self._held.pop(name, None)
            if earlier is not None:
                self._load -= self._weight(earlier[1])
            if self._weight(value) > self._most:
                return
            self._held[name] = (version, value)
            self._load += self._weight(value)
            while self._load > self._most:
                _name, (_version, gone) = self._held.popitem(last=False)
                self._load -= self._weight(gone)


ARCHIVES: Shelf[bytes] = Shelf(ARCHIVE_BYTES, len)
"""Archives of the public record, by what they are called."""
