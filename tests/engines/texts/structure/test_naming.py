"""What provisions are called, and how they are found."""

import pytest

from orkhon.engines.texts.structure import (
    Provision,
    TextError,
    find,
    name_of,
    read_plain,
    short_no,
    walk,
)
from tests.engines.texts.structure import laws


def names(source, language):
    """Name and short number of every provision, by identifier."""
    text = read_plain(source, language)
    return {
        one.eid: (name_of(one, language, above), short_no(one, above))
        for one, above in walk(text)
    }


@pytest.mark.parametrize(
    ("law", "language", "eid", "name", "short"),
    [
        (laws.ENGLISH, "en", "art_1__para_2", "Article 1(2)", "1(2)"),
        (
            laws.ENGLISH,
            "en",
            "art_1__para_2__point_b__point_ii",
            "Article 1(2)(b)(ii)",
            "1(2)(b)(ii)",
        ),
        (laws.ENGLISH, "en", "art_2__para_nn_1", "Article 2, paragraph 1", "2[1]"),
        (
            laws.ENGLISH,
            "en",
            "art_1__para_2__para_nn_1",
            "Article 1(2), passage 1",
            "1(2)[1]",
        ),
        (laws.ENGLISH, "en", "part_1__chp_1", "Chapter 1", "1"),
        (laws.ENGLISH, "en", "preface", "Preface", ""),
        (laws.ENGLISH, "en", "preamble__para_nn_1", "Preamble, paragraph 1", "[1]"),
        (laws.ENGLISH, "en", "annex_a", "Annex A", "A"),
        (laws.KAZAKH, "kk", "art_1", "1-бап", "1"),
        (laws.KAZAKH, "kk", "art_1__para_2", "1-бап, 2-тармақ", "1(2)"),
        (
            laws.KAZAKH,
            "kk",
            "art_1-1__para_nn_1__point_2",
            "1-1-бап, 1-тармақ, 2-тармақша",
            "1-1[1](2)",
        ),
        (laws.RUSSIAN, "ru", "art_1__para_2", "Статья 1, часть 2", "1(2)"),
        (laws.RUSSIAN, "ru", "annex_1__para_1", "Приложение 1, часть 1", "1(1)"),
        (laws.KYRGYZ, "ky", "art_1__para_2", "1-берене, 2-бөлүк", "1(2)"),
        (laws.TURKISH, "tr", "art_2__para_1__point_b", "Madde 2(1)(b)", "2(1)(b)"),
        (laws.TURKISH, "tr", "art_geçici-1", "Geçici madde 1", "geçici 1"),
        (laws.TURKISH, "tr", "chp_2", "Bölüm 2", "2"),
        (laws.AZERBAIJANI, "az", "art_1__para_1-2", "Maddə 1.2", "1.2"),
        (
            laws.AZERBAIJANI,
            "az",
            "art_1__para_1-1__point_1-1-2",
            "Maddə 1.1.2",
            "1.1.2",
        ),
        (laws.AZERBAIJANI, "az", "art_keçid-1", "Keçid maddəsi 1", "keçid 1"),
        (laws.AZERBAIJANI, "az", "chp_nn_1", "Fəsil", ""),
        (
            laws.UZBEK_LATIN,
            "uz",
            "art_2__para_nn_1__point_1",
            "2-modda, 1-qism, 1-band",
            "2[1](1)",
        ),
        (laws.UZBEK_CYRILLIC, "uz", "art_2", "2-модда", "2"),
        (laws.UZBEK_CYRILLIC, "uz", "preface", "Сарлавҳа", ""),
    ],
)
def test_a_provision_is_called_as_its_language_does(law, language, eid, name, short):
    assert names(law, language)[eid] == (name, short)


def test_an_article_of_an_annex_names_the_annex():
    found = names("Article 1. A\nAnnex 2\nArticle 3. B\n1. C", "en")
    assert found["annex_2__art_3__para_1"] == ("Annex 2, article 3(1)", "2 3(1)")


def test_a_provision_is_named_in_the_reader_s_language():
    text = read_plain(laws.KAZAKH, "kk")
    path = next(above for one, above in walk(text) if one.eid == "art_1__para_1")
    paragraph = find(text, "art_1__para_1")
    assert paragraph is not None
    assert name_of(paragraph, "en", path) == "Article 1(1)"
    assert name_of(paragraph, "und", path) == "Article 1(1)"
    assert name_of(paragraph, "uz-Cyrl", path) == "1-модда, 1-қисм"
    assert name_of(paragraph, "en") == "Paragraph 1"


def test_a_turkish_transitional_article_in_english_keeps_its_number():
    article = Provision("article", "geçici 1", eid="art_geçici-1")
    assert name_of(article, "en") == "Article geçici 1"


def test_tables_and_remarks_are_counted_from_the_second():
    source = "Статья 1. Суд\nСноска. Раз.\nСноска. Два."
    found = names(source, "ru")
    assert found["art_1__note_nn_1"] == ("Статья 1, примечание", "1")
    assert found["art_1__note_nn_2"] == ("Статья 1, примечание 2", "1[2]")


def test_what_has_neither_number_nor_identifier_has_its_word_alone():
    assert name_of(Provision("paragraph", text="Words"), "tr") == "Fıkra"
    assert short_no(Provision("paragraph", text="Words")) == ""
    assert name_of(Provision("paragraph", "1"), "az") == "Hissə 1"


def test_a_language_that_is_not_ours_names_nothing():
    with pytest.raises(TextError, match="“de” is no language known here"):
        name_of(Provision("article", "1"), "de")


def test_walking_goes_through_the_document_in_its_order_with_what_is_above():
    text = read_plain(laws.RUSSIAN)
    walked = list(walk(text))
    point = next(pair for pair in walked if pair[0].number == "б")
    assert [one.eid for one in point[1]] == [
        "sec_1",
        "sec_1__chp_1",
        "art_1",
        "art_1__para_1",
        "art_1__para_1__point_2",
    ]
    words = [one.text for one, _ in walked if one.text]
    assert words == sorted(words, key=laws.RUSSIAN.index)


def test_an_identifier_that_is_nowhere_finds_nothing():
    assert find(read_plain(laws.RUSSIAN), "art_99") is None
