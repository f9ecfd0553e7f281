"""A mission's page tells of the reforms and laws of the country that votes."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from orkhon.legislation.actions.citing import Cited
from orkhon.legislation.actions.reforms import Event, record_reform
from orkhon.legislation.models import Work
from orkhon.record.roles import Role


@pytest.fixture
def reform(kazakhstan, protocol, secretary_general):
    """An event of an invented reform, and a later one."""
    shown = Cited("Twelve of the regions must agree.", "sample.example 7", "en")
    for what, on in (
        ("Twelve regions must agree.", "2022-05"),
        ("It changes.", "2028"),
    ):
        said = Event(kazakhstan, "elections", "Sample", what, on, "sample")
        record_reform(said, by=secretary_general, shown=shown)
    Work.objects.create(
        key="kz-bells",
        kind="national-law",
        country=kazakhstan,
        title="Law on bells",
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
        made_by="",
    )


@pytest.fixture
def secretary_general(make):
    """A head of the house, who may record reforms."""
    return make("secgen", Role.SECRETARY_GENERAL)


def words_of(page):
    text = re.sub(r"<[^>]+>", " ", page.content.decode())
    return " ".join(text.split())


def test_what_the_country_reformed_stands_on_the_page(
    mission, protocol, signed_in, reform, time_machine
):
    time_machine.move_to(datetime(2027, 3, 1, 12, 0, tzinfo=UTC), tick=False)
    page = signed_in(protocol).get(reverse("observation:mission", args=[1]))
    shown = words_of(page)
    assert "May 2022 Twelve regions must agree." in shown
    assert "It changes." not in shown
    assert "Law on bells" in shown


def test_a_country_without_reforms_and_laws_has_no_such_section(
    mission, protocol, signed_in
):
    page = signed_in(protocol).get(reverse("observation:mission", args=[1]))
    assert "Reforms and laws" not in words_of(page)
