"""The briefing on screen: who may see it, its formats, days that do not exist."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from tests.rooms.dialogue.briefing_sample import account, contact, seat, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample():
    return world()


@pytest.fixture
def staff(client, sample):
    client.force_login(sample.staff)
    return client


def address(sample):
    return reverse("dialogue:briefing-person", args=[sample.speaker.pk])


def test_the_page_shows_the_paper_with_its_notes(staff, sample):
    page = html.fromstring(staff.get(address(sample), {"on": "2027-03-15"}).content)
    assert [one.text for one in page.iter("h1")] == ["Omirgali Sundetbek"]
    leaves = page.xpath("//article[@class='leaf']")
    assert len(leaves) == 2
    source = sample.reports["november"].source_id
    assert page.xpath(f"//ol[@class='notes']//a[contains(@href, '{source}')]")
    assert page.xpath("//@style") == []


def test_a_body_and_a_meeting_have_their_pages(staff, sample):
    for name, key, title in (
        ("body", sample.chamber.key, "Sample Mazhilis"),
        ("contact", sample.planned.pk, "Talks on the model law"),
    ):
        found = staff.get(reverse(f"dialogue:briefing-{name}", args=[key]))
        page = html.fromstring(found.content)
        assert [one.text for one in page.iter("h1")] == [title]


@pytest.mark.parametrize(
    ("asked", "kind", "begins"),
    [
        ("pdf", "application/pdf", b"%PDF"),
        (
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK",
        ),
        ("md", "text/markdown; charset=utf-8", b"Sample Assembly"),
    ],
)
def test_the_paper_can_be_taken_along(staff, sample, asked, kind, begins):
    found = staff.get(address(sample), {"on": "2027-03-15", "format": asked})
    assert found["Content-Type"] == kind
    assert found["Content-Disposition"] == (
        f'attachment; filename="briefing-omirgali-sundetbek-2027-03-15.{asked}"'
    )
    assert found.content.startswith(begins)


@pytest.mark.parametrize("asked", ["2027-02-30", "tomorrow", "2027"])
@pytest.mark.parametrize("name", ["person", "body", "contact"])
def test_a_day_that_does_not_exist_is_refused(staff, sample, name, asked):
    key = {
        "person": sample.speaker.pk,
        "body": sample.chamber.key,
        "contact": sample.planned.pk,
    }[name]
    found = staff.get(reverse(f"dialogue:briefing-{name}", args=[key]), {"on": asked})
    assert found.status_code == 400
    assert f"“{asked}” is no day; write it as 2027-03-15." in found.content.decode()


def test_nobody_outside_the_secretariat_learns_that_there_is_a_page(client, sample):
    for role in ("delegate", "observer", "administrator"):
        client.force_login(account(role, role))
        assert client.get(address(sample)).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, sample):
    found = client.get(address(sample))
    assert found.status_code == 302
    assert reverse("account_login") in found["Location"]


def test_the_page_speaks_the_language_of_the_reader(staff, sample):
    sample.staff.language = "kk"
    sample.staff.save()
    page = html.fromstring(staff.get(address(sample), {"on": "2027-03-15"}).content)
    leaf = page.xpath("//article[@class='leaf']")[0]
    assert leaf.get("lang") == "kk"
    assert "2026 ж. 12 қараша" in leaf.text_content().replace("\u00a0", " ")


def test_more_contacts_ask_little_more_of_the_database(staff, sample):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            staff.get(address(sample), {"on": "2027-03-15"})
        return len(asked)

    queries()
    before = queries()
    for _ in range(3):
        more = contact("2026-11-13", ["call"], sample.reports["november"])
        seat(more, sample.speaker)
    # One more day on which posts were held: two queries.
    assert queries() <= before + 2
