"""A city with twenty stations, a published draw of eight, two teams and a plan."""

import pytest

from orkhon.observation.actions import routes as verbs
from orkhon.observation.actions.areas import assign_areas
from orkhon.observation.actions.draws import draw_stations, publish_draw
from orkhon.observation.actions.teams import TeamSaid, form_team
from orkhon.observation.models import Area, Visit
from orkhon.observation.queries.draws import DrawSaid
from orkhon.observation.queries.route_problems import RouteSaid
from tests.rooms.observation.station_samples import brought_in

SAID = RouteSaid(rounds=20)


def a_list(count):
    lines = ["number,region,lat,lon"]
    for number in range(1, count + 1):
        lines.append(
            f"{number:03},Sample region,{43.2 + number % 5 / 100:.3f},"
            f"{76.9 + number // 5 / 100:.3f}"
        )
    return "\n".join(lines) + "\n"


@pytest.fixture
def stations(mission, protocol, city):
    columns = {
        "number": "number", "region": "region", "latitude": "lat", "longitude": "lon",
    }  # fmt: skip
    brought_in(mission, a_list(20), by=protocol, columns=columns, as_of="")
    assign_areas(mission, {Area.objects.get().pk: city}, by=protocol)


@pytest.fixture
def draw(mission, stations, protocol):
    said = DrawSaid("simple", 8, 4, "48213")
    return publish_draw(draw_stations(mission, said, by=protocol), by=protocol)


@pytest.fixture
def teams(mission, observers, city, protocol):
    pairs = (("T-01", ("AZ-01", "TR-01")), ("T-02", ("KG-01", "TR-02")))
    return [
        form_team(
            mission,
            TeamSaid(code, [observers[one] for one in names], city=city),
            by=protocol,
        )
        for code, names in pairs
    ]


@pytest.fixture
def plan(draw, teams, city, protocol):
    return verbs.plan_city(city, SAID, by=protocol)


@pytest.fixture
def confirmed(plan, protocol):
    verbs.confirm_routes(plan, by=protocol)
    return plan


@pytest.fixture
def days():
    """Station and stage of every standing visit, by team, whenever it is asked."""
    return standing_days


def standing_days():
    found = {}
    for one in Visit.objects.filter(cancelled_at=None).select_related(
        "team", "station"
    ):
        found.setdefault(one.team.code, []).append((one.station.code, one.stage))
    return found
