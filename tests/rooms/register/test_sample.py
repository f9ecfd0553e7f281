"""The public facts of TURKPA, against domain notes part 1 and the pages they name."""

import re
from datetime import date

import pytest
from django.db import transaction
from django.test import override_settings

from orkhon.accounts.actions import add_account
from orkhon.engines.names import sort_key
from orkhon.record.roles import Role
from orkhon.register import queries
from orkhon.register.models import (
    Body,
    Chairmanship,
    Designation,
    Figure,
    Membership,
    Name,
    Person,
)
from orkhon.sample.public_facts import FOLDER, load


@pytest.fixture(scope="module")
def module_load(django_db_setup, django_db_blocker, tmp_path_factory):
    """The sample is loaded once for all tests of this file, and rolled back."""
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
        yield keeper, load(keeper)
        transaction.set_rollback(True)


@pytest.fixture
def keeper(module_load, db):
    return module_load[0]


@pytest.fixture
def loaded(module_load, db):
    return module_load[1]


@pytest.fixture
def turkpa(loaded):
    return Body.objects.get(key="turkpa")


def test_what_is_loaded_once_stays_as_it_is(loaded, keeper, settings):
    assert loaded.counts["chairmanships"] == 14
    assert loaded.counts["countries"] == 8
    assert load(keeper).total == 0


def test_every_fact_row_leads_to_its_line(loaded):
    lines = re.findall(
        r"^F\d+ \| (.+) \| .+$",
        (FOLDER / "facts.txt").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    for model in (Chairmanship, Designation, Figure, Membership, Name):
        for row in model.objects.select_related("citation"):
            assert row.citation.quote in lines, row


# Who took the chair at which session: domain notes 1.3; who presided in between:
# the same, trap (c), with the days of election that facts.txt names.
@pytest.mark.parametrize(
    ("day", "parliament", "person"),
    [
        (date(2009, 12, 1), "milli-majlis", "Ogtay Asadov"),
        (date(2011, 6, 1), "kazakhstan-parliament", "Ural Mukhamedzhanov"),
        (date(2012, 8, 1), "jogorku-kenesh", "Asylbek Jeenbekov"),
        (date(2013, 8, 1), "tbmm", "Cemil Çiçek"),
        (date(2014, 8, 1), "milli-majlis", "Ogtay Asadov"),
        (date(2016, 1, 10), "kazakhstan-parliament", "Kabibulla Dzhakupov"),
        (date(2018, 3, 1), "jogorku-kenesh", "Dastan Dzhumabekov"),
        (date(2018, 12, 1), "tbmm", "Binali Yıldırım"),
        (date(2019, 3, 1), "tbmm", "Mustafa Şentop"),
        (date(2020, 1, 15), "milli-majlis", "Ogtay Asadov"),
        (date(2020, 4, 1), "milli-majlis", "Sahiba Gafarova"),
        (date(2022, 1, 15), "kazakhstan-parliament", "Nurlan Nigmatulin"),
        (date(2022, 3, 1), "kazakhstan-parliament", "Yerlan Koshanov"),
        (date(2022, 9, 1), "jogorku-kenesh", "Talant Mamytov"),
        (date(2023, 5, 1), "tbmm", "Mustafa Şentop"),
        (date(2023, 9, 1), "tbmm", "Numan Kurtulmuş"),
        (date(2024, 9, 1), "milli-majlis", "Sahiba Gafarova"),
        (date(2025, 9, 1), "kazakhstan-parliament", "Yerlan Koshanov"),
    ],
)
def test_who_chaired_is_a_parliament_and_a_person(turkpa, day, parliament, person):
    answer = queries.chair_on(turkpa, day)
    assert answer.parliament.key == parliament
    assert answer.person.name == person
    assert answer.citations


def test_a_parliament_that_ended_hands_the_chair_to_the_next_one(turkpa):
    answer = queries.chair_on(turkpa, date(2026, 11, 21))
    assert answer.parliament.key == "kazakhstan-kurultai"
    assert answer.person is None
    assert "took its place" in answer.note


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2010, 1, 1), "Ramil Hasan"),
        (date(2015, 1, 1), "Jandos Asanov"),
        (date(2019, 1, 1), "Altynbek Mamaiusupov"),
        (date(2022, 1, 1), "Mehmet Süreyya Er"),
        (date(2026, 1, 1), "Ramil Hasan"),
    ],
)
def test_secretaries_general_in_time(loaded, day, name):
    assert queries.holder("turkpa-secretariat", day).person.name == name


# Acceptance statement 2 and issue 2 C: every spelling finds the same thing.
@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Гасан", "Ramil Hasan"),
        ("Hasan", "Ramil Hasan"),
        ("Hasanov", "Ramil Hasan"),
        ("Gasanov", "Ramil Hasan"),
        ("Gassanov", "Ramil Hasan"),
        ("Həsən", "Ramil Hasan"),
        ("Mamayusupov", "Altynbek Mamaiusupov"),
        ("Şakiyev", "Nurlanbek Turgunbek uulu"),
        ("Шакиев", "Nurlanbek Turgunbek uulu"),
        ("TBMM", "Grand National Assembly of Türkiye"),
        ("ТБММ", "Grand National Assembly of Türkiye"),
        ("ОТГ", "Organization of Turkic States"),
        ("Турция", "Türkiye"),
        ("Венгрия", "Hungary"),
        ("Mazhilis", "Mazhilis of the Parliament of Kazakhstan"),
        ("Majilis", "Mazhilis of the Parliament of Kazakhstan"),
        ("Мәжіліс", "Mazhilis of the Parliament of Kazakhstan"),
        ("ПА ОБСЕ", "OSCE Parliamentary Assembly"),
    ],
)
def test_any_spelling_finds_it_first(loaded, text, label):
    assert queries.search(text)[0].label == label


def test_members_stand_in_english_order_on_every_screen(loaded, settings):
    for language in ("en", "kk"):
        settings.LANGUAGE_CODE = language
        names = [row.english_name for row in queries.countries()]
        assert names == sorted(names, key=sort_key)
        assert names[:3] == ["Azerbaijan", "Hungary", "Kazakhstan"]


def test_every_commission_has_eight_seats(loaded):
    commissions = Body.objects.filter(kind="commission")
    assert len(commissions) == 4
    for commission in commissions:
        seats = queries.commission_seats(commission, date(2026, 11, 21))
        assert (seats.of, seats.taken, seats.vacant) == (8, (), 8)


def test_no_two_persons_of_the_sample_seem_to_be_one(loaded):
    assert queries.near_pairs() == []
    assert Person.objects.count() == 20


def test_the_figures_of_the_lists_supersede_each_other(loaded):
    # 12,416,759, then 12,461,796, then 12,482,613: domain notes 2.5.
    lists = Figure.objects.filter(what="voters on the lists").order_by("as_of")
    assert [(int(one.value), one.superseded_by_id is None) for one in lists] == [
        (12_416_759, False),
        (12_461_796, False),
        (12_482_613, True),
    ]
