"""The sample story: five reports confirmed, one waiting, and again nothing new."""

from datetime import date

import pytest

from orkhon.accounts.actions import add_account
from orkhon.dialogue.models import Commitment, ContactMatch, ConversationRecord, Process
from orkhon.dialogue.queries import (
    all_contacts,
    card,
    find_promises,
    overdue,
    waiting_reports,
)
from orkhon.record.models import Entry
from orkhon.record.roles import Role
from orkhon.register.models import Person
from orkhon.sample import dialogue_story


@pytest.fixture(scope="module")
def told(assembly):
    """The story told once; each test rolls back to its end."""
    add_account(
        "head",
        by=None,
        display_name="Head",
        roles=[Role.SECRETARY_GENERAL],
        must_change_password=False,
    )
    return dialogue_story.load(assembly)


@pytest.fixture
def story(told, db):
    return told


def test_five_reports_are_confirmed_and_one_waits(story):
    assert story.read == 6
    (waiting,) = waiting_reports()
    assert waiting.source.filename == "6-reception-baku.txt"
    assert story.waiting == waiting.total
    assert story.planned == 2


def test_a_second_run_adds_nothing(story, assembly):
    before = Entry.objects.count()
    assert dialogue_story.load(assembly) == story
    assert Entry.objects.count() == before


def test_three_promises_are_late_on_21_november_2026(story):
    late = [line.commitment.what for line in overdue(date(2026, 11, 21))]
    assert late == [
        "circulate the comparative table on product safety to the four commissions",
        "send written comments on the draft model law on product safety",
        "nominate two experts for the working group on water",
    ]


def test_every_promise_has_an_owner_and_the_words_of_a_source(story):
    for line in find_promises(on=date(2026, 11, 21)):
        assert line.owners, line.commitment
        assert line.citations, line.commitment


def test_the_meeting_in_astana_has_two_reports_and_is_one_contact(story):
    match = ContactMatch.objects.get()
    assert match.answer == ContactMatch.Answer.SAME
    contact = all_contacts().get(on="2026-10-12")
    shown = card(contact)
    assert len(shown.sources) == 2
    assert len(shown.present) == 4
    assert Commitment.objects.filter(status="superseded").count() == 1


def test_a_half_done_promise_shows_what_was_done(story):
    promise = Commitment.objects.get(what__startswith="circulate")
    assert promise.status == Commitment.Status.HALF_DONE
    assert promise.steps.get().citation.quote == "finished for two of the four laws"


def test_the_application_is_a_process_with_claims_side_by_side(story):
    steps = Process.objects.get().steps.all()
    assert [(one.stage, one.contradicted) for one in steps] == [
        ("idea", False),
        ("claimed-complete", True),
        ("prepared", True),
    ]
    assert all(one.citation for one in steps)


def test_the_record_of_conversation_was_opened_once_by_the_head(story):
    record = ConversationRecord.objects.get()
    assert [one.by.username for one in record.openings.all()] == ["head"]


def test_everybody_in_it_is_labelled_sample(story):
    named = {seen.person for contact in all_contacts() for seen in card(contact).people}
    assert named
    assert all(person.sample for person in named)
    assert not Person.objects.filter(sample=True, display_name="Ramil Hasan").exists()


def test_a_folder_of_further_reports_is_read_and_waits(story, assembly, tmp_path):
    (tmp_path / "a.txt").write_text("The Speaker met with the Ambassador.", "utf-8")
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    loaded = dialogue_story.load(assembly, tmp_path)
    assert loaded.read == 7
