"""Appending: an act and its entry are kept together or not at all."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, models, transaction
from django.utils import timezone

from orkhon.engines.merkle.entry import (
    JSON,
    SALT_SIZE,
    EntryError,
    Leaf,
    canonical,
    payload_digest,
)
from orkhon.engines.merkle.tree import TILE_HEIGHT, Frontier
from orkhon.record.models import Entry
from orkhon.record.moments import written
from orkhon.record.roles import Actor
from orkhon.record.rows import place_of
from orkhon.record.statements import fetched

NOBODY = "orkhon"
"""The actor of what the system does on its own, such as starting the record."""

_VERB = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*)+")

_HEAD = "SELECT size, frontier FROM record_treehead WHERE id = 1"
_FIRST_HEAD = (
    "INSERT INTO record_treehead (id, size, frontier) VALUES (1, 0, %s)"
    " ON CONFLICT DO NOTHING"
)
_NEXT_HEAD = "UPDATE record_treehead SET size = %s, frontier = %s WHERE id = 1"
_ENTRIES = (
    "INSERT INTO record_entry"
    " (seq, at, verb, subject, actor, payload_digest, leaf_hash) VALUES "
)
_ENTRY = "(%s, %s, %s, %s, %s, %s, %s)"
_PAYLOADS = (
    "INSERT INTO record_entrypayload (entry_id, payload, salt, erased_by, erased_why)"
    " VALUES "
)
_PAYLOAD = "(%s, %s, %s, %s, %s)"
ROWS_A_STATEMENT = 500
"""Many rows cost the server little more than one; SQLite reads 32,766 values."""
_HEAD_LOCKED = (
    "SELECT size, frontier, current_setting('synchronous_commit'),"
    " set_config('synchronous_commit', 'off', true)"
    " FROM record_treehead WHERE id = 1 FOR UPDATE"
)
_FLUSH = "SELECT pg_logical_emit_message(true, 'orkhon', '')"
_NODE = "INSERT INTO record_treenode (place, hash) VALUES (%s, %s)"


class RecordError(ValueError):
    """Something that cannot be kept, cited, erased or written as asked."""


@dataclass(frozen=True)
class Act:
    """One act to be written: what was done, to what, and what it said."""

    verb: str
    subject: str
    payload: dict[str, JSON]


def subject_of(instance: models.Model) -> str:
    """The subject under which a row's acts are written: orkhon:contact/8f3c…"""
    return f"orkhon:{instance._meta.model_name}/{instance.pk}"


def append(verb: str, subject: str, *, by: Actor | None, **payload: JSON) -> Entry:
    """Write one act into the record, in the caller's transaction.

    Args:
        verb: Room, thing and act: dialogue.contact.confirm.
        subject: What it was done to, see `subject_of`.
        by: Who did it; None for the system itself.
        payload: What it said; plain JSON values, dates as text.
    Raises:
        RecordError: the verb, subject or payload cannot be written.
    """
    return append_all([Act(verb, subject, dict(payload))], by=by)[0]


def append_all(acts: Sequence[Act], *, by: Actor | None) -> list[Entry]:
    """Write several acts with one lock, in the order given.

    For bursts: a hundred submissions read from a queue cost little more than one.

    Raises:
        RecordError: one of them cannot be written; then none is.
    """
    return append_each([(act, by) for act in acts])


def append_each(
    deeds: Sequence[tuple[Act, Actor | None]], *, onto: Frontier | None = None
) -> list[Entry]:
    """Write the acts of several people with one lock, in the order given.

    Args:
        onto: What `locked_frontier` gave in this transaction, when nothing was
            appended since; None reads it here.
    Raises:
        RecordError: one of them cannot be written; then none is.
    """
    # Refused before the transaction is touched, so that the caller may go on.
    said = [_encoded(act) for act, _by in deeds]
    if not deeds:
        return []
    with transaction.atomic(savepoint=False):
        return _written(deeds, said, locked_frontier() if onto is None else onto)


def locked_frontier() -> Frontier:
    """The tree as it stands; nobody else appends until this transaction ends.

    SQLite holds its one write lock since the transaction began; PostgreSQL locks
    the head row here.
    """
    locked = connection.vendor == "postgresql"
    query = _HEAD_LOCKED if locked else _HEAD
    found = fetched(query)
    if not found:
        fetched(_FIRST_HEAD, [b""])
        found = fetched(query)
    (row,) = found
    if locked and row[2] != "off":
        # off: this transaction has been here, or nobody is to wait
        transaction.on_commit(_wait_for_disk)
    return Frontier.from_bytes(row[0], bytes(row[1]))


def _written(
    deeds: Sequence[tuple[Act, Actor | None]],
    said: Sequence[bytes],
    frontier: Frontier,
) -> list[Entry]:
    moment = timezone.now()
    at = written(moment)
    leaves: list[tuple[Leaf, bytes]] = []
    payloads: list[tuple[int, bytes, bytes, str, str]] = []
    nodes: list[tuple[int, bytes]] = []
    for (act, by), payload in zip(deeds, said, strict=True):
        actor = NOBODY if by is None else by.actor_id
        salt = secrets.token_bytes(SALT_SIZE)
        digest = payload_digest(salt, payload)
        seq = frontier.size + 1
        leaf = Leaf(seq, at, act.verb, act.subject, actor, digest)
        leaf_hash = leaf.hash()
        frontier, finished = frontier.append(leaf_hash)
        leaves.append((leaf, leaf_hash))
        payloads.append((seq, payload, salt, "", ""))
        nodes += [
            (place_of(node.level, node.index), node.hash)
            for node in finished
            if node.level % TILE_HEIGHT == 0
        ]
    # The models would do the same at three times the cost, and everybody who acts
    # waits for this: see benchmarks/record.py.
    rows = [
        (leaf.seq, at, leaf.verb, leaf.subject, leaf.actor, leaf.payload_digest, hash_)
        for leaf, hash_ in leaves
    ]
    head = (frontier.size, frontier.to_bytes())
    if nodes:
        with connection.cursor() as cursor:
            cursor.executemany(_NODE, nodes)
    for first in range(0, len(rows), ROWS_A_STATEMENT):
        _insert(
            rows[first : first + ROWS_A_STATEMENT],
            payloads[first : first + ROWS_A_STATEMENT],
            head,
        )
    return [
        Entry(
            seq=leaf.seq,
            at=moment,
            verb=leaf.verb,
            subject=leaf.subject,
            actor=leaf.actor,
            payload_digest=leaf.payload_digest,
            leaf_hash=leaf_hash,
        )
        for leaf, leaf_hash in leaves
    ]


def _insert(
    rows: Sequence[tuple[str | int | bytes, ...]],
    payloads: Sequence[tuple[str | int | bytes, ...]],
    head: tuple[int, bytes],
) -> None:
    """Entries, what they said, and the head that counts them."""
    entries = _ENTRIES + ", ".join([_ENTRY] * len(rows))
    kept = _PAYLOADS + ", ".join([_PAYLOAD] * len(rows))
    entry_cells = [cell for row in rows for cell in row]
    kept_cells = [cell for row in payloads for cell in row]
    if connection.vendor == "postgresql":
        # One way to the server and back while the lock is held, not three.
        together = f"WITH entry AS ({entries}), payload AS ({kept}) {_NEXT_HEAD}"
        fetched(together, [*entry_cells, *kept_cells, *head])
    else:
        fetched(entries, entry_cells)
        fetched(kept, kept_cells)
        fetched(_NEXT_HEAD, head)


def _wait_for_disk() -> None:
    """Wait until what was just committed lies on the disk.

    PostgreSQL keeps a lock until the commit lies on the disk, so that a burst would
    wait for the disk once for each entry. Here the commit itself does not wait; a
    second, empty one right after it does, and one answer of the disk serves all who
    wait for it. The caller goes on only when its act is safe, as before, and what a
    crash takes is always the end of the order. See benchmarks/record.py.
    """
    fetched(_FLUSH)


def _encoded(act: Act) -> bytes:
    if not _VERB.fullmatch(act.verb) or len(act.verb) > 100:
        raise RecordError(f"“{act.verb}” is no act such as dialogue.contact.confirm")
    if not act.subject.isprintable() or not 0 < len(act.subject) <= 255:
        raise RecordError(f"“{act.subject}” is no subject such as orkhon:contact/8f3c")
    try:
        return canonical(act.payload)
    except EntryError as error:
        raise RecordError(f"{act.verb} of {act.subject}: {error}") from error
