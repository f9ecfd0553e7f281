"""The code of an observer's badge: what it says, signed by the mission's key.

`ORK1:` + base64url(canonical JSON) + `.` + base64url(Ed25519 signature), both without
padding; the signature is over the bytes of the JSON. docs/methods/badges.md has the
format in full, so that somebody else can write a reader.

Source: RFC 8785 (canonical JSON), RFC 8032 (Ed25519), RFC 4648 section 5 (base64url).
"""

import base64
import binascii
import json
from dataclasses import dataclass, fields
from datetime import date

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

PREFIX = "ORK1:"
VERSION = 1
KEY_SIZE = 32
SIGNATURE_SIZE = 64
LONGEST_TEXT = 240
"""Signs of a name or title: more would not fit on a badge, nor in its code."""
LONGEST_CODE = 4000
"""Signs of a code that is looked at; the largest QR code of byte mode holds fewer."""

_KEYS = {
    "mission": "m",
    "title": "t",
    "card": "c",
    "name": "n",
    "parliament": "p",
    "observer": "o",
    "valid_from": "s",
    "valid_until": "e",
}


class BadgeError(ValueError):
    """A badge that cannot be signed, or a code that does not hold."""


@dataclass(frozen=True)
class Badge:
    """What a badge says.

    Attributes:
        mission: Number of the mission.
        title: Title of the mission.
        card: Number of the accreditation card; "" where none was given.
        name: The observer's name as in the passport.
        parliament: The parliament's English name.
        observer: The observer's code in the mission, such as TR-03.
        valid_from: First day on which it holds.
        valid_until: Last day on which it holds.
    Raises:
        BadgeError: no name, a text too long, or days in disorder.
    """

    mission: int
    title: str
    card: str
    name: str
    parliament: str
    observer: str
    valid_from: date
    valid_until: date

    def __post_init__(self) -> None:
        if self.mission < 1:
            raise BadgeError(f"there is no mission {self.mission}")
        for word in ("title", "name", "parliament", "observer"):
            if not getattr(self, word).strip():
                raise BadgeError(f"a badge without {word}")
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, str) and len(value) > LONGEST_TEXT:
                raise BadgeError(
                    f"{one.name} has {len(value)} signs, more than {LONGEST_TEXT}"
                )
        if self.valid_until < self.valid_from:
            raise BadgeError(
                f"it ends on {self.valid_until}, before it begins on {self.valid_from}"
            )

    def holds_on(self, day: date) -> bool:
        """Whether the day lies between its first and its last, both included."""
        return self.valid_from <= day <= self.valid_until


def public_key_of(private_key: bytes) -> bytes:
    """The 32 bytes that check what these 32 secret bytes sign.

    Raises:
        BadgeError: not 32 bytes.
    """
    return _private(private_key).public_key().public_bytes_raw()


def sign(badge: Badge, private_key: bytes) -> str:
    """The code of a badge; the same badge and key always give the same code.

    Args:
        badge: What it says.
        private_key: The mission's 32 secret bytes (RFC 8032).
    Raises:
        BadgeError: the key is not 32 bytes.
    """
    said = _said(badge)
    return f"{PREFIX}{_encoded(said)}.{_encoded(_private(private_key).sign(said))}"


def verify(code: str, public_key: bytes) -> Badge:
    """What a code says, when the key's holder signed it and nothing was changed.

    Whether it holds on a day, or was revoked since, is for the caller to ask.

    Args:
        code: The text of the QR code; blanks and line breaks around it do no harm.
        public_key: The mission's 32 bytes.
    Raises:
        BadgeError: no such code, another version, or a signature that does not hold.
    """
    if len(public_key) != KEY_SIZE:
        raise BadgeError(f"a public key has {KEY_SIZE} bytes, not {len(public_key)}")
    code = code.strip()
    if not code.startswith(PREFIX) or len(code) > LONGEST_CODE:
        raise BadgeError(f"this is no badge: its code begins with {PREFIX}")
    head, point, tail = code.removeprefix(PREFIX).partition(".")
    said, signature = _decoded(head), _decoded(tail)
    if not point or len(signature) != SIGNATURE_SIZE:
        raise BadgeError("the code is cut short: its signature is missing")
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, said)
    except InvalidSignature as error:
        raise BadgeError(
            "the signature does not hold: another mission's badge, or a forged one"
        ) from error
    return _read(said)


def _said(badge: Badge) -> bytes:
    values: dict[str, int | str] = {"v": VERSION}
    for name, key in _KEYS.items():
        value = getattr(badge, name)
        values[key] = value.isoformat() if isinstance(value, date) else value
    return rfc8785.dumps(values)


def _read(said: bytes) -> Badge:
    """The badge in bytes that were signed; what we did not write is refused."""
    try:
        values = json.loads(said)
        if values["v"] != VERSION:
            raise BadgeError(f"the badge is of version {values['v']}, not {VERSION}")
        badge = Badge(
            mission=values["m"],
            title=values["t"],
            card=values["c"],
            name=values["n"],
            parliament=values["p"],
            observer=values["o"],
            valid_from=date.fromisoformat(values["s"]),
            valid_until=date.fromisoformat(values["e"]),
        )
    except BadgeError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadgeError("what was signed is no badge") from error
    if _said(badge) != said:
        raise BadgeError("what was signed is no badge in its one form")
    return badge


def _private(key: bytes) -> Ed25519PrivateKey:
    if len(key) != KEY_SIZE:
        raise BadgeError(f"a private key has {KEY_SIZE} bytes, not {len(key)}")
    return Ed25519PrivateKey.from_private_bytes(key)


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decoded(text: str) -> bytes:
    """One text for one value: a second spelling of the same bytes is refused."""
    try:
        data = base64.b64decode(
            text + "=" * (-len(text) % 4), altchars=b"-_", validate=True
        )
    except (binascii.Error, ValueError) as error:
        raise BadgeError("the code holds signs that no badge has") from error
    if _encoded(data) != text:
        raise BadgeError("the code holds signs that no badge has")
    return data
