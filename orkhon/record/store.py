"""The file store of sources: one file for one digest, never written twice.

It is Django's default storage, so that an installation can move it to S3-compatible
storage by a setting. docs/methods/record.md says why the bytes are not in the
database, and which few are.
"""

import hashlib
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from django.core.files.base import File
from django.core.files.storage import (
    FileSystemStorage,
    default_storage,
    storages,
)

FOLDER = "sources"
LARGEST_IN_ROW = 64 * 1024
"""Bytes that may lie in the source's own row; see docs/decisions."""
PIECE = 1 << 20


class StoreError(ValueError):
    """A source whose bytes are missing or are not those that were kept."""


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes on their way into the record, named by their digest.

    Attributes:
        in_row: The bytes themselves when they are few; None when they lie in the
            file store, where they are harmless if nothing ever names them.
    """

    sha256: str
    size: int
    in_row: bytes | None = field(repr=False)


def hold(file: IO[bytes]) -> Held:
    """Read bytes to be kept; many of them go to the file store, piece by piece.

    Touches no database, so that it can be done before a transaction begins.

    Args:
        file: Read from its beginning.
    """
    file.seek(0)
    head = file.read(LARGEST_IN_ROW + 1)
    if len(head) <= LARGEST_IN_ROW:
        return Held(hashlib.sha256(head).hexdigest(), len(head), head)
    sha256, size = _digest(_pieces(file))
    _put(sha256, file)
    return Held(sha256, size, None)


def address(sha256: str) -> str:
    """Where the bytes with this digest lie in the storage."""
    return f"{FOLDER}/{sha256[:2]}/{sha256}"


def put(data: bytes) -> str:
    """Keep the bytes; bytes that are there already are left alone.

    A file cut short by a crash is written again: its name says what belongs in it.

    Returns:
        Their SHA-256 in hexadecimal.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    _put(sha256, io.BytesIO(data))
    return sha256


def get(sha256: str) -> bytes:
    """The bytes with this digest.

    Raises:
        StoreError: they are missing or were altered.
    """
    try:
        with default_storage.open(address(sha256)) as file:
            data: bytes = file.read()
    except FileNotFoundError as error:
        raise StoreError(f"the file of source {sha256} is missing") from error
    return _checked(data, sha256)


def bytes_of(sha256: str, in_row: bytes | memoryview | None) -> bytes:
    """The bytes of a source, from its row or from the file store.

    Raises:
        StoreError: they are missing or were altered.
    """
    if in_row is None:
        return get(sha256)
    return _checked(bytes(in_row), sha256)


def _checked(data: bytes, sha256: str) -> bytes:
    """The bytes, if they have this digest.

    Raises:
        StoreError: they were altered.
    """
    if hashlib.sha256(data).hexdigest() != sha256:
        raise StoreError(f"the file of source {sha256} was altered")
    return data


def _put(sha256: str, file: IO[bytes]) -> None:
    name = address(sha256)
    if default_storage.exists(name):
        with default_storage.open(name) as kept:
            if _digest(_pieces(kept))[0] == sha256:
                return
        default_storage.delete(name)
    file.seek(0)
    _on_the_disk(default_storage.save(name, File(file)))


def _on_the_disk(name: str) -> None:
    """Wait until the file would outlive a power cut, as the row that names it does."""
    if not isinstance(storages["default"], FileSystemStorage):
        return  # a storage elsewhere answers when it has it
    path = Path(default_storage.path(name))
    for place in (path, path.parent):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece


def _digest(pieces: Iterator[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for piece in pieces:
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size
