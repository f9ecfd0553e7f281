"""Posts of a small assembly, who held them, and a candidate; every name is invented."""

import pytest
import time_machine

from orkhon.proceedings.actions.appointments import (
    Candidate,
    propose_candidate,
    put_candidate,
)
from orkhon.register.models import Body, Membership, Person, Post
from tests.rooms.proceedings.asked import ALL, LATER, come, say


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(LATER, tick=False) as moved:
        yield moved


@pytest.fixture
def present(sitting, delegates):
    come(sitting, *(delegates[code][0] for code in ALL))
    return sitting


@pytest.fixture
def secretariat(assembly):
    return Body.objects.create(
        key="sample-secretariat",
        kind=Body.Kind.SECRETARIAT,
        display_name="Sample Secretariat",
        parent=assembly,
        sample=True,
    )


@pytest.fixture
def general(secretariat):
    return Post.objects.create(
        body=secretariat, title="Secretary General", rank=Post.Rank.HEAD, precedence=10
    )


@pytest.fixture
def deputy(secretariat):
    return Post.objects.create(
        body=secretariat, title="Deputy", rank=Post.Rank.DEPUTY, precedence=20
    )


@pytest.fixture
def chair(assembly):
    commission = Body.objects.create(
        key="sample-commission",
        kind=Body.Kind.COMMISSION,
        display_name="Sample commission",
        parent=assembly,
        sample=True,
    )
    return Post.objects.create(
        body=commission, title="Chair", rank=Post.Rank.HEAD, precedence=10
    )


def person(name):
    return Person.objects.create(display_name=name, sample=True)


def hold(post, name, body=None, from_on="", to_on=""):
    """Somebody who holds a post, as the register has it before the session."""
    return Membership.objects.create(
        person=person(name),
        body=post.body,
        post=post,
        on_behalf_of=body,
        from_on=from_on,
        to_on=to_on,
    )


@pytest.fixture
def generals(general, parliaments):
    """Secretaries General of Azerbaijan, Kazakhstan and the Kyrgyz Republic in turn."""
    return [
        hold(general, f"Sample {code}", parliaments[code], begins, ends)
        for code, begins, ends in (
            ("AZ", "2015-10-15", "2019-10-15"),
            ("KZ", "2019-10-15", "2023-10"),
            ("KG", "2023-10-01", ""),
        )
    ]


def propose(session, post, name, by, **fields):
    return propose_candidate(
        session,
        Candidate(
            post,
            person(name),
            fields.pop("on_behalf_of", None),
            fields.pop("from_on", "2027-06-11"),
            fields.pop("years", 3),
            fields.pop("reason", ""),
        ),
        by=by,
        **fields,
    )


@pytest.fixture
def proposed(session, chair, parliaments, secretary):
    return propose(
        session, chair, "Sample Chair", secretary, on_behalf_of=parliaments["KZ"]
    )


@pytest.fixture
def put(proposed, present, secretary):
    return put_candidate(proposed, by=secretary, rule="unanimity", sitting=present)


def all_agree(appointment, parliaments, delegates, by):
    say(
        appointment.question,
        parliaments,
        delegates,
        by,
        **dict.fromkeys(ALL, "agrees"),
    )
