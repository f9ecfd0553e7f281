"""What may be put to a decision, and what is refused before anybody votes."""

from datetime import UTC, datetime

import pytest
import time_machine

from orkhon.proceedings.actions.questions import (
    put_question,
)
from orkhon.proceedings.models import (
    Amendment,
    Draft,
    DraftVersion,
    Question,
    Session,
)
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body
from tests.rooms.proceedings.asked import LATER, put, set_rule
from tests.rooms.proceedings.conftest import MORNING


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(LATER, tick=False) as moved:
        yield moved


@pytest.fixture
def draft(session, item, secretary):
    return Draft.objects.create(
        session=session,
        item=item,
        number=1,
        kind="declaration",
        title="Draft declaration",
        authentic="en",
        made_at=MORNING,
        made_by=secretary.actor_id,
    )


def version_of(draft, number, *, issued=True):
    return DraftVersion.objects.create(
        draft=draft,
        number=number,
        made_at=MORNING,
        made_by="x",
        issued_at=MORNING if issued else None,
        sha256="ab" * 32,
    )


def test_the_organ_has_a_rule_of_its_own_or_one_is_named(session, item, secretary):
    with pytest.raises(Refusal, match="rule of decision of Sample assembly is not set"):
        put(item, secretary, rule="")
    with pytest.raises(Refusal, match="there is no rule “consensus”"):
        put(item, secretary, rule="consensus")
    set_rule(session, "decision-rule", "unanimity")
    assert put(item, secretary, rule="").rule == "unanimity"


@pytest.mark.parametrize("quorum", [{"share": "two thirds"}, {"share": "3/2"}, {}])
def test_a_quorum_that_cannot_be_met_stops_the_question(
    quorum, session, item, secretary
):
    set_rule(session, "quorum", quorum)
    with pytest.raises(Refusal):
        put(item, secretary)
    assert not Question.objects.exists()


def test_a_text_is_put_in_its_last_issued_version(item, draft, secretary):
    first = version_of(draft, 1)
    waiting = version_of(draft, 3, issued=False)
    assert put(item, secretary, "", version=first).words == (
        "Draft declaration, version 1"
    )
    version_of(draft, 2)
    with pytest.raises(
        Refusal, match="version 1 of Draft declaration is not the last one: version 2"
    ):
        put(item, secretary, "Again", version=first)
    with pytest.raises(Refusal, match="version 3 of Draft declaration is not issued"):
        put(item, secretary, "", version=waiting)


def test_an_amendment_is_put_while_it_is_open(item, draft, secretary):
    amendment = Amendment.objects.create(
        version=version_of(draft, 1),
        draft=draft,
        number=5,
        kind="replace",
        language="en",
        made_at=MORNING,
        made_by="x",
    )
    assert put(item, secretary, "", amendment=amendment).words == (
        "Amendment 5 to Draft declaration"
    )
    with pytest.raises(Refusal, match="the same is put already, as question 1"):
        put(item, secretary, "", amendment=amendment)
    amendment.progress = Amendment.State.ACCEPTED
    amendment.save()
    with pytest.raises(Refusal, match="amendment 5 is not open any more: accepted"):
        put(item, secretary, "Once more", amendment=amendment)


def test_a_question_needs_words_and_a_session_that_goes_on(session, item, secretary):
    with pytest.raises(Refusal, match="say what is to be decided"):
        put(item, secretary, "  ")
    with pytest.raises(Refusal, match="more than 4000 letters"):
        put(item, secretary, "x" * 4001)
    with pytest.raises(Refusal, match="put in the future"):
        put(item, secretary, opened_at=datetime(2027, 7, 1, tzinfo=UTC))
    for state, word in (("closed", "closed"), ("cancelled", "cancelled")):
        session.progress = state
        session.save()
        with pytest.raises(Refusal, match=f"Sixteenth session is {word}"):
            put(item, secretary)


def test_what_belongs_to_another_session_is_refused(session, item, secretary):
    other = Session.objects.create(
        key="plenary-17",
        organ=session.organ,
        number=17,
        title="Seventeenth session",
        from_on="2028-06-01",
    )
    with pytest.raises(
        Refusal, match=r"7\. Draft declaration does not belong to Seventeenth session"
    ):
        put_question(other, "x", by=secretary, rule="unanimity", item=item)


def test_an_assembly_without_members_cannot_be_asked(session, item, secretary):
    Body.objects.filter(kind="delegation").update(dissolved_on="2020-01-01")
    with pytest.raises(Refusal, match="Sample assembly has no members on that day"):
        put(item, secretary)
