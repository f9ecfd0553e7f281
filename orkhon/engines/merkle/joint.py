"""One proof for many leaves: the hashes that the leaves themselves do not give.

Ten thousand leaves proved one by one share most of their hashes. Here each hash that
is needed stands once, from left to right, as a walk over the tree meets it.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from orkhon.engines.merkle.tree import (
    NodeReader,
    Proof,
    TreeError,
    node_hash,
    range_root,
    split,
)


def joint_proof(indexes: Iterable[int], size: int, read: NodeReader) -> Proof:
    """Proof that all these leaves are in the tree of the first `size` leaves.

    Args:
        indexes: The leaves, from 0, in any order.
        size: How many leaves the tree has; later ones in the store are ignored.
        read: Reads leaf hashes and stored subtree roots, see `tile_reader`.
    Returns:
        The roots of the largest subtrees that hold none of the leaves, the left one
        first.
    Raises:
        TreeError: no leaf, or one that a tree of that size does not have.
    Source:
        The tree is that of RFC 9162, section 2.1; the walk is our own and described
        in docs/methods/record.md.
    """
    wanted = sorted(set(indexes))
    if not wanted or wanted[0] < 0 or wanted[-1] >= size:
        raise TreeError(f"{len(wanted)} leaves are not in a tree of {size}")
    return tuple(range_root(low, high, read) for low, high in _gaps(wanted, 0, size))


def verify_joint(
    leaves: Mapping[int, bytes], size: int, proof: Sequence[bytes], root_hash: bytes
) -> bool:
    """Whether these leaf hashes, with the proof, give the root of the tree.

    Args:
        leaves: Leaf hashes by their index, from 0.
    """
    wanted = sorted(leaves)
    if not wanted or wanted[0] < 0 or wanted[-1] >= size:
        return False
    steps = iter(proof)
    try:
        found = _joined(wanted, 0, len(wanted), 0, size, leaves.__getitem__, steps)
    except StopIteration:
        return False
    return next(steps, None) is None and found == root_hash


def _gaps(wanted: Sequence[int], low: int, high: int) -> Iterator[tuple[int, int]]:
    """The largest subtrees without a wanted leaf, from left to right."""
    first, last = bisect_left(wanted, low), bisect_left(wanted, high)
    if first == last:
        yield low, high
    elif high - low > 1:
        middle = low + split(high - low)
        yield from _gaps(wanted, low, middle)
        yield from _gaps(wanted, middle, high)


def _joined(
    wanted: Sequence[int],
    first: int,
    last: int,
    low: int,
    high: int,
    leaf: Callable[[int], bytes],
    steps: Iterator[bytes],
) -> bytes:
    """Root over leaves low..high, of which `wanted[first:last]` are given."""
    if first == last:
        return next(steps)
    if high - low == 1:
        return leaf(low)
    middle = low + split(high - low)
    between = bisect_left(wanted, middle, first, last)
    left = _joined(wanted, first, between, low, middle, leaf, steps)
    return node_hash(left, _joined(wanted, between, last, middle, high, leaf, steps))
