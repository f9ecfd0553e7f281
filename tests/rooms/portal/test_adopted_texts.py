"""Adopted texts for everybody: what is opened, what it says, nothing of who acted."""

import io
import json
import re
import zipfile

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from orkhon.engines.texts.akn import check
from orkhon.portal.copies import state_of_record
from orkhon.proceedings.actions.adopted_bundles import issue_papers, publish_text
from orkhon.proceedings.actions.adopting import adopt
from orkhon.proceedings.queries import published
from orkhon.proceedings.queries.published import published_texts
from tests.rooms.portal.test_nothing_restricted import unpacked
from tests.rooms.proceedings.adopted import DAY, WORDS, a_draft, a_version, decided
from tests.rooms.proceedings.conftest import (
    assembly,
    countries,
    delegates,
    head,
    item,
    parliaments,
    protocol,
    secretary,
    session,
    sitting,
)

__all__ = [
    "assembly",
    "countries",
    "delegates",
    "head",
    "item",
    "parliaments",
    "protocol",
    "secretary",
    "session",
    "sitting",
]

CODES = [code for code, _name in settings.LANGUAGES]
ONE = ("decl", 2027, 1)
CLOSED = ("decl", 2027, 2)


@pytest.fixture
def texts(session, parliaments, secretary, delegates, head):
    """One that was opened, and one with papers that was not."""
    givers = {code: two[0] for code, two in delegates.items()}
    found = []
    for number, words in ((1, WORDS), (2, {"en": ("CANARY title", *WORDS["en"][1:])})):
        version = a_version(
            a_draft(session, secretary, number=number), secretary, words
        )
        question = decided(
            version,
            parliaments,
            secretary,
            {"KG": "reservation"},
            givers,
            number=number,
        )
        found.append(issue_papers(adopt(question, on=DAY, by=head), by=head))
    publish_text(found[0], by=head)
    return found


def test_the_page_stands_in_seven_languages_each_with_the_text_that_there_is(
    texts, public
):
    assert len(CODES) == 7
    for code in CODES:
        page = public("adopted-text", code, *ONE).content.decode()
        assert f'<html lang="{code}">' in page
        # Azerbaijani, Kyrgyz, Uzbek and Russian readers see the authentic English.
        shown = code if code in WORDS else "en"
        assert WORDS[shown][2] in page
        assert ("Карталар сызылсын" in page) == (code == "kk")
    english = public("adopted-text", "en", *ONE).content.decode()
    assert "adopted by unanimity; 1 reservation" in english
    assert texts[0].sha256 in english
    assert "Unofficial translation" not in english
    # Kyrgyz has no words in this text, and the page says so by the language shown.
    assert 'hreflang="tr"' in english


def test_a_list_says_the_title_in_the_readers_language_where_there_is_one(
    texts, public
):
    for code in CODES:
        shown = code if code in WORDS else "en"
        page = html.fromstring(public("adopted-texts", code).content)
        (title,) = page.xpath("//ul[@class='adopted']//h3/a")
        assert (title.text_content(), title.get("lang")) == (WORDS[shown][0], shown)


def test_a_translation_is_called_unofficial_in_the_readers_language(texts, public):
    page = public("adopted-text", "tr", *ONE).content.decode()
    # "Unofficial translation" in Turkish, as the whole site says it.
    assert "Resmî olmayan çeviri" in page or "Resmi olmayan çeviri" in page


def test_what_was_not_opened_is_not_there(texts, public):
    asked = [
        *(("adopted-text", code, *CLOSED) for code in CODES),
        ("adopted-text-json", *CLOSED),
        ("adopted-bundle", *CLOSED),
        ("adopted-paper", *CLOSED, "en", "pdf"),
        # Opened, without a paper in Russian; a type that nothing was adopted as.
        ("adopted-paper", *ONE, "ru", "pdf"),
        ("adopted-text", "en", "rec", 2027, 1),
    ]
    answers = [public(*one, status=404).content for one in asked]
    assert not any(b"CANARY" in one for one in answers)


def test_nothing_restricted_is_on_any_page_or_in_any_file(
    texts, public, head, secretary
):
    found = {}
    for code in CODES:
        found[f"home {code}"] = public("home", code).content
        found[f"list {code}"] = public("adopted-texts", code).content
        found[f"page {code}"] = public("adopted-text", code, *ONE).content
    found["json"] = public("adopted-text-json", *ONE).content
    found["all json"] = public("adopted-texts-json").content
    found["csv"] = public("adopted-texts-csv").content
    found |= unpacked(public("adopted-bundle", *ONE).content)
    for name in [one for one in found if one.endswith(".docx")]:
        found |= unpacked(found[name])
    must_not = (
        b"CANARY", b"Sample leader", b"Sample member", b"account/",
        head.display_name.encode() + b"<", secretary.display_name.encode(),
        b"/sessions/",
    )  # fmt: skip
    hits = [
        (name, word)
        for name, data in found.items()
        for word in must_not
        # The public list of sessions is no room.
        if word in re.sub(rb"/public/\w\w/sessions/", b"", data)
    ]
    # Who acted stands in an entry as an account that only the site can name.
    assert [one for one in hits if one != ("entries.json", b"account/")] == []


def test_the_list_is_narrowed_by_type_year_and_words_in_any_script(texts, public):
    def shown(**asked):
        page = public("adopted-texts", "en", query_params=asked).content.decode()
        return "DECL/001/2027/FINAL" in page

    assert shown()
    assert shown(type="decl", year="2027", q="MAPS")
    assert shown(q="haritalar")
    assert shown(q="Карталар")
    assert not shown(q="toys")
    # What there is not is not asked for.
    assert shown(type="rec", year="none")


def test_a_long_list_is_turned_over_and_keeps_what_it_is_narrowed_by(
    texts, head, public, monkeypatch
):
    publish_text(texts[1], by=head)
    monkeypatch.setattr(published, "PAGE", 1)

    def shown(**asked):
        return public("adopted-texts", "en", query_params=asked).content.decode()

    one, two = "DECL/001/2027/FINAL", "DECL/002/2027/FINAL"
    first, second = shown(type="DECL"), shown(type="DECL", page="2")
    assert two in first
    assert one not in first
    assert one in second
    assert two not in second
    assert 'rel="next" href="?type=DECL&amp;page=2"' in first
    assert 'rel="prev" href="?type=DECL"' in second
    # The other languages are led to the same page.
    assert "/public/kk/texts/?type=DECL&amp;page=2" in second
    # Beyond the last page the last one is given; what is no number is the first.
    assert one in shown(page="9")
    assert two in shown(page="none")


def test_it_is_on_the_first_page(texts, public):
    page = public("home", "kk").content.decode()
    assert "/public/kk/texts/decl/2027/1/" in page
    assert "CANARY" not in page


def test_papers_and_bundle_are_sent_byte_for_byte_and_once(texts, public):
    text = texts[0]
    paper = public("adopted-paper", *ONE, "kk", "pdf")
    assert paper["Content-Language"] == "kk"
    assert paper.content.startswith(b"%PDF-")
    bundle = public("adopted-bundle", *ONE)
    with zipfile.ZipFile(io.BytesIO(bundle.content)) as archive:
        said = json.loads(archive.read("evidence.json"))
    assert said["symbol"] == text.symbol
    asked = {"headers": {"if-none-match": bundle["ETag"]}}
    assert public("adopted-bundle", *ONE, status=304, **asked).content == b""
    assert "Set-Cookie" not in bundle


def test_open_data_say_symbol_rule_and_hash(texts, public):
    said = json.loads(public("adopted-text-json", *ONE).content)
    text = said["text"]
    assert (text["symbol"], text["decision"]["rule"], text["sha256"]) == (
        "DECL/001/2027/FINAL",
        "unanimity",
        texts[0].sha256,
    )
    assert [one["language"] for one in text["texts"]] == ["en", "kk", "tr"]
    assert text["texts"][0]["paragraphs"][1] == {
        "role": "operative",
        "number": "1",
        "text": "Recommends that maps be drawn.",
    }
    every = json.loads(public("adopted-texts-json").content)
    assert [one["symbol"] for one in every["texts"]] == ["DECL/001/2027/FINAL"]
    lines = public("adopted-texts-csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("DECL/001/2027/FINAL,DECL,2027,1,declaration,")


def test_who_holds_the_page_is_not_sent_it_again(texts, public, head):
    tag = public("adopted-texts", "en")["ETag"]
    asked = {"headers": {"if-none-match": tag}}
    public("adopted-texts", "en", status=304, **asked)
    publish_text(texts[1], by=head)
    page = public("adopted-texts", "en", **asked).content.decode()
    assert "DECL/002/2027/FINAL" in page


def test_lists_read_the_words_of_a_text_once_for_all(texts):
    published._TITLES.clear()
    with CaptureQueriesContext(connection) as first:
        every = published_texts()
    with CaptureQueriesContext(connection) as second:
        assert published_texts() == every
    assert len(second) == len(first) - len(every)
    assert published_texts(latest=1) == every[:1]


def test_opened_texts_are_valid_akoma_ntoso_in_each_language(client, texts):
    answer = client.get("/public/data/akoma-ntoso.zip")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    names = archive.namelist()
    assert names
    assert all(name.startswith("texts/decl-") for name in names)
    assert [faults for name in names if (faults := check(archive.read(name)))] == []


def test_the_archive_of_texts_is_made_once_until_an_act_is_written(
    client, texts, head, settings
):
    settings.ORKHON_PUBLIC_COPIES = 10

    def asked():
        with CaptureQueriesContext(connection) as queries:
            answer = client.get("/public/data/akoma-ntoso.zip")
        return answer.content, len(queries)

    first, _looked_up = asked()
    with CaptureQueriesContext(connection) as state:
        state_of_record()
    # Another caller gets the same bytes for two looks at the state: tag and archive.
    assert asked() == (first, 2 * len(state))
    publish_text(texts[1], by=head)
    assert [
        name for name in _names(asked()[0]) if name.startswith("texts/decl-2027-2.")
    ]
    assert not [name for name in _names(first) if name.startswith("texts/decl-2027-2.")]


def _names(data):
    return zipfile.ZipFile(io.BytesIO(data)).namelist()
