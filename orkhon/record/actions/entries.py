"""Appending: an act and its entry are kept together or not at all."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models, transaction
from django.utils import timezone

from orkhon.engines.merkle.entry import (
    JSON,
    SALT_SIZE,
    EntryError,
    Leaf,
    canonical,
    payload_digest,
)
from orkhon.engines.merkle.tree import TILE_HEIGHT, Frontier, Node
from orkhon.record.models import Entry, EntryPayload, TreeHead, TreeNode
from orkhon.record.moments import written
from orkhon.record.roles import Actor
from orkhon.record.rows import place_of

NOBODY = "orkhon"
"""The actor of what the system does on its own, such as starting the record."""

_VERB = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*)+")


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
    # Refused before the transaction is touched, so that the caller may go on.
    said = [_encoded(act) for act in acts]
    with transaction.atomic(savepoint=False):
        return _written(acts, said, NOBODY if by is None else by.actor_id)


def locked_frontier() -> Frontier:
    """The tree as it stands; nobody else appends until this transaction ends.

    SQLite holds its one write lock since the transaction began; PostgreSQL locks
    the head row here.
    """
    head = TreeHead.objects.select_for_update().filter(pk=1).first()
    if head is None:
        TreeHead.objects.bulk_create([TreeHead()], ignore_conflicts=True)
        head = TreeHead.objects.select_for_update().get(pk=1)
    return Frontier.from_bytes(head.size, bytes(head.frontier))


def _written(acts: Sequence[Act], said: Sequence[bytes], actor: str) -> list[Entry]:
    frontier = locked_frontier()
    at = timezone.now()
    entries: list[Entry] = []
    payloads: list[EntryPayload] = []
    nodes: list[Node] = []
    for act, payload in zip(acts, said, strict=True):
        salt = secrets.token_bytes(SALT_SIZE)
        digest = payload_digest(salt, payload)
        seq = frontier.size + 1
        leaf = Leaf(seq, written(at), act.verb, act.subject, actor, digest).hash()
        frontier, finished = frontier.append(leaf)
        nodes += [node for node in finished if node.level % TILE_HEIGHT == 0]
        entries.append(
            Entry(
                seq=seq,
                at=at,
                verb=act.verb,
                subject=act.subject,
                actor=actor,
                payload_digest=digest,
                leaf_hash=leaf,
            )
        )
        payloads.append(EntryPayload(entry_id=seq, payload=payload, salt=salt))
    Entry.objects.bulk_create(entries)
    EntryPayload.objects.bulk_create(payloads)
    TreeNode.objects.bulk_create(
        TreeNode(place=place_of(node.level, node.index), hash=node.hash)
        for node in nodes
    )
    TreeHead.objects.update(size=frontier.size, frontier=frontier.to_bytes())
    return entries


def _encoded(act: Act) -> bytes:
    if not _VERB.fullmatch(act.verb) or len(act.verb) > 100:
        raise RecordError(f"“{act.verb}” is no act such as dialogue.contact.confirm")
    if not act.subject.isprintable() or not 0 < len(act.subject) <= 255:
        raise RecordError(f"“{act.subject}” is no subject such as orkhon:contact/8f3c")
    try:
        return canonical(act.payload)
    except EntryError as error:
        raise RecordError(f"{act.verb} of {act.subject}: {error}") from error
