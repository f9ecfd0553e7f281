"""Signing the record as it stands, and taking out what the law says must go."""

from django.db import transaction

from orkhon.engines.merkle.checkpoint import Checkpoint as TreeState
from orkhon.record.actions.entries import RecordError, append, locked_frontier
from orkhon.record.keys import signing_key
from orkhon.record.models import Checkpoint, Entry, EntryPayload
from orkhon.record.permissions import can_erase
from orkhon.record.roles import Actor, require
from orkhon.record.rows import CHECKPOINT_VERB, ERASE_VERB, KEEP


@transaction.atomic
def sign_checkpoint() -> Checkpoint:
    """Sign the record as it stands; with nothing new, the last checkpoint stands.

    The signing is itself the last entry that the checkpoint covers, so that its
    time is signed too.

    Raises:
        KeyFileError: the signing key is missing or of another origin.
    """
    last = Checkpoint.objects.order_by("size").last()
    size = locked_frontier().size
    if last is not None and last.size == size:
        return last
    key = signing_key(make=last is None)
    entry = append(CHECKPOINT_VERB, f"orkhon:checkpoint/{size + 1}", by=None)
    frontier = locked_frontier()
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
    locked_frontier()
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
