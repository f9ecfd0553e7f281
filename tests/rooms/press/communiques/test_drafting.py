"""A communiqué begins with confirmed facts, and with nothing else."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.dialogue.models import Commitment, CommitmentParty, Contact, Topic
from orkhon.press.actions.drafting import (
    begin_communique,
    drop_version,
    facts_changed,
    renew_facts,
)
from orkhon.press.models import Communique
from orkhon.press.queries.skeleton.events import skeleton_for
from orkhon.proceedings.models import Session
from orkhon.protocol.models import Visit
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about
from orkhon.record.refusals import Refusal
from orkhon.register.models import State
from tests.rooms.press.communiques.conftest import MORNING


def _words(version):
    return [(one.kind, one.words) for one in version.facts.all()]


def test_a_draft_has_who_their_posts_when_where_and_about_what(begin):
    assert _words(begin()) == [
        ("date", "2027-03-03"),
        ("place", "Baku"),
        ("format", "in person"),
        ("person", "Sample Secretary General, Secretary General"),
        ("person", "Sample Speaker, Speaker of the sample parliament"),
        ("topic", "Observation of elections"),
        ("topic", "Trade"),
    ]


def test_a_promise_stands_with_its_owner_and_date(begin, contact, parliament):
    promise = Commitment.objects.create(
        contact=contact, strength="agreed", what="send comments", due="2027-06-30"
    )
    CommitmentParty.objects.create(
        commitment=promise, side=CommitmentParty.Side.OWNER, body=parliament
    )
    assert _words(begin())[-1] == (
        "promise",
        "Sample parliament of Kazakhstan · send comments · 2027-06-30",
    )


def test_what_nobody_confirmed_is_no_fact(begin, contact):
    Topic.objects.create(contact=contact, text="A rumour", state=State.PROPOSED)
    contact.participations.update(state=State.PROPOSED)
    kinds = [kind for kind, _words in _words(begin())]
    assert kinds == ["date", "place", "format", "topic", "topic"]


def test_what_only_a_restricted_source_says_is_not_offered(begin, contact, cited):
    Topic.objects.create(
        contact=contact, text="In confidence", citation=cited(readers="protocol")
    )
    version = begin()
    assert "In confidence" not in str(_words(version))
    assert skeleton_for(version.communique).left_out == 1


def test_a_fact_keeps_its_citation(begin, contact, cited):
    place = cited()
    Topic.objects.create(contact=contact, text="Transport", citation=place)
    assert begin().facts.get(words="Transport").citation == place


def test_numbers_of_a_year_follow_one_another(begin):
    assert [str(begin().communique), str(begin().communique)] == ["2027/1", "2027/2"]


@pytest.mark.parametrize("state", ["planned", "cancelled"])
def test_a_meeting_that_was_not_held_gives_no_communique(begin, contact, state):
    Contact.objects.filter(pk=contact.pk).update(state=state)
    contact.refresh_from_db()
    with pytest.raises(Refusal, match="was not held"):
        begin()
    assert not Communique.objects.exists()


def test_a_meeting_that_was_joined_into_another_gives_no_communique_of_its_own(
    begin, contact
):
    Contact.objects.filter(pk=contact.pk).update(
        merged_into=Contact.objects.create(title="The same meeting", on="2027-03-03")
    )
    contact.refresh_from_db()
    with pytest.raises(Refusal, match="” was joined into another contact"):
        begin()
    assert not Communique.objects.exists()


def test_a_session_and_a_visit_that_were_cancelled_give_no_communique(
    begin, assembly, parliament
):
    session = Session.objects.create(
        key="sample-9", organ=assembly, number=9, title="Sample ninth session",
        progress=Session.State.CANCELLED,
    )  # fmt: skip
    visit = Visit.objects.create(
        key="sample-visit", title="Sample visit", direction="received",
        guest=parliament, host=assembly, begins_on=date(2027, 3, 3),
        ends_on=date(2027, 3, 3), time_zone="Asia/Baku",
        progress=Visit.State.CANCELLED, made_at=MORNING, made_by="sample",
    )  # fmt: skip
    for event in (session, visit):
        with pytest.raises(Refusal, match=f"“.*{event.title}.*” was cancelled"):
            begin(event=event)
    assert not Communique.objects.exists()


def test_a_language_of_another_site_is_refused(begin):
    with pytest.raises(Refusal, match="“fr” is no language"):
        begin(languages=["fr"])


def test_who_does_not_write_begins_nothing(assembly, contact, protocol):
    with pytest.raises(PermissionDenied):
        begin_communique(contact, body=assembly, authentic="en", by=protocol)
    assert not Communique.objects.exists()


def test_facts_are_frozen_until_somebody_asks_for_them_anew(begin, contact, press):
    version = begin()
    Contact.objects.filter(pk=contact.pk).update(place="Ankara")
    assert ("place", "Baku") in _words(version)
    fresh = type(version).objects.get(pk=version.pk)
    told = facts_changed(fresh)
    assert (told.added, told.gone) == (("Ankara",), ("Baku",))
    assert renew_facts(fresh, by=press) == told
    assert ("place", "Ankara") in _words(fresh)
    assert entries_about(subject_of(version))[-1].verb == "press.communique.renew-facts"
    assert not renew_facts(type(version).objects.get(pk=version.pk), by=press)


def test_a_dropped_draft_keeps_its_number_and_says_why(begin, press):
    version = begin()
    with pytest.raises(Refusal, match="Say why"):
        drop_version(version, by=press, why=" ")
    drop_version(version, by=press, why="the visit was called off")
    version.refresh_from_db()
    assert version.progress == "dropped"
    assert version.communique.dropped_why == "the visit was called off"
    with pytest.raises(Refusal, match="no draft any more"):
        drop_version(version, by=press, why="again")
    assert str(begin().communique) == "2027/2"


def test_an_approved_version_is_dropped_by_a_head_alone(approved, press, head):
    with pytest.raises(PermissionDenied):
        drop_version(approved, by=press, why="no")
    drop_version(approved, by=head, why="overtaken by events")
    approved.refresh_from_db()
    assert approved.progress == "dropped"
