"""The renewal of a legal document: article by article, to the next version."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.legislation.actions.citing import Cited
from orkhon.legislation.actions.texts import Dates, begin_version, begin_work, bring_in
from orkhon.proceedings.actions.instruments import Happened, enter_event
from orkhon.proceedings.actions.renewal_articles import (
    add_article,
    comment_article,
    decide_article,
)
from orkhon.proceedings.actions.renewals import (
    begin_renewal,
    drop_renewal,
    finish_renewal,
    place_renewal,
)
from orkhon.proceedings.models import Renewal
from orkhon.proceedings.queries.renewals import (
    article_of,
    articles_of,
    instruments,
    standing,
)
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about
from orkhon.record.refusals import Refusal

RULES = """Sample rules of procedure

Article 1. Name
The assembly has a name.

Article 2. Seat
The seat is in a city.

Article 3. Maps
Maps are drawn by hand.
"""
NEW = "Article 3. Maps\nMaps are drawn by machine."
AS_OF = Dates(adopted_on="2030-06")


@pytest.fixture
def rules(head):
    work = begin_work("sample-rules", "instrument", "Sample rules", by=head)
    version = begin_version(work, "in-force", by=head, dates=Dates("2020", "", ""))
    bring_in(
        version, "rules.txt", RULES.encode(), by=head, language="en", is_authentic=True
    )
    return version


@pytest.fixture
def renewal(rules, head):
    shown = Cited("The Council asks for new rules.", "Sample minutes of the Council")
    return begin_renewal(
        rules.work, rules, "Renewal of 2030", by=head,
        mandate="Asked for by the Council", shown=shown,
    )  # fmt: skip


def settle(renewal, by, **said):
    """Keep every article, but for those that something else is said of."""
    for one in articles_of(renewal):
        progress, wording = said.get(one.eid, ("kept", ""))
        decide_article(renewal, one.eid, progress, wording=wording, by=by)


def test_a_renewal_goes_through_the_articles_of_its_base_with_its_mandate(renewal):
    assert [(one.eid, one.name, one.progress) for one in articles_of(renewal)] == [
        ("art_1", "Article 1", "untouched"),
        ("art_2", "Article 2", "untouched"),
        ("art_3", "Article 3", "untouched"),
    ]
    assert article_of(renewal, "art_3").old == (
        "Article 3. Maps\nMaps are drawn by hand."
    )
    assert renewal.citation.quote == "The Council asks for new rules."
    assert (standing(renewal).settled, standing(renewal).of) == (0, 3)


def test_each_step_says_who_and_for_which_parliament(
    renewal, kazakh, head, parliaments
):
    decide_article(
        renewal, "art_3", "proposed", wording=NEW, reason="Machines are faster.",
        parliament=parliaments["KZ"], by=kazakh,
    )  # fmt: skip
    comment_article(
        renewal, "art_3", "And cheaper.", parliament=parliaments["KZ"], by=kazakh
    )
    decide_article(renewal, "art_3", "agreed", by=head)
    article = article_of(renewal, "art_3")
    assert (article.progress, article.agreed) == ("agreed", NEW)
    assert article.decided.parliament == parliaments["KZ"]
    assert [(one.row.by_name, one.row.progress, one.is_comment) for one in article.steps] == [
        ("Kazakh", "proposed", False),
        ("Kazakh", "proposed", True),
        ("Head", "agreed", False),
    ]  # fmt: skip
    assert article.comments == 1
    assert [one.verb for one in entries_about(subject_of(renewal))] == [
        "proceedings.renewal.begin",
        "proceedings.renewal.decide",
        "proceedings.renewal.comment",
        "proceedings.renewal.decide",
    ]
    assert standing(renewal).settled == 1


def test_the_next_version_says_what_was_agreed_and_the_rest_as_it_stood(renewal, head):
    add_article(
        renewal, "art_1", "Article 1-1. Sign\nThe assembly has a sign.", by=head
    )
    settle(
        renewal,
        head,
        art_2=("deleted", ""),
        art_3=("agreed", NEW),
        **{"new-1-after-art_1": ("agreed", "")},
    )
    made = finish_renewal(renewal, by=head, state="draft", dates=AS_OF)
    assert (made.number, made.state, made.adopted_on) == (2, "draft", "2030-06")
    (text,) = made.expressions.all()
    assert text.source.text.split("\n") == [
        "Sample rules of procedure",
        "Article 1. Name",
        "The assembly has a name.",
        "Article 1-1. Sign",
        "The assembly has a sign.",
        "Article 3. Maps",
        "Maps are drawn by machine.",
    ]
    renewal.refresh_from_db()
    assert (renewal.progress, renewal.result) == (Renewal.State.DONE, made)
    with pytest.raises(Refusal, match="Renewal of 2030 is done"):
        decide_article(renewal, "art_1", "deleted", by=head)


def test_nothing_is_finished_while_an_article_is_open(renewal, head):
    decide_article(renewal, "art_1", "kept", by=head)
    with pytest.raises(
        Refusal, match="1 of 3 articles are settled; the first that is open: Article 2"
    ):
        finish_renewal(renewal, by=head, state="draft", dates=AS_OF)


def test_a_wording_without_its_number_is_found_before_it_is_too_late(renewal, head):
    settle(renewal, head, art_2=("agreed", "The seat is in two cities."))
    with pytest.raises(Refusal, match="read as 2 articles where 3 were agreed"):
        finish_renewal(renewal, by=head, state="draft", dates=AS_OF)
    assert renewal.work.versions.count() == 1


def test_a_state_that_there_is_not_makes_no_version(renewal, head):
    settle(renewal, head)
    with pytest.raises(Refusal, match="“wished” is no state of a text"):
        finish_renewal(renewal, by=head, state="wished", dates=AS_OF)


@pytest.mark.parametrize(
    ("eid", "progress", "wording", "why"),
    [
        ("art_9", "kept", "", "version 1 has no article “art_9”"),
        ("art_1", "burnt", "", "“burnt” is nothing that becomes of an article"),
        ("art_1", "untouched", "", "is nothing that becomes of an article"),
        ("art_1", "agreed", "", "there is no wording"),
        ("art_1", "proposed", "  ", "there is no wording"),
        ("art_2", "agreed", "Article 2. Seat\nThe seat is in a city.", "words of today"),
        ("art_1", "proposed", "x" * 20_001, "more than 20000 letters"),
    ],
)  # fmt: skip
def test_what_cannot_become_of_an_article_is_refused(
    renewal, head, eid, progress, wording, why
):
    with pytest.raises(Refusal, match=why):
        decide_article(renewal, eid, progress, wording=wording, by=head)


def test_the_same_twice_and_what_somebody_did_meanwhile_are_refused(renewal, head):
    seen = article_of(renewal, "art_1").seen
    decide_article(renewal, "art_1", "kept", by=head, seen=seen)
    with pytest.raises(Refusal, match="nothing is changed"):
        decide_article(renewal, "art_1", "kept", by=head)
    with pytest.raises(Refusal, match="Article 1 was changed since you opened it"):
        decide_article(renewal, "art_1", "deleted", by=head, seen=seen)


def test_a_new_article_is_agreed_or_deleted_and_stands_behind_an_old_one(renewal, head):
    made = add_article(renewal, "art_3", "Article 4. Sign\nA sign.", by=head)
    with pytest.raises(Refusal, match="a new article cannot stay as it is"):
        decide_article(renewal, made.eid, "kept", by=head)
    with pytest.raises(Refusal, match="behind one that the document has"):
        add_article(renewal, made.eid, "Article 5", by=head)
    settle(renewal, head, **{made.eid: ("deleted", "")})
    version = finish_renewal(renewal, by=head, state="draft", dates=AS_OF)
    assert version.expressions.get().provisions.filter(kind="article").count() == 3


def test_a_delegation_proposes_for_its_own_parliament_alone(
    renewal, kazakh, press, stranger, parliaments
):
    for said in (
        {"progress": "agreed", "wording": NEW, "parliament": parliaments["KZ"]},
        {"progress": "proposed", "wording": NEW, "parliament": parliaments["TR"]},
        {"progress": "proposed", "wording": NEW},
    ):
        with pytest.raises(PermissionDenied):
            decide_article(renewal, "art_3", by=kazakh, **said)
    for nobody in (press, stranger):
        with pytest.raises(PermissionDenied):
            comment_article(renewal, "art_3", "Words.", by=nobody)
        with pytest.raises(PermissionDenied):
            add_article(renewal, "art_3", "Article 4", by=nobody)
    with pytest.raises(PermissionDenied):
        drop_renewal(renewal, "No.", by=kazakh)


def test_a_comment_needs_words(renewal, head):
    with pytest.raises(Refusal, match="the comment has no words"):
        comment_article(renewal, "art_1", " ", by=head)


def test_a_renewal_is_begun_once_on_a_text_of_the_assembly(rules, renewal, head):
    law = begin_work("sample-model", "model-law", "Sample model law", by=head)
    other = begin_work("sample-medals", "instrument", "Sample medals", by=head)
    bare = begin_version(other, "adopted", by=head, dates=Dates())
    for work, base, title, why in (
        (law, bare, "Renewal", "is no legal document of the assembly: model law"),
        (rules.work, bare, "Renewal", "belongs to another document"),
        (other, bare, " ", "has no title"),
        (other, bare, "Renewal", "version 1 of Sample medals has no text here"),
        (rules.work, rules, "Renewal", "in hand already: Renewal of 2030"),
    ):
        with pytest.raises(Refusal, match=why):
            begin_renewal(work, base, title, by=head)


def test_a_renewal_given_up_stays_to_be_read_and_another_may_begin(
    renewal, rules, head
):
    with pytest.raises(Refusal, match="say why"):
        drop_renewal(renewal, " ", by=head)
    drop_renewal(renewal, "The Council changed its mind.", by=head)
    again = begin_renewal(rules.work, rules, "Renewal of 2031", by=head)
    assert again.number == 2
    with pytest.raises(Refusal, match="was given up"):
        place_renewal(Renewal.objects.get(number=1), None, by=head)


def test_it_is_put_on_an_item_of_a_session_that_is_not_over(
    renewal, item, session, head
):
    assert place_renewal(renewal, item, by=head).item == item
    session.progress = "closed"
    session.save()
    item.refresh_from_db()
    with pytest.raises(Refusal, match="Sixteenth session is closed"):
        place_renewal(renewal, item, by=head)


def test_the_register_lists_documents_with_what_sources_say(
    rules, renewal, head, parliaments
):
    shown = Cited("The rules were signed in 2020.", "Sample page")
    enter_event(
        rules.work, Happened("signed", "Signed by all.", "2020"), by=head, shown=shown
    )
    enter_event(
        rules.work,
        Happened("ratified", "Ratified.", "2021-04-20", parliaments["AZ"]),
        by=head,
    )
    (one,) = instruments()
    assert (one.latest, one.has_text, one.renewal) == (rules, True, renewal)
    assert (one.settled, one.of) == (0, 3)
    assert [(each.on, each.kind) for each in one.events] == [
        ("2021-04-20", "ratified"),
        ("2020", "signed"),
    ]
    assert one.events[1].citation.quote == "The rules were signed in 2020."


@pytest.mark.parametrize(
    ("kind", "what", "on", "why"),
    [
        ("burnt", "Burnt.", "", "nothing that happens to a legal document"),
        ("signed", " ", "", "say what happened"),
        ("signed", "x" * 401, "", "more than 400 letters"),
        ("signed", "Signed.", "2020-02-30", "2020-02-30"),
    ],
)
def test_what_cannot_have_happened_is_refused(rules, head, kind, what, on, why):
    with pytest.raises(Refusal, match=why):
        enter_event(rules.work, Happened(kind, what, on), by=head)


def test_who_fills_in_no_legal_documents_enters_nothing(rules, press, kazakh):
    for nobody in (press, kazakh):
        with pytest.raises(PermissionDenied):
            enter_event(rules.work, Happened("signed", "Signed."), by=nobody)
