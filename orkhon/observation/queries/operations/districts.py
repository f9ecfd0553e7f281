"""The stations to be seen, by district: reached or not; and where they lie."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet

from orkhon.observation.models import FormStage, PollingStation, StationDraw
from orkhon.observation.queries.operations.plan import Planned
from orkhon.observation.queries.operations.scope import Scope, all_forms, standing

MAP_WIDTH, MAP_HEIGHT, MAP_EDGE = 760, 420, 24
NAME_WIDTH, NAME_HEIGHT = 64, 14
"""Room that a code takes on the map, in the units of its viewBox."""


@dataclass(frozen=True)
class StationSeen:
    """A station of the sample, or of the plan where nothing was drawn.

    Attributes:
        is_reached: A form from it has come.
        is_missed: Nothing has come, and no visit of it is still ahead.
        why: Why a visit of it was called off.
    """

    pk: int
    code: str
    district: str
    latitude: float | None
    longitude: float | None
    is_reached: bool
    is_missed: bool
    why: str


@dataclass(frozen=True)
class District:
    """One line of the table that stands in for the map."""

    name: str
    stations: int
    reached: int
    counts_planned: int
    missed: tuple[StationSeen, ...]


@dataclass(frozen=True)
class Stations:
    """All stations of the scope."""

    is_drawn: bool
    seen: tuple[StationSeen, ...]
    counts: frozenset[int] = field(default_factory=frozenset)

    @property
    def reached(self) -> int:
        return sum(one.is_reached for one in self.seen)

    @property
    def districts(self) -> list[District]:
        found: dict[str, list[StationSeen]] = {}
        for one in self.seen:
            found.setdefault(one.district, []).append(one)
        return [
            District(
                name=name,
                stations=len(here),
                reached=sum(one.is_reached for one in here),
                counts_planned=sum(one.pk in self.counts for one in here),
                missed=tuple(one for one in here if one.is_missed),
            )
            for name, here in sorted(found.items())
        ]


@dataclass(frozen=True)
class Point:
    """A station on the map; `is_named` where its code covers no other."""

    seen: StationSeen
    x: int
    y: int
    is_named: bool


def stations(scope: Scope, planned: Sequence[Planned], *, now: datetime) -> Stations:
    """The stations drawn for the mission, or else those of the plan.

    Reserves are not among them until a visit makes them part of the plan.
    """
    rows = PollingStation.objects.filter(mission=scope.mission, withdrawn_at=None)
    if scope.city is not None:
        rows = rows.filter(city=scope.city)
    in_plan = {one.station_id for one in planned}
    drawn = rows.filter(
        drawn__is_reserve=False, drawn__draw__in=_published(scope)
    ).values("pk")
    is_drawn = scope.team is None and _published(scope).exists()
    wanted = Q(pk__in=drawn) if is_drawn else Q()
    if not is_drawn:
        rows = rows.filter(pk__in=in_plan)
    # Looked through once for all stations, not once for each.
    reached = (
        standing(all_forms(Scope(scope.mission)))
        .filter(station__isnull=False)
        .order_by()
        .values("station")
    )
    found = (
        rows.filter(wanted)
        .annotate(is_reached=Q(pk__in=reached))
        .order_by("code")
        .values_list(
            "pk",
            "code",
            "city__local_name",
            "city__name",
            "area__name",
            "latitude",
            "longitude",
            "is_reached",
        )
    )
    ahead = {
        one.station_id
        for one in planned
        if not one.is_off and not one.is_here and not one.is_late(now)
    }
    why = {one.station_id: one.why for one in planned if one.is_off and one.why}
    return Stations(
        is_drawn=is_drawn,
        seen=tuple(
            StationSeen(
                pk=pk,
                code=code,
                district=_district(local or city or "", area or ""),
                latitude=latitude,
                longitude=longitude,
                is_reached=is_reached,
                is_missed=not is_reached and pk in in_plan and pk not in ahead,
                why=why.get(pk, ""),
            )
            for pk, code, local, city, area, latitude, longitude, is_reached in found
        ),
        counts=frozenset(
            one.station_id
            for one in planned
            if one.stage == FormStage.COUNTING and not one.is_off
        ),
    )


def points(seen: Sequence[StationSeen]) -> list[Point]:
    """Where the stations with coordinates lie in the picture, north on top."""
    placed = [
        (one, one.latitude, one.longitude)
        for one in seen
        if one.latitude is not None and one.longitude is not None
    ]
    if not placed:
        return []
    souths, wests = [lat for _, lat, _ in placed], [lon for _, _, lon in placed]
    south, west = min(souths), min(wests)
    # A degree of longitude is about three quarters of one of latitude where we are.
    height, width = max(souths) - south or 1.0, (max(wests) - west) * 0.75 or 1.0
    scale = min(
        (MAP_WIDTH - 2 * MAP_EDGE) / width, (MAP_HEIGHT - 2 * MAP_EDGE) / height
    )
    drawn: list[Point] = []
    for one, latitude, longitude in placed:
        x = MAP_EDGE + round((longitude - west) * 0.75 * scale)
        y = MAP_HEIGHT - MAP_EDGE - round((latitude - south) * scale)
        is_free = not any(
            abs(other.x - x) < NAME_WIDTH and abs(other.y - y) < NAME_HEIGHT
            for other in drawn
            if other.is_named
        )
        drawn.append(Point(one, x, y, is_free))
    return drawn


def _published(scope: Scope) -> QuerySet[StationDraw]:
    return StationDraw.objects.filter(
        mission=scope.mission, published_at__isnull=False, given_up_at=None
    )


def _district(city: str, area: str) -> str:
    """The city, then the area; one of them where they are the same."""
    return ", ".join(dict.fromkeys(one for one in (city, area) if one)) or "–"
