"""A communiqué is found once it is out, not while it is written or under embargo."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from orkhon.catalogue.actions.refreshing import refresh_when_due
from tests.rooms.catalogue.found import at_once, found

NOON = datetime(2027, 3, 4, 8, 0, tzinfo=UTC)
"""12:00 in Baku."""
OUT = [("communique", "2027/1")]


def test_a_draft_is_not_found(written):
    assert found("Sample meeting in Baku") == []


def test_what_is_out_is_found_in_any_script(published):
    assert found("Баку") == OUT


def test_the_end_of_an_embargo_is_followed_without_an_act(embargoed, time_machine):
    embargoed(NOON)
    assert found("Baku") == []
    assert refresh_when_due(timezone.now()) is None
    time_machine.move_to(NOON + timedelta(seconds=1), tick=False)
    assert refresh_when_due(timezone.now()) is not None
    assert at_once("Baku") == OUT
