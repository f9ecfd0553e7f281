"""A sitting with a decision, and its minutes in each phase; on the test's clock."""

from datetime import datetime, timedelta

import pytest
import time_machine

from orkhon.proceedings.actions.minutes import draw_up
from orkhon.proceedings.actions.minutes_approval import open_corrections
from orkhon.proceedings.actions.minutes_notes import write_note
from orkhon.proceedings.actions.questions import close_question, enter_position
from orkhon.proceedings.models import Speaker
from tests.rooms.proceedings.asked import come, put
from tests.rooms.proceedings.conftest import MORNING

CLOSED = MORNING + timedelta(hours=3)
"""One o'clock in Bishkek."""
DEADLINE = datetime(2027, 6, 18, 18, 0)  # noqa: DTZ001 -- on the clock of the place


@pytest.fixture
def clock():
    """The clock stands at half past ten in Bishkek."""
    with time_machine.travel(MORNING + timedelta(minutes=30), tick=False) as moved:
        yield moved


@pytest.fixture
def sat(clock, session, sitting, item, delegates, parliaments, secretary):
    """The sitting is over: three delegations came, one spoke, one question was blocked."""
    come(sitting, *(delegates[code][0] for code in ("AZ", "KZ", "TR")))
    write_note(sitting, "The rapporteur presented the draft", by=secretary, item=item)
    clock.move_to(MORNING + timedelta(minutes=40))
    Speaker.objects.create(
        sitting=sitting,
        item=item,
        participant=delegates["KZ"][0],
        asked_at=MORNING,
        began_at=MORNING + timedelta(minutes=33),
        ended_at=MORNING + timedelta(minutes=36),
        entered_by=secretary.actor_id,
    )
    question = put(item, secretary)
    enter_position(
        question, parliaments["AZ"], "agrees", delegates["AZ"][0], by=secretary
    )
    enter_position(
        question,
        parliaments["TR"],
        "objects",
        delegates["TR"][0],
        "Asks for “by 2029”",
        by=secretary,
    )
    close_question(question, by=secretary)
    clock.move_to(CLOSED)
    sitting.closed_at = CLOSED
    sitting.save()
    return sitting


@pytest.fixture
def draft(sat, secretary):
    """The draft of its minutes."""
    return draw_up(sat, by=secretary)


@pytest.fixture
def corrected(draft, secretary):
    """The minutes open to corrections until 18:00 in Bishkek a week later."""
    return open_corrections(draft, DEADLINE, "Asia/Bishkek", by=secretary)
