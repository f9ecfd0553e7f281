"""Missions and statements are found once they are open, and their siblings nowhere."""

from orkhon.observation.actions.disclosing import close_mission_page, open_mission
from orkhon.observation.models import Mission
from tests.rooms.catalogue.found import at_once, found, nowhere

CANARY = "Canarybird"


def test_a_mission_is_found_while_it_is_open(mission, protocol):
    sibling = Mission.objects.get(pk=mission.pk)
    sibling.pk, sibling.number, sibling.title = None, 77, f"{CANARY} mission"
    sibling._state.adding = True
    sibling.save()
    assert found(mission.title) == []
    open_mission(mission, by=protocol)
    assert found(mission.title) == [("mission", str(mission.number))]
    assert found(CANARY) == []
    assert nowhere(CANARY)
    close_mission_page(mission, by=protocol, why="A mistake.")
    assert at_once(mission.title) == []


def test_a_statement_is_found_by_its_sentences_once_it_is_published(
    published, begun, says
):
    hits = found("mission")
    assert ("statement", f"{published.mission.number}/{published.number}") in hits
    other = begun()
    says(other, "not_seen", "limit", f"Nothing of {CANARY}.")
    assert found(CANARY) == []
    assert nowhere(CANARY)
