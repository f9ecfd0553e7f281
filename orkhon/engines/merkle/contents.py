"""What a bundle holds, and how each part is written as a file of the archive.

docs/methods/record.md describes the files for whoever writes another verifier.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from orkhon.engines.merkle.entry import JSON, Leaf, canonical
from orkhon.engines.merkle.tree import HASH_SIZE, Proof

FORMAT = "orkhon-bundle/1"
MANIFEST, ENTRIES, EVIDENCE = "manifest.json", "entries.json", "evidence.json"
CHECKPOINT, KEY, README = "checkpoint.txt", "key.txt", "README.txt"
PAPER_FOLDER = "paper/"
MAX_ENTRIES = 100_000

T = TypeVar("T")


class BundleError(ValueError):
    """A bundle that cannot be put together, or a file that is no bundle."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """Who took a payload out, when, and under what rule."""

    at: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class BundledEntry:
    """One entry with what shows that it is in the tree.

    Attributes:
        leaf: What the tree hashes.
        payload: What the entry said, canonical JSON; None once erased or withheld.
        salt: The 32 bytes that went into the digest; None with the payload.
        erasure: Who erased it; None when it was not.
        proof: Inclusion proof for the checkpoint of the same bundle.
    """

    leaf: Leaf
    payload: bytes | None
    salt: bytes | None
    erasure: Erasure | None
    proof: Proof


@dataclass(frozen=True, slots=True)
class Bundle:
    """A paper with everything needed to check it.

    Attributes:
        paper_name: File name of the paper, without folders.
        paper: Its bytes.
        evidence: What the paper rests on, as JSON.
        entries: The entries it rests on; one of them names the paper's digest.
        checkpoint: The signed note that the proofs lead to.
        key: The public key as one word, for a reader who has no other.
    """

    paper_name: str
    paper: bytes
    evidence: JSON
    entries: tuple[BundledEntry, ...]
    checkpoint: str
    key: str


def files_of(bundle: Bundle) -> dict[str, bytes]:
    """The bundle as files, README apart.

    Raises:
        BundleError: the paper's name has folders, or too many entries.
    """
    if not _is_file_name(bundle.paper_name):
        raise BundleError(f"“{bundle.paper_name}” is no plain file name")
    if not 0 < len(bundle.entries) <= MAX_ENTRIES:
        raise BundleError(f"a bundle of {len(bundle.entries)} entries")
    manifest: JSON = {
        "format": FORMAT,
        "paper": bundle.paper_name,
    }
    return {
        MANIFEST: canonical(manifest),
        PAPER_FOLDER + bundle.paper_name: bundle.paper,
        EVIDENCE: canonical(bundle.evidence),
        ENTRIES: canonical([_written(entry) for entry in bundle.entries]),
        CHECKPOINT: bundle.checkpoint.encode(),
        KEY: f"{bundle.key}\n".encode(),
    }


def bundle_of(files: Mapping[str, bytes]) -> Bundle:
    """Read the files back.

    Raises:
        BundleError: a file is missing, unexpected or malformed.
    """
    manifest = _json(files, MANIFEST)
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise BundleError(f"{MANIFEST} does not name the format {FORMAT}")
    paper_name = manifest.get("paper")
    if not isinstance(paper_name, str) or not _is_file_name(paper_name):
        raise BundleError(f"{MANIFEST} does not name the paper")
    paper = PAPER_FOLDER + paper_name
    extra = files.keys() - {MANIFEST, paper, EVIDENCE, ENTRIES, CHECKPOINT, KEY, README}
    if extra:
        # What nobody checks must not travel under a seal.
        raise BundleError(f"{min(extra)} does not belong in a bundle")
    listed = _json(files, ENTRIES)
    if not isinstance(listed, list) or not 0 < len(listed) <= MAX_ENTRIES:
        raise BundleError(f"{ENTRIES} is no list of entries")
    return Bundle(
        paper_name=paper_name,
        paper=_file(files, paper),
        evidence=_json(files, EVIDENCE),
        entries=tuple(_read(entry) for entry in listed),
        checkpoint=_text(files, CHECKPOINT),
        key=_text(files, KEY).strip(),
    )


def _written(entry: BundledEntry) -> JSON:
    erasure = entry.erasure
    leaf = entry.leaf
    return {
        "seq": leaf.seq,
        "at": leaf.at,
        "verb": leaf.verb,
        "subject": leaf.subject,
        "actor": leaf.actor,
        "payload_digest": leaf.payload_digest,
        "payload": None if entry.payload is None else entry.payload.decode(),
        "salt": None if entry.salt is None else entry.salt.hex(),
        "erased": None
        if erasure is None
        else {"at": erasure.at, "by": erasure.by, "why": erasure.why},
        "proof": [step.hex() for step in entry.proof],
    }


def _read(value: object) -> BundledEntry:
    if not isinstance(value, dict):
        raise BundleError(f"{ENTRIES} holds something that is no entry")
    seq = _member(value, "seq", int)
    where = f"entry {seq}"
    leaf = Leaf(
        seq=seq,
        at=_member(value, "at", str),
        verb=_member(value, "verb", str),
        subject=_member(value, "subject", str),
        actor=_member(value, "actor", str),
        payload_digest=_member(value, "payload_digest", str),
    )
    payload, salt, erased = value.get("payload"), value.get("salt"), value.get("erased")
    proof = _member(value, "proof", list)
    return BundledEntry(
        leaf=leaf,
        payload=None if payload is None else _member(value, "payload", str).encode(),
        salt=None if salt is None else _hex(_member(value, "salt", str), where),
        erasure=None if erased is None else _erasure(_member(value, "erased", dict)),
        proof=tuple(_hex(step, where) for step in proof),
    )


def _erasure(value: dict[object, object]) -> Erasure:
    return Erasure(
        at=_member(value, "at", str),
        by=_member(value, "by", str),
        why=_member(value, "why", str),
    )


def _member(value: Mapping[object, object], name: str, kind: type[T]) -> T:
    found = value.get(name)
    if not isinstance(found, kind) or isinstance(found, bool):
        raise BundleError(f"{ENTRIES}: an entry without a proper {name}")
    return found


def _hex(text: object, where: str) -> bytes:
    try:
        data = bytes.fromhex(str(text))
    except ValueError as error:
        raise BundleError(f"{where}: “{text}” is not hexadecimal") from error
    if len(data) != HASH_SIZE:
        raise BundleError(f"{where}: {len(data)} bytes instead of {HASH_SIZE}")
    return data


def _file(files: Mapping[str, bytes], name: str) -> bytes:
    if name not in files:
        raise BundleError(f"{name} is missing")
    return files[name]


def _text(files: Mapping[str, bytes], name: str) -> str:
    try:
        return _file(files, name).decode()
    except UnicodeDecodeError as error:
        raise BundleError(f"{name} is not UTF-8 text") from error


def _json(files: Mapping[str, bytes], name: str) -> JSON:
    text = _text(files, name)
    try:
        value: JSON = json.loads(text)
        canonical_bytes = canonical(value)
    except (ValueError, RecursionError) as error:
        raise BundleError(f"{name} is not JSON: {error}") from error
    if canonical_bytes != files[name]:
        # Another spelling of the same JSON would have another digest.
        raise BundleError(f"{name} is not canonical JSON")
    return value


def _is_file_name(name: str) -> bool:
    return (
        0 < len(name) <= 200
        and name.isprintable()
        and not set(name) & set('/\\:*?"<>|')
        and name.strip(". ") != ""
    )


def names_in(payload: Mapping[str, JSON] | JSON, member: str) -> Sequence[str]:
    """The digests that a payload names under `member`: one, several or none."""
    value = payload.get(member) if isinstance(payload, Mapping) else None
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Sequence):
        return tuple(item for item in value if isinstance(item, str))
    return ()
