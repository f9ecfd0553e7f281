"""Bodies, posts and countries are called by their official names in each language."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from orkhon.record.models import EntryPayload
from orkhon.register import actions, documents, queries
from orkhon.register.models import Body, Revision
from orkhon.register.queries import labels
from tests.rooms.register.test_pages import words

LANGUAGES = ["en", "az", "kk", "ky", "ru", "tr", "uz"]


@pytest.fixture(autouse=True)
def _language_of_one_test():
    """A page leaves its reader's language in force; the next test begins anew."""
    with translation.override("en"):
        yield


@pytest.fixture
def called(keeper, parliament, speaker, country):
    """The sample parliament, its Speaker and its country have Kazakh names."""
    for of, text in (
        (parliament, "Солтүстік Парламенті"),
        (speaker, "Төраға"),
        (country, "Солтүстік ел"),
    ):
        actions.add_name(of, text, by=keeper, language="kk")


@pytest.fixture
def seat(keeper, person, parliament, speaker):
    return actions.begin_membership(
        person, parliament, by=keeper, post=speaker, from_on="2020-05"
    )


@pytest.fixture
def page(client, keeper):
    """The words of a page in a language."""
    client.force_login(keeper)

    def read(name, *args, language):
        keeper.language = language
        keeper.save(update_fields=["language"])
        fresh = Client()
        fresh.force_login(keeper)
        return words(fresh.get(reverse(f"register:{name}", args=args)))

    return read


def test_a_name_is_shown_in_the_language_in_force(called, parliament, speaker, country):
    labels.refresh()
    with translation.override("kk"):
        assert labels.named(parliament) == "Солтүстік Парламенті"
        assert labels.named(country) == "Солтүстік ел"
        assert labels.titled(speaker) == "Төраға"
        assert labels.named(speaker) == "Төраға, Солтүстік Парламенті"
    with translation.override("en"):
        assert labels.named(speaker) == "Speaker, Northern Parliament"


def test_where_no_name_is_known_the_stored_one_stands(called, parliament, country):
    labels.refresh()
    assert labels.named(parliament, "tr") == "Northern Parliament"
    assert labels.named(country, "uz") == "Northland"


def test_the_values_of_the_reads_are_called_the_same(called, seat, parliament):
    labels.refresh()
    held = queries.members_on(parliament, date(2021, 1, 1))[0]
    assert labels.named(held, "kk") == "Төраға, Солтүстік Парламенті"
    assert labels.named(held.body, "kk") == "Солтүстік Парламенті"
    assert labels.country_named(held.body, "kk") == "Солтүстік ел"
    assert (str(held), held.body.name) == (
        "Speaker, Northern Parliament",
        "Northern Parliament",
    )


def test_a_name_counts_from_its_first_to_its_last_day(keeper, parliament, time_machine):
    actions.add_name(
        parliament, "Ескі атау", by=keeper, language="kk", to_on="2027-03-14"
    )
    actions.add_name(
        parliament, "Жаңа атау", by=keeper, language="kk", from_on="2027-03-15"
    )
    labels.refresh()
    time_machine.move_to("2027-03-14T12:00:00Z", tick=False)
    assert labels.named(parliament, "kk") == "Ескі атау"
    time_machine.move_to("2027-03-15T12:00:00Z", tick=False)
    assert labels.named(parliament, "kk") == "Жаңа атау"


def test_an_abbreviation_a_proposal_and_a_struck_name_are_not_shown(keeper, parliament):
    from_press = {"by": keeper, "language": "kk", "kind": "abbreviation"}
    actions.add_name(parliament, "СП", **from_press)
    struck = actions.add_name(parliament, "Қате атау", by=keeper, language="kk")
    actions.supersede_name(struck, by=keeper, why="misspelt")
    labels.refresh()
    assert labels.named(parliament, "kk") == "Northern Parliament"


def test_a_new_name_shows_on_the_next_page(keeper, parliament, page):
    assert "Northern Parliament" in page("body", parliament.key, language="kk")
    actions.add_name(parliament, "Солтүстік Парламенті", by=keeper, language="kk")
    assert "Солтүстік Парламенті" in page("body", parliament.key, language="kk")


def test_the_assembly_that_a_setting_names_is_called_in_the_language(keeper, assembly):
    actions.add_name(assembly, "Үлгі ассамблея", by=keeper, language="kk")
    labels.refresh()
    assert labels.assembly_named("Sample Assembly", "kk") == "Үлгі ассамблея"
    assert labels.assembly_named("Sample Assembly", "tr") == "Sample Assembly"
    assert labels.assembly_named("Another Assembly", "kk") == "Another Assembly"
    assert labels.assembly_named("Sample Assembly", "en") == "Sample Assembly"


def test_pages_call_bodies_posts_and_countries_in_the_language(
    called, seat, keeper, assembly, parliament, person, country, page
):
    actions.set_chairmanship(assembly, parliament, by=keeper, from_on="2021-06-12")
    both = "Төраға, Солтүстік Парламенті"
    for name, args, said in (
        ("bodies", [], "Солтүстік Парламенті Солтүстік ел"),
        ("body", [parliament.key], "Солтүстік Парламенті"),
        ("countries", [], "Солтүстік ел XN"),
        ("country", [country.code], "Солтүстік ел"),
        ("chairmanships", [], both),
        ("people", [], both),
        ("person", [person.pk], both),
    ):
        shown = page(name, *args, language="kk")
        assert said in shown, name
        plain = shown.replace("English", "")
        if name in {"chairmanships", "people"}:
            assert "Northern Parliament" not in plain, name


def test_the_order_is_the_english_one_in_every_language(keeper, page):
    # By their Kazakh names the two would change places.
    for english, kazakh in (("Alphaland", "Яблония"), ("Betaland", "Алмалық")):
        made = actions.add_country(english, by=keeper, code=english[:2])
        actions.add_name(made, kazakh, by=keeper, language="kk")
        body = actions.add_body(
            f"Parliament of {english}",
            by=keeper,
            key=english.lower(),
            kind="parliament",
            country=made,
        )
        actions.add_name(body, f"{kazakh} парламенті", by=keeper, language="kk")
    for name in ("countries", "bodies"):
        kazakh = page(name, language="kk")
        assert kazakh.index("Яблония") < kazakh.index("Алмалық")
        english = page(name, language="en")
        assert english.index("Alphaland") < english.index("Betaland")
    with translation.override("kk"):
        assert [one.key for one in queries.parliaments()] == ["alphaland", "betaland"]


def test_what_is_kept_and_sent_out_is_the_same_in_every_language(
    called, seat, keeper, parliament, person
):
    labels.refresh()
    exports = set()
    for language in LANGUAGES:
        with translation.override(language):
            exports.add((documents.popolo(), documents.csv_table()))
    assert len(exports) == 1
    with translation.override("kk"):
        part = actions.add_body(
            "Lower Chamber",
            by=keeper,
            key="lower",
            kind="chamber",
            parent=parliament,
        )
        chairman = actions.add_post(part, "Chairman", by=keeper, rank="head")
        actions.begin_membership(person, part, by=keeper, post=chairman)
    assert str(Body.objects.get(key="lower").parent) == "Northern Parliament"
    # The Kazakh names stand in the entries that added them and nowhere else.
    kept = [bytes(one.payload).decode() for one in EntryPayload.objects.all()]
    assert sum("Солтүстік Парламенті" in one for one in kept) == 1
    assert sum("Төраға" in one for one in kept) == 1


def test_a_page_in_another_language_takes_two_questions_more_at_most(
    called, seat, parliament, page, django_assert_max_num_queries
):
    page("people", language="kk")
    with django_assert_max_num_queries(200) as english:
        page("people", language="en")
    with django_assert_max_num_queries(len(english) + 1):
        page("people", language="kk")


def test_names_are_read_again_only_after_a_change(
    called, keeper, parliament, django_assert_num_queries
):
    labels.refresh()
    with django_assert_num_queries(1):
        labels.refresh()
    with django_assert_num_queries(0):
        labels.named(parliament, "kk")
    Revision.advance()
    with django_assert_num_queries(3):
        labels.refresh()
