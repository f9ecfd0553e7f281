"""A briefing tells what the constitution and the elections of their country became."""

from datetime import UTC, date, datetime

import pytest

from orkhon.dialogue.documents.briefing import briefing_paper
from orkhon.dialogue.documents.evidence import citations_of
from orkhon.dialogue.queries.briefing.around import reforms_since
from orkhon.dialogue.queries.briefing.book import body_briefing, person_briefing
from orkhon.engines.documents import render_markdown
from orkhon.legislation.models import Reform
from orkhon.register.models import Body, Country
from tests.rooms.dialogue.briefing_sample import world

pytestmark = pytest.mark.django_db
IN_MARCH = date(2027, 3, 15)


@pytest.fixture
def sample():
    return world()


def reform(country, on, what, **more):
    return Reform.objects.create(
        country=country,
        kind="constitution",
        name="Sample constitution",
        what=what,
        on=on,
        reference="sample",
        made_at=datetime(2027, 3, 1, tzinfo=UTC),
        made_by="",
        **more,
    )


def text(book, language="en"):
    return render_markdown(briefing_paper(book, language)).split("\n## Sources")[0]


def test_reforms_of_the_last_two_years_stand_in_the_book(sample):
    country = sample.parliament.country
    quoted = sample.cite("september", "spoke of the model law")
    reform(country, "2026-07-01", "A new chamber sits.", citation=quoted)
    reform(country, "2024-01", "Long ago.")
    reform(country, "2028", "Not yet.")
    book = person_briefing(sample.speaker, IN_MARCH)
    assert [one.what for one in book.reforms] == ["A new chamber sits."]
    assert quoted in citations_of(book)
    shown = text(book)
    assert "## Reforms since 15 March 2025" in shown
    assert "1 July 2026: A new chamber sits." in shown
    assert "Long ago." not in shown


def test_sources_that_do_not_agree_are_both_told(sample):
    country = sample.parliament.country
    for what in ("Twelve regions.", "Eleven regions."):
        reform(country, "2026-03", what, contradicted=True)
    shown = text(body_briefing(sample.parliament, IN_MARCH), "kk")
    assert shown.count("regions.") == 2


def test_two_countries_are_told_apart(sample):
    other = Country.objects.create(
        code="KG", english_name="Kyrgyz Republic", english_sort_key="Kyrgyz Republic"
    )
    Body.objects.create(
        key="sample-kg",
        kind="chamber",
        display_name="Chamber",
        country=other,
        parent=sample.parliament,
    )
    reform(other, "2026-03", "Ninety members.")
    assert "March 2026: Ninety members." in text(
        body_briefing(sample.parliament, IN_MARCH)
    )
    reform(sample.parliament.country, "2026-02", "A hundred members.")
    assert "March 2026, Kyrgyz Republic: Ninety members." in text(
        body_briefing(sample.parliament, IN_MARCH)
    )


def test_a_country_without_reforms_has_no_such_section(sample):
    assert "Reforms since" not in text(person_briefing(sample.speaker, IN_MARCH))


@pytest.mark.parametrize(
    ("last", "on", "since"),
    [
        (None, date(2026, 11, 22), date(2024, 11, 22)),
        (date(2026, 10, 1), date(2026, 11, 22), date(2024, 11, 22)),
        (date(2023, 3, 4), date(2026, 11, 22), date(2023, 3, 4)),
        (None, date(2028, 2, 29), date(2026, 2, 28)),
    ],
)
def test_a_briefing_looks_two_years_back_or_to_the_last_contact(last, on, since):
    assert reforms_since(last, on) == since
