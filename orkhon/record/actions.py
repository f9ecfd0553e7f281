"""The verbs of the record. Every other room writes its acts through `append`.

Each verb works inside the caller's transaction, so that an act and its entry are
kept together or not at all.
"""

import re
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models, transaction
from django.utils import timezone

from orkhon.engines.merkle.checkpoint import Checkpoint as TreeState
from orkhon.engines.merkle.entry import (
    JSON,
    SALT_SIZE,
    EntryError,
    Leaf,
    canonical,
    payload_digest,
)
from orkhon.engines.merkle.tree import TILE_HEIGHT, Frontier, Node
from orkhon.record import store
from orkhon.record.keys import signing_key
from orkhon.record.models import (
    Checkpoint,
    Citation,
    Entry,
    EntryPayload,
    Source,
    TreeHead,
    TreeNode,
)
from orkhon.record.moments import written
from orkhon.record.permissions import can_erase, can_open
from orkhon.record.roles import Actor, require
from orkhon.record.rows import (
    CHECKPOINT_VERB,
    CITATION_VERB,
    ERASE_VERB,
    KEEP,
    citation_facts,
    place_of,
    source_facts,
)

NOBODY = "orkhon"
"""The actor of what the system does on its own, such as starting the record."""

_VERB = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*)+")
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


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


@transaction.atomic(savepoint=False)
def append_all(acts: Sequence[Act], *, by: Actor | None) -> list[Entry]:
    """Write several acts with one lock, in the order given.

    For bursts: a hundred submissions read from a queue cost little more than one.

    Raises:
        RecordError: one of them cannot be written; then none is.
    """
    kept = [_encoded(act) for act in acts]
    actor = NOBODY if by is None else by.actor_id
    frontier = _locked_frontier()
    entries: list[Entry] = []
    payloads: list[EntryPayload] = []
    nodes: list[Node] = []
    at = timezone.now()
    for act, payload in zip(acts, kept, strict=True):
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


@transaction.atomic
def keep_source(
    data: bytes,
    *,
    filename: str,
    media_type: str,
    text: str,
    language: str,
    by: Actor,
    title: str = "",
    published_on: str = "",
    restricted_to: Sequence[str] = (),
) -> tuple[Source, bool]:
    """Keep what came in, byte for byte, with the text that citations point into.

    Args:
        data: The bytes as received.
        filename: Its name as received, without a path.
        media_type: Such as text/plain; what the reader took it for.
        text: The decoded text, never changed afterwards.
        language: BCP 47 tag, `und` when it is not known.
        by: Who brought it in.
        title: Its own title, if it has one.
        published_on: Partial date: 2025, 2025-06 or 2025-06-11.
        restricted_to: Actors' ids, roles or parliament/KEY; nobody else may open it.
    Returns:
        The source, and False when the same bytes were kept for the same readers
        before: then that one is returned as it is.
    Raises:
        RecordError: a date that does not exist, or a text the database cannot hold.
    """
    return _kept(
        data,
        filename=filename,
        media_type=media_type,
        text=text,
        language=language,
        by=by,
        title=title,
        published_on=published_on,
        restricted_to=restricted_to,
        quarantined="",
    )


@transaction.atomic
def quarantine_source(
    data: bytes,
    *,
    filename: str,
    media_type: str,
    why: str,
    by: Actor,
    restricted_to: Sequence[str] = (),
) -> tuple[Source, bool]:
    """Keep bytes that could not be read, with the reason, for a person to look at.

    Returns:
        The source, and False when it lay in quarantine already.
    Raises:
        RecordError: no reason is given.
    """
    if not why.strip():
        raise RecordError(f"{filename} is quarantined without a reason")
    return _kept(
        data,
        filename=filename,
        media_type=media_type,
        text="",
        language="und",
        by=by,
        title="",
        published_on="",
        restricted_to=restricted_to,
        quarantined=why,
    )


@transaction.atomic
def cite(
    source: Source,
    *,
    start: int,
    end: int,
    quote: str | None = None,
    kind: str = Citation.Kind.SPAN,
    path: str = "",
    by: Actor | None = None,
) -> Citation:
    """Point into a source's text; the same place cited twice is one citation.

    Args:
        source: What is cited.
        start: First character of the source's text, from 0.
        end: One past the last character.
        quote: The words that stand there; checked when given.
        kind: Characters alone, or also an article or a form path named by `path`.
        path: Article id or form path; empty for characters alone.
        by: Who cites; None for the system itself.
    Raises:
        RecordError: the span lies outside the text, or other words stand there.
    """
    there = source.text[start:end] if 0 <= start < end <= len(source.text) else ""
    if not there:
        raise RecordError(
            f"characters {start} to {end} are not in {source}, "
            f"which has {len(source.text)}"
        )
    if quote is not None and quote != there:
        raise RecordError(f"{source} says “{there}” at {start}, not “{quote}”")
    if (kind == Citation.Kind.SPAN) != (not path):
        raise RecordError(f"a citation of kind {kind} with the path “{path}”")
    _locked_frontier()
    known = Citation.objects.filter(
        source=source, start=start, end=end, kind=kind, path=path
    ).first()
    if known is not None:
        return known
    made = Citation.objects.create(
        source=source, start=start, end=end, kind=kind, path=path, quote=there
    )
    facts = citation_facts(made)
    append(CITATION_VERB, subject_of(made), by=by, **facts)
    return made


@transaction.atomic
def open_source(source: Source, *, by: Actor) -> bytes:
    """The bytes as received; opening a restricted source is written down.

    Raises:
        PermissionDenied: not among its readers.
        StoreError: the file is missing or was altered.
    """
    require(can_open(by, source), "open this source")
    data = store.get(source.sha256)
    if source.is_restricted:
        append("record.source.open", subject_of(source), by=by)
    return data


@transaction.atomic
def sign_checkpoint() -> Checkpoint:
    """Sign the record as it stands; with nothing new, the last checkpoint stands.

    The signing is itself the last entry that the checkpoint covers, so that its
    time is signed too.

    Raises:
        KeyFileError: the signing key is missing or of another origin.
    """
    last = Checkpoint.objects.order_by("size").last()
    size = _locked_frontier().size
    if last is not None and last.size == size:
        return last
    key = signing_key(make=last is None)
    entry = append(CHECKPOINT_VERB, f"orkhon:checkpoint/{size + 1}", by=None)
    frontier = _locked_frontier()
    signed = TreeState(key.name, frontier.size, frontier.root())
    return Checkpoint.objects.create(
        size=signed.size, root=signed.root, note=signed.sign(key), at=entry.at
    )


@transaction.atomic
def erase_payload(seq: int, *, by: Actor, why: str) -> Entry:
    """Take out what an entry said, by law; the tree still verifies.

    Returns:
        The entry that says who erased it and why.
    Raises:
        PermissionDenied: not one who decides that.
        RecordError: no such entry, no reason, erased already, or an entry that
            the record itself rests on.
    """
    require(can_erase(by), "erase what an entry said")
    if not why.strip():
        raise RecordError(f"entry {seq}: say under what rule it is erased")
    _locked_frontier()
    entry = Entry.objects.filter(pk=seq).first()
    if entry is None:
        raise RecordError(f"there is no entry {seq}")
    if entry.verb in KEEP:
        raise RecordError(f"entry {seq} ({entry.verb}) holds up the record itself")
    erasure = append(ERASE_VERB, f"orkhon:entry/{seq}", by=by, why=why)
    changed = EntryPayload.objects.filter(pk=seq, payload__isnull=False).update(
        payload=None,
        salt=None,
        erased_at=erasure.at,
        erased_by=erasure.actor,
        erased_why=why,
    )
    if not changed:
        raise RecordError(f"entry {seq} was erased before")
    return erasure


def _encoded(act: Act) -> bytes:
    if not _VERB.fullmatch(act.verb) or len(act.verb) > 100:
        raise RecordError(f"“{act.verb}” is no act such as dialogue.contact.confirm")
    if not act.subject.isprintable() or not 0 < len(act.subject) <= 255:
        raise RecordError(f"“{act.subject}” is no subject such as orkhon:contact/8f3c")
    try:
        return canonical(act.payload)
    except EntryError as error:
        raise RecordError(f"{act.verb} of {act.subject}: {error}") from error


def _locked_frontier() -> Frontier:
    """The tree as it stands; nobody else appends until this transaction ends.

    SQLite holds its one write lock since the transaction began; PostgreSQL locks
    the head row here.
    """
    head = TreeHead.objects.select_for_update().filter(pk=1).first()
    if head is None:
        TreeHead.objects.bulk_create([TreeHead()], ignore_conflicts=True)
        head = TreeHead.objects.select_for_update().get(pk=1)
    return Frontier.from_bytes(head.size, bytes(head.frontier))


def _kept(
    data: bytes,
    *,
    filename: str,
    media_type: str,
    text: str,
    language: str,
    by: Actor,
    title: str,
    published_on: str,
    restricted_to: Sequence[str],
    quarantined: str,
) -> tuple[Source, bool]:
    _require_partial_date(published_on, filename)
    if "\0" in text:
        raise RecordError(f"{filename}: its text holds a NUL character")
    if any(not reader.strip() or "\n" in reader for reader in restricted_to):
        raise RecordError(f"{filename}: a reader without a name")
    open_to = "\n".join(sorted(set(restricted_to)))
    _locked_frontier()
    sha256 = store.put(data)
    same = Source.objects.filter(sha256=sha256, open_to=open_to)
    known = (
        same.exclude(quarantined="") if quarantined else same.filter(quarantined="")
    ).first()
    if known is not None:
        return known, False
    source = Source(
        id=uuid.uuid4(),
        sha256=sha256,
        size=len(data),
        filename=filename,
        media_type=media_type,
        language=language,
        text=text,
        title=title,
        published_on=published_on,
        received_by=by.actor_id,
        open_to=open_to,
        quarantined=quarantined,
    )
    verb = "record.source.quarantine" if quarantined else "record.source.keep"
    entry = append(verb, subject_of(source), by=by, **source_facts(source))
    source.received_at = entry.at
    source.save(force_insert=True)
    return source, True


def _require_partial_date(text: str, filename: str) -> None:
    if not text:
        return
    parts = _PARTIAL_DATE.fullmatch(text)
    if parts is None:
        raise RecordError(f"{filename}: “{text}” is no date such as 2025-06-11")
    year, month, day = (int(part or 1) for part in parts.groups())
    try:
        date(year, month, day)
    except ValueError as error:
        raise RecordError(f"{filename}: there is no {text}") from error
