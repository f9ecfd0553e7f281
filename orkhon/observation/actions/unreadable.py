"""Posts that are no form: kept as they came, shown to a person, settled by one."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from orkhon.observation.actions.arrivals import Sender
from orkhon.observation.models import Unreadable
from orkhon.observation.permissions import RUNNERS, can_operate
from orkhon.record.actions import (
    Held,
    Incoming,
    append,
    keep_sources,
    locked_frontier,
    subject_of,
)
from orkhon.record.models import Entry
from orkhon.record.queries import entries_about
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

KEEP_VERB = "observation.unreadable.keep"
READERS = tuple(sorted(RUNNERS))
"""Nobody has read it: it may hold anything, so few may open it."""


@transaction.atomic
def keep_unreadable(
    pieces: Sequence[Held],
    *,
    mission_id: UUID,
    sender: Sender,
    received_at: datetime,
    why: str,
) -> tuple[Unreadable, Entry]:
    """Keep bytes that are no form, for a person to look at.

    Args:
        pieces: The whole post, or a form and its files; the first stands for all.
        why: What could not be read, in words.
    Returns:
        The row and its entry; those of the first time when the same bytes come again.
    """
    locked_frontier()
    sources = keep_sources(
        [
            Incoming(
                held,
                filename=f"post-{number}.bin",
                media_type="application/octet-stream",
                by=sender,
                restricted_to=READERS,
                quarantined=why,
            )
            for number, held in enumerate(pieces, start=1)
        ]
    )
    known = Unreadable.objects.filter(
        mission_id=mission_id, source=sources[0], key_id=sender.key_id
    ).first()
    if known is not None:
        (entry, *_later) = entries_about(subject_of(known))
        return known, entry
    row = Unreadable(
        mission_id=mission_id,
        source=sources[0],
        key_id=sender.key_id,
        why=why[:500],
        received_at=received_at,
    )
    entry = append(
        KEEP_VERB,
        subject_of(row),
        by=sender,
        why=why,
        sources=[str(source.pk) for source in sources],
    )
    row.save(force_insert=True)
    return row, entry


@transaction.atomic
def settle_unreadable(row: Unreadable, *, by: Actor, what: str) -> Unreadable:
    """Say what was done about it; it stays as it came.

    Raises:
        PermissionDenied: not one who acts in this mission.
        Refusal: settled before, or nothing is said.
    """
    require(can_operate(by, row.mission), "settle what could not be read")
    if not what.strip():
        raise Refusal("say what was done about it")
    changed = Unreadable.objects.filter(pk=row.pk, settled_at=None).update(
        settled_at=timezone.now(), settled_by=by.actor_id
    )
    if not changed:
        raise Refusal(f"“{row.why}” was settled before")
    append("observation.unreadable.settle", subject_of(row), by=by, what=what)
    row.refresh_from_db()
    return row
