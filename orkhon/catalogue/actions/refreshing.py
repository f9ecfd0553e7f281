"""Taking in what is published: only what changed is written.

The rooms are read first and written of afterwards, in one transaction. Whoever read
them at an older state of the record than what stands writes nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation

from orkhon.catalogue.actions.items import Row, keep, row_of, take_out
from orkhon.catalogue.actions.versions import Version, keep_versions
from orkhon.catalogue.entries.entry import Entry
from orkhon.catalogue.intake.values import as_data, canonical, digest
from orkhon.catalogue.kinds import KINDS, Kind
from orkhon.catalogue.models import Stand
from orkhon.catalogue.queries.changes import last_change
from orkhon.press.queries.published import embargo_mark
from orkhon.record.queries import plinth

LANGUAGE = "en"
"""Names and keys of data are English, so that they say the same to all."""

LONGEST_REST = timedelta(minutes=10)
"""After this the rooms are read again though no entry was added: days pass, too."""


class SameThingTwice(ValueError):
    """A room publishes two things under one key, or one twice in a language."""


@dataclass(frozen=True)
class Refreshed:
    """What taking in has changed: items in a language each, and versions of things."""

    added: int = 0
    changed: int = 0
    taken_out: int = 0
    versions: int = 0
    withdrawn: int = 0

    def __str__(self) -> str:
        return (
            f"{self.added} items new, {self.changed} changed, {self.taken_out} taken "
            f"out; {self.versions} versions kept, {self.withdrawn} things withdrawn"
        )


def refresh(kinds: Sequence[Kind] = KINDS) -> Refreshed:
    """Take in all that the rooms publish now.

    Raises:
        SameThingTwice: a room gives two things one key.
        NotPlain: a published value holds something that is no plain value.
    """
    size, embargo = plinth().size, embargo_mark()
    rows: dict[tuple[str, str, str], Row] = {}
    versions: dict[tuple[str, str], Version] = {}
    with translation.override(LANGUAGE):
        for kind in kinds:
            for entry in kind.entries():
                _read(kind.name, entry, rows, versions)
    return _write(size, embargo, [one.name for one in kinds], rows, versions)


def refresh_when_due(now: datetime) -> Refreshed | None:
    """Refresh when the record moved on, an embargo ended or time passed; else None."""
    stand = Stand.objects.filter(pk=1).first()
    if (
        stand is not None
        and stand.at is not None
        and last_change().seq <= stand.size
        and stand.embargo == embargo_mark()
        and now - stand.at < LONGEST_REST
    ):
        return None
    return refresh()


@transaction.atomic
def _write(
    size: int,
    embargo: str,
    kinds: Iterable[str],
    rows: dict[tuple[str, str, str], Row],
    versions: dict[tuple[str, str], Version],
) -> Refreshed:
    Stand.objects.get_or_create(pk=1)
    stand = Stand.objects.select_for_update().get(pk=1)
    if stand.size > size:
        return Refreshed()
    now = timezone.now()
    names = list(kinds)
    taken_out, changed = take_out(names, rows)
    added = keep(rows)
    kept, withdrawn = keep_versions(names, versions, now)
    stand.size, stand.at, stand.embargo = size, now, embargo
    stand.save()
    return Refreshed(added - changed, changed, taken_out - changed, kept, withdrawn)


def _read(
    kind: str,
    entry: Entry,
    rows: dict[tuple[str, str, str], Row],
    versions: dict[tuple[str, str], Version],
) -> None:
    if (kind, entry.key) in versions:
        raise SameThingTwice(f"{kind} {entry.key} is published twice")
    data = canonical(as_data(entry.value))
    versions[kind, entry.key] = Version(digest(data), data)
    for row in _rows(kind, entry):
        place = (kind, entry.key, row.language)
        if place in rows:
            raise SameThingTwice(
                f"{kind} {entry.key} has two wordings in “{row.language}”"
            )
        rows[place] = row


def _rows(kind: str, entry: Entry) -> Iterator[Row]:
    for wording in entry.wordings:
        yield row_of(kind, entry, wording)
