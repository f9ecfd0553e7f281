"""Teams: who may travel together, what they lack, where they go."""

from datetime import time

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.engines.routes import TeamError
from orkhon.observation.actions.teams import (
    TeamSaid,
    change_team,
    dissolve_team,
    form_team,
    form_teams,
    send_teams,
)
from orkhon.observation.models import (
    Mission,
    MissionCity,
    Observer,
    PollingStation,
    Team,
    TeamMember,
    Visit,
)
from orkhon.observation.queries.teams import (
    free_observers,
    parliament_of,
    proposed_cities,
    proposed_teams,
    teams_of,
    warnings_of,
)
from orkhon.record.refusals import Refusal


def codes(team):
    return [one.observer.code for one in team.members.all()]


@pytest.fixture
def team(mission, observers, city, protocol):
    said = TeamSaid(
        code="T-01",
        observers=[observers["TR-01"], observers["AZ-01"]],
        city=city,
        car="Sample car 1",
        driver="Sample driver",
        driver_phone="+7 700 000 00 01",
        interpreter="Sample interpreter",
        starts_at=time(5, 30),
    )
    return form_team(mission, said, by=protocol)


@pytest.fixture
def elsewhere(kazakhstan):
    return Mission.objects.create(
        number=2,
        title="Another",
        vote_kind="referendum",
        country=kazakhstan,
        vote_on="2027-06-01",
        time_zone="Asia/Almaty",
    )


def test_a_team_is_formed_with_who_leads_it_first(team, said, last_words):
    assert codes(team) == ["TR-01", "AZ-01"]
    assert team.languages == ["az", "en", "tr"]
    assert said(team) == ["observation.team.form"]
    words = last_words(team)
    assert words["observers"] == ["TR-01", "AZ-01"]
    assert "+7 700 000 00 01" not in str(words)


def test_observers_of_one_parliament_are_no_team(mission, observers, protocol):
    turkish = [observers["TR-01"], observers["TR-02"]]
    with pytest.raises(Refusal, match="of 1 parliament; 2 is the least"):
        form_team(mission, TeamSaid("T-01", turkish), by=protocol)
    mission.least_parliaments_a_team = 1
    assert form_team(mission, TeamSaid("T-01", turkish), by=protocol).pk


def test_two_chambers_of_one_country_are_one_parliament(observers, parliaments):
    one = observers["TR-01"]
    assert parliament_of(one) == f"country/{parliaments['TR'].country_id}"
    one.parliament.country = None
    one.parliament.country_id = None
    assert parliament_of(one) == f"body/{one.parliament.pk}"


def test_what_is_no_team_is_refused_in_words(
    mission, observers, protocol, team, elsewhere
):
    kg, tr = observers["KG-01"], observers["TR-02"]
    theirs = MissionCity.objects.create(mission=elsewhere, name="Elsewhere")
    gone = Observer.objects.get(code="TR-02")
    gone.state = Observer.State.WITHDRAWN
    foreign = Observer.objects.get(code="TR-02")
    foreign.mission = elsewhere
    for said, words in (
        (TeamSaid("T 2", [kg, tr]), "one word"),
        (TeamSaid("", [kg, tr]), "one word"),
        (TeamSaid("T-01", [kg, tr]), "a team T-01 already"),
        (TeamSaid("T-02", [kg, kg]), "has 1 observers; two is the least"),
        (TeamSaid("T-02", [kg, observers["TR-01"]]), "is in team T-01"),
        (TeamSaid("T-02", [kg, gone]), "does not come: withdrawn"),
        (TeamSaid("T-02", [kg, foreign]), "no observer of this mission"),
        (TeamSaid("T-02", [kg, tr], city=theirs), "no city of this mission"),
        (TeamSaid("T-02", [kg, tr], home_latitude=43.0), "come together"),
    ):
        with pytest.raises(Refusal, match=words):
            form_team(mission, said, by=protocol)
    assert Team.objects.count() == 1


def test_several_teams_are_formed_or_none(mission, observers, protocol):
    good = TeamSaid("T-01", [observers["KG-01"], observers["TR-01"]])
    bad = TeamSaid("T-02", [observers["AZ-01"], observers["TR-01"]])
    with pytest.raises(Refusal, match="is in team T-01"):
        form_teams(mission, [good, bad], by=protocol)
    assert not Team.objects.exists()


def test_a_team_is_changed_and_keeps_its_code(team, observers, protocol, said):
    changed = TeamSaid(
        "T-01", [observers["AZ-01"], observers["KG-01"]], languages=("ru",)
    )
    change_team(team, changed, by=protocol)
    assert codes(team) == ["AZ-01", "KG-01"]
    assert team.languages == ["ru"]
    assert TeamMember.objects.get(observer=observers["AZ-01"]).leads
    assert said(team)[-1] == "observation.team.change"


@pytest.fixture
def visit(mission, team):
    station = PollingStation.objects.create(mission=mission, code="KT-1", number="1")
    return Visit.objects.create(
        mission=mission, team=team, station=station, stage="voting", order=1
    )


def test_a_team_is_taken_apart_when_no_visit_stands(team, protocol, visit, said):
    with pytest.raises(Refusal, match="Say why"):
        dissolve_team(team, by=protocol, why=" ")
    with pytest.raises(Refusal, match="has visits"):
        dissolve_team(team, by=protocol, why="ill")
    Visit.objects.update(cancelled_at="2027-03-01T00:00Z")
    dissolve_team(team, by=protocol, why="ill")
    assert Team.objects.filter(pk=team.pk).exists()
    assert not TeamMember.objects.exists()
    assert said(team)[-1] == "observation.team.dissolve"


def test_a_team_that_never_had_a_visit_goes(team, protocol):
    dissolve_team(team, by=protocol, why="ill")
    assert not Team.objects.exists()


def test_teams_are_sent_to_cities_and_not_away_from_their_visits(
    mission, team, city, visit, protocol, elsewhere, last_words
):
    other = MissionCity.objects.create(mission=mission, name="Saryözen")
    send_teams(mission, {team: city}, by=protocol)
    assert last_words(mission)["teams"] == {"T-01": "Köktöbe"}
    with pytest.raises(Refusal, match="has visits in another city"):
        send_teams(mission, {team: other}, by=protocol)
    theirs = MissionCity.objects.create(mission=elsewhere, name="Elsewhere")
    with pytest.raises(Refusal, match="not both of this mission"):
        send_teams(mission, {team: theirs}, by=protocol)
    Visit.objects.all().delete()
    send_teams(mission, {team: other}, by=protocol)
    team.refresh_from_db()
    assert team.city == other


def test_whoever_only_reads_forms_no_teams(mission, observers, team, press, city):
    said = TeamSaid("T-02", [observers["KG-01"], observers["TR-02"]])
    for verb in (
        lambda: form_team(mission, said, by=press),
        lambda: change_team(team, said, by=press),
        lambda: dissolve_team(team, by=press, why="no"),
        lambda: send_teams(mission, {team: city}, by=press),
    ):
        with pytest.raises(PermissionDenied):
            verb()


def lacks(mission, code="T-01"):
    (found,) = [one for one in teams_of(mission, within=None) if one.code == code]
    return warnings_of(found)


def test_a_whole_team_lacks_nothing(mission, observers, team):
    Observer.objects.filter(code="TR-01").update(languages=["tr", "az"])
    assert lacks(mission) == []


def test_what_a_team_lacks_is_said(mission, observers, team):
    Team.objects.update(car="", interpreter="", city=None)
    Observer.objects.filter(code="AZ-01").update(state=Observer.State.REFUSED)
    assert lacks(mission) == [
        "no language that all of them speak",
        "nobody speaks the language of the stations: no interpreter",
        "no car",
        "no city",
        "Samir Nümunəli does not come: accreditation refused",
    ]
    TeamMember.objects.filter(observer__code="AZ-01").delete()
    assert lacks(mission)[0].startswith("observers of one parliament only")


def test_languages_that_nobody_has_given_are_no_warning(mission, observers, team):
    Observer.objects.update(languages=[])
    assert "no language that all of them speak" not in lacks(mission)


def test_teams_are_proposed_across_parliaments_by_a_common_language(mission, nominated):
    nominated("TR", "One", languages=["tr"])
    nominated("TR", "Two", languages=["tr", "ru"])
    nominated("AZ", "Three", languages=["az", "tr"])
    nominated("KG", "Four", languages=["ky", "ru"])
    found = proposed_teams(mission)
    assert [
        ([one.code for one in team.observers], team.code, team.languages)
        for team in found
    ] == [
        (["TR-01", "AZ-01"], "T-01", ("tr",)),
        (["KG-01", "TR-02"], "T-02", ("ru",)),
    ]
    assert not Team.objects.exists()


def test_who_stays_alone_joins_the_smallest_team(mission, nominated):
    for name in ("One", "Two", "Three"):
        nominated("TR", name, languages=["tr"])
    nominated("AZ", "Four", languages=["az"])
    (found,) = proposed_teams(mission)
    assert [one.code for one in found.observers] == [
        "TR-01",
        "AZ-01",
        "TR-02",
        "TR-03",
    ]
    assert found.languages == ()


def test_one_parliament_alone_gives_no_team(mission, nominated):
    nominated("TR", "One")
    nominated("TR", "Two")
    assert proposed_teams(mission) == []
    assert free_observers(mission).count() == 2


def test_codes_that_are_taken_are_passed_over(mission, team, observers):
    assert [one.code for one in proposed_teams(mission)] == ["T-02"]


def test_cities_are_proposed_by_the_engine(mission, team, observers, city, protocol):
    other = MissionCity.objects.create(mission=mission, name="Saryözen")
    form_team(
        mission,
        TeamSaid("T-02", [observers["KG-01"], observers["TR-02"]]),
        by=protocol,
    )
    found = proposed_cities(mission, {city.name: 30, other.name: 10, "Empty": 0})
    assert {one.team: (one.city, one.reason) for one in found.choices} == {
        "T-01": ("Köktöbe", "home"),
        "T-02": ("Saryözen", "language"),
    }
    with pytest.raises(TeamError):
        proposed_cities(mission, {city.name: 1, other.name: 1, "Third": 1})
