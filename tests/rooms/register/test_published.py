"""Who is who for everybody: opened bodies and their confirmed people, nothing else."""

from datetime import date

import pytest

from orkhon.record.actions import cite, keep_source
from orkhon.record.roles import Role
from orkhon.register import actions
from orkhon.register.actions.disclosing import close_body, open_body
from orkhon.register.models import Match, Membership, Person, State
from orkhon.register.queries.published import (
    published_bodies,
    published_body,
    published_people,
    published_person,
    published_posts,
    published_vacancies,
)

TODAY = date(2026, 11, 22)


@pytest.fixture
def head(make):
    return make("head", Role.SECRETARY_GENERAL)


@pytest.fixture
def seat(keeper):
    def begun(person, body, **said):
        return actions.begin_membership(person, body, by=keeper, **said)

    return begun


@pytest.fixture
def opened(parliament, speaker, person, seat, head):
    """A parliament that was opened, with its Speaker."""
    seat(person, parliament, post=speaker, from_on="2025-01")
    open_body(parliament, by=head)
    return parliament


def source(keeper, title, **said):
    text = f"{title}: Omirgali Sundetbek is Speaker."
    kept, _ = keep_source(
        text.encode(),
        filename="sample.txt",
        media_type="text/plain",
        text=text,
        language="en",
        title=title,
        by=keeper,
        **said,
    )
    return cite(kept, start=0, end=5, by=keeper)


def test_nothing_is_public_before_a_body_is_opened(parliament, speaker, person, seat):
    seat(person, parliament, post=speaker)
    assert published_bodies() == ()
    assert published_people(TODAY) == ()
    assert published_body(parliament.key) is None
    assert published_person(person.pk, TODAY) is None
    assert published_posts(parliament.key, TODAY) == ()
    assert published_vacancies(parliament.key, TODAY) == ()


def test_an_opened_body_shows_with_its_people(opened, person):
    (body,) = published_bodies()
    assert (body.key, body.name, body.country) == (
        "sample-north",
        "Northern Parliament",
        "XN",
    )
    (found,) = published_people(TODAY)
    assert (found.key, found.name, found.is_current) == (
        str(person.pk),
        "Omirgali Sundetbek",
        True,
    )
    (post,) = found.posts
    assert (post.title, post.body, post.from_on) == ("Speaker", opened.key, "2025-01")


def test_a_person_in_an_unopened_body_is_not_there(opened, assembly, seat, keeper):
    other = actions.add_person("Ayşe Sample", by=keeper, language="tr")
    seat(other, assembly)
    assert [one.name for one in published_people(TODAY)] == ["Omirgali Sundetbek"]
    assert published_person(other.pk, TODAY) is None


def test_posts_in_unopened_bodies_are_not_told_of_a_public_person(
    opened, assembly, person, seat
):
    seat(person, assembly, from_on="2024")
    found = published_person(person.pk, TODAY)
    assert [one.body for one in found.posts] == [opened.key]


def test_a_body_stood_for_is_named_once_it_is_open_itself(
    opened, assembly, person, seat, keeper, head
):
    council = actions.add_body(
        "Council", by=keeper, key="council", kind="council", parent=assembly
    )
    hidden = actions.add_body(
        "Hidden Parliament", by=keeper, key="hidden", kind="parliament"
    )
    seat(person, council, on_behalf_of=hidden)
    open_body(council, by=head)
    (post,) = published_posts("council", TODAY)
    assert (post.for_body, post.for_body_name) == ("", "")
    assert published_body("council").parent == ""
    open_body(hidden, by=head)
    (post,) = published_posts("council", TODAY)
    assert post.for_body_name == "Hidden Parliament"


def test_an_unconfirmed_membership_is_not_told(opened, keeper, seat):
    other = actions.add_person("Ayşe Sample", by=keeper, language="tr")
    row = seat(other, opened)
    Membership.objects.filter(pk=row.pk).update(state=State.PROPOSED)
    assert published_person(other.pk, TODAY) is None
    Membership.objects.filter(pk=row.pk).update(state=State.SUPERSEDED)
    assert len(published_people(TODAY)) == 1


def test_notes_and_births_are_no_part_of_what_is_told(opened, person):
    Person.objects.filter(pk=person.pk).update(
        note="likes tea", born_on="1970-01-01", died_on=""
    )
    assert "tea" not in repr(published_person(person.pk, TODAY))
    assert "1970" not in repr(published_person(person.pk, TODAY))


def test_a_published_source_is_named_and_a_restricted_one_never(
    parliament, speaker, person, seat, keeper, head
):
    named = source(keeper, "Sample Gazette", published_on="2025-01-10")
    closed = source(
        keeper,
        "Secret talk",
        published_on="2025-02",
        restricted_to=[keeper.actor_id],
    )
    undated = source(keeper, "Letter of a member")
    seat(person, parliament, post=speaker, from_on="2025-01", citation=named)
    for number, citation in enumerate((closed, undated)):
        other = actions.add_person(f"Other {number}", by=keeper, language="en")
        seat(other, parliament, citation=citation)
    open_body(parliament, by=head)
    told = {
        one.person_name: one.provenance
        for one in published_posts(parliament.key, TODAY)
    }
    assert (
        told["Omirgali Sundetbek"].title,
        told["Omirgali Sundetbek"].published_on,
    ) == (
        "Sample Gazette",
        "2025-01-10",
    )
    for name in ("Other 0", "Other 1"):
        assert (told[name].basis, told[name].title) == ("closed-source", "")
    assert "Secret talk" not in repr(published_people(TODAY))
    assert "Letter" not in repr(published_people(TODAY))


def test_a_merged_row_is_told_once_as_the_person_that_stands(
    opened, person, seat, keeper
):
    twin = actions.add_person("Омиргали Сундетбек", by=keeper, language="ru")
    seat(twin, opened, from_on="2020", to_on="2021")
    match = Match.objects.create(one=person, other=twin, score=0.95)
    actions.answer_match(match, "same", by=keeper)
    (found,) = published_people(TODAY)
    assert len(found.posts) == 2
    by_twin = published_person(twin.pk, TODAY)
    assert by_twin.key == found.key
    assert {one.person for one in by_twin.posts} == {found.key}


def test_spellings_are_told_but_for_maiden_names_and_proposals(opened, person, keeper):
    actions.add_name(
        person, "Омирғали Сүндетбек", by=keeper, language="kk", kind="official"
    )
    actions.add_name(person, "Sample Born", by=keeper, language="en", kind="maiden")
    name = actions.add_name(
        person, "Sundetbekov", by=keeper, language="en", kind="press"
    )
    type(name).objects.filter(pk=name.pk).update(state=State.PROPOSED)
    found = published_person(person.pk, TODAY)
    assert found.called("kk") == "Омирғали Сүндетбек"
    texts = {one.text for one in found.spellings}
    assert "Sample Born" not in texts
    assert "Sundetbekov" not in texts


def test_former_holders_stand_after_those_in_office(opened, speaker, seat, keeper):
    old = actions.add_person("Aibek Sample", by=keeper, language="en")
    seat(old, opened, post=speaker, from_on="2020", to_on="2024-12")
    now, before = published_posts(opened.key, TODAY)
    assert (now.person_name, now.is_current) == ("Omirgali Sundetbek", True)
    assert (before.person_name, before.is_current) == ("Aibek Sample", False)
    assert published_vacancies(opened.key, TODAY) == ()
    assert published_vacancies(opened.key, date(2019, 1, 1)) == ("Speaker",)


def test_what_was_closed_again_is_not_told(opened, person, head):
    close_body(opened, by=head, why="sample")
    assert published_bodies() == ()
    assert published_person(person.pk, TODAY) is None


def test_states_stand_in_english_order_whatever_the_language(
    opened, keeper, head, seat
):
    country = actions.add_country("Aland", by=keeper, code="XA", demonym="A")
    first = actions.add_body(
        "Zzz Parliament", by=keeper, key="zzz", kind="parliament", country=country
    )
    seat(actions.add_person("Zoe Sample", by=keeper, language="en"), first)
    open_body(first, by=head)
    assert [one.key for one in published_bodies()] == ["zzz", "sample-north"]
    assert [one.country for one in published_people(TODAY)] == ["XA", "XN"]


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_costs_the_same_for_few_and_for_many(
    opened, seat, keeper, more, django_assert_num_queries
):
    for number in range(more):
        other = actions.add_person(f"Other {number}", by=keeper, language="en")
        seat(other, opened)
    with django_assert_num_queries(6):
        assert len(published_people(TODAY)) == more + 1
