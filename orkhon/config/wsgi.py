"""The WSGI door, for gunicorn.

Phones come by a door of their own. They show a key in the address and need no session,
cookie, page or menu, and on the day of a vote they come in bursts: what stands before
the pages of the site would cost them more than keeping a form does.
"""

import os
import socket
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections
from django.middleware.security import SecurityMiddleware
from django.urls import get_resolver

from orkhon.ui.headers import HeadersMiddleware
from orkhon.ui.limits import AddressMiddleware, LargestBodyMiddleware

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "orkhon.config.settings")

PHONES = ("/v1/key/", "/v1/test/")
"""Addresses whose every request shows a key; the first one is of the ODK protocol."""

PATIENCE = 30
"""Seconds without a byte after which the rest of a body is not waited for."""

DESKS = 8
"""Requests that a process handles at once, however many threads the server has."""

STREAMING_PATIENCE = 30.0
"""Seconds that a listener may take in nothing before its stream is given up."""

GUARDS: tuple[Callable[[Any], Any], ...] = (
    AddressMiddleware,
    LargestBodyMiddleware,
    SecurityMiddleware,
    HeadersMiddleware,
)
"""From the inside out."""


class PhoneHandler(WSGIHandler):
    """Django with the same addresses and views, and of the middleware what guards.

    Left out are sessions, cookies, accounts, languages of pages and the check against
    forged forms, which protects cookies; the views behind it speak for themselves.
    """

    def load_middleware(self, is_async: bool = False) -> None:
        # Django reads one list of middleware for all addresses; this is a second one.
        inside: Any = self
        inside._view_middleware = []
        inside._template_response_middleware = []
        inside._exception_middleware = []
        chain: Any = convert_exception_to_response(inside._get_response)
        for middleware in GUARDS:
            chain = convert_exception_to_response(middleware(chain))
        inside._middleware_chain = chain


class PatientInput:
    """The body of a request, for which nobody waits for ever.

    Whoever sends a head and then nothing would hold a thread as long as they like. The
    answer has no such limit: over a poor line it takes its time.

    Args:
        stream: What gunicorn gives.
        line: The socket behind it.
    """

    def __init__(self, stream: Any, line: socket.socket) -> None:
        self._stream, self._line = stream, line

    def read(self, *size: int) -> bytes:
        return self._taken(self._stream.read, size)

    def readline(self, *size: int) -> bytes:
        return self._taken(self._stream.readline, size)

    def __iter__(self) -> Iterator[bytes]:
        while line := self.readline():
            yield line

    def _taken(self, take: Callable[..., bytes], size: tuple[int, ...]) -> bytes:
        before = self._line.gettimeout()
        self._line.settimeout(PATIENCE)
        try:
            return take(*size)
        finally:
            self._line.settimeout(before)


site = get_wsgi_application()
phones = PhoneHandler()
# Most of the server's threads listen for news and wait. What is done for a request is
# done by few, each with a connection to the database that it keeps: a thread that sends
# an answer has none.
desks = ThreadPoolExecutor(DESKS, thread_name_prefix="desk")
# Every room is read in now: the server forks its processes from this one, and one that
# takes the place of a lost one answers at once.
get_resolver().url_patterns  # noqa: B018 -- read for what reading it loads


def application(
    environ: dict[str, Any], start_response: Callable[..., Any]
) -> Iterable[bytes]:
    """Each request to its door."""
    line = environ.get("gunicorn.socket")
    if line is not None:
        environ["wsgi.input"] = PatientInput(environ["wsgi.input"], line)
    is_phone = str(environ.get("PATH_INFO", "")).startswith(PHONES)
    door = phones if is_phone else site
    answer: Any = desks.submit(_handled, door, environ, start_response).result()
    if getattr(answer, "streaming", False):
        # What has not changed is answered without a body, and so without its type.
        media_type = answer.headers.get("Content-Type", "")
        if line is not None and media_type == "text/event-stream":
            _give_up_in_time(line)
        # Rows are read while they are sent, by the thread that sends them.
        answer.close = _closing(answer.close)
    found: Iterable[bytes] = answer
    return found


def _handled(door: Any, environ: dict[str, Any], start_response: Any) -> Any:
    """Handle a request at a desk; its connection is looked after at once."""
    try:
        return door(environ, start_response)
    finally:
        close_old_connections()


def _give_up_in_time(line: socket.socket) -> None:
    """A listener whose line is dead gives its place back; nobody says that it went."""
    line.settimeout(STREAMING_PATIENCE)
    if hasattr(socket, "TCP_USER_TIMEOUT") and line.family != socket.AF_UNIX:
        line.setsockopt(
            socket.IPPROTO_TCP,
            socket.TCP_USER_TIMEOUT,
            round(STREAMING_PATIENCE * 1000),
        )


def _closing(close: Callable[[], None]) -> Callable[[], None]:
    def close_all() -> None:
        try:
            close()
        finally:
            connections.close_all()

    return close_all
