"""The bundle that goes with papers, as bytes."""

from collections.abc import Collection, Mapping, Sequence

from orkhon.engines.merkle.bundle import write_bundle
from orkhon.engines.merkle.contents import (
    Bundle,
    BundledEntry,
    BundleError,
    Erasure,
    Receipts,
)
from orkhon.engines.merkle.entry import JSON
from orkhon.engines.merkle.tree import Proof
from orkhon.record.keys import public_key
from orkhon.record.models import Entry
from orkhon.record.moments import written
from orkhon.record.queries import (
    inclusion,
    joint_inclusion,
    latest_checkpoint,
    leaf_of,
)


def build_bundle(
    *,
    papers: Mapping[str, bytes],
    evidence: JSON,
    seqs: Sequence[int],
    open_seqs: Collection[int],
    rows: bytes | None = None,
    receipt_seqs: Collection[int] = (),
) -> bytes:
    """Put papers, their evidence and their entries together so that anyone can check.

    Args:
        papers: By file name; an entry among `open_seqs` names each one's digest as
            `paper_sha256`, the evidence's as `evidence_sha256`, the rows' as
            `rows_sha256`.
        evidence: What the paper rests on; goes out as it is.
        seqs: Entries to prove; the last checkpoint must cover them.
        open_seqs: Those of them whose words go out too. Nothing else does: a bundle
            is public.
        rows: The file of rows that numbers were counted from.
        receipt_seqs: Entries of which only the leaf hash goes out, with one proof
            for all: neither who nor when.
    Returns:
        The zip archive.
    Raises:
        BundleError: nothing signed yet, an entry after the last checkpoint, an
            unknown entry, or a bundle that would not verify.
    """
    checkpoint, key = latest_checkpoint(), public_key()
    if checkpoint is None or key is None:
        raise BundleError("nothing is signed yet; sign a checkpoint first")
    wanted = sorted({*seqs, *open_seqs})
    found = Entry.objects.select_related("kept").in_bulk(wanted)
    received = Entry.objects.in_bulk(list(receipt_seqs))
    for seq in [*wanted, *receipt_seqs]:
        if seq not in found and seq not in received:
            raise BundleError(f"there is no entry {seq}")
        if seq > checkpoint.size:
            raise BundleError(
                f"entry {seq} is after the last checkpoint, of {checkpoint.size} entries"
            )
    return write_bundle(
        Bundle(
            papers=papers,
            evidence=evidence,
            entries=tuple(
                _bundled(
                    found[seq],
                    inclusion(seq, size=checkpoint.size).proof,
                    is_open=seq in open_seqs,
                )
                for seq in wanted
            ),
            checkpoint=checkpoint.note,
            key=key.encode(),
            rows=rows,
            receipts=_receipts(received, checkpoint.size) if received else None,
        )
    )


def _receipts(received: Mapping[int, Entry], size: int) -> Receipts:
    leaves = {seq: bytes(entry.leaf_hash) for seq, entry in received.items()}
    return Receipts(leaves, joint_inclusion(list(leaves), size=size))


def _bundled(entry: Entry, proof: Proof, *, is_open: bool) -> BundledEntry:
    kept = entry.kept
    leaf = leaf_of(entry)
    if kept.erased_at is not None:
        erasure = Erasure(written(kept.erased_at), kept.erased_by, kept.erased_why)
        return BundledEntry(leaf, None, None, erasure, proof)
    if not is_open or kept.payload is None or kept.salt is None:
        return BundledEntry(leaf, None, None, None, proof)
    return BundledEntry(leaf, bytes(kept.payload), bytes(kept.salt), None, proof)
