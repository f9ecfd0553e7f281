"""Positions that are deleted on their date, and drafts that a team shares."""

from datetime import date, timedelta

import pytest

from orkhon.observation.actions.positions import (
    Position,
    delete_due_positions,
    record_position,
)
from orkhon.observation.actions.team_drafts import (
    delete_due_drafts,
    share_draft,
    withdraw_draft,
)
from orkhon.observation.models import ObserverPosition, TeamDraft
from orkhon.observation.queries.team_drafts import drafts_of_team
from orkhon.observation.tasks.operations import delete_positions
from orkhon.observation.tasks.tidying import delete_drafts
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal
from tests.rooms.observation.operations.conftest import NOON, filled


@pytest.fixture
def asking(mission):
    mission.asks_position, mission.positions_kept_days = True, 7
    mission.save()
    return mission


def here(at=NOON, latitude=43.2, longitude=76.9, accuracy=12.0):
    return Position(latitude, longitude, accuracy, at)


def test_only_the_newest_position_is_kept(asking, observers):
    person = observers["AZ-01"]
    assert record_position(person, here())
    assert record_position(person, here(NOON + timedelta(minutes=5), 43.3))
    assert not record_position(person, here(NOON, 40.0))
    assert ObserverPosition.objects.get().latitude == 43.3


def test_a_position_goes_into_no_entry(asking, observers):
    before = Entry.objects.count()
    record_position(observers["AZ-01"], here())
    assert Entry.objects.count() == before


def test_a_mission_that_does_not_ask_keeps_none(mission, observers):
    with pytest.raises(Refusal, match="does not ask"):
        record_position(observers["AZ-01"], here())
    assert not ObserverPosition.objects.exists()


@pytest.mark.parametrize(
    "nowhere",
    [
        here(latitude=91.0),
        here(longitude=-181.0),
        here(latitude=float("nan")),
        here(accuracy=-1.0),
    ],
)
def test_a_place_that_does_not_exist_is_refused(asking, observers, nowhere):
    with pytest.raises(Refusal):
        record_position(observers["AZ-01"], nowhere)
    assert not ObserverPosition.objects.exists()


def test_positions_are_deleted_on_the_missions_date_and_counted(
    asking, observers, last_words
):
    record_position(observers["AZ-01"], here())
    record_position(observers["KG-01"], here(accuracy=None))
    # The vote is on 14 March; seven days later is the 21st.
    assert delete_due_positions(date(2027, 3, 20)) == 0
    assert delete_due_positions(date(2027, 3, 21)) == 2
    assert last_words(asking) == {"count": 2, "rule": "7 days after 2027-03-14"}
    assert delete_due_positions(date(2027, 3, 22)) == 0


def test_the_worker_deletes_them_too(asking, observers):
    record_position(observers["AZ-01"], here())
    assert delete_positions(None) == {"deleted": 0}


@pytest.fixture
def share(teams, observers):
    def one(observer="AZ-01", instance="uuid:draft-1", at=NOON, **fields):
        said = {
            "instance_id": instance,
            "form_id": "voting",
            "version": "2027031401",
            "station": "KT-001",
            "stage": "voting",
            "xml": filled("voting", instance, {}, {"secrecy": "yes"}).decode(),
            "updated_at": at,
        }
        return share_draft(observers[observer], **said | fields)

    return one


def test_the_others_of_the_team_see_a_draft(share, observers):
    draft = share()
    assert drafts_of_team(observers["TR-01"]) == [draft]
    assert drafts_of_team(observers["AZ-01"]) == []
    assert drafts_of_team(observers["KG-01"]) == []


def test_an_older_state_never_goes_over_a_newer_one(share):
    share(station="KT-002")
    assert share(at=NOON - timedelta(minutes=1), station="KT-003").station_code == (
        "KT-002"
    )
    assert share(at=NOON + timedelta(minutes=1)).station_code == "KT-001"
    assert TeamDraft.objects.count() == 1


def test_a_draft_that_was_sent_is_shared_no_more(share, come, observers):
    share()
    come("voting", "KT-001", "AZ-01", instance="uuid:draft-1", secrecy="yes")
    assert drafts_of_team(observers["TR-01"]) == []


def test_a_draft_is_taken_back_by_its_owner(share, observers):
    share()
    assert not withdraw_draft(observers["TR-01"], "uuid:draft-1")
    assert withdraw_draft(observers["AZ-01"], "uuid:draft-1")
    assert not withdraw_draft(observers["AZ-01"], "uuid:draft-1")


def test_what_is_no_draft_of_this_team_is_refused(share, nominated, observers):
    observers["KG-09"] = nominated("KG", "Bakyt Ülgüov")
    share()
    for fields, reason in (
        ({"observer": "KG-09"}, "in no team"),
        ({"observer": "TR-01"}, "another observer"),
        ({"stage": "breakfast"}, "no stage"),
        ({"xml": "<data"}, "cannot be read"),
        ({"instance": "uuid:2", "instance_id": "uuid:3"}, "not “uuid:3”"),
    ):
        with pytest.raises(Refusal, match=reason):
            share(**fields)
    assert drafts_of_team(observers["KG-09"]) == []
    assert TeamDraft.objects.count() == 1


def test_unsent_drafts_are_deleted_by_the_rule_of_positions(asking, share, last_words):
    share("AZ-01")
    share("KG-01", instance="uuid:draft-2")
    assert delete_due_drafts(date(2027, 3, 20)) == 0
    assert delete_due_drafts(date(2027, 3, 21)) == 2
    assert TeamDraft.objects.count() == 0
    assert last_words(asking) == {"count": 2, "rule": "7 days after 2027-03-14"}
    assert delete_drafts(None) == {"deleted": 0}
