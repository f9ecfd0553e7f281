"""Whether a report belongs to an event: said once, by a person, and taken back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.observation.models import Mission
from orkhon.press.actions.reviews import (
    add_report,
    confirm_clipping,
    decide_mistake,
    drop_clipping,
    make_coverage,
)
from orkhon.press.models import Clipping, Mistake
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about, said
from tests.rooms.press.reviews.test_reviews import NOW, WRONG, _now, report

__all__ = ["_now", "report"]


@pytest.fixture
def proposed(report, contact, press):
    """A report with two mistakes that the machine put to an event."""
    contact.reports.add(report(WRONG))
    return make_coverage(contact, by=press).clippings.get()


def _verbs(coverage):
    return [one.verb for one in entries_about(subject_of(coverage))]


def test_adding_what_the_machine_proposed_confirms_it_and_adds_nothing(proposed, press):
    coverage = proposed.coverage
    made = add_report(coverage, proposed.report, by=press, outlet="Sample  Gazette")
    assert made == Clipping.objects.get()
    assert (made.confirmed_at, made.outlet) == (NOW, "Sample Gazette")
    assert _verbs(coverage) == [
        "press.coverage.make",
        "press.clipping.propose",
        "press.clipping.confirm",
        "press.mistake.propose",
    ]


def test_confirming_twice_keeps_who_was_first_and_what_was_decided(
    proposed, press, head, time_machine
):
    confirm_clipping(proposed, by=press)
    decide_mistake(proposed.mistakes.get(kind="name"), "dismissed", by=press)
    entries = _verbs(proposed.coverage)
    time_machine.shift(60)
    confirm_clipping(proposed, by=head, outlet="Sample Gazette")
    proposed.refresh_from_db()
    assert (proposed.confirmed_at, proposed.confirmed_by) == (NOW, press.actor_id)
    assert proposed.outlet == "Sample Gazette"
    assert _verbs(proposed.coverage) == entries
    assert sorted(proposed.mistakes.values_list("kind", "progress")) == [
        ("date", "proposed"),
        ("name", "dismissed"),
    ]


def test_a_report_that_does_not_belong_is_dropped_with_what_was_proposed_of_it(
    client, proposed, press, stranger
):
    with pytest.raises(PermissionDenied):
        drop_clipping(proposed, by=stranger)
    confirm_clipping(proposed, by=press)
    assert Mistake.objects.count() == 2
    coverage, subject = proposed.coverage, subject_of(proposed.report)
    client.force_login(press)
    page = reverse("press:review", args=[coverage.key])
    address = f"{page}clippings/{proposed.pk}/"
    answer = client.post(address, {"act": "drop"}, follow=True)
    assert "Dropped." in answer.content.decode()
    assert not Clipping.objects.exists()
    assert not Mistake.objects.exists()
    entry = entries_about(subject_of(coverage))[-1]
    assert (entry.verb, said(entry)) == ("press.clipping.drop", {"report": subject})


def test_a_mission_stands_in_the_review_on_the_day_of_its_vote(parliament, press):
    mission = Mission.objects.create(
        number=9, title="Sample mission", vote_kind="local",
        country=parliament.country, vote_on=date(2027, 3, 14), time_zone="Asia/Almaty",
    )  # fmt: skip
    made = make_coverage(mission, by=press)
    assert (made.on, made.mission, made.contact) == ("2027-03-14", mission, None)
