"""Where the words of a reference stand, and what is cited by which of them."""

from itertools import pairwise

import pytest

from orkhon.engines.texts.citations import find_references
from orkhon.engines.texts.structure import TextError


def words(text, language):
    found = find_references(text, language)
    assert all(text[one.start : one.end] == one.words for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    return [one.words for one in found]


def test_each_member_of_a_list_has_words_of_its_own():
    assert words("See articles 5 to 8, 10 and 12.", "en") == [
        "articles 5 to 8",
        "10",
        "12",
    ]
    assert words("Осы Заңның 5, 6 және 7-баптарында", "kk") == [
        "5",
        "6",
        "7-баптарында",
    ]


def test_the_words_of_a_list_keep_the_provision_they_stand_in():
    assert words("подпункты 1) и 2) пункта 1 статьи 5 Закона", "ru") == [
        "подпункты 1)",
        "2) пункта 1 статьи 5",
    ]
    assert words("Осы баптың 1 және 2-тармақтары", "kk") == [
        "Осы баптың 1",
        "2-тармақтары",
    ]


def test_two_lists_in_one_reference_cite_the_farther_provision_whole():
    assert words("points (a) and (b) of Articles 5 and 6", "en") == [
        "points (a)",
        "(b) of Articles 5",
        "6",
    ]
    assert words("5 және 6-баптардың 1 және 2-тармақтары", "kk") == [
        "5",
        "6-баптардың 1",
        "2-тармақтары",
    ]


def test_the_bracket_that_closes_a_remark_is_not_part_of_a_number():
    assert words("(см. статью 5)", "ru") == ["статью 5"]
    assert words("(согласно подпункту б)", "ru") == ["подпункту б"]


def test_a_row_that_runs_backwards_is_read_by_its_last_number_alone():
    assert words("V–III бөлімдер", "kk") == ["III бөлімдер"]


def test_capitals_and_every_apostrophe_are_read():
    assert words("5 İNCİ MADDENİN BİRİNCİ FIKRASI", "tr") == [
        "5 İNCİ MADDENİN BİRİNCİ FIKRASI"
    ]
    for sign in "'‘’ʻʼ`":
        assert words(f"3-moddaning to{sign}rtinchi qismi", "uz") != []


def test_old_kazakh_texts_with_the_latin_i_are_read():
    # Scanned and retyped laws have Latin i for the Kazakh letter.
    assert words("5-баптың бiрiншi бөлiгi", "kk") == ["5-баптың бiрiншi бөлiгi"]


@pytest.mark.parametrize("tag", ["uz", "uz-Cyrl", "UZ_Latn"])
def test_a_tag_with_a_script_is_its_language(tag):
    assert len(find_references("5-модда", tag)) == 1


def test_a_language_that_is_none_of_the_seven_is_refused():
    with pytest.raises(TextError, match="en, az, kk, ky, tr, uz, ru, not in “de”"):
        find_references("Artikel 5", "de")


def test_numbers_without_end_take_no_time_without_end():
    assert find_references(", ".join(map(str, range(2000))), "tr") == ()
