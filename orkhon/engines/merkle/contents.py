"""What a bundle holds, and how each part is written as a file of the archive.

docs/methods/record.md describes the files for whoever writes another verifier.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from orkhon.engines.merkle.entry import JSON, Leaf, canonical
from orkhon.engines.merkle.tree import HASH_SIZE, Proof

FORMAT = "orkhon-bundle/2"
FIRST_FORMAT = "orkhon-bundle/1"
"""One paper and no rows; written until 2026, read for ever."""
MANIFEST, ENTRIES, EVIDENCE = "manifest.json", "entries.json", "evidence.json"
CHECKPOINT, KEY, README = "checkpoint.txt", "key.txt", "README.txt"
ROWS, RECEIPTS = "rows.jsonl", "receipts.json"
PAPER_FOLDER = "paper/"
MAX_ENTRIES = 100_000

_HEX = re.compile(r"(?:[0-9a-f]{2})*")

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
class Receipts:
    """Entries of which only the leaf hash is given: that they are in the tree, no more.

    Attributes:
        leaves: Leaf hash by the entry's number.
        proof: One proof for all of them, see `joint_proof`.
    """

    leaves: Mapping[int, bytes]
    proof: Proof


@dataclass(frozen=True, slots=True)
class Bundle:
    """Papers with everything needed to check them.

    Attributes:
        papers: By file name without folders, the first one first.
        evidence: What they rest on, as JSON.
        entries: The entries they rest on; one of them names each paper's digest.
        checkpoint: The signed note that the proofs lead to.
        key: The public key as one word, for a reader who has no other.
        rows: The rows that numbers were counted from, a file of lines; None without.
        receipts: What shows that the rows' forms are in the record; None without.
    """

    papers: Mapping[str, bytes]
    evidence: JSON
    entries: tuple[BundledEntry, ...]
    checkpoint: str
    key: str
    rows: bytes | None = None
    receipts: Receipts | None = None


def files_of(bundle: Bundle) -> dict[str, bytes]:
    """The bundle as files, README apart.

    Raises:
        BundleError: the paper's name has folders, or too many entries.
    """
    if not bundle.papers:
        raise BundleError("a bundle without a paper")
    for name in bundle.papers:
        if not _is_file_name(name):
            raise BundleError(f"“{name}” is no plain file name")
    if not 0 < len(bundle.entries) <= MAX_ENTRIES:
        raise BundleError(f"a bundle of {len(bundle.entries)} entries")
    files = {
        MANIFEST: canonical({"format": FORMAT, "papers": list(bundle.papers)}),
        **{PAPER_FOLDER + name: data for name, data in bundle.papers.items()},
        EVIDENCE: canonical(bundle.evidence),
    }
    if bundle.rows is not None:
        files[ROWS] = bundle.rows
    if bundle.receipts is not None:
        files[RECEIPTS] = canonical(_receipts_written(bundle.receipts))
    return {
        **files,
        ENTRIES: canonical([_written(entry) for entry in bundle.entries]),
        CHECKPOINT: bundle.checkpoint.encode(),
        KEY: f"{bundle.key}\n".encode(),
    }


def bundle_of(files: Mapping[str, bytes]) -> Bundle:
    """Read the files back.

    Raises:
        BundleError: a file is missing, unexpected or malformed.
    """
    names = _paper_names(files)
    known = {MANIFEST, EVIDENCE, ENTRIES, CHECKPOINT, KEY, README, ROWS, RECEIPTS}
    extra = files.keys() - known - {PAPER_FOLDER + name for name in names}
    if extra:
        # What nobody checks must not travel under a seal.
        raise BundleError(f"{min(extra)} does not belong in a bundle")
    listed = _json(files, ENTRIES)
    if not isinstance(listed, list) or not 0 < len(listed) <= MAX_ENTRIES:
        raise BundleError(f"{ENTRIES} is no list of entries")
    return Bundle(
        papers={name: _file(files, PAPER_FOLDER + name) for name in names},
        evidence=_json(files, EVIDENCE),
        entries=tuple(_read(entry) for entry in listed),
        checkpoint=_text(files, CHECKPOINT),
        key=_text(files, KEY).strip(),
        rows=files.get(ROWS),
        receipts=_receipts(files) if RECEIPTS in files else None,
    )


def _paper_names(files: Mapping[str, bytes]) -> list[str]:
    manifest = _json(files, MANIFEST)
    form = manifest.get("format") if isinstance(manifest, dict) else None
    if not isinstance(manifest, dict) or form not in (FORMAT, FIRST_FORMAT):
        raise BundleError(f"{MANIFEST} does not name the format {FORMAT}")
    if form == FIRST_FORMAT and files.keys() & {ROWS, RECEIPTS}:
        raise BundleError(f"a bundle of the format {FIRST_FORMAT} has no rows")
    names = manifest.get("papers") if form == FORMAT else [manifest.get("paper")]
    if not isinstance(names, list) or not names:
        raise BundleError(f"{MANIFEST} does not name the paper")
    plain = [one for one in names if isinstance(one, str) and _is_file_name(one)]
    if plain != names or len(set(plain)) < len(plain):
        raise BundleError(f"{MANIFEST} does not name the paper")
    return plain


def _receipts_written(receipts: Receipts) -> JSON:
    return {
        "leaves": [[seq, leaf.hex()] for seq, leaf in sorted(receipts.leaves.items())],
        "proof": [step.hex() for step in receipts.proof],
    }


def _receipts(files: Mapping[str, bytes]) -> Receipts:
    value = _json(files, RECEIPTS)
    if not isinstance(value, dict):
        raise BundleError(f"{RECEIPTS} is no list of receipts")
    leaves: dict[int, bytes] = {}
    for pair in _member(value, "leaves", list, RECEIPTS):
        match pair:
            case [int(seq), str(leaf)] if seq not in leaves:
                leaves[seq] = _hex(leaf, f"receipt {seq}")
            case _:
                raise BundleError(f"{RECEIPTS} holds something that is no receipt")
    proof = _member(value, "proof", list, RECEIPTS)
    return Receipts(leaves, tuple(_hex(step, RECEIPTS) for step in proof))


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


def _member(
    value: Mapping[object, object], name: str, kind: type[T], file: str = ENTRIES
) -> T:
    found = value.get(name)
    if not isinstance(found, kind) or isinstance(found, bool):
        raise BundleError(f"{file}: an entry without a proper {name}")
    return found


def _hex(text: object, where: str) -> bytes:
    # One spelling only, so that no byte of a bundle can be changed unseen.
    if not _HEX.fullmatch(str(text)):
        raise BundleError(f"{where}: “{text}” is not hexadecimal")
    data = bytes.fromhex(str(text))
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
