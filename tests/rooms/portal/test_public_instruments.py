"""The assembly's own legal documents for everybody: versions, history, files."""

import pytest
from django.conf import settings

from orkhon.legislation.actions.citing import Cited
from orkhon.legislation.actions.texts import begin_work
from orkhon.proceedings.actions import disclosing
from orkhon.proceedings.actions.instruments import Happened, enter_event
from orkhon.proceedings.actions.renewal_articles import decide_article
from orkhon.proceedings.actions.renewals import begin_renewal
from orkhon.record.refusals import Refusal
from tests.rooms.legislation.conftest import bring, countries, legal

__all__ = ["bring", "countries", "legal"]

CODES = [code for code, _name in settings.LANGUAGES]
KEY = "sample-rules"
FIRST = """Sample rules

Article 1. Name
The assembly has a name.

Article 2. Seat
The seat is in the first city.

Article 3. Colour
The colour is blue.
"""
SECOND = """Sample rules

Article 1. Name
The assembly has a name.

Article 2. Seat
The seat is in the second city.

Article 4. Song
There is a song.
"""
DRAFT = SECOND.replace("second city", "CANARY city")


@pytest.fixture
def rules(legal, bring):
    """A document with two versions and a draft of a third."""
    work = begin_work(KEY, "instrument", "Sample rules", by=legal)
    bring(work, {"en": FIRST}, "adopted", adopted_on="2009-09-29")
    bring(
        work, {"en": SECOND, "ru": SECOND}, "in-force",
        adopted_on="2014-06-12", in_force_on="2014-07",
    )  # fmt: skip
    bring(work, {"en": DRAFT}, "draft")
    return work


@pytest.fixture
def opened(rules, legal):
    disclosing.open_instrument(rules, by=legal)
    return rules


def test_a_document_is_nowhere_until_somebody_opens_it(rules, legal, public):
    for code in CODES:
        public("instrument", code, KEY, status=404)
        assert "Sample rules" not in public("instruments", code).content.decode()
    public("instrument-file", KEY, 2, "en", "akn", status=404)
    public("instrument-changes", "en", KEY, 2, status=404)
    assert KEY not in public("sitemap", "en").content.decode()
    disclosing.open_instrument(rules, by=legal)
    for code in CODES:
        assert "The seat is in the second city." in page_of(public, code)
    assert f"/public/en/legal-documents/{KEY}/" in (
        public("sitemap", "en").content.decode()
    )
    # Its text is there in English and Russian; search engines are told of no other.
    assert KEY not in public("sitemap", "kk").content.decode()


def page_of(public, code):
    return public("instrument", code, KEY).content.decode()


def test_what_is_closed_again_is_gone(opened, legal, public):
    disclosing.close_instrument(opened, by=legal, why="A mistake.")
    assert public("instrument", "en", KEY, status=404)


def test_drafts_and_proposals_of_a_renewal_are_not_told(opened, legal, public):
    base = opened.versions.get(number=2)
    renewal = begin_renewal(opened, base, "CANARY renewal", by=legal)
    decide_article(
        renewal, "art_2", "proposed", by=legal, wording="CANARY wording",
        reason="CANARY reason",
    )  # fmt: skip
    for code in CODES:
        assert "CANARY" not in page_of(public, code)
    assert "CANARY" not in public("instruments", "en").content.decode()
    public("instrument-version", "en", KEY, 3, status=404)
    public("instrument-file", KEY, 3, "en", "akn", status=404)
    public("instrument-changes", "en", KEY, 3, status=404)


def test_an_earlier_version_says_so_and_what_changed_is_set_side_by_side(
    opened, public
):
    page = public("instrument-version", "en", KEY, 1).content.decode()
    assert "This is an earlier version." in page
    assert "The seat is in the first city." in page
    changed = public("instrument-changes", "en", KEY, 2).content.decode()
    assert "The seat is in the first city." in changed
    assert "The seat is in the second city." in changed
    assert "There was no such article." in changed  # Article 4 is new.
    assert "The article is gone." in changed  # Article 3 went.
    assert "The assembly has a name." not in changed  # Article 1 stayed.
    public("instrument-changes", "en", KEY, 1, status=404)


def test_a_text_is_taken_along_as_akoma_ntoso_word_and_pdf(opened, public):
    akn = public("instrument-file", KEY, 2, "en", "akn")
    assert akn["Content-Type"] == "application/akn+xml"
    assert b"The seat is in the second city." in akn.content
    assert 'filename="sample-rules-2-en.xml"' in akn["Content-Disposition"]
    assert public("instrument-file", KEY, 2, "ru", "docx").content[:2] == b"PK"
    assert public("instrument-file", KEY, 2, "en", "pdf").content[:5] == b"%PDF-"
    public("instrument-file", KEY, 2, "kk", "pdf", status=404)
    public("instrument-file", KEY, 2, "en", "txt", status=404)


def test_a_file_is_printed_once_and_not_sent_to_who_holds_it(opened, public):
    first = public("instrument-file", KEY, 2, "en", "pdf")
    again = public("instrument-file", KEY, 2, "en", "pdf")
    assert again.content == first.content
    asked = {"headers": {"if-none-match": first["ETag"]}}
    assert (
        public("instrument-file", KEY, 2, "en", "pdf", status=304, **asked).content
        == b""
    )


def test_what_sources_say_stands_with_the_title_of_the_source(opened, legal, public):
    enter_event(
        opened,
        Happened("ratified", "The last member ratified it.", "2010-02"),
        by=legal,
        shown=Cited("Ratified in February.", "Sample gazette 7/2010", "en"),
    )
    page = page_of(public, "en")
    assert "The last member ratified it." in page
    assert "February 2010" in page
    assert "Sample gazette 7/2010" in page


def test_a_document_of_which_no_text_is_kept_says_so(legal, public):
    work = begin_work("sample-protocol", "instrument", "Sample protocol", by=legal)
    disclosing.open_instrument(work, by=legal)
    page = public("instrument", "en", "sample-protocol").content.decode()
    assert "The text of this document is not kept here." in page


def test_a_law_or_a_mere_draft_is_not_opened_so(legal, bring):
    law = begin_work("sample-model", "model-law", "Sample model law", by=legal)
    with pytest.raises(Refusal, match="no legal document of the assembly"):
        disclosing.open_instrument(law, by=legal)
    work = begin_work("sample-draft", "instrument", "Sample draft", by=legal)
    bring(work, {"en": FIRST}, "draft")
    with pytest.raises(Refusal, match="Sample draft is a draft so far"):
        disclosing.open_instrument(work, by=legal)
