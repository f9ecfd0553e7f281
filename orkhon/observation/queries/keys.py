"""Field keys: whose phone is at the door, asked of the database each time.

No answer is remembered, so that a key taken back opens nothing from that moment on.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import connection

from orkhon.observation.queries.plain import uuid_of
from orkhon.record.statements import fetched

LENGTH = 64
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!$"
"""64 signs that stand in an address as they are: each carries six bits."""
_HOLDER = (
    "SELECT k.id, k.mission_id, m.number, m.title, k.observer_id, o.languages,"
    " k.revoked_at IS NOT NULL, k.expires_at IS NOT NULL AND k.expires_at <= %s"
    " FROM observation_fieldkey k"
    " JOIN observation_mission m ON m.id = k.mission_id"
    " LEFT JOIN observation_observer o ON o.id = k.observer_id WHERE k.digest = %s"
)
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
    found = fetched(
        _HOLDER,
        [connection.ops.adapt_datetimefield_value(now), digest_of_token(token)],
    )
    if not found:
        return None
    pk, mission_id, number, mission, observer_id, languages, revoked, expired = found[0]
    standing: Standing = "good"
    if revoked:
        standing = "revoked"
    elif expired:
        standing = "expired"
    return KeyHolder(
        key_id=pk,
        mission_id=uuid_of(mission_id),
        number=number,
        mission=mission,
        observer_id=None if observer_id is None else uuid_of(observer_id),
        languages=() if languages is None else tuple(json.loads(languages)),
        standing=standing,
    )
