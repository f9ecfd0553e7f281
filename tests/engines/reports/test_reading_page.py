"""Web pages: the report without the site, and without anything that could bite."""

import pytest

from orkhon.engines.reports.reading import ReadingError, read

PAGE = """<!doctype html>
<html><head><title>Sample &amp; title</title>
<meta property="article:published_time" content="2026-03-03T10:00:00+05:00">
<style>p { color: red }</style><script>document.write("<p>bad</p>")</script></head>
<body><nav><a href="/">Home</a></nav>
<div class="share-buttons">Share</div><div id="cookie-banner">We use cookies</div>
<article><h1>The Speaker met a guest</h1>
<p>The Speaker <b>met</b> the Ambassador<br>in the capital.</p>
<p hidden>invisible</p><p style="display: none">invisible too</p>
<p>They spoke of the session.</p><script>alert(1)</script></article>
<aside>Other news</aside><footer>Contacts</footer></body></html>"""
TEXT = (
    "The Speaker met a guest\n\n"
    "The Speaker met the Ambassador\nin the capital.\n\n"
    "They spoke of the session."
)


@pytest.mark.parametrize("name", ["report.html", "report.htm", "report", "report.txt"])
def test_a_page_gives_its_report_its_title_and_its_day(name):
    found = read(PAGE.encode(), name)
    assert found.text == TEXT
    assert found.media_type == "text/html"
    assert found.title == "Sample & title"
    assert found.dated == "2026-03-03"


def test_a_page_without_an_article_gives_its_body():
    page = "<html><body><div><p>One.</p><p>Two.</p></div></body></html>"
    found = read(page.encode(), "a.html")
    assert (found.text, found.title, found.dated) == ("One.\n\nTwo.", None, None)


def test_a_small_article_beside_a_long_text_is_not_the_report():
    page = f"<body><article>Teaser</article><p>{'The report. ' * 20}</p></body>"
    assert "The report." in read(page.encode(), "a.html").text


def test_the_day_may_stand_in_a_time_element_or_be_unreadable():
    page = '<body><h1>Head</h1><time datetime="2026-03-04">4 March</time><p>Text</p>'
    found = read(page.encode(), "a.html")
    assert (found.dated, found.title) == ("2026-03-04", "Head")
    page = '<meta name="date" content="yesterday"><p>Text</p>'
    assert read(page.encode(), "a.html").dated is None


def test_a_page_in_its_declared_encoding_is_read():
    page = (
        '<html><head><meta charset="windows-1251"><title> </title></head>'
        "<body><p>Спикер принял делегацию парламента и посла.</p></body></html>"
    )
    found = read(page.encode("cp1251"), "a.html")
    assert found.text == "Спикер принял делегацию парламента и посла."
    assert found.encoding == "windows-1251"


def test_an_xhtml_page_with_a_declaration_is_read():
    page = '<?xml version="1.0" encoding="utf-8"?><html><body><p>Бір.</p></body></html>'
    assert read(page.encode(), "a.xhtml").text == "Бір."


def test_a_page_with_entities_of_its_own_is_refused():
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        "<html><body><p>&b;</p></body></html>"
    )
    with pytest.raises(ReadingError) as refusal:
        read(bomb.encode(), "bomb.html")
    assert str(refusal.value) == (
        "bomb.html: the page defines entities of its own; it is not opened"
    )


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body></body></html>", "nothing is left of the page after clean-up"),
        (
            "<html><body><script>alert(1)</script><nav>Menu</nav></body></html>",
            "nothing is left of the page after clean-up",
        ),
        ("<!-- nothing -->", "the page holds no text"),
    ],
)
def test_a_page_of_which_nothing_is_left_is_refused(page, reason):
    with pytest.raises(ReadingError) as refusal:
        read(page.encode(), "site.html")
    assert str(refusal.value) == f"site.html: {reason}"
