"""Bundles: write one beside a paper, and check one with nothing but this file.

Neither Django nor a database is needed here.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from orkhon.engines.merkle.archive import ArchiveError, pack, unpack
from orkhon.engines.merkle.checkpoint import (
    Checkpoint,
    CheckpointError,
    open_checkpoint,
)
from orkhon.engines.merkle.contents import (
    EVIDENCE,
    README,
    ROWS,
    Bundle,
    BundledEntry,
    BundleError,
    Receipts,
    bundle_of,
    files_of,
    names_in,
)
from orkhon.engines.merkle.entry import (
    JSON,
    EntryError,
    canonical,
    payload_digest,
)
from orkhon.engines.merkle.joint import verify_joint
from orkhon.engines.merkle.note import NoteError, PublicKey
from orkhon.engines.merkle.tree import verify_inclusion
from orkhon.engines.merkle.verification import Finding, Verification

PAPER_DIGEST = "paper_sha256"
EVIDENCE_DIGEST = "evidence_sha256"
ROWS_DIGEST = "rows_sha256"

_README = """\
This bundle holds papers and what is needed to check them.

paper/          the papers, byte for byte
evidence.json   what they rest on
rows.jsonl      the rows that their numbers were counted from, where there are any
receipts.json   shows that the form behind each row is in the record
entries.json    the entries of the record that it rests on, each with its proof
checkpoint.txt  the signed state of the record that the proofs lead to
key.txt         the public key that checks the signature
manifest.json   the format and the papers' file names

To check it:  orkhon verify bundle.zip --key KEY

KEY is the public key as the assembly publishes it. Without --key the key in this
bundle is used; then compare it with the published one, because whoever makes a
bundle anew can put a key of their own into it.

The format is described in docs/methods/record.md of Orkhon, so that the check can
be written in any language: SHA-256, Ed25519, canonical JSON (RFC 8785), the tree of
RFC 9162, and the C2SP forms signed-note and tlog-checkpoint.
"""


def write_bundle(bundle: Bundle) -> bytes:
    """The bundle as a zip archive; equal bundles give equal bytes.

    Raises:
        BundleError: it would not verify; the message says what does not hold.
        ArchiveError: it is too large.
    """
    packed = pack({README: _README.encode(), **files_of(bundle)})
    # A paper that goes out with a seal that does not hold is worse than none.
    wrong = [found.what for found in _check(bundle, bundle.key) if not found.holds]
    if wrong:
        raise BundleError(wrong[0])
    return packed


def verify_bundle(
    source: Path | str | bytes, trusted_key: str | None = None
) -> Verification:
    """Check a bundle and say in plain words what holds and what does not.

    Args:
        source: The zip archive, or where it lies.
        trusted_key: The public key as the assembly publishes it, as one word. None
            takes the key in the bundle and says so.
    Returns:
        Findings in the order of checking; a bundle that cannot be read is one
        finding that does not hold.
    """
    try:
        bundle = read_bundle(source)
    except BundleError as error:
        return Verification.of([Finding(False, f"The bundle cannot be read: {error}.")])
    return check_bundle(bundle, trusted_key)


def read_bundle(source: Path | str | bytes) -> Bundle:
    """The bundle in a zip archive, read and not yet checked.

    Raises:
        BundleError: it is no archive, or no bundle.
    """
    try:
        return bundle_of(unpack(source))
    except ArchiveError as error:
        raise BundleError(str(error)) from error


def check_bundle(bundle: Bundle, trusted_key: str | None = None) -> Verification:
    """As `verify_bundle`, for a bundle that was read."""
    return Verification.of(_check(bundle, trusted_key))


def _check(bundle: Bundle, trusted_key: str | None) -> Iterator[Finding]:
    try:
        key = PublicKey.decode(bundle.key if trusted_key is None else trusted_key)
        checkpoint = open_checkpoint(bundle.checkpoint, [key])
    except (NoteError, CheckpointError) as error:
        yield Finding(False, f"The checkpoint does not hold: {error}.")
        return
    yield Finding(True, _signed(checkpoint, key, trusted_key is not None))
    if bundle.key != key.encode():
        yield Finding(False, "The key in the bundle is another one than yours.")
    for entry in bundle.entries:
        yield _entry_holds(entry, checkpoint)
    yield from _repeated(bundle.entries)
    if bundle.receipts is not None:
        yield _received(bundle.receipts, checkpoint)
    said = [*words_of(bundle.entries)]
    for name, paper in bundle.papers.items():
        yield _named(said, PAPER_DIGEST, paper, f"The paper {name}")
    evidence = canonical(bundle.evidence)
    yield _named(said, EVIDENCE_DIGEST, evidence, f"The evidence in {EVIDENCE}")
    if bundle.rows is not None:
        yield _named(said, ROWS_DIGEST, bundle.rows, f"The file of rows {ROWS}")


def _signed(checkpoint: Checkpoint, key: PublicKey, trusted: bool) -> str:
    source = (
        "the key that you gave"
        if trusted
        else "the key in the bundle itself: compare it with the published one"
    )
    return (
        f"The checkpoint of {checkpoint.size:,} entries is signed by "
        f"{checkpoint.origin}, key {key.id.hex()} ({source})."
    )


def _entry_holds(entry: BundledEntry, checkpoint: Checkpoint) -> Finding:
    leaf, seq = entry.leaf, entry.leaf.seq
    try:
        leaf.require_form()
        leaf_hash = leaf.hash()
    except EntryError as error:
        return Finding(False, f"Entry {seq} is malformed: {error}.", seq)
    if not verify_inclusion(
        leaf_hash, seq - 1, checkpoint.size, entry.proof, checkpoint.root
    ):
        return Finding(
            False,
            f"Entry {seq} is not the one that the checkpoint covers: its number, "
            "time, act, subject, actor or digest was altered.",
            seq,
        )
    if entry.payload is None or entry.salt is None:
        return _without_payload(entry)
    if entry.erasure is not None:
        return Finding(False, f"Entry {seq} is called erased but is there.", seq)
    if payload_digest(entry.salt, entry.payload) != leaf.payload_digest:
        return Finding(False, f"Entry {seq}: what it said was altered.", seq)
    return Finding(True, f"Entry {seq} ({leaf.verb}) is in the record.", seq)


def _without_payload(entry: BundledEntry) -> Finding:
    seq, gone = entry.leaf.seq, entry.erasure
    if gone is None:
        return Finding(True, f"Entry {seq} is in the record; its words are held.", seq)
    return Finding(
        True,
        f"Entry {seq} is in the record; what it said was erased on {gone.at} "
        f"by {gone.by}: {gone.why}",
        seq,
    )


def _repeated(entries: tuple[BundledEntry, ...]) -> Iterator[Finding]:
    seen: set[int] = set()
    for entry in entries:
        seq = entry.leaf.seq
        if seq in seen:
            yield Finding(False, f"Entry {seq} is in the bundle twice.", seq)
        seen.add(seq)


def _received(receipts: Receipts, checkpoint: Checkpoint) -> Finding:
    count = len(receipts.leaves)
    # An entry's number counts from 1, its leaf from 0.
    leaves = {seq - 1: leaf for seq, leaf in receipts.leaves.items()}
    if verify_joint(leaves, checkpoint.size, receipts.proof, checkpoint.root):
        return Finding(True, f"{count:,} receipts are in the record.")
    return Finding(
        False, f"Of {count:,} receipts not all are those that the checkpoint covers."
    )


def words_of(entries: tuple[BundledEntry, ...]) -> Iterator[tuple[int, JSON]]:
    """What the open entries say, by number; each one's digest is checked by itself.

    Words without their salt have no digest that anything could be compared with: they
    say nothing, else anybody could put a paper of their own under a good seal.
    """
    for entry in entries:
        if entry.payload is None or entry.salt is None:
            continue
        try:
            yield entry.leaf.seq, json.loads(entry.payload)
        except (ValueError, RecursionError):
            continue  # it names nothing


def _named(
    said: list[tuple[int, JSON]], member: str, data: bytes, what: str
) -> Finding:
    """Whether an entry names this digest."""
    digest = hashlib.sha256(data).hexdigest()
    for seq, payload in said:
        if digest in names_in(payload, member):
            return Finding(True, f"{what} is the one that entry {seq} names.", seq)
    return Finding(False, f"{what} was altered: no entry of the bundle names it.")
