"""Spellings are rows; a forum has one designation at a time."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.engines.periods import PartialDateError
from orkhon.record.roles import Machine
from orkhon.register import actions
from orkhon.register.errors import RegisterError
from orkhon.register.models import Designation, Name, Revision

READER = Machine("reports")


def test_a_spelling_knows_its_script_and_its_owner(keeper, person, last_words):
    name = actions.add_name(
        person, "Өмірғали  Сүндетбек", by=keeper, language="kk", from_on="2020-05"
    )
    assert (name.text, name.script, name.owner) == (
        "Өмірғали Сүндетбек",
        "Cyrl",
        person,
    )
    assert last_words(person) == {
        "name": str(name.pk),
        "text": "Өмірғали Сүндетбек",
        "language": "kk",
        "script": "Cyrl",
        "kind": "official",
        "from_on": "2020-05",
        "to_on": "",
        "state": "confirmed",
        "citation": None,
    }


def test_every_change_of_a_name_is_a_new_revision(keeper, person):
    before = Revision.current()
    actions.add_name(person, "Sundetbek O.", by=keeper, kind="press")
    assert Revision.current() not in {None, before}


def test_bodies_posts_and_countries_have_names_as_well(
    keeper, parliament, speaker, country
):
    for owner in (parliament, speaker, country):
        name = actions.add_name(owner, "Солтүстік", by=keeper, language="kk")
        assert name.owner == owner


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"text": " "}, "without letters"),
        ({"text": "Sundetbek", "kind": "nick"}, "“nick” is no kind of name"),
        (
            {"text": "Omirgali Sundetbek", "language": "en"},
            "is called “Omirgali Sundetbek” in the register already",
        ),
    ],
)
def test_a_name_that_says_nothing_new_is_refused(keeper, person, words, message):
    with pytest.raises(RegisterError, match=message):
        actions.add_name(person, by=keeper, **words)
    assert Name.objects.count() == 1


def test_a_name_with_impossible_dates_is_refused(keeper, person):
    with pytest.raises(PartialDateError, match="the end 2019 is before 2020"):
        actions.add_name(person, "S", by=keeper, from_on="2020", to_on="2019")


def test_what_a_machine_adds_waits_for_a_person(keeper, person, said):
    name = actions.add_name(person, "Sündetbək", by=READER, kind="press")
    assert name.state == "proposed"
    actions.confirm_name(name, by=keeper)
    assert name.state == "confirmed"
    with pytest.raises(RegisterError, match="does not wait for an answer"):
        actions.confirm_name(name, by=keeper)
    assert said(person)[-1] == "register.name.confirm"


def test_a_machine_confirms_nothing(person):
    name = actions.add_name(person, "Sündetbək", by=READER, kind="press")
    with pytest.raises(PermissionDenied):
        actions.confirm_name(name, by=READER)
    name.refresh_from_db()
    assert name.state == "proposed"


def test_a_struck_name_stays_and_is_struck_once(keeper, person, last_words):
    name = actions.add_name(person, "Sundetbaev", by=keeper, kind="press")
    with pytest.raises(RegisterError, match="say why"):
        actions.supersede_name(name, by=keeper, why=" ")
    actions.supersede_name(name, by=keeper, why="misspelt in 2024")
    assert name.state == "superseded"
    assert last_words(person)["why"] == "misspelt in 2024"
    with pytest.raises(RegisterError, match="is struck already"):
        actions.supersede_name(name, by=keeper, why="again")
    # The same spelling may come back later.
    assert actions.add_name(person, "Sundetbaev", by=keeper, kind="press").pk != name.pk


def test_a_forum_calls_a_territory_by_one_name_at_a_time(
    keeper, country, assembly, parliament, said
):
    actions.designate(
        country, "Northland", by=keeper, forum=assembly, language="en", to_on="2020"
    )
    with pytest.raises(RegisterError, match="“Northland” in these days already"):
        actions.designate(
            country,
            "The North",
            by=keeper,
            forum=assembly,
            language="en",
            from_on="2020-06",
        )
    later = actions.designate(
        country,
        "The  North",
        by=keeper,
        forum=assembly,
        language="en",
        from_on="2021",
        flag_shown=False,
    )
    of_body = actions.designate(
        parliament, "Chamber of the North", by=keeper, forum=assembly, language="en"
    )
    assert (later.text, later.flag_shown) == ("The North", False)
    assert (of_body.body, of_body.flag_shown) == (parliament, None)
    assert said(country).count("register.designation.set") == 2
    with pytest.raises(RegisterError, match="without words"):
        actions.designate(country, "", by=keeper, forum=assembly, language="kk")
    assert Designation.objects.count() == 3


def test_only_the_secretariat_names(delegate, keeper, person, country, assembly):
    name = person.names.get()
    with pytest.raises(PermissionDenied):
        actions.add_name(person, "Other", by=delegate)
    with pytest.raises(PermissionDenied):
        actions.supersede_name(name, by=delegate, why="x")
    with pytest.raises(PermissionDenied):
        actions.designate(country, "N", by=delegate, forum=assembly, language="en")
    name.refresh_from_db()
    assert name.state == "confirmed"
    assert not Designation.objects.exists()
