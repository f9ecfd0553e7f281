"""Compare the stored nodes, the head and the checkpoints with the recomputed tree."""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from orkhon.engines.merkle.checkpoint import (
    Checkpoint,
    CheckpointError,
    open_checkpoint,
)
from orkhon.engines.merkle.note import PublicKey
from orkhon.engines.merkle.verification import Finding
from orkhon.record.rows import LEVEL_STEP, place_of
from orkhon.record.snapshot import rows
from orkhon.record.verify_entries import EntryWalk


def check_nodes(connection: BaseDatabaseWrapper, walk: EntryWalk) -> Iterator[Finding]:
    """Each stored subtree root is the recomputed one, none is missing or too many."""
    stored = {
        int(str(place)): node
        for place, node in rows(connection, "SELECT place, hash FROM record_treenode")
    }
    computed = {place_of(*key): node for key, node in walk.nodes.items()}
    for place in sorted(stored.keys() | computed.keys()):
        level, index = divmod(place, LEVEL_STEP)
        first, last = (index << level) + 1, (index + 1) << level
        what = f"the stored node over entries {first:,} to {last:,}"
        if place not in computed:
            yield Finding(False, f"Entry {last} does not exist: {what}.", last)
        elif place not in stored:
            yield Finding(False, f"Entry {last}: {what} is missing.", last)
        elif stored[place] != computed[place] and not any(
            # An altered entry alters what is above it; say so once.
            first <= seq <= last
            for seq in walk.bad
        ):
            yield Finding(False, f"Entry {last}: {what} was altered.", last)


def check_head(connection: BaseDatabaseWrapper, walk: EntryWalk) -> Iterator[Finding]:
    """The head row tells the number of entries and their frontier."""
    heads = list(rows(connection, "SELECT id, size, frontier FROM record_treehead"))
    size = walk.frontier.size
    if size == 0 and not heads:
        return
    if len(heads) != 1 or heads[0][0] != 1:
        yield Finding(
            False, f"Entry {size}: the head of the tree is not one row.", size
        )
        return
    _id, told, frontier = heads[0]
    told = int(str(told))
    if told > size:
        missing = (
            f"is missing, and so on to {told}" if told > size + 1 else "is missing"
        )
        yield Finding(False, f"Entry {size + 1} {missing}.", size + 1)
    elif told < size:
        text = f"Entry {told + 1} was not written by the record: its head ends before."
        yield Finding(False, text, told + 1)
    elif frontier != walk.frontier.to_bytes() and not walk.bad:
        text = f"Entry {size}: the head of the tree was altered after it."
        yield Finding(False, text, size)


def check_checkpoints(
    connection: BaseDatabaseWrapper, walk: EntryWalk, key: PublicKey | None
) -> Iterator[Finding]:
    """Each checkpoint is signed, tells the recomputed root, and none is missing."""
    seen: set[int] = set()
    last_good = 0
    query = "SELECT size, root, note, at FROM record_checkpoint ORDER BY size"
    for size, root, note, at in rows(connection, query):
        size = int(str(size))
        seen.add(size)
        wrong = _wrong(size, root, str(note), str(at), walk, key, last_good)
        if wrong is None:
            last_good = size
        else:
            yield wrong
    for size in sorted(walk.signings.keys() - seen):
        text = f"Entry {size} signed a checkpoint that is missing."
        yield Finding(False, text, size)
    if seen and last_good == max(seen) and key is not None:
        yield Finding(
            True,
            f"Checkpoints: {len(seen):,} hold, the last of {last_good:,} entries, "
            f"signed by {key.name}, key {key.id.hex()}.",
        )
    after = walk.frontier.size - last_good
    if after > 0:
        # No fault: but nobody outside could tell if these were written anew.
        yield Finding(True, f"Entries since the last signature: {after:,}.")


def _wrong(
    size: int,
    root: object,
    note: str,
    at: str,
    walk: EntryWalk,
    key: PublicKey | None,
    last_good: int,
) -> Finding | None:
    what = f"the checkpoint of {size:,} entries"
    try:
        signed: Checkpoint | None = open_checkpoint(note, [key] if key else [])
    except CheckpointError as error:
        return Finding(False, f"Entry {size}: {what}: {error}.", size)
    if signed != Checkpoint(key.name if key else "", size, _bytes(root)):
        text = f"Entry {size}: {what} was altered: its size or root."
        return Finding(False, text, size)
    if any(seq <= size for seq in walk.bad):
        return None  # said already, of the entry itself
    if size > walk.frontier.size:
        missing = walk.frontier.size + 1
        return Finding(False, f"Entry {missing} is missing: {what} covers it.", missing)
    if walk.signings.get(size) != at:
        return Finding(False, f"Entry {size}: the time of {what} was altered.", size)
    if walk.roots[size] != signed.root:
        text = (
            f"Entry {last_good + 1}, or one up to {size}, was written anew: "
            "the whole is not what was signed."
        )
        return Finding(False, text, last_good + 1)
    return None


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""
