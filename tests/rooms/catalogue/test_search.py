"""Finding across scripts and spellings; asked on both databases.

What is one word in which spelling is from the alphabets named in
`orkhon/engines/names/letters.py`; the texts are invented.
"""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orkhon.catalogue.entries.entry import Wording
from orkhon.catalogue.queries import matching
from orkhon.catalogue.queries.published import PAGE, Narrowed, published_found
from orkhon.record.actions import append
from tests.rooms.catalogue.conftest import DAY


def found(text, **more):
    return published_found(text, reader="en", **more)


def said(pieces):
    return "".join(f"[{one.text}]" if one.is_hit else one.text for one in pieces)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Hasan Sample", "Гасан"),
        ("Гасан Үлгі", "hasan"),
        ("Ґəсəн Nümunə", "Hasan"),
        ("Həsən Nümunə", "Ґəсəн"),
        ("Türkiye örnek", "turkiye"),
        ("TÜRKİYE ÖRNEK", "Түркия"),
        ("Turkiya namuna", "TÜRKİYE"),
        ("Қазақстан үлгісі", "Qazaqstan"),
        ("Qazaqstan ülgisi", "Kazakhstan"),
        ("Sample of Kazakhstan", "Қазақстан"),
        ("Qozogʻiston namunasi", "Казахстан"),
        ("Қозоғистон намунаси", "Qozog'iston"),
        ("Oʻzbekiston namunasi", "Uzbekistan"),
        ("Кыргызстан үлгүсү", "Kırgızistan"),
        ("İSTANBUL", "istanbul"),
        ("ışık", "IŞIK"),
    ],
)
def test_one_name_is_found_in_every_spelling(news, keys, written, asked):
    news.put("wanted", written)
    news.put("other", "Кеме туралы Gemi Ship")
    assert keys(asked) == ["wanted"]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("seçkilərin müşahidəsi", "seçki"),
        ("сайлауларды бақылау", "сайлау"),
        ("parlamentarische", "parlament"),
        ("Türkiye'nin tutumu", "Türkiye"),
        ("Қазақстандағы кездесу", "Kazakhstan"),
    ],
)
def test_a_word_is_found_with_its_suffixes(news, keys, written, asked):
    news.put("wanted", written)
    news.put("country", "Қазақстан")
    assert "wanted" in keys(asked)


def test_all_words_must_be_there(news, keys):
    news.put("both", "Maps of rivers")
    news.put("one", "Maps of roads")
    assert keys("rivers maps") == ["both"]


@pytest.mark.parametrize("newest", [1, 2, 2_000])
def test_titles_before_words_typed_before_meant_newer_before_older(
    news, keys, monkeypatch, newest
):
    # The order is the same wherever the newest end that are looked through first.
    monkeypatch.setattr(matching, "NEWEST", newest)
    news.put("words-new", "Meeting", "About Kazan", day=date(2026, 5, 1))
    news.put("title-meant", "Hasan speaks", day=date(2026, 4, 1))
    news.put("title-old", "Kazan writes", day=date(2020, 1, 1))
    news.put("title-new", "Kazan sings", day=date(2025, 1, 1))
    news.put("words-old", "Meeting", "In Kazan", day=date(2019, 1, 1))
    order = keys("Kazan")
    assert order[:2] == ["title-new", "title-old"]
    assert order[-2:] == ["words-new", "words-old"]


def test_what_has_no_day_stands_with_the_newest(news, people, keys):
    news.put("news", "Sample of Aliyev", day=DAY)
    people.put("person", "Aliyev, Sample")
    assert keys("aliyev") == ["person", "news"]


def test_the_place_of_the_hit_is_shown_and_marked(news, take_in):
    before = "Words that stand before it and have nothing to do with it. " * 3
    news.put("one", "Title", before + "The delegation of Қазақстан came. " + before)
    take_in()
    (hit,) = found("Kazakhstan").hits
    assert "[Қазақстан]" in said(hit.snippet)
    assert said(hit.snippet).startswith("… ")
    assert said(hit.snippet).endswith(" …")
    assert said(hit.title) == "Title"


def test_it_is_narrowed_by_kind_language_and_year(news, people, keys):
    news.put("en", "Sample", language="en", day=date(2024, 1, 1))
    news.put("tr", "Sample", language="tr", day=date(2025, 1, 1))
    people.put("person", "Sample")
    assert keys("sample") == ["person", "tr", "en"]
    assert keys("sample", kind="news") == ["tr", "en"]
    # One wording serves every language.
    assert keys("sample", language="tr") == ["person", "tr"]
    assert keys("sample", year=2024) == ["en"]
    assert keys("sample", kind="news", language="tr", year=2024) == []
    assert keys("sample", kind="no-such-kind") == []
    assert keys("sample", language="' OR 1=1") == []


def test_a_thing_in_several_languages_is_one_hit_in_the_readers(news, take_in):
    more = [Wording("tr", "Örnek harita"), Wording("kk", "Үлгі карта")]
    news.put("map", "Sample karta", language="en", more=more)
    take_in()
    (hit,) = published_found("карта", reader="kk").hits
    assert (hit.key, hit.language) == ("map", "kk")
    answer = published_found("karta", reader="en")
    assert [one.language for one in answer.hits] == ["en"]
    assert answer.total == 1


def test_twenty_stand_on_a_page_and_the_counts_are_of_all(news, take_in):
    for number in range(45):
        news.put(f"{number:02}", "Sample", language="en", day=date(2026, 1, 1))
    take_in()
    pages = [found("sample", page=number) for number in (1, 2, 3, 4, -5)]
    assert [len(one.hits) for one in pages] == [20, 20, 5, 5, 20]
    assert PAGE == 20
    assert {one.total for one in pages} == {45}
    assert pages[3].page == 3
    every = [hit.key for one in pages[:3] for hit in one.hits]
    assert len(set(every)) == 45
    assert pages[0].kinds == (("news", 45),)
    assert pages[0].languages == (("en", 45),)
    assert pages[0].years == ((2026, 45),)


def test_where_nothing_is_found_a_near_spelling_is_proposed(news, people, take_in):
    people.put("one", "Mirziyoyev Sample")
    take_in()
    answer = found("Mirzyyuyiw")
    assert [one.key for one in answer.hits] == [] or answer.near == ()
    answer = found("Mirzioyefs sample")
    assert answer.near == ("Mirziyoyev sample",)
    assert found(answer.near[0]).total == 1


def test_where_nothing_has_all_words_all_but_one_are_enough(news, take_in):
    news.put("one", "Kanat Aliyev, sample")
    news.put("two", "Kanat Bekov, sample")
    take_in()
    # The father’s name is written in one of two papers alone.
    answer = found("Kanat Mazhitovich Aliyev")
    assert answer.is_partial
    assert answer.hits[0].key == "one"
    assert not found("Kanat Aliyev").is_partial
    # Of two words the longer one must be there.
    assert found("Kanat Mazhitovich").hits[0].is_sample
    assert found("Xu Bekov").hits[0].key == "two"


def test_what_is_closed_is_gone_before_the_catalogue_is_refreshed(news, take_in):
    news.put("open", "Sample chart")
    news.put("closed", "Sample secret chart")
    take_in()
    assert {one.key for one in found("chart").hits} == {"open", "closed"}
    del news.lies["closed"]
    append("test.thing.close", "orkhon:thing/1", by=None)
    answer = found("chart")
    assert [one.key for one in answer.hits] == ["open"]
    assert answer.total == 1
    # Neither is its word proposed.
    assert found("secrets").near == ()
    assert found("sekret").hits == ()


@pytest.mark.parametrize(
    "text",
    ["", "   ", "\0", "%", "*", '"', "'", "%_*?\\", "a* OR b*", "title_terms : x",
     "NEAR(a b)", "x" * 100_000, "a " * 5_000, "ع", "漢字", "🙂", "\ud800", "-", "#news", "=",
     "'; DROP TABLE catalogue_item; --", "^a", "{a b}", "((((", "a & b | !c", ":*", "1e999", "２"],
)  # fmt: skip
def test_odd_questions_are_harmless(news, keys, text):
    news.put("one", "Sample chart of a river")
    assert keys(text) in ([], ["one"])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=80), st.text(max_size=8), st.integers(-10_000, 10_000))
def test_whatever_is_asked_is_answered(db, text, word, number):
    answer = published_found(
        text, reader="kk", narrowed=Narrowed(word, word, number), page=number
    )
    assert answer.total == 0


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(min_size=1, max_size=60))
def test_whatever_is_published_is_taken_in(news, take_in, text):
    news.put("any", text, text[::-1], day=DAY)
    take_in()
    answer = found(text)
    assert answer.total in (0, 1)
    assert all(one.key == "any" for one in answer.hits)
