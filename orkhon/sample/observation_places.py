"""Where the sample mission goes: cities, stations, the draw, teams, their routes."""

from collections.abc import Mapping
from datetime import time
from pathlib import Path

from orkhon.accounts.models import User
from orkhon.jobs.worker import run_next
from orkhon.observation.actions.areas import assign_areas
from orkhon.observation.actions.draws import draw_stations, publish_draw
from orkhon.observation.actions.places import add_city
from orkhon.observation.actions.routes import confirm_routes, plan_routes
from orkhon.observation.actions.stations import (
    Naming,
    bring_stations,
    name_columns,
    take_in,
)
from orkhon.observation.actions.teams import TeamSaid, form_teams
from orkhon.observation.actions.visits import move_visit
from orkhon.observation.models import (
    Area,
    FormStage,
    Mission,
    MissionCity,
    Observer,
    StationDraw,
    StationImport,
    Team,
)
from orkhon.observation.queries.draws import DrawSaid, standing_draw
from orkhon.observation.queries.moves import Move, next_reserve, standing
from orkhon.observation.queries.route_problems import RouteSaid

FOLDER = Path(__file__).resolve().parent / "referendum"
LISTS = (
    # the file, as of; the second brings only codes and later figures
    ("stations.csv", "2027-02-20"),
    ("stations-10-march.csv", "2027-03-10"),
)
CITIES = (
    # name, as it is written there, latitude, longitude, districts
    ("Köktöbe", "Көктөбе", 47.20, 69.40, ("Әуезов ауданы", "Өзен бойы ауданы")),
    ("Saryözen", "Сарыөзен", 47.05, 70.60, ("Сарыөзен қаласы ауданы", "Бұлақ ауданы")),
    ("Ulytas", "Ұлытас", 46.40, 69.90, ("Ұлытас ауданы", "Таулы аудан")),
)
DRAWN, RESERVES = 66, 3
"""Stations in all; reserves in each city."""
SEED = "Sample: the numbers of the lottery of 1 March 2027, 07 11 19 24 32 41"
CUT_OFF = "T-12"
"""The team in whose way a road is closed."""
TEAMS = (
    # code, city, observers; the first one leads
    ("T-01", "Köktöbe", "AZ-01", "TR-01"),
    ("T-02", "Köktöbe", "KZ-01", "AZ-02"),
    ("T-03", "Köktöbe", "KZ-02", "KG-01"),
    ("T-04", "Köktöbe", "TR-02", "KG-02"),
    ("T-05", "Köktöbe", "AZ-04", "TR-03"),
    ("T-06", "Saryözen", "KZ-03", "KG-03"),
    ("T-07", "Saryözen", "AZ-05", "KG-04"),
    ("T-08", "Saryözen", "TR-04", "KZ-04"),
    ("T-09", "Saryözen", "AZ-06", "TR-05"),
    ("T-10", "Ulytas", "KZ-05", "AZ-07"),
    ("T-11", "Ulytas", "KG-05", "TR-06"),
    ("T-12", "Ulytas", "KZ-06", "SEC-01"),
)


def add_cities(mission: Mission, by: User) -> dict[str, MissionCity]:
    """The three towns, with the name that stands on their signs."""
    return {
        name: add_city(
            mission,
            name,
            by=by,
            local_name=local,
            local_language="kk",
            latitude=latitude,
            longitude=longitude,
            precedence=number,
        )
        for number, (name, local, latitude, longitude, _areas) in enumerate(CITIES, 1)
    }


def load_stations(
    mission: Mission, cities: Mapping[str, MissionCity], by: User
) -> list[StationImport]:
    """Both lists through the steps that a person takes; areas go to their cities."""
    brought = [_taken_in(mission, name, as_of, by) for name, as_of in LISTS]
    areas = {one.name: one.pk for one in Area.objects.filter(mission=mission)}
    assign_areas(
        mission,
        {
            areas[area]: cities[name]
            for name, _local, _lat, _lon, districts in CITIES
            for area in districts
        },
        by=by,
    )
    return brought


def draw_and_publish(mission: Mission, by: User) -> StationDraw:
    """Stations by seed, so many in each city as it has a part of them."""
    said = DrawSaid(
        design=StationDraw.Design.STRATIFIED,
        size=DRAWN,
        reserves=RESERVES,
        seed=SEED,
        strata_by="city",
    )
    return publish_draw(draw_stations(mission, said, by=by), by=by)


def load_teams(
    mission: Mission,
    cities: Mapping[str, MissionCity],
    observers: Mapping[str, Observer],
    by: User,
) -> list[Team]:
    """Twelve teams of two, each of two parliaments, with a car and an interpreter."""
    return form_teams(
        mission,
        [
            TeamSaid(
                code=code,
                observers=[observers[one] for one in members],
                city=cities[city],
                home_name=f"Sample Hotel, {city}",
                home_latitude=cities[city].latitude,
                home_longitude=cities[city].longitude,
                car=f"sample car {number:02}",
                driver=f"Sample Driver {number:02}",
                driver_phone=f"+999 55 100 {number:03}",
                interpreter=f"Sample Interpreter {number:02}",
                starts_at=time(5, 30),
                ends_at=time(23, 30),
            )
            for number, (code, city, *members) in enumerate(TEAMS, start=1)
        ],
        by=by,
    )


def load_routes(mission: Mission, by: User) -> int:
    """A route for every team by the planner, confirmed, and changed by hand as people do.

    In the afternoon every team goes once more to where it saw the opening, and looks
    at the station where it will count. One road turns out to be closed.

    Returns:
        How many visits stand.
    """
    said = RouteSaid(
        visit=70, count=60, speed=40.0, most_visits=4, seed=SEED, rounds=400
    )
    for plan in plan_routes(mission, said, by=by):
        confirm_routes(plan, by=by)
    for team in mission.teams.select_related("city"):
        for stage in (FormStage.OPENING, FormStage.COUNTING):
            _see_again(team, stage, by)
    _close_a_road(mission, by)
    return mission.visits.filter(cancelled_at=None).count()


def _see_again(team: Team, stage: FormStage, by: User) -> None:
    """A visit during voting, the last one before the polls close."""
    visits = standing(team)
    there = next(one for one in visits if one.stage == stage)
    before = sum(one.stage in (FormStage.OPENING, FormStage.VOTING) for one in visits)
    move_visit(
        _city(team),
        Move("add", team=team, position=before + 1, station=there.station),
        by=by,
        why="Sample: the same station once more, during voting.",
    )


def _close_a_road(mission: Mission, by: User) -> None:
    """The reserve whose turn it is takes the place of a station behind a closed road."""
    team = mission.teams.select_related("city").get(code=CUT_OFF)
    visit = next(one for one in standing(team) if one.stage == FormStage.VOTING)
    draw = standing_draw(mission, _city(team))
    move_visit(
        _city(team),
        Move(
            "replace",
            visit=visit,
            station=None if draw is None else next_reserve(draw, visit),
            unreachable=True,
        ),
        by=by,
        why="Sample: the road is closed by snow.",
    )


def _city(team: Team) -> MissionCity:
    if team.city is None:
        raise SampleError(f"team {team} has no city")
    return team.city


def _taken_in(mission: Mission, name: str, as_of: str, by: User) -> StationImport:
    """Upload, columns as they were recognised, check, take in: as a worker does it."""
    brought = bring_stations(
        mission, (FOLDER / name).read_bytes(), filename=name, by=by
    )
    name_columns(brought, Naming(columns=dict(brought.mapping), as_of=as_of), by=by)
    _work_off()
    brought.refresh_from_db()
    take_in(brought, by=by)
    _work_off()
    brought.refresh_from_db()
    if brought.state != StationImport.State.DONE:
        raise SampleError(f"{name}: {brought.problems or brought.state}")
    return brought


def _work_off() -> None:
    while run_next() is not None:
        pass


class SampleError(ValueError):
    """The sample does not let itself be loaded; its files and the rooms disagree."""
