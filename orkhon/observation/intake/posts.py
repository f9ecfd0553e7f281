"""The body of a post: taken from the line, within bounds, and read part by part."""

import tempfile
from collections.abc import Mapping
from typing import IO, Protocol

PIECE = 256 * 1024
IN_MEMORY = 1024 * 1024
"""Bytes of a body that are kept in memory; more of it lies in a temporary file."""


class Readable(Protocol):
    """The stream of a request."""

    def read(self, size: int, /) -> bytes: ...


class PostError(ValueError):
    """A body that did not come whole.

    Attributes:
        is_too_large: More than may come; otherwise the line was cut.
    """

    def __init__(self, message: str, *, is_too_large: bool) -> None:
        super().__init__(message)
        self.is_too_large = is_too_large


def declared_length(environ: Mapping[str, object]) -> int | None:
    """Bytes that the request says it brings; None when it comes in chunks.

    Raises:
        PostError: neither a length nor chunks.
    """
    if "chunked" in str(environ.get("HTTP_TRANSFER_ENCODING", "")).lower():
        return None
    said = str(environ.get("CONTENT_LENGTH") or "0")
    if not (said.isascii() and said.isdigit()):
        raise PostError(f"“{said[:20]}” is no length", is_too_large=False)
    return int(said)


def take_body(stream: Readable, *, length: int | None, at_most: int) -> IO[bytes]:
    """Take a body from the line.

    Args:
        length: Bytes that must come; None for as many as there are until the end.
        at_most: Bytes that may come.
    Raises:
        PostError: more than may come, or fewer than were announced.
    """
    if length is not None and length > at_most:
        raise PostError(f"{length} bytes instead of {at_most}", is_too_large=True)
    body = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- the caller's
    try:
        _take(stream, body, length=length, at_most=at_most)
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body


def _take(
    stream: Readable, body: IO[bytes], *, length: int | None, at_most: int
) -> None:
    taken = 0
    while length is None or taken < length:
        wanted = PIECE if length is None else min(PIECE, length - taken)
        piece = stream.read(wanted)
        if not piece:
            break
        taken += len(piece)
        if taken > at_most:
            raise PostError(f"more than {at_most} bytes", is_too_large=True)
        body.write(piece)
    if length is not None and taken < length:
        raise PostError(f"{taken} bytes came instead of {length}", is_too_large=False)
