"""News of a sitting: a stream of events, and the same parts for who has to ask."""

import itertools
import json
import time
from collections.abc import Callable, Iterator, Sequence

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from orkhon.accounts.reader import reader
from orkhon.proceedings.live import LOOKS_EVERY, Hub, News
from orkhon.proceedings.models import Sitting
from orkhon.proceedings.queries.events import missed, newest, newest_of, since
from orkhon.proceedings.views.doors import inside, sitting_of
from orkhon.proceedings.views.sitting_parts import (
    MEMORY,
    Audience,
    Drawn,
    audience_of,
)
from orkhon.ui.process import PROCESS

COMES_AGAIN = 1_000
"""Milliseconds until a browser asks for the next stream."""
KEEPS_ALIVE = 15.0
"""Seconds of silence after which a sign of life is sent; the page waits for it."""
LASTS = 600.0
"""Seconds of a stream; then the browser comes again and is let in anew, or not."""
SPREAD = 60
"""Streams that began together end within so many seconds of each other."""

HUB = Hub(
    newest,
    since,
    goes_on=lambda: PROCESS.goes_on(),
    pause=lambda: time.sleep(LOOKS_EVERY),
    failures=(Error,),
    # Of the hub's own thread, which is not the one that reads this module.
    ended=lambda: connection.close(),
)
TURNS = itertools.count()


class Stream:
    """What one listener is told; closing it gives the place back.

    Args:
        news: Waits for events after an id; None ends the stream.
        draw: The parts after an event.
        missed: What happened before the listener came.
        position: Up to which id `missed` reaches.
        ends: When the stream ends by itself, on `clock`.
        done: Called once, however the stream ends.
    """

    def __init__(
        self,
        news: Callable[[int], Sequence[News] | None],
        draw: Callable[[int], Drawn],
        missed: Sequence[News],
        position: int,
        *,
        ends: float,
        done: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._done: Callable[[], None] | None = done
        self._said = self._words(news, draw, missed, position, ends, clock)

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
        news: Callable[[int], Sequence[News] | None],
        draw: Callable[[int], Drawn],
        missed: Sequence[News],
        position: int,
        ends: float,
        clock: Callable[[], float],
    ) -> Iterator[bytes]:
        yield f"retry: {COMES_AGAIN}\nevent: hello\ndata: {position}\n\n".encode()
        if missed:
            yield told(missed, draw(missed[-1].id))
        while clock() < ends:
            found = news(position)
            if found is None:
                return
            if found:
                position = found[-1].id
                yield told(found, draw(position))
            else:
                yield b"event: beat\ndata: 1\n\n"


def told(found: Sequence[News], parts: Drawn) -> bytes:
    """Events and, last, the parts of the page as they stand after them.

    Only the last message has an id: a listener that is cut off before it hears all of
    them again.
    """
    lines = [
        f"event: change\ndata: {json.dumps({'id': one.id, 'kind': one.kind})}\n\n"
        for one in found
    ]
    last = max(found[-1].id, parts.event)
    lines.append(f"id: {last}\nevent: parts\ndata: {json.dumps(as_json(parts))}\n\n")
    return "".join(lines).encode()


def as_json(parts: Drawn) -> dict[str, object]:
    """The parts as a page takes them."""
    return {
        "event": parts.event,
        "revision": parts.revision,
        "at": parts.at,
        "parts": parts.html,
    }


def stream(request: HttpRequest, sitting: Sitting, audience: Audience) -> HttpResponse:
    """A stream of a sitting's news to whoever was let in.

    204 where the process carries no streams, 503 where all places are taken: the page
    then asks every few seconds.
    """
    if PROCESS.streams == 0:
        return HttpResponse(status=204)
    if not HUB.join(PROCESS.streams):
        return HttpResponse(
            "No place to listen; ask again.", status=503, headers={"Retry-After": "30"}
        )
    try:
        upto = newest()
        before = missed(sitting, after(request, upto))
    except BaseException:
        HUB.leave()
        raise
    position = max(upto, before[-1].id if before else 0)
    language = get_language() or "en"

    def draw(event: int) -> Drawn:
        try:
            return MEMORY.get(sitting, audience, language, event)
        finally:
            # Who waits for news holds no connection to the database.
            if not connection.in_atomic_block:
                connection.close()

    made = StreamingHttpResponse(
        Stream(
            lambda position: HUB.news(sitting.pk.hex, position, KEEPS_ALIVE),
            draw,
            before,
            position,
            ends=time.monotonic() + LASTS + next(TURNS) * 7 % SPREAD,
            done=HUB.leave,
        ),
        content_type="text/event-stream",
    )
    made.headers["Cache-Control"] = "no-store"
    made.headers["X-Accel-Buffering"] = "no"
    return made  # type: ignore[return-value]  # -- a stream; the doors pass it on as it is


def asked(request: HttpRequest, sitting: Sitting, audience: Audience) -> HttpResponse:
    """The parts as they stand, for a page that has no stream; 204 for nothing new."""
    event = newest_of(sitting)
    if after(request, -1) >= event:
        return HttpResponse(status=204)
    language = get_language() or "en"
    return JsonResponse(as_json(MEMORY.get(sitting, audience, language, event)))


def after(request: HttpRequest, otherwise: int) -> int:
    """The last event that a page has heard of: the browser's word, or the page's."""
    text = request.headers.get("Last-Event-ID", "") or request.GET.get("after", "")
    if text.isascii() and text.isdigit() and len(text) < 19:
        return int(text)
    return otherwise


@require_GET
@inside
def events(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The stream of a sitting."""
    return stream(request, sitting_of(key, number), audience_of(reader(request)))


@require_GET
@inside
def parts(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The parts of a sitting's page."""
    return asked(request, sitting_of(key, number), audience_of(reader(request)))
