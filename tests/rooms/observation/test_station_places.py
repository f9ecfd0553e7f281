"""Stations one by one: the city they belong to, where they lie, that they are gone."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.areas import (
    assign_areas,
    place_station,
    withdraw_station,
)
from orkhon.observation.models import Area, Mission, MissionCity, PollingStation
from orkhon.record.refusals import Refusal
from tests.rooms.observation.station_samples import FIRST, brought_in


@pytest.fixture
def first(mission, protocol):
    return brought_in(mission, FIRST, by=protocol)


def station(code):
    return PollingStation.objects.select_related("mission__country", "city").get(
        code=code
    )


def test_areas_are_given_to_cities_and_stations_follow(
    first, mission, protocol, city, last_words
):
    region = Area.objects.get(name="Sample region")
    ozen = Area.objects.get(name="Özen")
    other = MissionCity.objects.create(mission=mission, name="Saryözen")
    assert assign_areas(mission, {region.pk: city}, by=protocol) == 4
    assert assign_areas(mission, {ozen.pk: other}, by=protocol) == 2
    assert station("KT-001").city == city
    assert station("KT-003").city == other
    assert last_words(mission)["areas"] == {"Özen": "Saryözen"}
    assert assign_areas(mission, {region.pk: None, ozen.pk: None}, by=protocol) == 4
    assert station("KT-001").city is None


def test_areas_and_cities_are_of_the_same_mission(first, mission, protocol, kazakhstan):
    other = Mission.objects.create(
        number=2,
        title="Another",
        vote_kind="referendum",
        country=kazakhstan,
        vote_on="2027-06-01",
        time_zone="Asia/Almaty",
    )
    theirs = MissionCity.objects.create(mission=other, name="Elsewhere")
    area = Area.objects.first()
    with pytest.raises(Refusal, match="Elsewhere is no city"):
        assign_areas(mission, {area.pk: theirs}, by=protocol)
    with pytest.raises(Refusal, match="has no area 0"):
        assign_areas(mission, {0: None}, by=protocol)
    with pytest.raises(Refusal, match="Elsewhere is no city"):
        place_station(
            station("KT-001"),
            by=protocol,
            city=theirs,
            latitude=None,
            longitude=None,
            why="told",
        )


def test_a_city_chosen_by_hand_outlives_areas_and_lists(
    first, mission, protocol, city, last_words
):
    place_station(
        station("KT-004"),
        by=protocol,
        city=city,
        latitude=43.3,
        longitude=77.0,
        why="The village lies by the city",
    )
    assign_areas(mission, {Area.objects.get(name="Özen").pk: None}, by=protocol)
    columns = {one: one for one in ("code", "region", "district")}
    moved = "code,region,district\nKT-004,Sample region,Töbe\n"
    brought_in(mission, moved, by=protocol, columns=columns)
    one = station("KT-004")
    assert (one.area.name, one.city, one.latitude) == ("Töbe", city, 43.3)
    words = last_words(one)
    assert words["before"] == {"city": None, "latitude": None, "longitude": None}
    place_station(
        one, by=protocol, city=None, latitude=43.3, longitude=77.0, why="No road"
    )
    assert last_words(one)["before"]["city"] == "Köktöbe"


@pytest.mark.parametrize(
    ("latitude", "longitude", "why", "words"),
    [
        (43.3, None, "told", "come together"),
        (77.0, 43.3, "told", "changed places"),
        (43.3, 77.0, " ", "Say why"),
    ],
)
def test_a_place_by_hand_is_checked_as_one_of_a_list(
    first, protocol, latitude, longitude, why, words
):
    with pytest.raises(Refusal, match=words):
        place_station(
            station("KT-004"),
            by=protocol,
            city=None,
            latitude=latitude,
            longitude=longitude,
            why=why,
        )
    assert station("KT-004").latitude is None


def test_a_place_can_be_taken_away(first, protocol):
    one = station("KT-001")
    place_station(
        one, by=protocol, city=None, latitude=None, longitude=None, why="wrong house"
    )
    assert station("KT-001").latitude is None


def test_a_station_abroad_is_placed_abroad(first, protocol):
    PollingStation.objects.filter(code="KT-004").update(kind="abroad")
    one = station("KT-004")
    place_station(
        one, by=protocol, city=None, latitude=39.9, longitude=32.8, why="told"
    )
    assert station("KT-004").longitude == 32.8


def test_a_station_is_withdrawn_once_and_with_a_reason(first, protocol, said):
    one = station("KT-001")
    with pytest.raises(Refusal, match="Say why"):
        withdraw_station(one, by=protocol, why="")
    withdraw_station(one, by=protocol, why="Merged with 2")
    with pytest.raises(Refusal, match="withdrawn before"):
        withdraw_station(one, by=protocol, why="Merged with 2")
    assert said(one) == ["observation.station.withdraw"]


def test_whoever_only_reads_changes_no_station(first, mission, press, city):
    one = station("KT-001")
    for verb in (
        lambda: assign_areas(mission, {}, by=press),
        lambda: withdraw_station(one, by=press, why="no"),
        lambda: place_station(
            one, by=press, city=city, latitude=None, longitude=None, why="no"
        ),
    ):
        with pytest.raises(PermissionDenied):
            verb()
