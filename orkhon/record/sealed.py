"""Personal documents at rest: encrypted in the file store, deleted for good.

Fernet (AES-128-CBC with HMAC-SHA256) from `cryptography`, with one key file of the
installation. The files lie outside the folder of sources: no backup holds them, so
that what is deleted on its date is gone.
"""

import os
import uuid
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

FOLDER = "personal"
LARGEST = 20 * 1024 * 1024
"""Bytes of one document."""
BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
"""How the files begin that are taken, and what they are (RFC 8118, JFIF, RFC 2083)."""


class SealError(ValueError):
    """A document that is missing or cannot be unsealed."""


def media_type_of(data: bytes) -> str:
    """What a file is by its first bytes; "" for what is not taken."""
    return next((BEGINNINGS[one] for one in BEGINNINGS if data.startswith(one)), "")


def seal(data: bytes) -> str:
    """Keep the bytes encrypted.

    Returns:
        The name under which they lie in the file store.
    """
    name = f"{FOLDER}/{uuid.uuid4()}"
    return str(default_storage.save(name, ContentFile(_fernet().encrypt(data))))


def unseal(name: str) -> bytes:
    """The bytes that were kept under a name.

    Raises:
        SealError: the file is gone or altered, or the key is another one.
    """
    try:
        with default_storage.open(name) as file:
            data: bytes = file.read()
    except FileNotFoundError as error:
        raise SealError("the file of the document is missing") from error
    try:
        return _fernet().decrypt(data)
    except InvalidToken as error:
        raise SealError(
            "the document was altered, or sealed with a lost key"
        ) from error


def destroy(name: str) -> None:
    """Delete what was kept under a name; one that is gone already stays gone."""
    default_storage.delete(name)


def _fernet() -> Fernet:
    path = Path(settings.ORKHON_DOCUMENTS_KEY_FILE)
    if not path.exists():
        _write_new(path)
    try:
        return Fernet(path.read_bytes().strip())
    except (OSError, ValueError) as error:
        raise SealError(f"the key {path.name} cannot be used: {error}") from error


def _write_new(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Two processes may begin at once: the second takes the key of the first.
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as file:
        file.write(Fernet.generate_key())
