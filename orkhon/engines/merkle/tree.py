"""The Merkle tree of RFC 6962 and RFC 9162 over SHA-256.

Leaves are numbered from 0. A proof is a tuple of 32-byte hashes, lowest first.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

HASH_SIZE = 32
TILE_HEIGHT = 8
TILE_WIDTH = 1 << TILE_HEIGHT

LEAF_PREFIX = b"\x00"
NODE_PREFIX = b"\x01"

Proof = tuple[bytes, ...]
NodeReader = Callable[[int, int], bytes]
"""Root of a full subtree by (level, index)."""
TileReader = Callable[[int, int], Sequence[bytes]]
"""One tile, up to 256 hashes in order, by (level: 0, 8, 16 or 24; tile index)."""


class TreeError(ValueError):
    """A leaf, a size or a stored node that the tree does not have."""


@dataclass(frozen=True, slots=True)
class Node:
    """The root of a full subtree: 2**level leaves from index * 2**level on."""

    level: int
    index: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Frontier:
    """A tree that can grow without its leaves: the roots of its full subtrees.

    The subtrees follow the binary digits of `size`, the largest first; so a
    tree of a million leaves is at most twenty hashes.
    """

    size: int = 0
    roots: Proof = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.roots) != self.size.bit_count():
            raise TreeError(
                f"{len(self.roots)} subtrees cannot be a tree of {self.size} leaves"
            )

    def append(self, leaf: bytes) -> tuple["Frontier", tuple[Node, ...]]:
        """Add one leaf hash.

        Returns:
            The grown frontier, and the subtrees that this leaf made full,
            lowest first; a store keeps those whose level it wants.
        Source:
            RFC 9162, section 2.1.2.
        """
        roots = list(self.roots)
        level, index, current = 0, self.size, leaf
        finished: list[Node] = []
        while index & 1:
            current = node_hash(roots.pop(), current)
            level, index = level + 1, index >> 1
            finished.append(Node(level, index, current))
        roots.append(current)
        return Frontier(self.size + 1, tuple(roots)), tuple(finished)

    def root(self) -> bytes:
        """The root hash; of an empty tree, the hash of nothing."""
        if not self.roots:
            return hashlib.sha256().digest()
        return _fold(self.roots)

    def to_bytes(self) -> bytes:
        """The hashes one after another, for a store beside `size`."""
        return b"".join(self.roots)

    @classmethod
    def from_bytes(cls, size: int, data: bytes) -> "Frontier":
        """Read back what `to_bytes` wrote.

        Raises:
            TreeError: the bytes are not the frontier of a tree of that size.
        """
        if len(data) % HASH_SIZE:
            raise TreeError(f"{len(data)} bytes are not a row of 32-byte hashes")
        starts = range(0, len(data), HASH_SIZE)
        return cls(size, tuple(bytes(data[i : i + HASH_SIZE]) for i in starts))


def leaf_hash(entry: bytes) -> bytes:
    """Hash of one leaf's bytes (RFC 9162, section 2.1.1)."""
    return hashlib.sha256(LEAF_PREFIX + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node from the hashes of its two children."""
    return hashlib.sha256(NODE_PREFIX + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """Root of the tree over these leaf hashes; SHA-256 of nothing for none."""
    if not leaves:
        return hashlib.sha256().digest()
    return range_root(0, len(leaves), level_reader(leaves))


def root_at(size: int, read: NodeReader) -> bytes:
    """Root of the tree of the first `size` leaves of a store.

    Raises:
        TreeError: the store does not have so many.
    """
    return range_root(0, size, read) if size > 0 else root(())


def level_reader(leaves: Sequence[bytes]) -> NodeReader:
    """A node reader over leaf hashes held in memory; inner nodes are computed."""

    def read(level: int, index: int) -> bytes:
        return _subtree_root(leaves[index << level : (index + 1) << level], level)

    return read


def tile_reader(read_tile: TileReader) -> NodeReader:
    """A node reader over a store that keeps levels 0, 8, 16 and 24 only.

    A tile is read once and kept for the reader's life, so that one proof in a
    tree of a million leaves reads about five tiles.
    """
    tiles: dict[tuple[int, int], Sequence[bytes]] = {}

    def read(level: int, index: int) -> bytes:
        lift = level % TILE_HEIGHT
        kept, first, wanted = level - lift, index << lift, 1 << lift
        key = (kept, first // TILE_WIDTH)
        if key not in tiles:
            tiles[key] = read_tile(*key)
        start = first % TILE_WIDTH
        return _subtree_root(tiles[key][start : start + wanted], lift)

    return read


def inclusion_proof(index: int, size: int, read: NodeReader) -> Proof:
    """Proof that leaf `index` is in the tree of the first `size` leaves.

    Args:
        index: The leaf, from 0.
        size: How many leaves the tree has; later ones in the store are ignored.
        read: Reads leaf hashes and stored subtree roots, see `tile_reader`.
    Raises:
        TreeError: no such leaf in a tree of that size.
    Source:
        RFC 9162, section 2.1.3.1.
    """
    if not 0 <= index < size:
        raise TreeError(f"leaf {index} is not in a tree of {size} leaves")
    proof: list[bytes] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + split(high - low)
        if index < middle:
            proof.append(range_root(middle, high, read))
            high = middle
        else:
            proof.append(range_root(low, middle, read))
            low = middle
    return tuple(reversed(proof))


def consistency_proof(older: int, newer: int, read: NodeReader) -> Proof:
    """Proof that the tree of `newer` leaves begins with the tree of `older`.

    Raises:
        TreeError: sizes below 1, or the older tree is the larger one.
    Source:
        RFC 9162, section 2.1.4.1. Equal sizes need no hashes.
    """
    if not 0 < older <= newer:
        raise TreeError(f"a tree of {older} leaves does not come before {newer}")
    proof: list[bytes] = []
    low, high, whole = 0, newer, True
    # `whole`: the part in hand has been the old tree's own left edge so far, so
    # the verifier knows its hash already when the walk ends there.
    while high != older:
        middle = low + split(high - low)
        if older <= middle:
            proof.append(range_root(middle, high, read))
            high = middle
        else:
            proof.append(range_root(low, middle, read))
            low, whole = middle, False
    if not whole:
        proof.append(range_root(low, high, read))
    return tuple(reversed(proof))


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root_hash: bytes
) -> bool:
    """Whether `proof` leads from leaf hash `leaf` at `index` to the root.

    Source:
        RFC 9162, section 2.1.3.2.
    """
    if not 0 <= index < size:
        return False
    position, last, current = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if position & 1 or position == last:
            current = node_hash(step, current)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            current = node_hash(current, step)
        position, last = position >> 1, last >> 1
    return last == 0 and current == root_hash


def verify_consistency(
    older: int,
    newer: int,
    proof: Sequence[bytes],
    older_root: bytes,
    newer_root: bytes,
) -> bool:
    """Whether `proof` shows that the newer tree begins with the older one.

    Source:
        RFC 9162, section 2.1.4.2.
    """
    if not 0 < older <= newer:
        return False
    if older == newer:
        return not proof and older_root == newer_root
    path = list(proof)
    if older.bit_count() == 1:
        path.insert(0, older_root)
    if not path:
        return False
    position, last = older - 1, newer - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    old = new = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            new = node_hash(new, step)
        position, last = position >> 1, last >> 1
    return last == 0 and old == older_root and new == newer_root


def split(width: int) -> int:
    """The largest power of two below `width`, which is 2 or more."""
    return 1 << (width - 1).bit_length() - 1


def range_root(low: int, high: int, read: NodeReader) -> bytes:
    """Root over leaves low..high, where low stands at a subtree's left edge."""
    roots: list[bytes] = []
    while low < high:
        level = (high - low).bit_length() - 1
        roots.append(read(level, low >> level))
        low += 1 << level
    return _fold(roots)


def _fold(roots: Sequence[bytes]) -> bytes:
    """Join subtree roots, the largest first, from the right."""
    joined = roots[-1]
    for left in reversed(roots[:-1]):
        joined = node_hash(left, joined)
    return joined


def _subtree_root(nodes: Sequence[bytes], height: int) -> bytes:
    """Root over 2**height nodes."""
    if len(nodes) != 1 << height:
        raise TreeError(f"{len(nodes)} of {1 << height} nodes of a full subtree")
    while len(nodes) > 1:
        nodes = [
            node_hash(left, right)
            for left, right in zip(nodes[::2], nodes[1::2], strict=True)
        ]
    return nodes[0]
