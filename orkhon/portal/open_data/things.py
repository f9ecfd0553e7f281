"""What the interface says: the shapes of its answers, and how they are filled."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from ninja import Schema
from pydantic import Field

from orkhon.catalogue.entries.entry import path_of
from orkhon.catalogue.intake.values import as_data
from orkhon.catalogue.queries.listing import PublishedThing

ROOT = "/public/api/v1/"


class Listed(Schema):
    """A published thing as it stands in a list."""

    kind: str
    key: str = Field(description="Tells it from others of its kind; it stays.")
    titles: dict[str, str] = Field(
        description="By language; under the empty key where one serves every language."
    )
    day: date | None = Field(description="It is of this day; null for what has none.")
    version: int = Field(description="Number of its newest version: 1, 2, …")
    since: datetime = Field(description="From when on it was so published, UTC.")
    sha256: str = Field(
        description="Of its data: JSON with sorted keys and no spaces, UTF-8."
    )
    sample: bool = Field(description="Invented for a demonstration.")
    page: str = Field(description="Where people read it, in English.")
    url: str = Field(description="Where its data are.")


class List(Schema):
    """A part of a list."""

    count: int = Field(description="How many there are in all.")
    next: str | None = Field(description="Where the list goes on.")
    items: list[Listed]


class Kind(Schema):
    """A kind of published things."""

    kind: str
    title: str
    count: int
    url: str


class Root(Schema):
    """What there is."""

    assembly: str
    licence: str | None = Field(
        description="null while none is named: ask the assembly."
    )
    kinds: list[Kind]
    openapi: str
    changes: str
    search: str
    downloads: list[str]


class Version(Schema):
    """A version of a thing."""

    version: int
    at: datetime
    sha256: str
    url: str


class Versions(Schema):
    """The versions of a thing, the newest first."""

    kind: str
    key: str
    versions: list[Version]


class Change(Schema):
    """Something was published, changed or withdrawn."""

    kind: str
    key: str
    at: datetime
    version: int | None = Field(description="null: it is published no more.")
    url: str


class Changes(Schema):
    """Changes from a moment on, the oldest first."""

    next: str | None
    changes: list[Change]


class Hit(Schema):
    """Something that was found."""

    kind: str
    key: str
    language: str
    title: str
    snippet: str
    day: date | None
    page: str
    url: str


class Hits(Schema):
    """A page of what was found."""

    total: int = Field(description="How many were ranked.")
    more: bool = Field(description="There are more, which are not shown: narrow.")
    page: int
    pages: int
    near: list[str] = Field(
        description="Words that are near, where nothing has them all."
    )
    hits: list[Hit]


class Problem(Schema):
    """What was wrong, in words."""

    detail: str


class Gone(Schema):
    """It was published once."""

    detail: str
    withdrawn_at: datetime


class Slower(Schema):
    """Too many requests."""

    detail: str
    retry_after: int = Field(description="Seconds.")


def origin() -> str:
    """The address of the installation, without a slash at its end."""
    return str(settings.ORKHON_ADDRESS).rstrip("/")


def url_of(kind: str, key: str, rest: str = "") -> str:
    """The lasting address of a thing's data."""
    return f"{origin()}{ROOT}{kind}/{key}{rest}"


def page_of(address: str) -> str:
    """Where people read it."""
    return f"{origin()}{path_of(address, 'en')}"


def listed(one: PublishedThing) -> dict[str, Any]:
    """A thing as `Listed` says it."""
    return {
        "kind": one.kind,
        "key": one.key,
        "titles": one.titles,
        "day": as_data(one.day),
        "version": one.version,
        "since": as_data(one.since),
        "sha256": one.sha256,
        "sample": one.is_sample,
        "page": page_of(one.address),
        "url": url_of(one.kind, one.key),
    }


def whole(said: dict[str, Any], data: str) -> bytes:
    """An object with `data` added as the very text of which the digest was taken."""
    head = json.dumps(said, ensure_ascii=False)
    return f'{head[:-1]}, "data": {data}}}'.encode()


def together(parts: Iterable[bytes]) -> bytes:
    """Objects as a JSON list."""
    return b"[" + b",\n".join(parts) + b"]"
