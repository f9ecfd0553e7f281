"""Opening a mission to everybody: who may, and what the page says before."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.observation.actions.disclosing import close_mission_page, open_mission
from orkhon.observation.models import Observer
from orkhon.record.actions import subject_of
from orkhon.record.queries import is_disclosed


def test_only_who_runs_the_mission_opens_and_closes_it(mission, press):
    with pytest.raises(PermissionDenied):
        open_mission(mission, by=press)
    with pytest.raises(PermissionDenied):
        close_mission_page(mission, by=press, why="A mistake.")


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
