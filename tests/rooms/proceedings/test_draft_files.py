"""Papers of drafts to take along, and what is not there."""

import pytest
from django.urls import reverse

from orkhon.proceedings.actions.drafts import begin_draft
from orkhon.proceedings.actions.issuing import next_version
from tests.rooms.proceedings.drafting import a_draft, issued, put


@pytest.fixture
def version(session, secretary, parliaments):
    version = issued(session, secretary)
    put(version, [parliaments["KZ"]], secretary, words="model law", text="by 2029")
    return version


def at(name, *args):
    return reverse(f"proceedings:{name}", args=["plenary-16", *args])


@pytest.mark.parametrize(
    ("place", "name", "begins"),
    [
        (("draft-text", 1, 1, "kk", "pdf"), "draft-1-version-1-kk.pdf", b"%PDF"),
        (("draft-text", 1, 1, "en", "docx"), "draft-1-version-1-en.docx", b"PK"),
        (
            ("amendment-paper", 1, 1, "docx"),
            "draft-1-version-1-amendments.docx",
            b"PK",
        ),
        (
            ("consolidated-file", 1, "en", "html"),
            "draft-1-consolidated-en.html",
            b"<!doctype html>",
        ),
    ],
)
def test_a_paper_is_a_file_with_a_name(client, version, kazakh, place, name, begins):
    client.force_login(kazakh)
    answer = client.get(at(*place))
    assert answer.status_code == 200
    assert f"plenary-16-{name}" in answer["Content-Disposition"]
    assert answer.content.startswith(begins)


@pytest.mark.parametrize(
    "place",
    [
        ("draft-text", 1, 1, "tr", "pdf"),
        ("draft-text", 1, 1, "en", "odt"),
        ("amendment-paper", 1, 1, "txt"),
        ("consolidated-file", 1, "ru", "pdf"),
        ("compare-drafts-file", 1, 1, 1, "en", "odt"),
        ("draft-version", 1, 7),
        ("amendment", 1, 7),
    ],
)
def test_what_is_not_there_is_not_found(client, version, secretary, place):
    client.force_login(secretary)
    assert client.get(at(*place)).status_code == 404


def test_the_consolidated_text_says_what_is_not_translated_yet(
    client, version, secretary
):
    client.force_login(secretary)
    one = version.amendments.get()
    client.post(at("decide-amendment", 1, one.number, "accept"), {"note": "nobody"})
    page = client.get(at("consolidated-draft", 1) + "?language=kk").content.decode()
    assert "1 paragraph follows the authentic text not yet" in page
    next_version(version.draft, by=secretary)
    kazakh = client.get(at("draft-text", 1, 2, "kk", "html")).content.decode()
    assert "not issued: words and lines may still change" in kazakh


def test_a_draft_without_a_text_is_shown_as_such(client, session, secretary):
    begin_draft(session, "appeal", "Sample appeal", "en", by=secretary)
    a_draft(session, secretary, languages=())
    client.force_login(secretary)
    assert "The draft has no text yet." in client.get(at("draft", 1)).content.decode()
    assert "no text yet" in client.get(at("consolidated-draft", 1)).content.decode()
    page = client.get(at("draft", 2)).content.decode()
    assert "This version has no text yet." in page
    begun = client.post(at("begin-draft-version", 2), {"note": "x"})
    assert begun.status_code == 422
    assert "is in hand and not issued yet" in begun.content.decode()
    assert client.get(at("compare-drafts", 2, 1, 1)).status_code == 404


def test_a_file_is_brought_in_and_a_very_large_one_is_not(
    client, session, secretary, monkeypatch, tmp_path
):
    a_draft(session, secretary, languages=())
    client.force_login(secretary)
    path = tmp_path / "draft.txt"
    path.write_text("Sample\n\n1. It thanks the host.\n\n2. It asks.", "utf-8")
    place = at("bring-in-draft", 1, 1)
    with path.open("rb") as file:
        answer = client.post(place, {"language": "en", "file": file})
    assert answer.status_code == 302
    monkeypatch.setattr("orkhon.proceedings.forms.drafts.LARGEST_FILE", 10)
    with path.open("rb") as file:
        answer = client.post(place, {"language": "en", "file": file})
    assert answer.status_code == 422
    assert "is larger than" in answer.content.decode()
