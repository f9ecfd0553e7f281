"""Organs and the chair for everybody: opened ones, parliaments before persons."""

from datetime import date

import pytest

from orkhon.proceedings.queries.published_chair import (
    published_chair,
    published_chairmanships,
    published_next_chair,
)
from orkhon.proceedings.queries.published_organs import (
    published_assemblies,
    published_organs,
)
from orkhon.record.actions import disclose, subject_of
from orkhon.register.models import Body, Chairmanship, Membership, Person, Post

TODAY = date(2026, 11, 22)


@pytest.fixture
def chaired(assembly, parliaments):
    """The first parliament chairs since 2025, its Speaker sitting in the council."""
    first = parliaments["AZ"]
    speaker = Post.objects.create(
        body=first, title="Speaker", rank="head", precedence=10
    )
    person = Person.objects.create(display_name="Aybek Sample")
    Membership.objects.create(
        person=person, body=first, post=speaker, from_on="2024-01"
    )
    council = Body.objects.create(
        key="council", kind="council", display_name="Council", parent=assembly
    )
    Membership.objects.create(
        person=person, body=council, on_behalf_of=first, from_on="2024-01"
    )
    Chairmanship.objects.create(
        assembly=assembly, parliament=first, from_on="2025-06-11"
    )
    return first


@pytest.fixture
def opened(head):
    def done(*bodies):
        for one in bodies:
            disclose(subject_of(one), by=head)

    return done


def test_of_an_assembly_that_was_not_opened_nothing_is_told(assembly, chaired):
    assert published_assemblies() == ()
    assert published_organs(assembly.key, TODAY) is None
    assert published_chair(assembly.key, TODAY) is None
    assert published_chairmanships(assembly.key) == ()
    assert published_next_chair(assembly.key, TODAY) is None


def test_a_parliament_chairs_and_its_person_is_named_once_opened(
    assembly, chaired, opened
):
    opened(assembly)
    found = published_chair(assembly.key, TODAY)
    assert (found.parliament_name, found.from_on) == (
        chaired.display_name,
        "2025-06-11",
    )
    assert (found.person, found.person_name, found.post) == ("", "", "")
    (term,) = published_chairmanships(assembly.key)
    assert (term.parliament, term.people) == (chaired.key, ())
    opened(chaired, Body.objects.get(key="council"))
    found = published_chair(assembly.key, TODAY)
    assert found.person_name == "Aybek Sample"
    (term,) = published_chairmanships(assembly.key)
    assert [one.name for one in term.people] == ["Aybek Sample"]


def test_an_organ_that_was_not_opened_is_not_named(assembly, chaired, opened):
    opened(assembly)
    found = published_organs(assembly.key, TODAY)
    assert [one.body.key for one in found.organs] == [assembly.key]
    assert found.delegations == ()
    opened(Body.objects.get(key="council"))
    found = published_organs(assembly.key, TODAY)
    council = next(one for one in found.organs if one.body.key == "council")
    assert council.each == 1
    shares = [(one.country_name, one.taken, one.vacant) for one in council.shares]
    assert shares[0][1:] == (1, 0)
    assert all(one[1:] == (0, 1) for one in shares[1:])
    # The names of parliaments that were not opened are not told.
    assert {one.parliament for one in council.shares} == {""}


def test_the_next_chair_is_told_without_a_session_that_is_not_open(
    assembly, chaired, opened, session
):
    opened(assembly)
    found = published_next_chair(assembly.key, TODAY)
    assert session.title not in " ".join(found.why)
    assert found.from_on == ""
    opened(session)
    found = published_next_chair(assembly.key, TODAY)
    assert found.from_on == session.from_on
