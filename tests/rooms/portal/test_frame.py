"""The frame of every public page: sections, languages, the map of the site, copies."""

import gzip
import re
import threading

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import etree as ET

from orkhon.portal import copies, navigation
from orkhon.record.actions import append, close_again, disclose, subject_of
from orkhon.register.models import Body, Membership, Person

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture
def group(db, protocol):
    """An opened body with a person, beside a closed one with another."""
    rows = []
    for key, name in (("open-group", "Open group"), ("closed-group", "Closed group")):
        body = Body.objects.create(key=key, kind="group", display_name=name)
        person = Person.objects.create(display_name=f"Member of the {name.lower()}")
        Membership.objects.create(person=person, body=body)
        rows.append(person)
    disclose(subject_of(Body.objects.get(key="open-group")), by=protocol)
    return rows


def head_of(page):
    return page.content.decode().partition("</head>")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_section_of_the_head_leads_to_a_page(db, public, client, language):
    found = navigation.navigation(language, "")
    places = [*found.sections, *found.about, *found.data]
    assert places
    for one in places:
        assert client.get(one.url).status_code == 200, one.url


def test_a_section_without_a_page_is_not_named():
    missing = navigation.Section("no-such-page", "Nowhere")
    assert list(navigation._standing((missing,), "en", "")) == []


def test_the_page_that_is_shown_is_marked_in_the_head(db, public):
    page = public("people", "en").content.decode()
    assert '<a href="/public/en/people/" aria-current="page">' in page
    inner = public("organs", "en").content.decode()
    assert 'class="is-here"' in inner


@pytest.mark.parametrize("name", ["home", "people", "organs", "relations", "yearbooks"])
def test_a_page_has_a_title_a_description_and_every_language(db, public, name):
    head = head_of(public(name, "kk"))
    assert re.search(r"<title>[^<]{5,}</title>", head)
    (said,) = re.findall(r'<meta name="description" content="([^"]*)"', head)
    assert 20 < len(said) < 320
    assert re.findall(r'hreflang="([\w-]+)"', head) == [*LANGUAGES, "x-default"]


def test_no_page_sets_a_cookie_or_needs_a_script(db, public):
    answer = public("people", "en")
    assert not answer.cookies
    page = answer.content.decode()
    # The script only closes slips; every section is a link.
    assert "<noscript" not in page
    assert page.count("<script") == page.count("<script src=") == 1


def test_the_map_has_an_index_and_a_file_for_each_language(db, public):
    index = ET.fromstring(public("sitemaps").content)
    places = [one.text for one in index.iter(f"{SITEMAP}loc")]
    assert places == [
        f"{settings.ORKHON_ADDRESS}/public/{code}/sitemap.xml" for code in LANGUAGES
    ]


def test_the_map_names_what_is_open_and_nothing_else(group, public, client):
    shown, hidden = group
    tree = ET.fromstring(public("sitemap", "tr").content)
    places = [one.text for one in tree.iter(f"{SITEMAP}loc")]
    own = f"{settings.ORKHON_ADDRESS}/public/tr/people/{shown.pk}/"
    assert own in places
    assert f"{settings.ORKHON_ADDRESS}/public/tr/organs/open-group/" in places
    assert not [one for one in places if str(hidden.pk) in one or "closed" in one]
    for one in places:
        path = one.removeprefix(settings.ORKHON_ADDRESS)
        assert client.get(path).status_code == 200, one


def test_robots_are_led_to_the_public_record_alone(client):
    lines = client.get(reverse("robots")).content.decode().splitlines()
    assert "Disallow: /" in lines
    assert "Allow: /public/" in lines
    assert f"Sitemap: {settings.ORKHON_ADDRESS}/public/sitemap.xml" in lines


@pytest.fixture
def copying(settings, tmp_path):
    """Copies of pages are kept, and none is from before."""
    settings.ORKHON_PUBLIC_COPIES = 10
    kept = settings.CACHES["public"] | {"LOCATION": tmp_path / "copies"}
    settings.CACHES = settings.CACHES | {"public": kept}
    return tmp_path / "copies"


def test_a_page_is_made_once_until_an_act_is_written(group, public, protocol, copying):
    before = public("people", "en").content
    # A row without an act: nothing in the record says so, and the copy stands.
    Person.objects.filter(pk=group[0].pk).update(display_name="Renamed")
    assert public("people", "en").content == before
    append("sample.thing.do", "orkhon:thing/1", by=protocol)
    assert b"Renamed" in public("people", "en").content


def test_a_form_that_comes_in_leaves_the_copies_as_they_are(
    group, public, protocol, copying
):
    first = public("people", "en")
    Person.objects.filter(pk=group[0].pk).update(display_name="Renamed")
    append("observation.submission.receive", "orkhon:submission/1", by=protocol)
    asked = {"headers": {"if-none-match": first["ETag"]}}
    public("people", "en", status=304, **asked)
    assert public("people", "en").content == first.content
    append("register.name.confirm", "orkhon:person/1", by=protocol)
    assert b"Renamed" in public("people", "en", **asked).content


def test_a_copy_is_packed_for_whoever_takes_it_so(group, public, copying):
    wide = {"headers": {"accept-encoding": "gzip"}}
    plain = public("people", "en").content
    for _time in range(2):
        answer = public("people", "en", **wide)
        assert answer["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in answer["Vary"]
        assert b"Member of the open group" in gzip.decompress(answer.content)
        assert public("people", "en").content == plain


def test_copies_of_other_questions_are_other_pages(group, public, copying):
    every = public("people", "en").content.decode()
    assert "Member of the open group" in every
    asked = public("people", "en", data={"q": "nobody at all"}).content.decode()
    assert "Nobody is like this." in asked
    assert public("people", "en").content.decode() == every


def test_a_copy_serves_every_process_and_none_after_a_restart(
    group, public, copying, monkeypatch
):
    first = public("people", "en").content
    Person.objects.filter(pk=group[0].pk).update(display_name="Renamed")
    # Another process knows the folder, and nothing of what this one has in memory.
    caches.close_all()
    del caches["public"]
    assert public("people", "en").content == first
    monkeypatch.setattr(copies, "VERSION", "as it was started anew")
    assert b"Renamed" in public("people", "en").content


def test_a_page_is_given_where_no_copy_can_be_kept(group, public, copying, caplog):
    copying.write_text("not a folder")
    for _time in range(2):
        assert public("people", "en").status_code == 200
    assert "copies of public pages cannot be read" in caplog.text
    assert "copies of public pages cannot be kept" in caplog.text


def test_a_search_is_made_once_until_an_act_is_written(public, protocol, copying):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            public("search", "en", data={"q": "observers"})
        return len(asked)

    first, second = queries(), queries()
    assert second < first
    append("sample.thing.do", "orkhon:thing/1", by=protocol)
    assert queries() > second


@pytest.fixture
def busy(monkeypatch):
    """While it is held, somebody else's page is being made in this process."""
    lock = threading.Lock()
    monkeypatch.setattr(copies, "_MAKING", lock)
    return lock


def test_who_asks_while_pages_are_made_anew_gets_the_page_as_it_was(
    group, public, protocol, copying, busy
):
    before = public("people", "en")
    Person.objects.filter(pk=group[0].pk).update(display_name="Renamed")
    append("sample.thing.do", "orkhon:thing/1", by=protocol)
    with busy:
        older = public("people", "en")
        # Of a page that nobody asked for yet there is none.
        assert b"Renamed" in public("people", "tr").content
    assert older.content == before.content
    assert older["ETag"] == before["ETag"]
    assert "max-age=0" in older["Cache-Control"]
    newer = public("people", "en", headers={"if-none-match": older["ETag"]})
    assert b"Renamed" in newer.content


def test_the_page_as_it_was_is_given_for_minutes_at_most(
    group, public, protocol, copying, busy, time_machine
):
    time_machine.move_to("2026-11-21T09:01:00Z", tick=False)
    public("people", "en")
    Person.objects.filter(pk=group[0].pk).update(display_name="Renamed")
    append("sample.thing.do", "orkhon:thing/1", by=protocol)
    with busy:
        time_machine.move_to("2026-11-21T09:05:59Z", tick=False)
        assert b"Renamed" not in public("people", "en").content
        time_machine.move_to("2026-11-21T09:06:00Z", tick=False)
        assert b"Renamed" in public("people", "en").content


def test_what_was_closed_is_on_no_page_whoever_asks(
    group, public, protocol, copying, busy
):
    assert b"Member of the open group" in public("people", "en").content
    close_again(
        subject_of(Body.objects.get(key="open-group")), why="Sample.", by=protocol
    )
    with busy:
        assert b"Member of the open group" not in public("people", "en").content
