"""The key that signs checkpoints: a file that only the server may read."""

import os
import secrets
from pathlib import Path

from django.conf import settings

from orkhon.engines.merkle.note import KEY_SIZE, NoteError, PrivateKey, PublicKey


class KeyFileError(ValueError):
    """The signing key is missing, unreadable or of another origin."""


def signing_key(*, make: bool = False) -> PrivateKey:
    """The key of this installation.

    Args:
        make: Make one when there is none. Only a record without a checkpoint may:
            a lost key must be noticed, not quietly replaced.
    Raises:
        KeyFileError: no file, no key in it, or a key of another origin.
    """
    path = Path(settings.ORKHON_SIGNING_KEY_FILE)
    if make and not path.exists():
        _write_new(path)
    try:
        key = PrivateKey.decode(path.read_text(encoding="ascii").strip())
    except FileNotFoundError as error:
        raise KeyFileError(f"the signing key {path.name} is missing") from error
    except (OSError, UnicodeDecodeError, NoteError) as error:
        raise KeyFileError(f"the signing key {path.name}: {error}") from error
    if key.name != settings.ORKHON_ORIGIN:
        raise KeyFileError(
            f"the signing key is of {key.name}, ORKHON_ORIGIN is "
            f"{settings.ORKHON_ORIGIN}"
        )
    return key


def public_key() -> PublicKey | None:
    """The key that checks our checkpoints; None while nothing was ever signed.

    Raises:
        KeyFileError: the file is there but cannot be used.
    """
    if not Path(settings.ORKHON_SIGNING_KEY_FILE).exists():
        return None
    return signing_key().public


def _write_new(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    key = PrivateKey(settings.ORKHON_ORIGIN, secrets.token_bytes(KEY_SIZE))
    # Never over a key that another process has just written.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.encode() + "\n")
