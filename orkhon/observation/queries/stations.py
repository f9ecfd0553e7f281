"""Stations as the pages list them, quick with a whole country of them."""

import uuid
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from orkhon.observation.models import (
    Area,
    Mission,
    MissionCity,
    PollingStation,
    StationImport,
    Visit,
    VotersOnList,
)
from orkhon.observation.queries.search_keys import search_key


@dataclass(frozen=True)
class StationFilter:
    """What a list of stations is narrowed to; "" and None narrow nothing.

    Attributes:
        city: Key of a city.
        no_city: Whether only stations that belong to no city.
        area: Key of an area; narrower areas within it count.
        visited: Whether only stations that somebody is to visit.
    """

    text: str = ""
    city: uuid.UUID | None = None
    no_city: bool = False
    area: int | None = None
    kind: str = ""
    visited: bool = False
    withdrawn: bool = False


def stations(
    mission: Mission, wanted: StationFilter, *, within: MissionCity | None
) -> QuerySet[PollingStation]:
    """The stations of a mission that fit, by code.

    Args:
        within: The only city that the reader may see; None for the whole mission.
    """
    rows = PollingStation.objects.filter(mission=mission)
    if within is not None:
        rows = rows.filter(city=within)
    if not wanted.withdrawn:
        rows = rows.filter(withdrawn_at=None)
    for word in search_key(wanted.text).split():
        rows = rows.filter(search_key__contains=word)
    if wanted.no_city:
        rows = rows.filter(city=None)
    elif wanted.city is not None:
        rows = rows.filter(city=wanted.city)
    if wanted.area is not None:
        rows = rows.filter(area__in=areas_within(mission, wanted.area))
    if wanted.kind in PollingStation.Kind.values:
        rows = rows.filter(kind=wanted.kind)
    if wanted.visited:
        rows = rows.filter(
            Exists(Visit.objects.filter(station=OuterRef("pk"), cancelled_at=None))
        )
    return rows.order_by("code")


def with_facts(rows: QuerySet[PollingStation]) -> QuerySet[PollingStation]:
    """The same with the last number of voters, its date and how many visits stand."""
    last = VotersOnList.objects.filter(station=OuterRef("pk")).order_by("-as_of", "-pk")
    planned = (
        Visit.objects.filter(station=OuterRef("pk"), cancelled_at=None)
        .order_by()
        .values("station")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return rows.select_related("area", "city").annotate(
        voters_now=Subquery(last.values("value")[:1]),
        voters_as_of=Subquery(last.values("as_of")[:1]),
        visits_planned=Subquery(planned),
    )


def areas_within(mission: Mission, key: int) -> list[int]:
    """An area and all that lie in it."""
    children: dict[int | None, list[int]] = {}
    for pk, parent in Area.objects.filter(mission=mission).values_list(
        "pk", "parent_id"
    ):
        children.setdefault(parent, []).append(pk)
    found, waiting = [], [key]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += children.get(one, [])
    return found


@dataclass(frozen=True)
class AreaLine:
    """An area on the page where areas are given to cities."""

    area: Area
    depth: int
    stations: int
    proposed: MissionCity | None
    """The city of the same name, where nobody has said anything."""


def area_lines(mission: Mission) -> list[AreaLine]:
    """Areas, the narrower under the wider, with their own stations counted."""
    rows = list(
        Area.objects.filter(mission=mission)
        .select_related("city")
        .annotate(own=Count("stations", filter=Q(stations__withdrawn_at=None)))
        .order_by("name", "pk")
    )
    cities = {
        search_key(name): city
        for city in mission.cities.all()
        for name in (city.name, city.local_name)
        if name
    }
    inside: dict[int | None, list[Area]] = {}
    for row in rows:
        inside.setdefault(row.parent_id, []).append(row)
    lines: list[AreaLine] = []

    def add(parent: int | None, depth: int) -> None:
        for row in inside.get(parent, []):
            near = None if row.city_id else cities.get(search_key(row.name))
            lines.append(AreaLine(row, depth, row.own, near))  # type: ignore[attr-defined]  # -- counted above
            add(row.pk, depth + 1)

    add(None, 0)
    return lines


def area_path(area: Area | None) -> list[Area]:
    """An area under the wider ones it lies in, the widest first."""
    path: list[Area] = []
    while area is not None:
        path.insert(0, area)
        area = area.parent
    return path


@dataclass(frozen=True)
class StationTotals:
    """How many stations a mission has, and how many of them are what."""

    standing: int
    withdrawn: int
    without_city: int
    without_place: int
    without_voters: int


def totals(mission: Mission) -> StationTotals:
    """The head of the list."""
    standing = Q(withdrawn_at=None)
    found = PollingStation.objects.filter(mission=mission).aggregate(
        standing=Count("pk", filter=standing),
        withdrawn=Count("pk", filter=~standing),
        without_city=Count("pk", filter=standing & Q(city=None)),
        without_place=Count("pk", filter=standing & Q(latitude=None)),
    )
    known = (
        VotersOnList.objects.filter(
            station__mission=mission, station__withdrawn_at=None
        )
        .values("station")
        .distinct()
        .count()
    )
    return StationTotals(without_voters=found["standing"] - known, **found)


def imports_of(mission: Mission) -> QuerySet[StationImport]:
    """Lists that were brought in, the last one first."""
    return mission.station_imports.select_related("source")[:20]
