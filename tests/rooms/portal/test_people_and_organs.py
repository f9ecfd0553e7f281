"""Who is who, organs, relations and yearbooks on the portal, each beside a closed one."""

import io
import re
from datetime import date

import docx
import pytest
from django.utils import timezone

from orkhon.proceedings.actions.relations_disclosing import (
    close_yearbook,
    open_relation,
    open_yearbook,
)
from orkhon.proceedings.models import Memorandum, Standing
from orkhon.record.actions import cite, close_again, disclose, keep_source, subject_of
from orkhon.record.roles import Role
from orkhon.register.models import (
    Body,
    Chairmanship,
    Country,
    Membership,
    Name,
    Person,
    Post,
    State,
)


def a_source(by, title, **said):
    text = f"{title} tells it."
    source, _ = keep_source(
        text.encode(),
        filename="sample.txt",
        media_type="text/plain",
        text=text,
        language="en",
        title=title,
        by=by,
        **said,
    )
    return cite(source, start=0, end=4, by=by)


@pytest.fixture
def opener(make):
    return make("secgen", Role.SECRETARY_GENERAL)


@pytest.fixture
def assembly(db, opener):
    """An opened assembly with a parliament in the chair; a closed commission beside."""
    country = Country.objects.create(
        code="XN", english_name="Northland", english_sort_key="northland"
    )
    assembly = Body.objects.create(
        key="sample-assembly", kind="assembly", display_name="Sample assembly"
    )
    parliament = Body.objects.create(
        key="north", kind="parliament", display_name="North House", country=country
    )
    speaker = Post.objects.create(body=parliament, title="Speaker", rank="head")
    Post.objects.create(body=parliament, title="Deputy Speaker", rank="deputy")
    person = Person.objects.create(display_name="Aybek Open", note="CANARY note")
    Membership.objects.create(
        person=person,
        body=parliament,
        post=speaker,
        from_on="2024-01-10",
        citation=a_source(opener, "Sample Gazette", published_on="2024-01-11"),
    )
    Name.objects.create(
        person=person, text="Айбек Оупен", language="kk", kind="official"
    )
    closed = Body.objects.create(
        key="closed", kind="commission", display_name="CANARY commission"
    )
    other = Person.objects.create(display_name="CANARY person")
    Membership.objects.create(person=other, body=closed)
    Membership.objects.create(person=other, body=parliament, state=State.PROPOSED)
    Chairmanship.objects.create(
        assembly=assembly, parliament=parliament, from_on="2025-06-11"
    )
    for one in (assembly, parliament):
        disclose(subject_of(one), by=opener)
    return assembly, parliament, closed, person, other


def test_people_stand_with_their_posts_and_nobody_else(assembly, public):
    page = public("people", "en").content.decode()
    assert "Aybek Open" in page
    assert "Speaker, North House" in page
    assert "CANARY" not in page
    assert "Айбек Оупен" in public("people", "kk").content.decode()


def test_people_are_found_in_another_script_and_narrowed_by_state(assembly, public):
    found = public("people", "en", data={"q": "айбек"}).content.decode()
    assert "Aybek Open" in found
    assert (
        "Nobody is like this."
        in public("people", "en", data={"country": "XX"}).content.decode()
    )


def test_a_persons_page_names_the_public_source_of_each_post(assembly, public):
    person = assembly[3]
    page = public("person", "en", person.pk).content.decode()
    (slip,) = re.findall(r'slip-from">(.*?)</span></span>', page)[:1]
    assert "Sample Gazette" in slip
    assert "11 January 2024" in slip
    assert "Айбек Оупен" in page
    assert "/record/" not in page.partition("<footer")[0]
    assert "CANARY" not in page


def test_a_restricted_source_is_never_named(assembly, public, opener):
    person = assembly[3]
    closed = a_source(
        opener, "CANARY talk", published_on="2024", restricted_to=[opener.actor_id]
    )
    Membership.objects.filter(person=person).update(citation=closed)
    page = public("person", "en", person.pk).content.decode()
    assert "From a source that was not published" in page
    assert "CANARY" not in page


def test_whoever_is_in_no_opened_body_has_no_page(assembly, public, opener):
    _assembly, parliament, closed, person, other = assembly
    public("person", "en", other.pk, status=404)
    public("organ", "en", closed.key, status=404)
    close_again(subject_of(parliament), by=opener, why="sample")
    public("person", "en", person.pk, status=404)
    assert public("organ", "en", parliament.key, status=404)


def test_the_address_of_a_merged_row_leads_to_the_person(assembly, public):
    person = assembly[3]
    twin = Person.objects.create(display_name="A. Open", merged_into=person)
    answer = public("person", "kk", twin.pk, status=301)
    assert answer["Location"] == f"/public/kk/people/{person.pk}/"


def test_an_organ_names_its_people_and_the_posts_nobody_holds(assembly, public):
    page = public("organ", "en", "north").content.decode()
    assert "Aybek Open" in page
    assert "Deputy Speaker" in page
    assert "CANARY" not in page


def test_the_chair_is_a_parliaments_with_the_person_that_sits_there(assembly, public):
    page = public("organs", "en").content.decode()
    assert "<b>North House</b>" in page
    assert "Aybek Open" in page
    assert "11 June 2025" in page
    assert "CANARY" not in page
    assert "<b>North House</b>" in public("home", "en").content.decode()


@pytest.fixture
def partner(db, opener, assembly):
    """An organisation with an opened status and a closed memorandum."""
    other = Body.objects.create(
        key="sample-forum", kind="organisation", display_name="Sample forum"
    )
    now = timezone.now()
    status = Standing.objects.create(
        holder=assembly[0],
        at=other,
        kind="observer",
        from_on="2020",
        note="CANARY note",
        made_at=now,
        made_by="x",
    )
    Memorandum.objects.create(
        body=other, title="CANARY memorandum", made_at=now, made_by="x"
    )
    open_relation(status, by=opener)
    return other


def test_a_relation_shows_what_was_opened_of_it(partner, public):
    for page in (
        public("relations", "en").content.decode(),
        public("relation", "en", "sample-forum").content.decode(),
    ):
        assert "Sample assembly: observer" in page
        assert "CANARY" not in page


def test_an_organisation_of_which_nothing_is_open_has_no_page(db, public):
    Body.objects.create(key="quiet", kind="organisation", display_name="CANARY")
    public("relation", "en", "quiet", status=404)
    assert "CANARY" not in public("relations", "en").content.decode()


def test_a_yearbook_shows_numbers_with_their_wholes_and_no_row(
    published, public, opener
):
    year = timezone.localdate().year
    public("yearbook", "en", year, status=404)
    assert "Nothing is published yet." in public("yearbooks", "en").content.decode()
    open_yearbook(year, by=opener)
    page = public("yearbook", "en", year).content.decode()
    assert "Promises kept" in page
    assert "promises on record" in page
    assert "same data as the Secretary General’s report" in page
    assert 'href="/public/en/sessions/"' in page
    public("yearbook", "en", year - 1, status=404)
    close_yearbook(year, by=opener, why="sample")
    public("yearbook", "en", year, status=404)


def test_a_yearbook_is_printed_as_word_and_pdf(db, public, opener):
    year = timezone.localdate().year
    public("yearbook-paper", year, "en", "docx", status=404)
    open_yearbook(year, by=opener)
    answer = public("yearbook-paper", year, "en", "docx")
    words = docx.Document(io.BytesIO(answer.content))
    said = "\n".join(
        [one.text for one in words.paragraphs]
        + [
            cell.text
            for table in words.tables
            for row in table.rows
            for cell in row.cells
        ]
    )
    assert f"Yearbook {year}" in said
    assert "Promises kept" in said
    assert public("yearbook-paper", year, "ru", "pdf").content.startswith(b"%PDF")
    public("yearbook-paper", year, "en", "csv", status=404)
    public("yearbook-paper", year - 1, "en", "pdf", status=404)


@pytest.mark.parametrize("name", ["people", "organs", "relations", "yearbooks"])
def test_an_empty_page_says_what_will_stand_there(db, public, name):
    assert "Nothing is published yet." in public(name, "en").content.decode()


def test_what_is_ahead_of_today_is_not_yet_held(assembly, public):
    person = assembly[3]
    Membership.objects.filter(person=person).update(
        to_on="2025-01", to_day=date(2025, 1, 31)
    )
    page = public("people", "en").content.decode()
    assert "Aybek Open" not in page
    ever = public("people", "en", data={"who": "ever"}).content.decode()
    assert "formerly" in ever
