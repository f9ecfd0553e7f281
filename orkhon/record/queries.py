"""Reads of the record: entries and what they said, proofs, the foot of every page."""

import base64
import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count, Max

from orkhon.engines.merkle.entry import JSON, Leaf
from orkhon.engines.merkle.joint import joint_proof
from orkhon.engines.merkle.tree import (
    TILE_WIDTH,
    Frontier,
    Proof,
    consistency_proof,
    inclusion_proof,
    root_at,
    tile_reader,
)
from orkhon.record import store
from orkhon.record.models import (
    Checkpoint,
    Citation,
    Disclosure,
    Entry,
    Source,
    TreeHead,
)
from orkhon.record.moments import written
from orkhon.record.permissions import can_open, can_read_payloads, may_read_words
from orkhon.record.rows import CITATION_VERB, place_of

PAGE = 50
_LEAVES = "SELECT leaf_hash FROM record_entry WHERE seq > %s AND seq <= %s ORDER BY seq"
_NODES = (
    "SELECT hash FROM record_treenode WHERE place >= %s AND place < %s ORDER BY place"
)


@dataclass(frozen=True)
class Page:
    """Some entries, the newest first, and where the older ones begin."""

    entries: Sequence[Entry]
    older_than: int | None


@dataclass(frozen=True)
class HistoryLine:
    """One act in the history of a subject.

    `payload` is None once it was erased; then the three `erased_` parts say how.
    """

    seq: int
    at: datetime
    verb: str
    actor: str
    payload: Mapping[str, JSON] | None
    erased_at: datetime | None
    erased_by: str
    erased_why: str


@dataclass(frozen=True)
class Changed:
    """How many acts there are upon a subject, and when the last one was."""

    acts: int
    at: datetime


@dataclass(frozen=True)
class Plinth:
    """What the foot of every page says of the record.

    Attributes:
        state: A digest of the tree: another as soon as anything was written.
    """

    size: int
    checkpoint_size: int
    checkpoint_at: datetime | None
    root_short: str
    state: str = ""


@dataclass(frozen=True)
class Inclusion:
    """Shows that an entry is in the tree of `size` entries.

    `checkpoint` is the signed note of that tree; "" while nobody has signed it.
    """

    seq: int
    size: int
    leaf: bytes
    root: bytes
    proof: Proof
    checkpoint: str


def entries_about(subject: str) -> list[Entry]:
    """All acts upon one subject, the first one first, with what they said."""
    found = Entry.objects.filter(subject=subject).select_related("kept")
    return list(found.order_by("seq"))


def subject_entries(subjects: Collection[str], verbs: Collection[str]) -> list[int]:
    """The numbers of all acts of these verbs upon these subjects, in order."""
    found = Entry.objects.filter(subject__in=subjects, verb__in=verbs)
    return list(found.order_by("seq").values_list("seq", flat=True))


def changes(subjects: Collection[str]) -> dict[str, Changed]:
    """How often and when last something was done to each subject; one query.

    Returns:
        Subjects on which there is no act are left out.
    """
    rows = (
        Entry.objects.filter(subject__in=subjects)
        .order_by()
        .values_list("subject")
        .annotate(acts=Count("seq"), at=Max("at"))
    )
    return {subject: Changed(acts, at) for subject, acts, at in rows}


def has_acted(actor: str, verb: str, subject: str) -> bool:
    """Whether this actor did this to this subject before."""
    return Entry.objects.filter(subject=subject, verb=verb, actor=actor).exists()


def history(subject: str) -> tuple[HistoryLine, ...]:
    """The acts upon one subject in readable form, the first one first."""
    return tuple(
        HistoryLine(
            seq=entry.seq,
            at=entry.at,
            verb=entry.verb,
            actor=entry.actor,
            payload=said(entry),
            erased_at=entry.kept.erased_at,
            erased_by=entry.kept.erased_by,
            erased_why=entry.kept.erased_why,
        )
        for entry in entries_about(subject)
    )


def said(entry: Entry) -> Mapping[str, JSON] | None:
    """What an entry said; None once it was erased."""
    payload = entry.kept.payload
    if payload is None:
        return None
    value: Mapping[str, JSON] = json.loads(bytes(payload))
    return value


def leaf_of(entry: Entry) -> Leaf:
    """The entry as the tree holds it."""
    return Leaf(
        entry.seq,
        written(entry.at),
        entry.verb,
        entry.subject,
        entry.actor,
        entry.payload_digest,
    )


def latest_entries(
    *, verb: str = "", subject: str = "", older_than: int | None = None
) -> Page:
    """A page of the record, newest first.

    Args:
        verb: The act or the beginning of it: dialogue, dialogue.contact.
        subject: The subject in full.
        older_than: Only entries before this number.
    """
    found = Entry.objects.order_by("-seq")
    if verb:
        found = found.filter(verb__startswith=verb)
    if subject:
        found = found.filter(subject=subject)
    if older_than is not None:
        found = found.filter(seq__lt=older_than)
    entries = list(found[: PAGE + 1])
    more = len(entries) > PAGE
    shown = entries[:PAGE]
    return Page(shown, shown[-1].seq if more else None)


def entry_for(actor: object, seq: int) -> tuple[Entry, bool]:
    """One entry, and whether this actor may read what it said.

    Raises:
        Entry.DoesNotExist: there is no such entry.
    """
    entry = Entry.objects.select_related("kept").get(pk=seq)
    return entry, can_read_payloads(actor) and _may_know(actor, entry)


def source_for(actor: object, pk: UUID) -> Source:
    """A source that this actor may open; for anybody else it is not there.

    Raises:
        Source.DoesNotExist: no such source, or not for this actor.
    """
    source = Source.objects.get(pk=pk)
    if not can_open(actor, source):
        raise Source.DoesNotExist(f"no source {pk}")
    return source


def bytes_of(source: Source) -> bytes:
    """The bytes as received, for a room that has asked its own permissions.

    A person who opens a restricted source goes through `actions.open_source`, which
    writes it down.

    Raises:
        StoreError: they are missing or were altered.
    """
    return store.bytes_of(source.sha256, source.data)


def source_key(subject: str) -> str:
    """The key of the source that acts under this subject are about; "" for none."""
    kind, _, key = subject.partition("/")
    return key if kind == "orkhon:source" else ""


def citations_of(source: Source) -> list[Citation]:
    """Every place of a source that something rests on, in the order of the text."""
    return list(source.citations.order_by("start", "end"))


def disclosed(of: str | Collection[str]) -> set[str]:
    """The subjects that are open to everybody now.

    Args:
        of: The beginning of subjects, with its stroke (`orkhon:body/`), or subjects.
    """
    return set(disclosed_at(of))


def disclosed_at(of: str | Collection[str]) -> dict[str, datetime]:
    """When each subject that is open to everybody was opened; as `disclosed`."""
    found = Disclosure.objects.filter(closed_at=None)
    found = (
        found.filter(subject__startswith=of)
        if isinstance(of, str)
        else found.filter(subject__in=of)
    )
    return dict(found.values_list("subject", "opened_at"))


def is_disclosed(subject: str) -> bool:
    """Whether one thing is open to everybody now."""
    return bool(disclosed([subject]))


def plinth() -> Plinth:
    """Number of entries and the last signed checkpoint."""
    head = TreeHead.objects.filter(pk=1).first()
    last = latest_checkpoint()
    frontier = b"" if head is None else bytes(head.frontier)
    state = hashlib.sha256(frontier).hexdigest()
    if last is None:
        return Plinth(head.size if head else 0, 0, None, "", state)
    root = base64.b64encode(bytes(last.root)).decode("ascii")
    return Plinth(
        head.size if head else 0, last.size, last.at, f"{root[:4]}…{root[-4:]}", state
    )


def latest_checkpoint() -> Checkpoint | None:
    """The last signed state of the record."""
    return Checkpoint.objects.order_by("size").last()


def inclusion(seq: int, *, size: int | None = None) -> Inclusion:
    """Proof that an entry is in the tree.

    Args:
        seq: The entry.
        size: Of which tree; None takes the last checkpoint if it covers the entry,
            otherwise the tree as it stands.
    Raises:
        Entry.DoesNotExist: there is no such entry.
        TreeError: the tree of that size does not hold it.
    """
    entry = Entry.objects.get(pk=seq)
    last = latest_checkpoint()
    if size is None:
        covered = last is not None and last.size >= seq
        size = last.size if last is not None and covered else _frontier().size
    if last is None or last.size != size:
        last = Checkpoint.objects.filter(size=size).first()
    read = tile_reader(_tile)
    proof = inclusion_proof(seq - 1, size, read)
    root = bytes(last.root) if last is not None else root_at(size, read)
    return Inclusion(
        seq=seq,
        size=size,
        leaf=leaf_of(entry).to_bytes(),
        root=root,
        proof=proof,
        checkpoint=last.note if last is not None else "",
    )


def joint_inclusion(seqs: Sequence[int], *, size: int) -> Proof:
    """One proof that all these entries are in the tree of `size` entries.

    Raises:
        TreeError: no entry, or one that a tree of that size does not hold.
    """
    return joint_proof((seq - 1 for seq in seqs), size, tile_reader(_tile))


def consistency(older: int, newer: int) -> Proof:
    """Proof that the record of `newer` entries begins with that of `older`.

    Raises:
        TreeError: sizes that the record does not have, or in the wrong order.
    """
    return consistency_proof(older, newer, tile_reader(_tile))


def _may_know(actor: object, entry: Entry) -> bool:
    """What is said of a restricted source is for its readers; rooms guard their own."""
    kind, _, key = entry.subject.removeprefix("orkhon:").partition("/")
    if kind == "citation" and entry.verb == CITATION_VERB:
        cited = Citation.objects.filter(pk=key).select_related("source").first()
        return cited is None or can_open(actor, cited.source)
    if kind == "source":
        source = Source.objects.filter(pk=key).first()
        return source is None or can_open(actor, source)
    return may_read_words(actor, kind, key)


def _frontier() -> Frontier:
    head = TreeHead.objects.filter(pk=1).first()
    if head is None:
        return Frontier()
    return Frontier.from_bytes(head.size, bytes(head.frontier))


def _tile(level: int, index: int) -> Sequence[bytes]:
    """Up to 256 stored hashes: leaves, or roots of full subtrees."""
    first, last = index * TILE_WIDTH, (index + 1) * TILE_WIDTH
    # Past the models: a proof reads five tiles and is to take a few milliseconds.
    with connection.cursor() as cursor:
        if level == 0:
            cursor.execute(_LEAVES, [first, last])
        else:
            cursor.execute(_NODES, [place_of(level, first), place_of(level, last)])
        return [bytes(hash_) for (hash_,) in cursor.fetchall()]
