"""Versions: what was published of each thing from which moment on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from orkhon.catalogue.models import ItemVersion


@dataclass(frozen=True)
class Version:
    """What a thing says now: its data as canonical JSON, and the digest of that."""

    sha256: str
    data: str


def keep_versions(
    kinds: list[str], current: Mapping[tuple[str, str], Version], now: datetime
) -> tuple[int, int]:
    """Keep what differs from the last version of its thing.

    A thing that is published no more has its last version marked as withdrawn; when it
    is published again a new version begins, though it may say the same.

    Returns:
        How many versions are new, and how many things were withdrawn.
    """
    last: dict[tuple[str, str], tuple[int, int, str, datetime | None]] = {}
    rows = ItemVersion.objects.filter(kind__in=kinds).order_by("number")
    for pk, kind, key, number, sha256, gone in rows.values_list(
        "pk", "kind", "key", "number", "sha256", "withdrawn_at"
    ):
        last[kind, key] = (pk, number, sha256, gone)
    new = []
    for (kind, key), version in current.items():
        known = last.get((kind, key))
        if known is not None and known[2] == version.sha256 and known[3] is None:
            continue
        new.append(
            ItemVersion(
                kind=kind,
                key=key,
                number=1 if known is None else known[1] + 1,
                at=now,
                sha256=version.sha256,
                data=version.data,
            )
        )
    ItemVersion.objects.bulk_create(new, batch_size=500)
    gone_now = [
        pk
        for place, (pk, _number, _sha256, gone) in last.items()
        if gone is None and place not in current
    ]
    for first in range(0, len(gone_now), 500):
        ItemVersion.objects.filter(pk__in=gone_now[first : first + 500]).update(
            withdrawn_at=now
        )
    return len(new), len(gone_now)
