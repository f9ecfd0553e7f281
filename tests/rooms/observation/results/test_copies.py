"""Observers' copies beside the published result: to the unit, with who gains."""

import pytest
import time_machine

from orkhon.jobs.worker import run_next
from orkhon.observation.documents.results_copies import agreement, copies_blocks
from orkhon.observation.models import ResultsFile, Submission
from orkhon.observation.queries.results.copies import Standing, copies_of
from tests.rooms.observation.operations.conftest import PROTOCOL
from tests.rooms.observation.results.conftest import HEAD

EVENING = "2027-03-15 09:00"
WIDE = HEAD.strip() + ",yes,no\n"
VOTES = {"yes": 500, "no": 280}


@pytest.fixture
def with_options(designs):
    """The protocol form names two answers, votes for which make the valid ballots."""
    design = designs["protocol"]
    design.protocol = {
        **PROTOCOL,
        "lines": [
            *PROTOCOL["lines"],
            {"key": "yes", "labels": {"en": "Yes"}, "is_option": True},
            {"key": "no", "labels": {"en": "No"}, "is_option": True},
        ],
    }
    design.save()
    return design


@pytest.fixture
def beside(with_options, brought, named):
    """Copies beside a file that came in the morning after: `beside("KT-001,…")`."""

    def one(lines, *, without=()):
        with time_machine.travel(EVENING, tick=False):
            file = brought(WIDE + lines)
            named(file, without=without, extra=("yes", "no"))
            run_next()
            file.refresh_from_db()
        return copies_of(file)

    return one


SAME = "1000,800,4,196,800,780,20,500,280\n"


def test_a_copy_that_agrees_to_the_unit(beside, protocol_form):
    protocol_form("KT-001", **VOTES)
    copies = beside(f"KT-001,{SAME}")
    (one,) = copies.copies
    assert one.standing == Standing.AGREES
    assert (len(copies.agreeing), len(copies.compared)) == (1, 1)
    assert one.off == ()
    assert agreement(copies) == (
        "1 of 1 copies agree with the published result to the unit."
    )


def test_a_difference_has_its_sign_and_says_who_gains(beside, protocol_form):
    protocol_form("KT-001", **VOTES)
    protocol_form("KT-002", "TR-01", **VOTES)
    copies = beside(f"KT-001,1000,800,4,196,800,780,20,530,250\nKT-002,{SAME}")
    first, second = copies.copies
    # Published less copy: 530 - 500 and 250 - 280.
    assert [(one.label, one.difference) for one in first.off] == [
        ("Yes", "+30"),
        ("No", "−30"),
    ]
    assert (first.gains, first.losses) == ((("Yes", 30),), (("No", -30),))
    assert copies.shifts == (("Yes", 30), ("No", -30))
    assert (first.code, second.standing) == ("KT-001", Standing.AGREES)
    assert first.official.line == 2


def test_an_illegible_line_is_not_zero_and_not_agreement(beside, protocol_form):
    protocol_form("KT-001", without=["invalid"], illegible="invalid", **VOTES)
    (one,) = beside(f"KT-001,{SAME}").copies
    assert one.standing == Standing.LEGIBLE
    assert [(line.label, line.ours, line.difference) for line in one.unread] == [
        ("invalid", "illegible", "")
    ]


def test_a_line_that_the_file_does_not_give_is_not_compared(beside, protocol_form):
    protocol_form("KT-001", **VOTES)
    copies = beside(f"KT-001,{SAME}", without=["unused"])
    assert copies.copies[0].standing == Standing.AGREES
    assert copies.without == ("unused",)


def test_a_figure_that_the_file_leaves_empty_is_not_agreement(beside, protocol_form):
    protocol_form("KT-001", **VOTES)
    (one,) = beside("KT-001,1000,800,4,,800,780,20,500,280\n").copies
    assert one.standing == Standing.LEGIBLE


def test_stations_that_the_file_lacks_and_codes_of_no_list_are_named(
    beside, protocol_form
):
    protocol_form("KT-002", **VOTES)
    protocol_form("ZZ-999", "TR-01", **VOTES)
    copies = beside(f"KT-001,{SAME}")
    assert {one.code: one.standing for one in copies.copies} == {
        "KT-002": Standing.LACKING,
        "ZZ-999": Standing.NOT_LISTED,
    }
    assert agreement(copies).startswith("No copy could be laid")


def test_held_and_withdrawn_copies_are_not_here(beside, protocol_form):
    withdrawn = protocol_form("KT-001", **VOTES)
    held = protocol_form("KT-002", "TR-01", **VOTES)
    Submission.objects.filter(pk=withdrawn.pk).update(state="withdrawn")
    Submission.objects.filter(pk=held.pk).update(state="quarantined")
    assert beside(f"KT-001,{SAME}KT-002,{SAME}").copies == ()


def test_a_copy_that_came_after_the_file_waits(beside, protocol_form):
    beside(f"KT-001,{SAME}")
    late = protocol_form("KT-001", **VOTES)
    Submission.objects.filter(pk=late.pk).update(received_at="2027-03-16T08:00:00Z")
    (one,) = copies_of(ResultsFile.objects.get()).copies
    assert one.standing == Standing.LATER


def test_two_teams_with_one_station_are_two_copies(beside, protocol_form):
    protocol_form("KT-001", **VOTES)
    protocol_form("KT-001", "KG-01", **{**VOTES, "yes": 501})
    copies = beside(f"KT-001,{SAME}")
    assert [one.standing for one in copies.copies] == [
        Standing.DIFFERS,
        Standing.AGREES,
    ]


def test_the_report_prints_what_differs_and_what_was_left(beside, protocol_form):
    protocol_form("KT-001", **VOTES)
    protocol_form("KT-002", "TR-01", **VOTES)
    blocks = repr(copies_blocks(beside("KT-001,1000,800,4,196,800,780,20,530,250\n")))
    for words in ("0 of 1 copies agree", "+30", "Yes +30; No −30", "not in the file"):
        assert words in blocks
