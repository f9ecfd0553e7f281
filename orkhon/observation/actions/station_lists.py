"""What a list of stations changes beside what is known, and the writing of it.

A station is the same when its code is. Columns that a list does not have change
nothing; a later number of voters stands beside the earlier one.
"""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from orkhon.engines.merkle.entry import JSON
from orkhon.observation.intake.station_rows import StationRow
from orkhon.observation.models import (
    Area,
    PollingStation,
    StationImport,
    VotersOnList,
)
from orkhon.observation.queries.search_keys import search_key

COMPARED = (
    "number",
    "name",
    "address",
    "kind",
    "settlement",
    "latitude",
    "longitude",
)
"""Columns of a station that a later list may change, beside its area and voters."""
MOST_CHANGES = 1000
"""Changes that are listed one by one; the rest is counted."""
BATCH = 2_000

Path = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a later list says otherwise."""

    code: str
    what: str
    before: JSON
    after: JSON


@dataclass
class Changes:
    """Everything that a list brings."""

    new: list[StationRow] = field(default_factory=list)
    changed: list[tuple[int, StationRow]] = field(default_factory=list)
    """Keys of known stations, with what the list says of them."""
    returned: list[int] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    figures: list[tuple[str, int, str]] = field(default_factory=list)
    """Code, voters, as of."""
    listed: list[Change] = field(default_factory=list)
    missing: int = 0
    """Known stations that the list does not name."""
    lines: int = 0
    keys: dict[str, int] = field(default_factory=dict)

    def counts(self) -> dict[str, JSON]:
        """What the page and the record say of it."""
        return {
            "lines": self.lines,
            "new": len(self.new),
            "changed": len(self.changed),
            "returned": len(self.returned),
            "missing": self.missing,
            "withdrawn": len(self.gone),
            "figures": len(self.figures),
            "changes": [
                [one.code, one.what, one.before, one.after]
                for one in self.listed[:MOST_CHANGES]
            ],
        }


def compare(brought: StationImport, rows: Sequence[StationRow]) -> Changes:
    """What taking in these rows would change."""
    mission = brought.mission
    found = Changes(lines=len(rows))
    known = {
        station.code: station
        for station in PollingStation.objects.filter(mission=mission).only(
            "code", "area_id", "withdrawn_at", *COMPARED
        )
    }
    found.keys = {code: station.pk for code, station in known.items()}
    paths = _paths(brought)
    figures = set(
        VotersOnList.objects.filter(station__mission=mission).values_list(
            "station__code", "value", "as_of"
        )
    )
    fields = [one for one in COMPARED if one in brought.mapping]
    has_areas = bool({"region", "district", "city", "abroad"} & set(brought.mapping))
    for row in rows:
        if row.voters is not None and (row.code, row.voters, row.as_of) not in figures:
            found.figures.append((row.code, row.voters, row.as_of))
        station = known.get(row.code)
        if station is None:
            found.new.append(row)
            continue
        differing = [
            Change(row.code, one, getattr(station, one), getattr(row, one))
            for one in fields
            if getattr(station, one) != getattr(row, one)
        ]
        path = paths.get(station.area_id, ()) if station.area_id else ()
        if has_areas and row.areas != path:
            differing.append(Change(row.code, "area", _words(path), _words(row.areas)))
        if station.withdrawn_at is not None:
            found.returned.append(station.pk)
        if differing:
            found.changed.append((station.pk, row))
            found.listed += differing
    named = {row.code for row in rows}
    standing = [
        station
        for code, station in known.items()
        if code not in named and station.withdrawn_at is None
    ]
    found.missing = len(standing)
    if brought.withdraws_missing:
        found.gone = [station.pk for station in standing]
    return found


def write(
    brought: StationImport,
    changes: Changes,
    *,
    report: Callable[[int], object],
) -> None:
    """Write what a list brings, inside the caller's transaction."""
    areas = _Areas(brought)
    rows = [*changes.new, *(row for _key, row in changes.changed)]
    areas.make(row.areas for row in rows)
    done = 0
    for start in range(0, len(changes.new), BATCH):
        part = changes.new[start : start + BATCH]
        made = PollingStation.objects.bulk_create(
            [_station(brought, row, areas) for row in part]
        )
        changes.keys |= {one.code: one.pk for one in made}
        done += len(part)
        report(done)
    _change(brought, changes, areas)
    now = timezone.now()
    for keys, moment in ((changes.returned, None), (changes.gone, now)):
        for start in range(0, len(keys), 500):
            PollingStation.objects.filter(pk__in=keys[start : start + 500]).update(
                withdrawn_at=moment
            )
    for start in range(0, len(changes.figures), BATCH):
        VotersOnList.objects.bulk_create(
            [
                VotersOnList(
                    station_id=changes.keys[code],
                    value=value,
                    as_of=as_of,
                    brought_in=brought,
                )
                for code, value, as_of in changes.figures[start : start + BATCH]
            ]
        )


def _change(brought: StationImport, changes: Changes, areas: "_Areas") -> None:
    fields = [one for one in COMPARED if one in brought.mapping]
    for start in range(0, len(changes.changed), 500):
        part = dict(changes.changed[start : start + 500])
        stations = PollingStation.objects.in_bulk(list(part))
        for key, row in part.items():
            station = stations[key]
            for one in fields:
                setattr(station, one, getattr(row, one))
            if row.areas:
                station.area_id = areas.key(row.areas)
                if not station.city_by_hand:
                    station.city_id = areas.city(row.areas)
            station.search_key = search_key(
                station.code, station.number, station.name, station.address
            )
        PollingStation.objects.bulk_update(
            stations.values(), [*fields, "area", "city", "search_key"]
        )


def _station(
    brought: StationImport, row: StationRow, areas: "_Areas"
) -> PollingStation:
    return PollingStation(
        mission_id=brought.mission_id,
        code=row.code,
        number=row.number,
        name=row.name,
        address=row.address,
        area_id=areas.key(row.areas),
        city_id=areas.city(row.areas),
        kind=row.kind,
        settlement=row.settlement,
        latitude=row.latitude,
        longitude=row.longitude,
        brought_in=brought,
        search_key=search_key(row.code, row.number, row.name, row.address),
    )


class _Areas:
    """The areas of a mission by their paths, made as a list needs them."""

    def __init__(self, brought: StationImport) -> None:
        self._mission = brought.mission
        self._keys: dict[Path, int] = {}
        self._cities: dict[Path, uuid.UUID | None] = {}
        rows = {one.pk: one for one in Area.objects.filter(mission=self._mission)}
        paths = _paths(brought)
        for key, path in paths.items():
            self._keys[path] = key
        for path in sorted(self._keys, key=len):
            own = rows[self._keys[path]].city_id
            self._cities[path] = own or self._cities.get(path[:-1])

    def make(self, paths: Iterable[Path]) -> None:
        """Make the areas of these paths that are not there, the widest first."""
        missing = {
            path[:depth]
            for path in set(paths)
            for depth in range(1, len(path) + 1)
            if path[:depth] not in self._keys
        }
        for depth in sorted({len(path) for path in missing}):
            level = sorted(path for path in missing if len(path) == depth)
            made = Area.objects.bulk_create(
                [
                    Area(
                        mission=self._mission,
                        kind=path[-1][0],
                        name=path[-1][1],
                        parent_id=self._keys.get(path[:-1]),
                    )
                    for path in level
                ]
            )
            for path, area in zip(level, made, strict=True):
                self._keys[path] = area.pk
                self._cities[path] = self._cities.get(path[:-1])

    def key(self, path: Path) -> int | None:
        return self._keys[path] if path else None

    def city(self, path: Path) -> uuid.UUID | None:
        """Key of the mission's city that an area belongs to, or its wider area."""
        return self._cities.get(path)


def _paths(brought: StationImport) -> dict[int, Path]:
    """The areas of the mission by key, each as kind and name from the widest down."""
    rows = {one.pk: one for one in Area.objects.filter(mission=brought.mission_id)}

    def path(area: Area) -> Path:
        own = ((area.kind, area.name),)
        return own if area.parent_id is None else path(rows[area.parent_id]) + own

    return {key: path(area) for key, area in rows.items()}


def _words(path: Path) -> str:
    return ", ".join(name for _kind, name in path)
