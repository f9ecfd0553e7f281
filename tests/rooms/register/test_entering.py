"""Countries, persons, bodies and posts are entered once and stand in the record."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.engines.periods import PartialDateError
from orkhon.record.roles import Role
from orkhon.register import actions
from orkhon.register.errors import RegisterError
from orkhon.register.models import Body, Country, Name, Person, Post


def test_a_person_is_entered_with_the_first_spelling(keeper, citation, said):
    person = actions.add_person(
        "  Әнуар   Тастақ ",
        by=keeper,
        language="kk",
        honorific="Mr",
        born_on="1970",
        citation=citation,
    )
    name = person.names.get()
    assert person.display_name == "Әнуар Тастақ"
    assert (name.text, name.language, name.script) == ("Әнуар Тастақ", "kk", "Cyrl")
    assert (name.kind, name.state, name.citation) == (
        "official",
        "confirmed",
        citation,
    )
    assert said(person) == ["register.person.add", "register.name.add"]


def test_a_person_may_bring_an_identity_along(keeper):
    known = uuid.UUID("8f3c0000-0000-4000-8000-000000000001")
    actions.add_person("Erlan Tastaq", by=keeper, id=known)
    with pytest.raises(RegisterError, match="is in the register already"):
        actions.add_person("Erlan Tastaq", by=keeper, id=known)
    assert Person.objects.count() == 1


def test_two_persons_of_one_name_are_two_persons(keeper):
    one = actions.add_person("Erlan Tastaq", by=keeper)
    other = actions.add_person("Erlan Tastaq", by=keeper)
    assert one.pk != other.pk


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        ({"born_on": "1970-02-30"}, "“1970-02-30” is no day of the calendar"),
        ({"born_on": "1970", "died_on": "1969"}, "the end 1969 is before 1970"),
    ],
)
def test_dates_that_cannot_be_are_refused(keeper, dates, message):
    with pytest.raises(PartialDateError, match=message):
        actions.add_person("Erlan Tastaq", by=keeper, **dates)
    assert not Person.objects.exists()


def test_what_has_no_name_is_not_entered(keeper, assembly):
    with pytest.raises(RegisterError, match="a person without a name"):
        actions.add_person(" ", by=keeper)
    with pytest.raises(RegisterError, match="a country without a name"):
        actions.add_country("", by=keeper, code="XX")
    with pytest.raises(RegisterError, match="a body without a name"):
        actions.add_body("", by=keeper, key="x", kind="assembly")
    with pytest.raises(RegisterError, match="a post without a name"):
        actions.add_post(assembly, "", by=keeper, rank="head")


def test_a_country_has_one_code_and_one_place_in_the_order(keeper, country, said):
    assert country.english_sort_key == "northland"
    assert country.names.get().text == "Northland"
    with pytest.raises(RegisterError, match="the code XN is another country's"):
        actions.add_country("Southland", by=keeper, code="XN")
    with pytest.raises(RegisterError, match="Northland is in the register already"):
        actions.add_country("Northland", by=keeper, code="XS")
    assert said(country) == ["register.country.add", "register.name.add"]


def test_a_body_has_one_key_and_a_known_kind(keeper, parliament, country, last_words):
    assert parliament.country == country
    with pytest.raises(RegisterError, match="the key sample-north is another body's"):
        actions.add_body("Other", by=keeper, key="sample-north", kind="parliament")
    with pytest.raises(RegisterError, match="“choir” is no kind of body"):
        actions.add_body("Other", by=keeper, key="other", kind="choir")
    assert Body.objects.count() == 1


def test_a_body_ends_once_and_another_takes_its_place(
    keeper, parliament, country, said
):
    kurultai = actions.add_body(
        "Northern Kurultai", by=keeper, key="kurultai", kind="parliament"
    )
    actions.dissolve_body(
        parliament, by=keeper, on="2026-07-01", succeeded_by=kurultai, note="by law"
    )
    assert (parliament.dissolved_on, parliament.succeeded_by) == (
        "2026-07-01",
        kurultai,
    )
    assert said(parliament)[-1] == "register.body.dissolve"
    with pytest.raises(RegisterError, match="has an end already"):
        actions.dissolve_body(parliament, by=keeper, on="2027-07-01")
    with pytest.raises(RegisterError, match="cannot take its own place"):
        actions.dissolve_body(kurultai, by=keeper, on="2030", succeeded_by=parliament)


def test_a_body_does_not_end_before_it_began(keeper):
    body = actions.add_body(
        "Short", by=keeper, key="short", kind="group", founded_on="2020"
    )
    with pytest.raises(PartialDateError):
        actions.dissolve_body(body, by=keeper, on="2019")
    body.refresh_from_db()
    assert body.dissolved_on == ""


def test_a_post_stands_once_in_a_body(keeper, parliament, speaker, said):
    with pytest.raises(RegisterError, match="has the post Speaker already"):
        actions.add_post(parliament, "Speaker", by=keeper, rank="head")
    with pytest.raises(RegisterError, match="“boss” is no rank of a post"):
        actions.add_post(parliament, "Clerk", by=keeper, rank="boss")
    assert [post.title for post in Post.objects.all()] == ["Speaker"]
    assert said(speaker) == ["register.post.add"]


@pytest.mark.parametrize(
    "role",
    [Role.OBSERVER, Role.DELEGATE, Role.DELEGATION_SECRETARY, Role.ADMINISTRATOR],
)
def test_only_the_secretariat_enters(make, assembly, role):
    other = make("other", role, parliament="sample-north")
    before = Name.objects.count()
    with pytest.raises(PermissionDenied):
        actions.add_person("Erlan Tastaq", by=other)
    with pytest.raises(PermissionDenied):
        actions.add_country("Southland", by=other, code="XS")
    with pytest.raises(PermissionDenied):
        actions.add_body("Other", by=other, key="other", kind="group")
    with pytest.raises(PermissionDenied):
        actions.dissolve_body(assembly, by=other, on="2026")
    with pytest.raises(PermissionDenied):
        actions.add_post(assembly, "Clerk", by=other, rank="staff")
    assert not Person.objects.exists()
    assert not Country.objects.exists()
    assert Name.objects.count() == before
