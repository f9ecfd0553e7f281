"""A reference resolves to the provision that a reader would turn to, or to nothing."""

import pytest

from orkhon.engines.texts.citations import Places, Reference, find_references, resolve
from tests.engines.texts.citations.law import law, one

# Article 1 numbers its paragraphs and points; article 2 has paragraphs without numbers,
# the second with points; article 3 has points alone; article 4 is 4.1, 4.2 as in
# Azerbaijan; article 5 says all itself.
RUSSIAN = law(
    "ru",
    one("part", "1", one("chapter", "1")),
    one(
        "part",
        "2",
        one(
            "chapter",
            "1",
            one(
                "article",
                "1",
                one("paragraph", "1"),
                one("paragraph", "2", one("point", "1"), one("point", "2")),
                one("paragraph", "2-1"),
            ),
            one(
                "article",
                "2",
                one("paragraph", text="Первая."),
                one("paragraph", None, one("point", "а"), one("point", "б")),
                one("paragraph", text="Третья."),
            ),
        ),
        one(
            "chapter",
            "2",
            one("article", "3", one("point", "1"), one("point", "2"), text="Слова:"),
            one(
                "article",
                "4",
                one("paragraph", "4.1"),
                one("paragraph", "4.2", one("point", "4.2.1")),
            ),
            one("article", "4-1", one("note", text="Ред."), text="Одна."),
            one("article", "5", text="Одна."),
            one("article", "geçici 1"),
        ),
    ),
    one("annex", "1", one("article", "1"), one("paragraph", "7")),
    one("annex"),
)


def target(words, at=None, language="ru", text=RUSSIAN):
    (reference,) = find_references(words, language)
    return resolve(reference, text, at)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("статья 5", "art_5"),
        ("статья 6", None),
        ("статья 4-1", "art_4-1"),
        ("пункт 2 статьи 1", "art_1__para_2"),
        ("пункт 2-1 статьи 1", "art_1__para_2-1"),
        ("пункт 3 статьи 1", None),
        ("подпункт 1) пункта 2 статьи 1", "art_1__para_2__point_1"),
        ("подпункт 1) пункта 1 статьи 1", None),
        # There are paragraphs 1 and 2 in article 1, but no points right in it.
        ("подпункт 2) статьи 1", None),
        ("часть первая статьи 2", "art_2__para_nn_1"),
        ("часть третья статьи 2", "art_2__para_nn_3"),
        ("часть четвертая статьи 2", None),
        ("подпункт «б» части второй статьи 2", "art_2__para_nn_2__point_b"),
        # The points stand in a paragraph without a number.
        ("пункт «а» статьи 2", "art_2__para_nn_2__point_a"),
        ("пункт 2 статьи 3", "art_3__point_2"),
        # Its words are the first part; behind the points nobody can count.
        ("часть первая статьи 3", "art_3"),
        ("часть вторая статьи 3", None),
        ("часть первая статьи 4-1", "art_4-1"),
        ("часть «а» статьи 5", None),
        ("статья 4.2", "art_4__para_4-2"),
        ("статья 4.2.1", "art_4__para_4-2__point_4-2-1"),
        ("статья 4.3", None),
        ("статья 6.1", None),
        ("пункт 2 статьи 4", "art_4__para_4-2"),
        ("статья 1.2", "art_1__para_2"),
        ("статья 3.9.1", None),
        ("статья 2.7", None),
        ("часть II", "part_2"),
        ("глава 2 части 2", "part_2__chp_2"),
        # Both parts have a chapter 1.
        ("глава 1", None),
        ("глава 1 раздела 3", None),
        ("статья 3 главы 2", "art_3"),
        ("статья 3 главы 1 части 2", None),
        ("приложение 1", "annex_1"),
        ("статья 1 приложения 1", "annex_1__art_1"),
        ("статьи 1 Конституции", None),
        ("пункт 2 указанной статьи", None),
        ("пункт 2", None),
        ("пункт 1 настоящей статьи", None),
    ],
)
def test_a_reference_resolves_by_what_is_in_the_text(words, expected):
    assert target(words) == expected


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        ("пункт 1 настоящей статьи", "art_1__para_2__point_1", "art_1__para_1"),
        ("подпункт 2) настоящего пункта", "art_1__para_2", "art_1__para_2__point_2"),
        ("подпункт 2) настоящего пункта", "art_5", None),
        ("пункт 1", "art_1__para_2-1", "art_1__para_1"),
        ("подпункт 2)", "art_1__para_2__point_1", "art_1__para_2__point_2"),
        # Point 2 of paragraph 2, or paragraph 2 of the article: nothing says which.
        ("пункт 2", "art_1__para_2", None),
        ("пункт 7", "annex_1__para_7", "annex_1__para_7"),
        ("пункт 7", "part_2__chp_2", None),
        ("пункт 1", "art_99", None),
        ("глава 1", "part_2__chp_2", "part_2__chp_1"),
        ("статья 1", "art_5", "art_1"),
        ("статья 1", "annex_1__art_1", "annex_1__art_1"),
        ("статья 5", "annex_1__art_1", "art_5"),
        ("пункт 2 настоящей статьи", "part_2__chp_2", None),
    ],
)
def test_a_reference_resolves_from_where_it_stands(words, at, expected):
    assert target(words, at) == expected


def test_a_turkish_provisional_article_is_not_the_article_of_its_number():
    assert target("geçici 1 inci madde", language="tr") == "art_geçici-1"
    assert target("5. maddenin birinci fıkrası", language="tr") == "art_5"


def test_a_resolution_without_articles_has_paragraphs_of_its_own():
    resolution = law("en", one("paragraph", "1"), one("paragraph", "2"))
    assert target("paragraph 2", "para_1", "en", resolution) == "para_2"


def test_two_articles_of_one_number_are_no_target():
    twice = law("en", one("article", "7"), one("article", "7"))
    assert target("article 7", language="en", text=twice) is None


def test_a_range_holds_what_stands_between_its_ends():
    (reference,) = find_references("статьи 4–5", "ru")
    places = Places(RUSSIAN)
    assert places.resolve(reference) == "art_4"
    assert places.targets(reference) == ("art_4", "art_4-1", "art_5")
    (inside,) = find_references("пункты 1 – 2 статьи 1", "ru")
    assert places.targets(inside) == ("art_1__para_1", "art_1__para_2")
    (single,) = find_references("статья 4", "ru")
    assert places.targets(single) == ("art_4",)


def test_a_range_with_an_end_that_is_not_there_has_no_targets():
    (reference,) = find_references("статьи 4–9", "ru")
    assert Places(RUSSIAN).targets(reference) == ()


def test_a_range_from_the_law_into_an_annex_has_no_targets():
    # Seen from the annex, article 1 is its own and article 5 the law's.
    (reference,) = find_references("пункты 2–3 статьи 3", "ru")
    assert Places(RUSSIAN).targets(reference) == ()
    scattered = law(
        "ru",
        one(
            "article",
            "1",
            one("paragraph", None, one("point", "1")),
            one("paragraph", None, one("point", "2")),
        ),
    )
    (points,) = find_references("пункты 1–2 статьи 1", "ru")
    assert Places(scattered).targets(points) == ()


def test_a_hyphen_is_a_range_where_the_text_has_no_such_article():
    assert target("статьи 3-5") == "art_3"
    assert target("статьи 3-9") is None
    assert target("статьи 5-3") is None


def test_a_reference_made_by_hand_needs_no_kinds_of_the_tree():
    steps = (("article", "1"), ("paragraph", "2"), ("point", "1"))
    by_hand = Reference(0, 0, "", steps, "this")
    assert resolve(by_hand, RUSSIAN) == "art_1__para_2__point_1"
