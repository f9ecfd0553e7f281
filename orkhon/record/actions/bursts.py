"""Keeping many small things that came in at once, with one lock and few statements."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from orkhon.record.actions.entries import Act, append_each, locked_frontier, subject_of
from orkhon.record.actions.names import kept_name, reader_lines
from orkhon.record.models import Entry, Source
from orkhon.record.roles import Actor
from orkhon.record.rows import source_facts
from orkhon.record.statements import fetched
from orkhon.record.store import Held

_ANY = (
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM record_source"
    " WHERE sha256 IN ({}) AND quarantined = '')"
    " OR EXISTS (SELECT 1 FROM record_source"
    " WHERE sha256 IN ({}) AND NOT quarantined = '')"
)


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


@dataclass(frozen=True, slots=True)
class Keeping:
    """Sources on their way into the record, for a room that writes acts beside them.

    Attributes:
        sources: One for each incoming thing, in order; new ones are not written yet.
        deeds: The acts that keep the new ones, to be appended before `write_kept`.
    """

    sources: list[Source]
    deeds: list[tuple[Act, Actor | None]]
    new: list[Source]


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
    head = locked_frontier()
    keeping = begin_keeping(batch)
    write_kept(keeping, append_each(keeping.deeds, onto=head))
    return keeping.sources


def begin_keeping(batch: Sequence[Incoming]) -> Keeping:
    """See what of a batch is new; the caller holds the lock of `locked_frontier`.

    Raises:
        RecordError: one of them cannot be kept.
    """
    wanted = [_row(incoming) for incoming in batch]
    known = _known({row.sha256 for row in wanted})
    new: list[Source] = []
    deeds: list[tuple[Act, Actor | None]] = []
    sources = []
    for row, incoming in zip(wanted, batch, strict=True):
        source = known.setdefault(_place(row), row)
        sources.append(source)
        if source is row:
            new.append(row)
            verb = "quarantine" if row.quarantined else "keep"
            act = Act(f"record.source.{verb}", subject_of(row), source_facts(row))
            deeds.append((act, incoming.by))
    return Keeping(sources, deeds, new)


def write_kept(keeping: Keeping, entries: Sequence[Entry]) -> None:
    """Write the new rows, once their acts are appended; in the same transaction.

    Args:
        entries: Those of `deeds`, in order.
    """
    for source, entry in zip(keeping.new, entries, strict=True):
        source.received_at = entry.at
    Source.objects.bulk_create(keeping.new)


def _known(digests: Collection[str]) -> dict[tuple[str, str, bool], Source]:
    """What is kept already; nearly always nothing, so it is looked for past the models.

    Asked for each of the two partial indexes in its own words: without them a database
    reads every source that was ever kept.
    """
    if not digests:
        return {}
    marks = ", ".join(["%s"] * len(digests))
    if not fetched(_ANY.format(marks, marks), [*digests, *digests]):
        return {}
    same = Source.objects.filter(sha256__in=digests)
    found = [*same.filter(quarantined=""), *same.exclude(quarantined="")]
    return {_place(source): source for source in found}


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
