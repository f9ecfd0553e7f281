"""The body of an OpenRosa post, read part by part without holding it in memory.

The grammar of multipart/form-data is left to the library `multipart` (docs/decisions/
0005-multipart.md); the limits, the names of the files and the faults are ours.
"""

import hashlib
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, Literal, Protocol, Self

from multipart import MultipartError as GrammarError  # type: ignore[import-untyped]  # it has no types
from multipart import MultipartSegment, PushMultipartParser, parse_options_header

from orkhon.engines.xforms.file_names import (
    disposition_names,
    name_key,
    safe_name,
)

XML_PART = "xml_submission_file"
INCOMPLETE_PART = "*isIncomplete*"
CHUNK = 64 * 1024

MultipartFault = Literal[
    "not_multipart",
    "no_boundary",
    "wrong_boundary",
    "cut_off",
    "bad_headers",
    "malformed",
    "too_large",
    "too_many_parts",
    "two_forms",
]


class MultipartError(ValueError):
    """A body that is not read, and why.

    Attributes:
        kind: "not_multipart" (another content type), "no_boundary" (none given),
            "wrong_boundary" (the one given is not in the body), "cut_off" (the body
            ends before its last boundary), "bad_headers" (a part without readable or
            with too long headers), "malformed", "too_large", "too_many_parts" or
            "two_forms".
    """

    def __init__(self, kind: MultipartFault, message: str) -> None:
        super().__init__(message)
        self.kind: MultipartFault = kind


class Readable(Protocol):
    """Anything to read bytes from: a request, a file, a socket's stream."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What a body may cost; all in bytes but for the count of parts."""

    total: int
    """Of the whole body."""
    parts: int
    """How many parts; ODK Collect sends at most 101 in one post."""
    header: int = 8 * 1024
    """Of one header line of a part."""
    in_memory: int = 256 * 1024
    """Of one part's content; a larger part goes to a temporary file."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a body: what it is called and what it holds."""

    names: tuple[str, ...]
    """All that it may be called as sent, the likeliest first (see file_names)."""
    content_type: str
    size: int
    sha256: str
    """Of its content, in hex."""
    file: IO[bytes] = field(repr=False, compare=False)
    """Its content: in memory, or in a temporary file that goes when it is closed."""

    @property
    def name(self) -> str:
        """What it is called as sent, path and all; "" when it has no name."""
        return self.names[0] if self.names else ""

    @property
    def safe_name(self) -> str:
        """Its name made harmless, to keep it by."""
        return safe_name(self.name)

    def read(self) -> bytes:
        """The whole content, from its beginning."""
        self.file.seek(0)
        return self.file.read()

    def chunks(self, size: int = CHUNK) -> Iterator[bytes]:
        """The content piece by piece, from its beginning."""
        self.file.seek(0)
        while chunk := self.file.read(size):
            yield chunk

    def called(self, expected: Collection[str]) -> str | None:
        """Which of the names that a form lists this part goes by, if any.

        The names are compared in NFC and without their path, since phones decompose
        letters and old ones send the whole path.
        """
        keys = {name_key(name): name for name in expected}
        found = (keys.get(name_key(name)) for name in self.names)
        return next((name for name in found if name is not None), None)


@dataclass(frozen=True, slots=True)
class Post:
    """A body read to its end. Close it, or use it in a `with`, to free its files."""

    parts: tuple[Part, ...]

    @property
    def xml(self) -> Part | None:
        """The filled form."""
        return next((part for part in self.parts if part.name == XML_PART), None)

    @property
    def files(self) -> tuple[Part, ...]:
        """The photos and other files, in the order sent."""
        own = {XML_PART, INCOMPLETE_PART}
        return tuple(part for part in self.parts if part.name not in own)

    @property
    def is_incomplete(self) -> bool:
        """The phone says that more posts of this form follow."""
        return any(
            part.name == INCOMPLETE_PART and part.read().strip().lower() == b"yes"
            for part in self.parts
        )

    def close(self) -> None:
        """Free the memory and the temporary files."""
        for part in self.parts:
            part.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def read_multipart(stream: Readable, content_type: str, *, limits: Limits) -> Post:
    """Read a body to its end.

    Args:
        stream: Where the bytes come from; read in pieces of 64 kB. What its `read`
            raises, as when a phone hangs up, goes through.
        content_type: The request's header, with the boundary.
        limits: What the body may cost.
    Raises:
        MultipartError: the body is not what its header says, or over a limit; no
            temporary file stays behind.
    Source:
        RFC 7578, RFC 2046 section 5.1; OpenRosa form submission API.
    """
    reader = _Reader(_boundary(content_type), limits)
    try:
        while chunk := stream.read(CHUNK):
            reader.take(chunk)
        return reader.finish()
    except BaseException:
        reader.drop()
        raise


def _boundary(content_type: str) -> str:
    kind, options = parse_options_header(content_type)
    if kind != "multipart/form-data":
        raise MultipartError(
            "not_multipart", f"{kind[:80]!r} instead of multipart/form-data"
        )
    boundary: str = options.get("boundary", "")
    # RFC 2046 allows 70 letters of ASCII; some clients send a few more.
    if not (0 < len(boundary) <= 200 and boundary.isascii() and boundary.isprintable()):
        raise MultipartError("no_boundary", "the header names no usable boundary")
    return boundary


class _Reader:
    """One walk through one body."""

    def __init__(self, boundary: str, limits: Limits) -> None:
        # Latin-1 keeps every byte of a header; UTF-8 is read from it part by part.
        # Not strict: strict fails on the line end that follows the last boundary when
        # it comes in a packet of its own.
        self._grammar = PushMultipartParser(
            boundary, max_header_size=limits.header, header_charset="latin-1"
        )
        self._limits = limits
        self._delimiter = b"--" + boundary.encode("ascii")
        self._preamble = b""
        self._has_begun = False
        self._taken = 0
        self._parts: list[Part] = []
        self._segment: MultipartSegment | None = None
        self._content: IO[bytes] = BytesIO()
        self._digest = hashlib.sha256()

    def take(self, chunk: bytes) -> None:
        self._taken += len(chunk)
        if self._taken > self._limits.total:
            raise MultipartError(
                "too_large", f"more than {self._limits.total} bytes in one post"
            )
        if not self._has_begun:
            # The boundary may lie across two packets.
            looked_at = self._preamble + chunk
            self._has_begun = self._delimiter in looked_at
            self._preamble = looked_at[-len(self._delimiter) :]
        try:
            for event in self._grammar.parse(chunk):
                if isinstance(event, MultipartSegment):
                    self._begin(event)
                elif event:
                    self._digest.update(event)
                    self._content.write(event)
                else:
                    self._end()
        except GrammarError as error:
            # The library tells its faults apart by their words alone.
            kind: MultipartFault = (
                "bad_headers" if "header" in str(error).lower() else "malformed"
            )
            number = len(self._parts) + 1
            raise MultipartError(kind, f"part {number}: {error}") from error

    def finish(self) -> Post:
        try:
            self._grammar.close()
        except GrammarError as error:
            if not self._has_begun:
                raise MultipartError(
                    "wrong_boundary", "the boundary is nowhere in the body"
                ) from error
            raise MultipartError(
                "cut_off", f"the body ends after {len(self._parts)} whole parts"
            ) from error
        if sum(part.name == XML_PART for part in self._parts) > 1:
            raise MultipartError("two_forms", f"{XML_PART} came twice in one post")
        return Post(tuple(self._parts))

    def drop(self) -> None:
        self._content.close()
        Post(tuple(self._parts)).close()

    def _begin(self, segment: MultipartSegment) -> None:
        if len(self._parts) >= self._limits.parts:
            raise MultipartError(
                "too_many_parts", f"more than {self._limits.parts} parts in one post"
            )
        self._segment = segment
        self._content = tempfile.SpooledTemporaryFile(  # noqa: SIM115 -- the post's
            max_size=self._limits.in_memory
        )
        self._digest = hashlib.sha256()

    def _end(self) -> None:
        segment = self._segment
        assert segment is not None  # noqa: S101 -- the grammar begins before it ends
        names = disposition_names(
            _utf8(segment.header("Content-Disposition")),
            _utf8(segment.name or ""),
            _utf8(segment.filename or ""),
        )
        self._content.seek(0)
        self._parts.append(
            Part(
                names=names,
                content_type=segment.content_type or "",
                size=segment.size,
                sha256=self._digest.hexdigest(),
                file=self._content,
            )
        )


def _utf8(text: str) -> str:
    """The text whose bytes were read as Latin-1; kept so where they are no UTF-8."""
    try:
        return text.encode("latin-1").decode()
    except UnicodeDecodeError:
        return text
