"""An event that is open, and a worker who sends; every name is invented."""

import pytest

from orkhon.jobs.worker import run_next
from orkhon.press.actions.accreditation import make_event, open_event
from tests.rooms.press.accreditation.test_accreditation import NOW, PLAN


@pytest.fixture
def event(press, time_machine):
    """A briefing at noon in Baku in two days; journalists may ask."""
    time_machine.move_to(NOW, tick=False)
    made = make_event(PLAN, by=press)
    open_event(made, by=press)
    return made


@pytest.fixture
def work_off(db):
    """Let a worker do what waits; what each job says of itself."""

    def one():
        jobs = iter(run_next, None)
        return [job.result for job in jobs]

    return one
