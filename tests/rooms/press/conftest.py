"""Who acts, and a confirmed meeting to write about; every name is invented."""

from datetime import UTC, datetime

import pytest

from orkhon.dialogue.models import Contact, Participation, Topic
from orkhon.record.roles import Role
from orkhon.register.models import Body, Country, Person

NOON = datetime(2027, 3, 3, 8, 0, tzinfo=UTC)
"""Twelve o'clock in Baku."""


@pytest.fixture
def press(make):
    """The press service: writes and publishes what is approved."""
    return make("press", Role.PRESS)


@pytest.fixture
def head(make):
    """The Secretary General: approves."""
    return make("head", Role.SECRETARY_GENERAL)


@pytest.fixture
def protocol(make):
    """Of the Secretariat: reads, accredits journalists, writes no text."""
    return make("protocol", Role.PROTOCOL)


@pytest.fixture
def stranger(make):
    """An observer: this room does not exist for them."""
    return make("stranger", Role.OBSERVER)


@pytest.fixture
def assembly(db):
    return Body.objects.create(
        key="sample-assembly",
        kind=Body.Kind.ASSEMBLY,
        display_name="Sample assembly",
        sample=True,
    )


@pytest.fixture
def parliament(db):
    country = Country.objects.create(
        code="KZ", english_name="Kazakhstan", english_sort_key="kazakhstan"
    )
    return Body.objects.create(
        key="sample-kz",
        kind=Body.Kind.PARLIAMENT,
        display_name="Sample parliament of Kazakhstan",
        country=country,
        sample=True,
    )


@pytest.fixture
def contact(db, parliament):
    """Two people met in Baku and spoke of two things."""
    made = Contact.objects.create(
        title="Sample meeting",
        kinds=["meeting"],
        format=Contact.Format.IN_PERSON,
        on="2027-03-03",
        place="Baku",
        sample=True,
    )
    for name, post in (
        ("Sample Speaker", "Speaker of the sample parliament"),
        ("Sample Secretary General", "Secretary General"),
    ):
        Participation.objects.create(
            contact=made,
            person=Person.objects.create(display_name=name, sample=True),
            name_as_written=name,
            post_as_written=post,
            role=Participation.Role.PARTICIPANT,
        )
    for words in ("Observation of elections", "Trade"):
        Topic.objects.create(contact=made, text=words)
    return made
