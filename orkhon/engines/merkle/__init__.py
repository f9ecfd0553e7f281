"""The append-only record's mathematics: tree, proofs, signed checkpoints, bundles."""

from orkhon.engines.merkle.archive import ArchiveError
from orkhon.engines.merkle.bundle import verify_bundle, write_bundle
from orkhon.engines.merkle.checkpoint import (
    Checkpoint,
    CheckpointError,
    open_checkpoint,
    read_body,
)
from orkhon.engines.merkle.contents import Bundle, BundledEntry, BundleError, Erasure
from orkhon.engines.merkle.entry import (
    JSON,
    EntryError,
    Leaf,
    canonical,
    payload_digest,
)
from orkhon.engines.merkle.note import (
    Note,
    NoteError,
    PrivateKey,
    PublicKey,
    open_note,
)
from orkhon.engines.merkle.tree import (
    Frontier,
    Node,
    Proof,
    TreeError,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    level_reader,
    node_hash,
    root,
    root_at,
    tile_reader,
    verify_consistency,
    verify_inclusion,
)
from orkhon.engines.merkle.verification import Finding, Verification

__all__ = [
    "JSON",
    "ArchiveError",
    "Bundle",
    "BundleError",
    "BundledEntry",
    "Checkpoint",
    "CheckpointError",
    "EntryError",
    "Erasure",
    "Finding",
    "Frontier",
    "Leaf",
    "Node",
    "Note",
    "NoteError",
    "PrivateKey",
    "Proof",
    "PublicKey",
    "TreeError",
    "Verification",
    "canonical",
    "consistency_proof",
    "inclusion_proof",
    "leaf_hash",
    "level_reader",
    "node_hash",
    "open_checkpoint",
    "open_note",
    "payload_digest",
    "read_body",
    "root",
    "root_at",
    "tile_reader",
    "verify_bundle",
    "verify_consistency",
    "verify_inclusion",
    "write_bundle",
]
