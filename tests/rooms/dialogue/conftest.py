"""Who acts, and a report to act on; every person and fact in it is invented."""

import pytest
from django.db import transaction
from django.test import override_settings

from orkhon.accounts.actions import add_account
from orkhon.dialogue.actions.reports import receive_report
from orkhon.dialogue.models import Proposal
from orkhon.record.roles import Role
from orkhon.register.actions.holding import begin_membership
from orkhon.register.actions.nouns import add_body, add_person, add_post
from orkhon.register.models import Body, Post
from orkhon.sample import public_facts

TEXT = """Meeting in Baku

Baku, 10 March 2027. Rüfət Səyyadlı, Secretary General of the Sample Assembly, met with Omirgali Sundetbek, Deputy Speaker of the Sample Chamber.

The parties discussed the draft model law on product safety. Omirgali Sundetbek said that the Sample Chamber intends to send its comments before the end of April 2027.

The meeting was also attended by Legal Officer Mr. Erlan Tastaq. It was noted that 42 observers from 7 countries took part.
"""


@pytest.fixture(scope="module")
def assembly(django_db_setup, django_db_blocker, tmp_path_factory):
    """The public facts, entered once a file; each test rolls back to them."""
    folder = tmp_path_factory.mktemp("files")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=folder),
        transaction.atomic(),
    ):
        loader = add_account(
            "loader",
            by=None,
            display_name="Loader",
            roles=[Role.RESEARCH],
            must_change_password=False,
        )
        public_facts.load(by=loader)
        yield loader
        transaction.set_rollback(True)


@pytest.fixture
def clerk(make):
    return make("tastak", Role.RESEARCH)


@pytest.fixture
def colleague(make):
    return make("kokotaeva", Role.PROTOCOL)


@pytest.fixture
def head(make):
    return make("seyyadli", Role.SECRETARY_GENERAL)


@pytest.fixture
def delegate(make):
    return make("guest", Role.DELEGATE, parliament="sample-parliament")


@pytest.fixture
def administrator(make):
    return make("keeper", Role.ADMINISTRATOR)


@pytest.fixture
def chamber(clerk):
    return add_body(
        "Sample Chamber", by=clerk, key="sample-chamber", kind=Body.Kind.CHAMBER
    )


@pytest.fixture
def sundetbek(clerk, chamber):
    person = add_person("Omirgali Sundetbek", by=clerk, language="en")
    post = add_post(chamber, "Deputy Speaker", by=clerk, rank=Post.Rank.DEPUTY)
    begin_membership(person, chamber, by=clerk, post=post, from_on="2026-09")
    return person


@pytest.fixture
def received(clerk, sundetbek):
    return receive_report(TEXT.encode(), "sample-meeting.txt", by=clerk)


@pytest.fixture
def report(received):
    return received.report


@pytest.fixture
def found(report):
    """A proposal by its kind, and by words in its value when there are several."""

    def one(kind, words=""):
        fitting = [
            each
            for each in report.proposals.filter(kind=kind)
            if words in str(each.value)
        ]
        assert len(fitting) == 1, [each.value for each in fitting]
        return Proposal.objects.get(pk=fitting[0].pk)

    return one
