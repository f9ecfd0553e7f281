"""Missions for everybody: the vote and the statements; people once they are opened."""

import pytest
from django.conf import settings

from orkhon.observation.actions.disclosing import close_mission_page, open_mission
from orkhon.observation.models import Mission, Observer
from orkhon.record.refusals import Refusal
from orkhon.register.models import Person

CODES = [code for code, _name in settings.LANGUAGES]


def page_of(public, mission, code="en"):
    return public("mission", code, mission.number).content.decode()


@pytest.fixture
def accredited(mission, observers):
    """TR-01 is accredited and leads; the others are not."""
    one = observers["TR-01"]
    one.person = Person.objects.create(display_name="Sample Head", sample=True)
    one.state = Observer.State.ACCREDITED
    one.card_number = "CANARY-7"
    one.phone = "+90 555 CANARY"
    one.email = "canary@example.org"
    one.save()
    Mission.objects.filter(pk=mission.pk).update(head=one.person)
    return one


def test_a_mission_is_nowhere_until_somebody_opens_it(mission, protocol, public):
    for code in CODES:
        public("mission", code, mission.number, status=404)
        assert mission.title not in public("missions", code).content.decode()
    Mission.objects.filter(pk=mission.pk).update(
        arrives_on="2027-03-10", departs_on="2027-03-16"
    )
    open_mission(mission, by=protocol)
    assert "10–16 March 2027" in page_of(public, mission)
    for code in CODES:
        assert mission.title in page_of(public, mission, code)
        assert mission.title in public("missions", code).content.decode()
    found = public("sitemap", "ky").content.decode()
    assert f"/public/ky/missions/{mission.number}/" in found


def test_what_is_closed_again_is_gone(mission, protocol, public):
    open_mission(mission, by=protocol)
    with pytest.raises(Refusal, match="open to everybody already"):
        open_mission(mission, by=protocol)
    close_mission_page(mission, by=protocol, why="A mistake.")
    public("mission", "en", mission.number, status=404)
    with pytest.raises(Refusal, match="not open to everybody"):
        close_mission_page(mission, by=protocol, why="Again.")
    with pytest.raises(Refusal, match="Say in a few words"):
        close_mission_page(mission, by=protocol, why=" ")


def test_only_whom_the_host_accredited_is_named_and_with_nothing_but_a_post(
    mission, accredited, observers, protocol, public
):
    names = {
        state: observers[code]
        for state, code in zip(
            ("nominated", "listed", "submitted", "refused", "withdrawn", "replaced"),
            (code for code in observers if code != "TR-01"),
            strict=False,
        )
    }
    for state, one in names.items():
        one.state, one.name, one.post = state, f"CANARY {state}", "CANARY post"
        one.save()
    open_mission(mission, by=protocol)
    for code in CODES:
        page = page_of(public, mission, code)
        assert "Sample Head" in page
        assert "CANARY" not in page
        assert "canary@" not in page
        assert accredited.code not in page


def test_the_list_says_how_many_went_once_the_mission_is_open(
    mission, accredited, observers, protocol, public
):
    assert len(observers) > 1
    open_mission(mission, by=protocol)
    assert "1 accredited observer ·" in public("missions", "en").content.decode()
    assert "no statement yet" in public("missions", "en").content.decode()


def test_the_list_counts_statements_and_no_people_of_a_mission_that_is_not_open(
    published, mission, public
):
    Observer.objects.filter(mission=mission).update(state=Observer.State.ACCREDITED)
    page = public("missions", "en").content.decode()
    assert "1 statement<" in page or "1 statement ·" in page
    assert "accredited" not in page


def test_a_head_whom_the_host_has_not_accredited_is_not_named(
    mission, protocol, public
):
    person = Person.objects.create(display_name="CANARY head", sample=True)
    Mission.objects.filter(pk=mission.pk).update(head=person)
    open_mission(mission, by=protocol)
    page = page_of(public, mission)
    assert "CANARY" not in page
    assert "not named yet" in page


def test_a_mission_that_spoke_is_known_by_its_vote_and_not_by_its_people(
    published, accredited, mission, public
):
    page = page_of(public, mission)
    assert mission.title in page
    assert f"/public/en/missions/{mission.number}/statements/" in page
    assert "bundle.zip" in page
    assert "Sample Head" not in page
    assert "Members of the mission" not in page
    assert "1 statement" in public("missions", "en").content.decode()


def test_how_much_was_seen_is_said_as_the_statement_froze_it(
    published, mission, public
):
    page = page_of(public, mission)
    one = published.numbers.get(finding__key="visited")
    seen_, forms = one.result["value"], len(set(one.submissions))
    assert (one.query.get("where") or []) == []
    row = page[page.index("How much was seen") :]
    assert f">{seen_}</td>" in row
    assert f">{forms}</td>" in row
    assert "froze it" in row


def test_numbers_of_incidents_are_not_told_as_coverage(published, mission, public):
    one = published.numbers.get(finding__key="visited")
    one.query = {**one.query, "forms": ["incident"]}
    one.save()
    assert "How much was seen" not in page_of(public, mission)
