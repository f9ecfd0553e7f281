"""The chair belongs to a parliament; who presides follows from the posts."""

from datetime import date

import pytest

from orkhon.engines.periods import Certainty
from orkhon.register import actions, queries


@pytest.fixture
def council(keeper, assembly):
    return actions.add_body(
        "Council", by=keeper, key="council", kind="council", parent=assembly
    )


@pytest.fixture
def chaired(keeper, assembly, parliament, citation):
    return actions.set_chairmanship(
        assembly, parliament, by=keeper, from_on="2021-09-28", citation=citation
    )


def test_nobody_chaired_before_the_first_chair(assembly, chaired):
    assert queries.chair_on(assembly, date(2021, 9, 27)) is None


def test_the_seat_in_the_council_goes_before_the_head_at_home(
    keeper, assembly, council, parliament, speaker, chaired, person
):
    chamber = actions.add_body(
        "Lower Chamber", by=keeper, key="lower", kind="chamber", parent=parliament
    )
    chairman = actions.add_post(chamber, "Chairman", by=keeper, rank="head")
    head = actions.add_person("Rüfət Səyyadlı", by=keeper)
    actions.begin_membership(head, parliament, by=keeper, post=speaker, from_on="2020")
    assert queries.chair_on(assembly, date(2022, 1, 1)).person.name == "Rüfət Səyyadlı"
    actions.begin_membership(
        person, chamber, by=keeper, post=chairman, from_on="2022-02-01"
    )
    actions.begin_membership(
        person, council, by=keeper, on_behalf_of=parliament, from_on="2022-02-01"
    )
    answer = queries.chair_on(assembly, date(2022, 3, 1))
    assert (answer.parliament.name, answer.person.name, answer.post) == (
        "Northern Parliament",
        "Omirgali Sundetbek",
        "Chairman, Lower Chamber",
    )


def test_a_seat_in_the_council_without_a_post_at_home(
    keeper, assembly, council, parliament, chaired, person, citation
):
    actions.begin_membership(
        person,
        council,
        by=keeper,
        on_behalf_of=parliament,
        from_on="2020",
        citation=citation,
    )
    answer = queries.chair_on(assembly, date(2022, 3, 1))
    assert (answer.person.name, answer.post) == ("Omirgali Sundetbek", "")
    assert answer.citations == (citation,)


def test_on_the_day_of_the_handover_the_new_chair_answers_uncertainly(
    keeper, assembly, parliament, chaired
):
    south = actions.add_body("South", by=keeper, key="south", kind="parliament")
    actions.set_chairmanship(assembly, south, by=keeper, from_on="2022-06-24")
    day = queries.chair_on(assembly, date(2022, 6, 24))
    assert (day.parliament.name, day.certainty) == ("South", Certainty.UNKNOWN)
    before = queries.chair_on(assembly, date(2022, 6, 23))
    assert (before.parliament.name, before.certainty) == (
        "Northern Parliament",
        Certainty.YES,
    )
    rows = queries.chairmanships(assembly)
    assert [(row.parliament.key, row.to_on) for row in rows] == [
        ("sample-north", "2022-06-24"),
        ("south", ""),
    ]


def test_the_chair_passes_to_what_took_the_place_of_a_parliament(
    keeper, assembly, parliament, chaired
):
    kurultai = actions.add_body(
        "Kurultai", by=keeper, key="kurultai", kind="parliament"
    )
    actions.dissolve_body(parliament, by=keeper, on="2026-07-01", succeeded_by=kurultai)
    assert queries.chair_on(assembly, date(2026, 7, 1)).parliament.key == (
        "sample-north"
    )
    after = queries.chair_on(assembly, date(2026, 7, 2))
    assert (after.parliament.key, after.person) == ("kurultai", None)
    assert after.note == (
        "Northern Parliament took the chair; it ended 1 July 2026 and Kurultai took"
        " its place."
    )
    assert queries.assemblies() == [assembly]
