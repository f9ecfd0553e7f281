"""The public record: every language at its address, no account, no cookie, no script."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from lxml import etree as ET

from orkhon.observation.actions.statements.circulating import circulate
from orkhon.observation.actions.statements.correcting import correct_statement
from orkhon.observation.actions.statements.positions import take_position
from orkhon.observation.actions.statements.publishing import publish_statement
from orkhon.observation.models import Sentence
from orkhon.record.queries import bytes_of

LANGUAGES = [code for code, _name in settings.LANGUAGES]
ATOM = "{http://www.w3.org/2005/Atom}"
PAGES = {
    "door": [],
    "home": ["kk"],
    "check": ["kk"],
    "feed": ["kk"],
    "statement": ["kk", 1, 1],
    "paper": [1, 1, "en", "html"],
    "bundle": [1, 1],
}


def issued(statement, by, seen):
    """Put before the members, agreed to by the head, and published."""
    statement.refresh_from_db()
    circulate(statement, by=by)
    take_position(statement, None, "agrees", seen=seen(statement), by=by)
    return publish_statement(statement, seen=seen(statement), by=by)


def test_nothing_is_published_before_a_statement_is(draft, public):
    home = public("home", "en").content.decode()
    assert "Nothing is published yet." in home
    assert draft.mission.title not in home


def test_a_text_is_read_with_its_numbers_and_what_they_counted(published, public):
    page = public("statement", "en", 1, published.number).content.decode()
    assert "The mission visited 2" in page
    (slip,) = re.findall(r'class="slip-from">([^<]+)<', page)
    assert slip.strip().endswith("counted in 2 forms")
    assert "in the bundle under “visited”" in page
    assert f"Published by entry {published.seq}" in page
    assert published.evidence.sha256 in page
    assert "/observation/" not in page


def test_what_is_not_published_is_not_there(published, begun, public):
    begun()
    page = public("statement", "en", 1, 2, status=404).content.decode()
    assert "Nothing is published at this address." in page
    assert page == public("statement", "en", 1, 77, status=404).content.decode()
    public("statement", "en", 2, 1, status=404)
    public("paper", 1, 2, "en", "pdf", status=404)
    public("paper", 1, 1, "kk", "pdf", status=404)
    public("paper", 1, 1, "en", "exe", status=404)
    public("bundle", 1, 2, status=404)


@pytest.mark.parametrize("name", PAGES)
def test_no_answer_bears_a_cookie_and_each_may_be_kept(name, published, public):
    status = 302 if name == "door" else 200
    answer = public(name, *PAGES[name], status=status)
    assert not answer.cookies
    if name != "door":
        assert "public" in answer["Cache-Control"]
        kept = int(re.search(r"max-age=(\d+)", answer["Cache-Control"])[1])
        # Every copy ends at a full five minutes of the clock, as embargoes do.
        assert 0 < kept <= 300


def test_what_is_not_there_bears_no_cookie_either(db, public):
    answer = public("statement", "kk", 1, 1, status=404)
    assert not answer.cookies
    assert answer["Content-Language"] == "kk"


@pytest.mark.parametrize("name", [one for one in PAGES if one != "door"])
def test_who_holds_a_page_is_not_sent_it_again(name, published, public):
    tag = public(name, *PAGES[name])["ETag"]
    again = public(name, *PAGES[name], status=304, headers={"if-none-match": tag})
    assert again.content == b""
    assert again["ETag"] == tag
    public(name, *PAGES[name], headers={"if-none-match": '"another"'})


def test_a_page_held_is_sent_anew_after_a_correction(published, protocol, seen, public):
    tag = public("statement", "en", 1, 1)["ETag"]
    made = correct_statement(published, {"en": "One form was not valid."}, by=protocol)
    issued(made, protocol, seen)
    answer = public("statement", "en", 1, 1, headers={"if-none-match": tag})
    assert "This text was corrected." in answer.content.decode()


def test_the_page_is_the_same_whoever_asks(published, public, protocol, client):
    before = public("home", "en").content
    client.force_login(protocol)
    assert public("home", "en").content == before


def test_the_door_leads_to_the_readers_language(db, public):
    answer = public("door", status=302, headers={"accept-language": "ky,ru;q=0.8"})
    assert answer["Location"] == reverse("portal:home", args=["ky"])


def test_a_page_speaks_its_addresss_language_whatever_the_browser_asks(db, public):
    asks = {"accept-language": "tr"}
    for code in LANGUAGES:
        answer = public("home", code, headers=asks)
        assert answer["Content-Language"] == code
        assert f'<html lang="{code}">' in answer.content.decode()


def test_other_languages_are_linked_where_the_text_is_there(published, public):
    origin = settings.ORKHON_ADDRESS
    home = public("home", "ru").content.decode()
    head = home.partition("</head>")[0]
    assert re.findall(r'hreflang="(\w+)"', head) == LANGUAGES
    assert f'rel="canonical" href="{origin}/public/ru/"' in head
    # The statement was issued in English alone.
    page = public("statement", "ru", 1, 1).content.decode()
    head = page.partition("</head>")[0]
    assert re.findall(r'hreflang="(\w+)"', head) == ["en"]
    here = f"{origin}/public/en/missions/1/statements/1/"
    assert f'rel="canonical" href="{here}"' in head
    assert '<div class="act" lang="en">' in page
    assert page.count('<div class="message">') == 1


def test_a_translation_is_marked_as_such(begun, says, visited, head, protocol, seen,
                                         public):  # fmt: skip
    statement = begun("en", "kk")
    says(statement, "mandate", Sentence.Kind.FINDING, "We saw {finding:visited}.",
         kk="Біз {finding:visited} учаскеде болдық.")  # fmt: skip
    says(statement, "not_seen", Sentence.Kind.LIMIT, "Not all.", kk="Бәрі емес.")
    for section in statement.sections.exclude(key__in=("mandate", "not_seen")):
        section.is_left_out = True
        section.save()
    issued(statement, protocol, seen)
    kazakh = public("statement", "kk", 1, 1).content.decode()
    assert "Біз 2" in kazakh
    assert '<div class="act" lang="kk">' in kazakh
    english = public("statement", "en", 1, 1).content.decode()
    assert "Unofficial translation" not in english
    for code in ("en", "kk"):
        for form in ("pdf", "docx", "html"):
            assert f"/public/missions/1/statements/1/{code}.{form}" in english


def test_papers_and_bundle_are_the_bytes_that_the_record_names(published, public):
    for paper in published.papers.select_related("source"):
        answer = public("paper", 1, 1, paper.language, paper.format)
        assert answer.content == bytes_of(paper.source)
        assert answer["ETag"] == f'"{paper.source.sha256}"'
        assert answer["Content-Language"] == paper.language
        assert answer["Content-Disposition"].startswith("attachment")
    bundle = public("bundle", 1, 1)
    assert bundle.content == bytes_of(published.bundle)


def test_correction_and_corrected_text_lead_to_one_another(
    published, protocol, seen, public
):
    made = correct_statement(published, {"en": "One form was not valid."}, by=protocol)
    public("statement", "en", 1, made.number, status=404)
    issued(made, protocol, seen)
    old = public("statement", "en", 1, 1).content.decode()
    assert 'href="/public/en/missions/1/statements/2/">1/2</a>' in old
    new = public("statement", "en", 1, 2).content.decode()
    assert "A correction of statement 1 of the same mission:" in new
    assert "One form was not valid." in new
    assert "corrected since" in public("home", "en").content.decode()


def test_the_press_version_stands_beside_the_statement(
    published, begun, protocol, seen, public
):
    rows = Sentence.objects.filter(section__statement=published)
    press = begun(kind="press", sentences=rows)
    for section in press.sections.exclude(key__in=("mandate", "not_seen")):
        section.is_left_out = True
        section.save()
    issued(press, protocol, seen)
    page = public("statement", "en", 1, 1).content.decode()
    assert "Other texts of this mission" in page
    assert "Press version of the mission’s statement" in page
    home = public("home", "en").content.decode()
    assert home.count('<span class="symbol">') == 2


def test_the_feed_names_each_text_once_in_the_languages_words(published, public):
    answer = public("feed", "tr")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.content)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "tr"
    (entry,) = feed.findall(f"{ATOM}entry")
    title = entry.findtext(f"{ATOM}title")
    assert title == "Gözlem heyetinin bildirisi: Sample referendum"
    link = entry.find(f"{ATOM}link").get("href")
    assert link.endswith("/public/tr/missions/1/statements/1/")
    assert feed.findtext(f"{ATOM}updated") == published.published_at.isoformat()


def test_a_feed_without_texts_does_not_change_by_itself(db, public):
    feed = ET.fromstring(public("feed", "en").content)
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated") == "2000-01-01T00:00:00+00:00"


def test_nothing_is_written_through_the_public_record(published, client):
    for name, args in PAGES.items():
        answer = client.post(reverse(f"portal:{name}", args=args))
        assert answer.status_code == 405
