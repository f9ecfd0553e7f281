"""The bytes of an entry: canonical JSON (RFC 8785) and the salted digest.

The leaf names everything but the payload, which may be erased by law; the digest
of salt and payload stands for it.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import TypeAlias

import rfc8785

from orkhon.engines.merkle.tree import leaf_hash

SALT_SIZE = 32
MAX_SEQ = 2**53 - 1  # the largest whole number that RFC 8785 can write

JSON: TypeAlias = (
    bool | int | float | str | Sequence["JSON"] | Mapping[str, "JSON"] | None
)

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class EntryError(ValueError):
    """An entry that cannot be written into the record as it is."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What the tree holds of one act.

    Attributes:
        seq: Place in the order of the record, from 1; the leaf's index plus 1.
        at: UTC moment, RFC 3339 with six digits: 2026-11-21T09:00:00.000000Z.
        verb: The act, such as dialogue.contact.confirm.
        subject: What it was done to, such as orkhon:contact/8f3c….
        actor: Opaque id of who did it.
        payload_digest: SHA-256(salt, payload) in lower-case hexadecimal.
    """

    seq: int
    at: str
    verb: str
    subject: str
    actor: str
    payload_digest: str

    def to_bytes(self) -> bytes:
        """Canonical JSON of the six members, the bytes that the tree hashes.

        Written out by hand because a million of them are checked at a time; a
        test holds it to the RFC 8785 library.

        Raises:
            EntryError: a number or text that canonical JSON cannot carry.
        """
        if not 0 < self.seq <= MAX_SEQ:
            raise EntryError(f"an entry cannot be numbered {self.seq}")
        quote = encode_basestring
        try:
            return (
                f'{{"actor":{quote(self.actor)},"at":{quote(self.at)},'
                f'"payload_digest":{quote(self.payload_digest)},"seq":{self.seq},'
                f'"subject":{quote(self.subject)},"verb":{quote(self.verb)}}}'
            ).encode()
        except UnicodeEncodeError as error:
            raise EntryError(f"entry {self.seq} holds half a character") from error

    def hash(self) -> bytes:
        """The leaf hash of these bytes."""
        return leaf_hash(self.to_bytes())

    def require_form(self) -> None:
        """Refuse a time or a digest that is not written in its one form.

        Raises:
            EntryError: naming the member and its value.
        """
        if not _MOMENT.fullmatch(self.at):
            raise EntryError(f"entry {self.seq}: “{self.at}” is no UTC moment")
        if not _DIGEST.fullmatch(self.payload_digest):
            raise EntryError(
                f"entry {self.seq}: “{self.payload_digest}” is no SHA-256 digest"
            )


def canonical(value: JSON) -> bytes:
    """Canonical JSON of a payload.

    Raises:
        EntryError: a value that JSON does not know (a date, say), a number out of
            range, or half a character.
    Source:
        RFC 8785.
    """
    try:
        written: bytes = rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, RecursionError) as error:
        raise EntryError(f"the payload cannot be written as JSON: {error}") from error
    return written


def payload_digest(salt: bytes, payload: bytes) -> str:
    """SHA-256 of salt and payload, in hexadecimal.

    The salt keeps a short payload (a name, a yes) from being found by trial once
    it is erased.

    Raises:
        EntryError: the salt is not 32 bytes.
    """
    if len(salt) != SALT_SIZE:
        raise EntryError(f"a salt of {len(salt)} bytes instead of {SALT_SIZE}")
    return hashlib.sha256(salt + payload).hexdigest()
