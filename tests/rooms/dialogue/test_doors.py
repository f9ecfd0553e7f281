"""Who sees this room at all, and how reports come in through the site."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from orkhon.dialogue.actions.contacts import Guest, Plan, plan_contact
from orkhon.dialogue.actions.conversations import write_conversation_record
from orkhon.dialogue.actions.promises import add_commitment
from orkhon.dialogue.models import Contact, FeedKey, Opening, Report
from orkhon.record.models import Entry, Source
from orkhon.record.roles import Role
from tests.rooms.dialogue.conftest import TEXT

BRING_IN = "/dialogue/reports/new/"


@pytest.fixture
def contact(clerk, sundetbek):
    return plan_contact(
        Plan(title="Talks on water", on="2027-03-20", guests=[Guest(person=sundetbek)]),
        by=clerk,
    )


@pytest.fixture
def pages(report, contact, clerk, sundetbek, chamber):
    promise = add_commitment(
        contact, what="x", strength="agreed", owners=["A"], by=clerk
    )
    first = report.proposals.first()
    return {
        "get": [
            "/dialogue/",
            BRING_IN,
            f"/dialogue/reports/{report.pk}/",
            f"/dialogue/reports/{report.pk}/{first.number}/",
            "/dialogue/contacts/",
            "/dialogue/contacts/plan/",
            f"/dialogue/contacts/{contact.pk}/",
            f"/dialogue/contacts/{contact.pk}/complete/",
            "/dialogue/promises/",
            f"/dialogue/promises/{promise.pk}/",
            "/dialogue/processes/",
            f"/dialogue/people/{sundetbek.pk}/panel/",
            f"/dialogue/bodies/{chamber.key}/panel/",
        ],
        "post": [
            BRING_IN,
            f"/dialogue/reports/{report.pk}/{first.number}/answer/",
            f"/dialogue/reports/{report.pk}/{first.number}/undo/",
            f"/dialogue/reports/{report.pk}/{first.number}/span/",
            f"/dialogue/reports/{report.pk}/draw/",
            f"/dialogue/reports/{report.pk}/close/",
            "/dialogue/contacts/plan/",
            f"/dialogue/contacts/{contact.pk}/complete/",
            f"/dialogue/contacts/{contact.pk}/cancel/",
            f"/dialogue/contacts/{contact.pk}/promises/",
            f"/dialogue/contacts/{contact.pk}/record/",
            f"/dialogue/contacts/{contact.pk}/record/open/",
            f"/dialogue/promises/{promise.pk}/status/",
            f"/dialogue/promises/{promise.pk}/file/",
            "/dialogue/promises/address/",
            "/dialogue/processes/new/",
        ],
    }


def test_the_secretariat_sees_every_page(pages, client, clerk, colleague, head):
    for user in (clerk, colleague, head):
        client.force_login(user)
        for page in pages["get"]:
            assert client.get(page).status_code == 200, (user, page)


def test_to_delegates_observers_and_the_administrator_the_room_is_not_there(
    pages, client, delegate, administrator, make
):
    observer = make("observer", Role.OBSERVER)
    before = Entry.objects.count()
    for user in (delegate, administrator, observer):
        client.force_login(user)
        for page in pages["get"]:
            assert client.get(page).status_code == 404, (user, page)
        for page in pages["post"]:
            assert client.post(page, {"answer": "yes"}).status_code == 404, (user, page)
    assert Entry.objects.count() == before
    assert not FeedKey.objects.filter(user=delegate).exists()


def test_a_stranger_is_asked_to_sign_in(pages, client):
    for page in pages["get"]:
        assert client.get(page)["Location"].startswith("/accounts/login/"), page


def test_a_record_of_conversation_is_not_there_for_others_not_even_the_head(
    contact, client, clerk, colleague, head
):
    write_conversation_record(contact, "In confidence.", open_to=[colleague], by=clerk)
    address = f"/dialogue/contacts/{contact.pk}/record/open/"
    client.force_login(head)
    assert client.post(address).status_code == 404
    page = client.get(f"/dialogue/contacts/{contact.pk}/").content.decode()
    assert "open to 2 named people" in page
    assert "In confidence." not in page
    assert address not in page
    client.force_login(colleague)
    shown = client.post(address).content.decode()
    assert "In confidence." in shown
    assert Opening.objects.get().by == colleague
    client.force_login(clerk)
    assert (
        "Kokotaeva opened it"
        in client.get(f"/dialogue/contacts/{contact.pk}/").content.decode()
    )


def test_an_opening_on_the_page_of_the_source_is_seen_as_well(
    contact, client, clerk, colleague, head, make
):
    record = write_conversation_record(
        contact, "In confidence.", open_to=[colleague], by=clerk
    )
    address = f"/dialogue/contacts/{contact.pk}/"
    client.force_login(colleague)
    assert "Nobody has opened it." in client.get(address).content.decode()
    client.get(f"/record/sources/{record.source_id}/")
    for who in (clerk, head):
        client.force_login(who)
        assert "Kokotaeva opened it" in client.get(address).content.decode()
    # Who is neither named nor a head does not read who opened it.
    client.force_login(make("other", Role.LEGAL))
    page = client.get(address).content.decode()
    assert "open to 2 named people" in page
    assert "opened it" not in page


def upload(name, data):
    return SimpleUploadedFile(name, data)


def test_a_file_brought_in_leads_to_its_review(client, clerk):
    client.force_login(clerk)
    response = client.post(BRING_IN, {"reports": upload("a.txt", TEXT.encode())})
    assert response["Location"] == f"/dialogue/reports/{Report.objects.get().pk}/"


def test_the_same_file_twice_says_so(client, clerk):
    client.force_login(clerk)
    for _ in range(2):
        response = client.post(
            BRING_IN, {"reports": upload("a.txt", TEXT.encode())}, follow=True
        )
    assert "brought in before; it is not kept twice" in response.content.decode()
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty.txt: the file is empty"),
        ("large.txt", b"a" * 50_000_000, "large.txt: is too large"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(99), "picture.png: is"),
        ("broken.docx", b"PK\x03\x04 nothing more", "broken.docx:"),
    ],
)
def test_a_bad_file_is_named_and_the_good_ones_are_kept(
    client, clerk, name, data, reason
):
    client.force_login(clerk)
    response = client.post(
        BRING_IN,
        {"reports": [upload(name, data), upload("good.txt", TEXT.encode())]},
    )
    shown = response.content.decode()
    assert response.status_code == 422
    assert reason in shown
    assert "Read: “Meeting in Baku”" in shown
    assert [one.source.filename for one in Report.objects.all()] == ["good.txt"]
    assert Source.objects.count() == 1


def test_words_that_were_pasted_are_not_lost_by_a_wrong_file(client, clerk):
    client.force_login(clerk)
    response = client.post(
        BRING_IN, {"reports": upload("e.txt", b""), "words": " ", "name": "My words"}
    )
    assert 'value="My words"' in response.content.decode()
    nothing = client.post(BRING_IN, {"name": "My words"})
    assert nothing.status_code == 422
    assert "Choose a file, or paste the words." in nothing.content.decode()


def test_pasted_words_are_kept_under_their_name(client, clerk):
    client.force_login(clerk)
    client.post(BRING_IN, {"words": TEXT, "name": "from the letter"})
    assert Report.objects.get().source.filename == "from the letter.txt"


PLAN = "/dialogue/contacts/plan/"


def test_a_meeting_is_planned_with_people_in_any_spelling(client, clerk, sundetbek):
    client.force_login(clerk)
    said = {
        "who": "omirgali sundetbek, Deputy Speaker",
        "on": "2027-03-20",
        "kinds": "meeting",
    }
    response = client.post(PLAN, said)
    contact = Contact.objects.get()
    assert response["Location"] == f"/dialogue/contacts/{contact.pk}/"
    seen = contact.participations.get()
    assert (seen.person, seen.post_as_written) == (sundetbek, "Deputy Speaker")
    assert contact.title == "Omirgali Sundetbek"


def test_an_unknown_name_is_asked_about_once_and_nothing_typed_is_lost(client, clerk):
    client.force_login(clerk)
    said = {
        "who": "Erlan Tastaq, Legal Officer",
        "on": "2027-03-20",
        "kinds": "meeting",
        "agenda": "Water and more",
    }
    asked = client.post(PLAN, said)
    shown = asked.content.decode()
    assert asked.status_code == 422
    assert "Who is “Erlan Tastaq”?" in shown
    assert "Water and more" in shown
    assert not Contact.objects.exists()
    (question,) = asked.context["form"].guests.questions
    client.post(PLAN, said | {question.key: "new"})
    assert (
        Contact.objects.get().participations.get().person.display_name == "Erlan Tastaq"
    )


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"on": "2027-02-30"}, "no day of the calendar"),
        ({"on": "soon"}, "is no date"),
        ({"on": "2027-03", "who": ""}, "say who is met"),
    ],
)
def test_a_plan_that_cannot_be_comes_back_with_the_reason(
    client, clerk, sundetbek, said, reason
):
    client.force_login(clerk)
    response = client.post(
        PLAN, {"who": "Omirgali Sundetbek", "kinds": "meeting"} | said
    )
    assert response.status_code == 422
    assert reason in response.content.decode()


def test_a_person_in_the_address_is_filled_in(client, clerk, sundetbek):
    client.force_login(clerk)
    shown = client.get(f"{PLAN}?person={sundetbek.pk}").content.decode()
    assert "Omirgali Sundetbek</textarea>" in shown
    assert client.get(f"{PLAN}?person=nonsense").status_code == 404


def test_a_meeting_is_completed_and_called_off_on_its_page(client, clerk, contact):
    client.force_login(clerk)
    address = f"/dialogue/contacts/{contact.pk}/"
    empty = client.post(f"{address}cancel/", {"why": ""})
    assert empty.status_code == 422
    client.post(f"{address}complete/", {"outcome": "Agreed to meet again"})
    assert "Agreed to meet again" in client.get(address).content.decode()
    late = client.post(f"{address}cancel/", {"why": "ill"})
    assert late.status_code == 422
    assert "cannot be called off" in late.content.decode()
    again = client.post(f"{address}complete/", {"outcome": "x"})
    assert again.status_code == 422


def test_a_promise_changes_its_status_with_the_words_of_a_report(
    client, clerk, contact, report
):
    client.force_login(clerk)
    client.post(
        f"/dialogue/contacts/{contact.pk}/promises/",
        {"what": "Send it", "owners": "A", "strength": "agreed", "due": "2027-04"},
    )
    promise = contact.commitments.get()
    address = f"/dialogue/promises/{promise.pk}/"
    said = {"status": "done", "was": "open", "report": report.pk, "quote": "nowhere"}
    wrong = client.post(f"{address}status/", said)
    assert wrong.status_code == 422
    assert "The report does not say that." in wrong.content.decode()
    client.post(f"{address}status/", said | {"quote": "product safety"})
    promise.refresh_from_db()
    assert promise.status == "done"
    assert "product safety" in client.get(address).content.decode()


def test_a_joined_contact_leads_to_the_one_that_is_kept(client, clerk, contact):
    other = Contact.objects.create(on="2027-03-20", merged_into=contact)
    client.force_login(clerk)
    response = client.get(f"/dialogue/contacts/{other.pk}/")
    assert response["Location"] == f"/dialogue/contacts/{contact.pk}/"
