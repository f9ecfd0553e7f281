"""Opening a mission to everybody: who may, and what the page says before."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.observation.actions.disclosing import close_mission_page, open_mission
from orkhon.observation.models import Observer
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about, is_disclosed
from orkhon.record.refusals import Refusal


def test_only_who_runs_the_mission_opens_and_closes_it(mission, press):
    with pytest.raises(PermissionDenied):
        open_mission(mission, by=press)
    with pytest.raises(PermissionDenied):
        close_mission_page(mission, by=press, why="A mistake.")


def test_a_mission_is_opened_once_and_closed_once_with_a_reason(mission, protocol):
    with pytest.raises(Refusal, match="not open to everybody"):
        close_mission_page(mission, by=protocol, why="A mistake.")
    open_mission(mission, by=protocol)
    with pytest.raises(Refusal, match="open to everybody already"):
        open_mission(mission, by=protocol)
    with pytest.raises(Refusal, match="Say in a few words why"):
        close_mission_page(mission, by=protocol, why=" ")
    assert is_disclosed(subject_of(mission))
    assert [one.verb for one in entries_about(subject_of(mission))][-1:] == [
        "record.subject.disclose"
    ]


def test_the_page_says_what_everybody_will_see_and_opens_and_closes_it(
    mission, observers, protocol, client
):
    Observer.objects.filter(pk=observers["TR-01"].pk).update(state="accredited")
    client.force_login(protocol)
    address = reverse("observation:everybody", args=[mission.number])
    page = client.get(address).content.decode()
    assert "1 accredited observer: name, post, parliament" in page
    assert "telephones, passports" in page
    opened = client.post(address, {"act": "open"}, follow=True).content.decode()
    assert "open to everybody" in opened
    assert is_disclosed(subject_of(mission))
    unsaid = client.post(address, {"act": "close", "why": ""})
    assert unsaid.status_code == 422
    assert "Say in a few words why it is closed again" in unsaid.content.decode()
    client.post(address, {"act": "close", "why": "A mistake."})
    assert not is_disclosed(subject_of(mission))
