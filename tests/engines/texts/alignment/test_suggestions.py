"""Confirmed links suggest words for the glossary, strongest first."""

import pytest

from orkhon.engines.texts.alignment.languages import AlignmentError
from orkhon.engines.texts.alignment.suggestions import likelihood_ratio, suggest_words

# Sample links of ours: the beaver is құндыз in Kazakh and бобр in Russian.
LINKS = [
    ("Құндыз 12 құжатта аталады.", "Бобр назван в документе."),
    ("Құндызды сатуға болмайды.", "Бобра нельзя продавать."),
    ("Сот құндызды алып қояды.", "Суд изымает бобра."),
    ("Балық сатылады.", "Рыба продается."),
    ("Сот қарайды.", "Суд рассматривает."),
    ("Заң жарияланады.", "Закон публикуется."),
]


def test_words_that_keep_standing_opposite_each_other_are_suggested():
    (found, *rest) = suggest_words(LINKS, "kk", "ru", most=5)
    assert (found.a, found.b, found.links) == ("Құндыз", "Бобр", 3)
    # the table is 3, 0, 0, 3 of 6: 2 * (3 ln 2 + 3 ln 2) = 12 ln 2 = 8.3178
    assert found.strength == pytest.approx(8.3178, abs=1e-4)
    assert rest == []


def test_words_of_the_glossary_are_not_suggested():
    words = {word.lower() for item in suggest_words(LINKS * 3, "kk", "ru", most=50)
             for word in (item.a, item.b)}  # fmt: skip
    assert not words & {"сот", "суд", "балық", "рыба"}


def test_each_word_is_suggested_once():
    links = [("құндыз камшат", "бобр выдра")] * 4 + [("құндыз", "бобр"), ("", "")]
    found = suggest_words(links, "kk", "ru", most=9)
    assert sorted((item.a, item.b) for item in found) == [
        ("камшат", "выдра"),
        ("құндыз", "бобр"),
    ]


def test_the_likelihood_ratio_agrees_with_dunnings_own_figure():
    # Dunning 1993, table 2: "the swiss" 110, with the 2442, swiss 111, of 31,777
    # words (his cells 110, 2442, 111, 29114): 270.72
    assert likelihood_ratio(110, 110 + 2442, 110 + 111, 31777) == pytest.approx(
        270.72, abs=0.01
    )


def test_one_language_has_nothing_to_translate():
    with pytest.raises(AlignmentError, match="Both sides are in kk"):
        suggest_words(LINKS, "kk", "kk", most=1)
