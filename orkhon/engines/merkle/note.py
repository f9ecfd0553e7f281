"""C2SP signed notes: a text, a blank line, and Ed25519 signatures below it.

Source: C2SP, "signed-note", https://c2sp.org/signed-note. The encodings of keys are
those of the Go project's sumdb/note package, so its tools read ours.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

ED25519 = b"\x01"
KEY_SIZE = 32
ID_SIZE = 4
SIGNATURE_SIZE = 64
MAX_SIGNATURES = 100
"""More signature lines than this and a note is refused unread."""

_NAME = re.compile(r"[^\s+]+")
_KEY = re.compile(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)")
_PRIVATE = "PRIVATE+KEY+"
_SIGNATURE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/=]+)")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


class NoteError(ValueError):
    """A note or a key that is malformed, or a signature that does not hold."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A named Ed25519 key that checks notes.

    Attributes:
        name: Who signs; for a record its origin, without spaces and plus signs.
        raw: The 32 bytes of the key.
    """

    name: str
    raw: bytes

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise NoteError(f"“{self.name}” cannot name a key")
        if len(self.raw) != KEY_SIZE:
            raise NoteError(f"a key of {len(self.raw)} bytes instead of {KEY_SIZE}")

    @property
    def id(self) -> bytes:
        """Four bytes that tell keys of one name apart."""
        named = f"{self.name}\n".encode() + ED25519 + self.raw
        return hashlib.sha256(named).digest()[:ID_SIZE]

    def encode(self) -> str:
        """The key as one word: name+id+base64, what others call a vkey."""
        return f"{self.name}+{self.id.hex()}+{_base64(ED25519 + self.raw)}"

    @classmethod
    def decode(cls, word: str) -> "PublicKey":
        """Read what `encode` wrote.

        Raises:
            NoteError: another form, another algorithm, or an id of another key.
        """
        name, raw, key_id = _decoded_key(word)
        key = cls(name, raw)
        if key.id != key_id:
            raise NoteError(f"the id in {word} belongs to another key")
        return key

    def holds(self, text: str, signature: bytes) -> bool:
        """Whether the signature over the text's UTF-8 bytes is by this key."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(
                signature, text.encode()
            )
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A named Ed25519 key that signs notes; `seed` is its 32 secret bytes."""

    name: str
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.seed) != KEY_SIZE:
            raise NoteError(f"a seed of {len(self.seed)} bytes instead of {KEY_SIZE}")

    @property
    def public(self) -> PublicKey:
        """The key that checks what this one signs."""
        secret = Ed25519PrivateKey.from_private_bytes(self.seed)
        return PublicKey(self.name, secret.public_key().public_bytes_raw())

    def encode(self) -> str:
        """The secret as one word, for a file that only the server may read."""
        return f"{_PRIVATE}{self.name}+{self.public.id.hex()}+{_base64(ED25519 + self.seed)}"

    @classmethod
    def decode(cls, word: str) -> "PrivateKey":
        """Read what `encode` wrote; the message never repeats the secret.

        Raises:
            NoteError: another form, another algorithm, or an id of another key.
        """
        if not word.startswith(_PRIVATE):
            raise NoteError("this is no private key of a signed note")
        name, seed, key_id = _decoded_key(word.removeprefix(_PRIVATE))
        key = cls(name, seed)
        if key.public.id != key_id:
            raise NoteError(f"the id in the private key of {name} is of another key")
        return key

    def sign(self, text: str) -> str:
        """A note of this text: text, blank line, one signature.

        Raises:
            NoteError: the text is empty, does not end its last line, or holds
                control characters.
        """
        _require_text(text)
        secret = Ed25519PrivateKey.from_private_bytes(self.seed)
        signature = self.public.id + secret.sign(text.encode())
        return f"{text}\n— {self.name} {_base64(signature)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A note that was checked.

    Attributes:
        text: What was signed, with its final newline.
        signed_by: The known keys whose signatures hold, in the note's order.
    """

    text: str
    signed_by: tuple[PublicKey, ...]


def open_note(note: str, keys: Iterable[PublicKey]) -> Note:
    """Check a note against known keys; signatures of unknown keys are passed over.

    Raises:
        NoteError: malformed, a known key's signature that does not hold, or no
            signature by a known key.
    """
    text, separator, below = note.rpartition("\n\n")
    if not separator or not below.endswith("\n"):
        raise NoteError("this is no signed note: text, blank line, signatures")
    text += "\n"
    _require_text(text)
    lines = below.removesuffix("\n").split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise NoteError(f"a note with {len(lines)} signatures")
    known = {(key.name, key.id): key for key in keys}
    signed_by: list[PublicKey] = []
    for line in lines:
        name, key_id, signature = _signature_of(line)
        key = known.get((name, key_id))
        if key is None:
            continue
        if not key.holds(text, signature):
            raise NoteError(f"the signature of {name} does not hold")
        if key not in signed_by:
            signed_by.append(key)
    if not signed_by:
        raise NoteError("the note is signed by no key that is known here")
    return Note(text, tuple(signed_by))


def _signature_of(line: str) -> tuple[str, bytes, bytes]:
    match = _SIGNATURE.fullmatch(line)
    if match is None:
        raise NoteError(f"“{line}” is no signature line")
    decoded = _from_base64(match[2])
    if len(decoded) <= ID_SIZE:
        raise NoteError(f"the signature of {match[1]} is cut short")
    return match[1], decoded[:ID_SIZE], decoded[ID_SIZE:]


def _decoded_key(word: str) -> tuple[str, bytes, bytes]:
    match = _KEY.fullmatch(word)
    if match is None:
        raise NoteError("this is no key of the form name+id+base64")
    data = _from_base64(match[3])
    if data[:1] != ED25519 or len(data) != 1 + KEY_SIZE:
        raise NoteError(f"the key of {match[1]} is not an Ed25519 key")
    return match[1], data[1:], bytes.fromhex(match[2])


def _require_text(text: str) -> None:
    if not text.endswith("\n") or text == "\n":
        raise NoteError("a note's text ends with a newline and is not empty")
    if _CONTROL.search(text):
        raise NoteError("a note's text holds a control character")


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _from_base64(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise NoteError(f"“{text}” is not base64") from error
    if _base64(data) != text:
        raise NoteError(f"“{text}” is not base64 as it is written once")
    return data
