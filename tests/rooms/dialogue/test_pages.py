"""Pages of promises, processes and joined contacts, as a person uses them."""

import pytest

from orkhon.dialogue.actions.contacts import Guest, Plan, plan_contact
from orkhon.dialogue.actions.promises import add_commitment
from orkhon.dialogue.actions.review import decide
from orkhon.dialogue.models import (
    Commitment,
    Contact,
    ContactMatch,
    ConversationRecord,
    FeedKey,
    Participation,
    Process,
)


@pytest.fixture
def signed_in(client, clerk):
    client.force_login(clerk)
    return client


@pytest.fixture
def contact(clerk, sundetbek):
    return plan_contact(
        Plan(title="Talks", on="2027-03-20", guests=[Guest(person=sundetbek)]), by=clerk
    )


def shown(response):
    return response.content.decode()


def test_a_new_promise_is_compared_with_the_open_ones(
    signed_in, report, found, clerk, contact
):
    add_commitment(
        contact,
        what="send its written comments",
        strength="agreed",
        owners=["Sample Chamber"],
        by=clerk,
    )
    add_commitment(
        contact, what="repair the roof", strength="agreed", owners=["A"], by=clerk
    )
    promise = found("commitment")
    page = f"/dialogue/reports/{report.pk}/{promise.number}/"
    line = shown(signed_in.get(page))
    assert "Same promise as one that is open?" in line
    assert '<span class="differs">written</span>' in line
    assert "repair the roof" not in line
    first = Commitment.objects.get(what="send its written comments")
    signed_in.post(f"{page}answer/", {"answer": "yes", "same": first.pk})
    assert Commitment.objects.count() == 2
    assert first.further.get().source == report.source


def test_the_board_is_narrowed_by_owner_status_body_and_day(
    signed_in, contact, clerk, chamber
):
    for what, owner, due in (
        ("late", "Sample Chamber", "2027-01"),
        ("soon", "Somebody", "2027-06"),
    ):
        add_commitment(
            contact, what=what, strength="agreed", owners=[owner], due=due, by=clerk
        )

    def listed(query):
        lines = signed_in.get(f"/dialogue/promises/?{query}").context["lines"]
        return [line.commitment.what for line in lines]

    assert listed("") == ["late", "soon"]
    assert listed("owner=CHAMBER") == ["late"]
    assert listed("status=overdue&on=2027-02-01") == ["late"]
    assert listed("status=overdue&on=2027-01-31") == []
    assert listed("status=done") == []
    assert listed(f"body={chamber.pk}") == ["late"]
    wrong = signed_in.get("/dialogue/promises/?on=2027-02-30")
    assert "Enter a valid date" in shown(wrong)


def test_a_promise_is_filed_as_a_stage_on_its_page(signed_in, found, clerk):
    decide(found("commitment"), answer="yes", by=clerk)
    address = f"/dialogue/promises/{Commitment.objects.get().pk}/file/"
    empty = signed_in.post(address, {"process": "", "stage": "idea"})
    assert empty.status_code == 422
    signed_in.post(address, {"process": "Comments", "stage": "idea"})
    step = Process.objects.get(title="Comments").steps.get()
    assert step.citation is not None
    assert "Comments" in shown(signed_in.get("/dialogue/processes/"))


def test_a_promise_by_hand_cannot_be_filed(signed_in, contact, clerk):
    made = add_commitment(contact, what="x", strength="agreed", owners=["A"], by=clerk)
    response = signed_in.post(
        f"/dialogue/promises/{made.pk}/file/", {"process": "P", "stage": "idea"}
    )
    assert response.status_code == 422
    assert not Process.objects.exists()


def test_a_process_is_begun_and_its_stages_filed(signed_in):
    signed_in.post("/dialogue/processes/new/", {"title": "Application"})
    process = Process.objects.get()
    twice = signed_in.post("/dialogue/processes/new/", {"title": "Application"})
    assert "followed already" in shown(twice)
    address = f"/dialogue/processes/{process.pk}/stage/"
    wrong = signed_in.post(address, {"stage": "idea", "note": "x", "on": "2027-02-30"})
    assert "no day of the calendar" in shown(wrong)
    nothing = signed_in.post(address, {"stage": "idea", "note": "  "})
    assert nothing.status_code == 422
    signed_in.post(address, {"stage": "idea", "note": "letter 7", "on": "2027"})
    assert process.steps.get().on == "2027"


def test_two_contacts_are_joined_and_parted_on_their_page(
    signed_in, contact, sundetbek
):
    other = Contact.objects.create(on="2027-03-20", kinds=["meeting"])
    Participation.objects.create(contact=other, person=sundetbek, role="participant")
    match = ContactMatch.objects.create(one=contact, other=other, score=1.0)
    assert "The same event in two reports?" in shown(signed_in.get("/dialogue/"))
    address = f"/dialogue/matches/{match.pk}/"
    assert signed_in.post(address, {"answer": "same"})["Location"].endswith(
        f"{contact.pk}/"
    )
    page = shown(signed_in.get(f"/dialogue/contacts/{contact.pk}/"))
    assert "Part them" in page
    again = signed_in.post(address, {"answer": "different"}, follow=True)
    assert "answered already: one event" in shown(again)
    signed_in.post(address, {"answer": "undo"})
    other.refresh_from_db()
    assert other.merged_into is None


def test_a_record_of_conversation_is_written_for_chosen_people(
    signed_in, contact, colleague
):
    address = f"/dialogue/contacts/{contact.pk}/record/"
    empty = signed_in.post(address, {"text": ""})
    assert empty.status_code == 422
    signed_in.post(address, {"text": "In confidence.", "open_to": [colleague.pk]})
    record = ConversationRecord.objects.get()
    assert colleague in record.open_to.all()
    twice = signed_in.post(address, {"text": "Again."})
    assert "has a record of conversation already" in shown(twice)


def test_a_new_calendar_address_is_made_on_the_board(signed_in, clerk):
    before = signed_in.get("/dialogue/promises/").context["feed"]
    assert not FeedKey.objects.exists()
    signed_in.post("/dialogue/promises/address/")
    after = signed_in.get("/dialogue/promises/").context["feed"]
    assert before != after


def test_contacts_are_listed_by_state(signed_in, contact):
    Contact.objects.create(on="2027-01-01", title="Held before")
    both = shown(signed_in.get("/dialogue/contacts/"))
    assert "Held before" in both
    planned = shown(signed_in.get("/dialogue/contacts/?state=planned"))
    assert "Held before" not in planned
    assert "Talks" in planned


def test_a_persons_panel_shows_what_is_open_between_us(
    signed_in, contact, clerk, sundetbek
):
    add_commitment(
        contact,
        what="send comments",
        strength="agreed",
        owners=["Omirgali Sundetbek"],
        by=clerk,
    )
    panel = shown(signed_in.get(f"/dialogue/people/{sundetbek.pk}/panel/"))
    assert "send comments" in panel
    assert "Talks" in panel


def test_a_promise_needs_an_owner_on_the_page_too(signed_in, contact):
    response = signed_in.post(
        f"/dialogue/contacts/{contact.pk}/promises/",
        {"what": "x", "owners": " ", "strength": "agreed"},
    )
    assert response.status_code == 422
    assert not Commitment.objects.exists()
