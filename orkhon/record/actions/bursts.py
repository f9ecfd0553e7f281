"""Keeping many small things that came in at once, with one lock and few statements."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from orkhon.record.actions.entries import Act, append_each, locked_frontier, subject_of
from orkhon.record.actions.names import kept_name, reader_lines
from orkhon.record.models import Source
from orkhon.record.roles import Actor
from orkhon.record.rows import source_facts
from orkhon.record.store import Held


@dataclass(frozen=True, slots=True)
class Incoming:
    """Something to be kept: its bytes, already held, and what is known of it.

    Attributes:
        held: From `hold_bytes`; large ones lie in the file store already.
        text: The decoded text that citations point into; "" for a photo.
        language: BCP 47 tag, `und` when it is not known.
        restricted_to: As in `keep_source`.
        quarantined: Why it could not be read; "" when it could.
    """

    held: Held
    filename: str
    media_type: str
    by: Actor
    text: str = field(default="", repr=False)
    language: str = "und"
    restricted_to: tuple[str, ...] = ()
    quarantined: str = ""


@transaction.atomic
def keep_sources(batch: Sequence[Incoming]) -> list[Source]:
    """Keep several things with one lock; what was kept before is returned as it is.

    As `keep_source` and `quarantine_source`, for forms that come in bursts.

    Returns:
        One source for each, in order; twice the same one where the same bytes came
        twice for the same readers.
    Raises:
        RecordError: one of them cannot be kept; then none is.
    """
    wanted = [_row(incoming) for incoming in batch]
    locked_frontier()
    known = {
        _place(source): source
        for source in Source.objects.filter(sha256__in={row.sha256 for row in wanted})
    }
    new: dict[tuple[str, str, bool], tuple[Source, Actor]] = {}
    for row, incoming in zip(wanted, batch, strict=True):
        if _place(row) not in known:
            new.setdefault(_place(row), (row, incoming.by))
    entries = append_each(
        [
            (
                Act(
                    "record.source.quarantine"
                    if source.quarantined
                    else "record.source.keep",
                    subject_of(source),
                    source_facts(source),
                ),
                by,
            )
            for source, by in new.values()
        ]
    )
    for (source, _by), entry in zip(new.values(), entries, strict=True):
        source.received_at = entry.at
        known[_place(source)] = source
    Source.objects.bulk_create([source for source, _by in new.values()])
    return [known[_place(row)] for row in wanted]


def _row(incoming: Incoming) -> Source:
    held = incoming.held
    name = kept_name(incoming.filename, incoming.text)
    return Source(
        id=uuid.uuid4(),
        sha256=held.sha256,
        size=held.size,
        filename=name,
        media_type=incoming.media_type[:100],
        language=incoming.language,
        text=incoming.text,
        received_by=incoming.by.actor_id,
        open_to=reader_lines(incoming.restricted_to, name),
        quarantined=incoming.quarantined,
        data=held.in_row,
    )


def _place(source: Source) -> tuple[str, str, bool]:
    """What is there once, as the constraints of the model say."""
    return source.sha256, source.open_to, bool(source.quarantined)
