"""Cities of a mission and who runs it there."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.observation.actions.places import (
    add_city,
    dismiss_coordinator,
    drop_city,
    name_coordinator,
)
from orkhon.observation.models import Coordinator, Mission, MissionCity
from orkhon.observation.permissions import can_run
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Role


def test_a_city_is_named_in_both_scripts(mission, protocol, last_words):
    city = add_city(
        mission,
        " Köktöbe ",
        by=protocol,
        local_name="Көктөбе",
        local_language="kk",
        latitude=43.25,
        longitude=76.95,
    )
    assert (city.name, city.local_name) == ("Köktöbe", "Көктөбе")
    assert last_words(city)["place"] == "43.25, 76.95"


@pytest.mark.parametrize(
    ("name", "place", "why"),
    [
        (" ", {}, "no name"),
        ("Köktöbe", {}, "is a city of the mission already"),
        ("Sarıözen", {"latitude": 43.0}, "both a latitude and a longitude"),
        ("Sarıözen", {"latitude": 91.0, "longitude": 0.0}, "no place on the globe"),
        ("Sarıözen", {"latitude": 0.0, "longitude": 181.0}, "no place on the globe"),
    ],
)
def test_what_is_no_city_is_refused(mission, city, protocol, name, place, why):
    with pytest.raises(Refusal, match=why):
        add_city(mission, name, by=protocol, **place)


def test_a_city_in_use_stays(city, city_coordinator, protocol, said):
    with pytest.raises(Refusal, match="Köktöbe stays"):
        drop_city(city, by=protocol)
    Coordinator.objects.all().delete()
    drop_city(city, by=protocol)
    assert not MissionCity.objects.exists()


def test_a_coordinator_runs_the_mission_until_dismissed(
    mission, protocol, stranger, said
):
    assert not can_run(stranger, mission)
    named = name_coordinator(mission, stranger, by=protocol, phone="+7 700")
    assert can_run(stranger, mission)
    with pytest.raises(Refusal, match="somebody else has to dismiss you"):
        dismiss_coordinator(named, by=stranger)
    dismiss_coordinator(named, by=protocol)
    assert not can_run(stranger, mission)
    with pytest.raises(Refusal, match="coordinates no more"):
        dismiss_coordinator(named, by=protocol)
    acts = ["name", "dismiss"]
    assert said(mission) == [f"observation.coordinator.{act}" for act in acts]


def test_named_again_a_coordinator_moves_to_a_city(mission, city, protocol, stranger):
    name_coordinator(mission, stranger, by=protocol)
    name_coordinator(mission, stranger, by=protocol, city=city)
    assert [one.city for one in mission.coordinators.all()] == [city]
    assert not can_run(stranger, mission)


def test_who_cannot_coordinate_is_not_named(mission, city, protocol, make, kazakhstan):
    keeper = make("keeper", Role.ADMINISTRATOR)
    with pytest.raises(Refusal, match="Keeper cannot coordinate"):
        name_coordinator(mission, keeper, by=protocol)
    gone = make("gone", Role.OBSERVER)
    gone.is_active = False
    with pytest.raises(Refusal, match="Gone cannot coordinate"):
        name_coordinator(mission, gone, by=protocol)
    other = Mission.objects.create(
        number=9,
        title="Other",
        vote_kind="local",
        country=kazakhstan,
        vote_on=mission.vote_on,
        time_zone="UTC",
    )
    with pytest.raises(Refusal, match="Köktöbe is of another mission"):
        name_coordinator(other, protocol, by=protocol, city=city)


def test_strangers_name_nobody(mission, city, city_coordinator, press):
    named = Coordinator.objects.get()
    for who in (press, city_coordinator):
        for act in (
            lambda by: add_city(mission, "X", by=by),
            lambda by: drop_city(city, by=by),
            lambda by: name_coordinator(mission, by, by=by),
            lambda by: dismiss_coordinator(named, by=by),
        ):
            with pytest.raises(PermissionDenied):
                act(who)


def test_the_page_names_and_dismisses(mission, protocol, stranger, signed_in):
    client = signed_in(protocol)

    def post(name, words, *more):
        address = reverse(f"observation:{name}", args=[mission.number, *more])
        return client.post(address, words, follow=True)

    assert post("add-city", {"name": ""}).status_code == 422
    assert post("add-city", {"name": "Köktöbe", "latitude": 1}).status_code == 422
    page = post("add-city", {"name": "Köktöbe"})
    assert "Entered: Köktöbe." in page.content.decode()
    city = MissionCity.objects.get()
    words = {"user": stranger.pk, "city": city.pk, "phone": "+7"}
    assert post("name-coordinator", {}).status_code == 422
    assert (
        "Stranger coordinates now." in post("name-coordinator", words).content.decode()
    )
    stays = post("drop-city", {}, city.pk).content.decode()
    assert "Köktöbe stays" in stays
    named = Coordinator.objects.get()
    gone = post("dismiss-coordinator", {}, named.pk).content.decode()
    assert "Stranger coordinates no more." in gone
    assert "Köktöbe is taken out." in post("drop-city", {}, city.pk).content.decode()
    name_coordinator(mission, protocol, by=protocol)
    mine = Coordinator.objects.get()
    kept = post("dismiss-coordinator", {}, mine.pk).content.decode()
    assert "somebody else has to dismiss you" in kept
