"""A year of work in all rooms, and reports on it; everything is invented."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from orkhon.observation.models import Mission
from orkhon.proceedings.actions.reports import About, begin_report
from tests.rooms.proceedings.conftest import MORNING

FIRST, LAST = date(2026, 6, 1), date(2027, 5, 31)
ABOUT = About("Annual report", FIRST, LAST, text="A sample year.")


@pytest.fixture
def clock():
    """The clock stands on the morning of the session."""
    with time_machine.travel(MORNING, tick=False) as moved:
        yield moved


@pytest.fixture
def annual(clock, session, secretary):
    """The annual report for the twelve months before the session."""
    return begin_report(session, "annual", ABOUT, by=secretary)


@pytest.fixture
def budget(clock, session, secretary):
    return begin_report(session, "budget", About("Budget of 2028"), by=secretary)


def moment(year, month, day, hour=12):
    return datetime(year, month, day, hour, tzinfo=UTC)


@pytest.fixture
def mission(countries, item):
    made = Mission.objects.create(
        number=3,
        title="Sample vote",
        vote_kind="referendum",
        country=countries["KZ"],
        vote_on=date(2027, 3, 14),
        time_zone="Asia/Almaty",
    )
    item.mission = made
    item.save()
    return made
