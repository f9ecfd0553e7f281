"""The glossary in the browser: search, a concept in the laws, review, files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from orkhon.engines.texts.alignment.glossary import HEADER
from orkhon.legislation.actions.glossary import add_words
from orkhon.legislation.models import GlossaryEntry
from tests.rooms.legislation.test_works_pages import words_of

TOY = {"en": ["toy"], "kk": ["ойыншық"], "ru": ["игрушка"], "tr": ["oyuncak"]}


@pytest.fixture
def page(client, legal):
    client.force_login(legal)

    def read(name, *parts, **query):
        return client.get(reverse(f"legislation:{name}", args=parts), query)

    return read


@pytest.fixture
def send(client, legal):
    client.force_login(legal)

    def sent(name, *parts, **said):
        return client.post(reverse(f"legislation:{name}", args=parts), said)

    return sent


def filed(*rows):
    lines = ["\t".join(HEADER), *("\t".join(row) for row in rows)]
    return SimpleUploadedFile("g.tsv", "\n".join(lines).encode() + b"\n")


def test_a_word_is_searched_and_shown_beside_english(page):
    said = words_of(page("glossary", q="VATANDAŞ", language="tr"))
    assert "Found 2 " in said
    assert "citizen, citizenship vatandaş, yurttaş" in said


def test_long_lists_come_in_pages_that_keep_what_was_asked(page):
    answer = page("glossary", state="shipped").content.decode()
    assert 'href="?state=shipped&amp;page=2"' in answer
    assert "Page 2 of" in words_of(page("glossary", state="shipped", page=2))
    assert "Nothing found." in words_of(page("glossary", q="no such word at all"))


def test_a_delegate_does_not_see_what_nobody_reviewed(page, client, legal, delegate):
    add_words("toy", TOY, by=legal)
    assert "Found 1 " in words_of(page("glossary", q="ойыншық"))
    client.force_login(delegate)
    assert "Nothing found." in words_of(page("glossary", q="ойыншық"))
    assert page("glossary-concept", "toy").status_code == 404
    assert page("glossary-concept", "nowhere").status_code == 404


def test_a_concept_shows_where_it_stands_in_the_laws(
    page, legal, kazakh_law, turkish_law
):
    add_words("toy", TOY, by=legal, take=True)
    said = words_of(page("glossary-concept", "toy"))
    assert "Concept added here" in said
    assert "1-бап : Осы Заң елеулі қауіп төндіретін ойыншықтарды кері" in said
    assert "Madde 1 : Bu Kanun, ciddi risk taşıyan oyuncakların geri" in said
    assert "reviewed:" in said


def test_the_glossary_is_taken_along_in_the_shipped_form(page, legal):
    add_words("toy", TOY, "trade", by=legal, take=True)
    answer = page("glossary-file")
    last = answer.content.decode().splitlines()[-1]
    assert last == "toy\ttoy\t\tойыншық\t\tигрушка\toyuncak\t\t\ttrade"
    assert "glossary.tsv" in answer["Content-Disposition"]


def test_words_are_added_at_once_or_for_review(send, page):
    assert 'value="right"' in page("glossary-add", concept="right").content.decode()
    answer = send("glossary-add", concept="toy", en="toy, plaything", ru="игрушка")
    assert answer.url == reverse("legislation:glossary-concept", args=["toy"])
    send("glossary-add", concept="doll", en="doll", ru="кукла", act="take")
    toy, doll = GlossaryEntry.objects.order_by("-key")
    assert (toy.words["en"], toy.state) == (["toy", "plaything"], "suggested")
    assert (doll.state, doll.reviewed_by) == ("reviewed", doll.made_by)


def test_words_that_cannot_be_added_are_said_with_nothing_lost(send):
    answer = send("glossary-add", concept="toy", en="toy")
    assert answer.status_code == 422
    assert "a new concept needs words in two languages" in words_of(answer)
    assert 'value="toy"' in answer.content.decode()


def test_what_waits_is_reviewed_or_refused(send, page, legal):
    toy = add_words("toy", TOY, by=legal)
    doll = add_words("doll", {"en": ["doll"], "ru": ["кукла"]}, by=legal)
    assert "Words 2 " in words_of(page("glossary-waiting"))
    assert 'value="ойыншық"' in page("glossary-review", toy.pk).content.decode()
    refused = send("glossary-review", toy.pk, concept="A toy", en="toy", ru="игрушка")
    assert refused.status_code == 422
    send("glossary-review", toy.pk, concept="toy", en="toy", ru="игрушка")
    assert send("glossary-refuse", doll.pk).url == reverse(
        "legislation:glossary-waiting"
    )
    assert send("glossary-refuse", toy.pk).url == reverse("legislation:glossary")
    assert [*GlossaryEntry.objects.values_list("state", flat=True)] == ["refused"] * 2
    assert "Nothing waits." in words_of(page("glossary-waiting"))


def test_looking_for_suggestions_says_when_there_are_none(send, page):
    send("glossary-suggest")
    assert "decided correspondences suggest no further words" in words_of(
        page("glossary-waiting")
    )


def test_a_file_is_brought_in_with_a_report(send):
    row = ("toy", "toy", "", "ойыншық", "", "", "", "", "", "")
    known = ("citizen", "citizen", "", "", "", "", "tebaa", "", "", "")
    said = words_of(send("glossary-bring-in", file=filed(row, known)))
    assert "1 new concept, 1 concept with new words, 0 with nothing new." in said
    again = send("glossary-bring-in", file=filed(row))
    assert "are here already" in words_of(again)


def test_a_file_that_is_no_text_or_too_large_is_refused(send, monkeypatch):
    odd = SimpleUploadedFile("g.tsv", b"\xff\xfe\x00")
    assert "not in UTF-8" in words_of(send("glossary-bring-in", file=odd))
    monkeypatch.setattr("orkhon.legislation.forms.glossary.LARGEST_FILE", 2)
    large = SimpleUploadedFile("g.tsv", b"123")
    assert "larger than" in words_of(send("glossary-bring-in", file=large))
