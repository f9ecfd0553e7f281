"""The pages of legal documents: the register, one document, a renewal in hand."""

import io

import pytest
from django.urls import reverse
from docx import Document

from orkhon.legislation.actions.texts import Dates, begin_version, begin_work
from orkhon.proceedings.actions.instruments import Happened, enter_event
from orkhon.proceedings.actions.renewal_articles import decide_article
from orkhon.proceedings.actions.renewals import finish_renewal
from orkhon.proceedings.models import InstrumentEvent, Renewal
from orkhon.proceedings.queries.renewals import article_of, articles_of
from tests.rooms.proceedings.test_renewals import NEW, renewal, rules, settle

__all__ = ["renewal", "rules"]

ONE = ["sample-rules", 1]


def address(name, *args):
    return reverse(f"proceedings:{name}", args=args)


@pytest.fixture
def seen(client):
    """A page as somebody sees it: `seen(head, "renewal", *ONE)`."""

    def one(account, name, *args, status=200):
        client.force_login(account)
        answer = client.get(address(name, *args))
        assert answer.status_code == status
        return answer.content.decode()

    return one


@pytest.fixture
def sent(client):
    """A form that somebody sends."""

    def one(account, name, *args, status=302, **said):
        client.force_login(account)
        answer = client.post(address(name, *args), said)
        assert answer.status_code == status, answer.content.decode()
        return answer

    return one


def test_a_document_whose_text_is_not_kept_says_so_with_what_sources_say(
    seen, head, press
):
    work = begin_work("sample-pact", "instrument", "Sample pact", by=head)
    begin_version(work, "adopted", by=head, dates=Dates(adopted_on="2010-03-30"))
    enter_event(work, Happened("amended", "Its name changed.", "2023-10"), by=head)
    listed = seen(press, "legal-documents")
    assert "text not kept here" in listed
    assert "30 March 2010" in listed
    assert "October 2023" in listed
    page = seen(press, "legal-document", "sample-pact")
    assert "Its name changed." in page
    assert "Begin a renewal" not in seen(head, "legal-document", "sample-pact")


def test_versions_in_time_lead_to_what_changed(seen, renewal, head):
    settle(renewal, head, art_3=("agreed", NEW))
    finish_renewal(renewal, by=head, state="adopted", dates=Dates("2030-06"))
    page = seen(head, "legal-document", "sample-rules")
    assert "Version 1 against version 2" in page
    assert "/legislation/redlines/" in page


def test_what_a_source_says_is_entered_with_its_words(sent, rules, head):
    said = {"kind": "signed", "on": "2020", "what": "Signed by all."}
    quoted = {"words": "It was signed in 2020.", "reference": "Sample page"}
    sent(head, "enter-instrument", "sample-rules", **said, **quoted)
    event = InstrumentEvent.objects.get()
    assert (event.on, event.citation.quote) == ("2020", "It was signed in 2020.")
    wrong = sent(head, "enter-instrument", "sample-rules", status=422, kind="signed")
    assert "This field is required" in wrong.content.decode()


def test_a_renewal_begins_with_its_mandate_and_once(sent, seen, rules, head):
    assert "Version that is renewed" in seen(head, "begin-renewal", "sample-rules")
    said = {"title": "Renewal of 2030", "base": rules.pk, "mandate": "The Council."}
    answer = sent(head, "begin-renewal", "sample-rules", **said)
    assert answer["Location"] == address("renewal", *ONE)
    again = sent(head, "begin-renewal", "sample-rules", status=422, **said)
    assert "in hand already: Renewal of 2030" in again.content.decode()


def test_the_page_says_how_far_it_is(seen, renewal, head, press):
    decide_article(renewal, "art_1", "kept", by=head)
    page = seen(press, "renewal", *ONE)
    assert "1 of 3 articles settled" in page
    assert '<progress max="3" value="1"' in page
    assert "Give it up" not in page
    assert "It is made once every article is settled." in seen(head, "renewal", *ONE)


def test_a_delegation_proposes_and_comments_for_its_own_parliament(
    sent, seen, renewal, kazakh, parliaments
):
    page = seen(kazakh, "renewal-article", *ONE, "art_3")
    assert "new wording agreed" not in page
    sent(
        kazakh, "renewal-article", *ONE, "art_3",
        progress="proposed", wording=NEW, reason="Faster.", seen="",
    )  # fmt: skip
    sent(kazakh, "comment-renewal-article", *ONE, "art_3", words="And cheaper.")
    article = article_of(renewal, "art_3")
    assert article.proposed == NEW
    assert article.decided.parliament == parliaments["KZ"]
    assert article.comments == 1
    shown = seen(kazakh, "renewal-article", *ONE, "art_3")
    assert "And cheaper." in shown


def test_who_reads_alone_decides_nothing(sent, renewal, press):
    sent(press, "renewal-article", *ONE, "art_1", status=404, progress="kept")
    sent(press, "comment-renewal-article", *ONE, "art_1", status=404, words="x")
    sent(press, "add-renewal-article", *ONE, status=404)
    assert renewal.articles.count() == 0


def test_what_is_refused_is_said_beside_the_form(sent, seen, renewal, head):
    seen(head, "renewal-article", *ONE, "art_9", status=404)
    sent(head, "comment-renewal-article", *ONE, "art_9", status=404, words="x")
    wrong = sent(
        head, "renewal-article", *ONE, "art_1", status=422, progress="agreed",
        wording="", seen="",
    )  # fmt: skip
    assert "there is no wording" in wrong.content.decode()
    wrong = sent(head, "comment-renewal-article", *ONE, "art_1", status=422, words=" ")
    assert "This field is required" in wrong.content.decode()
    wrong = sent(head, "add-renewal-article", *ONE, status=422, after="art_1")
    assert "This field is required" in wrong.content.decode()
    wrong = sent(
        head, "add-renewal-article", *ONE, status=422, after="art_1", wording="x" * 20_001
    )  # fmt: skip
    assert "more than 20000 letters" in wrong.content.decode()
    wrong = sent(
        head, "comment-renewal-article", *ONE, "art_1", status=422, words="x" * 20_001
    )  # fmt: skip
    assert "more than 20000 letters" in wrong.content.decode()


def test_it_goes_to_an_agenda_and_to_the_next_version(sent, seen, renewal, item, head):
    sent(
        head,
        "add-renewal-article",
        *ONE,
        after="art_3",
        wording="Article 4. Sign\nA sign.",
    )
    sent(head, "place-renewal", *ONE, item=item.pk)
    assert "Sixteenth session" in seen(head, "renewal", *ONE)
    sent(head, "place-renewal", *ONE, status=422, item="")
    wrong = sent(head, "finish-renewal", *ONE, status=422, state="draft")
    assert "0 of 4 articles are settled" in wrong.content.decode()
    for one in articles_of(renewal):
        progress = "agreed" if one.is_added else "kept"
        decide_article(renewal, one.eid, progress, by=head)
    answer = sent(
        head, "finish-renewal", *ONE, state="adopted", adopted_on="2030-06", note="x"
    )
    assert answer["Location"] == address("legal-document", "sample-rules")
    assert renewal.work.versions.count() == 2
    assert "What came of it" in seen(head, "renewal", *ONE)
    sent(head, "drop-renewal", *ONE, why="Too late.")
    renewal.refresh_from_db()
    assert renewal.progress == Renewal.State.DONE


def test_it_is_given_up_with_a_reason(sent, renewal, head):
    sent(head, "drop-renewal", *ONE, why="")
    renewal.refresh_from_db()
    assert renewal.progress == Renewal.State.OPEN
    sent(head, "drop-renewal", *ONE, why="The Council changed its mind.")
    renewal.refresh_from_db()
    assert renewal.progress == Renewal.State.DROPPED


def test_the_comparison_has_old_proposed_agreed_and_why(
    client, renewal, head, press, parliaments
):
    decide_article(
        renewal, "art_3", "proposed", wording=NEW, reason="Faster.",
        parliament=parliaments["KZ"], by=head,
    )  # fmt: skip
    decide_article(renewal, "art_3", "agreed", by=head)
    decide_article(renewal, "art_2", "deleted", by=head)
    client.force_login(press)
    answer = client.get(address("renewal-comparison", *ONE, "docx"))
    table = Document(io.BytesIO(answer.content)).tables[-1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == [
        "Article",
        "Text of today",
        "Proposed",
        "Agreed",
        "Why, and whose proposal",
    ]
    assert rows[2][3] == "to be deleted"
    assert rows[3] == [
        "Article 3",
        "Article 3. Maps\nMaps are drawn by hand.",
        NEW,
        NEW,
        "Sample parliament of Kazakhstan\nFaster.",
    ]
    pdf = client.get(address("renewal-comparison", *ONE, "pdf"))
    assert pdf.content.startswith(b"%PDF-")
    assert client.get(address("renewal-comparison", *ONE, "odt")).status_code == 404
