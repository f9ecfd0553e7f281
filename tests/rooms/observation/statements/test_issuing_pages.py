"""The pages on which a statement is agreed to, published, read and corrected."""

import pytest
from django.urls import reverse

from orkhon.observation.actions.statements.circulating import circulate
from orkhon.observation.models import (
    Sentence,
    StatementPosition,
)
from orkhon.record.queries import bytes_of

Kind = Sentence.Kind


@pytest.fixture
def text(page):
    def of(name, *args, **more):
        return page(name, *args, **more).content.decode()

    return of


def test_a_text_goes_before_the_members_and_positions_are_entered(
    ready, page, text, seen, observers
):
    page("circulate-statement", 1, data={}, status=302)
    digest = seen(ready)
    said = {"seen_whole": digest, "on": ""}
    page(
        "take-position",
        1,
        data=said | {"who": "head", "stance": "agrees"},
        status=302,
    )
    member = str(observers["TR-01"].pk)
    page(
        "take-position",
        1,
        data=said | {"who": member, "stance": "objects", "text": "Too mild."},
        status=302,
    )
    page(
        "take-position", 1, data=said | {"who": member, "stance": "objects"}, status=302
    )
    page("take-position", 1, data={}, status=302)
    assert StatementPosition.objects.count() == 2
    shown = text("statement", 1)
    assert "The head agrees with exactly this text" in shown
    assert "Too mild." in shown
    assert "Too mild." in text("publish-statement", 1)


def test_a_text_that_is_red_is_not_put_before_the_members_on_the_page(draft, page):
    page("circulate-statement", 1, data={}, status=302)
    draft.refresh_from_db()
    assert draft.state == "drafting"


def test_publishing_is_asked_for_after_looking_at_what_is_frozen(
    agreed, page, text, seen
):
    assert "Stations visited" in text("publish-statement", 1)
    page("publish-statement", 1, data={"seen": "0" * 64}, status=302)
    page("publish-statement", 1, data={"seen": seen(agreed)}, status=302)
    assert "waiting for the worker" in text("publish-statement", 1)


def test_the_page_of_publishing_leads_to_the_published_text(published, page):
    answer = page("publish-statement", 1, status=302)
    assert answer["Location"] == reverse("observation:statement", args=[1, 1])
    moved = page("publish-statement", 1, headers={"HX-Request": "true"})
    assert moved["HX-Redirect"] == reverse("observation:statement", args=[1, 1])


def test_files_of_a_published_statement_are_those_that_were_kept(published, page):
    paper = published.papers.get(format="pdf")
    answer = page("statement-paper", 1, "en", "pdf")
    assert answer.content == bytes_of(paper.source)
    assert answer.content.startswith(b"%PDF")
    assert page("statement-bundle", 1).content == bytes_of(published.bundle)
    page("statement-paper", 1, "kk", "pdf", status=404)


def test_what_is_not_published_has_no_files(draft, page):
    assert page("statement-paper", 1, "en", "pdf", status=404)
    assert page("statement-bundle", 1, status=404)


def test_a_text_that_is_not_published_says_so_where_it_is_read(begun, says, text):
    statement = begun("en", "kk")
    says(statement, "not_seen", Kind.LIMIT, "Nothing.", kk="Ештеңе.")
    assert "do not hand it on" in text("read-statement", 1)
    assert "Ештеңе." in text("read-statement", 1, query="?language=kk")
    assert "Nothing." in text("read-statement", 1, query="?language=tr")


def test_a_correction_is_begun_on_its_page_and_its_words_changed(published, page, text):
    page("correct-statement", 1, data={"why_en": ""}, status=422)
    page("correct-statement", 1, data={"why_en": "A form was not valid."}, status=302)
    assert "A form was not valid." in text("statement", 2)
    page("correct-statement", 1, data={"why_en": "Again."}, status=422)
    page("statement-why", 2, data={"why_en": "Two forms."}, status=302)
    page("statement-why", 2, data={"why_en": ""}, status=422)
    page("statement-why", 2, data={"why_en": "Two forms."}, status=422)
    assert "Two forms." in text("statement", 2)


def test_one_number_of_a_published_text_lists_its_forms(published, text):
    seen = text("statement-number", 1, "visited")
    assert seen.count("still counts") == 2
    assert "KT-001" in seen


def test_a_text_before_the_members_names_its_moment(ready, protocol, text):
    circulate(ready, by=protocol)
    assert "forms received until" in text("statement", 1)
