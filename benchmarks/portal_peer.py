"""A page of fixed bytes from a bare WSGI application: what the server itself costs."""

from collections.abc import Callable, Iterable
from typing import Any

PAGE = b"x" * 24_000


def application(
    environ: dict[str, Any], start_response: Callable[..., Any]
) -> Iterable[bytes]:
    """The same page for every address."""
    start_response(
        "200 OK",
        [("Content-Type", "text/html"), ("Content-Length", str(len(PAGE)))],
    )
    return [PAGE]
