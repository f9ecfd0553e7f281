"""Field keys: whose phone is at the door, asked of the database each time.

No answer is remembered, so that a key taken back opens nothing from that moment on.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from orkhon.observation.models import FieldKey

LENGTH = 64
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!$"
"""64 signs that stand in an address as they are: each carries six bits."""
_TOKEN = re.compile(rf"[A-Za-z0-9!$]{{{LENGTH}}}")

Standing = Literal["good", "revoked", "expired"]


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """A field key as the door sees it.

    Attributes:
        number: Of its mission, ODK's project id.
        languages: Those of its observer, the best first; empty when nobody knows.
    """

    key_id: int
    mission_id: UUID
    number: int
    mission: str
    observer_id: UUID | None
    languages: tuple[str, ...]
    standing: Standing


def is_token(text: str) -> bool:
    """Whether a text has the form of a token at all."""
    return _TOKEN.fullmatch(text) is not None


def digest_of_token(token: str) -> str:
    """What is kept of a token; the token itself cannot be found from it."""
    return hashlib.sha256(token.encode()).hexdigest()


def holder_of(token: str, *, now: datetime) -> KeyHolder | None:
    """Whose token this is, good or no longer; None when it never was one."""
    if not is_token(token):
        return None
    row = (
        FieldKey.objects.filter(digest=digest_of_token(token))
        .values_list(
            "pk",
            "mission",
            "mission__number",
            "mission__title",
            "observer",
            "observer__languages",
            "revoked_at",
            "expires_at",
        )
        .first()
    )
    if row is None:
        return None
    pk, mission_id, number, mission, observer_id, languages, revoked, expires = row
    standing: Standing = "good"
    if revoked is not None:
        standing = "revoked"
    elif expires is not None and expires <= now:
        standing = "expired"
    return KeyHolder(
        key_id=pk,
        mission_id=mission_id,
        number=number,
        mission=mission,
        observer_id=observer_id,
        languages=tuple(languages or ()),
        standing=standing,
    )
