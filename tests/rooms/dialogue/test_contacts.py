"""Meetings before and after, two reports of one event, records of conversation."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.dialogue.actions.contacts import (
    Guest,
    Plan,
    cancel_contact,
    complete_contact,
    plan_contact,
)
from orkhon.dialogue.actions.conversations import (
    open_conversation_record,
    write_conversation_record,
)
from orkhon.dialogue.actions.matches import (
    answer_contact_match,
    propose_matches,
    undo_contact_match,
)
from orkhon.dialogue.actions.promises import add_commitment
from orkhon.dialogue.actions.reports import receive_report
from orkhon.dialogue.actions.review import decide
from orkhon.dialogue.models import Commitment, Contact, ContactMatch
from orkhon.dialogue.queries import (
    all_contacts,
    card,
    cards,
    contacts_with,
    next_contacts,
    not_completed,
    promises_of,
    topic_history,
)
from orkhon.engines.periods import PartialDateError
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal
from orkhon.register.models import Person
from tests.rooms.dialogue.conftest import TEXT


def plan(clerk, *people, on="2027-03-20", title="Talks"):
    guests = [Guest(person=person) for person in people]
    return plan_contact(Plan(title=title, on=on, guests=guests), by=clerk)


def roles(contact):
    return {str(one.person): one.role for one in contact.participations.all()}


def test_a_meeting_is_planned_with_somebody_new(clerk, sundetbek, chamber):
    contact = plan_contact(
        Plan(
            title="Talks",
            on="2027-03-20",
            place="Baku",
            agenda="Water",
            guests=[
                Guest(person=sundetbek, body=chamber),
                Guest(new_name="Aizirek Kokotaeva", post="Secretary of Commission"),
            ],
        ),
        by=clerk,
    )
    assert contact.state == Contact.State.PLANNED
    assert roles(contact) == {
        "Omirgali Sundetbek": "participant",
        "Aizirek Kokotaeva": "participant",
    }
    known = contact.participations.get(person=sundetbek)
    assert known.membership == sundetbek.memberships.get()
    assert Entry.objects.order_by("-seq")[0].verb == "dialogue.contact.plan"


@pytest.mark.parametrize(
    ("plan_of", "error", "reason"),
    [
        ({"on": ""}, Refusal, "when"),
        ({"on": "2027-02-30"}, PartialDateError, "2027-02-30"),
        ({"on": "2027-03-02", "until": "2027-03-01"}, PartialDateError, "before"),
        ({"on": "2027-03", "until": "2029-03"}, Refusal, "more than a year"),
        ({"on": "2027-03", "kinds": ["quarrel"]}, Refusal, "quarrel"),
        ({"on": "2027-03", "format": "by pigeon"}, Refusal, "by pigeon"),
        ({"on": "2027-03", "guests": []}, Refusal, "who is met"),
        ({"on": "2027-03", "guests": [Guest(new_name=" ")]}, Refusal, "without a name"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(clerk, plan_of, error, reason):
    wanted = {"title": "Talks", "guests": [Guest(new_name="A Guest")]} | plan_of
    with pytest.raises(error, match=reason):
        plan_contact(Plan(**wanted), by=clerk)
    assert not Contact.objects.exists()
    assert not Person.objects.exists()


def test_a_meeting_is_completed_with_who_came(clerk, sundetbek):
    contact = plan(clerk, sundetbek)
    complete_contact(
        contact,
        by=clerk,
        outcome="A second meeting in May",
        absent=[sundetbek],
        also=[Guest(new_name="Erlan Tastaq")],
        on="2027-03-21",
        place="Ankara",
    )
    contact.refresh_from_db()
    assert (contact.state, contact.on, contact.place) == (
        "held",
        "2027-03-21",
        "Ankara",
    )
    assert roles(contact) == {
        "Omirgali Sundetbek": "absent",
        "Erlan Tastaq": "participant",
    }
    with pytest.raises(Refusal, match="held"):
        complete_contact(contact, by=clerk, outcome="x")


def test_a_meeting_is_called_off_with_the_reason(clerk, sundetbek):
    contact = plan(clerk, sundetbek)
    with pytest.raises(Refusal, match="why"):
        cancel_contact(contact, by=clerk, why=" ")
    cancel_contact(contact, by=clerk, why="the guest is ill")
    assert (contact.state, contact.outcome) == ("cancelled", "the guest is ill")
    with pytest.raises(Refusal, match="cancelled"):
        cancel_contact(contact, by=clerk, why="again")


def test_a_stranger_plans_nothing(delegate, administrator):
    for stranger in (delegate, administrator):
        with pytest.raises(PermissionDenied):
            plan(stranger)
    assert not Contact.objects.exists()


def test_a_month_may_still_come_until_it_is_over(clerk, sundetbek):
    plan(clerk, sundetbek, on="2027-03")
    assert len(next_contacts(date(2027, 3, 20))) == 1
    assert not_completed(date(2027, 3, 20)) == []
    assert next_contacts(date(2027, 4, 1)) == []
    assert len(not_completed(date(2027, 4, 1))) == 1


SECOND = """Chamber news

On 10 March 2027 Omirgali Sundetbek met with Rüfət Səyyadlı in Baku. They discussed the draft model law on product safety.
"""


@pytest.fixture
def two_reports(report, clerk, sundetbek):
    """The same event told twice, both confirmed."""
    for text in (TEXT, SECOND):
        one = receive_report(text.encode(), "sample.txt", by=clerk).report
        for proposal in one.proposals.exclude(kind="figure"):
            person = None
            if proposal.kind == "participant":
                name = proposal.value["name"]
                person = Person.objects.filter(display_name=name).first() or "new"
            decide(proposal, answer="yes", by=clerk, person=person)
    return Contact.objects.order_by("pk")


def test_two_reports_of_one_event_are_proposed_as_one(two_reports):
    match = ContactMatch.objects.get()
    assert match.answer == ContactMatch.Answer.WAITING
    assert match.score == 1.0
    assert {match.one, match.other} == set(two_reports)


def test_one_event_keeps_both_sources_and_counts_nothing_twice(two_reports, clerk):
    kept = answer_contact_match(ContactMatch.objects.get(), is_same=True, by=clerk)
    assert all_contacts().get() == kept
    shown = card(kept)
    assert len(shown.sources) == 2
    names = [str(seen.person) for seen in shown.people]
    assert len(names) == len(set(names)) == 3
    twice = next(one for one in shown.people if str(one.person) == names[0])
    assert len(twice.citations) == 2
    assert len(shown.topics) == 1
    with pytest.raises(Refusal, match="answered already"):
        answer_contact_match(ContactMatch.objects.get(), is_same=False, by=clerk)


def test_a_promise_in_both_reports_is_one_promise(two_reports, clerk):
    for contact in two_reports:
        add_commitment(
            contact, what="Hold a seminar", strength="agreed", owners=["A"], by=clerk
        )
    kept = answer_contact_match(ContactMatch.objects.get(), is_same=True, by=clerk)
    ids = card(kept).ids
    seminars = [
        line
        for line in promises_of(ids, on=date(2027, 3, 11))
        if line.commitment.what == "Hold a seminar"
    ]
    assert len(seminars) == 1
    assert Commitment.objects.filter(status="superseded").count() == 1


def test_two_events_stay_two(two_reports, clerk):
    answer_contact_match(ContactMatch.objects.get(), is_same=False, by=clerk)
    assert all_contacts().count() == 2
    assert propose_matches(two_reports[0])[0].answer == ContactMatch.Answer.DIFFERENT


def test_joined_contacts_can_be_parted(two_reports, clerk):
    match = ContactMatch.objects.get()
    answer_contact_match(match, is_same=True, by=clerk)
    undo_contact_match(match, by=clerk)
    assert all_contacts().count() == 2
    with pytest.raises(Refusal, match="nobody has answered"):
        undo_contact_match(match, by=clerk)


def test_a_planned_meeting_is_joined_with_the_report_of_it(report, clerk, sundetbek):
    planned = plan(clerk, sundetbek, on="2027-03-11")
    for kind in ("date", "participant"):
        for proposal in report.proposals.filter(kind=kind):
            if kind == "date" or "Sundetbek" in proposal.value["name"]:
                decide(proposal, answer="yes", by=clerk)
    kept = answer_contact_match(ContactMatch.objects.get(), is_same=True, by=clerk)
    assert kept == planned
    assert kept.state == Contact.State.HELD


def test_other_people_or_another_week_are_no_match(clerk, sundetbek):
    plan(clerk, sundetbek, on="2027-03-11")
    later = plan(clerk, sundetbek, on="2027-03-20")
    month = plan(clerk, sundetbek, on="2027-03")
    nobody = plan_contact(
        Plan(title="x", on="2027-03-11", guests=[Guest(new_name="Erlan Tastaq")]),
        by=clerk,
    )
    for contact in (later, month, nobody):
        assert propose_matches(contact) == []


def test_contacts_with_a_person_are_the_newest_first(two_reports, sundetbek, clerk):
    plan(clerk, sundetbek)
    held = contacts_with(person_ids=[sundetbek.pk])
    assert [one.contact.on for one in held] == ["2027-03-10", "2027-03-10"]
    assert contacts_with(person_ids=[sundetbek.pk], until=date(2027, 3, 1)) == []
    ((topic, pairs),) = topic_history(person_ids=[sundetbek.pk])
    assert topic == "draft model law on product safety"
    assert len(pairs) == 2


def test_the_list_asks_as_often_for_three_contacts_as_for_one(
    clerk, sundetbek, django_assert_num_queries
):
    plan(clerk, sundetbek)
    with django_assert_num_queries(11):
        cards(all_contacts())
    plan(clerk, sundetbek, on="2027-04-01")
    plan(clerk, sundetbek, on="2027-05-01")
    with django_assert_num_queries(11):
        cards(all_contacts())


def test_a_record_of_conversation_opens_for_the_people_named_alone(
    clerk, colleague, head, sundetbek
):
    contact = plan(clerk, sundetbek)
    record = write_conversation_record(
        contact, "Said in confidence.", open_to=[colleague], by=clerk
    )
    assert record.source.readers == {clerk.actor_id, colleague.actor_id}
    opened = open_conversation_record(record, by=colleague)
    assert opened.text == "Said in confidence."
    with pytest.raises(PermissionDenied):
        open_conversation_record(record, by=head)
    assert [opening.by for opening in record.openings.all()] == [colleague]
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.verb, entry.actor) == (
        "dialogue.conversation.open",
        colleague.actor_id,
    )


def test_a_record_of_conversation_is_written_once_and_not_for_strangers(
    clerk, delegate, sundetbek
):
    contact = plan(clerk, sundetbek)
    with pytest.raises(Refusal, match="empty"):
        write_conversation_record(contact, " ", open_to=[], by=clerk)
    with pytest.raises(Refusal, match="Guest"):
        write_conversation_record(contact, "x", open_to=[delegate], by=clerk)
    write_conversation_record(contact, "x", open_to=[], by=clerk)
    with pytest.raises(Refusal, match="already"):
        write_conversation_record(contact, "y", open_to=[], by=clerk)
