"""What of sessions stands on the first screen. Every body is invented."""

from datetime import UTC, datetime

import pytest
import time_machine

from orkhon.legislation.actions.citing import Cited
from orkhon.proceedings.actions.relations import (
    Signed,
    add_obligation,
    record_memorandum,
)
from orkhon.proceedings.models import AgendaItem, Floor, Session, Sitting
from orkhon.record.roles import Role
from orkhon.register.models import Body

NOW = datetime(2027, 5, 3, 6, tzinfo=UTC)


@pytest.fixture
def head(make):
    return make("head", Role.SECRETARY_GENERAL)


@pytest.fixture
def session(db):
    organ = Body.objects.create(key="one", kind="assembly", display_name="One")
    return Session.objects.create(
        key="plenary-16",
        organ=organ,
        title="Sixteenth session",
        from_on="2027-06-10",
        time_zone="Asia/Bishkek",
        progress=Session.State.CONVENED,
        answer_by=datetime(2027, 5, 20, 12, tzinfo=UTC),
    )


def read(client, account):
    with time_machine.travel(NOW, tick=False):
        client.force_login(account)
        return client.get("/").content.decode()


def test_answers_to_a_convocation_are_due(client, head, session):
    page = read(client, head)
    assert "Answers to the convocation: 20 May 2027" in page


def test_a_sitting_that_goes_on_stands_first(client, head, session):
    sitting = Sitting.objects.create(
        session=session, number=2, begins_at=NOW, opened_at=NOW
    )
    item = AgendaItem.objects.create(
        session=session,
        number="7",
        precedence=1,
        kind="text",
        title="Draft",
        made_at=NOW,
        made_by="x",
    )
    Floor.objects.create(sitting=sitting, item=item)
    page = read(client, head)
    assert "sitting 2 is going on" in page
    assert "7. Draft" in page
    sitting.closed_at = NOW
    sitting.save()
    assert "is going on" not in read(client, head)


def test_what_a_memorandum_obliges_to_is_a_deadline_and_late_when_it_is(
    client, head, make
):
    partner = Body.objects.create(
        key="partner", kind="organisation", display_name="Partner"
    )
    row = record_memorandum(
        Signed(partner, "Sample memorandum"), by=head, shown=Cited("Signed.", "Page")
    )
    add_obligation(row, partner, "Report each year", "2027-04", by=head)
    page = read(client, head)
    assert "Report each year" in page
    assert 'class="is-late"' in page
    delegate = make("delegate", Role.DELEGATE, parliament="none")
    assert "Report each year" not in read(client, delegate)
