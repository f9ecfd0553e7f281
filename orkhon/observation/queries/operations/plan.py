"""The plan of the day against what has come: each visit, and whether its form is here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from orkhon.observation.models import FormStage, MissionCity
from orkhon.observation.queries.operations.scope import (
    Scope,
    all_forms,
    standing,
    visits,
)

LATE_AFTER = timedelta(minutes=30)
"""How long after a visit's planned end its form may still be on the way."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A visit of the plan.

    Attributes:
        team: The team's code.
        city: The name of the station's city, else of the team's; None for neither.
        is_off: It was called off; `why` may say why.
        is_here: A form of this team, station and stage has come.
    """

    team: str
    station_id: int
    station: str
    stage: str
    city: str | None
    ends_at: datetime | None
    why: str
    is_off: bool
    is_here: bool

    @property
    def stage_label(self) -> str:
        return str(FormStage(self.stage).label)

    def is_due(self, now: datetime) -> bool:
        """Whether its planned end is past."""
        return self.ends_at is not None and self.ends_at <= now

    def is_late(self, now: datetime) -> bool:
        """Whether its form is missing for longer than `LATE_AFTER`."""
        return (
            not self.is_here
            and self.ends_at is not None
            and self.ends_at + LATE_AFTER <= now
        )


@dataclass(frozen=True)
class Cell:
    """Received against plan; `behind` when a form of it is late."""

    here: int
    planned: int
    behind: bool


@dataclass(frozen=True)
class CityLine:
    """A city's line; `city` is None for what belongs to no city."""

    city: MissionCity | None
    stations_here: int
    stations: int
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True)
class Coverage:
    """Received against plan, by city and stage."""

    stages: tuple[str, ...]
    lines: tuple[CityLine, ...]
    totals: tuple[Cell, ...]
    total: Cell

    @property
    def stage_labels(self) -> tuple[str, ...]:
        return tuple(str(FormStage(stage).label) for stage in self.stages)


def planned_visits(scope: Scope) -> list[Planned]:
    """Every visit in one question, those called off among them.

    A form that names no team counts for whichever team was to be there.
    """
    forms = standing(all_forms(Scope(scope.mission))).filter(
        station=OuterRef("station"), stage=OuterRef("stage")
    )
    # Two questions that the index answers each by itself; with "or" it could not.
    of_team = Exists(forms.filter(team=OuterRef("team")))
    of_nobody = Exists(forms.filter(team=None))
    rows = (
        visits(scope)
        .annotate(
            is_here=of_team | of_nobody,
            is_off=Q(cancelled_at__isnull=False),
            in_city=Coalesce(F("station__city__name"), F("team__city__name")),
        )
        .order_by("team__code", "order")
        .values_list(
            "team__code",
            "station_id",
            "station__code",
            "stage",
            "in_city",
            "ends_at",
            "why",
            "is_off",
            "is_here",
        )
    )
    return [Planned(*row) for row in rows]


def coverage(
    planned: Sequence[Planned], cities: Sequence[MissionCity], *, now: datetime
) -> Coverage:
    """Received against plan by city and stage; the cities in the mission's order."""
    on = [one for one in planned if not one.is_off]
    known = {one.stage for one in on}
    stages = tuple(stage for stage in FormStage.values if stage in known)
    lines = []
    for city in [*cities, None]:
        key = None if city is None else city.name
        here = [one for one in on if one.city == key]
        if city is None and not here:
            continue
        stations = {one.station_id for one in here}
        lines.append(
            CityLine(
                city=city,
                stations_here=len({one.station_id for one in here if one.is_here}),
                stations=len(stations),
                cells=_cells(here, stages, now),
                total=_cell(here, now),
            )
        )
    return Coverage(stages, tuple(lines), _cells(on, stages, now), _cell(on, now))


def due_count(planned: Iterable[Planned], now: datetime) -> int:
    """How many visits were planned to be over by now."""
    return sum(one.is_due(now) for one in planned if not one.is_off)


def _cells(
    planned: Sequence[Planned], stages: Sequence[str], now: datetime
) -> tuple[Cell, ...]:
    return tuple(
        _cell([one for one in planned if one.stage == stage], now) for stage in stages
    )


def _cell(planned: Sequence[Planned], now: datetime) -> Cell:
    return Cell(
        here=sum(one.is_here for one in planned),
        planned=len(planned),
        behind=any(one.is_late(now) for one in planned),
    )
