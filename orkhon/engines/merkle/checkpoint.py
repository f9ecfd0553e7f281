"""C2SP tlog-checkpoint: origin, size and root of the tree, as a signed note.

Source: C2SP, "tlog-checkpoint", https://c2sp.org/tlog-checkpoint.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from orkhon.engines.merkle.note import NoteError, PrivateKey, PublicKey, open_note
from orkhon.engines.merkle.tree import HASH_SIZE

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


class CheckpointError(ValueError):
    """A text that is no checkpoint, or one of another origin."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of a record: whose it is, how many entries, and the tree's root."""

    origin: str
    size: int
    root: bytes

    def body(self) -> str:
        """The three lines that are signed.

        Raises:
            CheckpointError: the origin is empty or more than one line, the size is
                negative, or the root is not 32 bytes.
        """
        if not self.origin or "\n" in self.origin:
            raise CheckpointError(f"“{self.origin}” cannot be a record's origin")
        if self.size < 0 or len(self.root) != HASH_SIZE:
            raise CheckpointError(
                f"no checkpoint of {self.size} entries with a root of "
                f"{len(self.root)} bytes"
            )
        root = base64.b64encode(self.root).decode("ascii")
        return f"{self.origin}\n{self.size}\n{root}\n"

    def sign(self, key: PrivateKey) -> str:
        """The checkpoint as a signed note.

        Raises:
            CheckpointError: as `body`, or the key has another name than the origin.
        """
        body = self.body()
        if key.name != self.origin:
            raise CheckpointError(f"the key of {key.name} cannot sign {self.origin}")
        return key.sign(body)


def read_body(text: str) -> Checkpoint:
    """The checkpoint in a note's text; lines after the third are passed over.

    Raises:
        CheckpointError: fewer than three lines, or one that is malformed.
    """
    lines = text.split("\n")
    if len(lines) < 4 or not lines[0]:
        raise CheckpointError("a checkpoint has origin, size and root, a line each")
    origin, size, root = lines[:3]
    if not _SIZE.fullmatch(size):
        raise CheckpointError(f"“{size}” is no number of entries")
    try:
        decoded = base64.b64decode(root, validate=True)
    except binascii.Error as error:
        raise CheckpointError(f"“{root}” is no root hash") from error
    if len(decoded) != HASH_SIZE or base64.b64encode(decoded).decode() != root:
        raise CheckpointError(f"“{root}” is no root hash")
    return Checkpoint(origin, int(size), decoded)


def open_checkpoint(note: str, keys: Iterable[PublicKey]) -> Checkpoint:
    """The checkpoint in a signed note, once a known key of its origin has signed it.

    Raises:
        CheckpointError: the signature does not hold, nobody known has signed, or
            what is signed is no checkpoint.
    """
    try:
        opened = open_note(note, keys)
    except NoteError as error:
        raise CheckpointError(str(error)) from error
    checkpoint = read_body(opened.text)
    if checkpoint.origin not in {key.name for key in opened.signed_by}:
        raise CheckpointError(f"{checkpoint.origin} has not signed its own checkpoint")
    return checkpoint
