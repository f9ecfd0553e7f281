"""The timeline of a mission and its calendar."""

from datetime import UTC, datetime

import icalendar
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.observation.actions.timeline import (
    StepPlan,
    add_step,
    change_step,
    complete_step,
    drop_step,
    take_back_step,
)
from orkhon.observation.models import Mission, MissionStep
from orkhon.observation.queries.missions import timeline
from orkhon.record.refusals import Refusal

TEN = datetime(2027, 3, 13, 5, 0, tzinfo=UTC)
"""10:00 in Almaty on the day before the vote."""
PLAN = StepPlan("meetings", "Meeting with the commission", TEN, "Astana")


@pytest.fixture
def step(mission, protocol):
    return add_step(mission, PLAN, by=protocol)


def test_a_step_is_entered_done_and_taken_back(step, protocol, said):
    complete_step(step, by=protocol)
    assert step.done_by == protocol.actor_id
    with pytest.raises(Refusal, match="is done already"):
        complete_step(step, by=protocol)
    take_back_step(step, by=protocol)
    assert (step.done_at, step.done_by) == (None, "")
    with pytest.raises(Refusal, match="is not done yet"):
        take_back_step(step, by=protocol)
    acts = ["add", "complete", "take-back"]
    assert said(step) == [f"observation.step.{act}" for act in acts]


def test_a_step_is_changed_until_it_is_done(step, protocol, last_words):
    change_step(step, StepPlan("meetings", "Meeting", None), by=protocol)
    assert (step.title, step.due_at) == ("Meeting", None)
    assert last_words(step)["due_at"] is None
    complete_step(step, by=protocol)
    with pytest.raises(Refusal, match="is done already"):
        change_step(step, PLAN, by=protocol)


def test_a_step_is_dropped_until_it_is_done(step, mission, protocol, said):
    done = add_step(mission, PLAN, by=protocol)
    complete_step(done, by=protocol)
    with pytest.raises(Refusal, match="is done already"):
        drop_step(done, by=protocol)
    drop_step(step, by=protocol)
    assert list(MissionStep.objects.all()) == [done]
    assert said(step)[-1] == "observation.step.drop"


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        (StepPlan("meetings", " "), "say what is to be done"),
        (StepPlan("party", "Party"), "“party” is no stage"),
        (StepPlan("meetings", "M", datetime(2027, 3, 1)), "no time zone"),  # noqa: DTZ001 -- on purpose
    ],
)
def test_what_cannot_be_is_refused(mission, protocol, plan, why):
    with pytest.raises(Refusal, match=why):
        add_step(mission, plan, by=protocol)


def test_the_next_step_comes_first_and_what_is_done_last(mission, step, protocol):
    undated = add_step(mission, StepPlan("report", "Report"), by=protocol)
    sooner = add_step(
        mission,
        StepPlan("meetings", "Sooner", datetime(2027, 3, 1, tzinfo=UTC)),
        by=protocol,
    )
    done = add_step(mission, StepPlan("invitation", "Letter"), by=protocol)
    complete_step(done, by=protocol)
    lines = timeline(mission, datetime(2027, 3, 5, tzinfo=UTC))
    assert [one.step for one in lines] == [sooner, step, undated, done]
    assert [one.is_late for one in lines] == [True, False, False, False]


def test_strangers_and_closed_missions_change_no_step(step, mission, press, protocol):
    with pytest.raises(PermissionDenied):
        complete_step(step, by=press)
    with pytest.raises(PermissionDenied):
        add_step(mission, PLAN, by=press)
    Mission.objects.update(closed_at=TEN)
    with pytest.raises(Refusal, match="closed"):
        complete_step(step, by=protocol)


def test_the_calendar_has_the_steps_and_the_deadline_in_utc(
    mission, step, protocol, signed_in
):
    complete_step(step, by=protocol)
    add_step(mission, StepPlan("report", "No day yet"), by=protocol)
    address = reverse("observation:calendar", args=[mission.number])
    answer = signed_in(protocol).get(address)
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    found = {(str(one["summary"]), one.decoded("dtstart")) for one in events}
    assert found == {
        ("done: Meeting with the commission", TEN),
        (
            "The list is due at the ministry: Sample referendum",
            datetime(2027, 3, 8, 13, 0, tzinfo=UTC),
        ),
    }
    mission.lists.create(number=1, made_at=TEN, made_by="x", sent_at=TEN)
    text = signed_in(protocol).get(address).content.decode()
    assert "list is due" not in text


def test_a_step_is_entered_and_done_on_the_page(mission, protocol, signed_in):
    client = signed_in(protocol)
    add = reverse("observation:add-step", args=[mission.number])
    words = {"stage": "meetings", "title": "Briefing", "on": "2027-03-13"}
    refused = client.post(add, words)
    assert refused.status_code == 422
    assert "both a day and an hour" in refused.content.decode()
    client.post(add, words | {"at": "10:00"})
    step = MissionStep.objects.get()
    assert step.due_at == TEN
    place = reverse("observation:step", args=[mission.number, step.pk])
    assert client.post(place, {"stage": "meetings"}).status_code == 422
    client.post(place, words | {"title": "Changed", "on": "", "at": ""})
    step.refresh_from_db()
    assert (step.title, step.due_at) == ("Changed", None)
    client.post(place, {"act": "done"})
    page = client.post(place, {"act": "done"}, follow=True).content.decode()
    assert "“Changed” is done already" in page
