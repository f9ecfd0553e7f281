"""Who chairs, who chairs next and from when: the public facts of TURKPA.

The sessions and chairmanships are those of the table in the field's description
(domain.md 1.3, with its public sources); what is expected here is read off that table.
"""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from orkhon.accounts.actions import add_account
from orkhon.proceedings.actions.sessions import SessionPlan, plan_session
from orkhon.proceedings.models import Session
from orkhon.proceedings.queries.chair import chair_terms, next_chair
from orkhon.record.roles import Role
from orkhon.register.actions import add_body, set_chairmanship
from orkhon.register.models import Body, Country, Person
from orkhon.sample import public_facts, public_sessions

QUERIES = 6
"""Delegations, parliaments, chairmanships, council, heads, sessions."""
TABLE = (
    # number, parliament that takes the chair, years without a session before it
    (1, "AZ", ()),
    (2, "KZ", (2010,)),
    (3, "KG", ()),
    (4, "TR", ()),
    (5, "AZ", ()),
    (6, "KZ", ()),
    (7, "KG", (2016,)),
    (8, "TR", ()),
    (9, "AZ", ()),
    (10, "KZ", (2020,)),
    (11, "KG", ()),
    (12, "TR", ()),
    (13, "AZ", ()),
    (14, "KZ", ()),
)


@pytest.fixture(scope="module")
def module_load(django_db_setup, django_db_blocker, tmp_path_factory):
    """The public facts are loaded once for all tests of this file, and rolled back."""
    files = tmp_path_factory.mktemp("sample")
    with (
        override_settings(MEDIA_ROOT=files / "files"),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        keeper = add_account(
            "sample-keeper",
            by=None,
            display_name="Keeper",
            roles=[Role.PROTOCOL],
            must_change_password=False,
        )
        public_facts.load(by=keeper)
        public_sessions.load(by=keeper)
        yield keeper
        transaction.set_rollback(True)


@pytest.fixture
def keeper(module_load, db):
    return module_load


@pytest.fixture
def turkpa(keeper):
    return Body.objects.get(key="turkpa")


def body(key):
    return Body.objects.get(key=key)


def printed(*args):
    out = StringIO()
    call_command("chair", *args, stdout=out)
    return out.getvalue()


def test_every_chairmanship_stands_with_its_session_and_the_years_without(turkpa):
    found = chair_terms(turkpa)
    assert [
        (one.session.number, one.row.parliament.country.code, one.skipped)
        for one in found
    ] == list(TABLE)


def test_all_chairmanships_after_the_first_were_in_turn(turkpa):
    # The field's description says that all fourteen fit the rotation.
    found = chair_terms(turkpa)
    assert [one.is_in_turn for one in found] == [None, *[True] * 13]


def test_the_person_changed_within_a_chairmanship_of_one_parliament(turkpa):
    by_session = {one.session.number: one for one in chair_terms(turkpa)}
    names = {
        number: [str(one.person) for one in by_session[number].persons]
        for number in (8, 9, 10, 12)
    }
    assert names == {
        8: ["Binali Yıldırım", "Mustafa Şentop"],
        9: ["Ogtay Asadov", "Sahiba Gafarova"],
        10: ["Nurlan Nigmatulin", "Yerlan Koshanov"],
        12: ["Mustafa Şentop", "Numan Kurtulmuş"],
    }


def test_the_kurultai_sits_in_the_chair_that_the_parliament_before_it_took(turkpa):
    last = chair_terms(turkpa)[-1]
    assert last.row.parliament.key == "kazakhstan-parliament"
    assert last.sat_for.key == "kazakhstan-kurultai"


def test_after_kazakhstan_comes_the_kyrgyz_republic_on_no_fixed_day(turkpa):
    found = next_chair(turkpa, date(2026, 11, 22))
    assert found.parliament.key == "jogorku-kenesh"
    assert found.after.key == "kazakhstan-parliament"
    assert found.session.number == 15
    assert (found.from_on, found.is_fixed) == ("2026", False)
    assert found.when == "2026, no day is fixed"
    assert found.why[0] == (
        "After Parliament of the Republic of Kazakhstan comes Jogorku Kenesh of the "
        "Kyrgyz Republic in English alphabetical order of the members."
    )
    assert found.why[-1] == (
        "It passes at: Fifteenth session, of which no day is fixed."
    )


def test_nothing_is_invented_where_no_session_is_planned(turkpa):
    # The year of the fifteenth session is over and nothing says that it was held.
    found = next_chair(turkpa, date(2027, 1, 1))
    assert found.parliament.key == "jogorku-kenesh"
    assert (found.session, found.from_on, found.when) == (None, "", "not fixed")
    assert found.why[-1] == "No day of the change is fixed."
    # Day for day a year and a half without a change: the turn stays.
    assert found.why[1].startswith("2026 passed without a change")


def test_asked_of_a_day_that_is_past_the_next_is_who_followed_then(turkpa):
    found = next_chair(turkpa, date(2022, 3, 1))
    assert (found.parliament.key, found.when) == ("jogorku-kenesh", "24 June 2022")
    assert found.session.number == 11
    assert found.why[-1] == "The chair passed on 24 June 2022, at: Eleventh session."


def test_a_planned_session_gives_the_day(turkpa, keeper):
    plan_session(
        SessionPlan(
            organ=turkpa,
            number=16,
            title="Sixteenth session",
            place="Bishkek",
            from_on="2027-06-10",
            to_on="2027-06-11",
            takes_chair=body("tbmm"),
        ),
        by=keeper,
    )
    found = next_chair(turkpa, date(2027, 1, 1))
    assert found.parliament.key == "jogorku-kenesh"
    assert (found.from_on, found.is_fixed, found.when) == (
        "2027-06-10",
        True,
        "10 June 2027",
    )
    # The plan names another parliament: both are said, neither is dropped.
    assert found.planned.key == "tbmm"


def test_once_the_chair_has_passed_the_next_session_is_another(turkpa, keeper):
    plan_session(
        SessionPlan(
            organ=turkpa, number=16, title="Sixteenth session", from_on="2027-06-10"
        ),
        by=keeper,
    )
    # Handed over at the Council, the day before.
    set_chairmanship(turkpa, body("jogorku-kenesh"), by=keeper, from_on="2027-06-09")
    found = next_chair(turkpa, date(2027, 6, 10))
    assert found.parliament.key == "tbmm"
    assert found.session is None


def test_a_member_that_joins_takes_the_place_of_its_name(turkpa, keeper):
    # Uzbekistan comes after Türkiye in English, so after it and before Azerbaijan.
    uzbekistan = Country.objects.get(code="UZ")
    add_body(
        "Delegation of Uzbekistan to TURKPA",
        by=keeper,
        key="turkpa-delegation-uzbekistan",
        kind="delegation",
        country=uzbekistan,
        parent=turkpa,
        founded_on="2027-01-01",
    )
    for parliament, day in (("jogorku-kenesh", "2027-06"), ("tbmm", "2028-06-01")):
        set_chairmanship(turkpa, body(parliament), by=keeper, from_on=day)
    found = next_chair(turkpa, date(2028, 6, 2))
    assert found.parliament.key == "oliy-majlis"
    assert found.why[1] == (
        "Oliy Majlis of the Republic of Uzbekistan joined on 1 January 2027 and has "
        "the place of its name in the order."
    )


def test_the_kurultai_has_the_turn_of_the_parliament_it_succeeded(turkpa, keeper):
    for parliament, day in (
        ("jogorku-kenesh", "2027-06-01"),
        ("tbmm", "2028-06-01"),
        ("milli-majlis", "2029-06-01"),
    ):
        set_chairmanship(turkpa, body(parliament), by=keeper, from_on=day)
    found = next_chair(turkpa, date(2029, 7, 1))
    assert found.parliament.key == "kazakhstan-kurultai"


def test_the_order_is_english_when_the_screen_is_kazakh(turkpa):
    # In Kazakh Түркия would come after Қазақстан and Әзербайжан elsewhere.
    with translation.override("kk"):
        found = next_chair(turkpa, date(2026, 11, 22))
    assert found.parliament.key == "jogorku-kenesh"


def test_an_assembly_without_members_has_nobody_next(assembly):
    assert next_chair(assembly, date(2026, 11, 22)) is None


def test_session_12_was_decided_for_istanbul_and_met_in_ankara(turkpa):
    session = Session.objects.get(key="plenary-12")
    assert (session.decided_place, session.place) == ("Istanbul", "Ankara")
    assert session.decided_by == "Eleventh session"
    assert "decided on Istanbul" in session.citation.quote


def test_fifteen_sessions_are_loaded_once_each_with_its_line_of_the_facts(
    turkpa, keeper
):
    assert public_sessions.load(by=keeper) == []
    found = Session.objects.order_by("number")
    assert [one.number for one in found] == list(range(1, 16))
    ordinals = [one.citation.quote.split()[0] for one in found]
    assert ordinals[:3] == ["First", "Second", "Third"]
    assert ordinals[14] == "The"
    assert [one.number for one in found if one.progress != "closed"] == [15]


def test_presiding_persons_are_those_of_the_register(turkpa):
    found = Session.objects.exclude(presides=None).order_by("number")
    assert [one.number for one in found] == [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]
    assert found.get(number=12).presides == Person.objects.get(
        pk=public_facts.person_id("sentop")
    )


def test_the_command_says_who_chairs_and_who_is_next(turkpa):
    said = printed("--on", "2022-03-01").splitlines()
    # Acceptance statement 3: on 1 March 2022 Kazakhstan, and Koshanov since February.
    assert said[1:3] == [
        "  Parliament of the Republic of Kazakhstan",
        "  Yerlan Koshanov, Chairman, Mazhilis of the Parliament of Kazakhstan",
    ]
    assert "Next: Jogorku Kenesh of the Kyrgyz Republic" in said


def test_the_command_prints_json(turkpa):
    (said,) = json.loads(printed("--on", "2026-11-22", "--json"))["assemblies"]
    assert said["chair"]["parliament"] == "Kurultai of the Republic of Kazakhstan"
    assert said["next"]["parliament"] == "Jogorku Kenesh of the Kyrgyz Republic"
    assert said["next"]["fixed"] is False


def test_the_command_refuses_a_date_that_is_none(turkpa):
    with pytest.raises(CommandError, match="2022-13"):
        printed("--on", "2022-13")


def test_the_number_of_queries_does_not_grow_with_chairmanships(
    turkpa, keeper, django_assert_num_queries
):
    with django_assert_num_queries(QUERIES):
        assert len(chair_terms(turkpa)) == 14
    set_chairmanship(turkpa, body("jogorku-kenesh"), by=keeper, from_on="2027-06-10")
    with django_assert_num_queries(QUERIES):
        assert len(chair_terms(turkpa)) == 15
