"""Lists of what is published: of a kind, and of what changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, OuterRef, Q, Subquery

from orkhon.catalogue.models import Item, ItemVersion
from orkhon.catalogue.queries.public import public_now


@dataclass(frozen=True)
class PublishedThing:
    """A thing that is published now.

    Attributes:
        titles: By language; under "" where one wording serves every language.
        day: It is of this day; None for what has none.
        address: Of its page, after /public/LANGUAGE/.
        version: Number of its newest version; `since` is when it was so published.
        sha256: Of its data in UTF-8.
    """

    kind: str
    key: str
    titles: dict[str, str]
    day: date | None
    address: str
    is_sample: bool
    version: int
    since: datetime
    sha256: str


@dataclass(frozen=True)
class PublishedChange:
    """A thing was published anew or differently, or is published no more.

    Attributes:
        version: None where it was withdrawn.
    """

    kind: str
    key: str
    at: datetime
    version: int | None


def published_things(
    kind: str, *, language: str = "", year: int | None = None
) -> list[tuple[str, int]]:
    """Keys of what is published of a kind, the newest first, each with its place.

    Args:
        language: Only what has a wording in it, or one for every language; "" for all.
        year: Only what is of a day of that year; None for all.
    """
    rows = Item.objects.filter(kind=kind)
    if language:
        rows = rows.filter(language__in=("", language))
    if year is not None:
        rows = rows.filter(day__year=year)
    found = list(
        rows.values("key")
        .annotate(place=Max("pk"))
        .order_by("-place")
        .values_list("key", "place")
    )
    open_now = public_now({kind: [key for key, _place in found]}, standing=True)
    return [one for one in found if one[0] in open_now[kind]]


def published_listed(kind: str, keys: Iterable[str]) -> list[PublishedThing]:
    """What stands in a list of these things, in the order of the keys; two queries.

    The keys are taken from `published_things`; nothing is asked of the rooms again.
    """
    order = list(keys)
    wordings: dict[str, list[Item]] = defaultdict(list)
    for one in Item.objects.filter(kind=kind, key__in=order).order_by("language"):
        wordings[one.key].append(one)
    newest = ItemVersion.objects.filter(kind=kind, key=OuterRef("key")).order_by(
        "-number"
    )
    versions = {
        one.key: one
        for one in ItemVersion.objects.filter(
            kind=kind, key__in=order, number=Subquery(newest.values("number")[:1])
        ).defer("data")
    }
    return [
        PublishedThing(
            kind,
            key,
            {one.language: one.title for one in wordings[key]},
            wordings[key][0].day,
            wordings[key][0].address,
            wordings[key][0].sample,
            versions[key].number,
            versions[key].at,
            versions[key].sha256,
        )
        for key in order
        if wordings[key] and key in versions
    ]


def published_data(kind: str) -> list[tuple[PublishedThing, str]]:
    """Everything of a kind with its data as canonical JSON, the newest first."""
    things = published_listed(kind, (key for key, _place in published_things(kind)))
    data = {
        (one.key, one.number): one.data
        for one in ItemVersion.objects.filter(
            kind=kind, key__in=[one.key for one in things], withdrawn_at=None
        )
    }
    return [
        (one, data[one.key, one.version])
        for one in things
        if (one.key, one.version) in data
    ]


def published_changes(
    since: datetime, limit: int, offset: int
) -> list[PublishedChange]:
    """What was published, changed or withdrawn from a moment on, the oldest first.

    Of what is published no more only the withdrawal is told.
    """
    rows = ItemVersion.objects.filter(Q(at__gte=since) | Q(withdrawn_at__gte=since))
    found = []
    for kind, key, number, at, withdrawn in rows.values_list(
        "kind", "key", "number", "at", "withdrawn_at"
    ):
        if withdrawn is not None and withdrawn >= since:
            found.append(PublishedChange(kind, key, withdrawn, None))
        if withdrawn is None and at >= since:
            found.append(PublishedChange(kind, key, at, number))
    asked: dict[str, set[str]] = defaultdict(set)
    for one in found:
        asked[one.kind].add(one.key)
    open_now = public_now(asked)
    told = {
        one for one in found if one.version is None or one.key in open_now[one.kind]
    }
    return sorted(told, key=lambda one: (one.at, one.kind, one.key))[
        offset : offset + limit
    ]
