"""The search page: in seven languages, narrowed by links, harmless whatever is asked."""

from datetime import date

import pytest
from django.conf import settings
from lxml import html

from orkhon.record.actions import append
from tests.rooms.catalogue.conftest import Shelf, news, people, shelves, take_in

__all__ = ["Shelf", "news", "people", "shelves", "take_in"]

CODES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture
def asked(public):
    """The page for a question, read: `asked("Hasan", language="kk")`."""

    def one(words, language="en", **more):
        answer = public("search", language, data={"q": words} | more)
        return html.fromstring(answer.content.decode())

    return one


@pytest.fixture
def charts(news, people, take_in):
    news.put(
        "river", "Chart of a river", "The river Ural, Орал.", language="en",
        day=date(2024, 5, 1),
    )  # fmt: skip
    news.put("sea", "Chart of a sea", language="tr", day=date(2025, 5, 1))
    people.put("hasan", "Hasan Chart")
    take_in()


def said(node):
    return " ".join(node.text_content().split())


def links(page, where):
    return {said(one): one.get("href") for one in page.xpath(f"{where}//a")}


@pytest.mark.parametrize("code", CODES)
def test_the_page_stands_in_each_language_without_words(asked, db, code):
    page = asked("", language=code)
    assert page.get("lang") == code
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//main//input[@name='q']/@value") == [""]


def test_hits_lead_to_their_pages_with_the_words_marked(charts, asked):
    page = asked("Ural")
    assert links(page, "//ol[@class='hits']") == {
        "Chart of a river": "/public/en/news/river/"
    }
    assert page.xpath("//ol//mark/text()") == ["Ural", "Орал"]
    assert page.xpath("//ol//h3/a/@lang") == ["en"]
    assert "sample" in said(page.xpath("//ol")[0])


def test_it_is_narrowed_by_links_and_widened_again(charts, asked):
    page = asked("chart")
    assert [said(one) for one in page.xpath("//ol//h3")] == [
        "Hasan Chart", "Chart of a sea", "Chart of a river",
    ]  # fmt: skip
    narrow = links(page, "//nav[@class='facets']")
    assert narrow == {
        "news": "?q=chart&kind=news",
        "People": "?q=chart&kind=person",
        "English": "?q=chart&lang=en",
        "Türkçe": "?q=chart&lang=tr",
        "2024": "?q=chart&year=2024",
        "2025": "?q=chart&year=2025",
    }
    page = asked("chart", kind="news", year="2024")
    assert [said(one) for one in page.xpath("//ol//h3")] == ["Chart of a river"]
    assert page.xpath("//nav[@class='facets']//b/text()") == ["news", "2024"]
    back = links(page, "//nav[@class='facets']")
    assert back["all"] == "?q=chart&kind=news"


def test_where_nothing_is_found_what_is_near_is_a_link(charts, asked):
    page = asked("Riverek")
    assert "Nothing is published with “Riverek”." in said(page.xpath("//main")[0])
    assert links(page, "//main") == {"river": "?q=river"}
    page = asked("chart", kind="news", year="1999")
    assert links(page, "//main") == {"Search in everything": "?q=chart"}


def test_the_words_go_along_into_another_language(charts, asked):
    page = asked("орал", language="ru")
    assert page.xpath("//main//input[@name='q']/@value") == ["орал"]
    other = page.xpath("//ul[@class='langbar']//a[@lang='kk']/@href")
    assert other == ["/public/kk/search/?q=%D0%BE%D1%80%D0%B0%D0%BB"]


def test_pages_are_turned_over_by_links(news, take_in, asked):
    for number in range(25):
        news.put(f"{number:02}", "Chart", day=date(2026, 1, 1))
    take_in()
    first, second = asked("chart"), asked("chart", page="2")
    assert first.xpath("//a[@rel='next']/@href") == ["?q=chart&page=2"]
    assert len(second.xpath("//ol/li")) == 5
    assert second.xpath("//a[@rel='prev']/@href") == ["?q=chart&page=1"]
    assert second.xpath("//a[@rel='next']") == []


@pytest.mark.parametrize(
    "more",
    [
        {"q": "%" * 500},
        {"q": "<script>alert(1)</script>"},
        {"q": "chart", "page": "-1"},
        {"q": "chart", "page": "9" * 50},
        {"q": "chart", "page": "²"},
        {"q": "chart", "year": "0"},
        {"q": "chart", "year": "20244444"},
        {"q": "chart", "kind": "'\"<>"},
        {"q": "chart", "lang": "xx"},
        {"q": "x" * 4000},
    ],
)
def test_odd_questions_are_answered(charts, public, more):
    page = public("search", "en", data=more).content.decode()
    assert "<script>alert" not in page
    assert page.count("<h1") == 1


def test_an_address_that_is_no_text_is_refused(charts, public):
    answer = public("search", "en", data={"q": "a\0b"}, status=400)
    assert "Chart" not in answer.content.decode()


def test_nobody_needs_an_account_and_no_cookie_is_set(charts, public):
    answer = public("search", "en", data={"q": "chart"})
    assert not answer.cookies
    assert answer["Cache-Control"].startswith("public, max-age=")


@pytest.mark.parametrize("rows", [1, 3])
def test_more_hits_ask_no_more_questions(
    news, take_in, public, protocol, django_assert_num_queries, rows
):
    append("sample.thing.do", "orkhon:thing/1", by=protocol)
    for number in range(rows):
        news.put(f"{number}", "Chart of Hasan", "Words", day=date(2026, 1, 1))
    take_in()
    public("search", "en", data={"q": "chart"})
    with django_assert_num_queries(QUESTIONS[rows]):
        public("search", "en", data={"q": "chart"})


QUESTIONS = {1: 10, 3: 13}
"""With one row the first question tells all; from two on three more give the order. Two
ask for the state of the record, as every public page does."""
