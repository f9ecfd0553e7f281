"""Reading a name: titles, patronymics, initials."""

import pytest

from orkhon.engines.names import strip_titles
from orkhon.engines.names.words import read_name


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("H.E. Mr Ramil Hasan", "Ramil Hasan"),
        ("His Excellency Ramil Hasan", "Ramil Hasan"),
        ("Mr. Kassym-Jomart Tokayev", "Kassym-Jomart Tokayev"),
        ("Prof. Dr. Numan Kurtulmuş", "Numan Kurtulmuş"),
        ("Sayın Mustafa Şentop", "Mustafa Şentop"),
        ("г-н Рамиль Гасанов", "Рамиль Гасанов"),
        ("Господин Гасанов", "Гасанов"),
        ("Əhməd bəy Ağaoğlu", "Əhməd Ağaoğlu"),
        ("Halide Edip Hanım", "Halide Edip"),
        ("N. Baibulin", "N. Baibulin"),
        ("Н.А. Байбулин", "Н.А. Байбулин"),
        ("Cevat Sayın", "Cevat Sayın"),
        ("Ziyo Xamid oʻgʻli", "Ziyo Xamid oʻgʻli"),
        ("  Ramil   Hasan ", "Ramil Hasan"),
        ("Ahmet-bey", "Ahmet"),
        ("Mr", "Mr"),
        ("—", "—"),
        ("", ""),
    ],
)
def test_words_of_address_come_off(written, bare):
    assert strip_titles(written) == bare


def kinds(name):
    return [(word.text, word.kind) for word in read_name(name).words]


def test_a_marker_makes_the_word_before_it_a_fathers_name():
    assert kinds("İsmayıl Muxtar oğlu Hacıyev") == [
        ("İsmayıl", "core"),
        ("Muxtar", "patronymic"),
        ("oğlu", "marker"),
        ("Hacıyev", "core"),
    ]


def test_joined_patronymics_are_told_by_their_endings():
    names = ("Мажитович", "Мәжитұлы", "Қайржанқызы", "Nuriddinovna", "Turlybekuly")
    for father in names:
        assert kinds(f"Серик Ахметов {father}")[2] == (father, "patronymic")


def test_endings_that_only_look_like_a_patronymic_are_none():
    for surname in ("Tanrıkulu", "Ağaoğlu", "Иманқұлы"):
        assert kinds(f"Sezgin {surname}")[1] == (surname, "core")


def test_a_kyrgyz_uulu_name_without_surname_keeps_two_words():
    read = read_name("Nurlanbek Turgunbek uulu")
    assert [word.text for word in read.core] == ["Nurlanbek", "Turgunbek"]


def test_the_gender_of_a_surname_is_kept():
    genders = [read_name(name).core[0].gender for name in ("Aslanov", "Aslanova", "Er")]
    assert genders == ["m", "f", ""]


def test_letters_alone_are_initials():
    assert kinds("Н.А. Байбулин") == [
        ("Н", "initial"),
        ("А", "initial"),
        ("Байбулин", "core"),
    ]


def test_a_name_of_initials_only_keeps_them_as_words():
    assert [word.text for word in read_name("N. A.").core] == ["N", "A"]


def test_a_lost_space_is_found():
    assert [text for text, _ in kinds("Kozhakhmet ArmanTuleshovich")] == [
        "Kozhakhmet",
        "Arman",
        "Tuleshovich",
    ]


def test_bek_is_a_title_after_a_hyphen_and_a_surname_otherwise():
    assert kinds("Ахмед-бек Агаев")[1] == ("бек", "title")
    assert kinds("Nurlan Bek")[1] == ("Bek", "core")
