"""Versions of what is published, for whoever asks what a thing said before.

Of a thing that was closed or withdrawn nothing is said but when that was: it may have
been opened by mistake.
"""

from dataclasses import dataclass
from datetime import datetime

from orkhon.catalogue.models import ItemVersion
from orkhon.catalogue.queries.public import public_now


@dataclass(frozen=True)
class PublishedVersion:
    """One version of a thing.

    Attributes:
        number: 1, 2, … of the thing.
        at: From when on it was so published.
        sha256: Of its data in UTF-8.
    """

    kind: str
    key: str
    number: int
    at: datetime
    sha256: str


def published_versions(kind: str, key: str) -> tuple[PublishedVersion, ...]:
    """The versions of a thing that is published, the newest first; else none."""
    if not _is_public(kind, key):
        return ()
    rows = ItemVersion.objects.filter(kind=kind, key=key).order_by("-number")
    return tuple(
        PublishedVersion(kind, key, number, at, sha256)
        for number, at, sha256 in rows.values_list("number", "at", "sha256")
    )


def published_version(
    kind: str, key: str, number: int
) -> tuple[PublishedVersion, str] | None:
    """One version with its data as canonical JSON; None where there is none."""
    if not _is_public(kind, key):
        return None
    row = ItemVersion.objects.filter(kind=kind, key=key, number=number).first()
    if row is None:
        return None
    return PublishedVersion(kind, key, number, row.at, row.sha256), row.data


def withdrawn_at(kind: str, key: str) -> datetime | None:
    """When a thing was withdrawn that is published no more; None for all others."""
    if _is_public(kind, key):
        return None
    last = ItemVersion.objects.filter(kind=kind, key=key).order_by("-number").first()
    return None if last is None else last.withdrawn_at


def _is_public(kind: str, key: str) -> bool:
    return bool(public_now({kind: {key}})[kind])
