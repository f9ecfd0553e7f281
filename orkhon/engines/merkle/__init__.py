"""The append-only record's mathematics: tree, proofs, signed checkpoints, bundles."""

from orkhon.engines.merkle.archive import ArchiveError
from orkhon.engines.merkle.bundle import (
    check_bundle,
    read_bundle,
    verify_bundle,
    words_of,
    write_bundle,
)
from orkhon.engines.merkle.checkpoint import (
    Checkpoint,
    CheckpointError,
    open_checkpoint,
    read_body,
)
from orkhon.engines.merkle.contents import (
    Bundle,
    BundledEntry,
    BundleError,
    Erasure,
    Receipts,
)
from orkhon.engines.merkle.entry import (
    JSON,
    EntryError,
    Leaf,
    canonical,
    payload_digest,
)
from orkhon.engines.merkle.joint import joint_proof, verify_joint
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
    "Receipts",
    "TreeError",
    "Verification",
    "canonical",
    "check_bundle",
    "consistency_proof",
    "inclusion_proof",
    "joint_proof",
    "leaf_hash",
    "level_reader",
    "node_hash",
    "open_checkpoint",
    "open_note",
    "payload_digest",
    "read_body",
    "read_bundle",
    "root",
    "root_at",
    "tile_reader",
    "verify_bundle",
    "verify_consistency",
    "verify_inclusion",
    "verify_joint",
    "words_of",
    "write_bundle",
]
