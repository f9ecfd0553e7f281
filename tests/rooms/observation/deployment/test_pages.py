"""The pages of deployment: teams, draws, routes, route sheets, calendars, maps."""

import re

import pytest
from django.urls import reverse
from icalendar import Calendar

from orkhon.jobs.worker import run_next
from orkhon.observation.actions.areas import assign_areas
from orkhon.observation.actions.draws import draw_stations, publish_draw
from orkhon.observation.actions.routes import confirm_routes, plan_city
from orkhon.observation.actions.teams import TeamSaid, form_team
from orkhon.observation.documents.route_sheets import route_sheet
from orkhon.observation.models import (
    Area,
    MissionCity,
    RoutePlan,
    StationDraw,
    Team,
    Visit,
)
from orkhon.observation.queries.draws import DrawSaid
from orkhon.observation.queries.moves import standing
from orkhon.observation.queries.route_problems import RouteSaid
from tests.rooms.observation.station_samples import brought_in


@pytest.fixture
def stations(mission, protocol, city):
    lines = ["number,region,name,lat,lon"] + [
        f"{n:03},Sample region,School {n},{43.2 + n % 4 / 100:.3f},{76.9 + n / 200:.4f}"
        for n in range(1, 13)
    ]
    columns = {
        "number": "number", "region": "region", "name": "name",
        "latitude": "lat", "longitude": "lon",
    }  # fmt: skip
    brought_in(mission, "\n".join(lines), by=protocol, columns=columns, as_of="")
    assign_areas(mission, {Area.objects.get().pk: city}, by=protocol)


@pytest.fixture
def draw(mission, stations, protocol):
    said = DrawSaid("simple", 6, 3, "48213")
    return publish_draw(draw_stations(mission, said, by=protocol), by=protocol)


@pytest.fixture
def team(mission, observers, city, protocol):
    said = TeamSaid(
        "T-01",
        [observers["AZ-01"], observers["TR-01"]],
        city=city,
        car="Sample car",
        driver="Sample driver",
        driver_phone="+7 700 000 00 01",
        home_name="Sample hotel",
        home_latitude=43.2,
        home_longitude=76.9,
    )
    return form_team(mission, said, by=protocol)


@pytest.fixture
def visits(draw, team, city, protocol):
    confirm_routes(plan_city(city, RouteSaid(rounds=0), by=protocol), by=protocol)
    return standing(team)


@pytest.fixture
def client_of(signed_in, protocol):
    return signed_in(protocol)


def page(client, name, *args, data=None, follow=False):
    address = reverse(f"observation:{name}", args=args)
    if data is None:
        return client.get(address)
    return client.post(address, data, follow=follow)


def said(answer):
    return answer.content.decode()


def test_a_team_is_formed_on_its_page(mission, observers, city, client_of):
    empty = page(client_of, "teams", 1)
    assert "No teams yet" in said(empty)
    one, other = observers["TR-01"], observers["AZ-01"]
    data = {"code": "T-01", "observers": [one.pk, other.pk], "city": city.pk}
    assert page(client_of, "teams", 1, data={"code": "T-01"}).status_code == 422
    alone = page(client_of, "teams", 1, data=data | {"observers": [one.pk]})
    assert "two is the least" in said(alone)
    page(client_of, "teams", 1, data=data | {"leader": "TR-01", "languages": "TR, az"})
    made = Team.objects.get()
    assert made.languages == ["tr", "az"]
    assert made.members.get(leads=True).observer == one
    assert "T-01" in said(page(client_of, "teams", 1))


def test_a_team_is_changed_and_taken_apart_on_its_page(team, observers, client_of):
    data = {"code": "T-01", "observers": [observers["AZ-01"].pk, observers["KG-01"].pk]}
    assert page(client_of, "team-change", 1, team.pk, data={}).status_code == 422
    taken = page(client_of, "team-change", 1, team.pk, data=data | {"code": "T 1"})
    assert "one word" in said(taken)
    assert page(client_of, "team-change", 1, team.pk, data=data).status_code == 302
    assert "Aizada" in said(page(client_of, "team", 1, team.pk))
    assert page(client_of, "team-dissolve", 1, team.pk, data={}).status_code == 422
    page(client_of, "team-dissolve", 1, team.pk, data={"why": "ill"})
    assert not Team.objects.exists()


def test_a_team_with_visits_is_not_taken_apart(team, visits, client_of):
    answer = page(client_of, "team-dissolve", 1, team.pk, data={"why": "ill"})
    assert "has visits" in said(answer)


def test_proposed_teams_are_formed_when_a_person_says_so(mission, observers, client_of):
    shown = page(client_of, "teams-propose", 1)
    assert [one.code for one in shown.context["proposals"]] == ["T-01", "T-02"]
    page(client_of, "teams-propose", 1, data={"team": ["T-02"]})
    assert [one.code for one in Team.objects.all()] == ["T-02"]
    assert len(page(client_of, "teams-propose", 1).context["proposals"]) == 1


def test_a_proposal_that_time_overtook_is_refused(
    mission, observers, client_of, monkeypatch
):
    mission.least_parliaments_a_team = 3
    mission.save()
    answer = page(client_of, "teams-propose", 1, data={"team": ["T-01"]}, follow=True)
    assert "3 is the least" in said(answer)


def test_teams_are_sent_to_cities_by_proportion(mission, team, draw, city, client_of):
    other = MissionCity.objects.create(mission=mission, name="Saryözen")
    shown = page(client_of, "teams-send", 1)
    ((row, choice),) = shown.context["rows"]
    assert (row, choice.city) == (team, "Köktöbe")
    page(client_of, "teams-send", 1, data={f"team_{team.pk}": str(other.pk)})
    team.refresh_from_db()
    assert team.city == other
    Visit.objects.create(
        mission=mission,
        team=team,
        station=draw.stations.first().station,
        stage="voting",
        order=1,
    )
    stays = page(client_of, "teams-send", 1, data={f"team_{team.pk}": str(city.pk)})
    assert "has visits in another city" in said(stays)


def test_too_few_teams_are_said(mission, team, stations, client_of):
    other = MissionCity.objects.create(mission=mission, name="Saryözen")
    station = mission.stations.first()
    station.city = other
    station.save()
    assert "1 teams for 2 cities" in said(page(client_of, "teams-send", 1))


def test_a_draw_is_looked_at_drawn_and_published(mission, stations, client_of):
    assert "No draw yet" in said(page(client_of, "draws", 1))
    data = {
        "design": "stratified", "strata_by": "area", "measure": "equal", "size": 4,
        "minimum": 1, "reserves": 2, "seed": "48213", "per_cluster": 1,
    }  # fmt: skip
    looked = page(client_of, "draws", 1, data=data | {"look": "yes"})
    assert "stations in the frame" in said(looked)
    assert not StationDraw.objects.exists()
    assert page(client_of, "draws", 1, data={}).status_code == 422
    too_many = page(client_of, "draws", 1, data=data | {"size": 400})
    assert "too many" in said(too_many)
    page(client_of, "draws", 1, data=data | {"design": "simple"})
    kept = StationDraw.objects.get()
    assert (kept.parameters["strata_by"], kept.parameters["minimum"]) == ("", 0)
    assert "not published" in said(page(client_of, "draw", 1, kept.pk))
    done = page(client_of, "draw-publish", 1, kept.pk, data={}, follow=True)
    assert "is published" in said(done)
    again = page(client_of, "draw-publish", 1, kept.pk, data={}, follow=True)
    assert "published or given up before" in said(again)
    repeated = page(client_of, "draw-repeat", 1, kept.pk, data={}, follow=True)
    assert "the same stations in the same order" in said(repeated)
    kept.stations.filter(order=1).delete()
    changed = page(client_of, "draw-repeat", 1, kept.pk, data={}, follow=True)
    assert "it was changed" in said(changed)
    assert page(client_of, "draw-give-up", 1, kept.pk, data={}).status_code == 422
    page(client_of, "draw-give-up", 1, kept.pk, data={"why": "Wrong list"})
    twice = page(
        client_of, "draw-give-up", 1, kept.pk, data={"why": "Wrong list"}, follow=True
    )
    assert "given up before" in said(twice)
    assert "given up" in said(page(client_of, "draws", 1))


def test_a_draw_goes_out_as_paper_csv_and_frame(draw, client_of):
    paper = page(client_of, "draw-paper", 1, draw.pk)
    assert paper.content.startswith(b"%PDF")
    assert page(client_of, "draw-csv", 1, draw.pk).content.count(b"\n") == 10
    frame = page(client_of, "draw-frame", 1, draw.pk).content
    assert frame.startswith(b"station,stratum,cluster,size\n")


def test_routes_are_planned_answered_and_printed(draw, team, city, client_of):
    empty = page(client_of, "routes", 1, city.pk)
    assert "No visits yet" in said(empty)
    data = {
        "opening_stay": 30, "visit": 20, "closing_lead": 30, "count": 120, "speed": 30,
    }  # fmt: skip
    assert page(client_of, "routes", 1, city.pk, data={}).status_code == 422
    assert page(client_of, "routes", 1, city.pk, data=data).status_code == 302
    assert "waiting for the worker" in said(page(client_of, "routes", 1, city.pk))
    while run_next():
        continue
    plan = RoutePlan.objects.get()
    assert "A plan waits for your yes" in said(page(client_of, "routes", 1, city.pk))
    answer = {"answer": "yes"}
    page(client_of, "routes-answer", 1, city.pk, plan.pk, data=answer)
    shown = page(client_of, "routes", 1, city.pk)
    assert len(shown.context["visits"]) == Visit.objects.count() > 0
    assert 'class="chart" role="img"' in said(shown)
    twice = page(
        client_of, "routes-answer", 1, city.pk, plan.pk, data=answer, follow=True
    )
    assert "answered before" in said(twice)
    assert page(client_of, "routes-sheets", 1, city.pk).status_code == 404
    page(client_of, "routes-make-sheets", 1, city.pk, data={})
    assert page(client_of, "routes-sheets", 1, city.pk).status_code == 404
    while run_next():
        continue
    made = page(client_of, "routes-sheets", 1, city.pk)
    assert made.content.startswith(b"%PDF")


def test_a_plan_is_refused_on_its_page(draw, team, city, protocol, client_of):
    plan = plan_city(city, RouteSaid(rounds=0), by=protocol)
    page(client_of, "routes-answer", 1, city.pk, plan.pk, data={"answer": "no"})
    plan.refresh_from_db()
    assert plan.state == RoutePlan.State.REFUSED


def test_hours_that_nobody_has_said_stop_the_plan(mission, team, city, client_of):
    mission.polls_open = None
    mission.save()
    data = {
        "opening_stay": 30, "visit": 20, "closing_lead": 30, "count": 120, "speed": 30,
    }  # fmt: skip
    answer = page(client_of, "routes", 1, city.pk, data=data)
    assert "when polls open" in said(answer)


def test_a_change_is_looked_at_before_it_is_done(visits, team, city, client_of):
    voting = next(one for one in visits if one.stage == "voting")
    data = {"act": "drop", "visit": voting.pk, "position": 99}
    looked = page(client_of, "routes-move", 1, city.pk, data=data | {"look": "yes"})
    assert "No longer a probability sample" in said(looked)
    assert "no margin of error may be given" in said(looked)
    voting.refresh_from_db()
    assert voting.cancelled_at is None
    without = page(client_of, "routes-move", 1, city.pk, data=data)
    assert "Say why" in said(without)
    replace = data | {"act": "replace", "unreachable": "on", "why": "Road closed"}
    page(client_of, "routes-move", 1, city.pk, data=replace)
    voting.refresh_from_db()
    assert voting.unreachable
    assert "Road closed" in said(page(client_of, "routes", 1, city.pk))
    unknown = data | {"act": "add", "station": "KT-999"}
    assert "no station KT-999" in said(
        page(client_of, "routes-move", 1, city.pk, data=unknown)
    )
    order = {
        "act": "move",
        "visit": next(one for one in standing(team) if one.stage == "voting").pk,
        "position": 99,
        "look": "yes",
    }
    assert "Still a probability sample" in said(
        page(client_of, "routes-move", 1, city.pk, data=order)
    )


def test_a_coordinator_of_another_city_does_not_see_the_routes(
    mission, visits, team, city_coordinator, signed_in, city
):
    other = MissionCity.objects.create(mission=mission, name="Saryözen")
    client = signed_in(city_coordinator)
    assert page(client, "routes", 1, city.pk).status_code == 200
    assert page(client, "routes", 1, other.pk).status_code == 404
    Team.objects.update(city=other)
    assert page(client, "team", 1, team.pk).status_code == 404


def test_telephones_are_for_whoever_runs_the_mission(team, press, signed_in, protocol):
    assert team.driver_phone in said(page(signed_in(protocol), "team", 1, team.pk))
    assert team.driver_phone not in said(page(signed_in(press), "team", 1, team.pk))


def test_the_route_sheet_has_hours_places_conduct_and_whom_to_call(
    mission, visits, team, coordinator
):
    paper = route_sheet(
        team, visits, mission.coordinators.select_related("user"), language="en"
    )
    text = str(paper.blocks)
    assert "06:30–07:30" in text
    assert "+7 700 000 00 00" in text
    assert "Sample car" in text
    assert "Sample driver +7 700 000 00 01" in text
    assert "Rules of conduct" in text
    assert "Map of the stations in order" in text
    assert paper.status == (
        "Times are those of Asia/Almaty. Sample: everything in it is invented."
    )
    kazakh = route_sheet(team, [], mission.coordinators.all(), language="kk")
    assert kazakh.language == "kk"


def test_the_route_sheet_and_the_calendar_go_out(visits, team, client_of):
    sheet = page(client_of, "team-sheet", 1, team.pk)
    assert sheet.content.startswith(b"%PDF")
    calendar = Calendar.from_ical(page(client_of, "team-calendar", 1, team.pk).content)
    events = calendar.walk("VEVENT")
    assert len(events) == len(visits)
    assert events[0].decoded("dtstart") == visits[0].starts_at
    Visit.objects.update(starts_at=None)
    bare = page(client_of, "team-calendar", 1, team.pk).content
    assert b"BEGIN:VEVENT" not in bare


def test_the_map_says_what_the_table_says(visits, team, client_of, draw):
    shown = said(page(client_of, "team", 1, team.pk))
    labels = re.findall(r'<text[^>]*class="strong"[^>]*>(\d+)</text>', shown)
    first_of = {}
    for one in visits:
        first_of.setdefault(one.station_id, str(one.order))
    assert labels == list(first_of.values())


def test_the_routes_page_takes_as_many_queries_for_more_visits(
    visits, city, client_of, django_assert_max_num_queries
):
    with django_assert_max_num_queries(45):
        page(client_of, "routes", 1, city.pk)
