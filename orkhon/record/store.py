"""The file store of sources: one file for one digest, never written twice.

It is Django's default storage, so that an installation can move it to S3-compatible
storage by a setting. docs/methods/record.md says why the bytes are not in the
database.
"""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

FOLDER = "sources"


class StoreError(ValueError):
    """A source whose bytes are missing or are not those that were kept."""


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
    name = address(sha256)
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            if hashlib.sha256(file.read()).hexdigest() == sha256:
                return sha256
        default_storage.delete(name)
    default_storage.save(name, ContentFile(data))
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
    if hashlib.sha256(data).hexdigest() != sha256:
        raise StoreError(f"the file of source {sha256} was altered")
    return data
