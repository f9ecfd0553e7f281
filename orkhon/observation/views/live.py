"""The operations room as it changes: a stream that says so, for a short while."""

import threading
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import connection
from django.http import (
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.views.decorators.http import require_GET

from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.queries import plinth

LASTS = 25
"""Seconds of one stream; then the page comes again, and the thread is free."""
LOOKS_EVERY = 1.0
"""Seconds between two looks at the record."""
COMES_AGAIN = 1500
"""Milliseconds until the page asks for the next stream."""


class Places:
    """How many streams a process has open; a stream takes a thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken = 0

    def take(self, most: int) -> bool:
        """Whether there was a place."""
        with self._lock:
            if self._taken >= most:
                return False
            self._taken += 1
            return True

    def leave(self) -> None:
        """Give a place back."""
        with self._lock:
            self._taken -= 1


PLACES = Places()


class Changes:
    """The stream: an event for each change of the record, else a sign of life.

    Args:
        size: How many entries the record has now.
        seen: How many the page knows of; None when it knows nothing yet.
        wait: Waits one look; False when the process is to stop.
        looks: After how many looks the stream ends.
        done: Called once, however the stream ends.
    """

    def __init__(
        self,
        size: Callable[[], int],
        *,
        seen: int | None,
        wait: Callable[[], bool],
        looks: int,
        done: Callable[[], None],
    ) -> None:
        self._done: Callable[[], None] | None = done
        self._said = self._words(size, seen, wait, looks)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            return next(self._said)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Give the place back; a stream that nobody began to read is closed too."""
        done, self._done = self._done, None
        if done is not None:
            done()

    @staticmethod
    def _words(
        size: Callable[[], int],
        seen: int | None,
        wait: Callable[[], bool],
        looks: int,
    ) -> Iterator[bytes]:
        yield f"retry: {COMES_AGAIN}\n\n".encode()
        for _look in range(looks):
            now = size()
            if seen is None:
                yield f"id: {now}\nevent: began\ndata: {now}\n\n".encode()
            elif now != seen:
                yield f"id: {now}\nevent: changed\ndata: {now}\n\n".encode()
            else:
                yield b": still here\n\n"
            seen = now
            if not wait():
                return


@require_GET
@inside
def events(request: HttpRequest, number: int) -> HttpResponse:
    """Tell the page that something changed; it then asks for its parts anew.

    204 where each process has one thread alone, 503 where all places are taken: the
    page then asks every twenty seconds.
    """
    mission_of(request, number)
    if not request.META.get("wsgi.multithread"):
        return HttpResponse(status=204)
    if not PLACES.take(settings.ORKHON_LIVE_STREAMS):
        return HttpResponse("Too many streams; ask again.", status=503)
    stop = threading.Event()
    response = StreamingHttpResponse(
        Changes(
            _size,
            seen=_seen(request),
            wait=lambda: not stop.wait(LOOKS_EVERY),
            looks=round(LASTS / LOOKS_EVERY),
            done=PLACES.leave,
        ),
        content_type="text/event-stream",
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response  # type: ignore[return-value]  # -- a stream; the doors pass it on as it is


def _size() -> int:
    """The record's size; the connection is given back between two looks."""
    try:
        return plinth().size
    finally:
        if not connection.in_atomic_block:
            connection.close()


def _seen(request: HttpRequest) -> int | None:
    text = request.headers.get("Last-Event-ID", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
