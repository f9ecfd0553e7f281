"""The same person, promise or report met again; and what rests on what."""

import pytest

from orkhon.dialogue.actions.confirming import Confirmed, confirm_all
from orkhon.dialogue.actions.facts import Writing, write
from orkhon.dialogue.actions.matches import answer_contact_match, propose_matches
from orkhon.dialogue.actions.promises import add_commitment, set_commitment_status
from orkhon.dialogue.actions.review import add_proposal, decide, undo_decision
from orkhon.dialogue.intake.corrections import Correction, CorrectionProblem, Stage
from orkhon.dialogue.intake.values import PersonSeen
from orkhon.dialogue.models import (
    Commitment,
    CommitmentParty,
    Contact,
    ContactMatch,
    Participation,
    Process,
    Proposal,
)
from orkhon.record.actions import cite
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal
from orkhon.register.actions.nouns import add_person
from tests.rooms.dialogue.conftest import TEXT


def draw(report, clerk, words, kind, **value):
    start = TEXT.index(words)
    return add_proposal(
        report, kind=kind, start=start, end=start + len(words), by=clerk, value=value
    )


def test_a_person_named_twice_at_one_contact_is_there_once(
    report, found, clerk, sundetbek
):
    named = draw(
        report,
        clerk,
        "Omirgali Sundetbek said",
        "participant",
        name="Omirgali Sundetbek",
        role="quoted",
    )
    decide(named, answer="yes", by=clerk)
    decide(found("participant", "Deputy Speaker"), answer="yes", by=clerk)
    seen = Participation.objects.get()
    assert seen.role == "participant"
    assert "Deputy Speaker" in seen.post_as_written
    undo_decision(named, by=clerk)
    assert Participation.objects.get() == seen


def test_a_participant_who_took_part_is_not_made_a_mere_mention(
    report, found, clerk, sundetbek
):
    decide(found("participant", "Deputy Speaker"), answer="yes", by=clerk)
    again = draw(
        report,
        clerk,
        "Omirgali Sundetbek said",
        "participant",
        name="Omirgali Sundetbek",
        role="mentioned",
    )
    decide(again, answer="yes", by=clerk)
    assert Participation.objects.get().role == "participant"


def test_a_person_deleted_from_the_proposal_is_asked_about(report, clerk):
    unknown = draw(
        report, clerk, "Baku", "participant", name="Ulan", person="not an id"
    )
    with pytest.raises(Refusal, match="does not know “Ulan”"):
        decide(unknown, answer="yes", by=clerk)


def test_a_promise_that_changed_since_cannot_be_undone(found, clerk):
    decide(found("commitment"), answer="yes", by=clerk)
    promise = Commitment.objects.get()
    set_commitment_status(promise, "half-done", by=clerk, note="a draft came")
    with pytest.raises(Refusal, match="withdraw the promise"):
        undo_decision(found("commitment"), by=clerk)
    assert found("commitment").state == Proposal.State.CONFIRMED


def test_a_promise_said_to_be_done_is_kept_as_done_and_undone_whole(report, clerk):
    done = draw(
        report,
        clerk,
        "took part",
        "commitment",
        what="observers took part",
        strength="decided",
        status="done",
    )
    decide(done, answer="yes", by=clerk)
    promise = Commitment.objects.get()
    assert (promise.status, promise.steps.get().by) == ("done", clerk)
    undo_decision(done, by=clerk)
    assert not Commitment.objects.exists()


def test_an_answer_no_is_undone_too(found, clerk):
    decide(found("date"), answer="no", by=clerk)
    undo_decision(found("date"), by=clerk)
    assert found("date").state == Proposal.State.PROPOSED


def test_a_proposal_without_a_place_cannot_be_confirmed(found, clerk):
    date = found("date")
    Proposal.objects.filter(pk=date.pk).update(start=None)
    with pytest.raises(Refusal, match="no place in the text"):
        decide(found("date"), answer="yes", by=clerk)


def test_who_owes_is_found_among_bodies_people_and_those_present(
    report, found, clerk, sundetbek, chamber
):
    decide(found("participant", "Sundetbek"), answer="yes", by=clerk)
    promise = draw(
        report,
        clerk,
        "product safety",
        "commitment",
        what="write",
        strength="agreed",
        who=["sample-chamber", "Omirgali Sundetbek", "Sundetbek", "the other side"],
    )
    decide(promise, answer="yes", by=clerk)
    parties = CommitmentParty.objects.order_by("pk")
    assert [(one.body, one.person) for one in parties] == [
        (chamber, None),
        (None, sundetbek),
        (None, sundetbek),
        (None, None),
    ]
    assert str(parties[3]) == "the other side"


def test_a_match_that_waits_takes_the_newer_likeness(found, clerk, sundetbek):
    other = Contact.objects.create(on="2027-03-10")
    for person in (sundetbek, add_person("Aizirek Kokotaeva", by=clerk)):
        Participation.objects.create(contact=other, person=person, role="participant")
    decide(found("date"), answer="yes", by=clerk)
    decide(found("participant", "Sundetbek"), answer="yes", by=clerk)
    assert ContactMatch.objects.get().score == 1.0
    stranger = add_person("Erlan Tastaq", by=clerk)
    decide(found("participant", "Erlan"), answer="yes", by=clerk, person=stranger)
    assert ContactMatch.objects.get().score == 0.5


def test_a_joined_contact_is_proposed_no_more(found, clerk, sundetbek):
    other = Contact.objects.create(on="2027-03-10")
    Participation.objects.create(contact=other, person=sundetbek, role="participant")
    decide(found("date"), answer="yes", by=clerk)
    decide(found("participant", "Sundetbek"), answer="yes", by=clerk)
    answer_contact_match(ContactMatch.objects.get(), is_same=True, by=clerk)
    joined = Contact.objects.exclude(merged_into=None).get()
    assert propose_matches(joined) == []


def test_two_contacts_of_one_report_are_two(report, clerk, sundetbek):
    one, two = (Contact.objects.create(on="2027-03-10") for _ in range(2))
    for contact in (one, two):
        contact.reports.add(report)
        Participation.objects.create(
            contact=contact, person=sundetbek, role="participant"
        )
    assert propose_matches(one) == []


def test_other_promises_of_a_joined_contact_stay_as_they_are(clerk, sundetbek):
    kept, joined = (Contact.objects.create(on="2027-03-10") for _ in range(2))
    for contact, what in ((kept, "Hold a seminar"), (joined, "Repair the roof")):
        add_commitment(contact, what=what, strength="agreed", owners=["A"], by=clerk)
    match = ContactMatch.objects.create(one=kept, other=joined, score=1.0)
    answer_contact_match(match, is_same=True, by=clerk)
    assert not Commitment.objects.filter(status="superseded").exists()


def test_a_participant_without_a_person_is_never_written(found, clerk):
    with pytest.raises(Refusal, match="say who Erlan Tastaq is"):
        write(
            found("participant", "Erlan"),
            PersonSeen("Erlan Tastaq"),
            Writing(clerk, citation=cite(found("date").report.source, start=0, end=7)),
        )
    assert not Participation.objects.exists()


def test_a_correction_no_to_what_nobody_proposed_is_passed_over(report, clerk):
    done = confirm_all(
        report, by=clerk, corrections=[Correction("figure", "Meeting", answer="no")]
    )
    assert (done.refused, done.drawn) == (0, 0)


def test_confirming_all_leaves_a_near_match_to_a_person(report, clerk, sundetbek):
    draw(report, clerk, "Baku", "participant", name="Omirgaly Sundetbayev")
    done = confirm_all(report, by=clerk)
    assert done.waiting == 1
    left = report.proposals.get(state=Proposal.State.PROPOSED)
    assert left.value["name"] == "Omirgaly Sundetbayev"


def test_confirming_all_follows_the_corrections(report, clerk, sundetbek):
    done = confirm_all(
        report,
        by=clerk,
        corrections=[
            Correction("figure", "42 observers", answer="no"),
            Correction("topic", "product safety", value={"value": "safety"}, contact=0),
            Correction("place", "the Sample Chamber", value={"value": "Baku"}),
            Correction("participant", "Erlan Tastaq", person="Omirgali Sundetbek"),
            Correction(
                "commitment", "intends to send", process=Stage("Comments", "idea")
            ),
        ],
    )
    total = report.proposals.count()
    assert done == Confirmed(
        confirmed=total - 2, edited=1, refused=1, drawn=done.drawn, waiting=0
    )
    assert Contact.objects.get().topics.get().text == "safety"
    assert Process.objects.get().steps.get().on == "2027-03-10"


@pytest.mark.parametrize(
    ("correction", "error"),
    [
        (Correction("topic", "a treaty", value={"value": "x"}), CorrectionProblem),
        (Correction("participant", "Erlan", person="Nobody Known"), Refusal),
    ],
)
def test_a_correction_that_does_not_fit_changes_nothing(
    report, clerk, correction, error
):
    before = Entry.objects.count()
    with pytest.raises(error):
        confirm_all(report, by=clerk, corrections=[correction])
    assert Entry.objects.count() == before
    assert not report.proposals.exclude(state=Proposal.State.PROPOSED).exists()
