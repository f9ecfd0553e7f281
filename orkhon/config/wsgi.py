"""The WSGI door, for gunicorn.

Phones come by a door of their own. They show a key in the address and need no session,
cookie, page or menu, and on the day of a vote they come in bursts: what stands before
the pages of the site would cost them more than keeping a form does.
"""

import os
import socket
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.middleware.security import SecurityMiddleware
from django.urls import get_resolver

from orkhon.ui.headers import HeadersMiddleware
from orkhon.ui.limits import AddressMiddleware, LargestBodyMiddleware

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "orkhon.config.settings")

PHONES = ("/v1/key/", "/v1/test/")
"""Addresses whose every request shows a key; the first one is of the ODK protocol."""

PATIENCE = 30
"""Seconds without a byte after which the rest of a body is not waited for."""

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
    return (phones if is_phone else site)(environ, start_response)
