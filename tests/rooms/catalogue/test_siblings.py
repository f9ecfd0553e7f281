"""Of each kind what was opened is found, and its closed sibling nowhere in the tables."""

import pytest
from django.utils import timezone

from orkhon.catalogue.models import ItemVersion
from orkhon.legislation.actions.publishing import publish_status, withdraw_status
from orkhon.legislation.actions.texts import begin_work
from orkhon.proceedings.actions import disclosing
from orkhon.proceedings.actions.adopted_bundles import issue_papers, publish_text
from orkhon.proceedings.actions.adopting import adopt
from orkhon.proceedings.models import Session, Standing
from orkhon.record.actions import close_again, disclose, subject_of
from orkhon.register.actions.disclosing import close_body, open_body
from orkhon.register.models import Body, Membership, Person
from tests.rooms.catalogue.found import at_once, found, nowhere
from tests.rooms.legislation.conftest import bring, kazakh_law, legal, model
from tests.rooms.legislation.decided import kazakh, turkish
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
    "assembly", "bring", "countries", "delegates", "head", "item", "kazakh",
    "kazakh_law", "legal", "model", "parliaments", "protocol", "secretary", "session",
    "sitting", "turkish",
]  # fmt: skip

CANARY = "Canarybird"


@pytest.fixture
def texts(session, parliaments, secretary, delegates, head):
    """Two adopted texts; nothing is opened."""
    givers = {code: two[0] for code, two in delegates.items()}
    made = []
    for number, words in ((1, WORDS), (2, {"en": (CANARY, *WORDS["en"][1:])})):
        version = a_version(
            a_draft(session, secretary, number=number), secretary, words
        )
        question = decided(version, parliaments, secretary, {}, givers, number=number)
        made.append(issue_papers(adopt(question, on=DAY, by=head), by=head))
    return made


def test_a_text_is_found_in_each_language_once_it_is_opened(texts, head):
    assert found("maps") == []
    publish_text(texts[0], by=head)
    assert found("maps") == [("text", "decl/2027/1")]
    assert found("карталар", "kk") == [("text", "decl/2027/1")]
    assert found("DECL 001 2027") == [("text", "decl/2027/1")]
    assert found(CANARY) == []
    assert nowhere(CANARY)


def test_a_model_law_is_found_while_its_status_is_open(kazakh, model, legal):
    begin_work("model-canary", "model-law", f"{CANARY} law", by=legal)
    publish_status(model, by=legal)
    assert found(model.title) == [("model-law", model.key)]
    assert found(CANARY) == []
    assert nowhere(CANARY)
    withdraw_status(model, by=legal, reason="A mistake.")
    assert at_once(model.title) == []
    assert found(model.title) == []
    assert ItemVersion.objects.get(key=model.key).withdrawn_at is not None


def test_a_session_is_found_while_it_is_open(session, head):
    Session.objects.create(
        key="other", organ=session.organ, number=99, title=f"{CANARY} session"
    )
    disclosing.open_session(session, by=head)
    assert ("session", session.key) in found(session.title)
    assert found(CANARY) == []
    assert nowhere(CANARY)
    disclosing.close_session_page(session, by=head, why="A mistake.")
    assert at_once(session.title) == []


def test_a_legal_document_is_found_in_its_latest_text_but_no_draft(legal, bring):
    rules = begin_work("sample-rules", "instrument", "Sample rules", by=legal)
    bring(
        rules, {"en": "Sample rules\n\nArticle 1. Seat\nThe seat is in Samarkand.\n"},
        "in-force", adopted_on="2014-06-12",
    )  # fmt: skip
    bring(
        rules,
        {"en": f"Sample rules\n\nArticle 1. Seat\nThe seat is in {CANARY}.\n"},
        "draft",
    )
    begin_work("closed-rules", "instrument", f"{CANARY} statute", by=legal)
    assert found("Samarkand") == []
    disclosing.open_instrument(rules, by=legal)
    assert found("Самарқанд") == [("instrument", "sample-rules")]
    assert found(CANARY) == []
    assert nowhere(CANARY)
    disclosing.close_instrument(rules, by=legal, why="A mistake.")
    assert at_once("Samarkand") == []


@pytest.fixture
def bodies(assembly):
    """An opened body and a closed one, with somebody in each."""
    made = []
    for key, name, person in (
        ("open-body", "Commission on maps", "Aybike Örnekova"),
        ("closed-body", f"Commission on {CANARY}", f"Kanat {CANARY}"),
    ):
        body = Body.objects.create(
            key=key, display_name=name, kind="commission", parent=assembly, sample=True
        )
        Membership.objects.create(
            body=body,
            person=Person.objects.create(display_name=person, sample=True),
            state="confirmed",
            from_on="2020-01-01",
        )
        made.append(body)
    return made


def test_a_body_and_its_people_are_found_while_it_is_open(bodies, head):
    assert found("Орнекова") == []
    open_body(bodies[0], by=head)
    (hit,) = found("Айбике Орнекова", "ru")
    assert hit[0] == "person"
    assert ("body", "open-body") in found("Commission maps")
    assert found(CANARY) == []
    assert nowhere(CANARY)
    close_body(bodies[0], by=head, why="A mistake.")
    assert at_once("Орнекова") == []
    assert at_once("Commission maps") == []


def test_a_relation_is_found_while_something_of_it_is_open(assembly, head):
    made = []
    for key, name in (("one", "Union of sample maps"), ("other", f"Union of {CANARY}")):
        body = Body.objects.create(key=key, display_name=name, kind="organisation")
        made.append(
            Standing.objects.create(
                holder=assembly, at=body, kind="observer", from_on="2020",
                state="confirmed", made_at=timezone.now(), made_by="machine/test",
            )
        )  # fmt: skip
    assert found("Union maps") == []
    disclose(subject_of(made[0]), by=head)
    assert found("Union maps") == [("relation", "one")]
    assert found(CANARY) == []
    assert nowhere(CANARY)
    close_again(subject_of(made[0]), by=head, why="A mistake.")
    assert at_once("Union maps") == []
