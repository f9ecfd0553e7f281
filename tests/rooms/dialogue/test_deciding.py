"""A person answers; a yes writes the fact, an undo takes it back."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.dialogue.actions.refusals import AlreadyDecided, PersonNotChosen
from orkhon.dialogue.actions.reports import close_report
from orkhon.dialogue.actions.review import (
    add_proposal,
    decide,
    redraw_span,
    undo_decision,
)
from orkhon.dialogue.intake.values import ValueProblem
from orkhon.dialogue.models import (
    Commitment,
    Contact,
    Participation,
    Proposal,
)
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal
from orkhon.register.models import Figure, Name, Person
from tests.rooms.dialogue.conftest import TEXT


def test_yes_to_a_date_makes_the_contact_and_cites_the_words(found, clerk):
    date = found("date")
    decided = decide(date, answer="yes", by=clerk)
    contact = Contact.objects.get()
    assert (contact.on, contact.state) == ("2027-03-10", "held")
    assert decided.proposal.contact == contact
    citation = contact.citations.get()
    assert citation.quote == TEXT[date.start : date.end]
    entry = Entry.objects.get(pk=decided.entry)
    assert entry.verb == "dialogue.proposal.confirm"
    assert entry.actor == clerk.actor_id


def test_all_of_one_contact_is_written_to_one_contact(report, found, clerk):
    for proposal in report.proposals.exclude(kind="participant"):
        decide(proposal, answer="yes", by=clerk)
    assert Contact.objects.count() == 1
    assert Contact.objects.get().reports.get() == report


def test_a_known_person_is_linked_to_the_post_of_that_day(found, clerk, sundetbek):
    decide(found("participant", "Sundetbek"), answer="yes", by=clerk)
    decide(found("date"), answer="yes", by=clerk)
    seen = Participation.objects.get()
    assert seen.person == sundetbek
    assert "Deputy Speaker" in seen.post_as_written
    assert seen.membership == sundetbek.memberships.get()


def test_an_unknown_person_must_be_chosen(found, clerk):
    proposal = found("participant", "Erlan")
    with pytest.raises(PersonNotChosen, match="Erlan Tastaq"):
        decide(proposal, answer="yes", by=clerk)
    proposal.refresh_from_db()
    assert proposal.state == Proposal.State.PROPOSED


def test_an_unknown_person_is_entered_in_the_same_gesture(found, clerk):
    decide(found("participant", "Erlan"), answer="yes", by=clerk, person="new")
    person = Person.objects.get(display_name="Erlan Tastaq")
    name = Name.objects.get(person=person)
    assert (name.kind, name.language, name.citation.quote) == (
        "press",
        "en",
        "Erlan Tastaq",
    )
    assert Participation.objects.get().person == person


def test_a_promise_is_a_row_with_owner_and_partial_date(found, clerk, chamber):
    decide(found("commitment"), answer="yes", by=clerk)
    promise = Commitment.objects.get()
    assert (promise.due, promise.due_day.isoformat()) == ("2027-04", "2027-04-30")
    assert promise.status == Commitment.Status.OPEN
    assert promise.citation.quote in TEXT
    assert [one.body for one in promise.parties.filter(side="owner")] == [chamber]


def test_a_correction_is_kept_beside_what_was_proposed(found, clerk):
    proposal = found("commitment")
    decide(proposal, answer="edit", by=clerk, corrected={"when": "2027-04-30"})
    proposal.refresh_from_db()
    assert proposal.state == Proposal.State.EDITED
    assert proposal.value["when"] == "2027-04"
    assert proposal.corrected["when"] == "2027-04-30"
    assert Commitment.objects.get().due == "2027-04-30"


def test_a_correction_to_a_day_that_does_not_exist_is_refused(found, clerk):
    with pytest.raises(ValueProblem, match="2027-02-30"):
        decide(
            found("date"), answer="edit", by=clerk, corrected={"value": "2027-02-30"}
        )
    assert not Contact.objects.exists()


def test_an_edit_without_a_correction_is_refused(found, clerk):
    with pytest.raises(Refusal, match="different"):
        decide(found("date"), answer="edit", by=clerk)


def test_no_writes_nothing_but_the_entry(found, clerk):
    decided = decide(found("date"), answer="no", by=clerk)
    assert not Contact.objects.exists()
    assert Entry.objects.get(pk=decided.entry).verb == "dialogue.proposal.refuse"


def test_two_clicks_decide_once(found, clerk, colleague):
    proposal = found("date")
    first, second = found("date"), found("date")
    decide(first, answer="yes", by=clerk)
    before = Entry.objects.count()
    with pytest.raises(AlreadyDecided):
        decide(second, answer="no", by=colleague)
    proposal.refresh_from_db()
    assert proposal.decided_by == clerk
    assert Entry.objects.count() == before


def test_a_stranger_decides_nothing(found, delegate):
    with pytest.raises(PermissionDenied):
        decide(found("date"), answer="yes", by=delegate)
    assert found("date").state == Proposal.State.PROPOSED


def test_an_answer_that_is_none_is_refused(found, clerk):
    with pytest.raises(Refusal, match="perhaps"):
        decide(found("date"), answer="perhaps", by=clerk)


def test_undo_leaves_no_row_behind(report, found, clerk):
    for proposal in report.proposals.exclude(kind__in=["participant", "figure"]):
        decide(proposal, answer="yes", by=clerk)
    decide(found("participant", "Sundetbek"), answer="yes", by=clerk)
    for proposal in report.proposals.exclude(state=Proposal.State.PROPOSED):
        undo_decision(proposal, by=clerk)
    assert not Contact.objects.exists()
    assert not Commitment.objects.exists()
    assert not Participation.objects.exists()
    assert not report.proposals.exclude(state=Proposal.State.PROPOSED).exists()
    assert Entry.objects.order_by("-seq")[0].verb == "dialogue.proposal.undo"


def test_undo_twice_is_refused(found, clerk):
    proposal = found("date")
    decide(proposal, answer="yes", by=clerk)
    undo_decision(proposal, by=clerk)
    with pytest.raises(Refusal, match="waits"):
        undo_decision(proposal, by=clerk)


def test_undo_of_one_date_lets_the_other_one_stand(report, found, clerk):
    first = found("date")
    start = TEXT.index("10 March 2027")
    other = add_proposal(
        report,
        kind="date",
        start=start,
        end=start + 8,
        by=clerk,
        value={"value": "2027-03"},
    )
    decide(first, answer="yes", by=clerk)
    decide(other, answer="yes", by=clerk)
    assert Contact.objects.get().on == "2027-03"
    undo_decision(other, by=clerk)
    assert Contact.objects.get().on == "2027-03-10"


def test_figures_go_to_the_register_with_their_source(found, clerk):
    decide(found("figure", "42"), answer="yes", by=clerk)
    figure = Figure.objects.get()
    assert (figure.value, figure.what) == (42, "observers")
    assert figure.denominator == "from 7 countries"
    assert figure.citation.quote in TEXT
    undo_decision(found("figure", "42"), by=clerk)
    figure.refresh_from_db()
    assert figure.state == "superseded"


def test_a_proposal_is_drawn_from_selected_words(report, clerk):
    start = TEXT.index("product safety")
    drawn = add_proposal(
        report,
        kind="topic",
        start=start,
        end=start + 14,
        by=clerk,
        value={"value": "product safety"},
    )
    assert drawn.drawn
    assert drawn.number == report.proposals.count()
    decide(drawn, answer="yes", by=clerk)
    assert Contact.objects.get().topics.get().citation.quote == "product safety"


def test_a_proposal_outside_the_text_is_refused(report, clerk):
    with pytest.raises(Refusal, match=f"{len(TEXT)}"):
        add_proposal(
            report,
            kind="topic",
            start=5,
            end=len(TEXT) + 1,
            by=clerk,
            value={"value": "x"},
        )


def test_a_span_can_be_redrawn_while_the_proposal_waits(found, clerk):
    proposal = found("date")
    start = TEXT.index("10 March 2027")
    redraw_span(proposal, start=start, end=start + 13, by=clerk)
    decide(proposal, answer="yes", by=clerk)
    assert Contact.objects.get().citations.get().quote == "10 March 2027"
    with pytest.raises(AlreadyDecided):
        redraw_span(proposal, start=0, end=4, by=clerk)


def test_a_report_closes_when_everything_is_answered(report, clerk):
    with pytest.raises(Refusal, match="wait"):
        close_report(report, by=clerk)
    for proposal in report.proposals.all():
        decide(proposal, answer="no", by=clerk)
    close_report(report, by=clerk)
    assert report.closed_at is not None
    with pytest.raises(Refusal, match="closed already"):
        close_report(report, by=clerk)


def test_a_promise_repeated_in_another_place_is_one_promise(report, found, clerk):
    decide(found("commitment"), answer="yes", by=clerk)
    first = Commitment.objects.get()
    start = TEXT.index("said that")
    again = add_proposal(
        report,
        kind="commitment",
        start=start,
        end=start + 20,
        by=clerk,
        value={"what": "send its comments", "strength": "intends"},
    )
    decide(again, answer="yes", by=clerk, same_as=first)
    assert Commitment.objects.get() == first
    assert first.further.get().quote == TEXT[start : start + 20]
    undo_decision(again, by=clerk)
    assert not first.further.exists()


def test_a_statement_that_it_was_done_closes_the_open_promise(report, found, clerk):
    decide(found("commitment"), answer="yes", by=clerk)
    promise = Commitment.objects.get()
    start = TEXT.index("took part")
    done = add_proposal(
        report,
        kind="commitment",
        start=start,
        end=start + 9,
        by=clerk,
        value={"what": "comments were sent", "strength": "decided", "status": "done"},
    )
    decide(done, answer="yes", by=clerk, same_as=promise)
    promise.refresh_from_db()
    assert promise.status == Commitment.Status.DONE
    step = promise.steps.get()
    assert (step.by, step.citation.quote) == (clerk, "took part")
    undo_decision(done, by=clerk)
    promise.refresh_from_db()
    assert promise.status == Commitment.Status.OPEN
    assert not promise.steps.exists()
