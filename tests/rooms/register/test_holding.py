"""Memberships and chairs have a from and a to; corrections keep what was wrong."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.engines.periods import PartialDateError
from orkhon.record.roles import Machine, Role
from orkhon.register import actions
from orkhon.register.errors import RegisterError
from orkhon.register.models import Chairmanship, Membership


@pytest.fixture
def seat(keeper, person, parliament, speaker, citation):
    return actions.begin_membership(
        person,
        parliament,
        by=keeper,
        post=speaker,
        from_on="2020-05",
        citation=citation,
    )


@pytest.fixture
def delegation(keeper, assembly, country):
    return actions.add_body(
        "Delegation of Northland",
        by=keeper,
        key="delegation-north",
        kind="delegation",
        country=country,
        parent=assembly,
    )


def test_a_membership_begins_with_its_source(seat, person, citation, last_words):
    assert (seat.state, seat.citation) == ("confirmed", citation)
    assert last_words(person) == {
        "membership": str(seat.pk),
        "body": "sample-north",
        "post": "Speaker",
        "on_behalf_of": None,
        "from_on": "2020-05",
        "to_on": "",
        "citation": str(citation.pk),
    }


def test_a_post_is_held_in_its_own_body_only(keeper, person, assembly, speaker):
    with pytest.raises(RegisterError, match="is no post in Sample Assembly"):
        actions.begin_membership(person, assembly, by=keeper, post=speaker)
    assert not Membership.objects.exists()


@pytest.mark.parametrize("from_on", ["2020-05", "2021", "2022-01-01"])
def test_one_term_is_entered_once(keeper, seat, person, parliament, speaker, from_on):
    with pytest.raises(RegisterError, match="for these days already"):
        actions.begin_membership(
            person, parliament, by=keeper, post=speaker, from_on=from_on
        )
    assert Membership.objects.count() == 1


def test_a_second_term_may_begin_on_the_day_the_first_ends(
    keeper, seat, person, parliament, speaker
):
    actions.end_membership(seat, by=keeper, on="2022-03-01")
    again = actions.begin_membership(
        person, parliament, by=keeper, post=speaker, from_on="2022-03-01"
    )
    assert again.pk != seat.pk


def test_impossible_dates_are_refused(keeper, person, parliament):
    with pytest.raises(PartialDateError, match="no day of the calendar"):
        actions.begin_membership(person, parliament, by=keeper, from_on="2025-02-30")
    assert not Membership.objects.exists()


def test_what_a_machine_enters_waits_for_a_person(keeper, person, parliament, said):
    found = actions.begin_membership(person, parliament, by=Machine("reports"))
    assert found.state == "proposed"
    actions.confirm_membership(found, by=keeper)
    assert found.state == "confirmed"
    assert said(person)[-2:] == [
        "register.membership.begin",
        "register.membership.confirm",
    ]
    with pytest.raises(RegisterError, match="does not wait for an answer"):
        actions.confirm_membership(found, by=keeper)


def test_a_membership_ends_once(keeper, seat, citation, person, last_words):
    actions.end_membership(seat, by=keeper, on="2022-02", citation=citation)
    assert (seat.to_on, seat.to_day.isoformat()) == ("2022-02", "2022-02-28")
    assert seat.end_citation == citation
    assert last_words(person)["to_on"] == "2022-02"
    with pytest.raises(RegisterError, match="has an end already"):
        actions.end_membership(seat, by=keeper, on="2023")


def test_a_membership_does_not_end_before_it_begins(keeper, seat):
    with pytest.raises(PartialDateError):
        actions.end_membership(seat, by=keeper, on="2019")
    seat.refresh_from_db()
    assert seat.to_on == ""


def test_a_correction_keeps_the_wrong_row(keeper, seat, speaker, person, last_words):
    corrected = actions.correct_membership(
        seat,
        by=keeper,
        why="the list says June",
        from_on="2020-06",
        to_on="",
        post=speaker,
    )
    seat.refresh_from_db()
    assert (seat.state, seat.superseded_by) == ("superseded", corrected)
    assert (seat.from_on, corrected.from_on) == ("2020-05", "2020-06")
    assert corrected.citation == seat.citation
    assert last_words(person)["supersedes"] == str(seat.pk)
    with pytest.raises(RegisterError, match="was corrected before"):
        actions.correct_membership(
            seat, by=keeper, why="again", from_on="2021", to_on="", post=None
        )


def test_a_correction_with_a_source_of_its_own_cites_that(keeper, seat, citation):
    corrected = actions.correct_membership(
        seat, by=keeper, why="x", from_on="", to_on="2021", post=None, citation=citation
    )
    assert (corrected.citation, corrected.end_citation) == (citation, None)


def test_a_correction_says_why_and_stays_in_the_body(keeper, seat, assembly):
    clerk = actions.add_post(assembly, "Clerk", by=keeper, rank="staff")
    with pytest.raises(RegisterError, match="say why"):
        actions.correct_membership(
            seat, by=keeper, why="", from_on="", to_on="", post=None
        )
    with pytest.raises(RegisterError, match="is no post in Northern Parliament"):
        actions.correct_membership(
            seat, by=keeper, why="x", from_on="", to_on="", post=clerk
        )
    seat.refresh_from_db()
    assert seat.state == "confirmed"


def test_a_delegation_secretary_keeps_the_own_delegation(
    make, delegation, parliament, person, said
):
    secretary = make("north", Role.DELEGATION_SECRETARY, parliament="sample-north")
    member = actions.begin_membership(person, delegation, by=secretary)
    actions.end_membership(member, by=secretary, on="2026-01-31")
    assert member.to_on == "2026-01-31"
    with pytest.raises(PermissionDenied):
        actions.begin_membership(person, parliament, by=secretary)


@pytest.mark.parametrize(
    ("role", "parliament_key"),
    [
        (Role.DELEGATION_SECRETARY, "sample-south"),
        (Role.DELEGATION_SECRETARY, "unknown-parliament"),
        (Role.DELEGATE, "sample-north"),
        (Role.ADMINISTRATOR, "sample-north"),
    ],
)
def test_nobody_else_keeps_a_delegation(
    make, keeper, delegation, parliament, person, role, parliament_key
):
    actions.add_body("South", by=keeper, key="sample-south", kind="parliament")
    other = make("other", role, parliament=parliament_key)
    with pytest.raises(PermissionDenied):
        actions.begin_membership(person, delegation, by=other)
    assert not Membership.objects.exists()


def test_only_keepers_end_correct_and_confirm(delegate, seat):
    with pytest.raises(PermissionDenied):
        actions.end_membership(seat, by=delegate, on="2022")
    with pytest.raises(PermissionDenied):
        actions.confirm_membership(seat, by=delegate)
    with pytest.raises(PermissionDenied):
        actions.correct_membership(
            seat, by=delegate, why="x", from_on="", to_on="", post=None
        )
    seat.refresh_from_db()
    assert (seat.to_on, seat.state) == ("", "confirmed")


def test_taking_the_chair_ends_the_chair_before(
    keeper, assembly, parliament, last_words
):
    south = actions.add_body("South", by=keeper, key="south", kind="parliament")
    first = actions.set_chairmanship(
        assembly, parliament, by=keeper, from_on="2020-06-01"
    )
    actions.set_chairmanship(assembly, south, by=keeper, from_on="2021-06-01")
    first.refresh_from_db()
    assert (first.to_on, first.to_day.isoformat()) == ("2021-06-01", "2021-06-01")
    assert last_words(assembly)["ended_before"] == 1


def test_two_parliaments_do_not_chair_at_once(keeper, assembly, parliament):
    south = actions.add_body("South", by=keeper, key="south", kind="parliament")
    actions.set_chairmanship(
        assembly, parliament, by=keeper, from_on="2020-06-01", to_on="2021-06-01"
    )
    with pytest.raises(RegisterError, match="holds the chair from 2020-06-01"):
        actions.set_chairmanship(assembly, south, by=keeper, from_on="2020-12")
    with pytest.raises(RegisterError, match="holds the chair"):
        actions.set_chairmanship(
            assembly, south, by=keeper, from_on="2019", to_on="2021"
        )
    assert Chairmanship.objects.count() == 1


def test_only_the_secretariat_sets_who_chairs(delegate, assembly, parliament):
    with pytest.raises(PermissionDenied):
        actions.set_chairmanship(assembly, parliament, by=delegate, from_on="2020")
    assert not Chairmanship.objects.exists()
