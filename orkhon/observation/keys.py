"""The key of each mission's badges: a file that only the server may read.

The public half is in `Mission.badge_key`; a lost private half is noticed, since a new
one would not fit it, and badges issued before go on to verify.
"""

import base64
import os
import secrets
from pathlib import Path

from django.conf import settings

from orkhon.engines.badges import BadgeError, public_key_of
from orkhon.observation.models import Mission

KEY_SIZE = 32


class MissionKeyError(ValueError):
    """The key of a mission is missing, unreadable, or another than was published."""


def badge_key(mission: Mission) -> bytes:
    """The mission's 32 secret bytes; made when the first badge is issued.

    A new key is published in the mission's row, which the caller saves with it.

    Raises:
        MissionKeyError: the file is gone, damaged, or does not fit the public key.
    """
    path = key_file(mission)
    known = bytes(mission.badge_key)
    if not known and not path.exists():
        _write_new(path)
    try:
        key = base64.b64decode(path.read_text(encoding="ascii").strip(), validate=True)
        public = public_key_of(key)
    except FileNotFoundError as error:
        raise MissionKeyError(f"the key {path.name} is missing") from error
    except (OSError, UnicodeDecodeError, ValueError, BadgeError) as error:
        raise MissionKeyError(f"the key {path.name}: {error}") from error
    if known and public != known:
        raise MissionKeyError(
            f"the key {path.name} is not the one whose public half was published"
        )
    mission.badge_key = public
    return key


def key_file(mission: Mission) -> Path:
    """Where the mission's key lies."""
    return Path(settings.ORKHON_MISSION_KEYS) / f"mission-{mission.pk}"


def _write_new(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Never over a key that another process has just written.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(base64.b64encode(secrets.token_bytes(KEY_SIZE)) + b"\n")
